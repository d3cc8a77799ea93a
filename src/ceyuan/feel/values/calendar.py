"""The proleptic Gregorian calendar for any year, with year 0 and negative years.

Comes in: year, month and day. Goes out: day numbers, counted from 1970-01-01, and back.
Must not know: times, zones, FEEL values.
"""

from __future__ import annotations

YearMonthDay = tuple[int, int, int]

LARGEST_YEAR = 999_999_999
_DAYS_IN_ERA = 146_097  # 400 years
_DAYS_TO_EPOCH = 719_468  # from 0000-03-01 to 1970-01-01
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def leap_year(year: int) -> bool:
    """Tell whether the year has a 29 February.

    >>> leap_year(2000), leap_year(1900), leap_year(0)
    (True, False, True)
    """
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Give the number of days in a month.

    >>> month_length(2024, 2)
    29
    """
    return 29 if month == 2 and leap_year(year) else _MONTH_LENGTHS[month - 1]


def valid_date(date: YearMonthDay) -> bool:
    """Tell whether there is such a day within the years FEEL dates reach.

    >>> valid_date((2023, 2, 29))
    False
    """
    year, month, day = date
    return abs(year) <= LARGEST_YEAR and 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def day_number(date: YearMonthDay) -> int:
    """Count the days since 1970-01-01.

    >>> day_number((1970, 1, 1)), day_number((2000, 3, 1))
    (0, 11017)
    """
    year, month, day = date
    # The year is taken to begin in March, so that the leap day is its last.
    shifted = year - (month <= 2)
    era, year_of_era = divmod(shifted, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * _DAYS_IN_ERA + day_of_era - _DAYS_TO_EPOCH


def date_of_day(number: int) -> YearMonthDay:
    """Give year, month and day of a day number.

    >>> date_of_day(11017)
    (2000, 3, 1)
    """
    era, day_of_era = divmod(number + _DAYS_TO_EPOCH, _DAYS_IN_ERA)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    march_month = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * march_month + 2) // 5 + 1
    month = march_month + 3 if march_month < 10 else march_month - 9
    return era * 400 + year_of_era + (month <= 2), month, day


def add_months(date: YearMonthDay, months: int) -> YearMonthDay:
    """Move a date by months; a day the month does not have becomes its last day.

    >>> add_months((2024, 1, 31), 1), add_months((2024, 2, 29), -12)
    ((2024, 2, 29), (2023, 2, 28))
    """
    year, month, day = date
    new_year, month_index = divmod(year * 12 + month - 1 + months, 12)
    return new_year, month_index + 1, min(day, month_length(new_year, month_index + 1))


def iso_week(number: int) -> int:
    """Give the ISO 8601 week of a day number, 1 to 53.

    >>> iso_week(day_number((2003, 12, 29))), iso_week(day_number((2010, 1, 1)))
    (1, 53)
    """
    thursday = number + 4 - weekday(number)
    year = date_of_day(thursday)[0]
    return (thursday - day_number((year, 1, 1))) // 7 + 1


def weekday(number: int) -> int:
    """Give the ISO weekday of a day number: 1 is Monday, 7 is Sunday.

    >>> weekday(0)
    4
    """
    return (number + 3) % 7 + 1
