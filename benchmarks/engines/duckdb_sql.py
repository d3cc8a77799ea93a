"""Ceyuan's SQL on DuckDB: the same plans as statements, over a table or straight over the files.

Comes in: Parquet files. Goes out: three-valued answers.
Must not know: other engines.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import numpy as np

from benchmarks.engines.contract import Codes, Counts, Engine, Job
from ceyuan.engines.batch import Code, measure_keys
from ceyuan.engines.sql import Options, Queries, compile_queries
from ceyuan.engines.sql.duckdb import decide_table, read_layout


class InMemory:
    """A table in DuckDB's own memory, and the statements."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.connection = _connect(job.threads)
        self.connection.execute(f"CREATE TABLE firms AS SELECT * FROM {_files(job.parts)} LIMIT {job.firms}")  # noqa: S608 -- a number
        self.queries = _compile(job, self.connection, criteria=False)

    def decide(self) -> Counts:
        """Let DuckDB decide and count, so that nothing has to be carried out of it."""
        return _counts(self.job, self.connection, self.queries)

    def codes(self) -> Codes:
        """Ask once more, with every criterion in the output."""
        queries = _compile(self.job, self.connection, criteria=True)
        if queries.refused:
            raise ValueError(f"not in SQL: {[one.key for one in queries.refused]}")
        pieces = [
            np.stack([part for key in queries.keys for part in table.parts[key]])
            for table in decide_table(queries, self.connection)
        ]
        return np.concatenate(pieces, axis=1)


def _connect(threads: int) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(":memory:", config={"threads": threads})


def _files(parts: Sequence[Path]) -> str:
    names = ", ".join("'" + str(part).replace("'", "''") + "'" for part in parts)
    return f"read_parquet([{names}])"


def _compile(job: Job, connection: duckdb.DuckDBPyConnection, *, criteria: bool) -> Queries:
    layout = read_layout(connection, job.rules.vocabulary)
    return compile_queries(job.rules.plans, job.rules.vocabulary, layout, "duckdb", Options(criteria=criteria))


def _counts(job: Job, connection: duckdb.DuckDBPyConnection, queries: Queries) -> Counts:
    """Give the counts of every measure; nothing for one that is not in SQL."""
    found: dict[str, list[int]] = {}
    for statement, text in zip(queries.statements, queries.sql(), strict=True):
        keys = [one for one in statement.named_selects if one in queries.keys]
        counted = ", ".join(f'count(*) FILTER (WHERE "{key}" = {code.value})' for key in keys for code in Code)
        row = connection.execute(f"SELECT {counted} FROM ({text})").fetchone() or ()  # noqa: S608 -- our own statement
        for place, key in enumerate(keys):
            found[key] = [int(one) for one in row[place * len(Code) : (place + 1) * len(Code)]]
    return [found.get(key, []) for key in measure_keys(job.rules.plans)]


def stream(job: Job) -> Counts:
    """Decide straight from the files; DuckDB reads only the columns it needs."""
    with _connect(job.threads) as connection:
        connection.execute(f"CREATE VIEW firms AS SELECT * FROM {_files(job.parts)}")  # noqa: S608 -- file names, quoted
        return _counts(job, connection, _compile(job, connection, criteria=False))


ENGINE = Engine(InMemory, stream)
