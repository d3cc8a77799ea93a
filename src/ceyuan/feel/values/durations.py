"""Durations: exact days and time, and whole months.

Comes in: nanoseconds or months. Goes out: frozen values and their parts.
Must not know: how they are written (texts.py) or calculated with (operators).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ceyuan.feel.failures import DATE_OUT_OF_RANGE, SuppressedError
from ceyuan.feel.values.numbers import NUMBERS, finite

_LARGEST_MONTHS = 12 * 10**12
_LARGEST_NANOSECONDS = 10**30


@dataclass(frozen=True, slots=True)
class DaysDuration:
    """A days and time duration, exact to the nanosecond.

    >>> DaysDuration(90_000 * 10**9).parts
    (1, 1, 0, Decimal('0'))
    """

    nanoseconds: int

    def __post_init__(self) -> None:
        if abs(self.nanoseconds) > _LARGEST_NANOSECONDS:
            raise SuppressedError(DATE_OUT_OF_RANGE)

    @property
    def parts(self) -> tuple[int, int, int, Decimal]:
        """Days, hours, minutes and seconds; all carry the sign of the duration."""
        sign = -1 if self.nanoseconds < 0 else 1
        minutes, nanoseconds = divmod(abs(self.nanoseconds), 60 * 10**9)
        hours, minute = divmod(minutes, 60)
        day, hour = divmod(hours, 24)
        seconds = finite(NUMBERS.scaleb(Decimal(sign * nanoseconds), Decimal(-9)))
        return sign * day, sign * hour, sign * minute, seconds


@dataclass(frozen=True, slots=True)
class MonthsDuration:
    """A years and months duration.

    >>> MonthsDuration(-14).parts
    (-1, -2)
    """

    months: int

    def __post_init__(self) -> None:
        if abs(self.months) > _LARGEST_MONTHS:
            raise SuppressedError(DATE_OUT_OF_RANGE)

    @property
    def parts(self) -> tuple[int, int]:
        """Years and months; both carry the sign of the duration."""
        sign = -1 if self.months < 0 else 1
        years, months = divmod(abs(self.months), 12)
        return sign * years, sign * months
