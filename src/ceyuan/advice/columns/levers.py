"""What may be moved in a period: facts and titles with their direction, weight, bounds and how long they take.

Comes in: the vocabulary, what a measure reads, the days of the period. Goes out: levers.
Must not know: values, rules.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from math import ceil, floor

from ceyuan.advice.columns.outlook import months_later
from ceyuan.advice.room import whole_months_left
from ceyuan.model.columns import ColumnKey
from ceyuan.model.facts import Changeable, Fact, FactType, Movement, Vocabulary
from ceyuan.plan.reads import Reads

_MONEY = "元"
_MONEY_STEP, _SHARE_STEP, _STEP = Decimal(1_000_000), Decimal("0.01"), Decimal(1)
_WIDEST = 2**62
_LAST = Decimal(10) ** 30  # a weight behind which everything with another one comes first


class LeverKind(IntEnum):
    """What is moved."""

    NUMBER = 0
    FLAG = 1
    TITLE = 2


@dataclass(frozen=True, slots=True)
class Lever:
    """One thing moved one way: `sign` 1 is up, to yes or to held, -1 down or to no.

    `effort` counts once for a flag or title; for a number it counts for each `max(|before|, step)`, all in the fact's
    smallest unit, between `low` and `high`. `done` is the first day on which it can be done; `in_time` False means that
    this is after the period. `left` are the whole months in which a figure of the open year can move, None for others.
    """

    kind: LeverKind
    name: str
    year: int | None
    sign: int
    effort: Fraction
    months: int
    done: date
    in_time: bool
    step: Fraction = Fraction(1)
    low: int = 0
    high: int = 1
    left: int | None = None

    @property
    def cell(self) -> tuple[LeverKind, str, int | None]:
        """Give what is moved, whichever way."""
        return self.kind, self.name, self.year

    @property
    def key(self) -> ColumnKey:
        """Give the column of a fact."""
        return ColumnKey(self.name, self.year)


@dataclass(frozen=True, slots=True)
class Season:
    """The day of asking, the day looked at and its reference year; `declared` says that only what is declared moves.

    Where it is off, distances are measured: figures of closed years have one too, though nothing moves them. What is
    declared is still measured in its own direction (turnover is never short downwards), and before everything else.
    `closed_too` imagines that closed years were open, to say what stands in the way.
    """

    known_on: date
    as_of: date
    reference_year: int
    declared: bool
    closed_too: bool = False


def levers_of(reads: Reads, vocabulary: Vocabulary, season: Season) -> tuple[Lever, ...]:
    """Give the levers among what a measure reads, in the order of reading."""
    return tuple(_levers(reads, vocabulary, season))


def _levers(reads: Reads, vocabulary: Vocabulary, season: Season) -> Iterator[Lever]:
    for name, offset in reads.facts:
        fact = vocabulary.facts[name]
        year = None if offset is None else season.reference_year + offset + 1
        how = _how(fact.changeable, season)
        closed = season.declared and year is not None and year < season.known_on.year
        if how is None or (closed and not season.closed_too):
            continue
        for sign in _signs(how.movement):
            yield from _of_fact(fact, year, sign, how, season)
    for name in reads.titles:
        how = _how(vocabulary.titles[name].changeable, season)
        if how is not None and 1 in _signs(how.movement):
            done, in_time = _when(how, season)
            yield Lever(LeverKind.TITLE, name, None, 1, Fraction(how.effort), how.months, done, in_time)


def _how(changeable: Changeable | None, season: Season) -> Changeable | None:
    if season.declared:
        return changeable
    if changeable is None:
        return Changeable(_LAST, 0, Movement.EITHER)
    return dataclasses.replace(changeable, effort=Decimal(1), months=0)


def _signs(movement: Movement) -> tuple[int, ...]:
    return {Movement.UP: (1,), Movement.DOWN: (-1,), Movement.EITHER: (1, -1)}[movement]


def _when(how: Changeable, season: Season) -> tuple[date, bool]:
    done = months_later(season.known_on, how.months)
    return max(done, season.as_of), done <= season.as_of or done.year == season.as_of.year


def _of_fact(fact: Fact, year: int | None, sign: int, how: Changeable, season: Season) -> Iterator[Lever]:
    done, in_time = _when(how, season)
    effort = Fraction(how.effort)
    if fact.type is FactType.BOOLEAN and year is None:
        yield Lever(LeverKind.FLAG, fact.name, None, sign, effort, how.months, done, in_time)
    if fact.type is not FactType.NUMBER:
        return
    unit = 10**fact.scale
    high = _WIDEST if fact.maximum is None else floor(fact.maximum * unit)
    low = -high if fact.minimum is None else ceil(fact.minimum * unit)
    step = Fraction(step_of(fact, how)) * unit
    left: int | None = None
    if season.declared and year is not None and year >= season.known_on.year:
        left = whole_months_left(season.known_on, year)
        in_time = in_time and left > 0
    hurried = left if left and how.months else None
    yield Lever(LeverKind.NUMBER, fact.name, year, sign, effort, how.months, done, in_time, step, low, high, hurried)


def step_of(fact: Fact, how: Changeable) -> Decimal:
    """Give the least size that a relative change is counted against, in the fact's unit."""
    if how.step is not None:
        return how.step
    if fact.unit == _MONEY:
        return _MONEY_STEP
    is_share = fact.unit == "" and fact.maximum is not None and fact.maximum <= 1
    return _SHARE_STEP if is_share else _STEP
