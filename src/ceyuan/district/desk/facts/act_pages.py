"""Every act on facts that has a page at the desk: one literal table.

Comes in: nothing. Goes out: pages' words, forms, and whose rows they are about.
Must not know: how pages are drawn.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from ceyuan.district.desk.enterprises.act_pages import ActPage
from ceyuan.district.registry import verbs
from ceyuan.district.registry.entry.facts import (
    ConfirmFactForm,
    DecideCorrectionForm,
    EndTaxForm,
    RecordFactForm,
    TaxForm,
    WithdrawFactForm,
)
from ceyuan.district.registry.queries.fact_pages import correctable_rows, pending_rows, tax_rows

FACTS = "enterprise_facts"

FIRM_PAGES = (
    ActPage(
        "record_fact",
        verbs.RECORD_FACTS,
        _("登记事实"),
        _("照依据原样登记。同一来源的旧值保留在历史里；单个企业的统计报表不能作为来源。"),
        RecordFactForm,
        FACTS,
    ),
    ActPage(
        "confirm_fact",
        verbs.CONFIRM_FACT,
        _("确认是或否"),
        _("统计部门和会商部门只确认是否，不提供单个企业的数字。"),
        ConfirmFactForm,
        FACTS,
    ),
    ActPage(
        "authorise_tax",
        verbs.AUTHORISE_TAX,
        _("登记税务数据授权"),
        _("照企业盖章的授权书登记。没有有效授权，税务数据不进平台，也不使用。"),
        TaxForm,
        "enterprise_tax",
    ),
)
ROW_PAGES = (
    ActPage(
        "withdraw_fact",
        verbs.WITHDRAW_FACT,
        _("撤回误登的事实"),
        _("撤回后这个来源就没有数值；历史照样保留。数值有误的，直接登记正确的数值。"),
        WithdrawFactForm,
        FACTS,
        correctable_rows,
    ),
    ActPage(
        "decide_correction",
        verbs.DECIDE_CORRECTION,
        _("核定更正"),
        _("先看企业的证明材料，再采纳或说明不采纳的理由。"),
        DecideCorrectionForm,
        FACTS,
        pending_rows,
    ),
    ActPage(
        "withdraw_tax",
        verbs.WITHDRAW_TAX,
        _("收回税务数据授权"),
        _("从今天起不再使用、不再显示这家企业的税务数据。"),
        EndTaxForm,
        "enterprise_tax",
        tax_rows,
    ),
)
