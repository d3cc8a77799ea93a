"""Months to a threshold are the smallest number of whole years, found without a root."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.advice.ladder.pace import MOST_YEARS, months_to
from ceyuan.advice.ladder.results import Pace

START = Pace("营业收入", 2025, 2, Fraction(4000), Fraction(4840), Fraction(5000), beyond=False, months=None)
CASES = {
    "one year at a tenth a year": (START, 12),
    "exactly at the end of the first year": (replace(START, needed=Fraction(5324)), 12),
    "a hair more takes a second year": (replace(START, needed=Fraction(5324) + Fraction(1, 10**9)), 24),
    "the limit itself is not enough": (replace(START, needed=Fraction(5324), beyond=True), 24),
    "over one year": (replace(START, years=1, needed=Fraction(4840) * Fraction(121, 100) ** 3), 36),
    "there already": (replace(START, needed=Fraction(4840)), 0),
    "at the limit, which is excluded": (replace(START, needed=Fraction(4840), beyond=True), 12),
    "no growth": (replace(START, first=Fraction(4840)), None),
    "shrinking": (replace(START, first=Fraction(9000)), None),
    "from nothing": (replace(START, first=Fraction(0)), None),
    "from a loss": (replace(START, first=Fraction(-5)), None),
    "not within thirty years": (replace(START, needed=Fraction(4840) * Fraction(11, 10) ** 31), None),
    "in the thirtieth year": (replace(START, needed=Fraction(4840) * Fraction(11, 10) ** 30), 360),
}


@pytest.mark.parametrize("title", CASES)
def test_months(title: str) -> None:
    pace, months = CASES[title]
    assert months_to(pace) == months


positive = st.fractions(min_value=Fraction(1, 10), max_value=1000, max_denominator=50)


@given(first=positive, last=positive, needed=positive, years=st.sampled_from([1, 2]), beyond=st.booleans())
def test_the_years_are_the_fewest(
    first: Fraction, last: Fraction, needed: Fraction, years: int, *, beyond: bool
) -> None:
    pace = Pace("甲", 2025, years, first, last, needed, beyond, None)
    months = months_to(pace)

    def reached(after: int) -> bool:
        """Compare `last * (last / first) ** (after / years)` with what is needed, both to the power of `years`."""
        figure, wanted = last**years * (last / first) ** after, needed**years
        return figure > wanted if beyond else figure >= wanted

    if last <= first:
        assert months is None
    elif months is None:
        assert not reached(MOST_YEARS)
    else:
        after, rest = divmod(months, 12)
        assert rest == 0
        assert reached(after)
        assert after == 0 or not reached(after - 1)
