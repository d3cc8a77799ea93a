"""How often a register in columns holds what cannot be right, with the first few of each column.

Comes in: columns as they are read, with the batch they came from. Goes out: a report.
Must not know: rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from ceyuan.intake.columns.layout import FactSource, Layout, Unrecognised
from ceyuan.model.columns import Columns, unpack_bits

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
class ColumnsReport:
    """What was read of a register in columns, and what was doubtful; `lacking` names wanted columns not there."""

    file: str
    rows: int
    recognised: tuple[str, ...]
    unrecognised: tuple[Unrecognised, ...]
    lacking: tuple[str, ...]
    wrong: tuple[WrongColumn, ...]

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
        }


class Tally:
    """Counts while a file is read; what it keeps does not grow with the file."""

    def __init__(self, file: str, layout: Layout) -> None:
        self.rows = 0
        self._file = file
        self._layout = layout
        self._counts: dict[str, int] = {}
        self._examples: dict[str, list[WrongValue]] = {}

    def add(self, columns: Columns, written: pa.RecordBatch, spoiled: Mapping[str, NDArray[np.bool_]]) -> None:
        """Count one batch; `written` holds the values as the file has them."""
        for source in self._layout.facts:
            bits = columns.columns[source.key].marks.damaged
            if bits.any():
                self._keep(_speaker(source), source.value, unpack_bits(bits, columns.rows), written)
        for _, name in self._layout.titles:
            if name in spoiled:
                self._keep(name, name, spoiled[name], written)
        self.rows += columns.rows

    def report(self) -> ColumnsReport:
        """Give what was counted so far."""
        wrong = tuple(WrongColumn(name, count, tuple(self._examples[name])) for name, count in self._counts.items())
        layout = self._layout
        return ColumnsReport(self._file, self.rows, layout.recognised, layout.unrecognised, layout.lacking, wrong)

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
