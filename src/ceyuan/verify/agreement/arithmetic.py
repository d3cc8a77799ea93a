"""Whole-number expressions over arrays, the plain way: what thresholds are solved and measured with.

Comes in: expressions, and arrays for their cells. Goes out: arrays of whole numbers, never overflowing.
Must not know: engines. It shares no code with them, so that it cannot share their mistakes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from ceyuan.plan.integers import Integer
from ceyuan.plan.integers.nodes import Cell, Largest, Part, Points, Size, Times, Turned, reach
from ceyuan.plan.nodes import Operator

Numbers = NDArray[np.int64] | NDArray[np.object_]
Cells = Mapping[Cell, NDArray[np.int64]]
_SIGNS: Mapping[Operator, Callable[[Numbers], NDArray[np.bool_]]] = {
    Operator.EQUAL: lambda value: np.equal(value, 0).astype(np.bool_),
    Operator.UNEQUAL: lambda value: np.not_equal(value, 0).astype(np.bool_),
    Operator.LESS: lambda value: np.less(value, 0).astype(np.bool_),
    Operator.AT_MOST: lambda value: np.less_equal(value, 0).astype(np.bool_),
    Operator.MORE: lambda value: np.greater(value, 0).astype(np.bool_),
    Operator.AT_LEAST: lambda value: np.greater_equal(value, 0).astype(np.bool_),
}


def meets(operator: Operator, value: Numbers) -> NDArray[np.bool_]:
    """Tell where `value operator 0`."""
    return _SIGNS[operator](value)


def value_of(expression: Integer, cells: Cells, rows: int) -> Numbers:
    """Give the expression for every row: in `int64` where nothing in it can overflow, else in Python's numbers."""
    if reach(expression) < 2**62:
        return _linear(expression, cells, rows)
    return _linear(expression, {cell: one.astype(object) for cell, one in cells.items()}, rows)


def _linear(expression: Integer, cells: Mapping[Cell, Numbers], rows: int) -> Numbers:
    wide = any(one.dtype == object for one in cells.values())
    total: Numbers = np.full(rows, expression.constant, dtype=object if wide else np.int64)
    for factor, part in expression.terms:
        total = total + _part(part, cells, rows) * factor
    return total


def _part(part: Part, cells: Mapping[Cell, Numbers], rows: int) -> Numbers:
    match part:
        case Cell():
            return cells[part]
        case Times(left=left, right=right):
            return _linear(left, cells, rows) * _linear(right, cells, rows)
        case Size(operand=operand):
            return np.abs(_linear(operand, cells, rows))
        case Turned(operand=operand, by=by):
            divisor, found = _linear(by, cells, rows), _linear(operand, cells, rows)
            return np.where(np.less(divisor, 0), -found, found)
        case Largest(items=items):
            best = _linear(items[0], cells, rows)
            for item in items[1:]:
                best = np.maximum(best, _linear(item, cells, rows))
            return best
        case Points():
            raise ValueError("points are no cells")
