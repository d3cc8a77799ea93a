"""The menu of officers.

Comes in: a request. Goes out: the lines its viewer sees.
Must not know: what pages do.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ceyuan.district.accounts.access import NOBODY_HERE, Viewer
from ceyuan.district.accounts.enums import STAFF_ROLES, Role
from ceyuan.district.accounts.menu import Entry, menu_lines
from ceyuan.district.registry.access import LOOKING
from ceyuan.district.registry.imports.access import IMPORTING
from ceyuan.district.registry.tables.access import FILLING

MENU = (
    Entry(_("首页"), "home", "desk_home", STAFF_ROLES),
    Entry(
        _("企业"),
        "building-factory-2",
        "enterprises",
        LOOKING,
        _("查企业、看资料和荣誉，存成常用名单。"),
        (
            "enterprise",
            "enterprise_facts",
            "enterprise_titles",
            "enterprise_projects",
            "enterprise_credit",
            "enterprise_changes",
            "enterprise_trail",
            "enterprises_held",
            "register_enterprise",
        ),
    ),
    Entry(
        _("事实更正"),
        "file-check",
        "corrections",
        frozenset({Role.DISTRICT_OFFICER, Role.UNIT_OFFICER}),
        _("企业申请更正的数值，核定采纳或说明理由。"),
    ),
    Entry(
        _("定期报表"),
        "calendar",
        "recurring_forms",
        frozenset({Role.DISTRICT_OFFICER}),
        _("有批准或依据才开放，平台已有的不再问企业。"),
        ("recurring_form_new",),
    ),
    Entry(
        _("共享数据"),
        "transfer",
        "shared_sources",
        frozenset({Role.DISTRICT_OFFICER}),
        _("别的单位共享的数据：目录、用途和到期日。"),
        ("shared_source_new", "shared_source_edit"),
    ),
    Entry(
        _("统计汇总数"),
        "chart-bar",
        "statistics",
        frozenset({Role.DISTRICT_OFFICER, Role.CONSULTED_DEPARTMENT, Role.LEADER}),
        _("统计部门提供，每格至少三家企业。"),
        ("statistics_new",),
    ),
    Entry(
        _("导入"),
        "upload",
        "imports",
        IMPORTING,
        _("导入 Excel 或 CSV，先试后入，可以撤回。"),
        ("import", "import_new", "import_headings", "import_faults", "import_rows", "import_undo"),
    ),
    Entry(
        _("给我一张表"),
        "table",
        "tables",
        FILLING,
        _("上级来表对好一次，以后一键填好。"),
        ("table", "table_new", "table_columns", "exports"),
    ),
    Entry(
        _("窗口代录"),
        "pencil",
        "counter",
        frozenset({Role.COUNTER_CLERK}),
        _("替到窗口来的企业录入，当场打印回执。"),
        ("counter_firm", "counter_receipt"),
    ),
    Entry(
        _("人员"),
        "users",
        "people",
        frozenset({Role.SECURITY_ADMIN}),
        _("开通账号，授予和收回角色，停用账号。"),
        ("person", "invite_person"),
    ),
    Entry(_("代理（AB角）"), "transfer", "delegations", frozenset({Role.SECURITY_ADMIN}), _("谁在哪几天代谁办理。")),
    Entry(
        _("单位"),
        "buildings",
        "units",
        frozenset({Role.SYSTEM_ADMIN}),
        _("街镇、开发区、园区和部门的名录。"),
        ("unit_new", "unit_edit"),
    ),
    Entry(
        _("运行设置"), "settings", "platform_settings", frozenset({Role.SYSTEM_ADMIN}), _("平台现在怎样运行，只读。")
    ),
    Entry(
        _("运行状况"),
        "shield-check",
        "platform_health",
        frozenset({Role.SYSTEM_ADMIN}),
        _("数据库、磁盘、留痕链和定时任务是否正常。"),
    ),
    Entry(
        _("操作留痕"),
        "history",
        "trail",
        frozenset({Role.AUDIT_ADMIN, Role.AUDITOR}),
        _("谁在什么时候做了什么；查验有没有被改动。"),
        ("trail_event", "trail_verify"),
    ),
)


def desk_menu(request: HttpRequest) -> Mapping[str, object]:
    """Give the lines of the menu to templates."""
    viewer: Viewer = getattr(request, "viewer", NOBODY_HERE)
    return {"desk_menu": menu_lines(MENU, request, {hat.role for hat in viewer.hats})}
