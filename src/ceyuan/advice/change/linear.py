"""Read a whole-number expression as a sum over levers, everything else being what it is.

Comes in: an expression of `plan.integers`, what its cells are: a number or a lever. Goes out: a sum, or the one
threshold at which an expression that is no sum begins to hold.
Must not know: comparisons of the plan, costs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ceyuan.advice.change.levers import Lever
from ceyuan.plan.integers.nodes import Cell, Integer, Largest, Part, Points, Size, Times, Turned

Found = Mapping[Cell, int | Lever]


class Entangled(Exception):  # noqa: N818 -- no error: the route says that it breaks off here
    """Several levers stand in one comparison in a way that is no sum, or one of them turns round within its range."""


class Between(NamedTuple):
    """A number known to lie between two."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Total:
    """`constant + sum of factor * lever`."""

    constant: int
    terms: dict[Lever, int]


def read_total(expression: Integer, found: Found) -> Total:
    """Read an expression as a sum; raises `Entangled` where it is none."""
    constant, terms = expression.constant, dict[Lever, int]()
    for factor, part in expression.terms:
        total = _part(part, found)
        constant += factor * total.constant
        for lever, inner in total.terms.items():
            terms[lever] = terms.get(lever, 0) + factor * inner
    return Total(constant, terms)


def _part(part: Part, found: Found) -> Total:
    match part:
        case Cell():
            known = found[part]
            return Total(0, {known: 1}) if isinstance(known, Lever) else Total(known, {})
        case Times(left=left, right=right):
            return _times(read_total(left, found), read_total(right, found))
        case Largest(items=items):
            return Total(max(_fixed(item, found) for item in items), {})
        case Size(operand=operand):
            return Total(abs(_fixed(operand, found)), {})
        case Turned(operand=operand, by=by):
            return _times(read_total(operand, found), Total(sign(_fixed(by, found)), {}))
        case Points():
            raise Entangled


def _times(left: Total, right: Total) -> Total:
    if left.terms and right.terms:
        raise Entangled
    whole, number = (left, right.constant) if left.terms else (right, left.constant)
    return Total(whole.constant * number, {lever: factor * number for lever, factor in whole.terms.items()})


def _fixed(expression: Integer, found: Found) -> int:
    total = read_total(expression, found)
    if any(total.terms.values()):
        raise Entangled
    return total.constant


def sign(number: int) -> int:
    """Give -1, 0 or 1."""
    return (number > 0) - (number < 0)


def value_at(expression: Integer, found: Mapping[Cell, int]) -> int:
    """Give what an expression comes to."""
    return expression.constant + sum(factor * _value(part, found) for factor, part in expression.terms)


def _value(part: Part, found: Mapping[Cell, int]) -> int:
    match part:
        case Cell():
            return found[part]
        case Times(left=left, right=right):
            return value_at(left, found) * value_at(right, found)
        case Largest(items=items):
            return max(value_at(item, found) for item in items)
        case Size(operand=operand):
            return abs(value_at(operand, found))
        case Turned(operand=operand, by=by):
            return value_at(operand, found) * sign(value_at(by, found))
        case Points():
            raise Entangled


def only_lever(found: Found) -> Lever:
    """Give the one lever among the cells; raises `Entangled` where there are several."""
    levers = {one for one in found.values() if isinstance(one, Lever)}
    if len(levers) != 1:
        raise Entangled
    return levers.pop()


def threshold(expression: Integer, found: Found, lever: Lever) -> tuple[int, int] | None:
    """Give `(factor, bound)` with `factor * lever >= bound` exactly where the expression is zero or more.

    The factor is 1 or -1; None where it never is. Bisection is exact because the expression is proven never to turn
    round within the lever's range; raises `Entangled` where that is not proven.
    """
    slope = _slope(expression, found)
    if slope.low < 0 < slope.high:
        raise Entangled
    factor = 1 if slope.low >= 0 else -1
    ends = (lever.low, lever.high) if factor > 0 else (lever.high, lever.low)
    near, far = factor * ends[0], factor * ends[1]
    if _at(expression, found, factor * far) < 0:
        return None
    if _at(expression, found, factor * near) >= 0:
        return factor, near
    while far - near > 1:
        middle = (near + far) // 2
        if _at(expression, found, factor * middle) >= 0:
            far = middle
        else:
            near = middle
    return factor, far


def _at(expression: Integer, found: Found, number: int) -> int:
    return value_at(expression, {cell: number if isinstance(one, Lever) else one for cell, one in found.items()})


def _range(expression: Integer, found: Found) -> Between:
    parts = [(factor, _part_range(part, found)) for factor, part in expression.terms]
    low = sum(min(factor * one.low, factor * one.high) for factor, one in parts)
    high = sum(max(factor * one.low, factor * one.high) for factor, one in parts)
    return Between(expression.constant + low, expression.constant + high)


def _part_range(part: Part, found: Found) -> Between:
    match part:
        case Cell():
            known = found[part]
            return Between(known.low, known.high) if isinstance(known, Lever) else Between(known, known)
        case Times(left=left, right=right):
            return _product(_range(left, found), _range(right, found))
        case Largest(items=items):
            ranges = [_range(item, found) for item in items]
            return Between(max(one.low for one in ranges), max(one.high for one in ranges))
        case Size(operand=operand) | Turned(operand=operand):
            inner = _range(operand, found)
            reach = max(abs(inner.low), abs(inner.high))
            return Between(-reach if isinstance(part, Turned) else 0, reach)
        case Points():
            raise Entangled


def _slope(expression: Integer, found: Found) -> Between:
    """Bound how much the expression rises with each step of the lever."""
    parts = [(factor, _part_slope(part, found)) for factor, part in expression.terms]
    low = sum(min(factor * one.low, factor * one.high) for factor, one in parts)
    return Between(low, sum(max(factor * one.low, factor * one.high) for factor, one in parts))


def _part_slope(part: Part, found: Found) -> Between:
    match part:
        case Cell():
            rises = int(isinstance(found[part], Lever))
            return Between(rises, rises)
        case Times(left=left, right=right):
            one = _product(_slope(left, found), _range(right, found))
            other = _product(_range(left, found), _slope(right, found))
            return Between(one.low + other.low, one.high + other.high)
        case Largest(items=items):
            slopes = [_slope(item, found) for item in items]
            return Between(min(one.low for one in slopes), max(one.high for one in slopes))
        case Size(operand=operand):
            return _turned_slope(_slope(operand, found), _range(operand, found))
        case Turned(operand=operand, by=by):
            way = _range(by, found)
            if way.low <= 0 <= way.high:
                raise Entangled
            return _turned_slope(_slope(operand, found), way)
        case Points():
            raise Entangled


def _turned_slope(slope: Between, way: Between) -> Between:
    reach = max(abs(slope.low), abs(slope.high))
    if way.low >= 0:
        return slope
    return Between(-slope.high, -slope.low) if way.high <= 0 else Between(-reach, reach)


def _product(left: Between, right: Between) -> Between:
    corners = [a * b for a in left for b in right]
    return Between(min(corners), max(corners))
