"""Days as they are written; a month or a year is no day."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.intake.values.days import Doubt, Span, read_day, read_span

DIGITS = "〇一二三四五六七八九"
days = st.dates(min_value=date(1911, 1, 1), max_value=date(2099, 12, 31))


def chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十") + (DIGITS[ones] if ones else "")


def hands(day: date) -> list[object]:
    year = "".join(DIGITS[int(digit)] for digit in str(day.year))
    return [
        day,
        datetime(day.year, day.month, day.day, 8, 30),  # noqa: DTZ001 -- sheets know no zone
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month:02}.{day.day:02}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month} 月 {day.day} 日".replace(" 年", "年").replace(" 月", "月").replace(" 日", "日"),
        f"{day.year}{day.month:02}{day.day:02}",
        int(f"{day.year}{day.month:02}{day.day:02}"),
        float((day - date(1899, 12, 30)).days),
        f"{day.isoformat()} 00:00:00",
        f"{day.isoformat()}T08:30:00",
        f"{year}年{chinese(day.month)}月{chinese(day.day)}日",
        "".join(chr(ord(one) + 0xFEE0) for one in day.isoformat()),
    ]


@given(days, st.integers(0, 13))
def test_a_day_is_the_same_in_any_hand(day: date, hand: int) -> None:
    assert read_day(hands(day)[hand]) == day  # type: ignore[arg-type] -- each hand is a raw cell


@pytest.mark.parametrize(
    "text", ["2015年3月", "2015-03", "2015/3", "2015", "2015年", 2015.0, "201503", "2015年3月份", "2015年底"]
)
def test_a_month_or_a_year_is_imprecise(text: str | float) -> None:
    assert read_day(text) is Doubt.IMPRECISE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "去年",
        "15-03-01",
        "3/1/2015",
        "2015-02-29",
        "2015-13-01",
        "2015-3/1",
        "99999999",
        True,
        1.5,
        -1,
        time(8),
        None,
    ],
)
def test_what_is_no_day(text: str | float | time | None) -> None:
    assert read_day(text) is Doubt.NOT_A_DATE


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023-12-12至2026-12-11", (2023, 12, 12), (2026, 12, 11)),
        ("2023.12.12-2026.12.11", (2023, 12, 12), (2026, 12, 11)),
        ("2023年12月12日—2026年12月11日", (2023, 12, 12), (2026, 12, 11)),
        ("2023/12/12～2026/12/11", (2023, 12, 12), (2026, 12, 11)),
        ("2023-12-12 - 2026-12-11", (2023, 12, 12), (2026, 12, 11)),
        ("有效期：2023-12-12 到 2026-12-11", (2023, 12, 12), (2026, 12, 11)),
        ("2023-12-12", (2023, 12, 12), None),
        ("认定日期：2023-12-12", (2023, 12, 12), None),
        ("有效期至2026-12-11", None, (2026, 12, 11)),
        ("至2026年12月11日", None, (2026, 12, 11)),
    ],
)
def test_a_stretch_of_days(text: str, start: tuple[int, int, int] | None, end: tuple[int, int, int] | None) -> None:
    assert read_span(text) == Span(date(*start) if start else None, date(*end) if end else None)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [("2023年", Doubt.IMPRECISE), ("三年", Doubt.NOT_A_DATE), ("2023-2026", Doubt.NOT_A_DATE), ("", Doubt.NOT_A_DATE)],
)
def test_no_stretch_of_days(text: str, doubt: Doubt) -> None:
    assert read_span(text) is doubt
