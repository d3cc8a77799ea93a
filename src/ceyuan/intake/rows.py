"""What each row of a file gives to its subject, after contradictions inside the file are settled.

Comes in: entries of one subject and the subject they made. Goes out: rows with the values that stand, by column.
Must not know: files, headers, what is recorded elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ceyuan.intake.assemble import year_of
from ceyuan.intake.firms import Group
from ceyuan.intake.report import IntakeReport
from ceyuan.intake.table.entries import Entry, Slot
from ceyuan.model.credit import CreditCoverage, CreditEvent
from ceyuan.model.subject import Cell, Coverage, Holding, Missing, Subject


@dataclass(frozen=True, slots=True)
class Given:
    """A value that stands: the fact by name, its year for a yearly one, and its column, counted from 1."""

    fact: str
    year: int | None
    cell: Cell
    column: int


@dataclass(frozen=True, slots=True)
class TitleGiven:
    """A title that a row says is held, with its days where they are known, and its column, counted from 1."""

    title: str
    granted: date | None
    expires: date | None
    withdrawn: date | None
    column: int


@dataclass(frozen=True, slots=True)
class RowRead:
    """One row about one subject. `code` is empty where none holds in any row.

    `titles` are those it says are held and no other row denies; one that several rows give alike stands in each.
    `events` are what it tells of credit, as read; `remarks` the texts that the caller wanted, as written.
    """

    sheet: str
    row: int
    code: str
    name: str
    values: tuple[Given, ...]
    titles: tuple[TitleGiven, ...] = ()
    events: tuple[CreditEvent, ...] = ()
    remarks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowsRead:
    """The rows of a file in its order, and the report about the reading.

    `headlines` are the names of the sheets and what stands above their headers; `headers` gives the last row of each
    sheet's header, from 1. `coverage` (by title, "*" for every one) and `credit` are what the file says about how far
    its lists are complete for every subject.
    """

    rows: tuple[RowRead, ...]
    report: IntakeReport
    headlines: tuple[str, ...] = ()
    headers: Mapping[str, int] = field(default_factory=dict)
    coverage: Mapping[str, Coverage] = field(default_factory=dict)
    credit: tuple[CreditCoverage, ...] = ()


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
            titles=tuple(_held(entry, subject)) if entry.titles else (),
            events=() if entry.credit is None else entry.credit.items,
            remarks=entry.remarks,
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


def _held(entry: Entry, subject: Subject) -> Iterator[TitleGiven]:
    """Walk over the titles of a row that stand: held, clear, and not contradicted in the file."""
    for one in entry.titles:
        held = Holding(one.title, one.granted, one.expires, one.withdrawn)
        if one.held and not one.unclear and held in subject.holdings.items:
            yield TitleGiven(one.title, one.granted, one.expires, one.withdrawn, one.column + 1)


def _year(entry: Entry, slot: Slot) -> int | None:
    if not slot.yearly:
        return None
    return slot.year if slot.year is not None else year_of(entry, slot)
