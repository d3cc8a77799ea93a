"""On every bundled measure: taking facts away only ever leads to unknown, and giving one back never unsettles."""

from __future__ import annotations

import dataclasses
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceyuan.engines.answer import Answer, Status, Verdict
from ceyuan.engines.record import decide
from ceyuan.model.policy import Library
from ceyuan.model.subject import Holdings, Subject
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.cases import PackCase, read_cases
from ceyuan.packs.load import load_library
from ceyuan.plan.lower import lower_measure

pytestmark = pytest.mark.slow

Fact = tuple[str, int | None]


@cache
def library() -> Library:
    return load_library(bundled_packs())


@cache
def cases() -> list[PackCase]:
    found = []
    for pack in library().packs.values():
        kinds = {one.id: one.subject for one in pack.measures}
        found += read_cases(bundled_packs(), pack.id, library().vocabulary, kinds)
    return found


def facts_of(subject: Subject) -> list[Fact]:
    yearly = [(name, year) for name, years in subject.yearly.items() for year in years]
    return [*((name, None) for name in subject.current), *yearly]


def without(subject: Subject, facts: set[Fact], *, coverage: bool) -> Subject:
    """Take facts away, and with `coverage` false everything known about titles."""
    current = {name: cell for name, cell in subject.current.items() if (name, None) not in facts}
    yearly = {
        name: {year: cell for year, cell in years.items() if (name, year) not in facts}
        for name, years in subject.yearly.items()
    }
    holdings = subject.holdings if coverage else Holdings()
    return dataclasses.replace(subject, current=current, yearly=yearly, holdings=holdings)


def verdict(case: PackCase, subject: Subject) -> Verdict:
    measure = next(one for one in library().packs[case.pack].measures if one.id == case.measure)
    plan = lower_measure(measure, library(), as_of=case.as_of)
    return decide(plan, subject, reference_year=case.reference_year, application=case.application)


def settled(found: Verdict) -> bool:
    return found.status is Status.DECIDED and found.answer is not Answer.UNKNOWN


@settings(max_examples=300)
@given(st.data())
def test_learning_a_fact_never_unsettles_a_measure(data: st.DataObject) -> None:
    case = data.draw(st.sampled_from(cases()))
    facts = facts_of(case.subject)
    taken = set(data.draw(st.lists(st.sampled_from(facts), max_size=6))) if facts else set()
    coverage = data.draw(st.booleans())
    before = verdict(case, without(case.subject, taken, coverage=coverage))
    if not settled(before):
        return
    for back in taken:
        after = verdict(case, without(case.subject, taken - {back}, coverage=coverage))
        assert (after.answer, after.status) == (before.answer, before.status)
    whole = verdict(case, case.subject)
    assert (whole.answer, whole.status) == (before.answer, before.status)


@settings(max_examples=200)
@given(st.data())
def test_scores_only_narrow(data: st.DataObject) -> None:
    scored = [case for case in cases() if case.expect.scores and facts_of(case.subject)]
    case = data.draw(st.sampled_from(scored))
    taken = set(data.draw(st.lists(st.sampled_from(facts_of(case.subject)), max_size=6)))
    wide = {one.name: one for one in verdict(case, without(case.subject, taken, coverage=True)).scores}
    for narrow in verdict(case, case.subject).scores:
        assert wide[narrow.name].low <= narrow.low
        assert narrow.high <= wide[narrow.name].high
