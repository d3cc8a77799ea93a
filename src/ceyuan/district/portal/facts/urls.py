"""Addresses of the portal about facts.

Comes in: nothing. Goes out: literal tables.
Must not know: what views do.
"""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from ceyuan.district.portal.facts import pages
from ceyuan.district.portal.firm.acts import OwnPage, own_view
from ceyuan.district.registry import verbs
from ceyuan.district.registry.entry.facts import CorrectionForm, DeclareFactForm, EndTaxForm, TaxForm
from ceyuan.district.registry.queries.fact_pages import correctable_rows, tax_rows

FIRM_PAGES = (
    OwnPage(
        "my_fact_new",
        verbs.DECLARE_FACTS,
        _("填报事实"),
        _("马上生效，来源记为企业申报；以前填报的保留在历史里。商业秘密请标出。"),
        DeclareFactForm,
        "my_facts",
    ),
    OwnPage(
        "my_tax_new",
        verbs.AUTHORISE_TAX,
        _("授权使用税务数据"),
        _("上传盖章的授权书。只在授权的日期内使用，随时可以收回。"),
        TaxForm,
        "my_tax",
    ),
)
ROW_PAGES = (
    OwnPage(
        "my_correction_new",
        verbs.ASK_CORRECTION,
        _("申请更正"),
        _("写明正确的数值和理由，上传证明材料。推荐单位或区级经办人核定以前，原来的数值照常采用。"),
        CorrectionForm,
        "my_facts",
        correctable_rows,
    ),
    OwnPage(
        "my_tax_end",
        verbs.WITHDRAW_TAX,
        _("收回税务数据授权"),
        _("从今天起不再使用、不再显示本企业的税务数据。"),
        EndTaxForm,
        "my_tax",
        tax_rows,
    ),
)

urlpatterns = [
    path("firms/<int:pk>/facts/<slug:key>/<int:year>/", pages.my_fact, name="my_fact"),
    path("firms/<int:pk>/tax/", pages.my_tax, name="my_tax"),
    *(path(f"firms/<int:pk>/{one.name}/", own_view(one), name=one.name) for one in FIRM_PAGES),
    *(path(f"firms/<int:pk>/{one.name}/<int:row>/", own_view(one), name=one.name) for one in ROW_PAGES),
    path("corrections/", pages.my_corrections, name="my_corrections"),
    path("forms/", pages.my_forms, name="my_forms"),
    path("firms/<int:pk>/forms/<int:form>/", pages.my_form, name="my_form"),
]
