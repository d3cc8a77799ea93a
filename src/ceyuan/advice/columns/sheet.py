"""What is known of some rows of a chunk, unpacked once and picked as often as parts ask.

Comes in: columns and row numbers. Goes out: arrays of values and truths for those rows.
Must not know: rules, levers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ceyuan.model.columns import Bits, ColumnKey, Columns, FlagColumn, NumberColumn, TextColumn, unpack_bits

Truths = NDArray[np.bool_]
Wholes = NDArray[np.int64]
Matcher = Callable[[str], bool]
_FOUNDED = ColumnKey("成立日期", None)


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A chunk with its bits unpacked on demand."""

    columns: Columns
    _truths: dict[tuple[str, object], Truths] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """Count the rows."""
        return self.columns.rows

    def known(self, key: ColumnKey) -> Truths:
        """Give where a value is known."""
        return self._mark("known", key)

    def null(self, key: ColumnKey) -> Truths:
        """Give where a value does not apply: stated, or nobody supplied it for a year before the founding year."""
        found = self._truths.get(("nothing", key))
        if found is None:
            found = self._mark("null", key)
            founded = self.columns.columns.get(_FOUNDED)
            if key.year is not None and isinstance(founded, NumberColumn):
                later = founded.values >= date(key.year + 1, 1, 1).toordinal()
                supplied = self.known(key) | self._mark("damaged", key)
                found = found | (later & self.known(_FOUNDED) & ~supplied)
            self._truths["nothing", key] = found
        return found

    def flag(self, key: ColumnKey) -> Truths:
        """Give a yes/no fact where it is known."""
        column = self.columns.columns.get(key)
        return self._unpacked(("flag", key), column.values if isinstance(column, FlagColumn) else None)

    def held(self, title: str) -> Truths:
        """Give where a title is held."""
        column = self.columns.titles.get(title)
        return self._unpacked(("held", title), None if column is None else column.held)

    def open(self, title: str) -> Truths:
        """Give where nobody can tell whether a title is held."""
        column = self.columns.titles.get(title)
        if column is None:
            return np.ones(self.rows, np.bool_)
        return self._unpacked(("open", title), column.open)

    def _mark(self, which: str, key: ColumnKey) -> Truths:
        column = self.columns.columns.get(key)
        bits = None
        if column is not None:
            marks = column.marks
            bits = marks.known if which == "known" else marks.null if which == "null" else marks.damaged
        return self._unpacked((which, key), bits)

    def _unpacked(self, name: tuple[str, object], bits: Bits | None) -> Truths:
        found = self._truths.get(name)
        if found is None:
            found = np.zeros(self.rows, np.bool_) if bits is None else unpack_bits(bits, self.rows)
            self._truths[name] = found
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Picked:
    """Some rows of a sheet."""

    sheet: Sheet
    rows: NDArray[np.intp]
    _values: dict[ColumnKey, Wholes] = field(default_factory=dict)

    def __len__(self) -> int:
        """Count the rows picked."""
        return len(self.rows)

    def values(self, key: ColumnKey) -> Wholes:
        """Give numbers; 0 where none is known."""
        found = self._values.get(key)
        if found is None:
            column = self.sheet.columns.columns.get(key)
            if isinstance(column, NumberColumn):
                found = np.where(self.known(key), column.values[self.rows], 0)
            else:
                found = np.zeros(len(self.rows), np.int64)
            self._values[key] = found
        return found

    def words(self, key: ColumnKey, matches: Matcher) -> Truths:
        """Give where a text passes a test; each distinct word is tested once."""
        column = self.sheet.columns.columns.get(key)
        if not isinstance(column, TextColumn):
            return np.zeros(len(self.rows), np.bool_)
        table = np.array([matches(word) for word in column.words] or [False], np.bool_)
        return table[np.where(self.known(key), column.codes[self.rows], 0)]

    def known(self, key: ColumnKey) -> Truths:
        """Give where a value is known."""
        return self.sheet.known(key)[self.rows]

    def null(self, key: ColumnKey) -> Truths:
        """Give where a value does not apply."""
        return self.sheet.null(key)[self.rows]

    def flag(self, key: ColumnKey) -> Truths:
        """Give a yes/no fact where it is known."""
        return self.sheet.flag(key)[self.rows]

    def held(self, title: str) -> Truths:
        """Give where a title is held."""
        return self.sheet.held(title)[self.rows]

    def open(self, title: str) -> Truths:
        """Give where nobody can tell whether a title is held."""
        return self.sheet.open(title)[self.rows]
