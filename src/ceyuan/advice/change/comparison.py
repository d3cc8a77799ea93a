"""Turn a comparison into needs over levers.

Comes in: the whole-number form of a comparison, its cells. Goes out: rows, or what they come to whatever is moved.
Must not know: criteria, costs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ceyuan.advice.change.levers import Lever
from ceyuan.advice.change.linear import Entangled, Found, Total, only_lever, read_total, threshold
from ceyuan.advice.change.needs import Need, Stuck, at_least, count, every
from ceyuan.advice.change.results import Blocked
from ceyuan.plan.integers.nodes import Cell, Integer, add, cells_of, whole
from ceyuan.plan.integers.reduce import IntegerTest
from ceyuan.plan.nodes import Operator

_OPPOSITE: Mapping[Operator, Operator] = {
    Operator.EQUAL: Operator.UNEQUAL,
    Operator.AT_MOST: Operator.MORE,
    Operator.LESS: Operator.AT_LEAST,
}
# `value operator 0` as signs and offsets with `sign * value + offset >= 0`, and how many of them must hold
_FORMS: Mapping[Operator, tuple[int, tuple[tuple[int, int], ...]]] = {
    Operator.AT_LEAST: (1, ((1, 0),)),
    Operator.MORE: (1, ((1, -1),)),
    Operator.AT_MOST: (1, ((-1, 0),)),
    Operator.LESS: (1, ((-1, -1),)),
    Operator.EQUAL: (2, ((1, 0), (-1, 0))),
    Operator.UNEQUAL: (1, ((1, -1), (-1, -1))),
}


def comparison_need(test: IntegerTest, found: Mapping[Cell, int | Lever], blocked: Sequence[Blocked]) -> Need:
    """Say what a comparison needs: that it holds, and that none of its guards does. Raises `Entangled`."""
    return every([_sign_need(test.low, test.operator, found, blocked), guards_need(test, found, blocked)])


def guards_need(test: IntegerTest, found: Mapping[Cell, int | Lever], blocked: Sequence[Blocked]) -> Need:
    """Say what it takes that a comparison applies, as far as the cells of its guards are known. Raises `Entangled`."""
    known = [one for one in test.guards if all(cell in found for cell in one.cells)]
    return every([_sign_need(one.value, _OPPOSITE[one.operator], found, blocked) for one in known])


def _sign_need(value: Integer, operator: Operator, found: Found, blocked: Sequence[Blocked]) -> Need:
    least, forms = _FORMS[operator]
    try:
        total = read_total(value, found)
    except Entangled:
        own = {cell: found[cell] for cell in cells_of(value)}
        return count(least, [_bisected(value, form, own, only_lever(own), blocked) for form in forms])
    return count(least, [_row(total, form, blocked) for form in forms])


def _row(total: Total, form: tuple[int, int], blocked: Sequence[Blocked]) -> Need:
    sign, offset = form
    terms = {lever: sign * factor for lever, factor in total.terms.items()}
    return at_least(terms, -(sign * total.constant + offset), blocked)


def _bisected(value: Integer, form: tuple[int, int], found: Found, lever: Lever, blocked: Sequence[Blocked]) -> Need:
    sign, offset = form
    reached = threshold(add([(sign, value), (1, whole(offset))]), found, lever)
    if reached is None:
        return Stuck(tuple(blocked))
    factor, bound = reached
    return at_least({lever: factor}, bound, blocked)
