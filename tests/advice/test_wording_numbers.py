from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.advice.wording.numbers import DATE, MONEY, SHARE, Style, Unit, written, written_pair
from ceyuan.errors import Language

PEOPLE = Unit(Style.PLAIN, "人")
WRITTEN: list[tuple[str, Unit, Language, str]] = [
    ("0", MONEY, "zh", "0元"),
    ("9999.99", MONEY, "zh", "9999.99元"),
    ("10000", MONEY, "zh", "1万元"),
    ("1920000", MONEY, "zh", "192万元"),
    ("99999999", MONEY, "zh", "10000万元"),
    ("100000000", MONEY, "zh", "1亿元"),
    ("5891172800", MONEY, "zh", "58.9117亿元"),
    ("-1200000", MONEY, "zh", "-120万元"),
    ("1920000", MONEY, "en", "RMB 1.92 million"),
    ("192000.5", MONEY, "en", "RMB 192,000.5"),
    ("5891172800", MONEY, "en", "RMB 5.89117 billion"),
    ("123456", Unit(Style.MONEY, "/人"), "zh", "12.35万元/人"),
    ("123456", Unit(Style.MONEY, "/人"), "en", "RMB 123,456 per person"),
    ("0.032", SHARE, "zh", "3.2%"),
    ("-0.05", SHARE, "en", "-5%"),
    ("120", PEOPLE, "zh", "120人"),
    ("1", PEOPLE, "en", "1 person"),
    ("1200", PEOPLE, "en", "1,200 people"),
    ("739797", DATE, "zh", "2026年6月30日"),
    ("739797", DATE, "en", "30 June 2026"),
]


@pytest.mark.parametrize(("number", "unit", "language", "expected"), WRITTEN)
def test_a_number_is_written_with_its_unit(number: str, unit: Unit, language: Language, expected: str) -> None:
    assert written(Fraction(number), unit, language) == expected


PAIRS: list[tuple[str, str, Unit, tuple[str, str]]] = [
    ("0.8001", "0.8", SHARE, ("80.01%", "80%")),
    ("0.800001", "0.8", SHARE, ("80.0001%", "80%")),
    ("14999999.99", "15000000", MONEY, ("1499.999999万元", "1500万元")),
    ("99999999.99", "100000000", MONEY, ("9999.999999万元", "1亿元")),
    ("100000000.01", "100000000", MONEY, ("1.0000000001亿元", "1亿元")),
    ("100", "100", PEOPLE, ("100人", "100人")),
    ("99.999", "100", PEOPLE, ("99.999人", "100人")),
    ("1/3", "0.333333333333333333333333", SHARE, ("略高于33.33%", "33.33%")),
]


@pytest.mark.parametrize(("value", "bound", "unit", "expected"), PAIRS)
def test_rounding_never_hides_which_side_is_larger(
    value: str, bound: str, unit: Unit, expected: tuple[str, str]
) -> None:
    assert written_pair(Fraction(value), Fraction(bound), unit, "zh") == expected


@given(
    st.fractions(min_value=-(10**12), max_value=10**12),
    st.decimals(min_value=-(10**10), max_value=10**10, places=2),
    st.sampled_from([MONEY, SHARE, PEOPLE]),
    st.sampled_from(["zh", "en"]),
)
def test_two_numbers_read_alike_only_when_they_are_equal(
    value: Fraction, bound: object, unit: Unit, language: Language
) -> None:
    exact = Fraction(str(bound))
    left, right = written_pair(value, exact, unit, language)
    assert (left == right) == (value == exact)
