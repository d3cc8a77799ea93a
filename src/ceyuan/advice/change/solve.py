"""Ask a solver for the cheapest way where needs share levers, and make its answer exact.

Comes in: needs. Goes out: the cheapest way in whole numbers, None where it is proved that there is none.
Must not know: plans, subjects. Nothing the solver says is shown before the record engine has said the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ceyuan.advice.change.choices import Choice, cheapest_of
from ceyuan.advice.change.conjunction import NotStepwise
from ceyuan.advice.change.levers import Lever
from ceyuan.advice.change.needs import Need, Open, Row, helps
from ceyuan.advice.change.program import Program, write_program
from ceyuan.advice.change.ways import Taste, Way, move
from ceyuan.advice.errors import NO_SOLVER
from ceyuan.errors import CeyuanError

_HALF = 0.5
_CLOSE = 1e-9
_REPAIRS = 60
_SECONDS = 5.0
_OPTIMAL, _INFEASIBLE = 0, 2
# one thing taken to fit outweighs any number of changes, one change any number of months, those the order of facts
_ASSUMED, _CHANGED, _MONTH = 1e6, 1e4, 10.0

Numbers = NDArray[np.float64]


class Unproven(Exception):  # noqa: N818 -- no error: it is told as too entangled
    """The solver proved neither a cheapest way nor that there is none."""


@dataclass(frozen=True, slots=True)
class _Goal:
    """What is to be small, and rows beyond those of the program."""

    costs: Sequence[tuple[int, float]]
    limits: Sequence[tuple[Sequence[tuple[int, float]], float]] = ()


def cheapest_by_solver(need: Need, taste: Taste) -> Way | None:
    """Give the cheapest way by mixed-integer programming; of equal ones the best by the written order.

    Raises `Unproven` where the time was too short or what was found does not hold in whole numbers.
    """
    program = write_program(need)
    first = _solve(program, _Goal(program.effort()))
    if first is None:
        return None
    ways = [_exact(program, first, taste)]
    spent = float(sum(cost * first[one] for one, cost in program.effort()))
    second = _solve(program, _second_goal(program, spent * (1 + _CLOSE) + _CLOSE, taste))
    if second is not None:
        ways.append(_exact(program, second, taste))
    found = [way for way in ways if way is not None]
    if not found:
        raise Unproven
    return min(found, key=taste.key)


def _second_goal(program: Program, most: float, taste: Taste) -> _Goal:
    """Among ways of that effort: less taken to fit, fewer changes, fewer months, earlier facts."""
    months = program.variable(float("inf"), whole=False)
    costs = [(months, _MONTH), *((one, _ASSUMED) for one in program.missing.values())]
    for lever, pushes in program.pushes.items():
        if not pushes:
            continue
        moved = program.variable()
        for push in pushes:
            program.require([(moved, program.upper[push.variable]), (push.variable, -1.0)], 0.0)
        program.require([(months, 1.0), (moved, -float(lever.months))], 0.0)
        place = taste.order.get(lever.name, len(taste.order))
        costs.append((moved, _CHANGED - 2.0 ** -min(place, 40)))
    return _Goal(costs, [(program.effort(), most)])


def _solve(program: Program, goal: _Goal) -> Numbers | None:
    """Solve; None where it is proved that there is no way; raises `Unproven`."""
    try:
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 -- an extra: [analytics]
    except ImportError as error:
        raise CeyuanError(NO_SOLVER) from error
    size = len(program.upper)
    limits = [(one.terms, one.low, one.high) for one in program.bounds]
    limits += [(tuple(terms), -np.inf, most) for terms, most in goal.limits]
    matrix = np.zeros((len(limits), size))
    for number, (terms, _, _) in enumerate(limits):
        for one, factor in terms:
            matrix[number, one] += factor
    lows, highs = np.array([low for _, low, _ in limits]), np.array([high for _, _, high in limits])
    costs = np.zeros(size)
    for one, cost in goal.costs:
        costs[one] += cost
    result = milp(
        costs,
        integrality=np.array(program.whole, np.int8),
        bounds=Bounds(np.zeros(size), np.array(program.upper)),
        constraints=LinearConstraint(matrix, lows, highs),
        options={"mip_rel_gap": 0.0, "time_limit": _SECONDS},
    )
    if result.status == _INFEASIBLE:
        return None
    if result.status != _OPTIMAL or result.x is None:
        raise Unproven
    return np.asarray(result.x, np.float64)


def _exact(program: Program, found: Numbers, taste: Taste) -> Way | None:
    """Take the solver's choice of what is to hold and solve that exactly; else round its numbers and mend them."""
    held = [one for one, variable in program.chosen if found[variable] > _HALF]
    rows = tuple(one for one in held if isinstance(one, Row))
    opens = [one for one in held if isinstance(one, Open)]
    missing = frozenset(fact for one in opens for fact in one.missing)
    choice = Choice(rows, missing, frozenset(what for one in opens for what in one.unpublished))
    try:
        return cheapest_of(choice, taste)
    except NotStepwise:
        at = _mended({lever: _number(program, lever, found) for lever in program.pushes}, rows)
        if at is None:
            return None
        way = move(at)
        return Way(way.effort, way.moves, choice.missing, choice.unpublished)


def _number(program: Program, lever: Lever, found: Numbers) -> int:
    steps = sum(push.sign * round(float(found[push.variable]) * push.size) for push in program.pushes[lever])
    return min(max(lever.before + steps, lever.low), lever.high)


def _mended(at: dict[Lever, int], rows: Sequence[Row]) -> dict[Lever, int] | None:
    """Push what rounding broke until every row holds, then take back what no row needs."""
    for _ in range(_REPAIRS):
        broken = next((row for row in rows if row.value(at) < row.bound), None)
        if broken is None:
            return {lever: _taken_back(lever, at, rows) for lever in at}
        if not _nudged(broken, at):
            return None
    return None


def _nudged(row: Row, at: dict[Lever, int]) -> bool:
    """Push the cheapest lever that helps a row and has room."""
    helping = sorted(
        ((lever, factor) for lever, factor in row.terms if helps(lever, factor)),
        key=lambda pair: pair[0].unit / abs(pair[1]),
    )
    for lever, factor in helping:
        steps = -(-(row.bound - row.value(at)) // abs(factor))
        after = at[lever] + (steps if factor > 0 else -steps)
        if lever.low <= after <= lever.high:
            at[lever] = after
            return True
    return False


def _taken_back(lever: Lever, at: dict[Lever, int], rows: Sequence[Row]) -> int:
    way = at[lever] - lever.before
    back = abs(way)
    for row in rows:
        for other, factor in row.terms:
            if other is lever and factor * way > 0:
                back = min(back, (row.value(at) - row.bound) // abs(factor))
    at[lever] -= back if way > 0 else -back
    return at[lever]
