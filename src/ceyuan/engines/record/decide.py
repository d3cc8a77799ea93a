"""Decide one measure for one subject, keeping every step. This engine defines what a verdict is.

Comes in: a measure plan and a subject. Goes out: a verdict with its whole trace.
Must not know: packs, files, other subjects.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ceyuan.engines.answer import (
    Answer,
    AwardTrace,
    ConditionTrace,
    CriterionTrace,
    GroupTrace,
    MissingFact,
    RequirementTrace,
    Status,
    Verdict,
)
from ceyuan.engines.record.award import count_award
from ceyuan.engines.record.logic import Outcome, evaluate_logic, join_answers
from ceyuan.engines.record.quantity import Memory, Moment, merge_missing
from ceyuan.engines.record.score import score_moment
from ceyuan.model.benefit import Money
from ceyuan.model.condition import Join
from ceyuan.model.holdings import find_holding
from ceyuan.model.measure import Application
from ceyuan.model.provenance import Reading, least_sure
from ceyuan.model.subject import MissingReason, Subject
from ceyuan.plan.nodes import Always, ConditionPlan, CriterionPlan, MeasurePlan, RequirementPlan, Unpublished


def decide(
    plan: MeasurePlan,
    subject: Subject,
    *,
    reference_year: int | None = None,
    application: Application | None = None,
) -> Verdict:
    """Decide a measure for a subject on the plan's day.

    The reference year is the year before the day unless given. The application, unless given, is a renewal where the
    subject validly holds the title that the measure confers, and a first one where it surely does not. Where nobody can
    tell, both are possible: a measure that takes only one of them stays unknown, with the title among what is missing.
    """
    return _decide(plan, Moment(subject, plan.as_of, _year(plan, reference_year)), application)


def decide_all(plans: Sequence[MeasurePlan], subject: Subject, *, reference_year: int | None = None) -> list[Verdict]:
    """Decide many measures of one day for a subject; what plans share (see `share_nodes`) is evaluated once."""
    memory = Memory({}, {})
    return [
        _decide(plan, Moment(subject, plan.as_of, _year(plan, reference_year), memory=memory), None) for plan in plans
    ]


def _year(plan: MeasurePlan, reference_year: int | None) -> int:
    return plan.as_of.year - 1 if reference_year is None else reference_year


def _decide(plan: MeasurePlan, start: Moment, application: Application | None) -> Verdict:
    kinds = (application,) if application is not None else _applications(plan, start.subject)
    moment, scores = score_moment(plan.scores, start)
    pairs = [_requirement(one, moment) for one in plan.requirements]
    outcomes = [outcome for _, outcome in pairs]
    condition: ConditionTrace | None = None
    if plan.condition is not None:
        condition, outcome = _condition(plan.condition, moment)
        outcomes.append(outcome)
    whole = join_answers(outcomes, least=len(outcomes))
    status, answer, missing = _status(plan, kinds, whole)
    requirements = tuple(trace for trace, _ in pairs)
    return Verdict(
        subject=start.subject.id,
        measure=plan.measure,
        application=next((one for one in kinds if one in plan.applications), kinds[0]),
        as_of=plan.as_of,
        reference_year=start.reference_year,
        status=status,
        answer=answer,
        requirements=requirements,
        condition=condition,
        scores=scores,
        missing=missing,
        failed=tuple(_failed(requirements, condition)) if answer is Answer.NO else (),
        unpublished=_unpublished(plan, whole, status),
        award=None if answer is Answer.NO else _award(plan, moment),
    )


def _award(plan: MeasurePlan, moment: Moment) -> AwardTrace | None:
    benefit = plan.measure.benefit
    if plan.award is None or not isinstance(benefit, Money):
        return None
    cap = None if benefit.yearly_cap is None else Fraction(benefit.yearly_cap)
    return count_award(plan.award, moment, yearly_cap=cap, discretionary=benefit.discretionary)


def _applications(plan: MeasurePlan, subject: Subject) -> tuple[Application, ...]:
    title = plan.measure.confers
    if not title:
        return (Application.FIRST,)
    held, _, open_titles = find_holding((title,), subject.holdings, plan.as_of)
    if held:
        return (Application.RENEWAL,)
    return (Application.FIRST, Application.RENEWAL) if open_titles else (Application.FIRST,)


def _status(
    plan: MeasurePlan, applications: tuple[Application, ...], whole: Outcome
) -> tuple[Status, Answer, tuple[MissingFact, ...]]:
    taken = [one for one in applications if one in plan.applications or not plan.measure.intervals]
    if not taken:
        return Status.CLOSED, Answer.UNKNOWN, ()
    if len(taken) < len(applications):
        title = MissingFact("", None, MissingReason.OUTSIDE_COVERAGE, title=plan.measure.confers)
        return Status.DECIDED, Answer.UNKNOWN, merge_missing([whole.missing, (title,)])
    if plan.measure.lacks and whole.possibly:
        return Status.PENDING, Answer.UNKNOWN, whole.missing
    return Status.DECIDED, whole.answer, whole.missing


def _unpublished(plan: MeasurePlan, whole: Outcome, status: Status) -> tuple[str, ...]:
    lacks = tuple(one.what for one in plan.measure.lacks) if status is Status.PENDING else ()
    return tuple(dict.fromkeys((*whole.unpublished, *lacks)))


def _requirement(plan: RequirementPlan, moment: Moment) -> tuple[RequirementTrace, Outcome]:
    outcome = evaluate_logic(plan.test, moment)
    return RequirementTrace(plan.requirement, outcome.answer, outcome.findings[0], outcome.missing), outcome


def _condition(plan: ConditionPlan, moment: Moment) -> tuple[ConditionTrace, Outcome]:
    if isinstance(plan, CriterionPlan):
        return _criterion(plan, moment)
    pairs = [_condition(member, moment) for member in plan.members]
    least = {Join.ALL: len(pairs), Join.ANY: 1}.get(plan.join, plan.least)
    outcome = join_answers([one for _, one in pairs], least=least)
    members = tuple(trace for trace, _ in pairs)
    trace = GroupTrace(plan.join, plan.shown, least, plan.title, plan.title_en, outcome.answer, members)
    return trace, outcome


def _criterion(plan: CriterionPlan, moment: Moment) -> tuple[CriterionTrace, Outcome]:
    outcome = evaluate_logic(plan.test, moment)
    decided_by_null = outcome.answer is Answer.NO and any(one.not_applicable for one in outcome.decisive)
    trace = CriterionTrace(
        plan.criterion,
        outcome.answer,
        outcome.findings,
        outcome.decisive,
        plan.negated,
        outcome.missing,
        decided_by_null,
        least_sure({plan.criterion.reading, *_readings(outcome)}),
    )
    return trace, outcome


def _readings(outcome: Outcome) -> Iterator[Reading]:
    for finding in outcome.decisive:
        match finding.atom:
            case Always() | Unpublished():
                continue
            case atom if atom.reading is not None:
                yield atom.reading


def _failed(requirements: tuple[RequirementTrace, ...], condition: ConditionTrace | None) -> Iterator[str]:
    for one in requirements:
        if one.answer is Answer.NO:
            yield one.requirement.id
    if condition is not None:
        yield from _failed_criteria(condition)


def _failed_criteria(trace: ConditionTrace) -> Iterator[str]:
    if trace.answer is not Answer.NO:
        return
    if isinstance(trace, CriterionTrace):
        yield trace.criterion.id
        return
    for member in trace.members:
        yield from _failed_criteria(member)
