"""Run queries on DuckDB, over a Parquet file or a table of an open connection.

Comes in: queries, a file or a connection. Goes out: codes, some rows at a time.
Must not know: plans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import numpy as np
from sqlglot import exp

from ceyuan.engines.sql import build
from ceyuan.engines.sql.answers import CodeTable, code_table
from ceyuan.engines.sql.compile import Queries, render
from ceyuan.engines.sql.errors import CHANGED, DATABASE, EMPTY_ID, NEEDS_PARQUET, NO_FILE
from ceyuan.engines.sql.layout import TableLayout, layout_of
from ceyuan.engines.sql.statement import carried, table_of
from ceyuan.errors import CeyuanError
from ceyuan.model.column_names import SUBJECT_ID, SUBJECT_NAME
from ceyuan.model.facts import Vocabulary

Source = Path | duckdb.DuckDBPyConnection
_FILE_TABLE = "firms"
# Numbers of rows count from one
_ROW = "_ceyuan_row"
_MAGIC = b"PAR1"


@dataclass(frozen=True, slots=True)
class Machine:
    """How much of the machine DuckDB may use when a file is read; None leaves DuckDB's own choice.

    `rows` is how many firms come at a time, `spill` the folder for what does not fit into memory.
    """

    memory: str | None = None
    threads: int | None = None
    spill: Path | None = None
    rows: int = 131_072


_WHOLE_MACHINE = Machine()


def read_layout(source: Source, vocabulary: Vocabulary, *, table: str = _FILE_TABLE) -> TableLayout:
    """Give the layout of a Parquet file, or of a table of a connection."""
    with _opened(source, table, _WHOLE_MACHINE) as connection, _told():
        described = _described(connection, table)
    return layout_of(table, described, vocabulary, dialect="duckdb")


def decide_table(queries: Queries, source: Source, machine: Machine = _WHOLE_MACHINE) -> Iterator[CodeTable]:
    """Answer every firm of a Parquet file or a table, some rows at a time, in the order of the rows.

    The answers lie in temporary tables meanwhile, which DuckDB may spill to disk. Each keeps the number of the row in
    the file or table: threads finish in any order, and no two statements in the same.
    """
    with _opened(source, queries.table, machine) as connection:
        names = [f"_ceyuan_answers{number}" for number in range(1, len(queries.statements) + 1)]
        try:
            with _told():
                columns = {name for name, _ in _described(connection, queries.table)}
                for number, name in enumerate(names):
                    taken = _taken(source, columns, first=number == 0)
                    text = render(carried(queries.statements[number], taken), "duckdb")
                    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {text}")
                _require_ids(connection, names[0], str(source) if isinstance(source, Path) else queries.table)
            yield from _pieces(queries, connection, names, machine.rows)
        finally:
            for name in names:
                connection.execute(f"DROP TABLE IF EXISTS temp.{name}")


def _described(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str]]:
    rows = connection.execute(f"DESCRIBE {table_of(table).sql('duckdb')}").fetchall()
    return [(str(row[0]), str(row[1])) for row in rows if row[0] != _ROW]


def _taken(source: Source, columns: set[str], *, first: bool) -> dict[str, exp.Expr]:
    """Give what answers keep of the table beside the id: the number of the row, once also the firm's name."""
    taken: dict[str, exp.Expr] = {}
    if isinstance(source, Path):
        taken[_ROW] = build.column(_ROW)
    else:  # a view has no numbers of its own, and a column that is called rowid is not one
        taken[_ROW] = exp.Window(this=exp.RowNumber())
    if first and SUBJECT_NAME in columns:
        taken[SUBJECT_NAME] = build.cast(build.column(SUBJECT_NAME), "TEXT")
    return taken


def _require_ids(connection: duckdb.DuckDBPyConnection, name: str, path: str) -> None:
    asked = f"SELECT min({_ROW}) FROM temp.{name} WHERE coalesce(CAST(subject_id AS VARCHAR), '') = ''"  # noqa: S608 -- the name is ours
    row = connection.execute(asked).fetchone()
    if row is not None and row[0] is not None:
        raise CeyuanError(EMPTY_ID, data={"path": path, "row": int(row[0])})


def _pieces(
    queries: Queries, connection: duckdb.DuckDBPyConnection, names: list[str], rows: int
) -> Iterator[CodeTable]:
    with _told():
        counts = {_count(connection, name) for name in names}
    if len(counts) != 1:
        raise CeyuanError(CHANGED)
    for start in range(1, counts.pop() + 1, rows):
        found: dict[str, np.ndarray[tuple[int], np.dtype[np.uint8]]] = {}
        ids: list[str] | None = None
        called: list[str | None] | None = None
        for name in names:
            piece = dict(_piece(connection, name, start, rows))
            del piece[_ROW]
            own = [str(one) for one in piece.pop(SUBJECT_ID)]
            if ids is not None and own != ids:
                raise CeyuanError(CHANGED)
            ids = own
            if SUBJECT_NAME in piece:
                called = [None if one is None else str(one) for one in piece.pop(SUBJECT_NAME).tolist()]
            found |= {key: np.asarray(one).astype(np.uint8) for key, one in piece.items()}
        yield replace(code_table(queries, ids or [], found), names=called)


def _count(connection: duckdb.DuckDBPyConnection, name: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM temp.{name}").fetchone()  # noqa: S608 -- the name is ours
    return 0 if row is None else int(row[0])


def _piece(
    connection: duckdb.DuckDBPyConnection, name: str, start: int, rows: int
) -> Mapping[str, np.ndarray[tuple[int], np.dtype[np.generic]]]:
    with _told():
        asked = f"SELECT * FROM temp.{name} WHERE {_ROW} >= {start} AND {_ROW} < {start + rows} ORDER BY {_ROW}"  # noqa: S608 -- the name is ours
        return connection.execute(asked).fetchnumpy()


@contextmanager
def _told() -> Iterator[None]:
    """Turn what DuckDB says into an error of ours."""
    try:
        yield
    except duckdb.Error as error:
        raise CeyuanError(DATABASE, data={"text": str(error).strip()}) from error


@contextmanager
def _opened(source: Source, table: str, machine: Machine) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a caller's connection as it is, or one of our own that sees the file as a table."""
    if not isinstance(source, Path):
        yield source
        return
    if not source.is_file():
        raise CeyuanError(NO_FILE, data={"path": source})
    _require_parquet(source)
    settings: dict[str, str | bool | int | float | list[str]] = {}
    if machine.memory is not None:
        settings["memory_limit"] = machine.memory
    if machine.threads is not None:
        settings["threads"] = machine.threads
    if machine.spill is not None:
        settings["temp_directory"] = str(machine.spill)
    with _told():
        connection = duckdb.connect(":memory:", config=settings)
    try:
        with _told():
            file = _literal(source)
            name = table_of(table).sql("duckdb")
            read = f"read_parquet('{file}', hive_partitioning = false, file_row_number = true)"
            asked = f"SELECT * EXCLUDE (file_row_number), file_row_number + 1 AS {_ROW} FROM {read}"  # noqa: S608 -- quoted
            connection.execute(f"CREATE VIEW {name} AS {asked}")
        yield connection
    finally:
        connection.close()


def _require_parquet(path: Path) -> None:
    with path.open("rb") as stream:
        if stream.read(len(_MAGIC)) != _MAGIC:
            raise CeyuanError(NEEDS_PARQUET, data={"path": path})


def _literal(path: Path) -> str:
    """Write a path for DuckDB, which would read brackets and stars in it as a pattern of many files."""
    return re.sub(r"([*?\[])", r"[\1]", str(path)).replace("'", "''")
