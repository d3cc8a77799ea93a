"""The cheapest way in closed form, where no lever stands in two needs that must hold together.

Comes in: needs. Goes out: every cheapest way that may still be the best one; none where there is no way.
Must not know: plans, subjects, solvers.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ceyuan.advice.change.cover import TooMany, cheapest_cover
from ceyuan.advice.change.levers import Lever
from ceyuan.advice.change.needs import Count, Line, Met, Need, Open, Row, Stuck, Table, levers_of, levers_of_line
from ceyuan.advice.change.ways import STAY, Taste, Way, together

_ZERO = Fraction(0)
_MOST_PARTIAL = 4_000


class Shared(Exception):  # noqa: N818 -- no error: another search answers instead
    """A lever stands in two needs that must hold together, or there are too many ways of equal effort."""


def cheapest_ways(need: Need, taste: Taste) -> list[Way]:
    """Give the cheapest ways, the best first; raises `Shared` where the closed form does not apply."""
    match need:
        case Met():
            return [STAY]
        case Stuck():
            return []
        case Open(missing=missing, unpublished=unpublished):
            return [Way(_ZERO, (), frozenset(missing), frozenset(unpublished))]
        case Row():
            return taste.best_of(_cover(need))
        case Count(least=1, parts=parts):
            return taste.best_of([way for part in parts for way in cheapest_ways(part, taste)])
        case Count(least=least, parts=parts):
            _require_apart([tuple(levers_of(part)) for part in parts])
            return _some_of(least, [cheapest_ways(part, taste) for part in parts], taste)
        case Table():
            return _table(need, taste)


def _cover(row: Row) -> list[Way]:
    try:
        return cheapest_cover(row)
    except TooMany as many:
        raise Shared from many


def _require_apart(groups: Sequence[Sequence[Lever]]) -> None:
    sets = [set(group) for group in groups]
    if sum(len(one) for one in sets) != len(set[Lever]().union(*sets)):
        raise Shared


def _some_of(least: int, parts: Sequence[list[Way]], taste: Taste) -> list[Way]:
    """Choose so many parts: what they cost adds up, so the cheapest choice of each number grows part by part."""
    chosen: list[list[Way]] = [[STAY], *([] for _ in range(least))]
    for ways in parts:
        for number in range(least, 0, -1):
            more = [together(one, way) for one in chosen[number - 1] for way in ways]
            if more:
                chosen[number] = taste.best_of([*chosen[number], *more])
    return chosen[least]


# points tables: partial sums of points, each with the ways that bring them

Partial = tuple[Fraction, Way]


def _table(table: Table, taste: Taste) -> list[Way]:
    _require_apart([tuple(levers_of_line(line)) for line in table.lines])
    caps = dict(table.caps)
    total: list[Partial] = [(_ZERO, STAY)]
    for name in dict.fromkeys(line.dimension for line in table.lines):
        own: list[Partial] = [(_ZERO, STAY)]
        for line in (one for one in table.lines if one.dimension == name):
            own = _added(own, _line(line, taste), caps.get(name, table.bound), taste)
        total = _added(total, own, table.bound, taste)
    return taste.best_of([way for points, way in total if points >= table.bound])


def _line(line: Line, taste: Taste) -> list[Partial]:
    return [(one.points, way) for one in line.options for way in cheapest_ways(one.need, taste)]


def _added(some: list[Partial], more: list[Partial], cap: Fraction, taste: Taste) -> list[Partial]:
    """Add the points of two parts, up to a cap, and drop what is beaten by something with as many points."""
    joined = [(min(cap, a + b), together(one, other)) for a, one in some for b, other in more]
    joined.sort(key=lambda pair: (-pair[0], taste.key(pair[1])))
    kept: list[Partial] = []
    for points, way in joined:
        beaten = (one.effort < way.effort or (one.effort == way.effort and taste.as_good(one, way)) for _, one in kept)
        if not any(beaten):
            kept.append((points, way))
    if len(kept) > _MOST_PARTIAL:
        raise Shared
    return kept
