"""What a budget pays for is what trying everything finds, to the fen, also where floats cannot tell."""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, product

import pytest

from ceyuan.advice.combination.budget import combine_within
from ceyuan.advice.combination.combine import combine
from ceyuan.advice.combination.items import has_amount
from ceyuan.advice.combination.results import Budget, Combination, Conflict, Item, Reason
from ceyuan.advice.errors import (
    BAD_BUDGET,
    CONFLICT_WITH_ITSELF,
    DOUBLE_ITEM,
    NEGATIVE_AMOUNT,
    NO_SOLVER,
    NO_SUCH_ITEM,
    NOT_PROVED,
)
from ceyuan.errors import CeyuanError, ErrorKind
from ceyuan.model.stacking import Direction

pytest.importorskip("scipy", reason="the solver is an extra")


def point(key: str, amount: int | Fraction) -> Item:
    return Item(key, key, Fraction(amount), Fraction(amount))


def keys(found: Combination) -> list[str]:
    return [one.key for one in found.taken]


def tried(items: Sequence[Item], conflicts: Sequence[Conflict], budget: Budget) -> list[str]:
    """Try every set and give the keys of the best."""
    pairs = {frozenset({a.first, a.second}) for a in conflicts if a.direction is not Direction.CUMULATIVE}
    best: tuple[object, ...] = ()
    answer: list[str] = []
    for picks in product([True, False], repeat=len(items)):
        chosen = [one for one, pick in zip(items, picks, strict=True) if pick]
        known = [(one, one.high) for one in chosen if one.high is not None and has_amount(one)]
        costs = {one.key: high for one, high in known}
        weights = [budget.weights.get(key, cost) for key, cost in costs.items()]
        total = sum(costs.values(), Fraction(0))
        groups_fit = all(
            sum((cost for key, cost in costs.items() if budget.group_of.get(key) == name), Fraction(0)) <= most
            for name, most in budget.groups.items()
        )
        over = budget.total is not None and total > budget.total
        clash = any(frozenset({a.key, b.key}) in pairs for a, b in combinations(chosen, 2))
        if len(known) < len(chosen) or clash or over or not groups_fit or any(one <= 0 for one in weights):
            continue
        less = -total if budget.weights else Fraction(0)
        key = (sum(weights, Fraction(0)), less, -len(chosen), tuple(int(one in chosen) for one in items))
        if not best or key > best:
            best, answer = key, [one.key for one in chosen]
    return answer


@pytest.mark.parametrize("seed", range(12))
def test_the_best_use_of_a_budget_is_the_one_that_trying_everything_finds(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(8):
        items = []
        for number in range(rng.randint(1, 9)):
            low = Fraction(rng.choice([0, 5, 10, 10, 20, 30]))
            items.append(Item(f"i{number}", "", low, rng.choice([low, low, low + 10, None])))
        pairs = [pair for pair in combinations(items, 2) if rng.random() < 0.2]
        conflicts = [Conflict(a.key, b.key, rng.choice(list(Direction))) for a, b in pairs]
        group_of = {one.key: rng.choice(["甲", "乙"]) for one in items}
        weights = {one.key: Fraction(rng.randrange(4)) for one in items} if rng.random() < 0.5 else {}
        groups = {group_of[items[0].key]: Fraction(rng.randrange(0, 60, 5))} if rng.random() < 0.5 else {}
        total = rng.choice([None, Fraction(rng.randrange(0, 120, 5))])
        budget = Budget(total, groups, group_of, weights)
        assert keys(combine_within(items, conflicts, budget=budget)) == tried(items, conflicts, budget)


def test_without_a_limit_a_budget_takes_what_a_firm_would() -> None:
    items = [point("a", 100), point("b", 80), point("c", 50)]
    conflicts = [Conflict("a", "b", Direction.EXCLUSIVE), Conflict("a", "c", Direction.EXCLUSIVE)]
    free = combine_within(items, conflicts, budget=Budget())
    assert (keys(free), free.low, free.high) == (["b", "c"], 130, 130)
    assert free == combine(items, conflicts)


def test_one_fen_over_is_over() -> None:
    big = 9_999_999_999
    items = [point("a", Fraction(big * 100 + 1, 100)), point("b", big)]
    left = combine_within(items, budget=Budget(Fraction(big)))
    assert (keys(left), [(one.item.key, one.reason) for one in left.left]) == (["b"], [("a", Reason.BUDGET)])
    assert keys(combine_within(items, budget=Budget(Fraction(big * 100 + 1, 100)))) == ["a"]


def test_why_an_item_is_left() -> None:
    items = [point("a", 50), point("b", 60), point("c", 50), Item("d", "", Fraction(1), None), point("e", 20)]
    weights = {"a": Fraction(9), "b": Fraction(8), "c": Fraction(7), "d": Fraction(9), "e": Fraction(0)}
    found = combine_within(
        items, [Conflict("a", "b", Direction.DIFFERENCE)], budget=Budget(Fraction(90), weights=weights)
    )
    assert keys(found) == ["a"]
    assert [(one.item.key, one.reason, one.against) for one in found.left] == [
        ("b", Reason.CONFLICT, ("a",)),
        ("c", Reason.BUDGET, ()),
        ("d", Reason.NO_AMOUNT, ()),
        ("e", Reason.NO_WEIGHT, ()),
    ]


def test_a_discretionary_amount_is_charged_with_its_upper_end() -> None:
    item = Item("a", "", Fraction(0), Fraction(50), discretionary=True, decided_by="市经济信息化委")
    assert keys(combine_within([item], budget=Budget(Fraction(49)))) == []
    found = combine_within([item], budget=Budget(Fraction(50)))
    assert (keys(found), found.low, found.high) == (["a"], 0, 50)


@pytest.mark.parametrize(
    ("items", "conflicts", "budget", "kind"),
    [
        ([point("a", 1), point("a", 2)], [], Budget(), DOUBLE_ITEM),
        ([point("a", 1)], [Conflict("a", "x", Direction.HIGHER)], Budget(), NO_SUCH_ITEM),
        ([point("a", 1)], [Conflict("a", "a", Direction.HIGHER)], Budget(), CONFLICT_WITH_ITSELF),
        ([point("a", -1)], [], Budget(), NEGATIVE_AMOUNT),
        ([Item("a", "", Fraction(2), Fraction(1))], [], Budget(), NEGATIVE_AMOUNT),
        ([point("a", 1)], [], Budget(Fraction(-1)), BAD_BUDGET),
        ([point("a", 1)], [], Budget(groups={"甲": Fraction(1)}), BAD_BUDGET),
    ],
)
def test_what_cannot_be_used_is_refused(
    items: list[Item], conflicts: list[Conflict], budget: Budget, kind: ErrorKind
) -> None:
    with pytest.raises(CeyuanError) as caught:
        combine_within(items, conflicts, budget=budget)
    assert caught.value.kind is kind


def test_without_the_extra_the_next_step_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    with pytest.raises(CeyuanError) as caught:
        combine_within([point("a", 1)], budget=Budget(Fraction(1)))
    assert caught.value.kind is NO_SOLVER
    assert "pip install 'ceyuan[analytics]'" in caught.value.render("zh")


def test_what_floats_cannot_prove_is_refused() -> None:
    fine = [point(f"i{number}", Fraction(10**18 + number, 10**6 + 3 + number)) for number in range(6)]
    with pytest.raises(CeyuanError) as caught:
        combine_within(fine, budget=Budget(Fraction(2 * 10**12)))
    assert caught.value.kind is NOT_PROVED
