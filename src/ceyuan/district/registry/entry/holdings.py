"""Forms of what enterprises have: sites, industries, titles, products, projects.

Comes in: what was typed. Goes out: acts.
Must not know: pages.
"""

from __future__ import annotations

from decimal import Decimal
from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from ceyuan.district.common.papers.fields import PaperForm
from ceyuan.district.common.papers.models import Mark
from ceyuan.district.registry.actions.add_product import add_product
from ceyuan.district.registry.actions.add_project import add_project
from ceyuan.district.registry.actions.add_site import add_site
from ceyuan.district.registry.actions.end_site import end_site
from ceyuan.district.registry.actions.record_recognition import record_recognition
from ceyuan.district.registry.actions.set_industry import set_industry
from ceyuan.district.registry.actions.withdraw_recognition import withdraw_recognition
from ceyuan.district.registry.entry.act_form import ActForm, Deed, day_field, place_field
from ceyuan.district.registry.enums import ProjectKind, SiteUse
from ceyuan.district.registry.models import Recognition, Site
from ceyuan.district.registry.particulars import NewIndustry, NewProduct, NewProject, NewRecognition, NewSite
from ceyuan.district.registry.words import SOURCE_WORDS, titles_by_key
from ceyuan.model.facts import LawfulSource

_WAN = 10_000
_TITLE_SOURCES = (LawfulSource.RECOGNITION, LawfulSource.DECLARATION, LawfulSource.CONFIRMATION)


def mark_field() -> forms.ChoiceField:
    """Give a field for a mark."""
    hint = _("标为商业秘密或内部的，不给其他企业看，也不导出。")
    return forms.ChoiceField(label=_("标识"), choices=Mark.choices, initial=Mark.PLAIN, help_text=hint)


def title_choices() -> list[tuple[str, str]]:
    """Give the titles of the vocabulary, first none."""
    return [("", str(_("请选择"))), *((key, title.name) for key, title in titles_by_key().items())]


class SiteForm(ActForm):
    """A site."""

    name = forms.CharField(label=_("场所名称"), max_length=80)
    use = forms.ChoiceField(label=_("用途"), choices=SiteUse.choices)
    address = forms.CharField(label=_("地址"), max_length=200)
    place = place_field(_("所在街镇或园区"))
    area = forms.DecimalField(
        label=_("面积（平方米）"), max_digits=12, decimal_places=2, min_value=Decimal(0), required=False
    )
    since = day_field(_("启用日期"), required=False)

    def act(self, deed: Deed) -> None:
        """Add the site."""
        typed = self.cleaned_data
        new = NewSite(
            typed["name"], SiteUse(typed["use"]), typed["address"], typed["place"], typed["area"], typed["since"]
        )
        add_site(deed.viewer, deed.enterprise, new, at=deed.at)


class EndSiteForm(ActForm):
    """The last day of a site."""

    on = day_field(_("停用日期"))

    def act(self, deed: Deed) -> None:
        """End the site."""
        end_site(deed.viewer, cast(Site, deed.row), until=self.cleaned_data["on"], at=deed.at)


class IndustryForm(ActForm):
    """An industry."""

    code = forms.CharField(
        label=_("行业代码"), max_length=5, help_text=_("GB/T 4754-2017，门类字母加数字，如 C3562，或四位小类。")
    )
    since = day_field(_("自"))
    main = forms.BooleanField(label=_("主营行业"), required=False, initial=True)

    def act(self, deed: Deed) -> None:
        """Set the industry."""
        typed = self.cleaned_data
        new = NewIndustry(typed["code"], typed["since"], typed["main"])
        set_industry(deed.viewer, deed.enterprise, new, at=deed.at)


class RecognitionForm(PaperForm, ActForm):
    """A title held."""

    paper_needed = False

    title = forms.ChoiceField(label=_("称号"), choices=title_choices)
    number = forms.CharField(label=_("证书编号"), max_length=80, required=False)
    granted_on = day_field(_("认定日期"), required=False)
    expires_on = day_field(_("有效期至"), required=False, help_text=_("最后有效的一天；证书没有写明的不填。"))
    source = forms.ChoiceField(label=_("来源"), choices=[(one.value, SOURCE_WORDS[one]) for one in _TITLE_SOURCES])

    field_order = ("title", "number", "granted_on", "expires_on", "source", "paper", "mark", "declared")

    def act(self, deed: Deed) -> None:
        """Record the title."""
        typed = self.cleaned_data
        new = NewRecognition(
            typed["title"],
            typed["source"],
            typed["number"],
            typed["granted_on"],
            typed["expires_on"],
            self.delivery(),
        )
        record_recognition(deed.viewer, deed.enterprise, new, at=deed.at)


class WithdrawForm(ActForm):
    """The day of a title's withdrawal."""

    on = day_field(_("撤销日期"))

    def act(self, deed: Deed) -> None:
        """Withdraw the title."""
        withdraw_recognition(deed.viewer, cast(Recognition, deed.row), on=self.cleaned_data["on"], at=deed.at)


class ProductForm(ActForm):
    """A product."""

    name = forms.CharField(label=_("产品名称"), max_length=120)
    description = forms.CharField(label=_("说明"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    main = forms.BooleanField(label=_("主导产品"), required=False)
    mark = mark_field()

    def act(self, deed: Deed) -> None:
        """Add the product."""
        typed = self.cleaned_data
        new = NewProduct(typed["name"], typed["description"], typed["main"], Mark(typed["mark"]))
        add_product(deed.viewer, deed.enterprise, new, at=deed.at)


class ProjectForm(ActForm):
    """A project; money is typed in 万元."""

    name = forms.CharField(label=_("项目名称"), max_length=120)
    kind = forms.ChoiceField(label=_("类别"), choices=ProjectKind.choices)
    code = forms.CharField(label=_("项目代码"), max_length=40, required=False)
    place = place_field(_("建设地点"))
    investment = forms.DecimalField(
        label=_("总投资（万元）"), max_digits=18, decimal_places=6, min_value=Decimal(0), required=False
    )
    begins_on = day_field(_("开工日期"), required=False)
    ends_on = day_field(_("竣工日期"), required=False)
    mark = mark_field()

    def act(self, deed: Deed) -> None:
        """Add the project."""
        typed = self.cleaned_data
        wan = typed["investment"]
        new = NewProject(
            name=typed["name"],
            kind=ProjectKind(typed["kind"]),
            code=typed["code"],
            place=typed["place"],
            investment=None if wan is None else wan * _WAN,
            begins_on=typed["begins_on"],
            ends_on=typed["ends_on"],
            mark=Mark(typed["mark"]),
        )
        add_project(deed.viewer, deed.enterprise, new, at=deed.at)
