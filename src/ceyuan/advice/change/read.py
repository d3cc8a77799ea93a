"""Read what a measure still needs from its plan and the verdict of one subject.

Comes in: a plan, its verdict with the whole trace, the scene. Goes out: needs over levers.
Must not know: costs, how a cheapest way is found.
"""

from __future__ import annotations

from collections.abc import Mapping

from ceyuan.advice.change.atoms import View, read_logic
from ceyuan.advice.change.needs import MET, Need, Stuck, count, every
from ceyuan.advice.change.results import Blocked, Obstacle
from ceyuan.advice.change.scene import Scene
from ceyuan.engines.answer import Answer, ConditionTrace, CriterionTrace, ItemTrace, RequirementTrace, Verdict
from ceyuan.model.condition import Join
from ceyuan.plan.nodes import ConditionPlan, CriterionPlan, MeasurePlan, RequirementPlan

Lines = Mapping[str, ItemTrace]


def read_needs(plan: MeasurePlan, verdict: Verdict, scene: Scene) -> Need:
    """Read a measure: every required title, and the condition."""
    lines = {one.item.id: one for one in verdict.scores[0].items} if verdict.scores else {}
    parts = [_required(*pair, scene) for pair in zip(plan.requirements, verdict.requirements, strict=True)]
    if plan.condition is not None and verdict.condition is not None:
        parts.append(_condition(plan.condition, verdict.condition, lines, scene))
    return every(parts)


def _required(plan: RequirementPlan, trace: RequirementTrace, scene: Scene) -> Need:
    if trace.answer is Answer.YES and not scene.whole:
        return MET
    return read_logic(plan.test, iter((trace.finding,)), View(scene, trace.requirement.id, {}))


def _condition(plan: ConditionPlan, trace: ConditionTrace, lines: Lines, scene: Scene) -> Need:
    if trace.answer is Answer.YES and not scene.whole:
        return MET
    if isinstance(plan, CriterionPlan) or isinstance(trace, CriterionTrace):
        if not isinstance(plan, CriterionPlan) or not isinstance(trace, CriterionTrace):
            raise TypeError("the verdict is of another plan")
        return _criterion(plan, trace, lines, scene)
    pairs = zip(plan.members, trace.members, strict=True)
    members = [_condition(one, inner, lines, scene) for one, inner in pairs]
    return count({Join.ALL: len(members), Join.ANY: 1}.get(plan.join, plan.least), members)


def _criterion(plan: CriterionPlan, trace: CriterionTrace, lines: Lines, scene: Scene) -> Need:
    asked = scene.prospect.asked_by(plan.test)
    if scene.stays(asked):
        # most criteria stand as they are: no need to look inside
        if trace.answer is Answer.YES:
            return MET
        if trace.answer is Answer.NO:
            why = Obstacle.NOT_APPLICABLE if trace.not_applicable else Obstacle.NOT_CHANGEABLE
            return Stuck((Blocked(trace.criterion.id, why, asked.names),))
    return read_logic(plan.test, iter(trace.findings), View(scene, trace.criterion.id, lines))
