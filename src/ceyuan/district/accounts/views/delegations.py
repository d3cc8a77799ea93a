"""Deputyships (AB角): the security administrator sees all and may set up and end any.

Comes in: a request. Goes out: pages.
Must not know: rules; actions refuse.
"""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ceyuan.district.accounts.actions.delegate import delegate
from ceyuan.district.accounts.actions.end_delegation import end_delegation
from ceyuan.district.accounts.edge import EdgeRequest, posted
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.forms import DelegationForm, first_days
from ceyuan.district.accounts.permission import require
from ceyuan.district.accounts.queries import colleagues, delegations_visible_to
from ceyuan.district.common.pages.refusal import add_refusal
from ceyuan.district.common.trail.act import Refused

PAGE = 50


def delegations(request: EdgeRequest) -> HttpResponse:
    """List deputyships."""
    require(request.viewer, Role.SECURITY_ADMIN)
    page = Paginator(delegations_visible_to(request.viewer), PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/delegations.html", {"page": page, "day": request.viewer.day})


def delegation_new(request: EdgeRequest) -> HttpResponse:
    """Set one up for somebody."""
    require(request.viewer, Role.SECURITY_ADMIN)
    form = DelegationForm(
        posted(request), people=colleagues(request.viewer.day), initial=first_days(request.viewer.day)
    )
    if request.method == "POST" and form.is_valid():
        try:
            delegate(request.viewer, form.delegation(), at=request.at)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("代理已设定，操作留痕会同时写明两人。"))
            return redirect("delegations")
    return render(request, "accounts/delegate.html", {"form": form})


@require_POST
def delegation_end(request: EdgeRequest, pk: int) -> HttpResponse:
    """End one, at once; either of the two may as well."""
    one = get_object_or_404(delegations_visible_to(request.viewer), pk=pk)
    end_delegation(request.viewer, one, at=request.at)
    messages.success(request, _("代理已结束，立即生效。"))
    return redirect("delegations" if request.viewer.has(Role.SECURITY_ADMIN) else "account")
