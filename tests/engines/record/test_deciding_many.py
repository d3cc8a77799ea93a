"""Deciding many measures at once, with shared parts, gives what deciding each alone gives."""

from __future__ import annotations

from datetime import date

import pytest

from ceyuan.engines.record import decide, decide_all
from ceyuan.model.facts import SubjectKind
from ceyuan.model.subject import Subject
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.cases import read_cases
from ceyuan.packs.load import load_library
from ceyuan.plan.lower import lower_measure
from ceyuan.plan.nodes import ConditionPlan, CriterionPlan, GroupPlan, Logic
from ceyuan.plan.share import share_nodes

pytestmark = pytest.mark.slow

DAY = date(2026, 6, 30)
LIBRARY = load_library(bundled_packs())
PLANS = [lower_measure(one, LIBRARY, as_of=DAY) for one in LIBRARY.measures() if one.subject is SubjectKind.ENTERPRISE]
SHARED = share_nodes(PLANS)


def subjects() -> list[Subject]:
    found = []
    for pack in LIBRARY.packs.values():
        kinds = {one.id: one.subject for one in pack.measures}
        cases = read_cases(bundled_packs(), pack.id, LIBRARY.vocabulary, kinds)
        found += [case.subject for case in cases if case.subject.kind is SubjectKind.ENTERPRISE][::25]
    return found


def test_sharing_changes_no_plan() -> None:
    assert list(SHARED) == PLANS


def test_sharing_makes_equal_tests_one_object() -> None:
    sample = {one.measure.id: criteria(one.condition) for one in SHARED}
    renewal, first = sample["specialised-sme-2026-renewal"], sample["specialised-sme-2026"]
    assert renewal["research-share"] is first["research-share"]


def criteria(plan: ConditionPlan | None) -> dict[str, Logic]:
    match plan:
        case CriterionPlan(criterion=criterion, test=test):
            return {criterion.id: test}
        case GroupPlan(members=members):
            return {name: test for member in members for name, test in criteria(member).items()}
    return {}


def test_many_at_once_are_each_alone() -> None:
    people = subjects()
    assert len(people) > 20
    for subject in people:
        assert decide_all(SHARED, subject) == [decide(plan, subject) for plan in PLANS]
