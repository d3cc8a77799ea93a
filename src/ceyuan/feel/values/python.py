"""Between Python and FEEL: plain Python data into values, and values back.

Comes in: numbers, texts, dates, lists and mappings of Python. Goes out: FEEL values; and the reverse.
Must not know: JSON, files, or which facts exist.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal

from ceyuan.errors import CeyuanError
from ceyuan.feel.errors import NO_FEEL_VALUE
from ceyuan.feel.failures import SuppressedError
from ceyuan.feel.values.containers import Context, FunctionValue, Range, Value
from ceyuan.feel.values.durations import DaysDuration, MonthsDuration
from ceyuan.feel.values.moments import Date, DateTime, Time, Zone
from ceyuan.feel.values.numbers import finite


def from_python(data: object) -> Value:
    """Turn Python data into a FEEL value; floats are refused, because they are not exact.

    >>> from_python({"a": [1, dt.date(2026, 6, 30)]})
    Context(entries={'a': (Decimal('1'), Date(year=2026, month=6, day=30))})
    """
    try:
        return _value(data)
    except SuppressedError:  # a number or date that FEEL has none for
        raise _no_value(data) from None


def _value(data: object) -> Value:
    match data:
        case None | bool() | str():
            return data
        case Date() | Time() | DateTime() | DaysDuration() | MonthsDuration() | Range() | Context() | FunctionValue():
            return data
        case int():
            return finite(Decimal(data))
        case Decimal() if data.is_finite():
            return finite(data)
        case dt.datetime():
            return DateTime(Date(data.year, data.month, data.day), _time(data.timetz()))
        case dt.date():
            return Date(data.year, data.month, data.day)
        case dt.time():
            return _time(data)
        case dt.timedelta():
            return DaysDuration((data.days * 86_400 + data.seconds) * 10**9 + data.microseconds * 1000)
        case Mapping():
            return Context({str(name): _value(value) for name, value in data.items()})
        case Sequence():
            return tuple(_value(item) for item in data)
    raise _no_value(data)


def _no_value(data: object) -> CeyuanError:
    shown = "…" if isinstance(data, int) else repr(data)[:60]
    return CeyuanError(NO_FEEL_VALUE, data={"type": type(data).__name__, "value": shown})


def _time(time: dt.time) -> Time:
    return Time(time.hour, time.minute, time.second, time.microsecond * 1000, _zone(time.tzinfo, time))


def _zone(zone: dt.tzinfo | None, time: dt.time) -> Zone:
    if zone is None:
        return None
    name = getattr(zone, "key", None)
    if isinstance(name, str):
        return name
    offset = time.utcoffset()
    return None if offset is None else int(offset.total_seconds())


def to_python(value: Value) -> object:
    """Turn a value into plain Python data: dict, list, Decimal, date; what Python has no type for stays as it is.

    >>> to_python(Context({"a": (Decimal(1),)}))
    {'a': [Decimal('1')]}
    """
    match value:
        case Date() if 1 <= value.year <= 9999:
            return value.to_python()
        case Context():
            return {name: to_python(item) for name, item in value.entries.items()}
        case tuple():
            return [to_python(item) for item in value]
    return value
