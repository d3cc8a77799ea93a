"""The menu of those who act for enterprises.

Comes in: a request. Goes out: the lines its viewer sees.
Must not know: what pages do.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ceyuan.district.accounts.access import NOBODY_HERE, Viewer
from ceyuan.district.accounts.enums import ENTERPRISE_ROLES, STAFF_ROLES, Role
from ceyuan.district.accounts.menu import Entry, menu_lines
from ceyuan.district.registry.models import Membership

CONFIRMING = frozenset({Role.ENTERPRISE_CONFIRMER})

MENU = (
    Entry(_("企业首页"), "home", "portal_home", ENTERPRISE_ROLES),
    Entry(
        _("我的企业"),
        "building-factory-2",
        "my_enterprises",
        ENTERPRISE_ROLES,
        _("看平台上有本企业的哪些资料，有误可以更正。"),
        ("my_enterprise", "my_facts", "my_titles", "my_projects", "my_credit"),
    ),
    Entry(
        _("定期填报"), "calendar", "my_forms", ENTERPRISE_ROLES, _("现在开放的表；平台已有的不用再填。"), ("my_form",)
    ),
    Entry(_("更正申请"), "file-check", "my_corrections", ENTERPRISE_ROLES, _("申请过的更正和答复。")),
    Entry(_("企业人员"), "users", "my_members", CONFIRMING, _("谁能代表本企业办理；委托代办要上传授权书。")),
    Entry(_("谁看过我的资料"), "eye", "my_visits", ENTERPRISE_ROLES, _("哪个部门在什么时候打开过本企业的资料。")),
)


def portal_menu(request: HttpRequest) -> Mapping[str, object]:
    """Give the lines of the menu to templates; staff act for no enterprise, so nothing is asked for them."""
    viewer: Viewer = getattr(request, "viewer", NOBODY_HERE)
    if not viewer.user or viewer.has(*STAFF_ROLES):
        return {"portal_menu": []}
    return {"portal_menu": menu_lines(MENU, request, roles_for_firms(viewer))}


def roles_for_firms(viewer: Viewer) -> set[Role]:
    """Give the roles in which somebody acts for any firm today."""
    open_today = Q(since__lte=viewer.day) & (Q(until__isnull=True) | Q(until__gte=viewer.day))
    held = Membership.objects.filter(open_today, user=viewer.user, ended_at__isnull=True)
    return {Role(one) for one in held.order_by().values_list("role", flat=True).distinct()}
