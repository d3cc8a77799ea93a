"""The cheapest way in closed form, where no lever stands in two needs that must hold together.

Comes in: needs. Goes out: every cheapest way that may still be the best one; none where there is no way.
Must not know: plans, subjects, solvers.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ceyuan.advice.change.cover import TooMany, cheapest_cover
from ceyuan.advice.change.levers import Lever
from ceyuan.advice.change.lines import cheapest_points
from ceyuan.advice.change.needs import Count, Met, Need, Open, Row, Stuck, Table, levers_of, levers_of_line
from ceyuan.advice.change.ways import STAY, Taste, Way, together

_ZERO = Fraction(0)


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
            _require_apart([tuple(levers_of_line(line)) for line in need.lines])
            lines = [
                [(one.points, way) for one in line.options for way in cheapest_ways(one.need, taste)]
                for line in need.lines
            ]
            try:
                return cheapest_points(need, lines, taste)
            except TooMany as many:
                raise Shared from many


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
