"""Whether tests can hold together: the bounds they set on one quantity are intersected.

Comes in: lowered tests that must all hold, and the vocabulary. Goes out: yes or no.
Must not know: criteria, subjects. Bare columns step by the fact's decimal places; other quantities are continuous.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ceyuan.model.facts import FactType, Vocabulary
from ceyuan.packs.lint.ranges import Interval, quantity_bounds
from ceyuan.plan.nodes import AllOf, AnyOf, Column, Compare, Constant, Logic, Operator, Product, Quantity, Sum

_TURNED: Mapping[Operator, Operator] = {
    Operator.EQUAL: Operator.EQUAL,
    Operator.UNEQUAL: Operator.UNEQUAL,
    Operator.LESS: Operator.MORE,
    Operator.MORE: Operator.LESS,
    Operator.AT_MOST: Operator.AT_LEAST,
    Operator.AT_LEAST: Operator.AT_MOST,
}
_NEGATED: Mapping[Operator, Operator] = {
    Operator.EQUAL: Operator.UNEQUAL,
    Operator.UNEQUAL: Operator.EQUAL,
    Operator.LESS: Operator.AT_LEAST,
    Operator.AT_LEAST: Operator.LESS,
    Operator.MORE: Operator.AT_MOST,
    Operator.AT_MOST: Operator.MORE,
}


@dataclass(frozen=True, slots=True)
class _Bound:
    """A quantity without its constant parts, and what it is compared with."""

    quantity: Quantity
    operator: Operator
    value: Fraction


def can_hold_together(tests: Sequence[Logic], vocabulary: Vocabulary) -> bool:
    """Tell whether some values let every test hold; of an `or`, one way is enough.

    >>> column = Compare(Operator.LESS, Constant(Fraction(2)), Constant(Fraction(1)))
    >>> can_hold_together([column], Vocabulary({}, {}))
    True
    """
    parts = [part for test in tests for part in (test.parts if isinstance(test, AllOf) else (test,))]
    own = list(_bounds(parts))
    if not _meet(own, vocabulary):
        return False
    ways = [part.parts for part in parts if isinstance(part, AnyOf)]
    return all(any(_meet([*own, *_bounds(_conjuncts(way))], vocabulary) for way in several) for several in ways)


def contrary(compare: Compare) -> Compare:
    """Give the comparison that holds exactly where this one fails.

    >>> contrary(Compare(Operator.LESS, Constant(Fraction(1)), Constant(Fraction(2)))).operator
    <Operator.AT_LEAST: '>='>
    """
    return Compare(_NEGATED[compare.operator], compare.left, compare.right)


def _conjuncts(logic: Logic) -> tuple[Logic, ...]:
    return logic.parts if isinstance(logic, AllOf) else (logic,)


def _bounds(parts: Sequence[Logic]) -> Iterator[_Bound]:
    for part in parts:
        match part:
            case Compare(right=Constant(value=value)) if not isinstance(part.left, Constant):
                yield _plain(_Bound(part.left, part.operator, value))
            case Compare(left=Constant(value=value)) if not isinstance(part.right, Constant):
                yield _plain(_Bound(part.right, _TURNED[part.operator], value))


def _plain(bound: _Bound) -> _Bound:
    """Move constant factors and addends to the other side: `2 * x + 1 < 7` bounds x by 3."""
    match bound.quantity:
        case Product(left=Constant(value=factor), right=inner) | Product(left=inner, right=Constant(value=factor)):
            if factor != 0 and not isinstance(inner, Constant):
                operator = bound.operator if factor > 0 else _TURNED[bound.operator]
                return _plain(_Bound(inner, operator, bound.value / factor))
        case Sum(terms=terms):
            rest = [term for term in terms if not isinstance(term, Constant)]
            added = sum((term.value for term in terms if isinstance(term, Constant)), Fraction(0))
            if len(rest) == 1:
                return _plain(_Bound(rest[0], bound.operator, bound.value - added))
    return bound


def _meet(bounds: Sequence[_Bound], vocabulary: Vocabulary) -> bool:
    by_quantity: dict[Quantity, list[_Bound]] = {}
    for one in bounds:
        by_quantity.setdefault(one.quantity, []).append(one)
    for quantity, group in by_quantity.items():
        step = _step(quantity, vocabulary)
        whole = quantity_bounds(quantity, vocabulary)
        if not (_some_between(group, whole) if step is None else _some_step(group, whole, step)):
            return False
    return True


def _step(quantity: Quantity, vocabulary: Vocabulary) -> Fraction | None:
    if not isinstance(quantity, Column):
        return None
    fact = vocabulary.facts[quantity.fact]
    return Fraction(1) if fact.type is FactType.DATE else Fraction(1, 10**fact.scale)


def _some_step(group: Sequence[_Bound], whole: Interval, step: Fraction) -> bool:
    """Tell whether a multiple of the step satisfies every bound."""
    low, high = math.ceil(whole[0] / step), math.floor(whole[1] / step)
    excluded = set()
    for one in group:
        value = one.value / step
        if one.operator in {Operator.AT_LEAST, Operator.EQUAL}:
            low = max(low, math.ceil(value))
        if one.operator in {Operator.AT_MOST, Operator.EQUAL}:
            high = min(high, math.floor(value))
        if one.operator is Operator.MORE:
            low = max(low, math.floor(value) + 1)
        if one.operator is Operator.LESS:
            high = min(high, math.ceil(value) - 1)
        if one.operator is Operator.UNEQUAL:
            excluded.add(value)
    while low in excluded:
        low += 1
    return low <= high


def _some_between(group: Sequence[_Bound], whole: Interval) -> bool:
    """Tell whether some number satisfies every bound."""
    low, high = whole
    for one in group:
        if one.operator in {Operator.AT_LEAST, Operator.MORE, Operator.EQUAL}:
            low = max(low, one.value)
        if one.operator in {Operator.AT_MOST, Operator.LESS, Operator.EQUAL}:
            high = min(high, one.value)
    if low != high:
        return low < high
    open_borders = {Operator.MORE, Operator.LESS, Operator.UNEQUAL}
    return not any(one.operator in open_borders and one.value == low for one in group)
