"""The best combination within a budget, by a solver, checked in whole numbers.

Comes in: items of any number of subjects, conflicts, a budget. Goes out: what is taken, what is left and why.
Must not know: verdicts, files, words. A budget is charged with the upper end: what is granted must be payable.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from ceyuan.advice.combination.combine import Board, board_of, earlier, leave
from ceyuan.advice.combination.exact import whole
from ceyuan.advice.combination.independent import bits, cliques
from ceyuan.advice.combination.items import has_amount
from ceyuan.advice.combination.results import Budget, Combination, Conflict, Item, Left, Reason
from ceyuan.advice.combination.solver import Row, optimise
from ceyuan.advice.errors import BAD_BUDGET
from ceyuan.errors import CeyuanError


def combine_within(items: Sequence[Item], conflicts: Iterable[Conflict] = (), *, budget: Budget) -> Combination:
    """Give the heaviest combination that the budget can pay; ties: less money, fewer items, earlier items.

    Every conflict leaves one of two, topping up too: a body that pays one purse pays the higher award. An item whose
    upper end is not known cannot be charged and is left.
    """
    _check(budget)
    board = board_of(items, conflicts)
    able = [one for one in board.items if has_amount(one) and one.high is not None and _weight(one, budget) > 0]
    chosen = optimise(len(able), _rows(able, board, budget), _wishes(able, budget)) if able else ()
    taken = tuple(able[one] for one in chosen)
    low = sum((one.low for one in taken), Fraction(0))
    return Combination(taken, _left(board, taken, budget), low, sum((_cost(one) for one in taken), Fraction(0)))


def _check(budget: Budget) -> None:
    named = {"": budget.total} if budget.total is not None else {}
    for name, most in (named | dict(budget.groups)).items():
        if most < 0 or (name and name not in budget.group_of.values()):
            raise CeyuanError(BAD_BUDGET, data={"name": name or "total"})


def _cost(item: Item) -> Fraction:
    return Fraction(0) if item.high is None else item.high


def _weight(item: Item, budget: Budget) -> Fraction:
    return budget.weights.get(item.key, _cost(item))


def _rows(able: Sequence[Item], board: Board, budget: Budget) -> list[Row]:
    """Write the limits: one of two where a conflict stands, the whole budget, and that of each group."""
    places = {one.key: place for place, one in enumerate(able)}
    beside = [sum(1 << places[other] for other in board.against(key) & places.keys()) for key in places]
    rows = [Row(dict.fromkeys(bits(clique), 1), 1) for clique in cliques(beside)]
    limits = [("", budget.total)] if budget.total is not None else []
    for name, most in [*limits, *budget.groups.items()]:
        inside = [one for one in able if not name or budget.group_of.get(one.key) == name]
        if most is not None and inside:
            costs = whole([*(_cost(one) for one in inside), most])
            rows.append(Row({places[one.key]: n for one, n in zip(inside, costs, strict=False)}, costs[-1]))
    return rows


def _wishes(able: Sequence[Item], budget: Budget) -> list[list[int]]:
    weights = whole([_weight(one, budget) for one in able])
    costs = [[-one for one in whole([_cost(one) for one in able])]] if budget.weights else []
    return [list(weights), *costs, [-1] * len(able), *earlier(list(range(len(able))))]


def _left(board: Board, taken: Sequence[Item], budget: Budget) -> tuple[Left, ...]:
    """Say why: what nobody can charge or nothing speaks for is told before what stands against it."""
    left = []
    for one in leave(board, taken):
        weightless = one.reason is not Reason.NO_AMOUNT and _weight(one.item, budget) <= 0 and one.item.high is not None
        no_charge = one.item.high is None
        reason = Reason.NO_AMOUNT if no_charge else Reason.NO_WEIGHT if weightless else one.reason
        left.append(Left(one.item, reason, one.against))
    return tuple(left)
