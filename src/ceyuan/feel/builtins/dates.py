"""Date, time and duration functions (DMN 10.3.4).

Comes in: checked arguments. Goes out: values, or a suppressed failure.
Must not know: the clock; `now` and `today` show the time the caller gave.
"""

from __future__ import annotations

from decimal import Decimal

from ceyuan.feel.builtins.conversion import unreadable
from ceyuan.feel.failures import ARGUMENT_VALUE, NO_CLOCK, SuppressedError
from ceyuan.feel.machine import Machine
from ceyuan.feel.types import DATE, DATE_TIME, DAYS_DURATION, TIME
from ceyuan.feel.value_text import short_text
from ceyuan.feel.values import Date, DateTime, DaysDuration, MonthsDuration, Time
from ceyuan.feel.values.calendar import day_number, iso_week
from ceyuan.feel.values.moments import NANOSECONDS, midnight
from ceyuan.feel.values.numbers import EXACT, whole
from ceyuan.feel.values.texts import date_from_text, date_time_from_text, duration_from_text, time_from_text
from ceyuan.feel.values.zones import LARGEST_OFFSET

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def date_from(_: Machine, text: str) -> Date:
    """Answer `date(from)` of a string."""
    date = date_from_text(text)
    if date is None:
        raise unreadable(text, DATE)
    return date


def date_of(_: Machine, moment: Date | DateTime) -> Date:
    """Answer `date(from)` of a date or a date and time."""
    return moment.date if isinstance(moment, DateTime) else moment


def date_of_parts(_: Machine, *parts: Decimal) -> Date:
    """Answer `date(year, month, day)`."""
    year, month, day = map(_part, ("year", "month", "day"), parts)
    return Date(year, month, day)


def date_time_from(_: Machine, text: str) -> DateTime:
    """Answer `date and time(from)`."""
    moment = date_time_from_text(text)
    if moment is None:
        raise unreadable(text, DATE_TIME)
    return moment


def date_time_of(machine: Machine, date: Date | DateTime, time: Time) -> DateTime:
    """Answer `date and time(date, time)`."""
    return DateTime(date_of(machine, date), time)


def time_from(_: Machine, text: str) -> Time:
    """Answer `time(from)` of a string."""
    time = time_from_text(text)
    if time is None:
        raise unreadable(text, TIME)
    return time


def time_of(_: Machine, moment: Time | DateTime) -> Time:
    """Answer `time(from)` of a time or a date and time."""
    return moment.time if isinstance(moment, DateTime) else moment


def time_of_parts(_: Machine, hour: Decimal, minute: Decimal, *rest: Decimal | DaysDuration | None) -> Time:
    """Answer `time(hour, minute, second, offset)`; the seconds may have a fraction."""
    second, offset = rest
    nanoseconds = whole(EXACT.scaleb(second, Decimal(9))) if isinstance(second, Decimal) else None
    if nanoseconds is None:
        raise SuppressedError(ARGUMENT_VALUE, parameter="second", value=short_text(second))
    whole_second, nanosecond = divmod(nanoseconds, NANOSECONDS)
    zone = _offset(offset) if isinstance(offset, DaysDuration) else None
    return Time(_part("hour", hour), _part("minute", minute), whole_second, nanosecond, zone)


def _offset(duration: DaysDuration) -> int:
    seconds, rest = divmod(duration.nanoseconds, NANOSECONDS)
    if rest or abs(seconds) > LARGEST_OFFSET:
        raise SuppressedError(ARGUMENT_VALUE, parameter="offset", value=short_text(duration))
    return seconds


def duration_from(_: Machine, text: str) -> DaysDuration | MonthsDuration:
    """Answer `duration(from)`."""
    duration = duration_from_text(text)
    if duration is None:
        raise unreadable(text, DAYS_DURATION)
    return duration


def months_between(_: Machine, start: Date | DateTime, end: Date | DateTime) -> MonthsDuration:
    """Answer `years and months duration(from, to)`: whole months, by the days on the calendar.

    >>> from ceyuan.feel.values import Date
    >>> months_between(None, Date(2011, 12, 22), Date(2013, 8, 24))
    MonthsDuration(months=20)
    """
    first = start.date if isinstance(start, DateTime) else start
    last = end.date if isinstance(end, DateTime) else end
    months = (last.year - first.year) * 12 + last.month - first.month
    if months > 0 and last.day < first.day:
        months -= 1
    elif months < 0 and last.day > first.day:
        months += 1
    return MonthsDuration(months)


def day_of_year(_: Machine, moment: Date | DateTime) -> Decimal:
    """Answer `day of year(date)`."""
    date = moment.date if isinstance(moment, DateTime) else moment
    return Decimal(date.number - day_number((date.year, 1, 1)) + 1)


def day_of_week(_: Machine, moment: Date | DateTime) -> str:
    """Answer `day of week(date)`: the English name."""
    date = moment.date if isinstance(moment, DateTime) else moment
    return _DAYS[date.weekday - 1]


def month_of_year(_: Machine, moment: Date | DateTime) -> str:
    """Answer `month of year(date)`: the English name."""
    date = moment.date if isinstance(moment, DateTime) else moment
    return _MONTHS[date.month - 1]


def week_of_year(_: Machine, moment: Date | DateTime) -> Decimal:
    """Answer `week of year(date)`, by ISO 8601."""
    date = moment.date if isinstance(moment, DateTime) else moment
    return Decimal(iso_week(date.number))


def now(machine: Machine) -> DateTime:
    """Answer `now()`: the moment the caller gave."""
    if machine.now is None:
        raise SuppressedError(NO_CLOCK, function="now")
    return machine.now


def today(machine: Machine) -> Date:
    """Answer `today()`: the date of the moment the caller gave."""
    if machine.now is None:
        raise SuppressedError(NO_CLOCK, function="today")
    return machine.now.date


def midnight_of(_: Machine, date: Date) -> Time:
    """Answer `time(from)` of a date: midnight in UTC."""
    return midnight(date).time


def _part(name: str, number: Decimal) -> int:
    part = whole(number)
    if part is None:
        raise SuppressedError(ARGUMENT_VALUE, parameter=name, value=short_text(number))
    return part
