"""Join the parts of one measure, row by row: today's gaps, or the changes that together are the least.

Comes in: a measure, a sheet, the rows concerned with what is unmet in each. Goes out: lines of advice.
Must not know: files, threads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from ceyuan.advice.columns.cheapest import Choice, cheapest, choose
from ceyuan.advice.columns.compile import Advisor, MeasureAdvice, Part
from ceyuan.advice.columns.levers import Lever, LeverKind
from ceyuan.advice.columns.reach import effort_of_steps, find_reach
from ceyuan.advice.columns.results import NOTHING, State
from ceyuan.advice.columns.sheet import Picked, Sheet, Truths, Wholes
from ceyuan.advice.columns.trial import Walk, still_no
from ceyuan.engines.batch import tested_parts


@dataclass(frozen=True, slots=True, eq=False)
class Concerned:
    """The rows of a sheet at which a measure is a no with few unmet parts, and for each part where it is unmet."""

    rows: NDArray[np.intp]
    unmet: Sequence[Truths]


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What was found for one part at the rows where it is unmet; `at` are positions among the rows concerned."""

    part: Part
    at: NDArray[np.intp]
    choice: Choice
    present: Wholes
    needed: Wholes
    effort: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Advised:
    """One measure's advice: parts with their changes, and for each row concerned the state and the whole effort."""

    parts: tuple[Found, ...]
    state: NDArray[np.int8]
    total: NDArray[np.float64]


def todays_gaps(measure: MeasureAdvice, sheet: Sheet, concerned: Concerned) -> Advised:
    """Give for each unmet part the fact that is, alone, relatively nearest to what it would have to be."""
    found = []
    for part, unmet in zip(measure.parts, concerned.unmet, strict=True):
        at = np.flatnonzero(unmet)
        if not at.size:
            continue
        picked = Picked(sheet, concerned.rows[at])
        lever, steps, effort = cheapest(find_reach(part.test, measure.levers, picked), measure.levers, picked)
        none = ~np.isfinite(effort)
        state = np.full(len(at), State.GAP, np.int8)
        choice = Choice(
            np.where(none, NOTHING, lever).astype(np.int16), steps, effort, state, np.full(len(at), NOTHING, np.int8)
        )
        present, needed = _ends(choice, measure.levers, picked, steps)
        found.append(Found(part, at, choice, present, needed, np.full(len(at), np.nan)))
    rows = len(concerned.rows)
    return Advised(tuple(found), np.full(rows, State.GAP, np.int8), np.full(rows, np.nan))


def least_changes(advisor: Advisor, measure: MeasureAdvice, sheet: Sheet, concerned: Concerned) -> Advised:
    """Give the least change for each row, or say what stands against it.

    Each part's cheapest lever is a bound from below for that part. Parts that share no helpful cell add up; parts that
    one and the same cell alone can help need the longer of its ways. What remains is tried with the engine: a way that
    harms another part is left to the search for one firm.
    """
    rows = len(concerned.rows)
    chosen: list[tuple[Part, NDArray[np.intp], Picked, Choice]] = []
    state = np.full(rows, State.ROUTE, np.int8)
    for part, unmet in zip(measure.parts, concerned.unmet, strict=True):
        at = np.flatnonzero(unmet)
        if not at.size:
            continue
        picked = Picked(sheet, concerned.rows[at])
        reach = find_reach(part.test, measure.levers, picked)
        choice = choose(reach, measure.levers, picked, reads_closed=part.reads_closed)
        if part.timed:
            # on a later day of the period it asks something else
            choice.state[:] = State.ENTANGLED
            choice.obstacle[:] = NOTHING
        _leave_titles(advisor, measure, choice)
        chosen.append((part, at, picked, choice))
        state[at] = worse(state[at], choice.state)
    state[_clashing(measure.parts, concerned.unmet) & (state == State.ROUTE)] = State.ENTANGLED
    walk = _walk(chosen, rows)
    total = np.zeros(rows)
    everyone = Picked(sheet, concerned.rows)
    efforts = {number: effort_of_steps(measure.levers[number], steps, everyone) for number, steps in walk.items()}
    for effort in efforts.values():
        total += effort
    _try(advisor, measure, everyone, walk, state)
    if measure.opened.plan.measure.lacks:
        state[state == State.ROUTE] = State.PENDING
    found = []
    for part, at, picked, choice in chosen:
        steps = np.zeros(len(at), np.int64)
        effort = np.full(len(at), np.nan)
        for number in walk:
            mine = choice.lever == number
            steps[mine] = walk[number][at][mine]
            effort[mine] = efforts[number][at][mine]
        present, needed = _ends(choice, measure.levers, picked, steps)
        found.append(Found(part, at, choice, present, needed, effort))
    return Advised(tuple(found), state, np.where(state == State.ROUTE, total, np.nan))


