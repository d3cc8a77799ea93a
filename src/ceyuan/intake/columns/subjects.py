"""Subjects that were read before, as columns.

Comes in: subjects, a vocabulary, the day on which titles are judged. Goes out: columns, one row a subject.
Must not know: files, rules. What does not apply because a firm was not founded yet is told by engines, not here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from ceyuan.model.acceptance import accept_value
from ceyuan.model.columns import (
    Column,
    ColumnKey,
    Columns,
    FlagColumn,
    Marks,
    NumberColumn,
    TextColumn,
    TitleColumn,
    pack_bits,
)
from ceyuan.model.facts import Fact, FactType, Vocabulary
from ceyuan.model.holdings import find_holding
from ceyuan.model.subject import Cell, Missing, MissingReason, NotApplicable, Subject

_INT64 = 2**63 - 1
_KNOWN, _NULL, _DAMAGED = 1, 2, 3
_MARK_OF_MISSING = dict.fromkeys(MissingReason, _DAMAGED) | {
    MissingReason.NOT_SUPPLIED: 0,
    MissingReason.OUTSIDE_COVERAGE: 0,
}


def columns_of(
    subjects: Sequence[Subject], vocabulary: Vocabulary, *, as_of: date, keys: Iterable[ColumnKey] | None = None
) -> Columns:
    """Give a column for every fact and year that some subject speaks of, and for those asked for in `keys`.

    A value that its fact may not have is damaged. A title is held or open as it stands on `as_of`.
    """
    wanted = dict.fromkeys(sorted(_spoken_of(subjects, vocabulary), key=lambda one: (one.fact, one.year or 0)))
    wanted |= dict.fromkeys(keys or ())
    columns = {key: _column(vocabulary.facts[key.fact], [_cell(one, key) for one in subjects]) for key in wanted}
    titles = {name: _title(name, subjects, as_of) for name in vocabulary.titles}
    return Columns(len(subjects), [one.id for one in subjects], columns, titles, [one.name for one in subjects])


def _spoken_of(subjects: Sequence[Subject], vocabulary: Vocabulary) -> set[ColumnKey]:
    current = {ColumnKey(name, None) for one in subjects for name in one.current}
    yearly = {ColumnKey(name, year) for one in subjects for name, cells in one.yearly.items() for year in cells}
    return {key for key in current | yearly if key.fact in vocabulary.facts}


def _cell(subject: Subject, key: ColumnKey) -> Cell:
    if key.year is None:
        return subject.current.get(key.fact, Missing())
    return subject.yearly.get(key.fact, {}).get(key.year, Missing())


def _column(fact: Fact, cells: Sequence[Cell]) -> Column:
    accepted = [one if isinstance(one, Missing | NotApplicable) else accept_value(fact, one) for one in cells]
    states = np.array([_state(fact, one) for one in accepted], np.uint8)
    marks = Marks(*(pack_bits(states == mark) for mark in (_KNOWN, _NULL, _DAMAGED)))
    if fact.type is FactType.BOOLEAN:
        return FlagColumn(pack_bits(np.array([one is True for one in accepted], np.bool_)), marks)
    if fact.type is FactType.TEXT:
        codes, words = _coded([one if isinstance(one, str) else "" for one in accepted])
        return TextColumn(codes, words, marks)
    numbers = [_whole(fact, one) if state == _KNOWN else 0 for one, state in zip(accepted, states, strict=True)]
    return NumberColumn(np.array(numbers, np.int64), marks)


def _state(fact: Fact, cell: Cell) -> int:
    match cell:
        case Missing(reason=reason):
            return _MARK_OF_MISSING[reason]
        case NotApplicable():
            return _NULL
        case Decimal() if abs(_whole(fact, cell)) > _INT64:
            return _DAMAGED  # only where a fact declares no bounds
    return _KNOWN


def _whole(fact: Fact, cell: Cell) -> int:
    if isinstance(cell, date):
        return cell.toordinal()
    if not isinstance(cell, Decimal):
        raise TypeError(f"{cell!r} is neither a number nor a day")
    if cell.is_zero() or cell.adjusted() + fact.scale > 20:
        return 0 if cell.is_zero() else _INT64 + 1  # a huge exponent is not written out
    top, below = cell.as_integer_ratio()
    return top * int(10**fact.scale) // below


def _coded(texts: Sequence[str]) -> tuple[NDArray[np.int32], tuple[str, ...]]:
    places: dict[str, int] = {}
    codes = [places.setdefault(one, len(places)) for one in texts]
    return np.array(codes, np.int32), tuple(places) or ("",)


def _title(name: str, subjects: Sequence[Subject], day: date) -> TitleColumn:
    found = [find_holding((name,), one.holdings, day) for one in subjects]
    held = np.array([one[0] for one in found], np.bool_)
    return TitleColumn(pack_bits(held), pack_bits(np.array([bool(one[2]) for one in found], np.bool_)))
