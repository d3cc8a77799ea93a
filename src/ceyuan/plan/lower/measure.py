"""Lower a measure: requirements, the condition tree and the points table, for one day.

Comes in: a measure, the library it stands in, and the day of application. Goes out: a MeasurePlan.
Must not know: subjects and engines.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from ceyuan.errors import CeyuanError
from ceyuan.model.condition import Condition, Criterion, Group, Join
from ceyuan.model.measure import Measure, Requirement
from ceyuan.model.policy import Library
from ceyuan.model.scorecard import (
    Banded,
    BestOf,
    Case,
    EachCase,
    FirstCase,
    Given,
    OpenPoints,
    Points,
    Scorecard,
    ScoreItem,
    Scoring,
)
from ceyuan.plan import errors
from ceyuan.plan.lower.award import lower_award
from ceyuan.plan.lower.logic import lower_logic, lower_tests
from ceyuan.plan.lower.scope import Scope
from ceyuan.plan.lower.values import OpenParameter, lower_quantity, lower_value
from ceyuan.plan.nodes import (
    Always,
    BestPoints,
    ConditionPlan,
    CriterionPlan,
    EachPoints,
    FirstPoints,
    GivenPoints,
    GroupPlan,
    Holds,
    ItemPlan,
    Logic,
    MeasurePlan,
    PointsCase,
    RequirementPlan,
    Score,
    UnknownPoints,
    Unpublished,
)
from ceyuan.plan.nodes import Points as PlannedPoints
from ceyuan.plan.simplify import simplify


def lower_measure(measure: Measure, library: Library, *, as_of: date) -> MeasurePlan:
    """Lower a measure as it stands on a day; parameters and the day become constants."""
    scope = Scope(library.vocabulary, library.definitions(), library.parameters(), as_of, measure.subject)
    scores = {} if measure.scorecard is None else _lower_scorecard(measure.scorecard, scope)
    inner = Scope(
        scope.vocabulary, scope.definitions, scope.parameters, as_of, measure.subject, {one.name: one for one in scores}
    )
    return MeasurePlan(
        measure=measure,
        as_of=as_of,
        applications=tuple(measure.open_on(as_of)),
        requirements=tuple(_lower_requirement(one, scope) for one in measure.requires),
        condition=None if measure.condition is None else _lower_condition(measure.condition, inner, positive=True),
        scores=tuple(scores),
        award=lower_award(measure.benefit, inner),
    )


def _lower_requirement(requirement: Requirement, scope: Scope) -> RequirementPlan:
    titles = []
    for name in requirement.titles:
        title = scope.vocabulary.find_title(name)
        if title is None:
            data = {"title": name, "nearest": scope.vocabulary.nearest(name) or "—"}
            raise CeyuanError(errors.UNKNOWN_TITLE, data=data, spans=[requirement.span])
        titles.append(title.name)
    return RequirementPlan(requirement, Holds(tuple(titles)))


def _lower_condition(condition: Condition, scope: Scope, *, positive: bool) -> ConditionPlan:
    """Lower a condition tree; `none` turns into `all` over negated members."""
    if isinstance(condition, Criterion):
        return CriterionPlan(condition, _criterion_test(condition, scope, positive=positive), negated=not positive)
    inside = positive if condition.join is not Join.NONE else not positive
    members = tuple(_lower_condition(one, scope, positive=inside) for one in condition.members)
    join, least = _join(condition, len(members), positive=positive)
    return GroupPlan(join, members, least, condition.join, condition.title, condition.title_en)


def _join(group: Group, size: int, *, positive: bool) -> tuple[Join, int]:
    match group.join, positive:
        case (Join.ALL, True) | (Join.ANY, False) | (Join.NONE, True):
            return Join.ALL, 0
        case (Join.ANY, True) | (Join.ALL, False) | (Join.NONE, False):
            return Join.ANY, 0
    return Join.AT_LEAST, group.least if positive else size - group.least + 1


def _criterion_test(criterion: Criterion, scope: Scope, *, positive: bool) -> Logic:
    if criterion.rule is None:
        return Unpublished(criterion.unpublished)
    return simplify(lower_logic(criterion.rule.expression, scope, positive=positive))


def _lower_scorecard(card: Scorecard, scope: Scope) -> tuple[Score, ...]:
    """Give the total first, then one score per dimension."""
    items = tuple(_lower_item(item, scope) for item in card.items)
    caps = tuple((one.name, Fraction(one.maximum)) for one in card.dimensions if one.maximum is not None)
    scores = [Score(card.name, items, Fraction(card.maximum), caps)]
    for dimension in card.dimensions:
        own = tuple(one for one in items if one.item.dimension == dimension.name)
        most = sum((Fraction(one.item.maximum) for one in own), Fraction(0))
        cap = most if dimension.maximum is None else Fraction(dimension.maximum)
        scores.append(Score(dimension.name, own, cap))
    return tuple(scores)


def _lower_item(item: ScoreItem, scope: Scope) -> ItemPlan:
    return ItemPlan(item, _lower_scoring(item.scoring, scope))


def _lower_scoring(scoring: Scoring, scope: Scope) -> PlannedPoints:
    match scoring:
        case OpenPoints(what=what):
            return UnknownPoints(what)
        case Given(input=rule):
            try:
                return GivenPoints(lower_quantity(rule.expression, scope))
            except OpenParameter as gap:
                return UnknownPoints(gap.name)
        case BestOf(ways=ways):
            return BestPoints(tuple(_lower_way(way, scope) for way in ways))
    return _lower_way(scoring, scope)


def _lower_way(scoring: Banded | FirstCase | EachCase, scope: Scope) -> FirstPoints | EachPoints:
    match scoring:
        case EachCase(cases=cases):
            return EachPoints(tuple(_lower_case(case, scope) for case in cases))
        case FirstCase(cases=cases, otherwise=otherwise):
            last = _points_case(Always(True), otherwise)
            return FirstPoints(tuple(_lower_case(case, scope) for case in cases), last, exclusive=False)
    lowest = min((band.points for band in scoring.bands), key=lambda points: (points.low, points.high))
    operand = lower_value(scoring.input.expression, scope)
    bands = tuple(
        _points_case(simplify(lower_tests(band.tests, operand, scope)), band.points) for band in scoring.bands
    )
    return FirstPoints(bands, _points_case(Always(True), lowest), exclusive=True)


def _lower_case(case: Case, scope: Scope) -> PointsCase:
    return _points_case(simplify(lower_logic(case.when.expression, scope)), case.points)


def _points_case(test: Logic, points: Points) -> PointsCase:
    return PointsCase(test, Fraction(points.low), Fraction(points.high))
