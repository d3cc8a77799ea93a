"""How dates, times and durations are written: reading and writing their ISO 8601 texts.

Comes in: texts, or values. Goes out: values (None when the text is none), or texts.
Must not know: FEEL expressions; numbers are in numbers.py, whole values in printing.py.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ceyuan.feel.failures import SuppressedError
from ceyuan.feel.values.calendar import valid_date
from ceyuan.feel.values.durations import DaysDuration, MonthsDuration
from ceyuan.feel.values.moments import NANOSECONDS, Date, DateTime, Time, Zone, date_from_number
from ceyuan.feel.values.zones import LARGEST_OFFSET, known_zone

_DATE = re.compile(r"(-?)([0-9]{4}|[1-9][0-9]{4,8})-([0-9]{2})-([0-9]{2})\Z")
_TIME = re.compile(
    r"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?"
    r"(?:(Z)|([+-])([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?|@([A-Za-z0-9_+\-/]+))?\Z"
)
_MONTHS = re.compile(r"(-?)P(?=[0-9])(?:([0-9]{1,13})Y)?(?:([0-9]{1,13})M)?\Z")
_DAYS = re.compile(
    r"(-?)P(?:([0-9]{1,18})D)?(?:T(?=[0-9])(?:([0-9]{1,18})H)?(?:([0-9]{1,18})M)?(?:([0-9]{1,18})(?:\.([0-9]*))?S)?)?\Z"
)
_LONGEST = 200


def date_from_text(text: str) -> Date | None:
    """Read `2026-06-30`; years have four digits, or up to nine without leading zero.

    >>> date_from_text("2026-06-30"), date_from_text("2026-6-30")
    (Date(year=2026, month=6, day=30), None)
    """
    match = _DATE.match(text)
    if not match:
        return None
    parts = int(match[1] + match[2]), int(match[3]), int(match[4])
    return Date(*parts) if valid_date(parts) else None


def time_from_text(text: str) -> Time | None:
    """Read `08:30:00`, with a fraction, `Z`, an offset or `@zone` if wanted; 24:00:00 is midnight.

    >>> time_from_text("08:30:00+08:00")
    Time(hour=8, minute=30, second=0, nanosecond=0, zone=28800)
    """
    read = _clock(text)
    return read[0] if read else None


def date_time_from_text(text: str) -> DateTime | None:
    """Read `2026-06-30T08:30:00`, or a date alone for its first moment.

    >>> date_time_from_text("2026-12-31T24:00:00").date
    Date(year=2027, month=1, day=1)
    """
    head, separator, tail = text.partition("T")
    date = date_from_text(head)
    if date is None:
        return None
    if not separator:
        return DateTime(date, Time(0, 0, 0))
    read = _clock(tail)
    if read is None:
        return None
    time, next_day = read
    return DateTime(date_from_number(date.number + 1) if next_day else date, time)


def _clock(text: str) -> tuple[Time, bool] | None:
    match = _TIME.match(text) if len(text) <= _LONGEST else None
    if not match:
        return None
    hour, minute, second = int(match[1]), int(match[2]), int(match[3])
    nanosecond = _nanoseconds(match[4] or "")
    zone = _zone(match)
    if nanosecond is None or zone is False:
        return None
    end_of_day = (hour, minute, second, nanosecond) == (24, 0, 0, 0)
    try:
        return Time(0 if end_of_day else hour, minute, second, nanosecond, zone), end_of_day
    except SuppressedError:
        return None


def _nanoseconds(digits: str) -> int | None:
    significant = digits.rstrip("0")
    return int(significant.ljust(9, "0")) if len(significant) <= 9 else None


def _zone(match: re.Match[str]) -> Zone:
    # False stands for a zone that does not exist.
    if match[5]:
        return 0
    if match[10]:
        return match[10] if known_zone(match[10]) else False
    if not match[6]:
        return None
    hours, minutes, seconds = int(match[7]), int(match[8]), int(match[9] or 0)
    offset = (hours * 60 + minutes) * 60 + seconds
    if minutes > 59 or seconds > 59 or offset > LARGEST_OFFSET:
        return False
    return -offset if match[6] == "-" else offset


def duration_from_text(text: str) -> DaysDuration | MonthsDuration | None:
    """Read `P1Y6M` or `P1DT2H3M4.5S`.

    >>> duration_from_text("P1Y6M"), duration_from_text("-PT0.5S"), duration_from_text("P1H")
    (MonthsDuration(months=18), DaysDuration(nanoseconds=-500000000), None)
    """
    if len(text) > _LONGEST:
        return None
    try:
        return _months_duration(text) or _days_duration(text)
    except SuppressedError:
        return None


def _months_duration(text: str) -> MonthsDuration | None:
    match = _MONTHS.match(text)
    if not match:
        return None
    months = int(match[2] or 0) * 12 + int(match[3] or 0)
    return MonthsDuration(-months if match[1] else months)


def _days_duration(text: str) -> DaysDuration | None:
    match = _DAYS.match(text)
    if not match or text in ("P", "-P"):
        return None
    nanoseconds = _nanoseconds(match[6] or "")
    if nanoseconds is None:
        return None
    hours = int(match[2] or 0) * 24 + int(match[3] or 0)
    seconds = (hours * 60 + int(match[4] or 0)) * 60 + int(match[5] or 0)
    total = seconds * NANOSECONDS + nanoseconds
    return DaysDuration(-total if match[1] else total)


@lru_cache(maxsize=1024)
def moment_from_text(text: str) -> Date | Time | DateTime | DaysDuration | MonthsDuration | None:
    """Read the text of an `@"…"` literal: whatever its form says it is.

    >>> moment_from_text("P1D"), moment_from_text("soon")
    (DaysDuration(nanoseconds=86400000000000), None)
    """
    return date_from_text(text) or time_from_text(text) or date_time_from_text(text) or duration_from_text(text)


def date_text(date: Date) -> str:
    """Write a date.

    >>> date_text(Date(-5, 1, 2))
    '-0005-01-02'
    """
    sign = "-" if date.year < 0 else ""
    return f"{sign}{abs(date.year):04d}-{date.month:02d}-{date.day:02d}"


def time_text(time: Time) -> str:
    """Write a time with as many decimals as it has.

    >>> time_text(Time(8, 30, 0, 500_000_000, zone=-3600))
    '08:30:00.5-01:00'
    """
    fraction = f".{time.nanosecond:09d}".rstrip("0") if time.nanosecond else ""
    return f"{time.hour:02d}:{time.minute:02d}:{time.second:02d}{fraction}{_zone_text(time.zone)}"


def _zone_text(zone: Zone) -> str:
    match zone:
        case None:
            return ""
        case str():
            return "@" + zone
        case 0:
            return "Z"
    minutes, second = divmod(abs(zone), 60)
    hour, minute = divmod(minutes, 60)
    tail = f":{second:02d}" if second else ""
    return f"{'-' if zone < 0 else '+'}{hour:02d}:{minute:02d}{tail}"


def date_time_text(moment: DateTime) -> str:
    """Write a date and time.

    >>> date_time_text(DateTime(Date(2026, 6, 30), Time(0, 0, 0)))
    '2026-06-30T00:00:00'
    """
    return f"{date_text(moment.date)}T{time_text(moment.time)}"


def duration_text(duration: DaysDuration | MonthsDuration) -> str:
    """Write a duration in its shortest form.

    >>> duration_text(DaysDuration(0)), duration_text(MonthsDuration(-14))
    ('PT0S', '-P1Y2M')
    """
    if isinstance(duration, MonthsDuration):
        years, months = divmod(abs(duration.months), 12)
        body = (f"{years}Y" if years else "") + (f"{months}M" if months else "") or "0M"
        return ("-" if duration.months < 0 else "") + "P" + body
    seconds, nanosecond = divmod(abs(duration.nanoseconds), NANOSECONDS)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    day, hour = divmod(hours, 24)
    fraction = f".{nanosecond:09d}".rstrip("0") if nanosecond else ""
    clock = (f"{hour}H" if hour else "") + (f"{minute}M" if minute else "")
    clock += f"{second}{fraction}S" if second or nanosecond else ""
    body = (f"{day}D" if day else "") + (f"T{clock}" if clock else "") or "T0S"
    return ("-" if duration.nanoseconds < 0 else "") + "P" + body
