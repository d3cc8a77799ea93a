"""The result as text: tables in fixed columns, readable in a terminal and in a file.

Comes in: runs. Goes out: lines.
Must not know: how anything was measured.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from benchmarks.agreement import TwoValued
from benchmarks.engines.contract import Counts
from benchmarks.engines.table import ENGINES
from benchmarks.runs import Run
from benchmarks.worker import STREAM

HEAD = ("engine", "firms", "cores", "load s", "decide s", "M decisions/s/core", "loaded MB", "peak MB on top")
STREAM_HEAD = ("engine", "firms", "cores", "files to counts s", "M decisions/s/core", "M firms/s", "peak MB")


def memory_table(runs: Sequence[Run], criteria: int) -> list[str]:
    """Show runs over firms that were loaded before."""
    rows = [
        (
            _title(run), f"{run.task.firms:,}", f"{run.task.threads}", f"{run.measured.load:.2f}",
            f"{run.measured.median:.4f}", _rate(run, criteria), f"{run.measured.loaded:,.0f}",
            f"{run.measured.peak:,.0f}",
        )
        for run in runs if run.task.mode != STREAM
    ]  # fmt: skip
    return lay_out([HEAD, *rows])


def stream_table(runs: Sequence[Run], criteria: int) -> list[str]:
    """Show runs from files to counts."""
    rows = [
        (
            _title(run), f"{run.task.firms:,}", f"{run.task.threads}", f"{run.measured.median:.2f}",
            _rate(run, criteria), f"{run.task.firms / run.measured.median / 1e6:.2f}", f"{run.measured.peak:,.0f}",
        )
        for run in runs if run.task.mode == STREAM
    ]  # fmt: skip
    return lay_out([STREAM_HEAD, *rows]) if rows else []


def _title(run: Run) -> str:
    return ENGINES[run.task.engine].title


def _rate(run: Run, criteria: int) -> str:
    if not ENGINES[run.task.engine].answers:
        return "(floor)"
    return f"{run.task.firms * criteria / run.measured.median / run.task.threads / 1e6:.3f}"


def counts_table(measures: Sequence[str], counts: Counts) -> list[str]:
    """Show how often each measure is answered no, unknown, yes, pending, closed."""
    rows = [(name, *(f"{one:,}" for one in row)) for name, row in zip(measures, counts, strict=True)]
    return lay_out([("measure", "no", "unknown", "yes", "pending", "closed"), *rows])


def two_valued_table(found: Mapping[str, TwoValued]) -> list[str]:
    """Show what engines without an unknown make of it."""
    rows = [
        (
            ENGINES[name].title, f"{one.answers:,}", f"{one.unknown_as_yes:.3%}", f"{one.unknown_as_no:.3%}",
            f"{one.known_otherwise:.3%}",
        )
        for name, one in found.items()
    ]  # fmt: skip
    head = ("engine", "answers", "unknown said yes", "unknown said no", "known, said otherwise")
    return lay_out([head, *rows]) if rows else []


def seconds_table(found: Mapping[str, float]) -> list[str]:
    """Show milliseconds by step."""
    return lay_out([("step", "ms"), *((name, f"{seconds * 1000:,.1f}") for name, seconds in found.items())])


def lay_out(rows: Iterable[Sequence[str]]) -> list[str]:
    """Align columns: the first to the left, the others to the right.

    >>> lay_out([("a", "n"), ("bb", "10")])
    ['a    n', 'bb  10']
    """
    table = list(rows)
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    return [
        "  ".join(cell.rjust(width) if column else cell.ljust(width)
                  for column, (cell, width) in enumerate(zip(row, widths, strict=True))).rstrip()
        for row in table
    ]  # fmt: skip
