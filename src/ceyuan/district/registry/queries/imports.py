"""What pages of imports show: lists, faults, what each row would do, what an undoing leaves.

Comes in: a viewer or an import they may open. Goes out: rows with the words people read.
Must not know: pages.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.registry.access import enterprises_for_office
from ceyuan.district.registry.facts.values import Kept, cell_of
from ceyuan.district.registry.imports.access import imports_visible_to
from ceyuan.district.registry.imports.compare import Becomes, Beside, Recorded, becomes, kept_in, recorded
from ceyuan.district.registry.imports.prepare import kept_of, place_of
from ceyuan.district.registry.models import FactRow, ImportBatch, ImportFault, ImportRow
from ceyuan.district.registry.models.imports import ImportState
from ceyuan.district.registry.queries.file import value_words
from ceyuan.district.registry.words import facts_by_key, source_words
from ceyuan.model.facts import LawfulSource

SHOWN = 8  # values of a row on a page


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A value as it would be written, beside what is recorded: of the same source `before`, of others `others`."""

    name: str
    year: int | None
    value: str
    kind: str
    before: str = ""
    others: str = ""


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row of the file with its values of one kind; `more` says how many are not shown."""

    row: ImportRow
    values: Sequence[ValueLine]
    more: int


def imports_listed(viewer: Viewer) -> QuerySet[ImportBatch]:
    """Give the imports somebody may open, newest first; undoings stand with what they undid."""
    found = imports_visible_to(viewer).filter(compensates=None)
    return found.select_related("paper", "unit", "started_by", "compensated_by")


def faults_of(batch: ImportBatch, *, serious: bool | None = None) -> QuerySet[ImportFault]:
    """Give the faults in the order of the file."""
    found = batch.faults.order_by("sheet", "row", "pk")
    return found if serious is None else found.filter(serious=serious)


def rows_becoming(batch: ImportBatch, kind: Becomes | None) -> QuerySet[ImportRow]:
    """Give the rows that have a value of one kind; without a kind, those that are left out."""
    rows = batch.rows.select_related("enterprise").order_by("sheet", "row")
    return rows.filter(taken=False) if kind is None else rows.filter(Q(**{f"{kind.value}__gt": 0}), taken=True)


def lines_of(viewer: Viewer, batch: ImportBatch, rows: Collection[ImportRow], kind: Becomes | None) -> list[RowLine]:
    """Give the lines of some rows with what is recorded beside them, of firms within the viewer's reach today."""
    named = {one.enterprise_id for one in rows if one.enterprise_id is not None}
    firms = set(enterprises_for_office(viewer).filter(pk__in=named).values_list("pk", flat=True))
    places = {place_of(text) for one in rows for text in one.values}
    known = recorded(firms, {key for key, _ in places}, {year for _, year in places})
    beside = Beside.of(batch)
    lines = []
    for one in rows:
        fitting = []
        for text, value in one.values.items():
            key, year = place_of(text)
            there = known.get((one.enterprise_id, key, year), ()) if one.enterprise_id else ()
            kept = kept_of(value)
            found = becomes(kept, there, beside)
            if found is kind and key in facts_by_key():
                fitting.append((key, year, kept, (found, there, batch.source)))
        values = [_value_line(*shown) for shown in fitting[:SHOWN]]  # words are made of what is shown only
        lines.append(RowLine(one, values, len(fitting) - len(values)))
    return lines


def _value_line(key: str, year: int | None, kept: Kept, beside: tuple[Becomes, Sequence[Recorded], str]) -> ValueLine:
    kind, rows, source = beside
    own = next((words_of(key, kept_in(row)) for row in rows if row.source == source and not row.withdrawn), "")
    others = "；".join(
        f"{source_words(row.source)} {words_of(key, kept_in(row))}"
        for row in rows
        # tax data are shown where their use is authorised, which is asked elsewhere
        if row.source not in {source, LawfulSource.TAX} and not row.withdrawn
    )
    return ValueLine(facts_by_key()[key].name, year, words_of(key, kept), kind.value, own, others)


def words_of(key: str, kept: Kept) -> str:
    """Write a value that a row keeps as people do."""
    fact = facts_by_key()[key]
    return value_words(fact, cell_of(fact, number=kept.number, text=kept.text, applies=kept.applies))


@dataclass(frozen=True, slots=True)
class LeftLine:
    """A value of an import that its undoing did not, or would not, touch: what stands there now."""

    row: FactRow
    name: str
    value: str
    now: str
    by: str


def superseded_since(viewer: Viewer, batch: ImportBatch) -> QuerySet[FactRow]:
    """Give the values of an import that something else superseded, of firms within the viewer's reach today."""
    return (
        FactRow.objects.filter(batch=batch, superseded_by__isnull=False, enterprise__in=enterprises_for_office(viewer))
        .exclude(superseded_by__batch__compensates=batch)
        .select_related("enterprise", "superseded_by")
        .exclude(superseded_by__batch__state=ImportState.UNDONE)  # whose value went, and this one with it
        .order_by("enterprise__name", "key", "year")
    )


def left_lines(rows: Collection[FactRow]) -> list[LeftLine]:
    """Give them with the value that holds their place now."""
    lines = []
    for row in rows:
        now = row.superseded_by
        if now is None or row.key not in facts_by_key():
            continue
        words = words_of(row.key, kept_in(now)) if not now.withdrawn else "—"
        name = facts_by_key()[row.key].name
        lines.append(LeftLine(row, name, words_of(row.key, kept_in(row)), words, now.recorded_by))
    return lines
