"""The best combination is what trying everything finds; adding never harms; order never matters."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations, product

import pytest

from ceyuan.advice.combination.combine import Prefer, combine
from ceyuan.advice.combination.conflicts import strictest
from ceyuan.advice.combination.independent import bits, heaviest
from ceyuan.advice.combination.items import has_amount, upper
from ceyuan.advice.combination.results import Conflict, Item, Reason
from ceyuan.advice.combination.solver import Row, optimise
from ceyuan.model.stacking import Direction

Key = tuple[Fraction, Fraction, int, tuple[int, ...]]


def some_items(rng: random.Random, most: int) -> list[Item]:
    """Invent items: amounts that tie often, ranges, open ends, unknown ones."""
    items = []
    for number in range(rng.randint(1, most)):
        low = Fraction(rng.choice([0, 0, 10, 20, 30, 30, 50, 100]), rng.choice([1, 1, 1, 3]))
        high = rng.choice([low, low, low + 20, low + 100, None])
        items.append(Item(f"i{number}", f"事项{number}", low, high))
    return items


def some_conflicts(rng: random.Random, items: Sequence[Item]) -> list[Conflict]:
    share = rng.choice([0.1, 0.3, 0.6, 1.0])
    pairs = [pair for pair in combinations(items, 2) if rng.random() < share]
    kinds = rng.choice([list(Direction), [Direction.EXCLUSIVE], [Direction.DIFFERENCE], [Direction.HIGHER]])
    return [Conflict(first.key, second.key, rng.choice(kinds)) for first, second in pairs]


def counted(chosen: Sequence[Item], soft: set[frozenset[str]], *, low: bool) -> Fraction:
    """Give what several awards bring together when some of them only top others up: the best that counts apart."""
    best = Fraction(0)
    for size in range(len(chosen) + 1):
        for part in combinations(chosen, size):
            if not any(frozenset({a.key, b.key}) in soft for a, b in combinations(part, 2)):
                best = max(best, sum((one.low if low else upper(one) for one in part), Fraction(0)))
    return best


def tried(items: Sequence[Item], conflicts: Iterable[Conflict], prefer: Prefer) -> Key:
    """Try every set of items and give the key of the best."""
    rules = strictest(conflicts)
    soft = {pair for pair, one in rules.items() if one.direction is Direction.DIFFERENCE}
    hard = {pair for pair, one in rules.items() if one.direction in {Direction.EXCLUSIVE, Direction.HIGHER}}
    best: Key | None = None
    able = [one for one in items if has_amount(one)]
    for picks in product([True, False], repeat=len(able)):
        chosen = [one for one, pick in zip(able, picks, strict=True) if pick]
        if any(frozenset({a.key, b.key}) in hard for a, b in combinations(chosen, 2)):
            continue
        amounts = [counted(chosen, soft, low=True), counted(chosen, soft, low=False)]
        first, second = amounts if prefer is Prefer.CERTAIN else reversed(amounts)
        key = (first, second, -len(chosen), tuple(int(one in chosen) for one in items))
        best = key if best is None else max(best, key)
    assert best is not None
    return best


def found(items: Sequence[Item], conflicts: Sequence[Conflict], prefer: Prefer) -> Key:
    best = combine(items, conflicts, prefer=prefer)
    amounts = [best.low, best.high]
    if best.high is None:
        assert any(one.high is None for one in best.taken)
        closed = [Item(one.key, one.name, one.low, upper(one)) for one in items if has_amount(one)]
        kept = {one.key for one in closed}
        amounts[1] = combine(closed, [one for one in conflicts if {one.first, one.second} <= kept], prefer=prefer).high
    first, second = amounts if prefer is Prefer.CERTAIN else reversed(amounts)
    assert first is not None
    assert second is not None
    return (first, second, -len(best.taken), tuple(int(one in best.taken) for one in items))


@pytest.mark.parametrize("seed", range(40))
def test_the_best_combination_is_the_one_that_trying_everything_finds(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(50):
        items = some_items(rng, 6)
        conflicts = some_conflicts(rng, items)
        for prefer in Prefer:
            assert found(items, conflicts, prefer) == tried(items, conflicts, prefer), (items, conflicts, prefer)


@pytest.mark.parametrize("seed", range(10))
def test_one_item_more_never_lowers_the_total(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(30):
        items = some_items(rng, 12)
        conflicts = some_conflicts(rng, items)
        fewer = items[:-1]
        among = [one for one in conflicts if items[-1].key not in {one.first, one.second}]
        for prefer in Prefer:
            assert found(fewer, among, prefer)[:2] <= found(items, conflicts, prefer)[:2]


@pytest.mark.parametrize("seed", range(10))
def test_order_changes_no_total(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(30):
        items = some_items(rng, 12)
        conflicts = some_conflicts(rng, items)
        turned = [Conflict(one.second, one.first, one.direction) for one in conflicts]
        mixed, shuffled = rng.sample(items, len(items)), rng.sample(turned, len(turned))
        for prefer in Prefer:
            assert found(items, conflicts, prefer)[:3] == found(mixed, shuffled, prefer)[:3]


@pytest.mark.parametrize("seed", range(10))
def test_every_item_left_out_has_its_reason(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(30):
        items = some_items(rng, 12)
        conflicts = some_conflicts(rng, items)
        best = combine(items, conflicts)
        assert sorted(one.key for one in items) == sorted(
            [one.key for one in best.taken] + [left.item.key for left in best.left]
        )
        pairs = {frozenset({one.first, one.second}) for one in conflicts}
        for left in best.left:
            assert left.reason is (Reason.CONFLICT if has_amount(left.item) else Reason.NO_AMOUNT)
            assert left.against or left.reason is Reason.NO_AMOUNT
            assert all(frozenset({left.item.key, key}) in pairs for key in left.against)


@pytest.mark.parametrize("seed", range(6))
def test_the_solver_finds_what_enumeration_finds(seed: int) -> None:
    pytest.importorskip("scipy", reason="the solver is an extra")
    rng = random.Random(seed)
    for _ in range(8):
        size = rng.randint(1, 14)
        beside = [0] * size
        for one, other in combinations(range(size), 2):
            if rng.random() < 0.3:
                beside[one] |= 1 << other
                beside[other] |= 1 << one
        weights = [rng.randrange(1, 40) for _ in range(size)]
        ties = [1 << (size - 1 - one) for one in range(size)]
        folded = [weight * (1 << size) + tie for weight, tie in zip(weights, ties, strict=True)]
        rows = [Row({a: 1, b: 1}, 1) for a, b in combinations(range(size), 2) if beside[a] >> b & 1]
        exact = heaviest(folded, beside)
        assert exact is not None
        assert optimise(size, rows, [weights, ties]) == tuple(bits(exact))


def test_too_entangled_is_said_and_not_guessed() -> None:
    ring = [1 << (one + 1) % 7 | 1 << (one - 1) % 7 for one in range(7)]
    assert heaviest([3] * 7, ring, most=0) is None
    assert heaviest([3] * 7, ring) is not None
