"""Which facts measures ask for, so that nobody fills in a column that nothing reads.

Comes in: lowered measures. Goes out: fact names, in the order in which the measures ask for them.
Must not know: values, files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ceyuan.advice.wording.amounts import parts_of
from ceyuan.plan.nodes import (
    AllOf,
    AnyOf,
    AtLeast,
    BestPoints,
    Column,
    Compare,
    ConditionPlan,
    CriterionPlan,
    EachPoints,
    FirstPoints,
    Flag,
    GivenPoints,
    Inapplicable,
    Logic,
    MeasurePlan,
    Member,
    Points,
    Quantity,
    Score,
)


def facts_asked(plans: Iterable[MeasurePlan]) -> tuple[str, ...]:
    """Give every fact that some measures read, each once."""
    return tuple(dict.fromkeys(fact for plan in plans for fact in _measure(plan)))


def _measure(plan: MeasurePlan) -> Iterator[str]:
    if plan.condition is not None:
        yield from _condition(plan.condition)
    for score in plan.scores:
        yield from _quantity(score)


def _condition(plan: ConditionPlan) -> Iterator[str]:
    if isinstance(plan, CriterionPlan):
        yield from _logic(plan.test)
    else:
        for member in plan.members:
            yield from _condition(member)


def _logic(logic: Logic) -> Iterator[str]:
    match logic:
        case AllOf(parts=parts) | AnyOf(parts=parts) | AtLeast(parts=parts):
            for part in parts:
                yield from _logic(part)
        case Compare(left=left, right=right):
            yield from _quantity(left)
            yield from _quantity(right)
        case Flag(fact=fact) | Member(fact=fact) | Inapplicable(fact=fact):
            yield fact


def _quantity(quantity: Quantity) -> Iterator[str]:
    match quantity:
        case Column(fact=fact):
            yield fact
        case Score(items=items):
            for item in items:
                yield from _points(item.points)
        case _:
            for part in parts_of(quantity):
                yield from _quantity(part)


def _points(points: Points) -> Iterator[str]:
    match points:
        case FirstPoints(cases=cases, otherwise=otherwise):
            for case in (*cases, otherwise):
                yield from _logic(case.test)
        case EachPoints(cases=cases):
            for case in cases:
                yield from _logic(case.test)
        case GivenPoints(quantity=quantity):
            yield from _quantity(quantity)
        case BestPoints(ways=ways):
            for way in ways:
                yield from _points(way)
