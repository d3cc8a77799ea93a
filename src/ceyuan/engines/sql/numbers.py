"""Whole-number tests and expressions as SQL.

Comes in: tests from `plan.integers`, and how cells and points are called. Goes out: trees and truths.
Must not know: the table, measures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlglot import exp

from ceyuan.engines.sql import build
from ceyuan.engines.sql.build import Truth
from ceyuan.engines.sql.cells import CleanCell
from ceyuan.plan.integers.nodes import (
    INT64,
    Cell,
    Integer,
    Largest,
    Part,
    Points,
    Size,
    Times,
    Turned,
    cells_of,
    constant,
    reach,
)
from ceyuan.plan.integers.reduce import Guard, IntegerTest
from ceyuan.plan.nodes import Operator


@dataclass(frozen=True, slots=True)
class Names:
    """How the layer below calls cells and ends of scores; `wide` is the type beyond 64 bits."""

    cell: Callable[[Cell], CleanCell]
    points: Callable[[Points], exp.Expr]
    wide: str


def span(expressions: Sequence[Integer]) -> int:
    """Give the largest size that any of some expressions can take anywhere inside."""
    return max((reach(one) for one in expressions), default=0)


def of_test(test: IntegerTest) -> tuple[Integer, ...]:
    """Give every expression of a test."""
    return (test.low, test.high, *(guard.value for guard in test.guards))


def expression(value: Integer, names: Names) -> exp.Expr:
    """Give an expression as a tree, in 64 bits where its bounds prove that they suffice."""
    return _linear(value, names, wide=reach(value) > INT64)


def _linear(value: Integer, names: Names, *, wide: bool, bare: bool = False) -> exp.Expr:
    """Add up an expression; `bare` leaves the constant out."""
    parts: list[exp.Expr] = []
    for factor, part in value.terms:
        inner = build.closed(_part(part, names, wide=wide))
        term = inner if factor == 1 else exp.Mul(this=_literal(factor, names, wide=wide), expression=inner)
        parts.append(term)
    if not parts or (value.constant and not bare):
        parts.append(_literal(value.constant, names, wide=wide))
    return build.total(parts)


def _literal(number: int, names: Names, *, wide: bool) -> exp.Expr:
    if abs(number) <= INT64:
        return build.number(number)
    if not wide:
        raise ValueError("a number beyond 64 bits in an expression that was said to fit")
    return build.cast(build.word(str(number)), names.wide)


def _part(part: Part, names: Names, *, wide: bool) -> exp.Expr:
    match part:
        case Cell():
            value = names.cell(part).value
            if value is None:
                raise ValueError(f"a cell without a column: {part.fact}")
            return build.cast(value, names.wide) if wide else value
        case Points():
            points = names.points(part)
            return build.cast(points, names.wide) if wide else points
        case Times(left=left, right=right):
            sides = [build.closed(_linear(one, names, wide=wide)) for one in (left, right)]
            return exp.Mul(this=sides[0], expression=sides[1])
        case Largest(items=items):
            return build.greatest([_linear(one, names, wide=wide) for one in items])
        case Size(operand=operand):
            inside = _linear(operand, names, wide=wide)
            negative = exp.Mul(this=build.number(-1), expression=build.closed(inside.copy()))
            return build.greatest([inside, negative])
        case Turned(operand=operand, by=by):
            inside = _linear(operand, names, wide=wide)
            below = exp.LT(this=build.closed(_linear(by, names, wide=wide)), expression=build.number(0))
            negative = exp.Mul(this=build.number(-1), expression=build.closed(inside.copy()))
            return build.choose([(below, negative)], inside)


def _sign(operator: Operator, value: Integer, names: Names) -> exp.Expr | bool:
    """Ask for `value operator 0`, the constant brought to the other side."""
    number = constant(value)
    if number is not None:
        return _HOLDS[operator](number)
    wide = reach(value) > INT64
    left = _linear(value, names, wide=wide, bare=True)
    return build.compare(operator, left, _literal(-value.constant, names, wide=wide))


_HOLDS: dict[Operator, Callable[[int], bool]] = {
    Operator.EQUAL: lambda number: number == 0,
    Operator.UNEQUAL: lambda number: number != 0,
    Operator.LESS: lambda number: number < 0,
    Operator.AT_MOST: lambda number: number <= 0,
    Operator.MORE: lambda number: number > 0,
    Operator.AT_LEAST: lambda number: number >= 0,
}
_RISING = {Operator.MORE, Operator.AT_LEAST}
_EVEN = {Operator.EQUAL, Operator.UNEQUAL}


def without_value(cells: Sequence[Cell], guards: Sequence[Guard], names: Names) -> Iterator[exp.Expr]:
    """Give the tests under which a number does not apply; null wins over unknown."""
    for cell in cells:
        null = names.cell(cell).null
        if null is not None:
            yield build.equals(null, 1)
    for guard in guards:
        yield from _guard(guard, names)


def _guard(guard: Guard, names: Names) -> Iterator[exp.Expr]:
    read = tuple(dict.fromkeys([*guard.cells, *cells_of(guard.value)]))
    values = [names.cell(cell).value for cell in read]
    if any(value is None for value in values):
        return
    holds = _sign(guard.operator, guard.value, names)
    if holds is False:
        return
    known = [build.not_null(value) for value in values if value is not None]
    tests = known if holds is True else [*known, holds]
    yield build.every(tests) if tests else build.equals(build.number(1), 1)


def not_known(cells: Sequence[Cell], names: Names) -> list[exp.Expr] | None:
    """Give the tests under which a number is unknown; None where it always is, for want of a column."""
    values = [names.cell(cell).value for cell in cells]
    if any(value is None for value in values):
        return None
    return [build.is_null(value) for value in values if value is not None]


def comparison_truth(test: IntegerTest, names: Names) -> Truth:
    """Give a comparison's truth."""
    nulls = list(without_value(test.cells, test.guards, names))
    branches = [(build.some(nulls), build.number(build.NO))] if nulls else []
    unknown = not_known(test.cells, names)
    if unknown is None:
        return build.choose(branches, build.number(build.UNKNOWN)) if branches else build.UNKNOWN
    if unknown:
        branches.append((build.some(unknown), build.number(build.UNKNOWN)))
    surely, possibly = _two_truths(test, names)
    for holds, truth in ((surely, build.YES), (possibly, build.UNKNOWN)):
        if holds is True:
            return build.choose(branches, build.number(truth)) if branches else truth
        if holds is not False:
            branches.append((holds, build.number(truth)))
    return build.choose(branches, build.number(build.NO)) if branches else build.NO


def _two_truths(test: IntegerTest, names: Names) -> tuple[exp.Expr | bool, exp.Expr | bool]:
    """Give when a test holds for every value between its ends, and when for some value."""
    if test.low == test.high:
        return _sign(test.operator, test.low, names), False
    if test.operator not in _EVEN:
        ends = (test.low, test.high) if test.operator in _RISING else (test.high, test.low)
        return _sign(test.operator, ends[0], names), _sign(test.operator, ends[1], names)
    below, above = _sure(Operator.LESS, test.high, names), _sure(Operator.MORE, test.low, names)
    one_point = build.every([_sure(Operator.EQUAL, end, names) for end in (test.low, test.high)])
    outside = build.some([below, above])
    if test.operator is Operator.EQUAL:
        return one_point, _not(outside)
    return outside, _not(one_point)


def _sure(operator: Operator, value: Integer, names: Names) -> exp.Expr:
    """Ask for a sign, also of a number known beforehand."""
    sign = _sign(operator, value, names)
    return build.equals(build.number(1), int(sign)) if isinstance(sign, bool) else sign


def _not(test: exp.Expr) -> exp.Expr:
    return exp.Not(this=exp.Paren(this=test))
