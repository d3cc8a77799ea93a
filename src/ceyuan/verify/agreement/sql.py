"""The answers of the SQL engine, in a database that the caller has opened.

Comes in: a cursor, or a way to fill a DuckDB. Goes out: engines for the comparison; what a database refuses is None.
Must not know: drivers. Whoever calls opens and closes the connection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

import numpy as np

from ceyuan.engines.batch import measure_keys
from ceyuan.engines.sql import CodeTable, Options, TableLayout, compile_queries, layout_of, run
from ceyuan.engines.sql.duckdb import Source, decide_table, read_layout
from ceyuan.model.columns import Columns
from ceyuan.model.facts import Vocabulary
from ceyuan.plan.nodes import MeasurePlan
from ceyuan.verify.agreement.engines import Codes, Engine, MeasureCodes
from ceyuan.verify.agreement.table import Field, fields_of, rows_of

TABLE = "firms"


class WritingCursor(Protocol):
    """What is used of a PEP 249 cursor that may also write."""

    @property
    def description(self) -> Sequence[Sequence[object]] | None:
        """Give the columns of the last query."""

    def execute(self, operation: str, /) -> object:
        """Run a statement."""

    def executemany(self, operation: str, rows: Iterable[Sequence[object]], /) -> object:
        """Run a statement for many rows."""

    def fetchmany(self, size: int, /) -> Sequence[Sequence[object]]:
        """Give the next rows."""


def cursor_engine(cursor: WritingCursor, dialect: str, mark: str = "?") -> Engine:
    """Give the engine that fills a table through a cursor, asks it, and drops it; `mark` stands for a parameter."""

    def answers(
        plans: Sequence[MeasurePlan], columns: Columns, vocabulary: Vocabulary, _: date, reference_year: int
    ) -> list[MeasureCodes]:
        fields = fields_of(columns, vocabulary)
        described = [(one.name, one.kind) for one in fields]
        cursor.execute(f"CREATE TABLE {TABLE} ({', '.join(f'{name} {kind}' for name, kind in described)})")
        try:
            marks = ", ".join(mark for _ in fields)
            cursor.executemany(f"INSERT INTO {TABLE} VALUES ({marks})", list(rows_of(fields)))  # noqa: S608 -- our names
            layout = layout_of(TABLE, described, vocabulary, dialect=dialect)
            queries = compile_queries(plans, vocabulary, layout, dialect, _options(reference_year))
            return table_codes(plans, columns, [run(queries, cursor)])
        finally:
            cursor.execute(f"DROP TABLE {TABLE}")

    return answers


def duckdb_engine(fill: Callable[[Sequence[Field]], Source]) -> Engine:
    """Give the engine that asks a DuckDB which `fill` has given a table `firms`."""

    def answers(
        plans: Sequence[MeasurePlan], columns: Columns, vocabulary: Vocabulary, _: date, reference_year: int
    ) -> list[MeasureCodes]:
        source = fill(fields_of(columns, vocabulary))
        layout: TableLayout = read_layout(source, vocabulary, table=TABLE)
        queries = compile_queries(plans, vocabulary, layout, "duckdb", _options(reference_year))
        return table_codes(plans, columns, list(decide_table(queries, source)))

    return answers


def _options(reference_year: int) -> Options:
    return Options(reference_year=reference_year, criteria=True)


def table_codes(plans: Sequence[MeasurePlan], columns: Columns, pieces: Sequence[CodeTable]) -> list[MeasureCodes]:
    """Bring the answers of a table into the order of the plans and of the firms."""
    places = {str(columns.ids[row]): row for row in range(columns.rows)}
    order = np.array([places[str(one)] for piece in pieces for one in piece.ids], np.int64)
    if len(order) != columns.rows or len(np.unique(order)) != columns.rows:
        raise ValueError(f"{len(order)} answers for {columns.rows} firms")
    answered: Mapping[str, object] = pieces[0].measures if pieces else {}
    found: list[MeasureCodes] = []
    for key in measure_keys(plans):
        if key not in answered:
            found.append(None)
            continue
        parts = [[piece.parts[key][number] for piece in pieces] for number in range(len(pieces[0].parts[key]))]
        whole = _ordered([piece.measures[key] for piece in pieces], order)
        found.append((whole, [_ordered(part, order) for part in parts]))
    return found


def _ordered(pieces: Sequence[Codes], order: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Codes:
    codes = np.empty(len(order), np.uint8)
    codes[order] = np.concatenate(pieces)
    return codes
