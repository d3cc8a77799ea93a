"""What one row says about one subject, before rows about the same subject meet.

Comes in: values read from a row. Goes out: frozen entries that share the description of their columns.
Must not know: other rows; how subjects are told apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ceyuan.model.credit import CreditRecord
from ceyuan.model.subject import Cell, Coverage


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a value goes: a fact and, for yearly ones, its year; or `offset` from the year of the row.

    A current fact may carry a year too (2021年末…): then the latest year counts. `who`: the column also names the
    subject, so that it stands in every row about it.
    """

    fact: str
    yearly: bool
    column: int
    header: str
    year: int | None = None
    offset: int = 0
    who: bool = False


@dataclass(frozen=True, slots=True)
class TitleSaid:
    """A title said to be held or not, with the days written beside it.

    `unending`: it is said to have no end. `unclear`: what stands beside it leaves open whether it is still held.
    """

    title: str
    held: bool
    granted: date | None = None
    expires: date | None = None
    withdrawn: date | None = None
    unending: bool = False
    unclear: bool = False
    column: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One row about one subject. `slots` and `cells` run in parallel; the slots are shared by a sheet's rows.

    `credit` is what a row of a sheet of credit events says; None on every other sheet. `remarks` are texts as written.
    """

    sheet: str
    row: int
    code: str
    name: str
    year: int | None
    slots: tuple[Slot, ...]
    cells: tuple[Cell | None, ...]
    titles: tuple[TitleSaid, ...] = ()
    coverage: Mapping[str, Coverage] = field(default_factory=dict)
    credit: CreditRecord | None = None
    remarks: Mapping[str, str] = field(default_factory=dict)
