"""Record facts of a firm, from a named lawful source.

Comes in: an officer, the firm, statements with their papers. Goes out: what was new.
Must not know: pages, imports; those write through `write_facts` in an act of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import Act, acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.actions.write_facts import Written, write_facts
from ceyuan.district.registry.facts.entry import Statement, refuse_bare
from ceyuan.district.registry.guards import keep, locked
from ceyuan.district.registry.models import Enterprise


def record_fact(viewer: Viewer, enterprise: Enterprise, statement: Statement, *, at: datetime) -> Written:
    """Record one fact."""
    return record_facts(viewer, enterprise, [statement], at=at)


def record_facts(viewer: Viewer, enterprise: Enterprise, statements: Sequence[Statement], *, at: datetime) -> Written:
    """Record facts; all or none."""
    verb = verbs.RECORD_FACTS
    with acting(verb, actor=actor_for(viewer, verb, enterprise), at=at, about=about_firm(enterprise)) as act:
        demand(viewer, verb, enterprise)
        firm = locked(enterprise)
        for one in statements:
            refuse_bare(one)
        return write_statements(act, firm, statements)


def write_statements(act: Act, firm: Enterprise, statements: Sequence[Statement]) -> Written:
    """Keep the papers, write the facts, tell what was written; figures stand in the rows, not in the trail."""
    papers = [keep(act, one.delivery) for one in statements]
    entries = [one.entry(firm.pk, paper.pk if paper else None) for one, paper in zip(statements, papers, strict=True)]
    written = write_facts(entries, by=act.actor.name, at=act.at)
    act.tell(
        {
            "facts": [
                {"fact": one.fact.key, "year": one.year, "source": one.source.value, "row": row}
                for one, row in zip(entries, written.rows, strict=True)
                if row is not None
            ],
            "unchanged": written.unchanged,
            "papers": [paper.digest for paper in papers if paper],
        }
    )
    return written
