"""Take back a value that was recorded by mistake: nothing is known from that source any more.

Comes in: an officer, the row, the reason. Goes out: the row that says so.
Must not know: corrections with another value; those are recorded.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.papers.models import Mark
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.actions.write_facts import Written, write_facts
from ceyuan.district.registry.facts import errors
from ceyuan.district.registry.facts.entry import Entry, fact_named
from ceyuan.district.registry.facts.values import WITHDRAWN
from ceyuan.district.registry.guards import locked
from ceyuan.district.registry.models import FactRow
from ceyuan.model.facts import LawfulSource


def withdraw_fact(viewer: Viewer, row: FactRow, *, reason: str, at: datetime) -> Written:
    """Take the value back; one that was superseded meanwhile is left alone."""
    verb, firm = verbs.WITHDRAW_FACT, row.enterprise
    with acting(verb, actor=actor_for(viewer, verb, firm), at=at, about=about_firm(firm)) as act:
        demand(viewer, verb, firm)
        locked(firm)
        row.refresh_from_db()
        fact = fact_named(row.key)
        if row.superseded_by_id is not None or row.withdrawn:
            raise Refused(errors.FACT_CHANGED, data={"fact": fact.name})
        written = write_facts([withdrawal_of(row, at=at)], by=act.actor.name, at=at)
        act.tell({"fact": row.key, "year": row.year, "source": row.source, "row": row.pk, "reason": reason})
        return written


def withdrawal_of(row: FactRow, *, at: datetime) -> Entry:
    """Give the entry that takes a row's value back, for acts that undo what they wrote."""
    day = timezone.localdate(at)
    source = LawfulSource(row.source)
    return Entry(row.enterprise_id, fact_named(row.key), row.year, WITHDRAWN, source, day, mark=Mark(row.mark))
