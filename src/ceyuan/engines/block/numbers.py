"""Compile whole-number expressions and their sign tests.

Comes in: integer tests of the plan. Goes out: registers with the two truths.
Must not know: measures, points.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ceyuan.engines.block.builder import Builder
from ceyuan.engines.block.cells import Cells
from ceyuan.engines.block.program import Kind, Op, SignTest, Step
from ceyuan.plan.integers import Integer, IntegerTest, NotInteger
from ceyuan.plan.integers.nodes import INT64, Cell, Largest, Part, Points, Size, Times, Turned, cells_of, reach
from ceyuan.plan.integers.reduce import Guard
from ceyuan.plan.nodes import Operator

Truth = tuple[int, int]
_UNIT = 2.0**-53


@dataclass(frozen=True, slots=True)
class Numbers:
    """Compiles numbers; `points` gives the registers of a score's ends."""

    builder: Builder
    cells: Cells
    points: Mapping[tuple[str, bool], int] = field(default_factory=dict)

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
        left = self._sum([(factor, part) for factor, part in value.terms if factor > 0])
        right = [(-factor, part) for factor, part in value.terms if factor < 0]
        if not right:
            return self.builder.bits(op, left, number=least)
        other = self._sum(right)
        if least:
            other = self._whole(Op.SHIFT, other, number=least)
        return self.builder.bits(op, left, other)

    def _whole(self, op: Op, *inputs: int, number: int = 0) -> int:
        return self.builder.put(Step(op, Kind.WHOLE, inputs, number))

    def value(self, value: Integer) -> int:
        """Give the register of an expression that fits."""
        total = self._sum(value.terms)
        return self._whole(Op.SHIFT, total, number=value.constant) if value.constant else total

    def _sum(self, terms: tuple[tuple[int, Part], ...] | list[tuple[int, Part]]) -> int:
        scaled = [self._scaled(factor, part) for factor, part in terms]
        if not scaled:
            raise NotInteger("没有变量的式子", "an expression without variables")
        total = scaled[0]
        for register in scaled[1:]:
            total = self._whole(Op.ADD, total, register)
        return total

    def _scaled(self, factor: int, part: Part) -> int:
        register = self._part(part)
        return register if factor == 1 else self._whole(Op.SCALE, register, number=factor)

    def _part(self, part: Part) -> int:
        match part:
            case Cell():
                return self.cells.value(part)
            case Points(score=score, upper=upper):
                return self.points[score, upper]
            case Times(left=left, right=right):
                return self._whole(Op.MULTIPLY, self.value(left), self.value(right))
            case Largest(items=items):
                total = self.value(items[0])
                for item in items[1:]:
                    total = self._whole(Op.LARGER, total, self.value(item))
                return total
            case Size(operand=operand):
                return self._whole(Op.SIZE, self.value(operand))
            case Turned(operand=operand, by=by):
                return self._whole(Op.TURN, self.value(operand), self.value(by))

    def _banded(self, operator: Operator, value: Integer, exact: int) -> int:
        """Decide in floating point outside a proven error; inside it integers of any size decide again."""
        if operator in _INVERTED:
            return self.builder.invert(self._banded(_INVERTED[operator], value, exact))
        build = self.builder
        number, size = self._real(value), self._real_size(value)
        error = (2 * _roundings(value) + 8) * _UNIT
        holds = build.bits(Op.ROUNDED, number, detail=operator)
        doubtful = build.put(Step(Op.DOUBTFUL, Kind.BITS, (number, size), error))
        keys = tuple((cell, self.cells.key(cell.fact, cell.offset)) for cell in dict.fromkeys(cells_of(value)))
        again = SignTest(operator, value, keys)
        return build.bits(Op.REDECIDE, holds, build.every([doubtful, exact]), detail=again)

    def _put_real(self, op: Op, *inputs: int, number: float = 0) -> int:
        return self.builder.put(Step(op, Kind.REAL, inputs, number))

    def _real(self, value: Integer) -> int:
        parts = [(factor, self._real_part(part)) for factor, part in value.terms]
        return self._real_sum(value.constant, parts)

    def _real_size(self, value: Integer) -> int:
        parts = [(abs(factor), self._real_part_size(part)) for factor, part in value.terms]
        return self._real_sum(abs(value.constant), parts)

    def _real_sum(self, constant: int, parts: list[tuple[int, int]]) -> int:
        scaled = [one if factor == 1 else self._put_real(Op.SCALE, one, number=float(factor)) for factor, one in parts]
        total = scaled[0]
        for register in scaled[1:]:
            total = self._put_real(Op.ADD, total, register)
        return self._put_real(Op.SHIFT, total, number=float(constant)) if constant else total

    def _real_part(self, part: Part) -> int:
        match part:
            case Cell():
                return self._put_real(Op.REAL, self.cells.value(part))
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
                sign = self._put_real(Op.REAL, self.value(by))
                return self._put_real(Op.TURN, self._inner(operand), sign)
            case Points():
                raise NotInteger("得分比较超出整数范围", "a comparison of points is wider than whole numbers reach")

    def _inner(self, value: Integer) -> int:
        """Give an inner expression: from whole numbers where it fits, so that it is rounded once."""
        if value.terms and reach(value) <= INT64:
            return self._put_real(Op.REAL, self.value(value))
        return self._real(value)

    def _real_part_size(self, part: Part) -> int:
        match part:
            case Cell():
                return self._put_real(Op.SIZE, self._real_part(part))
            case Times(left=left, right=right):
                return self._put_real(Op.MULTIPLY, self._real_size(left), self._real_size(right))
            case Largest(items=items):
                total = self._real_size(items[0])
                for item in items[1:]:
                    total = self._put_real(Op.LARGER, total, self._real_size(item))
                return total
            case Size(operand=operand) | Turned(operand=operand):
                return self._real_size(operand)
            case Points():
                raise NotInteger("得分比较超出整数范围", "a comparison of points is wider than whole numbers reach")


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
