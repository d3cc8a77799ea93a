"""Apply an import: register its new firms, write what it brings, leave one event with its fingerprint and counts.

Comes in: who imports, the import, what was ticked. Goes out: the import, applied.
Must not know: pages. Everything is held against the register once more: what changed since the staging counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.papers.models import Mark
from ceyuan.district.common.trail.act import Act, Refused, acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.actions.planned_facts import FirmPlan, lock_and_keep, plan_firms
from ceyuan.district.registry.actions.register_rows import Chosen, register_rows
from ceyuan.district.registry.actions.start_import import refuse_shared
from ceyuan.district.registry.actions.write_facts import News, refuse_any, write_news
from ceyuan.district.registry.actions.write_items import write_coverage, write_items
from ceyuan.district.registry.enums import Standing
from ceyuan.district.registry.facts.entry import Entry, fact_named
from ceyuan.district.registry.imports import errors
from ceyuan.district.registry.imports.access import IMPORTING, about_import, demand_reach, firms_within
from ceyuan.district.registry.imports.compare import WRITTEN, Becomes, Beside, becomes, recorded
from ceyuan.district.registry.imports.firms import authorised
from ceyuan.district.registry.imports.guards import locked, require_state
from ceyuan.district.registry.imports.prepare import kept_of, place_of
from ceyuan.district.registry.imports.steady import steady
from ceyuan.district.registry.models import ImportBatch, ImportRow
from ceyuan.district.registry.models.imports import ImportState
from ceyuan.model.facts import LawfulSource

_AS_SAID = Chosen()
_BROUGHT = ("written", "registered", "titles", "events", "coverage")


def apply_import(viewer: Viewer, batch: ImportBatch, chosen: Chosen = _AS_SAID, *, at: datetime) -> ImportBatch:
    """Apply it; all or nothing."""
    verb, today = verbs.APPLY_IMPORT, timezone.localdate(at)
    before = _plan(batch) if viewer.has(*IMPORTING) and batch.state == ImportState.STAGED else _Plan(None, {})
    with acting(verb, actor=viewer.actor(*IMPORTING), at=at, about=about_import(batch)) as act:
        demand_reach(viewer, verb, batch.unit_id)
        current = locked(batch)
        require_state(act, current, ImportState.STAGED)
        if current.shared is not None:
            refuse_shared(current.shared, LawfulSource(current.source), today)
        counts: Counter[str] = Counter(registered=register_rows(act, viewer, current, chosen))
        counts += _write(act, current, before)
        counts["coverage"] = write_coverage(current, at=at) if chosen.coverage else 0
        if not any(counts[one] for one in _BROUGHT):
            raise Refused(errors.NOTHING_TO_APPLY)
        current.state, current.applied_at = ImportState.APPLIED, at
        current.counts = {**current.counts, **_done(counts)}
        current.save()
        act.tell(_told(current, counts))
    return current


def _done(counts: Counter[str]) -> dict[str, int]:
    named = (*_BROUGHT, "superseded", *(one.value for one in Becomes))
    return {one: counts[one] for one in named}


def _told(batch: ImportBatch, counts: Counter[str]) -> dict[str, object]:
    shared = batch.shared.catalogue_number if batch.shared is not None else ""
    return {
        "file": batch.paper.digest,
        "sender": batch.sender,
        "source": batch.source,
        "shared": shared,
        "as_of": batch.as_of,
        "rows": batch.counts.get("rows_taken", 0),
        "faults": batch.counts.get("faults", 0),
        **_done(counts),
    }


@dataclass(frozen=True, slots=True)
class _Plan:
    """What would be written of each firm; `last` is the key of the last row staged, another when staged anew."""

    last: int | None
    firms: Mapping[int, FirmPlan]


def _plan(batch: ImportBatch) -> _Plan:
    """Work out, before anything is locked, what is written."""
    with steady():
        last = _last_row(batch)
        return _Plan(last, plan_firms(_firms(batch), partial(_plan_some, batch)))


def _last_row(batch: ImportBatch) -> int | None:
    return ImportRow.objects.filter(batch=batch).order_by("-pk").values_list("pk", flat=True).first()


def _firms(batch: ImportBatch) -> Sequence[int]:
    """Give the firms to be written, always in the same order."""
    allowed = firms_within(batch).filter(standing=Standing.ACTIVE)
    rows = ImportRow.objects.filter(batch=batch, taken=True, enterprise__in=allowed)
    return sorted(set(rows.order_by().values_list("enterprise", flat=True)))


def _write(act: Act, batch: ImportBatch, before: _Plan) -> Counter[str]:
    """Write what was planned, and of firms whose facts moved since what holds now."""
    today, firms = timezone.localdate(act.at), _firms(batch)
    if batch.source == LawfulSource.TAX:
        firms = sorted(authorised(firms, today))
    planned = before.firms if before.last == _last_row(batch) else {}
    counts, news = Counter[str](), list[News]()
    with steady():
        for one in lock_and_keep(planned, firms, partial(_plan_some, batch)):
            counts.update(one.counts)
            news += one.news
        refuse_any((one.entry for one in news), today)
        write_news(news, by=act.actor.name, at=act.at, batch=batch.pk)
        counts += write_items(batch, firms, at=act.at)
    counts["written"], counts["superseded"] = len(news), sum(1 for one in news if one.supersedes is not None)
    return counts


def _plan_some(batch: ImportBatch, firms: Sequence[int]) -> Mapping[int, tuple[Sequence[News], Mapping[str, int]]]:
    """Plan the values of some firms; where two rows of one firm differ, the first counts."""
    rows = ImportRow.objects.filter(batch=batch, taken=True, enterprise__in=firms).order_by("pk")
    said: dict[tuple[int, str, int | None], Sequence[object]] = {}
    places: dict[str, tuple[str, int | None]] = {}
    for firm, values in rows.values_list("enterprise", "values"):
        for text, value in values.items() if firm is not None else ():
            if text not in places:
                places[text] = place_of(text)
            said.setdefault((firm, *places[text]), value)
    known = recorded(firms, {key for key, _ in places.values()}, {year for _, year in places.values()})
    beside, source, mark = Beside.of(batch), LawfulSource(batch.source), Mark(batch.paper.mark)
    planned: dict[int, tuple[list[News], Counter[str]]] = {one: ([], Counter()) for one in firms}
    for place, value in said.items():
        firm, key, year = place
        kept, there = kept_of(value), known.get(place, ())
        kind = becomes(kept, there, beside)
        news, counts = planned[firm]
        counts[kind.value] += 1
        if kind in WRITTEN:
            entry = Entry(firm, fact_named(key), year, kept, source, batch.as_of, shared=batch.shared_id, mark=mark)
            news.append(News(entry, next((row.pk for row in there if row.source == batch.source), None)))
    return planned
