"""Let equal parts of many plans be one object, so that an engine can answer each of them once per subject.

Comes in: plans of one day. Goes out: equal plans in which equal quantities and logic are the same object.
Must not know: engines. Points tables belong to one measure each and are left as they are.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from ceyuan.plan.nodes import (
    AllOf,
    AnyOf,
    AtLeast,
    Compare,
    ConditionPlan,
    CriterionPlan,
    Logic,
    MeasurePlan,
)
from ceyuan.plan.reads import has_score


def share_nodes(plans: Iterable[MeasurePlan]) -> tuple[MeasurePlan, ...]:
    """Give plans whose equal conditions are shared.

    >>> share_nodes([])
    ()
    """
    seen: dict[Logic, Logic] = {}
    return tuple(
        dataclasses.replace(plan, condition=None if plan.condition is None else _condition(plan.condition, seen))
        for plan in plans
    )


def _condition(plan: ConditionPlan, seen: dict[Logic, Logic]) -> ConditionPlan:
    if isinstance(plan, CriterionPlan):
        return dataclasses.replace(plan, test=_logic(plan.test, seen))
    return dataclasses.replace(plan, members=tuple(_condition(member, seen) for member in plan.members))


def _logic(logic: Logic, seen: dict[Logic, Logic]) -> Logic:
    if isinstance(logic, Compare) and (has_score(logic.left) or has_score(logic.right)):
        return logic
    known = seen.get(logic)
    if known is None:
        known = _rebuilt(logic, seen)
        seen[logic] = known
    return known


def _rebuilt(logic: Logic, seen: dict[Logic, Logic]) -> Logic:
    if isinstance(logic, AllOf | AnyOf | AtLeast):
        return dataclasses.replace(logic, parts=tuple(_logic(part, seen) for part in logic.parts))
    return logic
