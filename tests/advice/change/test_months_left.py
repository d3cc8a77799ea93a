"""A figure of the open year moves only as far as the months left of the year allow; on its last days not at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from ceyuan.advice.change.levers import Levers
from ceyuan.advice.change.results import Outlook
from ceyuan.advice.room import whole_months_left
from ceyuan.model.facts import Changeable, Fact, FactType, Movement, Vocabulary
from ceyuan.model.subject import Subject
from ceyuan.source import Source, Span

NOWHERE = Span(Source("test", ""), 0, 0)
HOW = Changeable(Decimal(1), 12, Movement.EITHER)
TURNOVER = Fact("t", "t", "t", FactType.NUMBER, NOWHERE, maximum=Decimal(10**9), yearly=True, unit="元", changeable=HOW)
STAFF = Fact("s", "s", "s", FactType.NUMBER, NOWHERE, maximum=Decimal(10**9), unit="人", changeable=HOW)


def _levers(day: date, *, timeless: bool = False) -> Levers:
    subject = Subject("1", "甲", current={"s": Decimal(100)}, yearly={"t": {2026: Decimal(120_000_000)}})
    return Levers(Outlook(subject, day, day, 2026, ()), Vocabulary({"t": TURNOVER, "s": STAFF}, {}), timeless)


def _room(day: date) -> tuple[int, int]:
    lever = _levers(day).of_fact("t", 2026)
    assert lever is not None
    return lever.before - lever.low, lever.high - lever.before


@pytest.mark.parametrize("month", range(1, 13))
def test_each_month_less_is_possible(month: int) -> None:
    whole, rest = (13 - month) * 10_000_000, (12 - month) * 10_000_000
    assert _room(date(2026, month, 1)) == (whole, whole)
    assert _room(date(2026, month, 2)) == (rest, rest)


@pytest.mark.parametrize("day", range(2, 32))
def test_in_december_no_whole_month_is_left(day: int) -> None:
    assert whole_months_left(date(2026, 12, day), 2026) == 0
    assert _room(date(2026, 12, day)) == (0, 0)


def test_what_is_no_yearly_figure_keeps_its_months() -> None:
    lever = _levers(date(2026, 12, 31)).of_fact("s", None)
    assert lever is not None
    assert (lever.high, lever.months, lever.unit) == (10**9, 12, Fraction(1, 100))


def test_without_regard_to_time_it_moves_to_its_bounds() -> None:
    lever = _levers(date(2026, 12, 31), timeless=True).of_fact("t", 2026)
    assert lever is not None
    assert lever.high == 10**9
