"""Which offices opened a firm's file, and what was done with it: from the trail.

Comes in: credit codes. Goes out: lines with the words people read.
Must not know: pages. A firm reads the office, never the person; what an event holds stays in the trail.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from ceyuan.district.common.trail.models import Event, Outcome
from ceyuan.district.registry import verbs
from ceyuan.district.registry.models import ImportRow

MOST = 200
_WORDS: Mapping[str, tuple[str, str]] = {one.code: (one.zh, one.en) for one in verbs.VERBS}


@dataclass(frozen=True, slots=True)
class Visit:
    """An act on a firm's file: when, by which office in which role, what."""

    at: datetime
    firm: str
    office: str
    roles: str
    person: str
    what: str
    refused: bool


def visits_of(codes: Collection[str]) -> list[Visit]:
    """Give who opened some firms' files or brought data about them by an import, newest first."""
    opened = _lines(Event.objects.filter(firm__in=codes, verb=verbs.OPEN_FILE.code).order_by("-number")[:MOST])
    return sorted([*opened, *_imports(codes)], key=lambda one: one.at, reverse=True)[:MOST]


def _imports(codes: Collection[str]) -> list[Visit]:
    """Give the imports that wrote about some firms, once for each firm."""
    rows = ImportRow.objects.filter(
        enterprise__credit_code__in=codes, taken=True, batch__applied_at__isnull=False
    ).order_by("-batch__applied_at")
    columns = ("batch__applied_at", "enterprise__name", "batch__unit__name", "batch__sender")
    place = 1 if (get_language() or "").startswith("en") else 0
    what = _WORDS[verbs.APPLY_IMPORT.code][place]
    return [
        Visit(at=at, firm=firm, office=unit or sender, roles="", person="", what=what, refused=False)
        for at, firm, unit, sender in rows.values_list(*columns).distinct()[:MOST]
    ]


def acts_on(code: str) -> list[Visit]:
    """Give everything that was done with a firm's file, newest first."""
    return _lines(Event.objects.filter(firm=code).order_by("-number")[:MOST])


def _lines(events: Collection[Event]) -> list[Visit]:
    place = 1 if (get_language() or "").startswith("en") else 0
    return [
        Visit(
            at=one.at,
            firm=one.about_name,
            office=one.actor_unit,
            roles=one.actor_roles,
            person=one.actor_name,
            what=_WORDS.get(one.verb, (one.verb, one.verb))[place],
            refused=one.outcome == Outcome.REFUSED,
        )
        for one in events
    ]
