"""Every act on an enterprise that has a page at the desk: one literal table.

Comes in: nothing. Goes out: pages' words, forms, and whose rows they are about.
Must not know: how pages are drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.verb import Verb
from ceyuan.district.registry import verbs
from ceyuan.district.registry.entry.act_form import ActForm
from ceyuan.district.registry.entry.changes import (
    CloseForm,
    HandOverForm,
    MoveInForm,
    MoveOutForm,
    PlacesForm,
    RenameForm,
    SplitForm,
    SuccessionForm,
)
from ceyuan.district.registry.entry.credit import CreditEventForm, DecideForm, RepairForm
from ceyuan.district.registry.entry.holdings import (
    EndSiteForm,
    IndustryForm,
    ProductForm,
    ProjectForm,
    RecognitionForm,
    SiteForm,
    WithdrawForm,
)
from ceyuan.district.registry.entry.members import EndMemberForm, MemberForm
from ceyuan.district.registry.models import Enterprise, Recognition, Site
from ceyuan.district.registry.queries.file import event_rows, members_on_file

Rows = Callable[[Viewer, Enterprise], QuerySet[Model]]


@dataclass(frozen=True, slots=True)
class ActPage:
    """A page that does one thing; `tab` is where it leads back to, `rows` which rows it may be about."""

    name: str
    verb: Verb
    heading: object
    lead: object
    form: type[ActForm]
    tab: str = "enterprise"
    rows: Rows | None = None


def _sites(_viewer: Viewer, firm: Enterprise) -> QuerySet[Site]:
    return Site.objects.filter(enterprise=firm, until__isnull=True).select_related("enterprise")


def _titles(_viewer: Viewer, firm: Enterprise) -> QuerySet[Recognition]:
    return Recognition.objects.filter(enterprise=firm, withdrawn_on__isnull=True).select_related("enterprise")


def _events(viewer: Viewer, firm: Enterprise) -> QuerySet[Model]:
    return event_rows(viewer, firm).select_related("enterprise")


def _members(viewer: Viewer, firm: Enterprise) -> QuerySet[Model]:
    return members_on_file(viewer, [firm])


FIRM_PAGES = (
    ActPage(
        "rename_enterprise",
        verbs.RENAME,
        _("登记更名"),
        _("旧名称转为曾用名；资质、事实和在办事项都不变。"),
        RenameForm,
    ),
    ActPage("set_places", verbs.SET_PLACES, _("更正三地"), _("注册地、税收户管地、经营地分别填写。"), PlacesForm),
    ActPage(
        "hand_over",
        verbs.HAND_OVER,
        _("移交推荐单位"),
        _("从接手日起由新单位推荐；原单位保留“到哪一天为止由我推荐”的记录，看不到以后的资料。"),
        HandOverForm,
    ),
    ActPage(
        "merge_enterprise",
        verbs.MERGE,
        _("登记吸收合并"),
        _("本企业从名录中退出；各项资料的去向见“变更”页的承继规则。"),
        SuccessionForm,
        "enterprise_changes",
    ),
    ActPage(
        "split_enterprise",
        verbs.SPLIT,
        _("登记分立"),
        _("各项资料的去向见“变更”页的承继规则。"),
        SplitForm,
        "enterprise_changes",
    ),
    ActPage(
        "move_out", verbs.MOVE_OUT, _("登记迁出"), _("资料保留，在办事项终止。"), MoveOutForm, "enterprise_changes"
    ),
    ActPage("move_in", verbs.MOVE_IN, _("登记迁入"), _("企业回到名录，资料照旧。"), MoveInForm, "enterprise_changes"),
    ActPage(
        "close_enterprise",
        verbs.CLOSE,
        _("登记注销"),
        _("企业退出名录，称号终止，信用事项封存只供审计。"),
        CloseForm,
        "enterprise_changes",
    ),
    ActPage("add_site", verbs.ADD_SITE, _("增加场所"), _("生产、办公、研发、仓储分别登记。"), SiteForm),
    ActPage("set_industry", verbs.SET_INDUSTRY, _("登记行业"), _("新的主营行业会接替原来的。"), IndustryForm),
    ActPage(
        "record_recognition",
        verbs.RECORD_RECOGNITION,
        _("登记资质称号"),
        _("称号、有效期和证书；到期自动失效。"),
        RecognitionForm,
        "enterprise_titles",
    ),
    ActPage(
        "add_product", verbs.ADD_PRODUCT, _("登记产品"), _("属于商业秘密的请标出。"), ProductForm, "enterprise_projects"
    ),
    ActPage(
        "add_project",
        verbs.ADD_PROJECT,
        _("登记项目"),
        _("“2+4”产业、战略性新兴产业、外资和技术改造项目。"),
        ProjectForm,
        "enterprise_projects",
    ),
    ActPage(
        "record_credit_event",
        verbs.RECORD_EVENT,
        _("登记信用事项"),
        _("要写明来源、机关和日期；企业可以提出异议。"),
        CreditEventForm,
        "enterprise_credit",
    ),
    ActPage(
        "invite_member",
        verbs.INVITE_MEMBER,
        _("添加企业人员"),
        _("本人要先有账号；受托代办人凭授权书，到期自动失效。"),
        MemberForm,
    ),
)

ROW_PAGES = (
    ActPage("end_site", verbs.END_SITE, _("停用场所"), _("场所保留在资料里，注明停用日期。"), EndSiteForm, rows=_sites),
    ActPage(
        "withdraw_recognition",
        verbs.WITHDRAW_RECOGNITION,
        _("登记称号撤销"),
        _("从撤销之日起不再算作持有。"),
        WithdrawForm,
        "enterprise_titles",
        _titles,
    ),
    ActPage(
        "repair_credit_event",
        verbs.REPAIR_EVENT,
        _("登记信用修复"),
        _("修复后封存，只供审计，不再显示也不再评价。"),
        RepairForm,
        "enterprise_credit",
        _events,
    ),
    ActPage(
        "decide_contest",
        verbs.DECIDE_CONTEST,
        _("处理信用异议"),
        _("异议成立的事项封存；不成立的照常评价。理由企业可以看到。"),
        DecideForm,
        "enterprise_credit",
        _events,
    ),
    ActPage(
        "end_member",
        verbs.END_MEMBER,
        _("移除企业人员"),
        _("立即生效；对方不能再代表这家企业办理。"),
        EndMemberForm,
        rows=_members,
    ),
)
