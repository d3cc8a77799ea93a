"""Which answers a measure can give at all: where something that decides is unpublished, nobody can be told yes.

Comes in: a measure and its plan. Goes out: words of verdicts.
Must not know: cases, firms.
"""

from __future__ import annotations

from collections.abc import Sequence

from ceyuan.model.condition import Join
from ceyuan.model.measure import Measure
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
    Unpublished,
)

Truth = tuple[bool, bool]


def reachable_words(measure: Measure, plan: MeasurePlan | None) -> set[str]:
    """Give the words that cases of a measure should show; `plan` None where no case says a day it answers."""
    if measure.lacks:
        return {"pending"}
    if plan is None or plan.condition is None:
        return {"yes", "no", "unknown"}
    best, worst = _truth(plan.condition, whole=True), _truth(plan.condition, whole=False)
    reachable = {"unknown"} | ({"yes"} if best[0] else set())
    return reachable | ({"no"} if plan.requirements or not worst[1] else set())


def _truth(condition: ConditionPlan | Logic, *, whole: bool) -> Truth:
    """Give surely and possibly where every test that can be made holds, or where none does."""
    match condition:
        case CriterionPlan(test=test):
            return _truth(test, whole=whole)
        case GroupPlan(members=members, join=join, least=least):
            needed = {Join.ALL: len(members), Join.ANY: 1}.get(join, least)
            return _joined([_truth(one, whole=whole) for one in members], needed)
        case AllOf(parts=parts):
            return _joined([_truth(one, whole=whole) for one in parts], len(parts))
        case AnyOf(parts=parts):
            return _joined([_truth(one, whole=whole) for one in parts], 1)
        case AtLeast(parts=parts, least=least):
            return _joined([_truth(one, whole=whole) for one in parts], least)
        case Unpublished():
            return False, True
        case Always(value=value):
            return value, value
    return whole, whole


def _joined(truths: Sequence[Truth], least: int) -> Truth:
    return sum(one for one, _ in truths) >= least, sum(other for _, other in truths) >= least
