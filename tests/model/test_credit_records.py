"""Credit records: what counts on a day, to the day; what is open; and that learning more never unsettles an answer."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.model.clean_record import derive_credit, judge_record
from ceyuan.model.credit import (
    CreditCoverage,
    CreditEvent,
    CreditGrade,
    CreditKind,
    CreditRecord,
    CreditSubject,
    CreditTest,
    CreditWindow,
)
from ceyuan.model.facts import Fact, FactType, SubjectKind, Vocabulary
from ceyuan.model.subject import Cell, Missing, MissingReason, Subject
from ceyuan.source import Source, Span

DAY = date(2026, 6, 30)
ONE_DAY = timedelta(days=1)
THREE_YEARS = CreditWindow(3)
ACCIDENT = CreditKind.SAFETY_ACCIDENT
GRAVE = (CreditGrade.MAJOR, CreditGrade.EXTREME)
TEST = CreditTest((ACCIDENT,), THREE_YEARS, GRAVE)
EVENT = CreditEvent(ACCIDENT, CreditGrade.MAJOR, decided=date(2025, 1, 1))
WHOLE = CreditCoverage("样例", date(2000, 1, 1), date(2030, 12, 31))
OUTSIDE = Missing(MissingReason.OUTSIDE_COVERAGE)


def judge(*events: CreditEvent, test: CreditTest = TEST, covered: bool = True) -> Cell:
    cell = judge_record(CreditRecord(events, (WHOLE,) if covered else ()), [test], as_of=DAY)
    return dataclasses.replace(cell, detail="") if isinstance(cell, Missing) else cell


UNSETTLED = Missing(MissingReason.CONFLICT)
EVENTS: dict[str, tuple[CreditEvent, Cell]] = {
    "counts": (EVENT, True),
    "decided on the day": (dataclasses.replace(EVENT, decided=DAY), True),
    "decided tomorrow": (dataclasses.replace(EVENT, decided=DAY + ONE_DAY), False),
    "decided three years ago to the day": (dataclasses.replace(EVENT, decided=date(2023, 6, 30)), False),
    "decided a day less than three years ago": (dataclasses.replace(EVENT, decided=date(2023, 7, 1)), True),
    "published to the day": (dataclasses.replace(EVENT, published_until=DAY), True),
    "published until yesterday": (dataclasses.replace(EVENT, published_until=DAY - ONE_DAY), False),
    "repaired on the day": (dataclasses.replace(EVENT, repaired=DAY), False),
    "repaired tomorrow": (dataclasses.replace(EVENT, repaired=DAY + ONE_DAY), True),
    "too small": (dataclasses.replace(EVENT, grade=CreditGrade.LARGER), False),
    "grade not read": (dataclasses.replace(EVENT, grade=None), UNSETTLED),
    "day not read": (dataclasses.replace(EVENT, decided=None), UNSETTLED),
    "grade not read, too long ago": (dataclasses.replace(EVENT, grade=None, decided=date(2020, 1, 1)), False),
    "day not read, too small": (dataclasses.replace(EVENT, grade=CreditGrade.GENERAL, decided=None), False),
    "another kind": (dataclasses.replace(EVENT, kind=CreditKind.QUALITY_ACCIDENT), False),
    "kind not read": (dataclasses.replace(EVENT, kind=None), UNSETTLED),
    "kind not read, too small": (dataclasses.replace(EVENT, kind=None, grade=CreditGrade.GENERAL), False),
    "kind not read, published until yesterday": (
        dataclasses.replace(EVENT, kind=None, published_until=DAY - ONE_DAY),
        False,
    ),
    "person not read": (dataclasses.replace(EVENT, about=None), UNSETTLED),
    "person not read, another kind": (dataclasses.replace(EVENT, about=None, kind=CreditKind.PENALTY), False),
    "end or repair not read": (dataclasses.replace(EVENT, unclear=True), UNSETTLED),
    "end not read, repaired": (dataclasses.replace(EVENT, unclear=True, repaired=DAY), False),
    "end not read, too long ago": (dataclasses.replace(EVENT, unclear=True, decided=date(2020, 1, 1)), False),
    "about the legal representative": (
        dataclasses.replace(EVENT, about=CreditSubject.LEGAL_REPRESENTATIVE),
        False,
    ),
}


@pytest.mark.parametrize(("event", "expected"), EVENTS.values(), ids=list(EVENTS))
def test_an_event_counts_to_the_day(event: CreditEvent, expected: Cell) -> None:
    assert judge(event) == expected
    assert judge(event, covered=False) == (OUTSIDE if expected is False else expected)


def test_an_event_that_no_longer_counts_is_not_shown() -> None:
    ended = dataclasses.replace(EVENT, published_until=DAY - ONE_DAY)
    repaired = dataclasses.replace(EVENT, repaired=DAY)
    minor = CreditEvent(CreditKind.PENALTY, CreditGrade.MINOR, decided=DAY)
    assert list(CreditRecord((ended, EVENT, repaired, minor)).events_on(DAY)) == [EVENT]


def test_a_penalty_without_a_grade_may_be_one_that_is_never_published() -> None:
    test = CreditTest((CreditKind.PENALTY,), CreditWindow())
    assert judge(CreditEvent(CreditKind.PENALTY), test=test) == UNSETTLED
    assert judge(CreditEvent(CreditKind.PENALTY, CreditGrade.GENERAL), test=test) is True
    assert judge(CreditEvent(CreditKind.PENALTY, CreditGrade.MINOR), test=test) is False


def test_a_list_entry_counts_however_old() -> None:
    test = CreditTest((CreditKind.ABNORMAL_LIST,), CreditWindow())
    assert judge(CreditEvent(CreditKind.ABNORMAL_LIST, decided=date(1999, 1, 1)), test=test) is True


def test_both_persons_are_asked_where_the_rule_says_so() -> None:
    both = dataclasses.replace(TEST, about=tuple(CreditSubject))
    about = dataclasses.replace(EVENT, about=CreditSubject.LEGAL_REPRESENTATIVE)
    assert judge(about, test=both) is True
    assert judge(test=both) == OUTSIDE
    person = dataclasses.replace(WHOLE, about=CreditSubject.LEGAL_REPRESENTATIVE)
    assert judge_record(CreditRecord((), (WHOLE, person)), [both], as_of=DAY) is False


COVERAGES: dict[str, tuple[CreditCoverage, Cell]] = {
    "the window to the day": (dataclasses.replace(WHOLE, complete_from=date(2023, 7, 1), complete_to=DAY), False),
    "begins a day late": (dataclasses.replace(WHOLE, complete_from=date(2023, 7, 2)), OUTSIDE),
    "ends a day early": (dataclasses.replace(WHOLE, complete_to=DAY - ONE_DAY), OUTSIDE),
    "another kind": (dataclasses.replace(WHOLE, kinds=(CreditKind.PENALTY,)), OUTSIDE),
    "this kind": (dataclasses.replace(WHOLE, kinds=(CreditKind.PENALTY, ACCIDENT)), False),
}


@pytest.mark.parametrize(("coverage", "expected"), COVERAGES.values(), ids=list(COVERAGES))
def test_only_a_covered_window_says_no(coverage: CreditCoverage, expected: Cell) -> None:
    assert judge_record(CreditRecord((), (coverage,)), [TEST], as_of=DAY) == expected


@pytest.mark.parametrize(
    ("window", "day", "first"),
    [
        (CreditWindow(3), date(2026, 6, 30), date(2023, 7, 1)),
        (CreditWindow(1), date(2024, 2, 29), date(2023, 3, 1)),
        (CreditWindow(4), date(2024, 2, 29), date(2020, 2, 29)),
        (CreditWindow(1), date(2025, 2, 28), date(2024, 2, 29)),
        (CreditWindow(2, calendar=True), date(2026, 1, 1), date(2025, 1, 1)),
        (CreditWindow(), date(2026, 1, 1), None),
    ],
)
def test_a_window_begins_the_day_after(window: CreditWindow, day: date, first: date | None) -> None:
    assert window.first_day(day) == first


HERE = Span(Source("f", ""), 0, 0)
FACT = Fact("近三年重大事故", "incident", "Incident", FactType.BOOLEAN, HERE, credit=(TEST,))
PLAIN = Fact("独立法人", "legal", "Legal", FactType.BOOLEAN, HERE)
OF_PARKS = dataclasses.replace(FACT, name="园区事故", key="park", subject=SubjectKind.PARK)
VOCABULARY = Vocabulary({one.name: one for one in (FACT, PLAIN, OF_PARKS)}, {})
CLEAN = CreditRecord((), (WHOLE,))

DERIVED: dict[str, tuple[CreditRecord, Cell | None, Cell]] = {
    "no record, nothing stated": (CreditRecord(), None, Missing()),
    "no record, stated": (CreditRecord(), False, False),
    "a record that no longer counts, nothing stated": (
        CreditRecord((dataclasses.replace(EVENT, repaired=DAY),)),
        None,
        Missing(),
    ),
    "record against statement": (CreditRecord((EVENT,)), False, True),
    "clean record against statement": (CLEAN, True, False),
    "silent record, stated": (CreditRecord((), (COVERAGES["another kind"][0],)), True, True),
    "silent record, nothing stated": (CreditRecord((), (COVERAGES["another kind"][0],)), None, OUTSIDE),
}


@pytest.mark.parametrize(("record", "stated", "expected"), DERIVED.values(), ids=list(DERIVED))
def test_facts_are_filled(record: CreditRecord, stated: Cell | None, expected: Cell) -> None:
    current: dict[str, Cell] = {} if stated is None else {FACT.name: stated}
    subject = Subject("1", "甲", current=current, credit=record)
    found = derive_credit(subject, VOCABULARY, as_of=DAY)
    assert found.value(FACT.name) == expected
    assert PLAIN.name not in found.current
    assert OF_PARKS.name not in found.current


def test_a_statement_does_not_settle_an_event_that_nobody_can_place() -> None:
    record = CreditRecord((dataclasses.replace(EVENT, grade=None),))
    subject = Subject("1", "甲", current={FACT.name: False}, credit=record)
    found = derive_credit(subject, VOCABULARY, as_of=DAY).value(FACT.name)
    assert found == Missing(MissingReason.CONFLICT, "有记录，但事项、等级或日期没有写清")


DAYS = st.dates(date(2022, 1, 1), DAY)
KINDS = st.sampled_from((ACCIDENT, CreditKind.PENALTY, CreditKind.TAX_VIOLATION))
ITEMS = st.builds(
    CreditEvent,
    KINDS,
    st.none() | st.sampled_from(CreditGrade),
    st.sampled_from(CreditSubject),
    st.none() | DAYS,
    st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
)
OPEN_ITEMS = st.builds(
    lambda event, kind, about, unclear: dataclasses.replace(event, kind=kind, about=about, unclear=unclear),
    ITEMS,
    st.none() | KINDS,
    st.none() | st.sampled_from(CreditSubject),
    st.booleans(),
)
COVERS = st.builds(
    CreditCoverage,
    st.just("样例"),
    st.dates(date(2022, 1, 1), date(2024, 1, 1)),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.sampled_from(CreditSubject),
    st.lists(KINDS, max_size=2, unique=True).map(tuple),
)
RECORDS = st.builds(CreditRecord, st.lists(ITEMS, max_size=4).map(tuple), st.lists(COVERS, max_size=3).map(tuple))
TESTS = st.lists(
    st.builds(
        CreditTest,
        st.lists(KINDS, min_size=1, max_size=2, unique=True).map(tuple),
        st.builds(CreditWindow, st.sampled_from([None, 1, 3]), st.booleans()),
        st.lists(st.sampled_from(CreditGrade), max_size=3, unique=True).map(tuple),
        st.sampled_from([(CreditSubject.ENTERPRISE,), tuple(CreditSubject)]),
    ),
    min_size=1,
    max_size=2,
)


@given(RECORDS, TESTS, COVERS)
def test_more_coverage_never_unsettles(record: CreditRecord, tests: list[CreditTest], more: CreditCoverage) -> None:
    before = judge_record(record, tests, as_of=DAY)
    wider = dataclasses.replace(record, coverage=(*record.coverage, more))
    assert isinstance(before, Missing) or judge_record(wider, tests, as_of=DAY) is before


@given(RECORDS, TESTS, st.sampled_from(CreditGrade), DAYS)
def test_reading_a_grade_or_a_day_never_unsettles(
    record: CreditRecord, tests: list[CreditTest], grade: CreditGrade, day: date
) -> None:
    before = judge_record(record, tests, as_of=DAY)
    items = tuple(
        dataclasses.replace(one, grade=one.grade or grade, decided=one.decided or day) for one in record.items
    )
    after = judge_record(dataclasses.replace(record, items=items), tests, as_of=DAY)
    assert isinstance(before, Missing) or after is before
    assert not (isinstance(after, Missing) and after.reason is MissingReason.CONFLICT)


@given(RECORDS, TESTS, OPEN_ITEMS, ITEMS)
def test_reading_what_an_event_is_never_unsettles(
    record: CreditRecord, tests: list[CreditTest], unread: CreditEvent, read: CreditEvent
) -> None:
    before = judge_record(dataclasses.replace(record, items=(*record.items, unread)), tests, as_of=DAY)
    told = dataclasses.replace(unread, kind=unread.kind or read.kind, about=unread.about or read.about, unclear=False)
    after = judge_record(dataclasses.replace(record, items=(*record.items, told)), tests, as_of=DAY)
    assert isinstance(before, Missing) or after is before


@given(RECORDS, TESTS, ITEMS)
def test_one_more_event_never_takes_a_yes_away(
    record: CreditRecord, tests: list[CreditTest], more: CreditEvent
) -> None:
    if judge_record(record, tests, as_of=DAY) is True:
        longer = dataclasses.replace(record, items=(*record.items, more))
        assert judge_record(longer, tests, as_of=DAY) is True


@given(RECORDS, TESTS, ITEMS | OPEN_ITEMS)
def test_an_event_that_does_not_count_changes_nothing(
    record: CreditRecord, tests: list[CreditTest], more: CreditEvent
) -> None:
    if not more.counts_on(DAY):
        longer = dataclasses.replace(record, items=(*record.items, more))
        assert judge_record(longer, tests, as_of=DAY) == judge_record(record, tests, as_of=DAY)
