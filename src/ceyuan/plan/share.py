"""Let equal parts of many plans be one object, so that an engine can answer each of them once per subject.

Comes in: plans of one day. Goes out: equal plans in which equal quantities, logic and lines of points are one object.
Must not know: engines.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ceyuan.plan.nodes import (
    Absolute,
    AllOf,
    AnyOf,
    AtLeast,
    BestPoints,
    Compare,
    CompoundGrowth,
    ConditionPlan,
    CriterionPlan,
    EachPoints,
    Extreme,
    FirstPoints,
    GivenPoints,
    Holds,
    ItemPlan,
    Logic,
    MeasurePlan,
    Points,
    PointsCase,
    Product,
    Quantity,
    Quotient,
    RequirementPlan,
    Score,
    Sum,
    UnknownPoints,
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The first of equal parts stands for all of them.

    Two equal totals of points have equal lines, so that they come to the same whichever measure they stand in.
    """

    logic: dict[Logic, Logic] = field(default_factory=dict)
    quantities: dict[Quantity, Quantity] = field(default_factory=dict)


def share_nodes(plans: Iterable[MeasurePlan]) -> tuple[MeasurePlan, ...]:
    """Give plans whose equal parts are shared.

    >>> share_nodes([])
    ()
    """
    seen = _Seen()
    return tuple(_measure(plan, seen) for plan in plans)


def _measure(plan: MeasurePlan, seen: _Seen) -> MeasurePlan:
    return dataclasses.replace(
        plan,
        requirements=tuple(_requirement(one, seen) for one in plan.requirements),
        condition=None if plan.condition is None else _condition(plan.condition, seen),
        scores=tuple(_score(one, seen) for one in plan.scores),
    )


def _requirement(plan: RequirementPlan, seen: _Seen) -> RequirementPlan:
    known = _logic(plan.test, seen)
    return RequirementPlan(plan.requirement, known if isinstance(known, Holds) else plan.test)


def _condition(plan: ConditionPlan, seen: _Seen) -> ConditionPlan:
    if isinstance(plan, CriterionPlan):
        return dataclasses.replace(plan, test=_logic(plan.test, seen))
    return dataclasses.replace(plan, members=tuple(_condition(member, seen) for member in plan.members))


def _logic(logic: Logic, seen: _Seen) -> Logic:
    known = seen.logic.get(logic)
    if known is None:
        known = _rebuilt(logic, seen)
        seen.logic[logic] = known
    return known


def _rebuilt(logic: Logic, seen: _Seen) -> Logic:
    match logic:
        case AllOf(parts=parts) | AnyOf(parts=parts) | AtLeast(parts=parts):
            return dataclasses.replace(logic, parts=tuple(_logic(part, seen) for part in parts))
        case Compare(left=left, right=right):
            return dataclasses.replace(logic, left=_quantity(left, seen), right=_quantity(right, seen))
    return logic


def _quantity(quantity: Quantity, seen: _Seen) -> Quantity:
    known = seen.quantities.get(quantity)
    if known is None:
        known = _rebuilt_quantity(quantity, seen)
        seen.quantities[quantity] = known
    return known


def _quantities(parts: Sequence[Quantity], seen: _Seen) -> tuple[Quantity, ...]:
    return tuple(_quantity(part, seen) for part in parts)


def _rebuilt_quantity(quantity: Quantity, seen: _Seen) -> Quantity:
    match quantity:
        case Sum(terms=terms):
            return dataclasses.replace(quantity, terms=_quantities(terms, seen))
        case Extreme(items=items):
            return dataclasses.replace(quantity, items=_quantities(items, seen))
        case Product(left=left, right=right):
            return dataclasses.replace(quantity, left=_quantity(left, seen), right=_quantity(right, seen))
        case Quotient(top=top, bottom=bottom):
            return dataclasses.replace(quantity, top=_quantity(top, seen), bottom=_quantity(bottom, seen))
        case CompoundGrowth(first=first, last=last):
            return dataclasses.replace(quantity, first=_quantity(first, seen), last=_quantity(last, seen))
        case Absolute(operand=operand):
            return dataclasses.replace(quantity, operand=_quantity(operand, seen))
        case Score(items=lines):
            shared = tuple(ItemPlan(one.item, _points(one.points, seen)) for one in lines)
            return dataclasses.replace(quantity, items=shared)
    return quantity


def _score(score: Score, seen: _Seen) -> Score:
    known = _quantity(score, seen)
    return known if isinstance(known, Score) else score


def _points(points: Points, seen: _Seen) -> Points:
    match points:
        case UnknownPoints():
            return points
        case GivenPoints(quantity=quantity):
            return GivenPoints(_quantity(quantity, seen))
        case BestPoints(ways=ways):
            return BestPoints(tuple(_way(way, seen) for way in ways))
        case FirstPoints() | EachPoints():
            return _way(points, seen)


def _way(way: FirstPoints | EachPoints, seen: _Seen) -> FirstPoints | EachPoints:
    cases = tuple(_case(case, seen) for case in way.cases)
    if isinstance(way, EachPoints):
        return EachPoints(cases)
    return dataclasses.replace(way, cases=cases, otherwise=_case(way.otherwise, seen))


def _case(case: PointsCase, seen: _Seen) -> PointsCase:
    return dataclasses.replace(case, test=_logic(case.test, seen))
