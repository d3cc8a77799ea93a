"""The columns as they would stand a year later if nothing were done, and the days that count.

Comes in: columns and the day of asking. Goes out: columns whose open year carries the last closed year's figures.
Must not know: rules, engines.
"""

from __future__ import annotations

import calendar
import dataclasses
from collections.abc import Iterable, Mapping
from datetime import date

import numpy as np

from ceyuan.model.columns import (
    Bits,
    Column,
    ColumnKey,
    Columns,
    FlagColumn,
    Marks,
    NumberColumn,
    TextColumn,
    pack_bits,
    unpack_bits,
)


def a_year_later(day: date) -> date:
    """Give the same day of the next year; 29 February becomes 28.

    >>> a_year_later(date(2024, 2, 29))
    datetime.date(2025, 2, 28)
    """
    return months_later(day, 12)


def months_later(day: date, months: int) -> date:
    """Give the day some months later, the last of the month where the month is shorter.

    >>> months_later(date(2026, 8, 31), 18)
    datetime.date(2028, 2, 29)
    """
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))


def carried_forward(columns: Columns, keys: Iterable[ColumnKey]) -> tuple[Columns, Mapping[ColumnKey, Bits]]:
    """Fill each of some keys with the year before it where it is unknown; give also which rows were filled.

    A figure that does not apply stays so, and one that does not apply in the year before is not carried.
    """
    filled = dict(columns.columns)
    founded = columns.columns.get(ColumnKey("成立日期", None))
    carried: dict[ColumnKey, Bits] = {}
    for key in keys:
        if key.year is None:
            continue
        before = columns.columns.get(ColumnKey(key.fact, key.year - 1))
        if before is None:
            continue
        own = columns.columns.get(key, _unknown(before))
        taken = before.marks.known & ~own.marks.known & ~own.marks.null
        if isinstance(founded, NumberColumn):
            # a firm founded after the year has no figure of it, as far as nothing was supplied
            young = pack_bits(founded.values >= date(key.year + 1, 1, 1).toordinal()) & founded.marks.known
            taken &= ~young | own.marks.damaged
        if unpack_bits(taken, columns.rows).any():
            filled[key], carried[key] = _joined(own, before, taken, columns.rows), taken
    return dataclasses.replace(columns, columns=filled), carried


def _unknown(column: Column) -> Column:
    nothing = np.zeros_like(column.marks.known)
    return dataclasses.replace(column, marks=Marks(nothing, nothing, nothing))


def _joined(own: Column, before: Column, taken: Bits, rows: int) -> Column:
    marks = Marks(own.marks.known | taken, own.marks.null, own.marks.damaged & ~taken)
    match own, before:
        case NumberColumn(values=values), NumberColumn(values=earlier):
            return NumberColumn(np.where(unpack_bits(taken, rows), earlier, values), marks)
        case FlagColumn(values=bits), FlagColumn(values=earlier):
            return FlagColumn((bits & ~taken) | (earlier & taken), marks)
        case TextColumn(codes=codes, words=words), TextColumn(codes=earlier, words=more):
            return TextColumn(np.where(unpack_bits(taken, rows), earlier + len(words), codes), (*words, *more), marks)
    raise TypeError(f"a column changes its kind between two years: {type(own).__name__}, {type(before).__name__}")
