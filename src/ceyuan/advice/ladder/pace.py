"""How long a fact takes to a threshold at its own growth, in whole years and exactly.

Comes in: a gap, the subject, and the day. Goes out: paces of the facts whose threshold is not reached.
Must not know: ladders, words.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ceyuan.advice.gap.results import Distance, MeasureGap
from ceyuan.advice.gap.scene import columns_of
from ceyuan.advice.ladder.results import Pace
from ceyuan.model.subject import Subject

MOST_YEARS = 30
LONGEST_PAST = 2  # years of growth looked back on: the last three closed years


def paces_of(gap: MeasureGap, subject: Subject, *, as_of: date) -> tuple[Pace, ...]:
    """Give a pace for each yearly figure that is below a number of the text; the farthest threshold where several."""
    found: dict[str, Pace] = {}
    for criterion in gap.criteria:
        for distance in criterion.distances:
            pace = _pace(distance, subject, as_of)
            if pace is not None and (pace.fact not in found or found[pace.fact].needed < pace.needed):
                found[pace.fact] = pace
    return tuple(found.values())


def _pace(distance: Distance, subject: Subject, as_of: date) -> Pace | None:
    """Only a threshold on one year of one fact can be met by that fact's growth alone, and only where it must rise."""
    columns = (*columns_of(distance.compare.left), *columns_of(distance.compare.right))
    if len(columns) != 1 or columns[0].offset != -1 or len(distance.equivalents) != 1:
        return None
    way = distance.equivalents[0]
    rises = way.amount > 0 or (way.amount == 0 and way.beyond)
    if way.year is None or not rises:
        return None
    last_year = min(way.year, as_of.year - 1)
    grown = _grown(way.fact, last_year, subject)
    if grown is None:
        return None
    years, first, last = grown
    pace = Pace(way.fact, last_year, years, first, last, way.before + way.amount, way.beyond, None)
    return replace(pace, months=months_to(pace))


def _grown(fact: str, last_year: int, subject: Subject) -> tuple[int, Fraction, Fraction] | None:
    """Give the longest run of closed years with a positive beginning, up to three; None where there are not two."""
    last = _figure(fact, last_year, subject)
    for years in range(LONGEST_PAST, 0, -1):
        first = _figure(fact, last_year - years, subject)
        if first is not None and last is not None and first > 0:
            return years, first, last
    return None


def _figure(fact: str, year: int, subject: Subject) -> Fraction | None:
    cell = subject.value_in(fact, year)
    return Fraction(cell) if isinstance(cell, Decimal) else None


def months_to(pace: Pace) -> int | None:
    """Give the smallest number of whole years after which the figure is reached, in months.

    From 4000 to 4840 in two years is a tenth each year: 5000 is reached after one year.

    >>> pace = Pace("营业收入", 2025, 2, Fraction(4000), Fraction(4840), Fraction(5000), False, None)
    >>> months_to(pace), months_to(replace(pace, needed=Fraction(4840) * Fraction(11, 10))), months_to(
    ...     replace(pace, first=Fraction(4840))
    ... )
    (12, 12, None)
    """
    if pace.first <= 0 or pace.last <= pace.first:
        return None
    # last * (last / first) ** (n / years) >= needed, both sides to the power of `years`
    growth, wanted = pace.last / pace.first, (pace.needed / pace.last) ** pace.years
    reached = Fraction(1)
    for years in range(MOST_YEARS + 1):
        if reached > wanted or (reached == wanted and not pace.beyond):
            return 12 * years
        reached *= growth
    return None
