"""Bring a comparison of exact fractions into a sign test over whole numbers.

Comes in: a comparison of the plan, the vocabulary (scales and bounds), the scale of the points table.
Goes out: a test `value operator 0`, the cells it reads, and guards under which it does not apply.
Must not know: engines. What has no whole-number form raises `NotInteger` with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor, lcm

from ceyuan.model.facts import FactType, Vocabulary
from ceyuan.plan.integers.nodes import (
    Cell,
    Integer,
    NotInteger,
    Points,
    add,
    cells_of,
    common_factor,
    constant,
    divided,
    largest,
    one,
    size,
    smallest,
    times,
    turned,
    whole,
)
from ceyuan.plan.nodes import (
    Absolute,
    Column,
    Compare,
    CompoundGrowth,
    Constant,
    Extreme,
    Operator,
    Product,
    Quantity,
    Quotient,
    Score,
    Sum,
)


@dataclass(frozen=True, slots=True)
class Guard:
    """A sign test that, where its cells are known and it holds, makes everything around it not applicable."""

    operator: Operator
    value: Integer
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class IntegerTest:
    """`value operator 0`, where a score makes `value` an interval from `low` to `high`; else they are the same.

    It does not apply where one of `cells` does not, or a guard holds. It is known where all `cells` are known.
    """

    operator: Operator
    low: Integer
    high: Integer
    cells: tuple[Cell, ...]
    guards: tuple[Guard, ...]


@dataclass(frozen=True, slots=True)
class Ratio:
    """`low / bottom` to `high / bottom`; the bottom is above zero wherever no guard holds."""

    low: Integer
    high: Integer
    bottom: Integer
    cells: tuple[Cell, ...] = ()
    guards: tuple[Guard, ...] = ()

    @property
    def exact(self) -> bool:
        """Tell whether it is one number."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Scales:
    """What a reduction needs to know: the facts, and the number that makes a table's points whole."""

    vocabulary: Vocabulary
    points: int = 1


def integer_test(compare: Compare, scales: Scales) -> IntegerTest:
    """Give the whole-number form of a comparison; raise `NotInteger` where it has none."""
    if isinstance(compare.left, CompoundGrowth) and isinstance(compare.right, Constant):
        left, right = _growth(compare.left, compare.right, scales)
    else:
        left, right = reduce_quantity(compare.left, scales), reduce_quantity(compare.right, scales)
    low = add([(1, times(left.low, right.bottom)), (-1, times(right.high, left.bottom))])
    high = add([(1, times(left.high, right.bottom)), (-1, times(right.low, left.bottom))])
    factor = common_factor([low, high])
    low, high = divided(low, factor), divided(high, factor)
    cells, guards = _support((left, right))
    return _threshold(IntegerTest(compare.operator, low, high, cells, guards))


def reduce_quantity(quantity: Quantity, scales: Scales) -> Ratio:
    """Give a quantity as a fraction of whole-number expressions."""
    match quantity:
        case Constant(value=value):
            return _fraction(value)
        case Column():
            cell = _cell(quantity, scales.vocabulary)
            return Ratio(one(cell), one(cell), whole(10**cell.scale), (cell,))
        case Sum(terms=terms):
            return _sum([reduce_quantity(term, scales) for term in terms])
        case Product(left=left, right=right):
            return _product(reduce_quantity(left, scales), reduce_quantity(right, scales))
        case Quotient():
            return _quotient(quantity, scales)
        case Extreme(largest=upper, items=items):
            lows, highs, rest = _aligned([reduce_quantity(item, scales) for item in items])
            pick = largest if upper else smallest
            return Ratio(pick(lows), pick(highs), rest.bottom, rest.cells, rest.guards)
        case Absolute(operand=operand):
            return _absolute(reduce_quantity(operand, scales))
        case Score():
            return _score(quantity, scales)
        case CompoundGrowth():
            raise NotInteger("年均增长率只能与常数比较", "a compound growth can only be compared with a constant")


def _fraction(value: Fraction) -> Ratio:
    top = whole(value.numerator)
    return Ratio(top, top, whole(value.denominator))


def _cell(column: Column, vocabulary: Vocabulary) -> Cell:
    fact = vocabulary.facts[column.fact]
    if fact.type is FactType.DATE:
        return Cell(fact.name, column.offset, 0, date.min.toordinal(), date.max.toordinal())
    if fact.maximum is None:
        raise NotInteger(f"“{fact.name}”没有申明最大值", f"{fact.key} declares no maximum")
    least = -fact.maximum if fact.minimum is None else fact.minimum
    # a bound finer than the scale is narrowed to the values that the fact can have
    low, high = -_floor(-least, fact.scale), _floor(fact.maximum, fact.scale)
    return Cell(fact.name, column.offset, fact.scale, low, high)


def _floor(number: Decimal, scale: int) -> int:
    return floor(number.scaleb(scale))


def _support(parts: Sequence[Ratio]) -> tuple[tuple[Cell, ...], tuple[Guard, ...]]:
    cells = tuple(dict.fromkeys(cell for part in parts for cell in part.cells))
    guards = tuple(dict.fromkeys(guard for part in parts for guard in part.guards))
    return cells, guards


