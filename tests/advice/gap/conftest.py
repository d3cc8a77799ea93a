from __future__ import annotations

from datetime import date
from typing import Protocol

import pytest

from ceyuan.advice.gap import find_gap
from ceyuan.advice.gap.results import MeasureGap
from ceyuan.engines.record import decide
from ceyuan.model.benefit import NoneStated
from ceyuan.model.facts import SubjectKind, Vocabulary
from ceyuan.model.measure import Application, Interval, Lane, Measure, MeasureKind, Requirement
from ceyuan.model.provenance import Reading
from ceyuan.model.subject import Subject
from ceyuan.plan.nodes import ConditionPlan, Holds, MeasurePlan, RequirementPlan, Score
from ceyuan.source import Source, Span

DAY = date(2026, 6, 30)
NOWHERE = Span(Source("test", ""), 0, 0)
MEASURE = Measure(
    id="sample",
    pack="national/test",
    scheme="sample",
    title="样例",
    en="Sample",
    kind=MeasureKind.RECOGNITION,
    subject=SubjectKind.ENTERPRISE,
    lane=Lane.REVIEWED,
    decided_by="",
    clause="一",
    intervals=(Interval(Application.FIRST, None, None),),
    requires=(),
    condition=None,
    scorecard=None,
    benefit=NoneStated(),
    confers="",
    valid_years=None,
    lacks=(),
    reading=Reading.OFFICIAL,
    span=NOWHERE,
)


class Finder(Protocol):
    def __call__(
        self, condition: ConditionPlan | None, *scores: Score, requires: tuple[str, ...] = ()
    ) -> MeasureGap | None: ...


@pytest.fixture(scope="session")
def gap_of(vocabulary: Vocabulary, subject: Subject) -> Finder:
    def find(condition: ConditionPlan | None, *scores: Score, requires: tuple[str, ...] = ()) -> MeasureGap | None:
        needed = (RequirementPlan(Requirement(requires, "二", "", Reading.OFFICIAL, NOWHERE), Holds(requires)),)
        plan = MeasurePlan(MEASURE, DAY, (Application.FIRST,), needed if requires else (), condition, scores)
        return find_gap(decide(plan, subject), subject, vocabulary, plan)

    return find
