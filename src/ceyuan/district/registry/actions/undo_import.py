"""Undo an import by another that restores what was live before; what was superseded since is left and listed.

Comes in: who imports, the import. Goes out: the import that compensates it.
Must not know: pages. Nothing is deleted: the values undone stay in the history of their facts.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import Role
from ceyuan.district.common.papers.models import Mark
from ceyuan.district.common.trail.act import Act, Refused, acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.actions.withdraw_fact import withdrawal_of
from ceyuan.district.registry.actions.write_facts import write_facts
from ceyuan.district.registry.facts.entry import Entry, fact_named
from ceyuan.district.registry.imports import errors
from ceyuan.district.registry.imports.access import IMPORTING, about_import, demand_reach
from ceyuan.district.registry.imports.compare import kept_in
from ceyuan.district.registry.imports.firms import authorised
from ceyuan.district.registry.imports.guards import locked, require_state
from ceyuan.district.registry.models import Enterprise, FactRow, ImportBatch
from ceyuan.district.registry.models.imports import ImportState
from ceyuan.model.facts import LawfulSource

FIRMS = 500  # whose values are in memory at a time


def undo_import(viewer: Viewer, batch: ImportBatch, *, at: datetime) -> ImportBatch:
    """Undo it as far as nothing came after; firms it registered stay on the register."""
    verb = verbs.UNDO_IMPORT
    with acting(verb, actor=viewer.actor(*IMPORTING), at=at, about=about_import(batch)) as act:
        demand_reach(viewer, verb, batch.unit_id)
        current = locked(batch)
        require_state(act, current, ImportState.APPLIED)
        if current.compensates_id is not None:
            raise Refused(errors.NOT_TWICE)
        undoing = _begin(viewer, current, at)
        written = FactRow.objects.filter(batch=current)
        if not viewer.has(Role.DISTRICT_OFFICER):  # a firm handed over since is another unit's business
            written = written.filter(enterprise__unit=current.unit_id)
        counts = {"restored": 0, "withdrawn": 0, "unrestored": 0}
        for keys in _firms(written):
            _undo(act, undoing, written.filter(enterprise__in=keys), counts)
        if not counts["restored"] and not counts["withdrawn"]:
            raise Refused(errors.NOTHING_TO_UNDO)
        counts["left"] = current.counts.get("written", 0) - counts["restored"] - counts["withdrawn"]
        undoing.counts, current.state = counts, ImportState.UNDONE
        undoing.save(update_fields=["counts"])
        current.save(update_fields=["state"])
        act.tell({"file": current.paper.digest, "import": current.pk, **counts})
    return undoing


def undoable(batch: ImportBatch) -> QuerySet[FactRow]:
    """Give the values of an import that nothing superseded."""
    return FactRow.objects.filter(batch=batch, superseded_by__isnull=True)


def _begin(viewer: Viewer, batch: ImportBatch, at: datetime) -> ImportBatch:
    return ImportBatch.objects.create(
        paper=batch.paper,
        sender=batch.sender,
        source=batch.source,
        shared=batch.shared,
        unit=batch.unit,
        started_by_id=viewer.user,
        started_at=at,
        applied_at=at,
        state=ImportState.APPLIED,
        as_of=batch.as_of,
        compensates=batch,
    )


def _firms(written: QuerySet[FactRow]) -> list[Sequence[int]]:
    keys = sorted(set(written.order_by().values_list("enterprise", flat=True)))
    return [keys[start : start + FIRMS] for start in range(0, len(keys), FIRMS)]


def _undo(act: Act, undoing: ImportBatch, written: QuerySet[FactRow], counts: dict[str, int]) -> None:
    """Undo the values of some firms, locked first so that nobody supersedes one meanwhile."""
    firms = sorted(set(written.order_by().values_list("enterprise", flat=True)))
    list(Enterprise.objects.select_for_update().filter(pk__in=firms).order_by("pk").values_list("pk"))
    rows = list(written.filter(superseded_by__isnull=True).order_by("pk"))
    before = {
        one.superseded_by_id: one
        for one in FactRow.objects.filter(superseded_by__batch=undoing.compensates, enterprise__in=firms)
        .select_related("shared")
        .order_by()
    }
    today = timezone.localdate(act.at)
    taxed = authorised(firms, today)
    entries = []
    for row in rows:
        old = before.get(row.pk)
        usable = old is not None and _may_stand(old, today, taxed)
        counts["restored" if usable else "withdrawn"] += 1
        counts["unrestored"] += old is not None and not old.withdrawn and not usable
        entries.append(_restored(old) if old is not None and usable else withdrawal_of(row, at=act.at))
    write_facts(entries, by=act.actor.name, at=act.at, batch=undoing.pk)


def _may_stand(old: FactRow, today: date, taxed: set[int]) -> bool:
    """Tell whether an older value may be stated again today: its source lawful, in force, and authorised."""
    if old.withdrawn or (old.shared is not None and old.shared.expires_on < today):
        return False
    if LawfulSource(old.source) not in fact_named(old.key).lawful_sources:
        return False
    return old.source != LawfulSource.TAX or old.enterprise_id in taxed


def _restored(old: FactRow) -> Entry:
    return Entry(
        old.enterprise_id,
        fact_named(old.key),
        old.year,
        kept_in(old),
        LawfulSource(old.source),
        old.valid_from,
        expires_on=old.expires_on,
        shared=old.shared_id,
        evidence=old.evidence_id,
        mark=Mark(old.mark),
    )
