"""Undo an import by another that restores what was live before; what was superseded since is left and listed.

Comes in: who imports, the import. Goes out: the import that compensates it.
Must not know: pages. Nothing is deleted: the values undone stay in the history of their facts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import Role
from ceyuan.district.common.papers.models import Mark
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.actions.planned_facts import FirmPlan, Planner, lock_and_keep, plan_firms
from ceyuan.district.registry.actions.take_firms_back import take_firms_back
from ceyuan.district.registry.actions.write_facts import News, refuse_any, write_news
from ceyuan.district.registry.actions.write_items import take_items_back
from ceyuan.district.registry.facts.entry import Entry, fact_named
from ceyuan.district.registry.facts.values import WITHDRAWN
from ceyuan.district.registry.imports import errors
from ceyuan.district.registry.imports.access import IMPORTING, about_import, demand_reach
from ceyuan.district.registry.imports.firms import authorised
from ceyuan.district.registry.imports.guards import locked, require_state
from ceyuan.district.registry.imports.standing import Stood, standing_values
from ceyuan.district.registry.imports.steady import steady
from ceyuan.district.registry.models import FactRow, ImportBatch, ImportItem, SharedSource
from ceyuan.district.registry.models.imports import ImportState
from ceyuan.model.facts import LawfulSource

TAKEN_BACK = ("titles", "events", "coverage", "firms")


def undo_import(viewer: Viewer, batch: ImportBatch, *, at: datetime) -> ImportBatch:
    """Undo it as far as nothing came after; firms it registered that nobody touched are marked as mistaken."""
    verb = verbs.UNDO_IMPORT
    may = viewer.has(*IMPORTING) and batch.state == ImportState.APPLIED
    before = _plan(viewer, batch, at) if may else {}
    with acting(verb, actor=viewer.actor(*IMPORTING), at=at, about=about_import(batch)) as act:
        demand_reach(viewer, verb, batch.unit_id)
        current = locked(batch)
        require_state(act, current, ImportState.APPLIED)
        if current.compensates_id is not None:
            raise Refused(errors.NOT_TWICE)
        undoing = _begin(viewer, current, at)
        firms = _firms(viewer, current)
        counts, news = Counter(restored=0, withdrawn=0, unrestored=0), list[News]()
        with steady():
            for one in lock_and_keep(before, firms, _planner(current, at)):
                counts.update(one.counts)
                news += one.news
            refuse_any((one.entry for one in news), timezone.localdate(at))
            write_news(news, by=act.actor.name, at=at, batch=undoing.pk)
        reached = items_reached(viewer, current)
        brought = take_items_back(reached, current, at=at)
        brought += take_firms_back(act, reached)
        if not counts["restored"] and not counts["withdrawn"] and not any(brought[one] for one in TAKEN_BACK):
            raise Refused(errors.NOTHING_TO_UNDO)
        counts["left"] = current.counts.get("written", 0) - counts["restored"] - counts["withdrawn"]
        counts.update({key: number for key, number in brought.items() if number})
        undoing.counts, current.state = dict(counts), ImportState.UNDONE
        undoing.save(update_fields=["counts"])
        current.save(update_fields=["state"])
        act.tell({"file": current.paper.digest, "import": current.pk, **counts})
    return undoing


def items_reached(viewer: Viewer, batch: ImportBatch) -> QuerySet[ImportItem]:
    """Give the titles, events, statements and firms of an import that somebody may take back."""
    items = ImportItem.objects.filter(batch=batch, made__isnull=False, undone=False)
    return items if viewer.has(Role.DISTRICT_OFFICER) else items.filter(enterprise__unit=batch.unit_id)


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


def _plan(viewer: Viewer, batch: ImportBatch, at: datetime) -> Mapping[int, FirmPlan]:
    """Work out, before anything is locked, what is restored and what is withdrawn."""
    with steady():
        return plan_firms(_firms(viewer, batch), _planner(batch, at))


def _firms(viewer: Viewer, batch: ImportBatch) -> Sequence[int]:
    written = FactRow.objects.filter(batch=batch)
    if not viewer.has(Role.DISTRICT_OFFICER):  # a firm handed over since is another unit's business
        written = written.filter(enterprise__unit=batch.unit_id)
    return sorted(set(written.order_by().values_list("enterprise", flat=True)))


def _planner(batch: ImportBatch, at: datetime) -> Planner:
    """Give what plans for some firms: the row before where it may stand again, else the value is taken back."""
    today = timezone.localdate(at)
    shared = SharedSource.objects.in_bulk()

    def plan(firms: Sequence[int]) -> Mapping[int, tuple[Sequence[News], Mapping[str, int]]]:
        taxed = authorised(firms, today)
        planned: dict[int, tuple[list[News], Counter[str]]] = {one: ([], Counter()) for one in firms}
        for row, old in standing_values(batch, firms):
            news, counts = planned[row.enterprise]
            usable = old is not None and _may_stand(old, today, shared, taxed)
            counts["restored" if usable else "withdrawn"] += 1
            counts["unrestored"] += old is not None and not old.withdrawn and not usable
            news.append(News(_restored(old) if old is not None and usable else _withdrawal(row, today), row.pk))
        return planned

    return plan


def _may_stand(old: Stood, today: date, shared: Mapping[int, SharedSource], taxed: set[int]) -> bool:
    """Tell whether an older value may be stated again today: its source lawful, in force, and authorised."""
    if old.withdrawn or LawfulSource(old.source) not in fact_named(old.key).lawful_sources:
        return False
    if old.shared is not None and (shared[old.shared].expires_on < today or shared[old.shared].source != old.source):
        return False  # the catalogue may have changed since
    return old.source != LawfulSource.TAX or old.enterprise in taxed


def _restored(old: Stood) -> Entry:
    return Entry(
        old.enterprise,
        fact_named(old.key),
        old.year,
        old.kept,
        LawfulSource(old.source),
        old.valid_from,
        expires_on=old.expires_on,
        shared=old.shared,
        evidence=old.evidence,
        mark=Mark(old.mark),
    )


def _withdrawal(row: Stood, today: date) -> Entry:
    source = LawfulSource(row.source)
    return Entry(row.enterprise, fact_named(row.key), row.year, WITHDRAWN, source, today, mark=Mark(row.mark))
