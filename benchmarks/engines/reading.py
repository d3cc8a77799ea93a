"""No engine at all: every column that the rules read is passed over once. Nobody can be faster.

Comes in: Parquet files. Goes out: nothing.
Must not know: rules.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from benchmarks.engines.columns_of_parts import read_columns
from benchmarks.engines.contract import Codes, Counts, Engine, Job
from ceyuan.model.columns import Bits, Column, Columns, FlagColumn, NumberColumn, TextColumn


class InMemory:
    """Columns in chunks, as the block engine has them."""

    def __init__(self, job: Job) -> None:
        self.chunks = list(read_columns(job))

    def decide(self) -> Counts:
        """Add up every value and count every bit."""
        touch_all(self.chunks)
        return []

    def codes(self) -> Codes:
        """Answer nothing."""
        return np.empty((0, 0), np.uint8)


def touch_all(chunks: Iterable[Columns]) -> int:
    """Pass over every column once."""
    total = 0
    for chunk in chunks:
        total += sum(_touch(column) for column in chunk.columns.values())
        total += sum(_count(title.held) + _count(title.open) for title in chunk.titles.values())
    return total


def _touch(column: Column) -> int:
    marks = _count(column.marks.known) + _count(column.marks.null) + _count(column.marks.damaged)
    match column:
        case FlagColumn(values=values):
            return marks + _count(values)
        case NumberColumn(values=values):
            return marks + int(np.bitwise_xor.reduce(values))
        case TextColumn(codes=codes):
            return marks + int(np.bitwise_xor.reduce(codes))


def _count(bits: Bits) -> int:
    return int(np.bitwise_count(bits).sum())


def stream(job: Job) -> Counts:
    """Read the files and let go of what was read."""
    touch_all(read_columns(job))
    return []


ENGINE = Engine(InMemory, stream)
