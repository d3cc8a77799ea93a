"""Several wishes in order over yes/no choices under limits, by `scipy.optimize.milp`, checked in whole numbers.

Comes in: rows of whole numbers with their limits, wishes of whole numbers. Goes out: the choices that are yes.
Must not know: what is chosen. The solver proposes in floats; nothing it says is believed before it was counted again.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ceyuan.advice.errors import NO_SOLVER, NOT_PROVED
from ceyuan.errors import CeyuanError

LARGEST = 1 << 50
_SECONDS = 60.0
_MOST_ROUNDS = 200
_INFEASIBLE = 2


@dataclass(frozen=True, slots=True)
class Row:
    """What the chosen may weigh together at most; weights are whole and not negative."""

    weights: Mapping[int, int]
    most: int

    def holds(self, chosen: frozenset[int]) -> bool:
        """Tell whether a choice keeps the limit, in whole numbers."""
        return sum(weight for one, weight in self.weights.items() if one in chosen) <= self.most


@dataclass(frozen=True, slots=True)
class _Floor:
    """A wish fulfilled so far: whatever follows may not fall below."""

    wish: Sequence[int]
    least: int

    def holds(self, chosen: frozenset[int]) -> bool:
        return _sum(self.wish, chosen) >= self.least


def optimise(size: int, rows: Sequence[Row], wishes: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Give the choice whose wishes are largest in their order; where that cannot be proved, an error says so."""
    chosen: frozenset[int] = frozenset()
    cuts = list(rows)
    floors: list[_Floor] = []
    for wish in wishes:
        if any(wish):
            small = _reduced(wish)
            chosen = _largest(size, cuts, floors, small)
            floors.append(_Floor(small, _sum(small, chosen)))
    return tuple(sorted(chosen))


def _reduced(wish: Sequence[int]) -> list[int]:
    unit = math.gcd(*wish)
    return [one // unit for one in wish]


def _largest(size: int, cuts: list[Row], floors: Sequence[_Floor], wish: Sequence[int]) -> frozenset[int]:
    """Fulfil one wish as far as it goes: ask, count again, and ask for more until there is none for sure.

    A proposal that breaks a limit by less than a float can see is cut off, with everything that holds it: weights are
    not negative.
    """
    best: frozenset[int] | None = None
    asked = list(floors)
    for _ in range(_MOST_ROUNDS):
        found = _ask(size, cuts, asked, wish)
        if found is None:
            break
        chosen, bound = found
        broken = [row for row in cuts if not row.holds(chosen)]
        if broken:
            cuts += [Row(dict.fromkeys(_part(row, chosen), 1), len(_part(row, chosen)) - 1) for row in broken]
            continue
        if not all(floor.holds(chosen) for floor in asked):
            raise CeyuanError(NOT_PROVED)
        best, value = chosen, _sum(wish, chosen)
        if bound < value + 1:
            break
        asked = [*floors, _Floor(wish, value + 1)]
    else:
        raise CeyuanError(NOT_PROVED)
    if best is None:
        raise CeyuanError(NOT_PROVED)
    return best


def _part(row: Row, chosen: frozenset[int]) -> list[int]:
    return [one for one, weight in row.weights.items() if one in chosen and weight > 0]


def _sum(wish: Sequence[int], chosen: frozenset[int]) -> int:
    return sum(wish[one] for one in chosen)


def _ask(
    size: int, rows: Sequence[Row], floors: Sequence[_Floor], wish: Sequence[int]
) -> tuple[frozenset[int], float] | None:
    """Let the solver propose a choice, with its bound on what any choice can reach; None where there is none."""
    try:
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 -- extra analytics
        from scipy.sparse import csr_array  # noqa: PLC0415 -- extra analytics
    except ImportError as error:
        raise CeyuanError(NO_SOLVER) from error
    lines = [({one: float(weight) for one, weight in row.weights.items()}, float(row.most)) for row in rows]
    # a floor is asked for half a unit lower: the sums are whole, and floats near a limit are not
    lines += [({one: -float(n) for one, n in enumerate(floor.wish) if n}, 0.5 - floor.least) for floor in floors]
    if max((abs(n) for line, most in lines for n in (*line.values(), most)), default=0.0) > LARGEST:
        raise CeyuanError(NOT_PROVED)
    limits = []
    if lines:
        values = [value for line, _ in lines for value in line.values()]
        columns = [one for line, _ in lines for one in line]
        starts = [0]
        for line, _ in lines:
            starts.append(starts[-1] + len(line))
        matrix = csr_array((values, columns, starts), shape=(len(lines), size))
        limits = [LinearConstraint(matrix, -math.inf, [most for _, most in lines])]
    found = milp(
        [-float(one) for one in wish],
        integrality=[1] * size,
        bounds=Bounds(0, 1),
        constraints=limits,
        options={"mip_rel_gap": 0.0, "time_limit": _SECONDS},
    )
    if found.status == _INFEASIBLE:
        return None
    if found.status != 0 or found.x is None:
        raise CeyuanError(NOT_PROVED)
    return frozenset(one for one, value in enumerate(found.x) if value > 0.5), -float(found.mip_dual_bound)
