"""Compile expressions in floating point: exact where everything stays below 2**53, else with a proven error.

Comes in: expressions of the plan. Goes out: registers of numbers, of the size of everything added up in them, and how
much of that size they may be wrong by. Must not know: tests, measures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ceyuan.engines.block.expressions import Expressions
from ceyuan.engines.block.program import Kind, Op, Step
from ceyuan.plan.integers import Integer, NotInteger
from ceyuan.plan.integers.nodes import INT64, Cell, Largest, Part, Points, Size, Times, Turned, inside, reach

_UNIT = 2.0**-53
_EXACT = 2**53


@dataclass(frozen=True, slots=True)
class Floats:
    """Compiles numbers as float64; what fits into int64 inside wide ones is computed there and rounded once."""

    expressions: Expressions

    def _put_real(self, op: Op, *inputs: int, number: float = 0) -> int:
        return self.expressions.builder.put(Step(op, Kind.REAL, inputs, number))

    def sum(self, terms: Sequence[tuple[int, Part]], constant: int = 0) -> int:
        """Give the register of a sum of terms and a constant."""
        return self._real_sum(constant, [(factor, self._real_part(part)) for factor, part in terms])

    def number(self, value: Integer) -> int:
        """Give the register of an expression, rounded."""
        return self.sum(value.terms, value.constant)

    def size(self, value: Integer) -> int:
        """Give the register of the same expression over the sizes of everything in it."""
        parts = [(abs(factor), self._real_part_size(part)) for factor, part in value.terms]
        return self._real_sum(abs(value.constant), parts)

    def _real_sum(self, constant: int, parts: list[tuple[int, int]]) -> int:
        if not parts:
            return self._put_real(Op.HOLD, number=float(constant))
        scaled = [one if factor == 1 else self._put_real(Op.SCALE, one, number=float(factor)) for factor, one in parts]
        total = scaled[0]
        for register in scaled[1:]:
            total = self._put_real(Op.ADD, total, register)
        return self._put_real(Op.SHIFT, total, number=float(constant)) if constant else total

    def _real_part(self, part: Part) -> int:
        match part:
            case Cell():
                return self._put_real(Op.REAL, self.expressions.cells.value(part))
            case Times(left=left, right=right):
                return self._put_real(Op.MULTIPLY, self._inner(left), self._inner(right))
            case Largest(items=items):
                total = self._inner(items[0])
                for item in items[1:]:
                    total = self._put_real(Op.LARGER, total, self._inner(item))
                return total
            case Size(operand=operand):
                return self._put_real(Op.SIZE, self._inner(operand))
            case Turned(operand=operand, by=by):
                if reach(by) > INT64:
                    raise NotInteger("除数超出整数范围", "a divisor is wider than whole numbers reach")
                sign = self._put_real(Op.REAL, self.expressions.value(by))
                return self._put_real(Op.TURN, self._inner(operand), sign)
            case Points():
                raise NotInteger("得分比较超出整数范围", "a comparison of points is wider than whole numbers reach")

    def _inner(self, value: Integer) -> int:
        """Give an inner expression: from whole numbers where it fits, so that it is rounded once."""
        if value.terms and reach(value) <= INT64:
            return self._put_real(Op.REAL, self.expressions.value(value))
        return self.number(value)

    def _real_part_size(self, part: Part) -> int:
        match part:
            case Cell():
                return self._put_real(Op.SIZE, self._real_part(part))
            case Times(left=left, right=right):
                return self._put_real(Op.MULTIPLY, self.size(left), self.size(right))
            case Largest(items=items):
                total = self.size(items[0])
                for item in items[1:]:
                    total = self._put_real(Op.LARGER, total, self.size(item))
                return total
            case Size(operand=operand) | Turned(operand=operand):
                return self.size(operand)
            case Points():
                raise NotInteger("得分比较超出整数范围", "a comparison of points is wider than whole numbers reach")


def exact_in_floats(value: Integer, bound: int) -> bool:
    """Tell whether everything inside an expression, and a bound beside it, is a whole number that float64 holds."""
    return reach(value) + abs(bound) <= _EXACT and not _has_points(value)


def _has_points(value: Integer) -> bool:
    return any(isinstance(part, Points) or any(map(_has_points, inside(part))) for _, part in value.terms)


def relative_error(value: Integer) -> float:
    """Give how much of its size a rounded expression may be wrong by, more rather than less."""
    return (2 * _roundings(value) + 8) * _UNIT


def _roundings(value: Integer) -> int:
    """Count the roundings that a result can have gone through, more rather than fewer."""
    return 2 + sum(2 + _roundings_inside(part) for _, part in value.terms)


def _roundings_inside(part: Part) -> int:
    match part:
        case Times(left=left, right=right):
            return 1 + _roundings(left) + _roundings(right)
        case Largest(items=items):
            return sum(_roundings(item) for item in items)
        case Size(operand=operand) | Turned(operand=operand):
            return _roundings(operand)
        case Cell() | Points():
            return 1
