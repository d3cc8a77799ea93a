"""Rows of Arrow as columns of the model: values, what is known of each row, titles.

Comes in: record batches and the layout of their file. Goes out: columns; an error where a column has the wrong type.
Must not know: files, rules. No step here goes row by row in Python.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ceyuan.errors import CeyuanError
from ceyuan.intake.columns.bits import known_bits, numbers_of, truth_bits
from ceyuan.intake.columns.errors import EMPTY_ID, WRONG_TYPE
from ceyuan.intake.columns.layout import FactSource, Layout
from ceyuan.intake.columns.numbers import read_numbers
from ceyuan.model.column_names import SUBJECT_ID, SUBJECT_NAME
from ceyuan.model.columns import (
    Bits,
    Column,
    Columns,
    FlagColumn,
    Marks,
    NumberColumn,
    TextColumn,
    TitleColumn,
    no_bits,
    pack_bits,
)
from ceyuan.model.facts import Fact, FactType

Spoiled = Mapping[str, NDArray[np.bool_]]
_NUMBER = "BIGINT / DECIMAL(18,{scale}) / DOUBLE"


def columns_of_batch(
    batch: pa.RecordBatch, layout: Layout, *, spoiled: Spoiled | None = None, at: tuple[str, int] = ("", 0)
) -> Columns:
    """Give a batch as columns. `spoiled` says in which rows something stood that a reader of texts could not read.

    `at` is the file and the number of firms before the batch, for messages.
    """
    unread = spoiled or {}
    columns = {one.key: _column(one, batch, unread) for one in layout.facts}
    titles = {title: _title(batch.column(name)) for title, name in layout.titles}
    names = texts_of(batch.column(SUBJECT_NAME)) if layout.has_names else None
    return Columns(batch.num_rows, _ids(batch.column(SUBJECT_ID), at), columns, titles, names)


def _ids(array: pa.Array, at: tuple[str, int]) -> pa.Array:
    ids = texts_of(array)
    blank = pc.fill_null(pc.equal(pc.binary_length(ids), 0), fill_value=True)
    row = pc.index(blank, value=True).as_py()
    if row >= 0:
        raise CeyuanError(EMPTY_ID, data={"path": at[0], "row": at[1] + row + 1})
    return ids


def texts_of(array: pa.Array) -> pa.Array:
    """Give ids, names or words as plain texts."""
    plain = array.dictionary_decode() if pa.types.is_dictionary(array.type) else array
    texts = plain if pa.types.is_string(plain.type) else plain.cast(pa.string())
    texts.validate(full=True)
    return texts


def _column(source: FactSource, batch: pa.RecordBatch, spoiled: Spoiled) -> Column:
    array = batch.column(source.value) if source.value else pa.nulls(batch.num_rows)
    unread = spoiled.get(source.value)
    match source.fact.type:
        case FactType.BOOLEAN:
            values = truth_bits(array)
            return FlagColumn(values, _marks(source, batch, known_bits(array), _packed(unread)))
        case FactType.TEXT:
            codes, words, known, wrong = _coded(array, source.fact)
            return TextColumn(codes, words, _marks(source, batch, known, wrong))
    numbers = read_numbers(array, source.fact, source.shift)
    known, damaged = _judged(known_bits(array), numbers.wrong)
    if unread is not None:
        damaged = damaged | pack_bits(unread)
    return NumberColumn(numbers.values, _marks(source, batch, known, damaged))


def _packed(truths: NDArray[np.bool_] | None) -> Bits | None:
    return None if truths is None else pack_bits(truths)


def _judged(filled: Bits, wrong: NDArray[np.bool_] | None) -> tuple[Bits, Bits]:
    if wrong is None:
        return filled, np.zeros(len(filled), np.uint8)
    bits = pack_bits(wrong)
    return filled & ~bits, filled & bits


def _marks(source: FactSource, batch: pa.RecordBatch, known: Bits, damaged: Bits | None) -> Marks:
    """Join what the value's column says with its companions; a value that is said not to apply is damaged."""
    wrong = no_bits(batch.num_rows) if damaged is None else damaged
    null = no_bits(batch.num_rows)
    if source.wrong:
        stated = truth_bits(batch.column(source.wrong))
        known, wrong = known & ~stated, wrong | stated
    if source.not_applicable:
        stated = truth_bits(batch.column(source.not_applicable))
        null = stated & ~known & ~wrong
        known, wrong = known & ~stated, wrong | (stated & known)
    return Marks(known, null, wrong)


