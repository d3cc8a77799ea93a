"""Forms of credit events: recording, repair, contest, decision.

Comes in: what was typed. Goes out: acts.
Must not know: pages.
"""

from __future__ import annotations

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from ceyuan.district.common.papers.fields import PaperForm
from ceyuan.district.common.papers.keep import Delivery
from ceyuan.district.registry.actions.contest_credit_event import contest_credit_event
from ceyuan.district.registry.actions.decide_contest import decide_contest
from ceyuan.district.registry.actions.record_credit_event import record_credit_event
from ceyuan.district.registry.actions.repair_credit_event import repair_credit_event
from ceyuan.district.registry.credit import GRADE_WORDS, KIND_WORDS, SUBJECT_WORDS
from ceyuan.district.registry.entry.act_form import ActForm, Deed, HappeningForm, day_field
from ceyuan.district.registry.models import CreditEventRow
from ceyuan.district.registry.particulars import NewCreditEvent
from ceyuan.model.credit import CreditGrade, CreditKind, CreditSubject

UPHELD, DISMISSED = "upheld", "dismissed"


class CreditEventForm(ActForm):
    """A credit event."""

    kind = forms.ChoiceField(label=_("类别"), choices=[(one.value, word) for one, word in KIND_WORDS.items()])
    grade = forms.ChoiceField(
        label=_("等级"),
        required=False,
        choices=[("", _("决定书没有写明")), *((one.value, word) for one, word in GRADE_WORDS.items())],
        help_text=_("轻微的行政处罚不公示、不评价，登记后即封存。"),
    )
    about = forms.ChoiceField(label=_("对象"), choices=[(one.value, word) for one, word in SUBJECT_WORDS.items()])
    summary = forms.CharField(label=_("事由"), max_length=300)
    authority = forms.CharField(label=_("决定机关"), max_length=120)
    number = forms.CharField(label=_("文号"), max_length=80, required=False)
    decided_on = day_field(_("决定日期"), required=False)
    published_until = day_field(_("公示截止日期"), required=False, help_text=_("过了这一天自动封存，只供审计。"))
    source = forms.CharField(label=_("来源"), max_length=120, help_text=_("从哪里得知，如“信用中国”网站、部门来函。"))

    def act(self, deed: Deed) -> None:
        """Record the event."""
        typed = self.cleaned_data
        new = NewCreditEvent(
            kind=CreditKind(typed["kind"]),
            about=CreditSubject(typed["about"]),
            summary=typed["summary"],
            authority=typed["authority"],
            source=typed["source"],
            grade=CreditGrade(typed["grade"]) if typed["grade"] else None,
            number=typed["number"],
            decided_on=typed["decided_on"],
            published_until=typed["published_until"],
        )
        record_credit_event(deed.viewer, deed.enterprise, new, at=deed.at)


class RepairForm(HappeningForm):
    """A repair."""

    def act(self, deed: Deed) -> None:
        """Seal the event."""
        repair_credit_event(deed.viewer, cast(CreditEventRow, deed.row), self.happening(), at=deed.at)


class ContestForm(PaperForm, ActForm):
    """A firm's contest with its evidence."""

    reason = forms.CharField(label=_("异议理由"), max_length=300, widget=forms.Textarea(attrs={"rows": 4}))

    field_order = ("reason", "paper", "mark", "declared")

    def act(self, deed: Deed) -> None:
        """Contest the event."""
        evidence = cast(Delivery, self.delivery())
        reason = self.cleaned_data["reason"]
        contest_credit_event(deed.viewer, cast(CreditEventRow, deed.row), reason, evidence, at=deed.at)


class DecideForm(ActForm):
    """An officer's decision."""

    outcome = forms.ChoiceField(
        label=_("处理结果"),
        choices=[(UPHELD, _("异议成立：事项封存，不再评价")), (DISMISSED, _("异议不成立：事项照常评价"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("理由"), max_length=300, widget=forms.Textarea(attrs={"rows": 4}))

    def act(self, deed: Deed) -> None:
        """Decide."""
        upheld = self.cleaned_data["outcome"] == UPHELD
        reason = self.cleaned_data["reason"]
        decide_contest(deed.viewer, cast(CreditEventRow, deed.row), reason, upheld=upheld, at=deed.at)
