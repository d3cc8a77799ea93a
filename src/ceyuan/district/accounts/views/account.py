"""My account: my roles and their days, my deputies, my second factor, what I did lately.

Comes in: a request. Goes out: a page.
Must not know: other people's accounts.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.actions.change_contact import change_contact
from ceyuan.district.accounts.actions.delegate import delegate
from ceyuan.district.accounts.edge import EdgeRequest, posted
from ceyuan.district.accounts.enums import STAFF_ROLES
from ceyuan.district.accounts.forms import ContactForm, DelegationForm, first_days
from ceyuan.district.accounts.models import User
from ceyuan.district.accounts.queries import colleagues, person_of, users_visible_to
from ceyuan.district.common.pages.refusal import add_refusal
from ceyuan.district.common.trail.act import Refused


def account(request: EdgeRequest) -> HttpResponse:
    """Show one's own account."""
    person = person_of(_me(request.viewer))
    days = {"day": request.viewer.day, "staff": request.viewer.has(*STAFF_ROLES)}
    return render(request, "accounts/account.html", {"person": person} | days)


def account_contact(request: EdgeRequest) -> HttpResponse:
    """Change one's own phone and mail address."""
    me = _me(request.viewer)
    form = ContactForm(posted(request), initial={"phone": me.phone, "email": me.email})
    if request.method == "POST" and form.is_valid():
        change_contact(request.viewer, at=request.at, **form.cleaned_data)
        messages.success(request, _("联系方式已更改。"))
        return redirect("account")
    return render(request, "accounts/contact.html", {"form": form})


def account_delegate(request: EdgeRequest) -> HttpResponse:
    """Name a deputy for oneself."""
    me, people = _me(request.viewer), colleagues(request.viewer.day)
    form = DelegationForm(posted(request), people=people, principal=me, initial=first_days(request.viewer.day))
    if request.method == "POST" and form.is_valid():
        try:
            delegate(request.viewer, form.delegation(), at=request.at)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("代理已设定，操作留痕会同时写明两人。"))
            return redirect("account")
    return render(request, "accounts/delegate.html", {"form": form, "mine": True})


def _me(viewer: Viewer) -> User:
    return users_visible_to(viewer).get(pk=viewer.user)
