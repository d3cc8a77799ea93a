"""Run queries on DuckDB, over a Parquet file or a table of an open connection.

Comes in: queries, a file or a connection. Goes out: codes, some rows at a time.
Must not know: plans.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np

from ceyuan.engines.sql.answers import CodeTable, code_table
from ceyuan.engines.sql.compile import Queries
from ceyuan.engines.sql.errors import CHANGED, DATABASE, NO_FILE
from ceyuan.engines.sql.layout import TableLayout, layout_of
from ceyuan.engines.sql.statement import table_of
from ceyuan.errors import CeyuanError
from ceyuan.model.column_names import SUBJECT_ID
from ceyuan.model.facts import Vocabulary

Source = Path | duckdb.DuckDBPyConnection
_FILE_TABLE = "firms"


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
        rows = connection.execute(f"DESCRIBE {table_of(table).sql('duckdb')}").fetchall()
    return layout_of(table, [(str(row[0]), str(row[1])) for row in rows], vocabulary, dialect="duckdb")


def decide_table(queries: Queries, source: Source, machine: Machine = _WHOLE_MACHINE) -> Iterator[CodeTable]:
    """Answer every firm of a Parquet file or a table, some rows at a time, in the order of the rows.

    The answers lie in temporary tables meanwhile, which DuckDB may spill to disk.
    """
    with _opened(source, queries.table, machine) as connection:
        names = [f"_ceyuan_answers{number}" for number in range(1, len(queries.statements) + 1)]
        try:
            with _told():
                for name, text in zip(names, queries.sql(), strict=True):
                    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {text}")
            yield from _pieces(queries, connection, names, machine.rows)
        finally:
            for name in names:
                connection.execute(f"DROP TABLE IF EXISTS temp.{name}")


def _pieces(
    queries: Queries, connection: duckdb.DuckDBPyConnection, names: list[str], rows: int
) -> Iterator[CodeTable]:
    with _told():
        counts = {_count(connection, name) for name in names}
    if len(counts) != 1:
        raise CeyuanError(CHANGED)
    for start in range(0, counts.pop(), rows):
        found: dict[str, np.ndarray[tuple[int], np.dtype[np.uint8]]] = {}
        ids: list[str] | None = None
        for name in names:
            piece = _piece(connection, name, start, rows)
            own = [str(one) for one in piece[SUBJECT_ID]]
            if ids is not None and own != ids:
                raise CeyuanError(CHANGED)
            ids = own
            found |= {key: np.asarray(one).astype(np.uint8) for key, one in piece.items() if key != SUBJECT_ID}
        yield code_table(queries, ids or [], found)


def _count(connection: duckdb.DuckDBPyConnection, name: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM temp.{name}").fetchone()  # noqa: S608 -- the name is ours
    return 0 if row is None else int(row[0])


def _piece(
    connection: duckdb.DuckDBPyConnection, name: str, start: int, rows: int
) -> Mapping[str, np.ndarray[tuple[int], np.dtype[np.generic]]]:
    with _told():
        asked = f"SELECT * FROM temp.{name} WHERE rowid >= {start} AND rowid < {start + rows} ORDER BY rowid"  # noqa: S608 -- the name is ours
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
            file = str(source).replace("'", "''")
            name = table_of(table).sql("duckdb")
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{file}')")  # noqa: S608 -- quoted
        yield connection
    finally:
        connection.close()
