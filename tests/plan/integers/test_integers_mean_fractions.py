"""Whole numbers say what exact fractions say: on random comparisons and firms, most of them beside the threshold."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import lcm
from random import Random

import pytest

from ceyuan.engines.record.logic import evaluate_logic
from ceyuan.engines.record.quantity import Between, Moment, add_points
from ceyuan.model.facts import FactType
from ceyuan.model.subject import Cell as SubjectCell
from ceyuan.model.subject import Missing, MissingReason, NotApplicable, Subject
from ceyuan.plan.integers import NotInteger, integer_test
from ceyuan.plan.integers.nodes import Cell, Integer, Largest, Part, Points, Size, Times, Turned
from ceyuan.plan.integers.reduce import Guard, IntegerTest, Scales, cells_and_guards
from ceyuan.plan.nodes import (
    Absolute,
    Column,
    Compare,
    Constant,
    Extreme,
    Operator,
    Product,
    Quantity,
    Quotient,
    Score,
    Sum,
)
from ceyuan.plan.printer import print_logic
from ceyuan.verify.agreement.quantities import Maker, random_compare, random_points
from ceyuan.verify.agreement.tables import random_scores
from ceyuan.verify.agreement.vocabulary import trial_vocabulary

DAY = date(2026, 6, 30)
VOCABULARY = trial_vocabulary()
Key = Cell | Points
Known = Mapping[Cell, int | str]
SIGNS = {
    Operator.EQUAL: {0},
    Operator.UNEQUAL: {-1, 1},
    Operator.LESS: {-1},
    Operator.AT_MOST: {-1, 0},
    Operator.MORE: {1},
    Operator.AT_LEAST: {0, 1},
}


def value(expression: Integer, known: Mapping[Key, int]) -> int:
    found = expression.constant + sum(factor * part_value(part, known) for factor, part in expression.terms)
    assert expression.low <= found <= expression.high, "a proven bound does not hold"
    return found


def part_value(part: Part, known: Mapping[Key, int]) -> int:
    match part:
        case Cell() | Points():
            return known[part]
        case Times(left=left, right=right):
            return value(left, known) * value(right, known)
        case Largest(items=items):
            return max(value(item, known) for item in items)
        case Size(operand=operand):
            return abs(value(operand, known))
        case Turned(operand=operand, by=by):
            return value(operand, known) * sign(value(by, known))


def sign(number: int) -> int:
    return (number > 0) - (number < 0)


def verdict(test: IntegerTest, known: Known, points: Mapping[Key, int]) -> str:
    numbers: dict[Key, int] = {cell: one for cell, one in known.items() if isinstance(one, int)}
    numbers.update(points)
    if any(known[cell] == "null" for cell in test.cells) or any(excludes(guard, numbers) for guard in test.guards):
        return "null"
    if any(cell not in numbers for cell in test.cells):
        return "unknown"
    low, high = sign(value(test.low, numbers)), sign(value(test.high, numbers))
    assert low <= high
    met = [one in SIGNS[test.operator] for one in range(low, high + 1)]
    return "yes" if all(met) else "unknown" if any(met) else "no"


def excludes(guard: Guard, numbers: Mapping[Key, int]) -> bool:
    known = all(cell in numbers for cell in guard.cells)
    return known and sign(value(guard.value, numbers)) in SIGNS[guard.operator]


def fraction_verdict(compare: Compare, known: Known, points: Mapping[str, Between]) -> str:
    current: dict[str, SubjectCell] = {}
    yearly: dict[str, dict[int, SubjectCell]] = {}
    for cell, number in known.items():
        one: SubjectCell
        if number == "null":
            one = NotApplicable()
        elif isinstance(number, str):
            one = Missing(MissingReason.WRONG_VALUE)
        elif VOCABULARY.facts[cell.fact].type is FactType.DATE:
            one = date.fromordinal(number)
        else:
            one = Decimal(number).scaleb(-cell.scale)
        if cell.offset is None:
            current[cell.fact] = one
        else:
            yearly.setdefault(cell.fact, {})[DAY.year + cell.offset] = one
    subject = Subject("1", "甲", current=current, yearly=yearly)
    outcome = evaluate_logic(compare, Moment(subject, DAY, DAY.year - 1, points))
    if outcome.findings[0].not_applicable:
        return "null"
    return outcome.answer.value


def random_cells(random: Random, test: IntegerTest, points: Mapping[Key, int]) -> dict[Cell, int | str]:
    known: dict[Cell, int | str] = {cell: random_cell(random, cell) for cell in cells_and_guards(test)}
    solvable = [cell for cell in known if isinstance(known[cell], int)]
    if solvable and len(solvable) == len(known) and random.random() < 0.8:
        targets = [test.low, *(guard.value for guard in test.guards)]
        known.update(moved_to_threshold(random, random.choice(targets), random.choice(solvable), {**known, **points}))
    return known


def random_cell(random: Random, cell: Cell) -> int | str:
    match random.choices(("null", "missing", "end", "zero", "small", "round", "any"), (4, 4, 8, 8, 20, 28, 28))[0]:
        case ("null" | "missing") as state:
            return state
        case "end":
            found = random.choice((cell.low, cell.low + 1, cell.high - 1, cell.high))
        case "zero":
            found = 0
        case "small":
            found = random.randint(-20, 20)
        case "round":
            found = random.randint(-99, 99) * 10 ** random.randint(0, 12)
        case _:
            found = random.randint(cell.low, cell.high)
    return min(cell.high, max(cell.low, found))


def moved_to_threshold(random: Random, target: Integer, cell: Cell, known: Mapping[Key, int | str]) -> dict[Cell, int]:
    """Halve the cell's range until its two ends lie on either side of the threshold, one unit apart."""

    def at(number: int) -> int:
        return value(target, {**{one: int(got) for one, got in known.items()}, cell: number})

    low, high = cell.low, cell.high
    if (at(low) >= 0) is (at(high) >= 0):
        return {}
    first = at(low) >= 0
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if (at(middle) >= 0) is first else (low, middle)
    return {cell: min(cell.high, max(cell.low, random.choice((low - 1, low, high, high + 1))))}


