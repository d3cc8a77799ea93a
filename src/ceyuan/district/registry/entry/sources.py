"""Forms of shared sources, aggregates and recurring forms.

Comes in: what was typed. Goes out: what the acts take.
Must not know: pages.
"""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from ceyuan.district.registry.actions.keep_source import SourceTerms
from ceyuan.district.registry.actions.open_form import NewForm
from ceyuan.district.registry.actions.record_cell import NewCell
from ceyuan.district.registry.entry.act_form import day_field
from ceyuan.district.registry.entry.facts import fact_choices
from ceyuan.district.registry.words import SOURCE_WORDS
from ceyuan.model.facts import LawfulSource

_SHARED = (
    LawfulSource.REGISTER,
    LawfulSource.TAX,
    LawfulSource.RECOGNITION,
    LawfulSource.CONFIRMATION,
    LawfulSource.AUDIT,
)


def asked_choices() -> list[tuple[str, str]]:
    """Give the facts that a form may ask; where several are chosen there is no empty choice."""
    return fact_choices(declared=True)[1:]


class SourceForm(forms.Form):
    """What the approval of a sharing says."""

    catalogue_number = forms.CharField(label=_("目录编号"), max_length=80)
    name = forms.CharField(label=_("名称"), max_length=120)
    provider = forms.CharField(label=_("提供单位"), max_length=120)
    purpose = forms.CharField(label=_("用途"), max_length=300, help_text=_("照批文填写；超出用途的不得使用。"))
    source = forms.ChoiceField(label=_("来源类别"), choices=[(one.value, SOURCE_WORDS[one]) for one in _SHARED])
    expires_on = day_field(_("到期日"), help_text=_("到期后它给的数据自动停用。"))

    def terms(self) -> SourceTerms:
        """Give what was typed."""
        typed = self.cleaned_data
        return SourceTerms(
            typed["catalogue_number"],
            typed["name"],
            typed["provider"],
            typed["purpose"],
            typed["expires_on"],
            LawfulSource(typed["source"]),
        )


class CellForm(forms.Form):
    """An aggregate of the statistics bureau."""

    name = forms.CharField(label=_("指标"), max_length=120)
    group = forms.CharField(label=_("分组"), max_length=120, help_text=_("如：卫星互联网；九亭镇。"))
    period = forms.CharField(label=_("时期"), max_length=20, help_text=_("如：2025年；2026年1—2月。"))
    firms = forms.IntegerField(label=_("企业数"), min_value=0, help_text=_("少于三家的不得填报。"))
    value = forms.DecimalField(label=_("数值"), max_digits=20, decimal_places=4)
    unit = forms.CharField(label=_("单位"), max_length=20)
    basis = forms.CharField(label=_("口径"), max_length=120, help_text=_("如：当年价，规上工业。"))

    def cell(self) -> NewCell:
        """Give what was typed."""
        return NewCell(**self.cleaned_data)


class OpenForm(forms.Form):
    """A recurring form."""

    name = forms.CharField(label=_("表名"), max_length=120)
    keys = forms.MultipleChoiceField(
        label=_("要填的事项"),
        choices=asked_choices,
        widget=forms.SelectMultiple(attrs={"size": 12}),
        help_text=_("平台已有的，企业填报时不再问。按住 Ctrl 可多选。"),
    )
    year = forms.IntegerField(
        label=_("年度"), required=False, min_value=1990, max_value=2100, help_text=_("含年度数据时填写。")
    )
    approval_number = forms.CharField(label=_("批准文号"), max_length=80, required=False)
    approved_until = day_field(_("批准有效期至"), required=False)
    ground = forms.CharField(
        label=_("不属于统计调查的依据"),
        max_length=300,
        required=False,
        help_text=_("没有批准文号的必填，如：某文件规定的政策兑现材料，仅用于本次申报。"),
    )
    opens_on = day_field(_("开放日期"))
    closes_at = forms.DateTimeField(
        label=_("截止时间"),
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        help_text=_("北京时间，到这一刻为止。"),
    )

    def form(self) -> NewForm:
        """Give what was typed."""
        return NewForm(**{**self.cleaned_data, "keys": tuple(self.cleaned_data["keys"])})
