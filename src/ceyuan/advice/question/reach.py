"""What answers could still make of a test or a tree: sure, impossible, and by which items.

Comes in: a tree and where each of its tests stands. Goes out: its two truths, and what answers could bring about.
Must not know: how tests are evaluated, how a question is chosen.

Sets of items (a fact of a year, a current fact, a title) are the bits of one whole number.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from ceyuan.advice.question.tree import Anything, Best, Count, Each, First, Given, Leaf, Table, Total, Tree, Way
from ceyuan.engines.record.quantity import add_points
from ceyuan.plan.comparison import holds
from ceyuan.plan.nodes import Operator


class Reach(NamedTuple):
    """The two truths, and the items whose answers could make it sure (`makers`) or impossible (`breakers`).

    A set of no items: no answers can. `value` is the left side of a comparison where it is one number.
    """

    surely: bool
    possibly: bool
    makers: int = 0
    breakers: int = 0
    value: Fraction | None = None

    @property
    def open(self) -> bool:
        """Tell whether it is neither sure nor impossible."""
        return self.possibly and not self.surely


SURE, IMPOSSIBLE, STUCK = Reach(True, True), Reach(False, False), Reach(False, True)


class Span(NamedTuple):
    """Points as they stand (`low`..`high`), as high as answers can lift the low end, as low as they can push the high.

    `lifters` and `droppers` are the items whose answers do so.
    """

    low: Fraction
    high: Fraction
    lifted: Fraction
    dropped: Fraction
    lifters: int = 0
    droppers: int = 0


_ZERO = Fraction(0)


def tree_reach(tree: Tree, states: Sequence[Reach]) -> Reach:
    """Tell what answers could make of a tree.

    Items of different tests are taken to be free of one another; `certain.py` looks closer where they are not.

    >>> tree_reach(Count(2, (Leaf(0), Leaf(1))), [Reach(False, True, 1, 1), STUCK])
    Reach(surely=False, possibly=True, makers=0, breakers=1, value=None)
    """
    match tree:
        case Leaf(test=test):
            return states[test]
        case Count(least=least, parts=parts):
            return count_reach(least, [tree_reach(one, states) for one in parts])
        case Total():
            return total_reach(tree, line_spans(tree, states))


def count_reach(least: int, parts: Sequence[Reach]) -> Reach:
    """Tell what answers could make of at least some of several parts."""
    sure = possible = makeable = breakable = makers = breakers = 0
    for one in parts:
        if one.surely:
            sure += 1
            possible += 1
        elif one.possibly:
            possible += 1
            makeable += one.makers > 0
            breakable += one.breakers > 0
            makers |= one.makers
            breakers |= one.breakers
    if sure >= least:
        return SURE
    if possible < least:
        return IMPOSSIBLE
    return Reach(
        False, True, makers if sure + makeable >= least else 0, breakers if possible - breakable < least else 0
    )


def total_reach(total: Total, spans: Sequence[Span]) -> Reach:
    """Tell what answers could make of a score compared with a number, from the points of its lines."""
    low, high = add_points(total.score, [(one.low, one.high) for one in spans])
    lifted = add_points(total.score, [(one.lifted, one.lifted) for one in spans])[0]
    dropped = add_points(total.score, [(one.dropped, one.dropped) for one in spans])[0]
    lifters = droppers = 0
    for one in spans:
        lifters |= one.lifters
        droppers |= one.droppers
    operator, bound = total.operator, total.bound
    match operator:
        case Operator.AT_LEAST | Operator.MORE:
            surely, possibly = holds(operator, low, bound), holds(operator, high, bound)
            made, broken = holds(operator, lifted, bound), not holds(operator, dropped, bound)
            makers, breakers = lifters, droppers
        case Operator.AT_MOST | Operator.LESS:
            surely, possibly = holds(operator, high, bound), holds(operator, low, bound)
            made, broken = holds(operator, dropped, bound), not holds(operator, lifted, bound)
            makers, breakers = droppers, lifters
        case Operator.EQUAL | Operator.UNEQUAL:
            inside, single = low <= bound <= high, low == high == bound
            equal = operator is Operator.EQUAL
            surely, possibly = (single, inside) if equal else (not inside, not single)
            made = broken = True
            makers = breakers = lifters | droppers
    if surely or not possibly:
        return SURE if surely else IMPOSSIBLE
    return Reach(False, True, makers if made else 0, breakers if broken else 0)


def line_spans(total: Total, states: Sequence[Reach]) -> list[Span]:
    """Give the points of every line."""
    return [_clamped(_span(table, states, maximum), maximum) for table, maximum in total.lines]


def _clamped(span: Span, maximum: Fraction) -> Span:
    low, high, lifted, dropped = (min(maximum, max(_ZERO, one)) for one in span[:4])
    return Span(
        low,
        high,
        lifted,
        dropped,
        span.lifters if lifted > low else 0,
        span.droppers if dropped < high else 0,
    )


def _span(table: Table, states: Sequence[Reach], maximum: Fraction) -> Span:
    match table:
        case Anything():
            return Span(_ZERO, maximum, _ZERO, maximum)
        case Given(test=test):
            return _given(states[test], maximum)
        case First():
            return _first(table, states)
        case Each(ways=ways):
            return _each(ways, states)
        case Best(tables=tables):
            return _best([_span(one, states, maximum) for one in tables])


def _given(state: Reach, maximum: Fraction) -> Span:
    if state.value is not None:
        return Span(state.value, state.value, state.value, state.value)
    if not state.possibly:
        return Span(_ZERO, _ZERO, _ZERO, _ZERO)
    lifted = maximum if state.makers else _ZERO
    dropped = _ZERO if state.breakers else maximum
    return Span(_ZERO, maximum, lifted, dropped, state.makers, state.breakers)


def _first(table: First, states: Sequence[Reach]) -> Span:
    """Take the hull of what may be the first, as it stands and for every way in which answers may settle it."""
    standing: list[Way] = []  # what may be the first, as it stands
    firm: list[Way] = []  # what may be it and cannot be ruled out by answers
    hulls: list[tuple[Fraction, Fraction]] = []
    items = 0
    settled = False
    for way in table.ways:
        reach = tree_reach(way.tree, states)
        if not reach.possibly:
            continue
        items |= reach.makers | reach.breakers
        if reach.surely:
            settled = True
            standing = [way] if table.exclusive else [*standing, way]
            hulls.append(_hull([way] if table.exclusive else [*firm, way]))
            break
        standing.append(way)
        if reach.makers:
            hulls.append(_hull([way] if table.exclusive else [*firm, way]))
        if not reach.breakers:
            firm.append(way)
    if not settled:
        if not (table.exclusive and standing):
            standing.append(table.otherwise)
        hulls.append(_hull(firm if table.exclusive and firm else [*firm, table.otherwise]))
    low, high = _hull(standing)
    if settled and table.exclusive:
        return Span(low, high, low, high)
    return Span(low, high, max(low, *(one for one, _ in hulls)), min(high, *(one for _, one in hulls)), items, items)


def _hull(ways: Sequence[Way]) -> tuple[Fraction, Fraction]:
    return min(one.low for one in ways), max(one.high for one in ways)


def _each(ways: Sequence[Way], states: Sequence[Reach]) -> Span:
    low = high = lifted = dropped = _ZERO
    lifters = droppers = 0
    for way in ways:
        reach = tree_reach(way.tree, states)
        low += way.low if reach.surely else _ZERO
        high += way.high if reach.possibly else _ZERO
        lifted += way.low if reach.surely or reach.makers else _ZERO
        dropped += way.high if reach.possibly and not reach.breakers else _ZERO
        # made sure, a way lifts the low end; but one whose points are a range keeps the range
        lifters |= reach.makers
        droppers |= reach.breakers
    return Span(low, high, lifted, dropped, lifters, droppers)


def _best(spans: Sequence[Span]) -> Span:
    lifters = droppers = 0
    for one in spans:
        lifters |= one.lifters
        droppers |= one.droppers
    low, high = max(one.low for one in spans), max(one.high for one in spans)
    lifted, dropped = max(one.lifted for one in spans), max(one.dropped for one in spans)
    return Span(low, high, lifted, dropped, lifters, droppers)
