"""Forms of facts: record, declare, confirm, take back, correct; and the permission to use tax data.

Comes in: what was typed. Goes out: acts.
Must not know: pages.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ceyuan.district.common.papers.fields import PaperForm
from ceyuan.district.common.papers.keep import Delivery
from ceyuan.district.common.papers.models import Mark
from ceyuan.district.registry.actions.ask_correction import Claim, ask_correction
from ceyuan.district.registry.actions.authorise_tax import Permission, authorise_tax
from ceyuan.district.registry.actions.confirm_fact import can_be_confirmed, confirm_fact
from ceyuan.district.registry.actions.decide_correction import decide_correction
from ceyuan.district.registry.actions.declare_facts import declare_facts
from ceyuan.district.registry.actions.record_facts import record_fact
from ceyuan.district.registry.actions.withdraw_fact import withdraw_fact
from ceyuan.district.registry.actions.withdraw_tax import withdraw_tax
from ceyuan.district.registry.entry.act_form import ActForm, Deed, day_field
from ceyuan.district.registry.facts.entry import Statement, fact_named
from ceyuan.district.registry.facts.values import keep_value, read_value
from ceyuan.district.registry.models import Correction, FactRow, SharedSource, TaxAuthorisation
from ceyuan.district.registry.words import SOURCE_WORDS, facts_by_key
from ceyuan.model.facts import Fact, LawfulSource, SubjectKind

_BY_HAND = [one for one in SOURCE_WORDS if one is not LawfulSource.PLATFORM]
_VALUE_HINT = _("数字可带单位，如 1200万元、12.5%；是或否填“是”“否”；不适用的填“不适用”。不四舍五入。")


def fact_choices(*, declared: bool = False, confirmed: bool = False) -> list[tuple[str, str]]:
    """Give the facts about enterprises that fit, by name, with their unit."""
    fit = [
        fact
        for fact in facts_by_key().values()
        if fact.subject is SubjectKind.ENTERPRISE
        and (not declared or LawfulSource.DECLARATION in fact.lawful_sources)
        and (not confirmed or can_be_confirmed(fact))
    ]
    return [("", str(_("请选择"))), *((fact.key, _label(fact)) for fact in sorted(fit, key=lambda one: one.name))]


def _label(fact: Fact) -> str:
    notes = [one for one in (fact.unit, str(_("年度")) if fact.yearly else "") if one]
    return f"{fact.name}（{'，'.join(notes)}）" if notes else fact.name


class ValueForm(PaperForm, ActForm):
    """A fact, its year, its value, a paper."""

    paper_needed = False

    fact = forms.ChoiceField(label=_("事项"), choices=fact_choices)
    year = forms.IntegerField(
        label=_("年度"), required=False, min_value=1990, max_value=2100, help_text=_("年度数据填四位年份，其他留空。")
    )
    value = forms.CharField(label=_("数值"), max_length=300, help_text=_VALUE_HINT)

    field_order: tuple[str, ...] = ("fact", "year", "value")

    def stated(self, source: LawfulSource, valid_from: date) -> Statement:
        """Give what was typed as a statement; a value that cannot be is refused."""
        typed = self.cleaned_data
        fact = fact_named(typed["fact"])
        kept = keep_value(fact, read_value(fact, typed["value"]))
        mark = Mark(typed.get("mark") or Mark.PLAIN)
        return Statement(
            fact,
            typed["year"],
            kept,
            source,
            valid_from,
            expires_on=typed.get("expires_on"),
            shared=typed.get("shared"),
            delivery=self.delivery(),
            mark=mark,
        )


class RecordFactForm(ValueForm):
    """A fact as an officer records it, from a named source."""

    source = forms.ChoiceField(label=_("来源"), choices=[(one.value, SOURCE_WORDS[one]) for one in _BY_HAND])
    shared = forms.ModelChoiceField(
        SharedSource.objects.all(), label=_("共享数据目录"), required=False, empty_label=_("不是共享数据")
    )
    valid_from = day_field(_("数据日期"))
    expires_on = day_field(_("有效期至"), required=False)

    field_order = ("fact", "year", "value", "source", "shared", "valid_from", "expires_on")

    def prepare(self, deed: Deed) -> None:
        """Offer the shared sources that are in force."""
        today = timezone.localdate(deed.at)
        shared = cast("forms.ModelChoiceField[SharedSource]", self.fields["shared"])
        shared.queryset = SharedSource.objects.filter(expires_on__gte=today)
        self.fields["valid_from"].initial = today

    def act(self, deed: Deed) -> None:
        """Record it."""
        typed = self.cleaned_data
        statement = self.stated(LawfulSource(typed["source"]), typed["valid_from"])
        record_fact(deed.viewer, deed.enterprise, statement, at=deed.at)


class DeclareFactForm(ValueForm):
    """A fact as the firm declares it."""

    fact = forms.ChoiceField(label=_("事项"), choices=partial(fact_choices, declared=True))

    def act(self, deed: Deed) -> None:
        """Declare it."""
        statement = self.stated(LawfulSource.DECLARATION, timezone.localdate(deed.at))
        declare_facts(deed.viewer, deed.enterprise, [statement], at=deed.at)


class ConfirmFactForm(ActForm):
    """A yes or no."""

    fact = forms.ChoiceField(label=_("事项"), choices=partial(fact_choices, confirmed=True))
    answer = forms.ChoiceField(label=_("确认"), choices=[("yes", _("是")), ("no", _("否"))], widget=forms.RadioSelect)

    def act(self, deed: Deed) -> None:
        """Confirm it."""
        fact = fact_named(self.cleaned_data["fact"])
        confirm_fact(deed.viewer, deed.enterprise, fact, answer=self.cleaned_data["answer"] == "yes", at=deed.at)


class WithdrawFactForm(ActForm):
    """Why a value is taken back."""

    reason = forms.CharField(label=_("撤回原因"), max_length=200)

    def act(self, deed: Deed) -> None:
        """Take it back."""
        withdraw_fact(deed.viewer, cast(FactRow, deed.row), reason=self.cleaned_data["reason"], at=deed.at)


class CorrectionForm(PaperForm, ActForm):
    """What is right, why, and the paper that shows it."""

    value = forms.CharField(label=_("正确的数值"), max_length=300, help_text=_VALUE_HINT)
    reason = forms.CharField(label=_("更正理由"), max_length=300, help_text=_("如：审计报告第 3 页利润表。"))

    field_order = ("value", "reason", "paper", "mark", "declared")

    def act(self, deed: Deed) -> None:
        """Ask for it."""
        row = cast(FactRow, deed.row)
        fact = fact_named(row.key)
        typed = self.cleaned_data
        kept = keep_value(fact, read_value(fact, typed["value"]))
        claim = Claim(kept, typed["reason"], cast(Delivery, self.delivery()))
        ask_correction(deed.viewer, row, claim, at=deed.at)


class DecideCorrectionForm(ActForm):
    """Accepted, or refused with the reason."""

    decision = forms.ChoiceField(
        label=_("核定"),
        choices=[("accept", _("采纳，按企业的数值更正")), ("refuse", _("不采纳"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("答复"), max_length=300, required=False, help_text=_("企业看得到。不采纳的必须写明理由。")
    )

    def act(self, deed: Deed) -> None:
        """Decide it."""
        typed = self.cleaned_data
        decide_correction(
            deed.viewer,
            cast(Correction, deed.row),
            accept=typed["decision"] == "accept",
            answer=typed["answer"],
            at=deed.at,
        )


class TaxForm(PaperForm, ActForm):
    """From a day to a day, with the letter."""

    since = day_field(_("自"))
    until = day_field(_("至"), help_text=_("授权书上的截止日期；到期后税务数据不再使用，也不显示。"))

    field_order = ("since", "until", "paper", "mark", "declared")

    def prepare(self, deed: Deed) -> None:
        """Begin today."""
        self.fields["since"].initial = timezone.localdate(deed.at)

    def act(self, deed: Deed) -> None:
        """Authorise it."""
        typed = self.cleaned_data
        given = Permission(typed["since"], typed["until"], cast(Delivery, self.delivery()))
        authorise_tax(deed.viewer, deed.enterprise, given, at=deed.at)


class EndTaxForm(ActForm):
    """Nothing to say: the permission ends."""

    def act(self, deed: Deed) -> None:
        """Withdraw it."""
        withdraw_tax(deed.viewer, cast(TaxAuthorisation, deed.row), at=deed.at)
