"""A part of a register in columns: NumPy arrays of whole numbers, with bits that say what is known.

Comes in: arrays from a reader. Goes out: frozen columns by fact and year, slices of them, one firm as a subject.
Must not know: files, rules, engines.

Bits are packed eight to a byte, the first row in the lowest bit (as in Arrow); bits behind the last row mean nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from ceyuan.model.facts import FactType, SubjectKind, Vocabulary
from ceyuan.model.subject import (
    Cell,
    Coverage,
    Holding,
    Holdings,
    Missing,
    MissingReason,
    NotApplicable,
    Subject,
)

Bits = NDArray[np.uint8]


class ColumnKey(NamedTuple):
    """Which column: the fact's name and its fiscal year, None for a current fact."""

    fact: str
    year: int | None


class Ids(Protocol):
    """Firm ids in the order of the rows: a list of texts or an Arrow array of them."""

    def __len__(self) -> int:
        """Count the rows."""

    def __getitem__(self, index: int, /) -> object:
        """Give one id; `str()` of it is its text."""


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """What is known of each row: a value, that it does not apply, that something wrong stands there, or nothing.

    At most one of the three bits is set for a row; a row without any was not supplied.
    """

    known: Bits
    null: Bits
    damaged: Bits


@dataclass(frozen=True, slots=True, eq=False)
class NumberColumn:
    """Numbers as `int64`, multiplied by ten to the fact's scale (money: fen); dates as proleptic ordinal days.

    Where a row is not known, its value is arbitrary.
    """

    values: NDArray[np.int64]
    marks: Marks


@dataclass(frozen=True, slots=True, eq=False)
class FlagColumn:
    """Yes and no as bits."""

    values: Bits
    marks: Marks


@dataclass(frozen=True, slots=True, eq=False)
class TextColumn:
    """Texts as `int32` positions in a list of distinct words; where a row is not known, any valid position."""

    codes: NDArray[np.int32]
    words: tuple[str, ...]
    marks: Marks


@dataclass(frozen=True, slots=True, eq=False)
class TitleColumn:
    """Whether a title is validly held on the day; `open` where no complete list says so. A row has at most one bit."""

    held: Bits
    open: Bits


Column = NumberColumn | FlagColumn | TextColumn


@dataclass(frozen=True, slots=True)
class Columns:
    """Some rows of a register. A column that is not there is unknown for every row, a title that is not there open."""

    rows: int
    ids: Ids
    columns: Mapping[ColumnKey, Column] = field(default_factory=dict)
    titles: Mapping[str, TitleColumn] = field(default_factory=dict)
    names: Ids | None = None


def no_bits(rows: int) -> Bits:
    """Give bits that are all off.

    >>> no_bits(9).tolist()
    [0, 0]
    """
    return np.zeros((rows + 7) // 8, np.uint8)


def pack_bits(truths: NDArray[np.bool_]) -> Bits:
    """Pack truths eight to a byte.

    >>> pack_bits(np.array([True, False, True])).tolist()
    [5]
    """
    return np.packbits(truths, bitorder="little")


def unpack_bits(bits: Bits, rows: int) -> NDArray[np.bool_]:
    """Give one truth a row.

    >>> unpack_bits(np.array([5], np.uint8), 3).tolist()
    [True, False, True]
    """
    return np.unpackbits(bits, count=rows, bitorder="little").view(np.bool_)


def all_known(rows: int) -> Marks:
    """Give marks of a column without a gap.

    >>> all_known(3).known.tolist()
    [255]
    """
    return Marks(np.full((rows + 7) // 8, 0xFF, np.uint8), no_bits(rows), no_bits(rows))


def bit_at(bits: Bits, row: int) -> bool:
    """Give the bit of a row.

    >>> bit_at(np.array([5], np.uint8), 2)
    True
    """
    return bool(bits[row >> 3] >> (row & 7) & 1)


def slice_columns(columns: Columns, start: int, stop: int) -> Columns:
    """Give rows `start` to `stop` as views; `start` is a multiple of eight."""
    if start % 8:
        raise ValueError(f"a slice begins at a multiple of eight, not at {start}")
    span, bits = slice(start, stop), slice(start // 8, (stop + 7) // 8)
    cut = {key: _slice(column, span, bits) for key, column in columns.columns.items()}
    titles = {name: TitleColumn(one.held[bits], one.open[bits]) for name, one in columns.titles.items()}
    names = None if columns.names is None else _Window(columns.names, start, stop)
    return Columns(stop - start, _Window(columns.ids, start, stop), cut, titles, names)


@dataclass(frozen=True, slots=True)
class _Window:
    whole: Ids
    start: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.start

    def __getitem__(self, index: int, /) -> object:
        return self.whole[self.start + index]


def _slice(column: Column, span: slice, bits: slice) -> Column:
    marks = Marks(column.marks.known[bits], column.marks.null[bits], column.marks.damaged[bits])
    match column:
        case NumberColumn(values=values):
            return NumberColumn(values[span], marks)
        case FlagColumn(values=values):
            return FlagColumn(values[bits], marks)
        case TextColumn(codes=codes, words=words):
            return TextColumn(codes[span], words, marks)


def subject_at(columns: Columns, row: int, vocabulary: Vocabulary, *, as_of: date) -> Subject:
    """Give one row as a subject, so that the record engine can tell its reasons.

    Titles that the columns say are held or not held are so on `as_of`; no other day is spoken of.
    """
    current: dict[str, Cell] = {}
    yearly: dict[str, dict[int, Cell]] = {}
    for key, column in columns.columns.items():
        cell = cell_at(column, row, vocabulary.facts[key.fact].type, vocabulary.facts[key.fact].scale)
        if key.year is None:
            current[key.fact] = cell
        else:
            yearly.setdefault(key.fact, {})[key.year] = cell
    held = tuple(Holding(name) for name, one in columns.titles.items() if bit_at(one.held, row))
    closed = {name: Coverage("", as_of, as_of) for name, one in columns.titles.items() if not bit_at(one.open, row)}
    name = str(columns.ids[row] if columns.names is None else columns.names[row])
    return Subject(str(columns.ids[row]), name, SubjectKind.ENTERPRISE, current, yearly, Holdings(held, closed))


def cell_at(column: Column, row: int, kind: FactType, scale: int) -> Cell:
    """Give one cell as the model has it."""
    marks = column.marks
    if bit_at(marks.null, row):
        return NotApplicable()
    if bit_at(marks.damaged, row):
        return Missing(MissingReason.WRONG_VALUE)
    if not bit_at(marks.known, row):
        return Missing()
    match column:
        case NumberColumn(values=values):
            number = int(values[row])
            return date.fromordinal(number) if kind is FactType.DATE else Decimal(number).scaleb(-scale)
        case FlagColumn(values=values):
            return bit_at(values, row)
        case TextColumn(codes=codes, words=words):
            return words[int(codes[row])]
