"""Open a recurring form: with its approval as a survey and that approval's last day, or the ground why it is none.

Comes in: a district officer, what is asked, from when until which hour. Goes out: the form.
Must not know: answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.permission import allow
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.verb import About
from ceyuan.district.registry import verbs
from ceyuan.district.registry.facts import errors
from ceyuan.district.registry.facts.entry import fact_named, refuse_year
from ceyuan.district.registry.facts.sources import refuse_unlawful
from ceyuan.district.registry.models import RecurringForm
from ceyuan.model.facts import LawfulSource


@dataclass(frozen=True, slots=True)
class NewForm:
    """What the form is called, asks, rests on, and when it is open. `year` is that of the yearly facts it asks."""

    name: str
    keys: Sequence[str]
    opens_on: date
    closes_at: datetime
    year: int | None = None
    approval_number: str = ""
    approved_until: date | None = None
    ground: str = ""


def open_form(viewer: Viewer, new: NewForm, *, at: datetime) -> RecurringForm:
    """Open it; it closes at its moment, to the hour."""
    verb = verbs.OPEN_FORM
    with acting(
        verb, actor=viewer.actor(Role.DISTRICT_OFFICER), at=at, about=About("recurring-form", "", new.name)
    ) as act:
        allow(viewer, verb, Role.DISTRICT_OFFICER)
        _refuse_groundless(new)
        _refuse_content(new, timezone.localdate(at))
        made = RecurringForm.objects.create(
            name=new.name,
            keys=list(new.keys),
            approval_number=new.approval_number,
            approved_until=new.approved_until,
            ground=new.ground,
            opens_on=new.opens_on,
            closes_at=new.closes_at,
            year=new.year,
        )
        act.tell(
            {
                "form": made.pk,
                "asks": list(new.keys),
                "approval": new.approval_number,
                "ground": new.ground,
                "closes": new.closes_at,
            }
        )
        return made


def _refuse_groundless(new: NewForm) -> None:
    if not (new.approval_number and new.approved_until) and not new.ground:
        raise Refused(errors.FORM_GROUNDLESS, data={"name": new.name})
    closing = timezone.localdate(new.closes_at)
    if not new.ground and new.approved_until is not None and new.approved_until < closing:
        raise Refused(errors.APPROVAL_EXPIRED, data={"name": new.name, "day": new.approved_until})
    if closing < new.opens_on:
        raise Refused(errors.FORM_DAYS, data={"name": new.name})


def _refuse_content(new: NewForm, day: date) -> None:
    if not new.keys:
        raise Refused(errors.FORM_EMPTY, data={"name": new.name})
    for key in new.keys:
        fact = fact_named(key)
        refuse_unlawful(fact, LawfulSource.DECLARATION)
        if fact.yearly:
            refuse_year(fact, new.year, day)
