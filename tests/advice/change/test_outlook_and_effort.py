"""Closed years stand still, open ones are carried forward and named; effort is one exact number."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from ceyuan.advice.change import effort_of, look_ahead, prospect_of
from ceyuan.advice.change.prospect import Prospect, later_by, same_day_next_year
from ceyuan.advice.change.results import Carried
from ceyuan.model.facts import Changeable, Fact, FactType, RecognitionTitle
from ceyuan.model.subject import Cell, Coverage, Holdings, Missing, Subject
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library
from ceyuan.source import Source, Span

LIBRARY = load_library(bundled_packs())
NOWHERE = Span(Source("test", ""), 0, 0)


def _number(*, unit: str = "", maximum: str = "1000", step: Decimal | None = None) -> Fact:
    changeable = Changeable(Decimal(2), step=step)
    return Fact("甲", "a", "A", FactType.NUMBER, NOWHERE, unit=unit, maximum=Decimal(maximum), changeable=changeable)


@pytest.mark.parametrize(
    ("fact", "before", "after", "effort"),
    [
        (_number(unit="元"), "4000000", "5000000", Fraction(1, 2)),
        (_number(unit="元"), "0", "500000", Fraction(1)),
        (_number(maximum="1"), "0", "0.03", Fraction(6)),
        (_number(unit="项"), "0", "3", Fraction(6)),
        (_number(unit="项", step=Decimal(6)), "0", "3", Fraction(1)),
        (_number(unit="人"), "-10", "-5", Fraction(1)),
        (_number(unit="人"), "10", "5", Fraction(1)),
        (_number(unit="人"), "10", "10", Fraction(0)),
    ],
)
def test_effort_of_a_number(fact: Fact, before: str, after: str, effort: Fraction) -> None:
    assert effort_of(fact, Decimal(before), Decimal(after)) == effort


def test_effort_of_a_flag_and_a_title_counts_once() -> None:
    flag = Fact("乙", "b", "B", FactType.BOOLEAN, NOWHERE, changeable=Changeable(Decimal("0.5")))
    title = RecognitionTitle("丙", "c", "C", NOWHERE, changeable=Changeable(Decimal(3)))
    assert effort_of(flag, before=True, after=False) == Fraction(1, 2)
    assert effort_of(title, before=False, after=True) == 3


def test_nothing_undeclared_and_nothing_unknown_has_an_effort() -> None:
    with pytest.raises(ValueError, match="not declared"):
        effort_of(Fact("丁", "d", "D", FactType.BOOLEAN, NOWHERE), before=True, after=False)
    with pytest.raises(ValueError, match="only a known one"):
        effort_of(_number(), Missing(), Decimal(1))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 6, 30), 0, date(2026, 6, 30)),
    ],
)
def test_months_later(day: date, months: int, later: date) -> None:
    assert later_by(day, months) == later


def test_the_next_period_of_a_leap_day() -> None:
    assert same_day_next_year(date(2028, 2, 29)) == date(2029, 2, 28)


def _prospect() -> Prospect:
    measure = LIBRARY.find_measure("innovative-sme-2026")
    assert measure is not None
    return prospect_of(LIBRARY, [measure], known_on=date(2026, 6, 30))


def test_the_open_year_is_carried_forward_and_named() -> None:
    yearly: dict[str, dict[int, Cell]] = {
        "研发费用": {2025: Decimal(100), 2026: Missing()},
        "营业收入": {2025: Decimal(900), 2026: Decimal(950)},
        "负债总额": {2024: Decimal(5)},
    }
    outlook = look_ahead(Subject("1", "甲", yearly=yearly), _prospect())
    assert outlook.as_of == date(2027, 6, 30)
    assert outlook.reference_year == 2026
    assert outlook.carried == (Carried("研发费用", 2026, 2025),)
    assert outlook.subject.value_in("研发费用", 2026) == Decimal(100)
    assert outlook.subject.value_in("营业收入", 2026) == Decimal(950)
    assert outlook.subject.value_in("研发费用", 2025) == Decimal(100)
    assert isinstance(outlook.subject.value_in("负债总额", 2026), Missing)


def test_no_title_is_gained_by_waiting() -> None:
    inside = Coverage("名单", date(2020, 1, 1), date(2026, 8, 1))
    before = Coverage("名单", date(2020, 1, 1), date(2026, 5, 1))
    subject = Subject("1", "甲", holdings=Holdings((), {"*": inside, "瞪羚企业": before}))
    coverage = look_ahead(subject, _prospect()).subject.holdings.coverage
    assert coverage["*"].complete_to == date(2027, 12, 31)
    assert coverage["瞪羚企业"] == before