def _leave_titles(advisor: Advisor, measure: MeasureAdvice, choice: Choice) -> None:
    """Leave rows to the search for one firm where the cheapest is a title that has a measure of its own."""
    for number, lever in enumerate(measure.levers):
        if lever.kind is LeverKind.TITLE and lever.name in advisor.conferred:
            mine = (choice.lever == number) & (choice.state == State.ROUTE)
            choice.state[mine] = State.ENTANGLED
            choice.lever[mine] = NOTHING


# a blocked part outweighs a closed year, that an entangled one, that a route
_RANK = np.array([0, 0, 1, 3, 2, 4], np.int8)


def worse(one: NDArray[np.int8], other: NDArray[np.int8]) -> NDArray[np.int8]:
    """Give the state that decides of two.

    >>> worse(np.array([State.ROUTE], np.int8), np.array([State.BLOCKED], np.int8)).tolist()
    [3]
    """
    return np.where(_RANK[one] >= _RANK[other], one, other)


def _clashing(parts: Sequence[Part], unmet: Sequence[Truths]) -> Truths:
    """Give the rows where two unmet parts share a helpful cell that is not the only one of both."""
    found = np.zeros(len(unmet[0]), np.bool_)
    for (one, at_one), (other, at_other) in combinations(zip(parts, unmet, strict=True), 2):
        shared = one.helpful & other.helpful
        if shared and not (one.sole and other.sole):
            found |= at_one & at_other
    return found


Chosen = Sequence[tuple[Part, NDArray[np.intp], Picked, Choice]]


def _walk(chosen: Chosen, rows: int) -> dict[int, Wholes]:
    """Give the steps of each lever at every row: the longest way that a part asks of it."""
    walk: dict[int, Wholes] = {}
    for _, at, _, choice in chosen:
        usable = choice.state == State.ROUTE
        for number in np.unique(choice.lever[usable & (choice.lever != NOTHING)]).tolist():
            mine = usable & (choice.lever == number)
            steps = walk.setdefault(number, np.zeros(rows, np.int64))
            steps[at[mine]] = np.maximum(steps[at[mine]], choice.steps[mine])
    return walk


def _try(
    advisor: Advisor, measure: MeasureAdvice, everyone: Picked, walk: dict[int, Wholes], state: NDArray[np.int8]
) -> None:
    """Let the engine decide every changed firm on the day it is done; what is a no then is entangled."""
    usable = state == State.ROUTE
    days: dict[date, Truths] = {}
    later = np.full(len(everyone), advisor.next.season.as_of.toordinal())
    for number, steps in walk.items():
        later = np.where(steps > 0, np.maximum(later, measure.levers[number].done.toordinal()), later)
    for day in np.unique(later[usable]).tolist():
        days[date.fromordinal(day)] = usable & (later == day)
    for day, truths in days.items():
        at = np.flatnonzero(truths)
        walks = [Walk(measure.levers[number], steps[at]) for number, steps in walk.items()]
        rulebook = advisor.trial(measure.number, day)
        if len(tested_parts(rulebook.plans[0])) != len(measure.parts):
            # on that day the measure is another one
            state[at] = State.ENTANGLED
            continue
        failed = still_no(rulebook, Picked(everyone.sheet, everyone.rows[at]), walks, measure.with_points)
        state[at[failed]] = State.ENTANGLED


def _ends(choice: Choice, levers: Sequence[Lever], picked: Picked, steps: Wholes) -> tuple[Wholes, Wholes]:
    """Give what each chosen fact is and what it would have to be."""
    present = np.zeros(len(picked), np.int64)
    needed = np.zeros(len(picked), np.int64)
    for number in np.unique(choice.lever[choice.lever != NOTHING]).tolist():
        lever, mine = levers[number], choice.lever == number
        if lever.kind is LeverKind.NUMBER:
            present[mine] = picked.values(lever.key)[mine]
            needed[mine] = present[mine] + lever.sign * steps[mine]
        else:
            present[mine], needed[mine] = (0, 1) if lever.sign > 0 else (1, 0)
    return present, needed
