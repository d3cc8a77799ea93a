"""Ask for the correction of a value that somebody else recorded: with what is right, why, and a paper that shows it.

Comes in: somebody of the firm, the row, the right value. Goes out: a pending correction.
Must not know: who decides it; `decide_correction.py` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.papers.keep import Delivery, keep_paper
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.facts import errors
from ceyuan.district.registry.facts.entry import fact_named
from ceyuan.district.registry.facts.values import Kept
from ceyuan.district.registry.guards import locked, require_active
from ceyuan.district.registry.models import Correction, CorrectionState, FactRow
from ceyuan.model.facts import LawfulSource


@dataclass(frozen=True, slots=True)
class Claim:
    """What is right, why, and the paper that shows it."""

    kept: Kept
    reason: str
    delivery: Delivery


def ask_correction(viewer: Viewer, row: FactRow, claim: Claim, *, at: datetime) -> Correction:
    """Ask for it; the value recorded holds until it is decided."""
    verb, firm = verbs.ASK_CORRECTION, row.enterprise
    with acting(verb, actor=actor_for(viewer, verb, firm), at=at, about=about_firm(firm)) as act:
        demand(viewer, verb, firm)
        require_active(act, locked(firm))
        row.refresh_from_db()
        fact = fact_named(row.key)
        said = {"fact": fact.name}
        if row.source == LawfulSource.DECLARATION:
            raise Refused(errors.OWN_DECLARATION, data=said)
        if row.superseded_by_id is not None or row.withdrawn:
            raise Refused(errors.FACT_CHANGED, data=said)
        if (row.number, row.text, row.applies) == (claim.kept.number, claim.kept.text, claim.kept.applies):
            raise Refused(errors.CORRECTION_SAME)
        if Correction.objects.filter(row=row, state=CorrectionState.PENDING).exists():
            raise Refused(errors.CORRECTION_OPEN, data=said)
        paper = keep_paper(claim.delivery, by=act.actor.name, at=at)
        made = Correction.objects.create(
            enterprise=firm,
            row=row,
            number=claim.kept.number,
            text=claim.kept.text,
            applies=claim.kept.applies,
            reason=claim.reason,
            evidence=paper,
            asked_by_id=viewer.user,
            asked_at=at,
        )
        act.tell({"fact": row.key, "year": row.year, "row": row.pk, "correction": made.pk, "paper": paper.digest})
        return made
