"""Recurring forms as firms meet them: open or shut, what is asked, what the register knows already.

Comes in: a form, a firm, a moment. Goes out: facts to ask, facts known, refusals.
Must not know: who looks. A form asks nothing that the register has, except what its own answers were.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum

from django.utils import timezone

from ceyuan.district.common.trail.act import Refused
from ceyuan.district.registry.facts import errors
from ceyuan.district.registry.facts.sources import rank_of
from ceyuan.district.registry.facts.usable import usable_facts
from ceyuan.district.registry.models import Enterprise, FactRow, FormReturn, RecurringForm
from ceyuan.district.registry.words import facts_by_key
from ceyuan.model.facts import Fact, LawfulSource


class FormState(StrEnum):
    """Whether firms can fill it in."""

    WAITING = "waiting"
    OPEN = "open"
    SHUT = "shut"


def state_of(form: RecurringForm, at: datetime) -> FormState:
    """Tell whether a form is open at a moment; the last moment is shut."""
    if at >= form.closes_at:
        return FormState.SHUT
    return FormState.OPEN if timezone.localdate(at) >= form.opens_on else FormState.WAITING


def refuse_shut(form: RecurringForm, at: datetime) -> None:
    """Refuse what comes too late, or too early; the moment is said as the clock in Shanghai shows it."""
    match state_of(form, at):
        case FormState.SHUT:
            moment = timezone.localtime(form.closes_at).strftime("%Y-%m-%d %H:%M")
            raise Refused(errors.FORM_SHUT, data={"name": form.name, "moment": moment})
        case FormState.WAITING:
            raise Refused(errors.FORM_NOT_OPEN, data={"name": form.name, "day": form.opens_on})


def year_of(form: RecurringForm, fact: Fact) -> int | None:
    """Give the year of a fact that a form asks."""
    return form.year if fact.yearly else None


def asked_facts(form: RecurringForm) -> list[Fact]:
    """Give the facts of a form in its order; one that the vocabulary lost is left out."""
    known = facts_by_key()
    return [known[key] for key in form.keys if key in known]


def known_already(form: RecurringForm, enterprise: Enterprise, *, as_of: date) -> Mapping[str, FactRow]:
    """Give what the register has of a form's facts, best source first, by the fact's key.

    What the firm declared by returning this very form does not count, so that it can correct it until the form closes.
    """
    own = FormReturn.objects.filter(form=form, enterprise=enterprise).values_list("keys", flat=True).first() or ()
    facts = {fact.key: fact for fact in asked_facts(form)}
    best: dict[str, tuple[int, FactRow]] = {}
    for row in usable_facts(as_of).filter(enterprise=enterprise, key__in=facts).order_by("pk"):
        fact = facts[row.key]
        rank = rank_of(fact, row.source)
        answered = row.source == LawfulSource.DECLARATION and row.key in own
        if row.year != year_of(form, fact) or rank is None or answered:
            continue
        if row.key not in best or rank < best[row.key][0]:
            best[row.key] = (rank, row)
    return {key: row for key, (_, row) in best.items()}


def asked(form: RecurringForm, enterprise: Enterprise, *, as_of: date) -> Sequence[Fact]:
    """Give what a form asks a firm: what the register does not have."""
    known = known_already(form, enterprise, as_of=as_of)
    return [fact for fact in asked_facts(form) if fact.key not in known]
