"""A points table in whole numbers: one scale for the table, given points as expressions.

Comes in: the scores of a measure. Goes out: the scale, and for given points their whole-number form.
Must not know: engines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from ceyuan.model.facts import Vocabulary
from ceyuan.plan.integers.nodes import Integer, NotInteger, constant, times, whole
from ceyuan.plan.integers.reduce import Ratio, Scales, reduce_quantity
from ceyuan.plan.nodes import BestPoints, EachPoints, FirstPoints, GivenPoints, MeasurePlan, Points, UnknownPoints


@dataclass(frozen=True, slots=True)
class Given:
    """Points that a fact brings: `low` to `high` in units of the table's scale, with cells and guards in `ratio`."""

    low: Integer
    high: Integer
    ratio: Ratio


@dataclass(frozen=True, slots=True)
class Table:
    """What makes every number of a points table whole; `given` by item id."""

    scale: int
    given: Mapping[str, Given]


def points_table(plan: MeasurePlan, vocabulary: Vocabulary) -> Table:
    """Give the scale of a measure's points table; raise `NotInteger` where points have no common scale."""
    if not plan.scores:
        return Table(1, {})
    ratios: dict[str, Ratio] = {}
    numbers: list[Fraction] = []
    for score in plan.scores:
        numbers += [score.maximum, *(cap for _, cap in score.caps)]
        for line in score.items:
            numbers += [Fraction(line.item.maximum), *_numbers(line.points)]
            if isinstance(line.points, GivenPoints):
                ratios[line.item.id] = _given(line.points, vocabulary)
    bottoms = [constant(ratio.bottom) or 1 for ratio in ratios.values()]
    scale = lcm(*(number.denominator for number in numbers), *bottoms)
    return Table(scale, {name: _scaled(ratio, scale) for name, ratio in ratios.items()})


def _numbers(points: Points) -> Iterator[Fraction]:
    match points:
        case FirstPoints(cases=cases, otherwise=otherwise):
            for case in (*cases, otherwise):
                yield from (case.low, case.high)
        case EachPoints(cases=cases):
            for case in cases:
                yield from (case.low, case.high)
        case BestPoints(ways=ways):
            for way in ways:
                yield from _numbers(way)
        case GivenPoints() | UnknownPoints():
            return


def _given(points: GivenPoints, vocabulary: Vocabulary) -> Ratio:
    ratio = reduce_quantity(points.quantity, Scales(vocabulary))
    if constant(ratio.bottom) is None:
        raise NotInteger("给分是两个事实之商", "points are the quotient of two facts")
    return ratio


def _scaled(ratio: Ratio, scale: int) -> Given:
    factor = whole(scale // (constant(ratio.bottom) or 1))
    return Given(times(ratio.low, factor), times(ratio.high, factor), ratio)
