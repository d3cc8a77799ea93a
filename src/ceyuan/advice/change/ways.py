"""Ways to move levers, and which of two is the better one.

Comes in: levers with where they go, what is taken to fit. Goes out: ways in order: effort, what is taken to fit, number
of changes, months, the order in which the measure reads its facts.
Must not know: needs, how ways are found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from ceyuan.advice.change.levers import Lever
from ceyuan.engines.answer import MissingFact

_ZERO = Fraction(0)
_MOST_ALIKE = 60

Moves = tuple[tuple[Lever, int], ...]
Key = tuple[Fraction, int, int, int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Way:
    """Levers with where they go; what nobody knows and is taken to fit; what nobody has published."""

    effort: Fraction
    moves: Moves = ()
    missing: frozenset[MissingFact] = frozenset()
    unpublished: frozenset[str] = frozenset()

    @property
    def months(self) -> int:
        """Give how long the slowest change takes."""
        return max((lever.months for lever, _ in self.moves), default=0)

    @property
    def assumed(self) -> int:
        """Count what is taken to fit."""
        return len(self.missing) + len(self.unpublished)


STAY = Way(_ZERO)


def move(at: Mapping[Lever, int]) -> Way:
    """Give the way that brings levers to numbers; those that stay are left out."""
    moves = tuple((lever, after) for lever, after in at.items() if after != lever.before)
    return Way(sum((lever.unit * abs(after - lever.before) for lever, after in moves), _ZERO), moves)


def together(one: Way, other: Way) -> Way:
    """Join two ways that share no lever."""
    if one is STAY or other is STAY:
        return other if one is STAY else one
    return Way(
        one.effort + other.effort,
        one.moves + other.moves,
        one.missing | other.missing,
        one.unpublished | other.unpublished,
    )


@dataclass(frozen=True, slots=True)
class Taste:
    """How ways of equal effort are told apart: the place of each fact in the measure.

    `shared` are unknown facts that several tests of the measure ask for: taking one of them to fit may serve another.
    """

    order: Mapping[str, int]
    shared: frozenset[object] = frozenset()

    def places(self, way: Way) -> tuple[int, ...]:
        """Give the places of what is moved, in order."""
        return tuple(sorted(self.order.get(lever.name, len(self.order)) for lever, _ in way.moves))

    def key(self, way: Way) -> Key:
        """Give what ways are ordered by."""
        return (way.effort, way.assumed, len(way.moves), way.months, self.places(way))

    def as_good(self, one: Way, other: Way) -> bool:
        """Tell whether one way is as good as another of equal effort, whatever both are joined with."""
        assumed, rival = one.missing | one.unpublished, other.missing | other.unpublished
        if not assumed & self.shared <= rival or len(assumed - self.shared) > len(rival - self.shared):
            return False
        if len(one.moves) != len(other.moves):
            return len(one.moves) < len(other.moves)
        return one.months <= other.months and self.places(one) <= self.places(other)

    def best_of(self, ways: Iterable[Way]) -> list[Way]:
        """Keep the ways of least effort that may still turn out the best, the best one first."""
        found = list(ways)
        least = min((one.effort for one in found), default=_ZERO)
        kept: list[Way] = []
        for way in sorted((one for one in found if one.effort == least), key=self.key):
            if not any(self.as_good(one, way) for one in kept):
                kept.append(way)
        return kept[:_MOST_ALIKE]
