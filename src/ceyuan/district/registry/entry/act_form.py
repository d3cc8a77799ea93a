"""What forms of acts have in common: a deed to do, and refusals shown at the field they speak of.

Comes in: what was typed, who acts on what. Goes out: whether it was done.
Must not know: which page shows the form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import RECOMMENDING
from ceyuan.district.accounts.models import Unit
from ceyuan.district.common.pages.refusal import add_refusal
from ceyuan.district.common.papers.fields import PaperForm
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.registry import errors
from ceyuan.district.registry.facts import errors as fact_errors
from ceyuan.district.registry.models import Enterprise
from ceyuan.district.registry.particulars import Happening
from ceyuan.district.registry.words import place_names

# the field at which a refusal is shown, by its code; others stand above the form
FIELDS: Mapping[str, str] = {
    errors.BAD_CODE.code: "credit_code",
    errors.CODE_TAKEN.code: "credit_code",
    errors.NOT_RECOMMENDING.code: "unit",
    errors.SAME_UNIT.code: "unit",
    errors.TOO_EARLY.code: "on",
    errors.NOT_TODAY.code: "on",
    errors.SAME_NAME.code: "name",
    errors.OWN_SUCCESSOR.code: "successors",
    errors.NO_SUCCESSOR.code: "successors",
    errors.NO_SUCH_TITLE.code: "title",
    errors.TITLE_HELD.code: "granted_on",
    errors.NO_SUCH_CODE.code: "code",
    errors.NO_SUCH_USER.code: "username",
    errors.STAFF_MEMBER.code: "username",
    errors.MEMBER_ALREADY.code: "username",
    errors.LETTER_NEEDED.code: "paper",
    errors.VIEW_TAKEN.code: "name",
    fact_errors.WRONG_VALUE.code: "value",
    fact_errors.NO_VALUE.code: "value",
    fact_errors.CORRECTION_SAME.code: "value",
    fact_errors.YEAR_WANTED.code: "year",
    fact_errors.NO_YEAR.code: "year",
    fact_errors.YEAR_OPEN.code: "year",
    fact_errors.NOT_LAWFUL.code: "source",
    fact_errors.NOT_BY_HAND.code: "source",
    fact_errors.TAX_NOT_AUTHORISED.code: "source",
    fact_errors.EVIDENCE_WANTED.code: "paper",
    fact_errors.SHARED_EXPIRED.code: "shared",
    fact_errors.SHARED_OTHER.code: "shared",
    fact_errors.FUTURE_DAY.code: "valid_from",
    fact_errors.TAX_ALREADY.code: "since",
    fact_errors.ANSWER_WANTED.code: "answer",
    fact_errors.NOT_A_CONFIRMATION.code: "fact",
    fact_errors.TOO_FEW_FIRMS.code: "firms",
    fact_errors.FORM_GROUNDLESS.code: "approval_number",
    fact_errors.APPROVAL_EXPIRED.code: "approved_until",
    fact_errors.FORM_EMPTY.code: "keys",
    fact_errors.FORM_DAYS.code: "closes_at",
    fact_errors.SOURCE_TAKEN.code: "catalogue_number",
    fact_errors.SOURCE_PAST.code: "expires_on",
    fact_errors.STATISTICAL_RETURN.code: "name",
}


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does something, with which firm, with which of its rows, when."""

    viewer: Viewer
    enterprise: Enterprise
    row: Model | None
    at: datetime


class ActForm(forms.Form):
    """A form whose content is an act."""

    def prepare(self, deed: Deed) -> None:
        """Fit the fields to the firm before they are shown or read."""

    def act(self, deed: Deed) -> None:
        """Do what the form says."""
        raise NotImplementedError


def done(form: ActForm, deed: Deed) -> bool:
    """Do what a valid form says; a refusal is shown in it, at its field."""
    try:
        form.act(deed)
    except Refused as refusal:
        code = refusal.kind.code
        field = "paper" if code.startswith("papers.") else FIELDS.get(code)
        add_refusal(form, refusal, field if field in form.fields else None)
        return False
    return True


def day_field(label: object, *, required: bool = True, help_text: object = "") -> forms.DateField:
    """Give a field for a day, drawn by the browser's own calendar; words may be lazy translations."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=cast(str, label), required=required, widget=widget, help_text=cast(str, help_text))


def unit_field() -> forms.ModelChoiceField[Unit]:
    """Give a field for a unit that recommends firms."""
    units = Unit.objects.filter(kind__in=sorted(RECOMMENDING), closed_on__isnull=True)
    return forms.ModelChoiceField(units, label=_("推荐单位"), empty_label=_("请选择"))


def place_field(label: object) -> forms.ChoiceField:
    """Give a field for one of the places the installation knows."""
    return forms.ChoiceField(label=cast(str, label), required=False, choices=place_choices)


def place_choices() -> list[tuple[str, str]]:
    """Give the places to choose from, first none."""
    return [("", str(_("未填"))), *place_names().items()]


class HappeningForm(PaperForm, ActForm):
    """Something that happened on a day, with a note and what shows it."""

    paper_needed = False

    on = day_field(_("日期"), help_text=_("以登记机关核准的日期为准。"))
    note = forms.CharField(label=_("说明"), max_length=200, required=False)

    field_order: tuple[str, ...] = ("on", "note", "paper", "mark", "declared")

    def happening(self) -> Happening:
        """Give what happened."""
        on: date = self.cleaned_data["on"]
        return Happening(on, self.cleaned_data["note"], self.delivery())
