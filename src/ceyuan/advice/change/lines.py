"""Choose among the options of a points table's lines, where no two lines share a lever.

Comes in: a table, for each line the points its options bring with the ways to them. Goes out: the cheapest ways.
Must not know: how the way to an option is found.

First the least effort is found, whatever is taken to fit; then, among the choices that stay within it, the best one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from ceyuan.advice.change.cover import TooMany
from ceyuan.advice.change.needs import Table
from ceyuan.advice.change.ways import STAY, Taste, Way, together

Partial = tuple[Fraction, Way]
Better = Callable[[Way, Way], bool]
_ZERO = Fraction(0)
_MOST_PAIRS = 60_000


def cheapest_points(table: Table, lines: Sequence[list[Partial]], taste: Taste) -> list[Way]:
    """Give the cheapest ways to the bound of a table; raises `TooMany`."""
    roughly = _reached(table, lines, lambda _one, _other: True, None)
    if not roughly:
        return roughly
    least = min(way.effort for way in roughly)
    within = [[(points, way) for points, way in line if way.effort <= least] for line in lines]
    return taste.best_of(_reached(table, within, taste.as_good, least))


def _reached(table: Table, lines: Sequence[list[Partial]], better: Better, most: Fraction | None) -> list[Way]:
    """Add dimension by dimension; `most` is the effort beyond which nothing is of interest."""
    caps = dict(table.caps)
    names = dict.fromkeys(line.dimension for line in table.lines)
    total: list[Partial] = [(_ZERO, STAY)]
    for name in names:
        own: list[Partial] = [(_ZERO, STAY)]
        for line, ways in zip(table.lines, lines, strict=True):
            if line.dimension == name:
                own = _added(own, ways, caps.get(name, table.bound), better, most)
        total = _added(total, own, table.bound, better, most)
    return [way for points, way in total if points >= table.bound]


def _added(
    some: list[Partial], more: list[Partial], cap: Fraction, better: Better, most: Fraction | None
) -> list[Partial]:
    """Add the points of two parts, up to a cap, and drop what is beaten by something with as many points."""
    if len(some) * len(more) > _MOST_PAIRS:
        raise TooMany
    joined = [
        (min(cap, a + b), one.effort + other.effort, one, other)
        for a, one in some
        for b, other in more
        if most is None or one.effort + other.effort <= most
    ]
    joined.sort(key=lambda found: (-found[0], found[1], found[2].assumed + found[3].assumed))
    kept: list[Partial] = []
    alike: list[Way] = []  # what is kept of the least effort so far
    for points, effort, one, other in joined:
        if alike and effort > alike[0].effort:
            continue
        way = together(one, other)
        if alike and effort == alike[0].effort:
            if any(better(rival, way) for rival in alike):
                continue
            alike.append(way)
        else:
            alike = [way]
        kept.append((points, way))
    return kept
