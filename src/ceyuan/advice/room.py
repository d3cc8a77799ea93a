"""How far a figure of the open year can still move: what the months left of it allow.

Comes in: the day of asking, what doubling takes. Goes out: whole months, and how far that carries, in whole steps.
Must not know: facts, measures.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import overload

import numpy as np
from numpy.typing import NDArray


def whole_months_left(day: date, year: int) -> int:
    """Give how many whole calendar months of a year are left on a day.

    >>> [whole_months_left(date(2026, *day), 2026) for day in ((6, 30), (12, 1), (12, 2), (12, 31))]
    [6, 1, 0, 0]
    """
    return max(0, 12 * (year - day.year) + 12 - day.month + (day.day == 1))


@overload
def within_months(size: Fraction, left: int, months: int) -> int: ...
@overload
def within_months(size: NDArray[np.int64], left: int, months: int) -> NDArray[np.int64]: ...
def within_months(size: Fraction | NDArray[np.int64], left: int, months: int) -> int | NDArray[np.int64]:
    """Give how far a number of some size moves in the months left, where doubling it takes `months`.

    >>> from fractions import Fraction
    >>> within_months(Fraction(100), 6, 12), within_months(Fraction(7), 1, 12)
    (50, 0)
    """
    return size * left // months
