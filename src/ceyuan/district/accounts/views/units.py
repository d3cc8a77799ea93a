"""Pages of the system administrator: units, and how the platform is set up.

Comes in: a request. Goes out: pages.
Must not know: rules; actions refuse.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ceyuan.district.accounts.actions.change_unit import change_unit
from ceyuan.district.accounts.actions.close_unit import close_unit
from ceyuan.district.accounts.actions.open_unit import open_unit
from ceyuan.district.accounts.edge import EdgeRequest, posted
from ceyuan.district.accounts.enums import Role, UnitKind
from ceyuan.district.accounts.forms import UnitForm
from ceyuan.district.accounts.permission import require
from ceyuan.district.accounts.queries import units_visible_to
from ceyuan.district.common.pages.refusal import add_refusal
from ceyuan.district.common.trail.act import Refused


def units(request: EdgeRequest) -> HttpResponse:
    """List units, all on one page: a district has some dozens."""
    require(request.viewer, Role.SYSTEM_ADMIN)
    kind = request.GET.get("kind", "")
    rows = units_visible_to(request.viewer)
    if kind in UnitKind.values:
        rows = rows.filter(kind=kind)
    return render(request, "accounts/units.html", {"units": rows, "kinds": UnitKind, "kind": kind})


def unit_new(request: EdgeRequest) -> HttpResponse:
    """Open a unit."""
    require(request.viewer, Role.SYSTEM_ADMIN)
    form = UnitForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            open_unit(request.viewer, form.details(), at=request.at)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("单位已设立。"))
            return redirect("units")
    return render(request, "accounts/unit.html", {"form": form})


def unit_edit(request: EdgeRequest, key: str) -> HttpResponse:
    """Change a unit."""
    require(request.viewer, Role.SYSTEM_ADMIN)
    unit = get_object_or_404(units_visible_to(request.viewer), key=key)
    shown = {name: getattr(unit, name) for name in ("name", "kind", "parent", "place", "en")}
    form = UnitForm(posted(request), unit=unit, initial=shown)
    if request.method == "POST" and form.is_valid():
        try:
            change_unit(request.viewer, unit, form.details(), at=request.at)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("单位已更改。"))
            return redirect("units")
    return render(request, "accounts/unit.html", {"form": form, "unit": unit})


@require_POST
def unit_close(request: EdgeRequest, key: str) -> HttpResponse:
    """Close a unit."""
    require(request.viewer, Role.SYSTEM_ADMIN)
    close_unit(request.viewer, get_object_or_404(units_visible_to(request.viewer), key=key), at=request.at)
    messages.success(request, _("单位已撤销。"))
    return redirect("units")


def platform_settings(request: EdgeRequest) -> HttpResponse:
    """Show how the platform runs; nothing is changed here, and no secret is shown."""
    require(request.viewer, Role.SYSTEM_ADMIN)
    environment = settings.ENVIRONMENT
    yes_no = {True: _("是"), False: _("否")}
    rows = (
        ("CEYUAN_DEMO", _("演示"), yes_no[environment.demo]),
        ("CEYUAN_SECURE", _("只用 HTTPS"), yes_no[environment.secure]),
        ("CEYUAN_HOSTS", _("访问地址"), "、".join(environment.hosts)),
        ("CEYUAN_DATABASE", _("数据库"), "SQLite" if environment.database.embedded else "PostgreSQL"),
        ("CEYUAN_DATA", _("数据文件夹"), str(environment.data)),
        ("CEYUAN_PACKS", _("政策包文件夹"), str(environment.packs or _("随平台附带"))),
        ("", _("工作人员双因素登录"), yes_no[settings.SECOND_FACTOR]),
        ("", _("无操作自动退出"), _("{number} 分钟").format(number=settings.IDLE_SECONDS // 60)),
        ("", _("密码使用期限"), _("{number} 天").format(number=settings.PASSWORD_DAYS)),
        ("", _("连续输错密码暂停登录"), _("{number} 次").format(number=settings.AXES_FAILURE_LIMIT)),
        ("", _("设置链接有效"), _("{number} 小时").format(number=settings.INVITATION_HOURS)),
    )
    return render(request, "accounts/settings.html", {"rows": rows})
