"""Choose the cheapest lever for one part, row by row: exact where two come near each other, or say why there is none.

Comes in: how far each lever must go. Goes out: the lever and its steps, or an obstacle.
Must not know: other parts, measures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from ceyuan.advice.columns.levers import Lever, LeverKind
from ceyuan.advice.columns.reach import FAR, Efforts, Reach, effort_of_steps
from ceyuan.advice.columns.results import NOTHING, State
from ceyuan.advice.columns.sheet import Picked, Wholes

_NEAR = 1e-12  # efforts are rounded by less than a thousandth of this; nearer ones are compared as fractions


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """For each row the lever (its position, or NOTHING), its steps, its effort, the state, the obstacle if blocked."""

    lever: NDArray[np.int16]
    steps: Wholes
    effort: Efforts
    state: NDArray[np.int8]
    obstacle: NDArray[np.int8]


OBSTACLES = ("closed-year", "not-changeable", "not-applicable", "out-of-bounds", "too-slow")
CLOSED_YEAR, NOT_CHANGEABLE, NOT_APPLICABLE, OUT_OF_BOUNDS, TOO_SLOW = range(len(OBSTACLES))


def choose(reach: Reach, levers: Sequence[Lever], picked: Picked, *, reads_closed: bool) -> Choice:
    """Choose for each row; a lever that any mixture of levers might undercut leaves the row entangled."""
    lever, steps, effort = cheapest(reach, levers, picked)
    found = np.isfinite(effort)
    proven = found & (effort <= reach.least)
    blocked = np.isinf(reach.least)
    state = np.select([blocked, proven], [State.BLOCKED, State.ROUTE], State.ENTANGLED).astype(np.int8)
    late = reach.slow.copy()
    for number, one in enumerate(levers):
        if not one.in_time and number in reach.first:
            late |= reach.first[number] < FAR
    obstacle = np.select(
        [~blocked, reach.null, late, reach.beyond],
        [NOTHING, NOT_APPLICABLE, TOO_SLOW, OUT_OF_BOUNDS],
        CLOSED_YEAR if reads_closed else NOT_CHANGEABLE,
    ).astype(np.int8)
    state[obstacle == CLOSED_YEAR] = State.CLOSED_YEAR
    # what is not proven to be the least is not shown as if it were
    return Choice(np.where(proven, lever, NOTHING).astype(np.int16), steps, effort, state, obstacle)


def cheapest(reach: Reach, levers: Sequence[Lever], picked: Picked) -> tuple[NDArray[np.intp], Wholes, Efforts]:
    """Give each row's cheapest lever in time, its steps and effort; infinite where none brings the part.

    Equal efforts go to what takes fewer months, then to what the part reads first.
    """
    timely = sorted((one for one in reach.first if levers[one].in_time), key=lambda one: (levers[one].months, one))
    rows = len(picked)
    if not timely:
        return np.full(rows, NOTHING), np.full(rows, FAR), np.full(rows, np.inf)
    if len(timely) == 1:
        steps = reach.first[timely[0]]
        return np.full(rows, timely[0]), steps, effort_of_steps(levers[timely[0]], steps, picked)
    steps = np.stack([reach.first[one] for one in timely])
    efforts = np.stack([effort_of_steps(levers[one], reach.first[one], picked) for one in timely])
    best = efforts.argmin(axis=0)
    least = efforts.min(axis=0)
    with np.errstate(invalid="ignore"):
        near = (efforts <= least * (1 + _NEAR)).sum(axis=0) > 1
    rows_near = np.flatnonzero(near & np.isfinite(least))
    if rows_near.size:
        best[rows_near] = _settle([levers[one] for one in timely], steps[:, rows_near], rows_near, picked)
    chosen = best[None]
    return np.array(timely)[best], np.take_along_axis(steps, chosen, axis=0)[0], least


def _settle(
    levers: Sequence[Lever], steps: NDArray[np.int64], rows: NDArray[np.intp], picked: Picked
) -> NDArray[np.intp]:
    """Give the first of the cheapest levers by comparing efforts as fractions, in integers of any size."""
    best = np.zeros(len(rows), np.intp)
    tops, bottoms = _fraction(levers[0], steps[0], rows, picked)
    for number in range(1, len(levers)):
        top, bottom = _fraction(levers[number], steps[number], rows, picked)
        less = np.asarray(top * bottoms < tops * bottom, np.bool_)
        best[less] = number
        tops, bottoms = np.where(less, top, tops), np.where(less, bottom, bottoms)
    return best


def _fraction(
    lever: Lever, steps: Wholes, rows: NDArray[np.intp], picked: Picked
) -> tuple[NDArray[np.object_], NDArray[np.object_]]:
    """Give efforts as fractions; FAR steps are dearer than anything near."""
    top = steps.astype(np.object_) * lever.effort.numerator * lever.step.denominator
    if lever.kind is LeverKind.NUMBER:
        here = np.absolute(picked.values(lever.key)[rows]).astype(np.object_) * lever.step.denominator
        size = np.maximum(here, lever.step.numerator)
    else:
        size = np.full(len(rows), 1, np.object_)
    far = steps >= FAR
    return np.where(far, 1, top), np.where(far, 0, size * lever.effort.denominator)


def exact_effort(lever: Lever, here: int, steps: int) -> Fraction:
    """Give the effort of some steps of a number from where it stands, exactly."""
    return lever.effort * steps / max(Fraction(abs(here)), lever.step)
