"""Databases for the comparison of engines: a DuckDB filled through Arrow, and SQLite, both in memory.

Comes in: fields of a table. Goes out: engines that ask the database.
Must not know: rules, firms.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import duckdb
import numpy as np
import pyarrow as pa

from ceyuan.verify.agreement.engines import Engine
from ceyuan.verify.agreement.sql import TABLE, cursor_engine, duckdb_engine
from ceyuan.verify.agreement.table import Field

_EPOCH = date(1970, 1, 1).toordinal()


@contextmanager
def duckdb_answers() -> Iterator[Engine]:
    """Give an engine on a DuckDB in memory."""
    connection = duckdb.connect(":memory:", config={"threads": 1})

    def fill(fields: Sequence[Field]) -> duckdb.DuckDBPyConnection:
        connection.register("incoming", arrow_table(fields))
        connection.execute(f"CREATE OR REPLACE TABLE {TABLE} AS SELECT * FROM incoming")  # noqa: S608 -- our own names
        connection.unregister("incoming")
        return connection

    try:
        yield duckdb_engine(fill)
    finally:
        connection.close()


@contextmanager
def sqlite_answers() -> Iterator[Engine]:
    """Give an engine on a SQLite in memory."""
    connection = sqlite3.connect(":memory:")
    try:
        yield cursor_engine(connection.cursor(), "sqlite")
    finally:
        connection.close()


def arrow_table(fields: Sequence[Field]) -> pa.Table:
    """Give the fields as Arrow has them; every other number with decimal places as decimals, in the fact's own unit."""
    named: dict[str, pa.Array] = {}
    for number, field in enumerate(fields):
        if field.scale and number % 2:
            named[field.name.rsplit("_", 1)[0]] = _decimals(field)
        else:
            named[field.name] = _array(field)
    return pa.table(named)


def _decimals(field: Field) -> pa.Array:
    """Give whole numbers as decimals without any arithmetic: the same 128 bits, the type moves the point."""
    numbers = np.clip(field.values.astype(np.int64), -(10**18), 10**18)
    words = np.stack([numbers, numbers >> 63], axis=1)
    known = np.packbits(~field.gaps, bitorder="little")
    buffers = [pa.py_buffer(known.tobytes()), pa.py_buffer(words.tobytes())]
    return pa.Decimal128Array.from_buffers(pa.decimal128(20, field.scale), len(numbers), buffers)


def _array(field: Field) -> pa.Array:
    if field.kind == "DATE":
        days = (field.values.astype(np.int64) - _EPOCH).astype(np.int32)
        return pa.array(days, mask=field.gaps).cast(pa.date32())
    kind = {"BIGINT": pa.int64(), "BOOLEAN": pa.bool_(), "VARCHAR": pa.string()}[field.kind]
    return pa.array(field.values, type=kind, mask=field.gaps)
