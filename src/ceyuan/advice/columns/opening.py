"""Open a measure's top-level `all` into the parts that must each hold.

Comes in: a measure plan. Goes out: the same plan as one flat `all`, its parts, and to which criterion each belongs.
Must not know: values, what can be moved.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from ceyuan.model.condition import Criterion, Join
from ceyuan.model.measure import Requirement
from ceyuan.model.provenance import Reading
from ceyuan.plan.nodes import (
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    ConditionPlan,
    CriterionPlan,
    GroupPlan,
    Logic,
    MeasurePlan,
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A measure opened: `plan` asks each of `parts` in a criterion of its own, in the same order.

    `members` are the ids of the members of the top-level `all`: a required title, a criterion, or a group of which some
    are enough, named by the ids of its criteria with `|` between them. `owner` gives each part's member.
    """

    plan: MeasurePlan
    members: tuple[str, ...]
    parts: tuple[Logic, ...]
    owner: tuple[int, ...]


def open_measure(plan: MeasurePlan) -> Opened:
    """Open a measure: nested `all` of groups and of tests are taken apart, everything else stays one part."""
    members: list[tuple[str, Criterion, Logic]] = [
        (one.requirement.id, _as_criterion(one.requirement), one.test) for one in plan.requirements
    ]
    if plan.condition is not None:
        members += _members(plan.condition)
    found = [(number, criterion, part) for number, (_, criterion, test) in enumerate(members) for part in _parts(test)]
    flat = tuple(CriterionPlan(criterion, part) for _, criterion, part in found)
    condition = GroupPlan(Join.ALL, flat, 0, Join.ALL) if flat else None
    return Opened(
        dataclasses.replace(plan, requirements=(), condition=condition, award=None),
        tuple(name for name, _, _ in members),
        tuple(part for _, _, part in found),
        tuple(number for number, _, _ in found),
    )


def _as_criterion(one: Requirement) -> Criterion:
    return Criterion(one.id, "", "", "", None, "", Reading.OWN, one.span)


def _members(condition: ConditionPlan) -> Iterator[tuple[str, Criterion, Logic]]:
    if isinstance(condition, CriterionPlan):
        yield condition.criterion.id, condition.criterion, condition.test
    elif _asks_all(condition):
        for member in condition.members:
            yield from _members(member)
    else:
        inside = list(_criteria(condition))
        if inside:
            yield "|".join(one.id for one in inside), inside[0], as_logic(condition)


def _asks_all(group: GroupPlan) -> bool:
    return group.join is Join.ALL or (group.join is Join.AT_LEAST and group.least == len(group.members))


def _criteria(condition: ConditionPlan) -> Iterator[Criterion]:
    if isinstance(condition, CriterionPlan):
        yield condition.criterion
        return
    for member in condition.members:
        yield from _criteria(member)


def as_logic(condition: ConditionPlan) -> Logic:
    """Give a condition as one piece of logic."""
    if isinstance(condition, CriterionPlan):
        return condition.test
    parts = tuple(as_logic(member) for member in condition.members)
    match condition.join:
        case Join.ALL:
            return AllOf(parts)
        case Join.ANY:
            return AnyOf(parts)
    return AtLeast(condition.least, parts)


def _parts(test: Logic) -> tuple[Logic, ...]:
    if isinstance(test, AllOf):
        return tuple(inner for part in test.parts for inner in _parts(part)) or (Always(True),)
    return (test,)
