"""Compile sign tests of whole-number expressions.

Comes in: integer tests of the plan. Goes out: registers with the two truths.
Must not know: measures, points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ceyuan.engines.block.builder import Builder
from ceyuan.engines.block.cells import Cells
from ceyuan.engines.block.expressions import Expressions
from ceyuan.engines.block.floats import Floats, exact_in_floats, relative_error
from ceyuan.engines.block.program import Kind, Op, SignTest, Step
from ceyuan.plan.integers import Integer, IntegerTest, NotInteger
from ceyuan.plan.integers.nodes import INT64, Cell, Part, Points, cells_of, reach
from ceyuan.plan.integers.reduce import Guard
from ceyuan.plan.nodes import Operator

Truth = tuple[int, int]
Terms = Sequence[tuple[int, Part]]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Compiles sign tests of numbers."""

    builder: Builder
    cells: Cells
    expressions: Expressions

    def test(self, test: IntegerTest) -> Truth:
        """Give the two truths of a sign test."""
        build = self.builder
        exact, open_rows = self.support(test.cells, test.guards)
        if test.low == test.high:
            holds = self._holds(test.operator, test.low, exact)
            surely = build.every([holds, exact])
            return surely, build.some([surely, open_rows])
        surely, possibly = self._interval(test)
        sure = build.every([surely, exact])
        return sure, build.some([sure, build.every([possibly, exact]), open_rows])

    def support(self, cells: Sequence[Cell], guards: Sequence[Guard]) -> Truth:
        """Give the rows where the value exists and is known, and those where it may exist and is not known."""
        build = self.builder
        known = build.every([self.cells.known(cell) for cell in cells])
        null = [self.cells.null(cell) for cell in cells]
        hit = []
        for guard in guards:
            if reach(guard.value) > INT64:
                raise NotInteger("除数超出整数范围", "a divisor is wider than whole numbers reach")
            there = build.every([self.cells.known(cell) for cell in guard.cells])
            hit.append(build.every([self._sign(guard.operator, guard.value), there]))
        applies = build.invert(build.some([*null, *hit]))
        exact = build.every([known, build.invert(build.some(hit))])
        return exact, build.every([build.invert(known), applies])

    def _interval(self, test: IntegerTest) -> Truth:
        """Give the truths of an interval against zero: at both ends, and at either."""
        build, low, high = self.builder, test.low, test.high
        if max(reach(low), reach(high)) > INT64:
            raise NotInteger("得分比较超出整数范围", "a comparison of points is wider than whole numbers reach")
        match test.operator:
            case Operator.EQUAL | Operator.UNEQUAL:
                point = build.every([self._sign(Operator.EQUAL, low), self._sign(Operator.EQUAL, high)])
                around = build.every([self._sign(Operator.AT_MOST, low), self._sign(Operator.AT_LEAST, high)])
                if test.operator is Operator.EQUAL:
                    return point, around
                return build.invert(around), build.invert(point)
        ends = [self._sign(test.operator, low), self._sign(test.operator, high)]
        return build.every(ends), build.some(ends)

    def _holds(self, operator: Operator, value: Integer, exact: int) -> int:
        if reach(value) <= INT64 or not value.terms:
            return self._sign(operator, value)
        return self._banded(operator, value, exact)

    def _sign(self, operator: Operator, value: Integer) -> int:
        """Test `value operator 0`: everything is `>=` or `=` on the value with a positive first factor."""
        build = self.builder
        if not value.terms:
            return build.always(_holds_constant(operator, value.constant))
        if value.terms[0][0] < 0:
            value = Integer(-value.constant, tuple((-f, p) for f, p in value.terms), -value.high, -value.low)
            operator = _MIRRORED[operator]
        match operator:
            case Operator.EQUAL:
                return self._compare(Op.EQUAL, value, 0)
            case Operator.UNEQUAL:
                return build.invert(self._compare(Op.EQUAL, value, 0))
            case Operator.AT_LEAST:
                return self._compare(Op.AT_LEAST, value, 0)
            case Operator.LESS:
                return build.invert(self._compare(Op.AT_LEAST, value, 0))
            case Operator.MORE:
                return self._compare(Op.AT_LEAST, value, 1)
        return build.invert(self._compare(Op.AT_LEAST, value, 1))

    def _compare(self, op: Op, value: Integer, bound: int) -> int:
        """Compare positive terms with negative ones and the constant, so that nothing is subtracted."""
        least = bound - value.constant
        if op is Op.AT_LEAST and not value.low < bound <= value.high:
            return self.builder.always(value.low >= bound)
        if len(value.terms) == 1 and isinstance(part := value.terms[0][1], Points) and value.terms[0][0] == 1:
            return self.builder.bits(op, self.expressions.points[part.score, part.upper], number=least)
        left = [(factor, part) for factor, part in value.terms if factor > 0]
        right = [(-factor, part) for factor, part in value.terms if factor < 0]
        if exact_in_floats(value, least):
            return self._compare_floats(op, left, right, least)
        if not right:
            return self.builder.bits(op, self.expressions.sum(left), number=least)
        other = self.expressions.sum(right)
        if least:
            other = self.expressions.step(Op.SHIFT, other, number=least)
        return self.builder.bits(op, self.expressions.sum(left), other)

    def _compare_floats(self, op: Op, left: Terms, right: Terms, least: int) -> int:
        """Compare whole numbers that float64 holds: NumPy compares those three times as fast as int64."""
        floats = Floats(self.expressions)
        if right:
            return self.builder.bits(op, floats.sum(left), floats.sum(right, least))
        return self.builder.bits(op, floats.sum(left), number=least)

    def _banded(self, operator: Operator, value: Integer, exact: int) -> int:
        """Decide in floating point outside a proven error; inside it integers of any size decide again."""
        if operator in _INVERTED:
            return self.builder.invert(self._banded(_INVERTED[operator], value, exact))
        build = self.builder
        floats, error = Floats(self.expressions), relative_error(value)
        number, size = floats.number(value), floats.size(value)
        holds = build.bits(Op.ROUNDED, number, detail=operator)
        doubtful = build.put(Step(Op.DOUBTFUL, Kind.BITS, (number, size), error))
        keys = tuple((cell, self.cells.key(cell.fact, cell.offset)) for cell in dict.fromkeys(cells_of(value)))
        again = SignTest(operator, value, keys)
        return build.bits(Op.REDECIDE, holds, build.every([doubtful, exact]), detail=again)


_MIRRORED = {
    Operator.EQUAL: Operator.EQUAL,
    Operator.UNEQUAL: Operator.UNEQUAL,
    Operator.LESS: Operator.MORE,
    Operator.AT_MOST: Operator.AT_LEAST,
    Operator.MORE: Operator.LESS,
    Operator.AT_LEAST: Operator.AT_MOST,
}
_INVERTED = {
    Operator.UNEQUAL: Operator.EQUAL,
    Operator.LESS: Operator.AT_LEAST,
    Operator.AT_MOST: Operator.MORE,
}


def _holds_constant(operator: Operator, number: int) -> bool:
    match operator:
        case Operator.EQUAL:
            return number == 0
        case Operator.UNEQUAL:
            return number != 0
        case Operator.LESS:
            return number < 0
        case Operator.AT_MOST:
            return number <= 0
        case Operator.MORE:
            return number > 0
    return number >= 0
