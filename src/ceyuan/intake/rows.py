"""What each row of a file gives to its subject, after contradictions inside the file are settled.

Comes in: entries of one subject and the subject they made. Goes out: rows with the values that stand, by column.
Must not know: files, headers, what is recorded elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ceyuan.intake.assemble import year_of
from ceyuan.intake.firms import Group
from ceyuan.intake.report import IntakeReport
from ceyuan.intake.table.entries import Entry, Slot
from ceyuan.model.subject import Cell, Missing, Subject


@dataclass(frozen=True, slots=True)
class Given:
    """A value that stands: the fact by name, its year for a yearly one, and its column, counted from 1."""

    fact: str
    year: int | None
    cell: Cell
    column: int


@dataclass(frozen=True, slots=True)
class RowRead:
    """One row about one subject. `code` is empty where none holds in any row; `titles` counts those it names."""

    sheet: str
    row: int
    code: str
    name: str
    values: tuple[Given, ...]
    titles: int = 0


@dataclass(frozen=True, slots=True)
class RowsRead:
    """The rows of a file in its order, and the report about the reading.

    `headlines` are the names of the sheets and what stands above their headers; `headers` gives the last row of each
    sheet's header, from 1.
    """

    rows: tuple[RowRead, ...]
    report: IntakeReport
    headlines: tuple[str, ...] = ()
    headers: Mapping[str, int] = field(default_factory=dict)


def rows_of(group: Group, subject: Subject) -> Iterator[RowRead]:
    """Walk over the rows of one subject.

    A value that another row contradicts, or that a later year supersedes, is in none of them; one that stands in
    several is in the first.
    """
    taken: set[tuple[str, int | None]] = set()
    code = next((entry.code for entry in group.entries if entry.code), "")
    for entry in group.entries:
        yield RowRead(
            sheet=entry.sheet,
            row=entry.row,
            code=code,
            name=entry.name,
            values=tuple(_standing(entry, subject, taken)),
            titles=len(entry.titles),
        )


def in_file_order(rows: Sequence[RowRead], sheets: Sequence[str]) -> tuple[RowRead, ...]:
    """Put rows into the order of their sheets and numbers.

    >>> rows = [RowRead("乙", 2, "", "甲厂", ()), RowRead("甲", 3, "", "甲厂", ())]
    >>> [row.sheet for row in in_file_order(rows, ["甲", "乙"])]
    ['甲', '乙']
    """
    place = {name: at for at, name in enumerate(sheets)}
    return tuple(sorted(rows, key=lambda row: (place[row.sheet], row.row)))


def _standing(entry: Entry, subject: Subject, taken: set[tuple[str, int | None]]) -> Iterator[Given]:
    for slot, cell in zip(entry.slots, entry.cells, strict=True):
        if cell is None or slot.who or isinstance(cell, Missing):
            continue
        year = _year(entry, slot)
        stands = subject.yearly.get(slot.fact, {}).get(year) if year is not None else subject.current.get(slot.fact)
        if type(stands) is type(cell) and stands == cell and (slot.fact, year) not in taken:
            taken.add((slot.fact, year))
            yield Given(slot.fact, year, cell, slot.column + 1)


def _year(entry: Entry, slot: Slot) -> int | None:
    if not slot.yearly:
        return None
    return slot.year if slot.year is not None else year_of(entry, slot)
