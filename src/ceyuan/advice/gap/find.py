"""What keeps measures from a yes: for each unmet or open requirement how far it is from being met.

Comes in: verdicts of the record engine with their subject, vocabulary and plans. Goes out: gaps as data.
Must not know: words, routes, files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ceyuan.advice.gap.parts import flat_parts, rule_parts
from ceyuan.advice.gap.results import ConditionGap, CriterionGap, GroupGap, MeasureGap, ScoreGap
from ceyuan.advice.gap.scene import Scene, scene_of
from ceyuan.engines.answer import (
    Answer,
    ConditionTrace,
    CriterionTrace,
    GroupTrace,
    RequirementTrace,
    Verdict,
)
from ceyuan.model.facts import Vocabulary
from ceyuan.model.subject import Subject
from ceyuan.plan.nodes import ConditionPlan, CriterionPlan, GroupPlan, MeasurePlan


def find_gap(verdict: Verdict, subject: Subject, vocabulary: Vocabulary, plan: MeasurePlan) -> MeasureGap | None:
    """Give what keeps one measure from a yes; None where the answer is yes."""
    found = find_gaps([verdict], subject, vocabulary, [plan])
    return found[0] if found else None


def find_gaps(
    verdicts: Sequence[Verdict], subject: Subject, vocabulary: Vocabulary, plans: Sequence[MeasurePlan]
) -> tuple[MeasureGap, ...]:
    """Give the gaps of one subject's verdicts of one day that are not yes; what measures share is measured once."""
    if not verdicts:
        return ()
    scene = scene_of(subject, vocabulary, as_of=verdicts[0].as_of, reference_year=verdicts[0].reference_year)
    pairs = zip(verdicts, plans, strict=True)
    return tuple(_measure(verdict, plan, scene) for verdict, plan in pairs if verdict.answer is not Answer.YES)


def _measure(verdict: Verdict, plan: MeasurePlan, scene: Scene) -> MeasureGap:
    needs: list[ConditionGap] = [_title(one) for one in verdict.requirements if one.answer is not Answer.YES]
    if plan.condition is not None and verdict.condition is not None:
        needs += _opened(verdict.condition, plan.condition, verdict, scene)
    criteria = tuple(one for need in needs for one in criteria_in(need))
    return MeasureGap(verdict, tuple(needs), criteria, _scores(criteria) if verdict.scores else ())


def _scores(criteria: Sequence[CriterionGap]) -> tuple[ScoreGap, ...]:
    found = (part for one in criteria for part in flat_parts(one.parts) if isinstance(part, ScoreGap))
    return tuple({one.trace.name: one for one in found}.values())


def _title(trace: RequirementTrace) -> CriterionGap:
    return CriterionGap(trace, trace.answer, (trace.finding,), (), (trace.finding,))


def _opened(trace: ConditionTrace, plan: ConditionPlan, verdict: Verdict, scene: Scene) -> tuple[ConditionGap, ...]:
    """Give what must all come to hold: a group of which every open member is needed is told by its members."""
    if trace.answer is Answer.YES:
        return ()
    match trace, plan:
        case CriterionTrace(), CriterionPlan():
            return (_criterion(trace, plan, verdict, scene),)
        case GroupTrace(), GroupPlan():
            return _group(trace, plan, verdict, scene)
        case _:
            raise TypeError("a trace and its plan have the same shape")


def _group(trace: GroupTrace, plan: GroupPlan, verdict: Verdict, scene: Scene) -> tuple[ConditionGap, ...]:
    pairs = zip(trace.members, plan.members, strict=True)
    left = [(member, one) for member, one in pairs if member.answer is not Answer.YES]
    needed = trace.least - len(trace.members) + len(left)
    ways = [_opened(member, one, verdict, scene) for member, one in left]
    if needed == len(ways):
        return tuple(gap for way in ways for gap in way)
    members = [_one_way(way, member) for way, (member, _) in zip(ways, left, strict=True)]
    return (GroupGap(trace, needed, tuple(members)),)


def _one_way(way: tuple[ConditionGap, ...], trace: ConditionTrace) -> ConditionGap:
    """Hold together what one way of several needs altogether."""
    if len(way) == 1 or not isinstance(trace, GroupTrace):
        return way[0]
    return GroupGap(trace, len(way), way)


def _criterion(trace: CriterionTrace, plan: CriterionPlan, verdict: Verdict, scene: Scene) -> CriterionGap:
    parts, distances, others = rule_parts(plan.test, trace.findings, verdict.scores, scene)
    return CriterionGap(trace, trace.answer, parts, distances, others)


def criteria_in(gap: ConditionGap) -> Iterator[CriterionGap]:
    """Walk over the criteria of a gap in written order."""
    match gap:
        case CriterionGap():
            yield gap
        case GroupGap(members=members):
            for member in members:
                yield from criteria_in(member)