def count_agreements(seed: int, firms: int, *, scored: bool = False) -> Counter[str]:
    random = Random(seed)
    maker = Maker(random, VOCABULARY, DAY)
    scores = random_scores(maker) if scored else ()
    maker = dataclasses.replace(maker, scores=scores, depth=random.choice((1, 2, 2, 3)))
    compare = random_compare(maker)
    scale = lcm(*(score.maximum.denominator for score in maker.scores), 320)
    counts: Counter[str] = Counter()
    try:
        test = integer_test(compare, Scales(VOCABULARY, scale))
    except NotInteger:
        return Counter({"not integer": 1})
    for _ in range(firms):
        lines = random_points(maker)
        points = whole_points(maker.scores, lines, scale)
        known = random_cells(random, test, points)
        expected, found = fraction_verdict(compare, known, lines), verdict(test, known, points)
        assert found == expected, f"seed {seed}: {print_logic(compare)} over {known}, {points}"
        counts[found] += 1
    return counts


def whole_points(scores: Sequence[Score], lines: Mapping[str, Between], scale: int) -> dict[Key, int]:
    points: dict[Key, int] = {}
    for score in scores:
        ends = add_points(score, [(lines[one.item.id].low, lines[one.item.id].high) for one in score.items])
        most = score.maximum * scale
        for upper, end in zip((False, True), ends, strict=True):
            whole = end * scale
            assert whole.denominator == most.denominator == 1
            points[Points(score.name, upper, 0, int(most))] = int(whole)
    return points


@pytest.mark.parametrize("scored", [False, True])
@pytest.mark.parametrize("batch", range(2))
def test_integer_tests_answer_as_fractions_do(batch: int, *, scored: bool) -> None:
    counts: Counter[str] = Counter()
    for seed in range(batch * 150, batch * 150 + 150):
        counts += count_agreements(seed, firms=40, scored=scored)
    assert min(counts[one] for one in ("yes", "no", "unknown", "null")) > 100


@pytest.mark.deep
@pytest.mark.parametrize("scored", [False, True])
@pytest.mark.parametrize("batch", range(5))
def test_many_integer_tests_answer_as_fractions_do(batch: int, *, scored: bool) -> None:
    for seed in range(10_000 + batch * 2000, 12_000 + batch * 2000):
        count_agreements(seed, firms=60, scored=scored)


REVENUE, BEFORE, RESEARCH = Column("营业收入", -1), Column("营业收入", -2), Column("研发费用", -1)
NOTHING = Sum((BEFORE, Product(Constant(Fraction(-1)), BEFORE)))
SIZE = Absolute(BEFORE)


@pytest.mark.parametrize(
    "quantity",
    [
        Quotient(REVENUE, NOTHING),
        Sum((Quotient(REVENUE, NOTHING), RESEARCH)),
        Extreme(True, (Quotient(REVENUE, NOTHING), RESEARCH)),
        Quotient(Quotient(REVENUE, NOTHING), Quotient(RESEARCH, NOTHING)),
        Sum((Quotient(REVENUE, Product(Constant(Fraction(-1)), SIZE), positive=True), RESEARCH)),
    ],
    ids=["divided by nothing", "in a sum", "in an extreme", "twice", "growth from below zero"],
)
def test_a_divisor_that_always_is_nothing_never_applies(quantity: Quantity) -> None:
    test = integer_test(Compare(Operator.AT_LEAST, quantity, Constant(Fraction(1))), Scales(VOCABULARY))
    known = dict.fromkeys(cells_and_guards(test), 5)
    assert verdict(test, known, {}) == "null"
