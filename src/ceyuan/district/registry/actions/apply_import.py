"""Apply an import: register its new firms, write its values, leave one event with the file's fingerprint and counts.

Comes in: who imports, the import. Goes out: the import, applied.
Must not know: pages. Everything is held against the register once more: what changed since the staging counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.papers.models import Mark
from ceyuan.district.common.trail.act import Act, Refused, acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import demand_unit
from ceyuan.district.registry.actions.register_enterprise import create_enterprise
from ceyuan.district.registry.actions.start_import import refuse_shared
from ceyuan.district.registry.actions.write_facts import write_facts
from ceyuan.district.registry.enums import Standing
from ceyuan.district.registry.facts.entry import Entry, fact_named
from ceyuan.district.registry.imports import errors
from ceyuan.district.registry.imports.access import IMPORTING, about_import, demand_reach, firms_within
from ceyuan.district.registry.imports.compare import WRITTEN, Becomes, Beside, becomes, recorded
from ceyuan.district.registry.imports.firms import authorised
from ceyuan.district.registry.imports.guards import locked, require_state
from ceyuan.district.registry.imports.prepare import kept_of, place_of
from ceyuan.district.registry.models import Enterprise, ImportBatch, ImportRow
from ceyuan.district.registry.models.imports import ImportState
from ceyuan.district.registry.particulars import NewEnterprise
from ceyuan.model.facts import LawfulSource

FIRMS = 500  # whose values are in memory at a time


def apply_import(viewer: Viewer, batch: ImportBatch, *, at: datetime) -> ImportBatch:
    """Apply it; all or nothing."""
    verb, today = verbs.APPLY_IMPORT, timezone.localdate(at)
    with acting(verb, actor=viewer.actor(*IMPORTING), at=at, about=about_import(batch)) as act:
        demand_reach(viewer, verb, batch.unit_id)
        current = locked(batch)
        require_state(act, current, ImportState.STAGED)
        if current.shared is not None:
            refuse_shared(current.shared, LawfulSource(current.source), today)
        counts: Counter[str] = Counter(registered=_register(act, viewer, current))
        for keys in _firms(current):
            allowed = keys if current.source != LawfulSource.TAX else sorted(authorised(keys, today))
            counts += _write(act, current, allowed)
        if not counts["written"] and not counts["registered"]:
            raise Refused(errors.NOTHING_TO_APPLY)
        current.state, current.applied_at = ImportState.APPLIED, at
        current.counts = {**current.counts, **_done(counts)}
        current.save()
        act.tell(_told(current, counts))
    return current


def _done(counts: Counter[str]) -> dict[str, int]:
    named = ("written", "superseded", "registered", *(one.value for one in Becomes))
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


def _register(act: Act, viewer: Viewer, batch: ImportBatch) -> int:
    """Register the new firms; one that somebody else registered meanwhile is taken as it is, if it is within reach."""
    rows = ImportRow.objects.filter(batch=batch, taken=True, enterprise=None).exclude(new_code="")
    names: dict[str, str] = {}
    for code, name in rows.order_by("pk").values_list("new_code", "new_name"):
        names[code] = names.get(code) or name
    known = {one.credit_code: one for one in Enterprise.objects.filter(credit_code__in=names)}
    within = set(firms_within(batch).filter(pk__in=[one.pk for one in known.values()]).values_list("pk", flat=True))
    registered = 0
    for code, name in names.items():
        firm = known.get(code)
        if firm is None and batch.new_firms_to is not None:
            demand_unit(viewer, verbs.REGISTER, batch.new_firms_to.pk, name)
            firm = create_enterprise(act, NewEnterprise(code, name, batch.new_firms_to))
            registered += 1
        elif firm is None or firm.pk not in within:
            continue
        rows.filter(new_code=code).update(enterprise=firm)
    return registered


def _firms(batch: ImportBatch) -> Iterator[Sequence[int]]:
    """Give the firms to be written, always in the same order, some at a time."""
    allowed = firms_within(batch).filter(standing=Standing.ACTIVE)
    rows = ImportRow.objects.filter(batch=batch, taken=True, enterprise__in=allowed)
    keys = sorted(set(rows.order_by().values_list("enterprise", flat=True)))
    return (keys[start : start + FIRMS] for start in range(0, len(keys), FIRMS))


def _write(act: Act, batch: ImportBatch, firms: Collection[int]) -> Counter[str]:
    """Write the values of some firms; where two rows of one firm differ, the first counts."""
    rows = ImportRow.objects.filter(batch=batch, taken=True, enterprise__in=firms).order_by("pk")
    said: dict[tuple[int, str, int | None], Sequence[object]] = {}
    for firm, values in rows.values_list("enterprise", "values"):
        for text, value in values.items() if firm is not None else ():
            said.setdefault((firm, *place_of(text)), value)
    known = recorded(firms, {key for _, key, _ in said})
    beside, counts, entries = Beside.of(batch), Counter[str](), []
    for place, value in said.items():
        firm, key, year = place
        kept = kept_of(value)
        kind = becomes(kept, known.get(place, ()), beside)
        counts[kind.value] += 1
        if kind in WRITTEN:
            source, mark = LawfulSource(batch.source), Mark(batch.paper.mark)
            fact = fact_named(key)
            entries.append(Entry(firm, fact, year, kept, source, batch.as_of, shared=batch.shared_id, mark=mark))
    written = write_facts(entries, by=act.actor.name, at=act.at, batch=batch.pk)
    counts["written"], counts["superseded"] = written.recorded, written.superseded
    return counts
