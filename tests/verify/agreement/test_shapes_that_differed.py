"""Rules on which engines once differed, small enough to read."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from fractions import Fraction

import pytest

from agreement import ENGINES, open_engines
from ceyuan.plan.nodes import (
    Always,
    Column,
    Compare,
    Constant,
    Extreme,
    FirstPoints,
    Flag,
    ItemPlan,
    Operator,
    PointsCase,
    Product,
    Quantity,
    Quotient,
    Score,
    Sum,
)
from ceyuan.verify.agreement.compare import compare_engines, show_comparison
from ceyuan.verify.agreement.engines import Engine
from ceyuan.verify.agreement.firms import random_firms
from ceyuan.verify.agreement.rulebooks import Rules, criterion_rules, random_rulebook

REVENUE, BEFORE, RESEARCH = Column("营业收入", -1), Column("营业收入", -2), Column("研发费用", -1)
NOTHING = Sum((BEFORE, Product(Constant(Fraction(-1)), BEFORE)))


def points(low: Fraction) -> Score:
    line = next(plan.scores[0].items[0] for plan in random_rulebook(1).plans if plan.scores).item
    cases = (PointsCase(Flag("失信", True), low, Fraction(7)),)
    way = FirstPoints(cases, PointsCase(Always(True), Fraction(1), Fraction(3)), exclusive=False)
    return Score("总分", (ItemPlan(dataclasses.replace(line, maximum=10), way),), Fraction(100))


FINE = points(Fraction(5) + Fraction(1, 10**6))
SHAPES: Mapping[str, Quantity] = {
    "points with six decimals over a share": Quotient(FINE, Column("折扣", None)),
    "points times money": Sum((Product(Constant(Fraction(10**9)), points(Fraction(5))), Column("实缴资本", None))),
    "a constant inside an extreme that is wider than 64 bits": Extreme(
        True, (Product(REVENUE, BEFORE), Constant(Fraction(3)))
    ),
    "a divisor that always is zero": Sum((Quotient(REVENUE, NOTHING), RESEARCH)),
}


@pytest.fixture(scope="module")
def engines() -> Iterator[Mapping[str, Engine]]:
    with open_engines(ENGINES) as opened:
        yield opened


def rules_of(quantity: Quantity) -> Rules:
    tests = [
        Compare(operator, quantity, Constant(bound)) for operator in Operator for bound in (Fraction(0), Fraction(12))
    ]
    scores = tuple({one.name: one for one in scores_in(quantity)}.values())
    return criterion_rules(tests, scores)


def scores_in(quantity: Quantity) -> Iterator[Score]:
    match quantity:
        case Score():
            yield quantity
        case Quotient(top=one, bottom=other) | Product(left=one, right=other):
            yield from (*scores_in(one), *scores_in(other))
        case Sum(terms=parts) | Extreme(items=parts):
            for part in parts:
                yield from scores_in(part)


@pytest.mark.parametrize("shape", SHAPES)
def test_engines_agree_on(shape: str, engines: Mapping[str, Engine]) -> None:
    rules = rules_of(SHAPES[shape])
    found = compare_engines(rules, random_firms(rules, 301, seed=1), engines)
    assert found.differences == 0, show_comparison(found)
