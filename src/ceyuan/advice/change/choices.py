"""Go through every choice of what is to hold, where there are few, and solve each exactly.

Comes in: needs. Goes out: the cheapest way.
Must not know: plans, solvers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

from ceyuan.advice.change.conjunction import cheapest_together
from ceyuan.advice.change.needs import Count, Met, Need, Open, Row, Stuck, Table
from ceyuan.advice.change.ways import Taste, Way
from ceyuan.engines.answer import MissingFact

MOST_CHOICES = 240
_ZERO = Fraction(0)


class TooManyChoices(Exception):  # noqa: N818 -- no error: a solver answers instead
    """There are too many choices to go through."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Rows that are to hold together, and what is taken to fit beside them."""

    rows: tuple[Row, ...] = ()
    missing: frozenset[MissingFact] = frozenset()
    unpublished: frozenset[str] = frozenset()


def cheapest_choice(need: Need, taste: Taste) -> Way | None:
    """Give the cheapest way over all choices; raises `TooManyChoices` or `NotStepwise`."""
    ways = [way for choice in choices_of(need) if (way := cheapest_of(choice, taste)) is not None]
    return min(ways, key=taste.key, default=None)


def cheapest_of(choice: Choice, taste: Taste) -> Way | None:
    """Give the cheapest way of one choice; raises `NotStepwise`."""
    way = cheapest_together(tuple(dict.fromkeys(choice.rows)), taste)
    return None if way is None else Way(way.effort, way.moves, choice.missing, choice.unpublished)


def choices_of(need: Need) -> list[Choice]:
    """Give every choice; raises `TooManyChoices`."""
    match need:
        case Met():
            return [Choice()]
        case Stuck():
            return []
        case Open(missing=missing, unpublished=unpublished):
            return [Choice((), frozenset(missing), frozenset(unpublished))]
        case Row():
            return [Choice((need,))]
        case Count(least=least, parts=parts):
            inner = [choices_of(part) for part in parts]
            return _limited(_joined(some) for some in combinations(inner, least))
        case Table():
            return _table(need)


def _joined(parts: tuple[list[Choice], ...]) -> list[Choice]:
    size = 1
    for part in parts:
        size *= len(part)
    if size > MOST_CHOICES:
        raise TooManyChoices
    return [_together(some) for some in product(*parts)]


def _together(some: tuple[Choice, ...]) -> Choice:
    rows = tuple(row for one in some for row in one.rows)
    missing = frozenset[MissingFact]().union(*(one.missing for one in some))
    return Choice(rows, missing, frozenset[str]().union(*(one.unpublished for one in some)))


def _limited(groups: Iterator[list[Choice]]) -> list[Choice]:
    found: list[Choice] = []
    for group in groups:
        found += group
        if len(found) > MOST_CHOICES:
            raise TooManyChoices
    return found


def _table(table: Table) -> list[Choice]:
    """Give the choices that reach the bound; a line may always bring less than it chooses."""
    lines = [[(one.points, choice) for one in line.options for choice in choices_of(one.need)] for line in table.lines]
    size = 1
    for line in lines:
        size *= len(line)
    if size > 8 * MOST_CHOICES:
        raise TooManyChoices
    enough = (
        [_together(tuple(choice for _, choice in some))]
        for some in product(*lines)
        if _points(table, [points for points, _ in some]) >= table.bound
    )
    return _limited(enough)


def _points(table: Table, points: list[Fraction]) -> Fraction:
    caps, sums = dict(table.caps), dict[str, Fraction]()
    for line, own in zip(table.lines, points, strict=True):
        sums[line.dimension] = sums.get(line.dimension, _ZERO) + own
    return sum((min(own, caps.get(name, own)) for name, own in sums.items()), _ZERO)
