"""A gap names exactly what suffices: whichever of its parts come to hold, the answer is yes if and only if they do."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ceyuan.advice.gap import find_gap
from ceyuan.advice.gap.results import Alternatives, ConditionGap, CriterionGap, GroupGap, Part
from ceyuan.engines.answer import Answer, CriterionTrace, Finding
from ceyuan.engines.record import decide
from ceyuan.feel.parser import parse_expression
from ceyuan.model.benefit import NoneStated
from ceyuan.model.condition import Criterion, Join, Rule
from ceyuan.model.facts import SubjectKind, Vocabulary
from ceyuan.model.measure import Application, Interval, Lane, Measure, MeasureKind
from ceyuan.model.provenance import Reading
from ceyuan.model.subject import Cell, Missing, Subject
from ceyuan.plan.nodes import AllOf, AnyOf, AtLeast, ConditionPlan, CriterionPlan, Flag, GroupPlan, Logic, MeasurePlan
from ceyuan.source import Source, Span

DAY = date(2026, 6, 30)
NOWHERE = Span(Source("test", ""), 0, 0)
TRUE = Rule("true", parse_expression(Source("rule", "true")), NOWHERE)
FACTS = tuple("甲乙丙丁戊己")
MEASURE = Measure(
    id="sample",
    pack="national/test",
    scheme="sample",
    title="样例",
    en="",
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
flags = st.sampled_from(FACTS).map(lambda fact: Flag(fact, expected=True))


def rules() -> st.SearchStrategy[Logic]:
    def grow(inner: st.SearchStrategy[Logic]) -> st.SearchStrategy[Logic]:
        parts = st.lists(inner, min_size=1, max_size=3).map(tuple)
        some = parts.flatmap(lambda one: st.integers(1, len(one)).map(lambda least: AtLeast(least, one)))
        return st.one_of(parts.map(AllOf), parts.map(AnyOf), some)

    return st.recursive(flags, grow, max_leaves=6)


def criterion(test: Logic) -> CriterionPlan:
    return CriterionPlan(Criterion("c", "条件", "", "一", TRUE, "", Reading.OFFICIAL, NOWHERE), test)


def conditions() -> st.SearchStrategy[ConditionPlan]:
    def grow(inner: st.SearchStrategy[ConditionPlan]) -> st.SearchStrategy[ConditionPlan]:
        members = st.lists(inner, min_size=1, max_size=3).map(tuple)
        every = members.map(lambda one: GroupPlan(Join.ALL, one, 0, Join.ALL))
        either = members.map(lambda one: GroupPlan(Join.ANY, one, 0, Join.ANY))
        some = members.flatmap(
            lambda one: st.integers(1, len(one)).map(lambda least: GroupPlan(Join.AT_LEAST, one, least, Join.AT_LEAST))
        )
        return st.one_of(every, either, some)

    return st.recursive(rules().map(criterion), grow, max_leaves=4)


def need_met(gap: ConditionGap, now: AbstractSet[str]) -> bool:
    match gap:
        case CriterionGap(parts=parts):
            return all(part_met(one, now) for one in parts)
        case GroupGap(needed=needed, members=members):
            return sum(need_met(one, now) for one in members) >= needed


def part_met(part: Part, now: AbstractSet[str]) -> bool:
    match part:
        case Finding(atom=Flag(fact=fact)):
            return fact in now
        case Alternatives(needed=needed, parts=parts):
            return sum(part_met(one, now) for one in parts) >= needed
        case _:
            raise TypeError(part)


def subsets(facts: AbstractSet[str]) -> Iterator[frozenset[str]]:
    for size in range(len(facts) + 1):
        yield from map(frozenset, itertools.combinations(sorted(facts), size))


@given(conditions(), st.lists(st.sampled_from([True, False, Missing()]), min_size=len(FACTS), max_size=len(FACTS)))
def test_what_a_gap_names_suffices_and_nothing_less(condition: ConditionPlan, cells: list[Cell]) -> None:
    subject = Subject("1", "甲", current=dict(zip(FACTS, cells, strict=True)))
    plan = MeasurePlan(MEASURE, DAY, (Application.FIRST,), (), condition, ())
    verdict = decide(plan, subject)
    gap = find_gap(verdict, subject, Vocabulary({}, {}), plan)
    assert (gap is None) is (verdict.answer is Answer.YES)
    if gap is None:
        return
    for now in subsets({fact for fact, cell in subject.current.items() if cell is not True}):
        changed = replace(subject, current={**subject.current, **dict.fromkeys(now, True)})
        told = all(need_met(one, now) for one in gap.needs)
        assert told is (decide(plan, changed).answer is Answer.YES)


@given(conditions(), st.lists(st.sampled_from([True, False, Missing()]), min_size=len(FACTS), max_size=len(FACTS)))
def test_criteria_that_are_met_are_never_told(condition: ConditionPlan, cells: list[Cell]) -> None:
    subject = Subject("1", "甲", current=dict(zip(FACTS, cells, strict=True)))
    plan = MeasurePlan(MEASURE, DAY, (Application.FIRST,), (), condition, ())
    gap = find_gap(decide(plan, subject), subject, Vocabulary({}, {}), plan)
    for one in gap.criteria if gap is not None else ():
        assert isinstance(one.trace, CriterionTrace)
        assert one.answer is not Answer.YES
        assert [finding for finding in one.others if finding.surely] == []
