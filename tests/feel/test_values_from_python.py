"""Python data becomes FEEL values and comes back; what is not exact or has no value is refused."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from ceyuan.errors import CeyuanError
from ceyuan.feel.errors import NO_FEEL_VALUE
from ceyuan.feel.failures import SuppressedError
from ceyuan.feel.values import Context, Date, DateTime, DaysDuration, Range, Time, Value, from_python, to_python

SHANGHAI = dt.timezone(dt.timedelta(hours=8))

PAIRS: list[tuple[object, Value]] = [
    (None, None),
    (True, True),
    (3, Decimal(3)),
    (Decimal("1.10"), Decimal("1.10")),
    ("策源", "策源"),
    (dt.date(2026, 6, 30), Date(2026, 6, 30)),
    (dt.time(8, 30), Time(8, 30, 0)),
    (dt.time(8, 30, tzinfo=SHANGHAI), Time(8, 30, 0, zone=28800)),
    (
        dt.datetime(2026, 6, 30, 8, 30, 1, 5, tzinfo=SHANGHAI),
        DateTime(Date(2026, 6, 30), Time(8, 30, 1, 5000, zone=28800)),
    ),
    (
        dt.datetime(2026, 6, 30, 8, 30, tzinfo=ZoneInfo("Asia/Shanghai")),
        DateTime(Date(2026, 6, 30), Time(8, 30, 0, zone="Asia/Shanghai")),
    ),
    (dt.timedelta(days=1, microseconds=-1), DaysDuration(86_400 * 10**9 - 1000)),
    ([1, [2]], (Decimal(1), (Decimal(2),))),
    ({"a": {"b": None}}, Context({"a": Context({"b": None})})),
    (Date(-1, 1, 1), Date(-1, 1, 1)),
    (Range(Decimal(1), None, True, False), Range(Decimal(1), None, True, False)),
]


@pytest.mark.parametrize(("data", "value"), PAIRS)
def test_python_data_becomes_a_value(data: object, value: Value) -> None:
    assert from_python(data) == value
    assert type(from_python(data)) is type(value)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (1.5, "不能把 float 作为 FEEL 的值：1.5"),
        ({"a": [1, 0.1]}, "不能把 float 作为 FEEL 的值：0.1"),
        (Decimal("NaN"), "不能把 Decimal 作为 FEEL 的值：Decimal('NaN')"),
        (object, "不能把 type 作为 FEEL 的值：<class 'object'>"),
        ({1, 2}, "不能把 set 作为 FEEL 的值：{1, 2}"),
    ],
)
def test_what_has_no_exact_value_is_refused(data: object, sentence: str) -> None:
    with pytest.raises(CeyuanError) as caught:
        from_python(data)
    assert (caught.value.kind, str(caught.value)) == (NO_FEEL_VALUE, sentence)


def test_an_integer_beyond_all_numbers_is_refused() -> None:
    with pytest.raises(CeyuanError) as caught:
        from_python(10**7000)
    assert str(caught.value) == "不能把 int 作为 FEEL 的值：…"


def test_values_become_python_data() -> None:
    value = Context({"日期": Date(2026, 6, 30), "数": (Decimal(1), None), "远": Date(12026, 1, 1)})
    assert to_python(value) == {"日期": dt.date(2026, 6, 30), "数": [Decimal(1), None], "远": Date(12026, 1, 1)}


@pytest.mark.parametrize("parts", [(2026, 2, 29), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (1_000_000_000, 1, 1)])
def test_there_is_no_such_date(parts: tuple[int, int, int]) -> None:
    with pytest.raises(SuppressedError):
        Date(*parts)


@pytest.mark.parametrize("parts", [(24, 0, 0), (0, 60, 0), (0, 0, 60), (-1, 0, 0), (0, 0, 0, 10**9)])
def test_there_is_no_such_time(parts: tuple[int, ...]) -> None:
    with pytest.raises(SuppressedError):
        Time(*parts)
