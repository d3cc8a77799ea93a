"""Decide on a correction: accept it, so that the right value supersedes the wrong one, or refuse it with the reason.

Comes in: an officer of the firm's unit or of the district, the correction. Goes out: the decided correction.
Must not know: pages.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.papers.models import Mark
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.actions.write_facts import write_facts
from ceyuan.district.registry.facts import errors
from ceyuan.district.registry.facts.entry import Entry, fact_named
from ceyuan.district.registry.facts.values import Kept
from ceyuan.district.registry.guards import locked
from ceyuan.district.registry.models import Correction, CorrectionState, FactRow
from ceyuan.model.facts import LawfulSource


def decide_correction(
    viewer: Viewer, correction: Correction, *, accept: bool, answer: str = "", at: datetime
) -> Correction:
    """Decide it; a value that changed meanwhile is decided anew by whoever recorded it."""
    verb, firm = verbs.DECIDE_CORRECTION, correction.enterprise
    with acting(verb, actor=actor_for(viewer, verb, firm), at=at, about=about_firm(firm)) as act:
        demand(viewer, verb, firm)
        locked(firm)
        found = Correction.objects.select_for_update().get(pk=correction.pk)
        if found.state != CorrectionState.PENDING:
            raise Refused(errors.CORRECTION_DONE, data={"state": CorrectionState(found.state).label})
        if not accept and not answer.strip():
            raise Refused(errors.ANSWER_WANTED)
        if accept:
            found.result = _corrected(found, by=act.actor.name, at=at)
        found.state = CorrectionState.ACCEPTED if accept else CorrectionState.REFUSED
        found.decided_by, found.decided_at, found.answer = act.actor.name, at, answer.strip()
        found.save(update_fields=["state", "decided_by", "decided_at", "answer", "result"])
        row = found.row
        act.tell(
            {
                "correction": found.pk,
                "fact": row.key,
                "year": row.year,
                "accepted": accept,
                "answer": found.answer,
                "row": found.result_id,
            }
        )
        return found


def _corrected(correction: Correction, *, by: str, at: datetime) -> FactRow:
    """Write the right value under the same source; a shared source did not deliver it, so it is no longer named."""
    row = correction.row
    fact = fact_named(row.key)
    if row.superseded_by_id is not None:
        raise Refused(errors.FACT_CHANGED, data={"fact": fact.name})
    entry = Entry(
        enterprise=row.enterprise_id,
        fact=fact,
        year=row.year,
        kept=Kept(correction.number, correction.text, correction.applies),
        source=LawfulSource(row.source),
        valid_from=min(row.valid_from, timezone.localdate(at)),
        expires_on=row.expires_on,
        evidence=correction.evidence_id,
        mark=Mark(row.mark),
    )
    write_facts([entry], by=by, at=at)
    row.refresh_from_db()
    return FactRow.objects.get(supersedes=row)
