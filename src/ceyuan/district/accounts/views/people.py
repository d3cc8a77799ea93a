"""Pages of the security administrator: people, their accounts and roles.

Comes in: a request. Goes out: pages.
Must not know: rules; actions refuse.
"""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ceyuan.district.accounts.actions.end_role import end_role
from ceyuan.district.accounts.actions.grant_role import grant_role
from ceyuan.district.accounts.actions.invite_user import invite_user
from ceyuan.district.accounts.actions.renew_invitation import renew_invitation
from ceyuan.district.accounts.actions.reset_factor import reset_factor
from ceyuan.district.accounts.actions.switch_off_user import switch_off_user
from ceyuan.district.accounts.actions.switch_on_user import switch_on_user
from ceyuan.district.accounts.actions.transfer_work import transfer_work
from ceyuan.district.accounts.edge import EdgeRequest, posted
from ceyuan.district.accounts.enums import STAFF_ROLES, Role
from ceyuan.district.accounts.forms import GrantForm, PersonForm, SuccessorForm, first_days
from ceyuan.district.accounts.models import User
from ceyuan.district.accounts.open_work import open_work
from ceyuan.district.accounts.permission import require
from ceyuan.district.accounts.queries import (
    Wanted,
    grants_visible_to,
    open_units,
    people_in_use,
    people_list,
    person_of,
    users_visible_to,
)
from ceyuan.district.common.pages.refusal import add_refusal, page_language
from ceyuan.district.common.trail.act import Refused

PAGE = 50


def people(request: EdgeRequest) -> HttpResponse:
    """List people with their roles of today."""
    require(request.viewer, Role.SECURITY_ADMIN)
    wanted = Wanted(*(request.GET.get(one, "").strip()[:40] for one in ("text", "role", "unit", "state")))
    page = Paginator(people_list(request.viewer, wanted), PAGE).get_page(request.GET.get("page"))
    choices = {
        "roles": [one for one in Role if one in STAFF_ROLES],
        "units": open_units(),
        "states": (("on", _("可用")), ("off", _("已停用")), ("unused", _("从未登录"))),
    }
    return render(request, "accounts/people.html", {"page": page, "wanted": wanted} | choices)


def invite_person(request: EdgeRequest) -> HttpResponse:
    """Invite somebody."""
    require(request.viewer, Role.SECURITY_ADMIN)
    form = PersonForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            invited = invite_user(request.viewer, form.person(), at=request.at)
        except Refused as refusal:
            add_refusal(form, refusal, "username")
        else:
            return _show_link(request, invited.user, invited.secret)
    return render(request, "accounts/invite_person.html", {"form": form})


def person(request: EdgeRequest, pk: int) -> HttpResponse:
    """Show one person; a role is granted here."""
    require(request.viewer, Role.SECURITY_ADMIN)
    user = _user(request, pk)
    form = GrantForm(posted(request), initial=first_days(request.viewer.day))
    if request.method == "POST" and form.is_valid():
        try:
            grant_role(request.viewer, user, form.grant(), at=request.at)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("角色已授予。"))
            return redirect("person", pk=user.pk)
    context = {
        "person": person_of(user),
        "form": form,
        "day": request.viewer.day,
        "mine": user.pk == request.viewer.user,
    }
    return render(request, "accounts/person.html", context)


@require_POST
def person_end_role(request: EdgeRequest, pk: int, grant: int) -> HttpResponse:
    """End one role."""
    require(request.viewer, Role.SECURITY_ADMIN)
    end_role(request.viewer, get_object_or_404(grants_visible_to(request.viewer), pk=grant, user=pk), at=request.at)
    messages.success(request, _("角色已收回，立即生效。"))
    return redirect("person", pk=pk)


@require_POST
def person_link(request: EdgeRequest, pk: int) -> HttpResponse:
    """Make a new link."""
    require(request.viewer, Role.SECURITY_ADMIN)
    user = _user(request, pk)
    return _show_link(request, user, renew_invitation(request.viewer, user, at=request.at))


@require_POST
def person_reset_factor(request: EdgeRequest, pk: int) -> HttpResponse:
    """Clear the second factor."""
    require(request.viewer, Role.SECURITY_ADMIN)
    reset_factor(request.viewer, _user(request, pk), at=request.at)
    messages.success(request, _("双因素已清除，下次登录时重新绑定。"))
    return redirect("person", pk=pk)


@require_POST
def person_switch_on(request: EdgeRequest, pk: int) -> HttpResponse:
    """Switch an account on again."""
    require(request.viewer, Role.SECURITY_ADMIN)
    user = _user(request, pk)
    return _show_link(request, user, switch_on_user(request.viewer, user, at=request.at))


def person_switch_off(request: EdgeRequest, pk: int) -> HttpResponse:
    """Switch an account off, and hand over open work."""
    require(request.viewer, Role.SECURITY_ADMIN)
    user = _user(request, pk)
    form = SuccessorForm(posted(request), people=people_in_use().exclude(pk=pk))
    if request.method == "POST" and form.is_valid():
        try:
            switch_off_user(request.viewer, user, successor=form.cleaned_data["successor"], at=request.at)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("账号已停用，角色和代理同时结束。"))
            return redirect("person", pk=pk)
    return render(request, "accounts/switch_off.html", {"form": form, "person": user, "work": _work(user)})


def person_transfer(request: EdgeRequest, pk: int) -> HttpResponse:
    """Hand open work over without switching the account off."""
    require(request.viewer, Role.SECURITY_ADMIN)
    user = _user(request, pk)
    form = SuccessorForm(posted(request), people=people_in_use().exclude(pk=pk))
    form.fields["successor"].required = True
    if request.method == "POST" and form.is_valid():
        try:
            moved = transfer_work(request.viewer, user, form.cleaned_data["successor"], at=request.at)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("已移交 {number} 件工作。").format(number=moved))
            return redirect("person", pk=pk)
    return render(request, "accounts/transfer.html", {"form": form, "person": user, "work": _work(user)})


def _user(request: EdgeRequest, pk: int) -> User:
    return get_object_or_404(users_visible_to(request.viewer), pk=pk)


def _work(user: User) -> list[tuple[str, int]]:
    """Give open work in words."""
    zh = page_language() == "zh"
    return [(kind.zh if zh else kind.en, count) for kind, count in open_work(user)]


@never_cache
def _show_link(request: HttpRequest, user: User, secret: str) -> HttpResponse:
    """Show a link, this once; it is kept nowhere and no page shows it again."""
    address = request.build_absolute_uri(reverse("accept_invitation", args=[secret]))
    return render(request, "accounts/link.html", {"person": user, "address": address})
