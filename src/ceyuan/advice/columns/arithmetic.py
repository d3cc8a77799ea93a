"""Values and slopes of whole-number expressions for some rows, in int64 or in integers of any size.

Comes in: expressions, picked rows. Goes out: arrays.
Must not know: tests, levers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ceyuan.advice.columns.sheet import Picked
from ceyuan.model.columns import ColumnKey
from ceyuan.plan.integers.nodes import Cell, Integer, Largest, Part, Points, Size, Times, Turned, cells_of

Numbers = NDArray[np.int64] | NDArray[np.object_]
Slope = Numbers | int


class Bent(Exception):  # noqa: N818 -- no error: the lever has no slope there
    """An expression is no straight line in a cell."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Numbers of the cells of one test; `wide` ones are Python's integers."""

    picked: Picked
    keys: Mapping[Cell, ColumnKey]
    wide: bool

    def value(self, cell: Cell) -> Numbers:
        """Give a cell's numbers, 0 where none is known."""
        found = self.picked.values(self.keys[cell])
        return found.astype(np.object_) if self.wide else found


def value_of(expression: Integer, cells: Cells) -> Numbers:
    """Give the value of an expression for every row."""
    rows = len(cells.picked)
    total: Numbers = np.zeros(rows, np.int64)
    total = total.astype(np.object_) + expression.constant if cells.wide else total + expression.constant
    for factor, part in expression.terms:
        value = _part(part, cells)
        total = total + (value if factor == 1 else value * factor)
    return total


def _part(part: Part, cells: Cells) -> Numbers:
    match part:
        case Cell():
            return cells.value(part)
        case Times(left=left, right=right):
            return value_of(left, cells) * value_of(right, cells)
        case Largest(items=items):
            total = value_of(items[0], cells)
            for item in items[1:]:
                total = np.maximum(total, value_of(item, cells))
            return total
        case Size(operand=operand):
            return np.absolute(value_of(operand, cells))
        case Turned(operand=operand, by=by):
            turn = value_of(by, cells)
            signs = (turn > 0).astype(np.int64) - (turn < 0).astype(np.int64)
            return value_of(operand, cells) * signs
        case Points():
            raise TypeError("points have no cells")


def slope_of(expression: Integer, cell: Cell, cells: Cells) -> Slope:
    """Give how much an expression grows with each step of one cell, the others as they stand; `Bent` where it bends."""
    total: Slope = 0
    for factor, part in expression.terms:
        slope = _part_slope(part, cell, cells)
        if not (isinstance(slope, int) and slope == 0):
            total = total + slope * factor
    return total


def _part_slope(part: Part, cell: Cell, cells: Cells) -> Slope:
    match part:
        case Cell():
            return int(part == cell)
        case Times(left=left, right=right):
            one, other = slope_of(left, cell, cells), slope_of(right, cell, cells)
            if isinstance(one, int) and one == 0:
                return 0 if isinstance(other, int) and other == 0 else value_of(left, cells) * other
            if isinstance(other, int) and other == 0:
                return value_of(right, cells) * one
            raise Bent
        case Largest(items=items):
            inner = items
        case Size(operand=operand):
            inner = (operand,)
        case Turned(operand=operand, by=by):
            inner = (operand, by)
        case Points():
            raise TypeError("points have no cells")
    if any(found == cell for item in inner for found in cells_of(item)):
        raise Bent
    return 0
