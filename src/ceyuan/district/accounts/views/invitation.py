"""The page behind a link: its bearer sets a password and logs in with it.

Comes in: a request of somebody not logged in. Goes out: a page.
Must not know: who sent the link.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from ceyuan.district.accounts.actions.accept_invitation import accept_invitation as accept
from ceyuan.district.accounts.actions.accept_invitation import open_invitation
from ceyuan.district.accounts.edge import EdgeRequest, posted
from ceyuan.district.accounts.forms import PasswordForm
from ceyuan.district.common.trail.act import Refused


@sensitive_post_parameters()
@never_cache
def accept_invitation(request: EdgeRequest, secret: str) -> HttpResponse:
    """Set a password; a dead link says so, whatever killed it."""
    found = open_invitation(secret, at=request.at)
    if found is None:
        return render(request, "accounts/dead_link.html", status=410)
    form = PasswordForm(posted(request), user=found.user)
    if request.method == "POST" and form.is_valid():
        try:
            accept(secret, form.cleaned_data["password"], at=request.at, place=request.META.get("REMOTE_ADDR", ""))
        except Refused:
            return render(request, "accounts/dead_link.html", status=410)
        messages.success(request, _("密码已设置，请登录。"))
        return redirect("account_login")
    return render(request, "accounts/set_password.html", {"form": form, "person": found.user})
