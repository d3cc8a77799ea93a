"""The cheapest way to bring one row to its bound: an integer knapsack, exactly.

Comes in: a row. Goes out: every cheapest way.
Must not know: other rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from ceyuan.advice.change.levers import Lever
from ceyuan.advice.change.needs import Row, helps
from ceyuan.advice.change.ways import STAY, Way, move

MOST_STEPS = 4_000


class TooMany(Exception):  # noqa: N818 -- no error: a solver answers instead
    """There are too many ways that cost nearly the same."""


class Push(NamedTuple):
    """How a lever helps: which way it goes, what a step brings and costs, how many steps there are."""

    lever: Lever
    sign: int
    gain: int
    most: int


@dataclass(slots=True)
class _Search:
    pushes: list[Push]
    best: Fraction | None = None
    found: list[dict[Lever, int]] = field(default_factory=list)
    steps: int = 0


def cheapest_cover(row: Row) -> list[Way]:
    """Give the cheapest ways to make a row hold, those that harm it left where they are; raises `TooMany`."""
    short = row.bound - row.value({})
    if short <= 0:
        return [STAY]
    pushes = [push for lever, factor in row.terms if (push := _push(lever, factor)) is not None]
    if len(pushes) == 1:
        (push,) = pushes
        steps = -(-short // push.gain)
        return [move({push.lever: push.lever.before + push.sign * steps})] if steps <= push.most else []
    # the cheapest per unit first; then what is still missing costs at least that much
    search = _Search(sorted(pushes, key=lambda one: one.lever.unit / one.gain))
    _fill(search, 0, short, Fraction(0), {})
    return [move(at) for at in search.found]


def _push(lever: Lever, factor: int) -> Push | None:
    if not helps(lever, factor):
        return None
    most = lever.high - lever.before if factor > 0 else lever.before - lever.low
    return Push(lever, 1 if factor > 0 else -1, abs(factor), most)


def _fill(search: _Search, number: int, short: int, spent: Fraction, at: dict[Lever, int]) -> None:
    if short <= 0:
        if search.best is None or spent < search.best:
            search.best, search.found = spent, []
        if spent == search.best:
            search.found.append(at)
        return
    if number == len(search.pushes):
        return
    push = search.pushes[number]
    for steps in _steps(search, number, short, spent):
        search.steps += 1
        if search.steps > MOST_STEPS:
            raise TooMany
        after = push.lever.before + push.sign * steps
        _fill(search, number + 1, short - steps * push.gain, spent + steps * push.lever.unit, {**at, push.lever: after})


def _steps(search: _Search, number: int, short: int, spent: Fraction) -> Iterator[int]:
    """Give the numbers of steps worth trying, from as many as can be used downwards."""
    push = search.pushes[number]
    rest = search.pushes[number + 1 :]
    for steps in range(min(push.most, -(-short // push.gain)), -1, -1):
        left = max(0, short - steps * push.gain)
        if left and not rest:
            return
        least = spent + steps * push.lever.unit + (left * rest[0].lever.unit / rest[0].gain if left else 0)
        if search.best is not None and least > search.best and left:
            return
        yield steps
