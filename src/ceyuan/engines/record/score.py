"""Count points as intervals: every line of a table, then totals.

Comes in: score plans and a moment. Goes out: points per item, and traces.
Must not know: measures.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from fractions import Fraction

from ceyuan.engines.answer import Finding, ItemTrace, MissingFact, ScoreTrace
from ceyuan.engines.record.logic import Outcome, evaluate_logic
from ceyuan.engines.record.quantity import (
    Between,
    Moment,
    Null,
    Unknown,
    add_points,
    evaluate_quantity,
    merge_missing,
)
from ceyuan.plan.nodes import (
    BestPoints,
    EachPoints,
    FirstPoints,
    GivenPoints,
    ItemPlan,
    Points,
    PointsCase,
    Quantity,
    Score,
    UnknownPoints,
)

_ZERO = Fraction(0)


@dataclasses.dataclass(frozen=True, slots=True)
class _Earned:
    low: Fraction
    high: Fraction
    findings: tuple[Finding, ...] = ()
    missing: tuple[MissingFact, ...] = ()
    unpublished: tuple[str, ...] = ()


def score_moment(scores: Sequence[Score], moment: Moment) -> tuple[Moment, tuple[ScoreTrace, ...]]:
    """Give the moment with its points filled in, and the trace of every score."""
    if not scores:
        return moment, ()
    items: dict[str, ItemTrace] = {}
    points: dict[str, Between] = {}
    for plan in scores[0].items:
        earned = _item(plan, moment)
        items[plan.item.id] = ItemTrace(plan.item, earned.low, earned.high, earned.findings, earned.missing)
        points[plan.item.id] = Between(earned.low, earned.high, earned.missing, earned.unpublished)
    # A score never stands inside a line of the table, so nothing remembered so far changes with the points.
    scored = dataclasses.replace(moment, points=points)
    return scored, tuple(_trace(score, items) for score in scores)


def _trace(score: Score, items: dict[str, ItemTrace]) -> ScoreTrace:
    own = tuple(items[one.item.id] for one in score.items)
    low, high = add_points(score, [(one.low, one.high) for one in own])
    return ScoreTrace(score.name, low, high, score.maximum, own)


def _item(plan: ItemPlan, moment: Moment) -> _Earned:
    maximum = Fraction(plan.item.maximum)
    earned = _points(plan.points, moment, maximum)
    low, high = (min(maximum, max(_ZERO, one)) for one in (earned.low, earned.high))
    if low == high:
        return _Earned(low, high, earned.findings)
    return dataclasses.replace(earned, low=low, high=high)


def _points(points: Points, moment: Moment, maximum: Fraction) -> _Earned:
    match points:
        case UnknownPoints(what=what):
            return _Earned(_ZERO, maximum, unpublished=(what,))
        case GivenPoints(quantity=quantity):
            return _given(quantity, moment, maximum)
        case FirstPoints():
            return _first(points, moment)
        case EachPoints(cases=cases):
            return _each(cases, moment)
        case BestPoints(ways=ways):
            return _best([_points(way, moment, maximum) for way in ways])


def _given(quantity: Quantity, moment: Moment, maximum: Fraction) -> _Earned:
    match evaluate_quantity(quantity, moment):
        case Between(low=low, high=high, missing=missing):
            return _Earned(low, high, missing=missing)
        case Unknown(missing=missing):
            return _Earned(_ZERO, maximum, missing=missing)
        case Null():
            return _Earned(_ZERO, _ZERO)


def _first(points: FirstPoints, moment: Moment) -> _Earned:
    """Take the hull of every case that may be the one; in disjoint bands a sure one stands alone."""
    outcomes = [evaluate_logic(case.test, moment) for case in points.cases]
    findings = tuple(finding for one in outcomes for finding in one.findings)
    chosen: list[PointsCase] = []
    settled = False
    for case, outcome in zip(points.cases, outcomes, strict=True):
        if outcome.possibly:
            chosen.append(case)
        if outcome.surely:
            settled = True
            chosen = [case] if points.exclusive else chosen
            break
    if not settled and not (points.exclusive and chosen):
        # A band table has no hole, so its last resort only answers for an input that does not apply.
        chosen.append(points.otherwise)
    low, high = min(one.low for one in chosen), max(one.high for one in chosen)
    return _earned(low, high, findings, [one for one in outcomes if one.possibly and not one.surely])


def _each(cases: tuple[PointsCase, ...], moment: Moment) -> _Earned:
    outcomes = [evaluate_logic(case.test, moment) for case in cases]
    pairs = list(zip(cases, outcomes, strict=True))
    low = sum((case.low for case, outcome in pairs if outcome.surely), _ZERO)
    high = sum((case.high for case, outcome in pairs if outcome.possibly), _ZERO)
    findings = tuple(finding for one in outcomes for finding in one.findings)
    return _earned(low, high, findings, [one for one in outcomes if one.possibly and not one.surely])


def _earned(low: Fraction, high: Fraction, findings: tuple[Finding, ...], unsettled: list[Outcome]) -> _Earned:
    missing = merge_missing([one.missing for one in unsettled])
    unpublished = tuple(dict.fromkeys(name for one in unsettled for name in one.unpublished))
    return _Earned(low, high, findings, missing, unpublished)


def _best(ways: list[_Earned]) -> _Earned:
    low, high = max(one.low for one in ways), max(one.high for one in ways)
    findings = tuple(finding for one in ways for finding in one.findings)
    open_ways = [one for one in ways if one.high > low]
    missing = merge_missing([one.missing for one in open_ways])
    unpublished = tuple(dict.fromkeys(name for one in open_ways for name in one.unpublished))
    return _Earned(low, high, findings, missing, unpublished)
