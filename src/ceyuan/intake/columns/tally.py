"""How often a register in columns holds what cannot be right, with the first few of each column.

Comes in: columns as they are read, with the batch they came from. Goes out: a report.
Must not know: rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from ceyuan.errors import Language
from ceyuan.intake.columns.doubled import MOST_ROWS, SeenIds, hashes_of
from ceyuan.intake.columns.layout import FactSource, Layout, Unrecognised
from ceyuan.model.columns import Columns, Ids, unpack_bits

MOST_EXAMPLES = 5
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class WrongValue:
    """One wrong value: whose it is, and what stood there ("" where only `__wrong` says so)."""

    subject_id: str
    value: str


@dataclass(frozen=True, slots=True)
class WrongColumn:
    """How many values of a column are wrong, and the first few."""

    column: str
    count: int
    examples: tuple[WrongValue, ...]


@dataclass(frozen=True, slots=True)
class Doubled:
    """How many rows repeat the id of a row before, and the first such ids; None where it was not checked."""

    count: int | None = 0
    examples: tuple[str, ...] = ()

    def as_data(self) -> dict[str, object]:
        """Give it for `--json`."""
        return {"count": self.count, "examples": list(self.examples)}

    def remark(self, language: Language) -> str:
        """Say it in one line; "" where every id stands once.

        >>> Doubled(2, ("a",)).remark("en")
        'subject_id: 2 rows repeat the id of a row before, such as a; every row is read'
        """
        chinese = language == "zh"
        if self.count is None:
            if chinese:
                return f"subject_id：未检查是否重复（由本程序逐批读完、不超过{MOST_ROWS}行时才检查）"
            return f"subject_id: not checked for repeats (only files read here to the end, up to {MOST_ROWS} rows, are)"
        if not self.count:
            return ""
        first = ("、" if chinese else ", ").join(self.examples)
        if chinese:
            return f"subject_id：有{self.count}行与前面的行重复，如 {first}；每一行都照常读取"
        return f"subject_id: {self.count} rows repeat the id of a row before, such as {first}; every row is read"


@dataclass(frozen=True, slots=True)
class ColumnsReport:
    """What was read of a register in columns, and what was doubtful; `lacking` names wanted columns not there."""

    file: str
    rows: int
    recognised: tuple[str, ...]
    unrecognised: tuple[Unrecognised, ...]
    lacking: tuple[str, ...]
    wrong: tuple[WrongColumn, ...]
    doubled: Doubled

    def as_data(self) -> dict[str, object]:
        """Give the report for `--json`."""
        return {
            "file": self.file,
            "rows": self.rows,
            "recognised": list(self.recognised),
            "unrecognised": [{"column": one.name, "nearest": one.nearest or None} for one in self.unrecognised],
            "lacking": list(self.lacking),
            "wrong": [
                {
                    "column": one.column,
                    "count": one.count,
                    "examples": [{"subject_id": each.subject_id, "value": each.value} for each in one.examples],
                }
                for one in self.wrong
            ],
            "doubled": self.doubled.as_data(),
        }


class Tally:
    """Counts while a file is read; what it keeps does not grow with the file, but for a hash of each id up to a limit.

    Doubled ids are known after `finish`.
    """

    def __init__(self, file: str, layout: Layout) -> None:
        self.rows = 0
        self._file = file
        self._layout = layout
        self._counts: dict[str, int] = {}
        self._examples: dict[str, list[WrongValue]] = {}
        self._ids = SeenIds()
        self._doubled = Doubled(None)

    def add(self, columns: Columns, written: pa.RecordBatch, spoiled: Mapping[str, NDArray[np.bool_]]) -> None:
        """Count one batch; `written` holds the values as the file has them."""
        for source in self._layout.facts:
            bits = columns.columns[source.key].marks.damaged
            if bits.any():
                self._keep(_speaker(source), source.value, unpack_bits(bits, columns.rows), written)
        for _, name in self._layout.titles:
            if name in spoiled:
                self._keep(name, name, spoiled[name], written)
        self._ids.add(_texts(columns.ids))
        self.rows += columns.rows

    def finish(self, again: Callable[[], Iterator[pa.Array]]) -> None:
        """Count doubled ids; only where there are some does `again` give all ids once more, to name the first."""
        count, hashes = self._ids.repeated()
        if self._ids.checked:
            self._doubled = Doubled(count, tuple(_first(again(), hashes)) if count else ())

    def report(self) -> ColumnsReport:
        """Give what was counted so far."""
        wrong = tuple(WrongColumn(name, count, tuple(self._examples[name])) for name, count in self._counts.items())
        layout = self._layout
        return ColumnsReport(
            self._file, self.rows, layout.recognised, layout.unrecognised, layout.lacking, wrong, self._doubled
        )

    def _keep(self, name: str, column: str, damaged: NDArray[np.bool_], written: pa.RecordBatch) -> None:
        count = int(np.count_nonzero(damaged))
        if count == 0:
            return
        self._counts[name] = self._counts.get(name, 0) + count
        kept = self._examples.setdefault(name, [])
        for row in np.flatnonzero(damaged)[: MOST_EXAMPLES - len(kept)].tolist():
            value = written.column(column)[row] if column else None
            shown = "" if value is None or not value.is_valid else str(value)[:_LONGEST]
            kept.append(WrongValue(str(written.column(0)[row]), shown))


def _speaker(source: FactSource) -> str:
    return source.value or source.wrong or source.not_applicable


def _texts(ids: Ids) -> pa.Array:
    return ids if isinstance(ids, pa.Array) else pa.array([str(ids[row]) for row in range(len(ids))], pa.string())


def _first(parts: Iterator[pa.Array], hashes: NDArray[np.uint64]) -> list[str]:
    """Name the first ids with one of these hashes."""
    found: dict[str, None] = {}
    for ids in parts:
        rows = np.flatnonzero(np.isin(hashes_of(ids), hashes)) if len(ids) else ()
        for row in rows:
            found[str(ids[int(row)])[:_LONGEST]] = None
            if len(found) == min(MOST_EXAMPLES, len(hashes)):
                return list(found)
    return list(found)
