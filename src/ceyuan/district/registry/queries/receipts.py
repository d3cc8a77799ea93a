"""Receipts of the counter: what was entered for a firm, as the trail has it.

Comes in: a clerk, the number of an event. Goes out: a receipt in the words people read; 404 for another clerk's.
Must not know: pages.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.models import Event, Outcome
from ceyuan.district.registry import verbs
from ceyuan.district.registry.facts.values import cell_of
from ceyuan.district.registry.models import Enterprise, FactRow
from ceyuan.district.registry.queries.file import value_words
from ceyuan.district.registry.words import facts_by_key


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One value that was entered."""

    fact: str
    year: int | None
    value: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a firm takes home: the number under which it stands in the trail, and the digest that proves it."""

    number: int
    at: datetime
    firm: str
    code: str
    clerk: str
    lines: tuple[ReceiptLine, ...]
    papers: tuple[str, ...]
    digest: str


def last_receipt(viewer: Viewer, enterprise: Enterprise) -> int:
    """Give the number of the last declaration that somebody entered for a firm."""
    found = _own(viewer).filter(firm=enterprise.credit_code).order_by("-number").values_list("number", flat=True)
    return found[0]


def receipt_of(viewer: Viewer, number: int) -> Receipt:
    """Give a receipt of one's own."""
    event = _own(viewer).filter(number=number).first()
    if event is None:
        raise Http404
    told = json.loads(event.data)
    rows = FactRow.objects.in_bulk([one["row"] for one in told["facts"]])
    return Receipt(
        number=event.number,
        at=event.at,
        firm=event.about_name,
        code=event.firm,
        clerk=event.actor_name,
        lines=tuple(_line(one) for one in rows.values() if one.key in facts_by_key()),
        papers=tuple(told["papers"]),
        digest=event.digest,
    )


def _own(viewer: Viewer) -> QuerySet[Event]:
    return Event.objects.filter(
        verb=verbs.DECLARE_FACTS.code, outcome=Outcome.DONE, actor_id=str(viewer.user), firm__gt=""
    )


def _line(row: FactRow) -> ReceiptLine:
    fact = facts_by_key()[row.key]
    cell = cell_of(fact, number=row.number, text=row.text, applies=row.applies)
    return ReceiptLine(fact.name, row.year, value_words(fact, cell))
