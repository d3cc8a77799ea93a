"""Look through the trail: by person, firm, verb, outcome, day.

Comes in: what is looked for. Goes out: events, newest first.
Must not know: who looks, what verbs mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from ceyuan.district.common.trail.models import Event


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for; an empty field asks nothing. `person` is part of a name, `firm` a code or part of a name."""

    person: str = ""
    firm: str = ""
    verb: str = ""
    outcome: str = ""
    since: date | None = None
    until: date | None = None


def events_sought(sought: Sought) -> QuerySet[Event]:
    """Give the events that fit."""
    asked = Q()
    if sought.person:
        asked &= Q(actor_name__contains=sought.person) | Q(deputy_for__contains=sought.person)
    if sought.firm:
        named = Q(about_name__contains=sought.firm) & ~Q(firm="")
        asked &= Q(firm=sought.firm.upper()) | named
    if sought.verb:
        asked &= Q(verb=sought.verb)
    if sought.outcome:
        asked &= Q(outcome=sought.outcome)
    if sought.since is not None:
        asked &= Q(at__gte=_begin(sought.since))
    if sought.until is not None:
        asked &= Q(at__lt=_begin(sought.until + timedelta(days=1)))
    return Event.objects.filter(asked).order_by("-number")


def _begin(day: date) -> datetime:
    """Give the first moment of a day in Shanghai."""
    return timezone.make_aware(datetime.combine(day, time.min))