def _aligned(parts: Sequence[Ratio]) -> tuple[list[Integer], list[Integer], Ratio]:
    """Bring fractions over one bottom: lows, highs, and a fraction that carries bottom, cells and guards."""
    cells, guards = _support(parts)
    bottoms = [constant(part.bottom) for part in parts]
    if all(number is not None for number in bottoms):
        shared = lcm(*(number for number in bottoms if number is not None))
        factors = [whole(shared // number) for number in bottoms if number is not None]
        bottom = whole(shared)
    elif all(part.bottom == parts[0].bottom for part in parts):
        factors, bottom = [whole(1)] * len(parts), parts[0].bottom
    else:
        bottom = whole(1)
        for part in parts:
            bottom = times(bottom, part.bottom)
        factors = [_product_of([other.bottom for other in parts if other is not part]) for part in parts]
    lows = [times(part.low, factor) for part, factor in zip(parts, factors, strict=True)]
    highs = [times(part.high, factor) for part, factor in zip(parts, factors, strict=True)]
    return lows, highs, Ratio(bottom, bottom, bottom, cells, guards)


def _product_of(items: Sequence[Integer]) -> Integer:
    total = whole(1)
    for item in items:
        total = times(total, item)
    return total


def _sum(parts: Sequence[Ratio]) -> Ratio:
    lows, highs, rest = _aligned(parts)
    low, high = add([(1, item) for item in lows]), add([(1, item) for item in highs])
    return Ratio(low, high, rest.bottom, rest.cells, rest.guards)


def _product(left: Ratio, right: Ratio) -> Ratio:
    cells, guards = _support((left, right))
    bottom = times(left.bottom, right.bottom)
    if left.exact and right.exact:
        both = times(left.low, right.low)
        return Ratio(both, both, bottom, cells, guards)
    corners = [times(a, b) for a in (left.low, left.high) for b in (right.low, right.high)]
    return Ratio(smallest(corners), largest(corners), bottom, cells, guards)


def _quotient(quantity: Quotient, scales: Scales) -> Ratio:
    top, under = reduce_quantity(quantity.top, scales), reduce_quantity(quantity.bottom, scales)
    if not under.exact:
        raise NotInteger("除数是得分区间", "a divisor is an interval of points")
    cells, guards = _support((top, under))
    divisor = under.low
    operator = Operator.AT_MOST if quantity.positive else Operator.EQUAL
    guards = (*guards, Guard(operator, divisor, under.cells))
    number = constant(divisor)
    if number is not None and (number == 0 or (number < 0 and quantity.positive)):
        # such as `a / (b - b)`: the guard always holds, and any bottom above zero does
        divisor = whole(1)
    bottom = times(top.bottom, divisor if quantity.positive else size(divisor))
    ends = [times(end, under.bottom) for end in (top.low, top.high)]
    if not quantity.positive:
        ends = [turned(end, divisor) for end in ends]
    if top.exact:
        return Ratio(ends[0], ends[0], bottom, cells, guards)
    return Ratio(smallest(ends), largest(ends), bottom, cells, guards)


def _absolute(operand: Ratio) -> Ratio:
    if operand.exact:
        low = high = size(operand.low)
    else:
        low = largest([whole(0), operand.low, add([(-1, operand.high)])])
        high = largest([operand.high, add([(-1, operand.low)])])
    return Ratio(low, high, operand.bottom, operand.cells, operand.guards)


def _score(score: Score, scales: Scales) -> Ratio:
    maximum = score.maximum * scales.points
    most = maximum.numerator // maximum.denominator
    ends = [one(Points(score.name, upper, 0, most)) for upper in (False, True)]
    return Ratio(ends[0], ends[1], whole(scales.points))


def _growth(growth: CompoundGrowth, bound: Constant, scales: Scales) -> tuple[Ratio, Ratio]:
    """Compare `last / first` with `(1 + bound) ** years`; it applies only where first > 0 and last >= 0."""
    first, last = reduce_quantity(growth.first, scales), reduce_quantity(growth.last, scales)
    if not (first.exact and last.exact):
        raise NotInteger("增长率的两端是得分区间", "an end of a growth is an interval of points")
    cells, guards = _support((first, last))
    own = (Guard(Operator.AT_MOST, first.low, first.cells), Guard(Operator.LESS, last.low, last.cells))
    top, bottom = times(last.low, first.bottom), times(last.bottom, first.low)
    return Ratio(top, top, bottom, cells, (*guards, *own)), _fraction((1 + bound.value) ** growth.years)


_FLIPPED = {
    Operator.EQUAL: Operator.EQUAL,
    Operator.UNEQUAL: Operator.UNEQUAL,
    Operator.LESS: Operator.MORE,
    Operator.AT_MOST: Operator.AT_LEAST,
    Operator.MORE: Operator.LESS,
    Operator.AT_LEAST: Operator.AT_MOST,
}


def _threshold(test: IntegerTest) -> IntegerTest:
    """Turn `factor * cell + constant operator 0` into `cell operator threshold`, rounded to the safe side."""
    if test.low != test.high or len(test.low.terms) != 1:
        return test
    ((factor, part),) = test.low.terms
    operator = test.operator if factor > 0 else _FLIPPED[test.operator]
    bound = Fraction(-test.low.constant, factor)
    if bound.denominator != 1:
        if operator in {Operator.EQUAL, Operator.UNEQUAL}:
            return test
        up = operator in {Operator.AT_LEAST, Operator.LESS}
        bound = Fraction(-(-bound.numerator // bound.denominator) if up else bound.numerator // bound.denominator)
    value = add([(1, one(part)), (-1, whole(int(bound)))])
    return IntegerTest(operator, value, value, test.cells, test.guards)


def cells_and_guards(test: IntegerTest) -> tuple[Cell, ...]:
    """Give every cell that a test or one of its guards reads."""
    read = [*test.cells, *cells_of(test.low), *cells_of(test.high)]
    return tuple(dict.fromkeys([*read, *(cell for guard in test.guards for cell in guard.cells)]))
