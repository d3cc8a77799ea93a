"""Dates, times, and dates with times.

Comes in: checked parts. Goes out: frozen values, their places on the time line, and back.
Must not know: how they are written (texts.py) or compared (operators).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ceyuan.feel.failures import DATE_OUT_OF_RANGE, SuppressedError
from ceyuan.feel.values import calendar
from ceyuan.feel.values.zones import offset_at_instant, offset_at_local, offset_without_date

NANOSECONDS = 1_000_000_000
DAY_NANOSECONDS = 86_400 * NANOSECONDS

Zone = int | str | None
"""Offset from UTC in seconds, an IANA id, or None for local time."""


@dataclass(frozen=True, slots=True)
class Date:
    """A day in the proleptic Gregorian calendar; any year, also 0 and negative ones.

    >>> Date(2026, 6, 30).number
    20634
    """

    year: int
    month: int
    day: int

    def __post_init__(self) -> None:
        if not calendar.valid_date(self.parts):
            raise SuppressedError(DATE_OUT_OF_RANGE)

    @property
    def parts(self) -> calendar.YearMonthDay:
        """Year, month and day."""
        return self.year, self.month, self.day

    @property
    def number(self) -> int:
        """Days since 1970-01-01."""
        return calendar.day_number(self.parts)

    @property
    def weekday(self) -> int:
        """1 is Monday, 7 is Sunday."""
        return calendar.weekday(self.number)

    def to_python(self) -> dt.date:
        """Give the standard date; raises ValueError outside the years 1 to 9999.

        >>> Date(2026, 6, 30).to_python()
        datetime.date(2026, 6, 30)
        """
        return dt.date(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day to the nanosecond, local, with an offset, or in a named zone.

    >>> Time(8, 30, 0, zone="Asia/Shanghai").offset is None
    True
    """

    hour: int
    minute: int
    second: int
    nanosecond: int = 0
    zone: Zone = None

    def __post_init__(self) -> None:
        if not (
            0 <= self.hour < 24
            and 0 <= self.minute < 60
            and 0 <= self.second < 60
            and 0 <= self.nanosecond < NANOSECONDS
        ):
            raise SuppressedError(DATE_OUT_OF_RANGE)

    @property
    def nanosecond_of_day(self) -> int:
        """Nanoseconds since midnight, by the local clock."""
        return ((self.hour * 60 + self.minute) * 60 + self.second) * NANOSECONDS + self.nanosecond

    @property
    def offset(self) -> int | None:
        """Offset from UTC in seconds, when it is known without a date."""
        return offset_without_date(self.zone) if isinstance(self.zone, str) else self.zone


@dataclass(frozen=True, slots=True)
class DateTime:
    """A day and a time of day.

    >>> DateTime(Date(1970, 1, 1), Time(8, 0, 0, zone="Asia/Shanghai")).instant
    0
    """

    date: Date
    time: Time

    @property
    def local(self) -> int:
        """Nanoseconds since 1970-01-01T00:00:00 by the local clock."""
        return self.date.number * DAY_NANOSECONDS + self.time.nanosecond_of_day

    @property
    def offset(self) -> int | None:
        """Offset from UTC in seconds; None for local time."""
        zone = self.time.zone
        if isinstance(zone, str):
            return offset_at_local(zone, self.date.number, self.time.nanosecond_of_day // NANOSECONDS)
        return zone

    @property
    def instant(self) -> int | None:
        """Nanoseconds since 1970-01-01T00:00:00Z; None for local time."""
        offset = self.offset
        return None if offset is None else self.local - offset * NANOSECONDS


def date_from_number(number: int) -> Date:
    """Give the date of a day number.

    >>> date_from_number(20634)
    Date(year=2026, month=6, day=30)
    """
    return Date(*calendar.date_of_day(number))


def time_from_nanoseconds(nanoseconds: int, zone: Zone) -> Time:
    """Give the time of day after so many nanoseconds, going round the clock.

    >>> time_from_nanoseconds(-NANOSECONDS, None)
    Time(hour=23, minute=59, second=59, nanosecond=0, zone=None)
    """
    seconds, nanosecond = divmod(nanoseconds % DAY_NANOSECONDS, NANOSECONDS)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return Time(hour, minute, second, nanosecond, zone)


def moment_from_local(nanoseconds: int, zone: Zone) -> DateTime:
    """Give the date and time with this reading of the local clock, in nanoseconds since 1970-01-01T00:00:00.

    >>> moment_from_local(0, None).date
    Date(year=1970, month=1, day=1)
    """
    day, rest = divmod(nanoseconds, DAY_NANOSECONDS)
    return DateTime(date_from_number(day), time_from_nanoseconds(rest, zone))


def moment_from_instant(nanoseconds: int, zone: int | str) -> DateTime:
    """Give the date and time shown in a zone at an instant, in nanoseconds since 1970-01-01T00:00:00Z.

    >>> moment_from_instant(0, "Asia/Shanghai").time.hour
    8
    """
    offset = offset_at_instant(zone, nanoseconds // NANOSECONDS) if isinstance(zone, str) else zone
    return moment_from_local(nanoseconds + offset * NANOSECONDS, zone)


def midnight(date: Date) -> DateTime:
    """Give the start of the day in UTC, which is what a date means where a date and time is needed (DMN 10.3.2.9.4).

    >>> midnight(Date(1970, 1, 2)).instant == DAY_NANOSECONDS
    True
    """
    return DateTime(date, Time(0, 0, 0, zone=0))
