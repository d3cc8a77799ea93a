"""How far each lever alone must go for a test to hold, row by row, and what any way at least costs.

Comes in: a tree of tests, levers, picked rows. Goes out: whole steps for each lever, exact, and a bound from below.
Must not know: measures, other parts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ceyuan.advice.columns.arithmetic import Bent, Cells, Numbers, Slope, slope_of, value_of
from ceyuan.advice.columns.levers import Lever, LeverKind
from ceyuan.advice.columns.sheet import Picked, Truths, Wholes
from ceyuan.advice.columns.tests_of import FlagIs, Joined, Nothing, Opaque, Settled, Sign, Test, TitleHeld, WordIs
from ceyuan.advice.room import within_months
from ceyuan.plan.integers import IntegerTest
from ceyuan.plan.integers.nodes import Cell
from ceyuan.plan.nodes import Member, Operator

FAR = 2**62
Number = TypeVar("Number", np.int64, np.float64)
Efforts = NDArray[np.float64]
_LOOSE = 1 - 1e-9  # a bound from below that is rounded this much down stays below


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """For each row: is the test met or open (`met`), and how many steps of each lever bring it (`first`; FAR: never).

    A lever that is not in `first` brings it only where it is met. `least` is what every way costs at least, infinite
    where there is none. `null` says that something in it does not apply, `beyond` that a bound stops a lever, `slow`
    that the months left of the year do.
    """

    met: Truths
    first: Mapping[int, Wholes]
    least: Efforts
    null: Truths
    beyond: Truths
    slow: Truths

    def steps(self, lever: int) -> Wholes:
        """Give how many steps of a lever bring the test."""
        found = self.first.get(lever)
        return np.where(self.met, 0, FAR) if found is None else found


def find_reach(test: Test, levers: Sequence[Lever], picked: Picked) -> Reach:
    """Give how far each lever must go for a test."""
    match test:
        case Joined(least=least, parts=parts):
            return _join(least, [find_reach(part, levers, picked) for part in parts], len(picked))
        case Sign():
            return _sign(test, levers, picked)
        case FlagIs(key=key, expected=expected, moved=moved):
            null, known = picked.null(key), picked.known(key)
            met = ~null & (~known | (picked.flag(key) == expected))
            return _switch(met, null, moved, levers, reachable=known)
        case TitleHeld(titles=titles, negated=negated, moved=moved):
            return _switch(_titles(titles, picked, negated=negated), None, moved, levers)
        case WordIs(key=key, atom=atom):
            null = picked.null(key)
            truth = picked.words(key, lambda word: _matches(atom, word)) != atom.negated
            return _switch(~null & (~picked.known(key) | truth), null, (), levers)
        case Nothing(key=key, negated=negated):
            never = picked.known(key) if not negated else picked.null(key)
            return _switch(~never, None, (), levers)
        case Settled(met=met):
            return _switch(np.full(len(picked), met), None, (), levers)
        case Opaque(movable=movable):
            nowhere = np.zeros(len(picked), np.bool_)
            return Reach(nowhere, {}, np.full(len(picked), 0.0 if movable else np.inf), *(nowhere, nowhere, nowhere))


def _matches(atom: Member, word: str) -> bool:
    return word.startswith(atom.values) if atom.prefix else word in atom.values


def _titles(titles: Sequence[str], picked: Picked, *, negated: bool) -> Truths:
    held = np.zeros(len(picked), np.bool_)
    for title in titles:
        held |= picked.held(title)
    if negated:
        return ~held
    for title in titles:
        held |= picked.open(title)
    return held


def _switch(
    met: Truths, null: Truths | None, moved: Sequence[int], levers: Sequence[Lever], *, reachable: Truths | None = None
) -> Reach:
    """Give the reach of a test that one step of some levers brings, where it is reachable and applies."""
    none = np.zeros(len(met), np.bool_) if null is None else null
    stuck = none if reachable is None else none | ~reachable
    one = np.where(met, 0, np.where(stuck, FAR, 1))
    efforts = [float(levers[number].effort) for number in moved if levers[number].in_time]
    cheapest = min(efforts, default=np.inf)
    least = np.where(met, 0.0, np.where(stuck, np.inf, cheapest))
    return Reach(met, dict.fromkeys(moved, one), least, none, *np.zeros((2, len(met)), np.bool_))


def _join(least: int, parts: Sequence[Reach], rows: int) -> Reach:
    """Give the reach of at least some parts: the steps after which so many of them are reached."""
    if least <= 0 or least > len(parts):
        return _switch(np.full(rows, least <= 0), None, (), ())
    met = np.sum([part.met for part in parts], axis=0) >= least
    levers = dict.fromkeys(number for part in parts for number in part.first)
    first = {number: _nth([part.steps(number) for part in parts], least) for number in levers}
    bound = _nth([part.least for part in parts], least)
    null = np.any([part.null for part in parts], axis=0)
    beyond = np.any([part.beyond for part in parts], axis=0)
    slow = np.any([part.slow for part in parts], axis=0)
    return Reach(met, first, bound, null, beyond, slow)


def _nth(items: Sequence[NDArray[Number]], number: int) -> NDArray[Number]:
    """Give the `number`th smallest of each row."""
    if len(items) == 1:
        return items[0]
    stacked = np.stack(items)
    if number == 1:
        return np.asarray(stacked.min(axis=0))
    if number == len(items):
        return np.asarray(stacked.max(axis=0))
    return np.asarray(np.partition(stacked, number - 1, axis=0)[number - 1])


def effort_of_steps(lever: Lever, steps: Wholes, picked: Picked) -> Efforts:
    """Give the effort of some steps, rounded once or twice; infinite where they are FAR."""
    if lever.kind is not LeverKind.NUMBER:
        return np.where(steps >= FAR, np.inf, steps * float(lever.effort))
    size = np.maximum(np.absolute(picked.values(lever.key)), float(lever.step))
    return np.where(steps >= FAR, np.inf, steps * float(lever.effort) / size)


def _sign(test: Sign, levers: Sequence[Lever], picked: Picked) -> Reach:
    cells = Cells(picked, dict(test.keys), test.wide)
    null, known = _applies(test, cells)
    value = value_of(test.test.low, cells)
    met = ~null & (~known | _truth(test.test.operator, value))
    # a row without every number, or where something does not apply, is nothing that steps could bring
    unmet = known & ~null & ~met
    found = [(number, *_walk(test.test, value, unmet, (levers[number], cell), cells)) for number, cell in test.moved]
    first = {number: np.where(met, 0, steps) for number, steps, _, _ in found}
    beyond, slow = np.zeros((2, len(picked)), np.bool_)
    for _, _, (bound, time), _ in found:
        beyond |= bound
        slow |= time
    timely = [(levers[number], steps, slope) for number, steps, _, slope in found if levers[number].in_time]
    least = np.where(met, 0.0, np.where(unmet, _least(test, value, timely, picked), np.inf))
    if test.on_guard:
        # a lever in a divisor may end that it does not apply: nothing is known from below
        least = np.where(null, 0.0, least)
    return Reach(met, first, least, null, beyond, slow)


def _applies(test: Sign, cells: Cells) -> tuple[Truths, Truths]:
    """Give where a test does not apply, and where all its numbers are known."""
    picked = cells.picked
    keys = dict(test.keys)
    null = np.zeros(len(picked), np.bool_)
    known = np.ones(len(picked), np.bool_)
    for cell in test.test.cells:
        null |= picked.null(keys[cell])
        known &= picked.known(keys[cell])
    for guard in test.test.guards:
        hit = _truth(guard.operator, value_of(guard.value, cells))
        for cell in guard.cells:
            hit &= picked.known(keys[cell])
        null |= hit
    return null, known


def _truth(operator: Operator, value: Numbers) -> Truths:
    match operator:
        case Operator.EQUAL:
            found = value == 0
        case Operator.UNEQUAL:
            found = value != 0
        case Operator.LESS:
            found = value < 0
        case Operator.AT_MOST:
            found = value <= 0
        case Operator.MORE:
            found = value > 0
        case Operator.AT_LEAST:
            found = value >= 0
    return np.asarray(found, np.bool_)


_UPWARD = frozenset({Operator.AT_LEAST, Operator.MORE})
_STRICT = frozenset({Operator.MORE, Operator.LESS})


def _needed(test: IntegerTest, value: Numbers) -> tuple[int, Numbers]:
    """Give the direction in which the value must go (0: onto zero, or off it), and how far."""
    match test.operator:
        case Operator.EQUAL:
            return 0, -value
        case Operator.UNEQUAL:
            return 0, np.ones_like(value)
    upward = 1 if test.operator in _UPWARD else -1
    return upward, int(test.operator in _STRICT) - value * upward


def _walk(
    test: IntegerTest, value: Numbers, unmet: Truths, moved: tuple[Lever, Cell], cells: Cells
) -> tuple[Wholes, tuple[Truths, Truths], Slope | None]:
    """Give the steps of one lever that bring a test, where its bounds or the year stop it, what a step brings."""
    lever, cell = moved
    never = np.zeros(len(unmet), np.bool_)
    nowhere = np.full(len(unmet), FAR), (never, never)
    try:
        slope = slope_of(test.low, cell, cells) * lever.sign
    except Bent:
        return *nowhere, None
    upward, need = _needed(test, value)
    gain = slope * upward if upward else slope
    if test.operator is Operator.EQUAL:
        gain, need = np.where(need < 0, -1, 1) * gain, np.absolute(need)
    elif test.operator is Operator.UNEQUAL:
        gain = gain * gain
    helps = unmet & np.asarray(gain > 0, np.bool_)
    if not helps.any():
        return *nowhere, gain
    safe = np.where(helps, gain, 1)
    if test.operator is Operator.UNEQUAL:
        steps = np.ones_like(need)
    else:
        steps = -(-need // safe)
        if test.operator is Operator.EQUAL:
            helps &= np.asarray(steps * safe == need, np.bool_)
    here = cells.picked.values(lever.key)
    room = lever.high - here if lever.sign > 0 else here - lever.low
    stopped, late = helps & np.asarray(steps > room, np.bool_), never
    if lever.left is not None:
        own = within_months(np.absolute(here), lever.left, lever.months)
        enough = np.maximum(own, within_months(lever.step, lever.left, lever.months))
        late = helps & ~stopped & np.asarray(steps > enough, np.bool_)
    walked = np.where(helps & ~stopped & ~late, steps, FAR).astype(np.int64)
    return walked, (stopped, late), gain


Found = tuple[Lever, Wholes, Slope | None]


def _least(test: Sign, value: Numbers, found: Sequence[Found], picked: Picked) -> Efforts:
    """Give what every way of some levers costs at least.

    Where one lever alone helps, its own effort. Where several do, each unit of what is needed costs at least
    the cheapest lever's price for it; that is exact where its steps come out even and its bounds let it.
    """
    rows = len(picked)
    if not found:
        return np.full(rows, np.inf)
    if len(found) == 1 and found[0][2] is not None:
        return effort_of_steps(found[0][0], found[0][1], picked)
    straight = not test.bent and all(slope is not None for _, _, slope in found)
    if not straight or test.test.operator in {Operator.EQUAL, Operator.UNEQUAL}:
        return np.zeros(rows)
    _, need = _needed(test.test, value)
    helping = [(lever, steps, int(slope)) for lever, steps, slope in found if isinstance(slope, int) and slope > 0]
    if not helping:
        return np.full(rows, np.inf)
    efforts = np.stack([effort_of_steps(lever, steps, picked) for lever, steps, _ in helping])
    if len(helping) == 1:
        return np.asarray(efforts[0])
    prices = np.stack([_price(lever, gain, picked) for lever, _, gain in helping])
    cheapest = prices.argmin(axis=0)
    gains = np.array([gain for _, _, gain in helping], need.dtype)[cheapest]
    exact = np.asarray(need % gains == 0, np.bool_)
    own = np.take_along_axis(efforts, cheapest[None], axis=0)[0]
    bound = need.astype(np.float64) * prices.min(axis=0) * _LOOSE
    least: Efforts = np.where(exact & np.isfinite(own), own, bound)
    return least


def _price(lever: Lever, gain: int, picked: Picked) -> Efforts:
    size = np.maximum(np.absolute(picked.values(lever.key)), float(lever.step))
    return float(lever.effort) / (size * gain)
