"""What must become true, over levers: rows, open tests, counts and points tables.

Comes in: nothing. Goes out: frozen nodes, and functions that keep them small.
Must not know: plans, subjects, how a cheapest way is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ceyuan.advice.change.levers import Lever
from ceyuan.advice.change.results import Blocked, Obstacle
from ceyuan.engines.answer import MissingFact


@dataclass(frozen=True, slots=True)
class Met:
    """Holds, whatever is moved."""


@dataclass(frozen=True, slots=True)
class Stuck:
    """Cannot hold, whatever is moved; `blocked` says why."""

    blocked: tuple[Blocked, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """Nobody knows: may be taken to hold, named as `missing` or `unpublished`."""

    missing: tuple[MissingFact, ...]
    unpublished: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """`sum of factor * lever >= bound`, in whole numbers."""

    terms: tuple[tuple[Lever, int], ...]
    bound: int
    blocked: tuple[Blocked, ...] = ()

    def value(self, at: dict[Lever, int]) -> int:
        """Give the left side; a lever that is not in `at` stays."""
        return sum(factor * at.get(lever, lever.before) for lever, factor in self.terms)


@dataclass(frozen=True, slots=True)
class Count:
    """At least so many parts: all of them, one of them, or k of n."""

    least: int
    parts: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """At least so many points for a line if `need` holds."""

    points: Fraction
    need: Need


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a points table: one of its options counts. There always is one that needs nothing."""

    dimension: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Lines that must bring `bound` points together, each dimension at most its cap."""

    bound: Fraction
    lines: tuple[Line, ...]
    caps: tuple[tuple[str, Fraction], ...]
    blocked: tuple[Blocked, ...] = ()


Need = Met | Stuck | Open | Row | Count | Table
MET = Met()
_HARD = (
    Obstacle.TOO_SLOW,
    Obstacle.OUT_OF_BOUNDS,
    Obstacle.TITLE_OUT_OF_REACH,
    Obstacle.CLOSED_YEAR,
    Obstacle.NOT_CHANGEABLE,
    Obstacle.NOT_APPLICABLE,
)


def helps(lever: Lever, factor: int) -> bool:
    """Tell whether moving a lever can raise `factor * lever`."""
    return lever.high > lever.before if factor > 0 else lever.low < lever.before


def harms(lever: Lever, factor: int) -> bool:
    """Tell whether moving a lever can lower `factor * lever`."""
    return helps(lever, -factor)


def top_of(row: Row) -> int:
    """Give the most that the left side of a row can become."""
    return sum(factor * (lever.high if factor > 0 else lever.low) for lever, factor in row.terms)


def bottom_of(row: Row) -> int:
    """Give the least that the left side of a row can become."""
    return sum(factor * (lever.low if factor > 0 else lever.high) for lever, factor in row.terms)


def at_least(terms: dict[Lever, int], bound: int, blocked: Sequence[Blocked] = ()) -> Need:
    """Give `sum >= bound` as small as it gets: a row, or what it comes to whatever is moved.

    What is stuck names `blocked` only where moving something helps, but not far enough.
    """
    row = Row(tuple((lever, factor) for lever, factor in terms.items() if factor), bound, tuple(blocked))
    if bottom_of(row) >= bound:
        return MET
    if top_of(row) >= bound:
        return row
    return Stuck(row.blocked if any(helps(lever, factor) for lever, factor in row.terms) else ())


def count(least: int, parts: Sequence[Need]) -> Need:
    """Join parts of which at least some must hold: all, any and k of n are one rule."""
    left: list[Need] = []
    stuck: list[tuple[Blocked, ...]] = []
    choice = least < len(parts)
    for part in parts:
        match part:
            case Met():
                least -= 1
            case Stuck(blocked=why):
                stuck.append(why)
            case _:
                left.append(part)
    if least <= 0:
        return MET
    if least > len(left):
        # where some ways are enough, what stands in the way of the nearest is told first
        ways = sorted(stuck, key=_hardness) if choice else stuck
        return Stuck(tuple(dict.fromkeys(one for why in ways for one in why)))
    return left[0] if least == len(left) == 1 else Count(least, tuple(left))


def _hardness(why: tuple[Blocked, ...]) -> int:
    """Tell how hard a way is barred: by the hardest of what stands in it; only time is the least."""
    return max((_HARD.index(one.obstacle) for one in why if one.obstacle in _HARD), default=len(_HARD))


def every(parts: Sequence[Need]) -> Need:
    """Join parts that must all hold."""
    return count(len(parts), parts)


def levers_of(need: Need) -> Iterator[Lever]:
    """Give every lever below, as often as it stands there."""
    match need:
        case Row(terms=terms):
            for lever, _ in terms:
                yield lever
        case Count(parts=parts):
            for part in parts:
                yield from levers_of(part)
        case Table(lines=lines):
            for line in lines:
                yield from levers_of_line(line)
        case Met() | Stuck() | Open():
            return


def levers_of_line(line: Line) -> Iterator[Lever]:
    """Give every lever of a line's options."""
    for option in line.options:
        yield from levers_of(option.need)


def shared_assumptions(need: Need) -> frozenset[object]:
    """Give what is taken to fit by more than one of the tests that must hold together."""
    shared: set[object] = set()
    _assumed(need, shared)
    return frozenset(shared)


def _assumed(need: Need, shared: set[object]) -> set[object]:
    """Give what a need may take to fit, noting what several of its parts may."""
    match need:
        case Open(missing=missing, unpublished=unpublished):
            return {*missing, *unpublished}
        case Count(least=least, parts=parts):
            return _united([_assumed(part, shared) for part in parts], shared, together=least > 1)
        case Table(lines=lines):
            # of a line one option counts
            own = [[_assumed(option.need, shared) for option in line.options] for line in lines]
            return _united([_united(one, shared, together=False) for one in own], shared, together=True)
        case Met() | Stuck() | Row():
            return set()


def _united(parts: Sequence[set[object]], shared: set[object], *, together: bool) -> set[object]:
    seen: set[object] = set()
    for part in parts:
        if together:
            shared |= seen & part
        seen |= part
    return seen