def _coded(array: pa.Array, fact: Fact) -> tuple[NDArray[np.int32], tuple[str, ...], Bits, Bits | None]:
    """Give codes, words, what is known and what is no choice; an empty text was not supplied."""
    if pa.types.is_null(array.type):
        return np.zeros(len(array), np.int32), ("",), no_bits(len(array)), None
    coded = array if pa.types.is_dictionary(array.type) else array.dictionary_encode()
    spelled = coded.dictionary.to_pylist()
    words = tuple(one or "" for one in spelled) or ("",)
    indices = pc.fill_null(coded.indices, 0) if coded.null_count else coded.indices
    codes = numbers_of(indices, indices.type.to_pandas_dtype()).astype(np.int32, copy=False)
    known = known_bits(coded)
    blank = np.array([one == "" for one in words], np.bool_)
    if blank.any():
        known = known & ~pack_bits(blank[codes])
    strange = np.array([bool(fact.choices) and one not in fact.choices for one in words], np.bool_) & ~blank
    if not strange.any():
        return codes, words, known, None
    known, damaged = _judged(known, strange[codes])
    return codes, words, known, damaged


def _title(array: pa.Array) -> TitleColumn:
    return TitleColumn(truth_bits(array), ~known_bits(array))


def check_types(schema: pa.Schema, layout: Layout, path: str) -> None:
    """Refuse columns that will be read but have a type that cannot hold what their name says."""
    _check(schema, SUBJECT_ID, path, _holds_ids, "VARCHAR")
    if layout.has_names:
        _check(schema, SUBJECT_NAME, path, _holds_text, "VARCHAR")
    for source in layout.facts:
        holds, expected = _EXPECTED[source.fact.type]
        if source.value:
            _check(schema, source.value, path, holds, expected.format(scale=source.shift))
        for name in (source.not_applicable, source.wrong):
            if name:
                _check(schema, name, path, _holds_truth, "BOOLEAN")
    for _, name in layout.titles:
        _check(schema, name, path, _holds_truth, "BOOLEAN")


def _check(schema: pa.Schema, column: str, path: str, holds: Callable[[pa.DataType], bool], expected: str) -> None:
    kind = schema.field(column).type
    if pa.types.is_null(kind) or holds(kind):
        return
    example = expected.split(" / ")[-2 if "DECIMAL" in expected else 0]
    data = {"path": path, "column": column, "found": str(kind), "expected": expected, "example": example}
    raise CeyuanError(WRONG_TYPE, data=data)


def _holds_number(kind: pa.DataType) -> bool:
    exact = pa.types.is_integer(kind) or (pa.types.is_decimal(kind) and kind.bit_width <= 128)
    return exact or bool(pa.types.is_float64(kind))


def _holds_text(kind: pa.DataType) -> bool:
    plain = kind.value_type if pa.types.is_dictionary(kind) else kind
    return bool(pa.types.is_string(plain) or pa.types.is_large_string(plain) or pa.types.is_string_view(plain))


def _holds_ids(kind: pa.DataType) -> bool:
    return _holds_text(kind) or bool(pa.types.is_integer(kind))


def _holds_day(kind: pa.DataType) -> bool:
    return bool(pa.types.is_date(kind) or (pa.types.is_timestamp(kind) and kind.tz is None))


def _holds_truth(kind: pa.DataType) -> bool:
    return bool(pa.types.is_boolean(kind))


_EXPECTED: Mapping[FactType, tuple[Callable[[pa.DataType], bool], str]] = {
    FactType.NUMBER: (_holds_number, _NUMBER),
    FactType.BOOLEAN: (_holds_truth, "BOOLEAN"),
    FactType.TEXT: (_holds_text, "VARCHAR"),
    FactType.DATE: (_holds_day, "DATE / TIMESTAMP"),
}
