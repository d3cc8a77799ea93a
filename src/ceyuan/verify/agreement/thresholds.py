"""Where answers turn: cells that put a comparison exactly on its threshold, or one smallest unit beside it.

Comes in: comparisons as whole-number tests. Goes out: solved cells to plant in firms, and who stands on a threshold.
Must not know: engines.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ceyuan.model.facts import Vocabulary
from ceyuan.plan.integers import Integer, IntegerTest, NotInteger, integer_test
from ceyuan.plan.integers.nodes import Cell, Points, cells_of, inside
from ceyuan.plan.integers.reduce import Scales
from ceyuan.plan.nodes import Compare, Logic
from ceyuan.verify.agreement.arithmetic import Cells, meets, value_of
from ceyuan.verify.agreement.reads import atoms_of

PATTERNS = 128
_TRIES = 6


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """Values for the cells of one test that put it on its threshold or beside it, many alternatives for each."""

    cells: Cells
    size: int


def whole_test(compare: Compare, vocabulary: Vocabulary) -> IntegerTest | None:
    """Give the whole-number test of a comparison; None where it has none, or compares points."""
    try:
        test = integer_test(compare, Scales(vocabulary))
    except NotInteger:
        return None
    return None if _has_points(test.low) or _has_points(test.high) else test


def _has_points(expression: Integer) -> bool:
    parts = [part for _, part in expression.terms]
    return any(isinstance(part, Points) or any(map(_has_points, inside(part))) for part in parts)


def whole_tests(logics: Iterable[Logic], vocabulary: Vocabulary) -> dict[Compare, IntegerTest]:
    """Give the whole-number tests of every comparison in some logic."""
    found: dict[Compare, IntegerTest] = {}
    for logic in logics:
        for atom in atoms_of(logic):
            if isinstance(atom, Compare) and atom not in found:
                test = whole_test(atom, vocabulary)
                if test is not None:
                    found[atom] = test
    return found


def solve_patterns(tests: Iterable[IntegerTest], chance: np.random.Generator) -> list[Pattern]:
    """Solve every test, and every guard, for one of its cells given random others."""
    targets = dict.fromkeys(
        expression for test in tests for expression in (test.low, *(guard.value for guard in test.guards))
    )
    solved = (_solve(target, chance) for target in targets)
    return [one for one in solved if one is not None]


def _solve(target: Integer, chance: np.random.Generator) -> Pattern | None:
    cells = tuple(dict.fromkeys(cells_of(target)))
    if not cells:
        return None
    found = {cell: any_values(cell.low, cell.high, PATTERNS, chance) for cell in cells}
    turning = np.zeros(PATTERNS, np.bool_)
    # every cell is solved for in its share of the alternatives
    turn = np.arange(PATTERNS) % len(cells)
    for number, cell in enumerate(cells):
        solution, turns = _turning_point(target, cell, found, chance)
        chosen = turns & (turn == number)
        found[cell] = np.where(chosen, solution, found[cell])
        turning |= chosen
    if not turning.any():
        return None
    return Pattern({cell: values[turning] for cell, values in found.items()}, int(turning.sum()))


def _turning_point(
    target: Integer, cell: Cell, known: Cells, chance: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Halve between two values of the cell whose signs differ until they are neighbours; pick one or one beside."""

    def above(values: NDArray[np.int64]) -> NDArray[np.bool_]:
        return value_of(target, {**known, cell: values}, PATTERNS).__ge__(0).astype(np.bool_)

    low, high = np.full(PATTERNS, cell.low), np.full(PATTERNS, cell.high)
    first, last = above(low), above(high)
    for _ in range(_TRIES):
        middle = any_values(cell.low, cell.high, PATTERNS, chance)
        useful = (first == last) & (above(middle) != first)
        high, last = np.where(useful, middle, high), np.where(useful, ~first, last)
    turns = first != last
    while True:
        gap = high - low
        if not (turns & (gap > 1)).any():
            break
        middle = low + gap // 2
        same = above(middle) == first
        low, high = np.where(same, middle, low), np.where(same, high, middle)
    picked = np.choose(chance.integers(0, 4, PATTERNS), (low, high, high + 1, low - 1))
    return np.clip(picked, cell.low, cell.high), turns


def any_values(low: int, high: int, rows: int, chance: np.random.Generator) -> NDArray[np.int64]:
    """Give numbers of every size between two bounds: ends, zero, small ones, round ones, any."""
    span = max(abs(low), abs(high), 1)
    sign = np.where(chance.random(rows) < 0.75, 1, -1)
    power = 10 ** chance.integers(0, len(str(span)), rows)
    logarithmic = np.exp(chance.random(rows) * np.log(float(span))).astype(np.int64) * sign
    kinds = (
        chance.choice(np.array([low, low + 1, high - 1, high]), rows),
        np.zeros(rows, np.int64),
        chance.integers(-9, 30, rows),
        chance.integers(1, 100, rows) * np.minimum(power, 2**50) * sign,
        logarithmic,
        logarithmic // np.maximum(power // 100, 1) * np.maximum(power // 100, 1),
        chance.integers(low, high, rows, endpoint=True),
    )
    picked = np.choose(chance.choice(7, rows, p=[0.05, 0.05, 0.1, 0.3, 0.2, 0.2, 0.1]), kinds)
    values: NDArray[np.int64] = np.clip(picked, low, high).astype(np.int64)
    return values


def beside_threshold(test: IntegerTest, cells: Cells, known: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell which rows stand on a test's threshold: it is zero, or one smallest unit of one cell turns it."""
    rows = len(known)
    value = value_of(test.low, cells, rows)
    sign = np.sign(value).astype(np.int8)
    near: NDArray[np.bool_] = sign == 0
    for cell in dict.fromkeys(cells_of(test.low)):
        for step in (-1, 1):
            moved = np.clip(cells[cell] + step, cell.low, cell.high)
            near |= np.sign(value_of(test.low, {**cells, cell: moved}, rows)).astype(np.int8) != sign
    for guard in test.guards:
        near &= ~meets(guard.operator, value_of(guard.value, cells, rows))
    return np.logical_and(near, known)
