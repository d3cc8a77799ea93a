"""Columns of a register written as Parquet or CSV, in the format of `docs/columns.md`.

Comes in: columns, a vocabulary, the day on which titles were judged. Goes out: a file, written wholly or not at all.
Must not know: where the columns came from.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray
from pyarrow.csv import write_csv

from ceyuan.errors import CeyuanError
from ceyuan.model.column_names import SUBJECT_ID, SUBJECT_NAME, Role, column_name, title_column_name
from ceyuan.model.columns import (
    Column,
    ColumnKey,
    Columns,
    FlagColumn,
    NumberColumn,
    TextColumn,
    TitleColumn,
    unpack_bits,
)
from ceyuan.model.facts import Fact, FactType, Vocabulary
from ceyuan.report.atomic import write_atomically
from ceyuan.report.columns.errors import WRONG_SUFFIX
from ceyuan.report.columns.texts import texts_of, words_of

FORMAT_KEY, FORMAT = "ceyuan.format", "1"
AS_OF_KEY = "ceyuan.as_of"
SUFFIXES = frozenset({".parquet", ".csv"})
_PRECISION = 18  # digits of a decimal that Parquet stores as a 64-bit number
_EPOCH = 719_163  # 1970-01-01 as a proleptic ordinal day
Named = Iterator[tuple[str, pa.Array]]


def write_register(columns: Columns, path: Path, vocabulary: Vocabulary, *, as_of: date) -> tuple[str, ...]:
    """Write columns by what the name of the file ends with; give the names of the columns written."""
    require_suffix(path)
    table = table_of(columns, vocabulary, as_of=as_of)
    write_atomically(path, partial(_put_text if path.suffix.lower() == ".csv" else _put_parquet, table))
    return tuple(table.column_names)


def require_suffix(path: Path) -> None:
    """Refuse a name that says neither Parquet nor CSV."""
    if path.suffix.lower() not in SUFFIXES:
        suggested = str(path.with_suffix(".parquet")) if path.name else "firms.parquet"
        raise CeyuanError(WRONG_SUFFIX, data={"path": str(path), "suggested": suggested})


def table_of(columns: Columns, vocabulary: Vocabulary, *, as_of: date) -> pa.Table:
    """Give columns as an Arrow table with the names, types and metadata of the format."""
    named: dict[str, pa.Array] = {SUBJECT_ID: texts_of(columns.ids)}
    if columns.names is not None:
        named[SUBJECT_NAME] = texts_of(columns.names)
    for key, column in columns.columns.items():
        named |= dict(_of_fact(vocabulary.facts[key.fact], key, column, columns.rows))
    for title, one in columns.titles.items():
        named[title_column_name(vocabulary.titles[title].key)] = _title(one, columns.rows)
    metadata = {FORMAT_KEY: FORMAT, AS_OF_KEY: as_of.isoformat()}
    return pa.table(named).replace_schema_metadata(metadata)


def _of_fact(fact: Fact, key: ColumnKey, column: Column, rows: int) -> Named:
    known = unpack_bits(column.marks.known, rows)
    match column:
        case NumberColumn(values=values):
            yield _number(fact, key, values, known)
        case FlagColumn(values=values):
            yield column_name(fact, key.year), pa.array(unpack_bits(values, rows), mask=~known)
        case TextColumn(codes=codes, words=words):
            yield column_name(fact, key.year), words_of(codes, words, known)
    for role, bits in ((Role.NOT_APPLICABLE, column.marks.null), (Role.WRONG, column.marks.damaged)):
        stated = unpack_bits(bits, rows)
        if stated.any():
            yield column_name(fact, key.year, role), pa.array(stated)


def _number(fact: Fact, key: ColumnKey, values: NDArray[np.int64], known: NDArray[np.bool_]) -> tuple[str, pa.Array]:
    safe = np.where(known, values, 0)
    if fact.type is FactType.DATE:
        days = (safe - _EPOCH).astype(np.int32)
        return column_name(fact, key.year), pa.array(days, pa.int32(), mask=~known).cast(pa.date32())
    whole = pa.array(safe, mask=~known)
    if fact.scale == 0:
        return column_name(fact, key.year), whole
    if fact.scale > _PRECISION or (len(safe) and int(np.abs(safe).max()) >= 10**_PRECISION):
        return column_name(fact, key.year, scaled=True), whole  # too long for a decimal of eighteen digits
    buffers = whole.buffers()
    return column_name(fact, key.year), pa.Array.from_buffers(pa.decimal64(_PRECISION, fact.scale), len(safe), buffers)


def _title(one: TitleColumn, rows: int) -> pa.Array:
    return pa.array(unpack_bits(one.held, rows), mask=unpack_bits(one.open, rows))


def _put_parquet(table: pa.Table, path: Path) -> None:
    pq.write_table(table, path, compression="zstd", store_decimal_as_integer=True)


def _put_text(table: pa.Table, path: Path) -> None:
    plain = [_plain(table.column(name)) for name in table.column_names]
    write_csv(pa.table(plain, names=table.column_names), path)


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Give a column in types that the writer of separated texts knows."""
    if pa.types.is_dictionary(column.type):
        return column.cast(pa.string())
    if pa.types.is_decimal(column.type):
        return pc.cast(column, pa.decimal128(_PRECISION, column.type.scale))
    return column
