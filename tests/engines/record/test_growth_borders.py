"""年均增长率 applies from a base above zero to an end not below zero, and is compared exactly on its bound."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from ceyuan.engines.answer import Answer
from ceyuan.engines.record.logic import Outcome, evaluate_logic
from ceyuan.engines.record.quantity import Moment
from ceyuan.model.subject import Cell, Missing, NotApplicable, Subject
from ceyuan.plan.nodes import Column, Compare, CompoundGrowth, Constant, Operator

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
TENTH, NONE, LOSS = Fraction(1, 10), Fraction(0), Fraction(-1, 2)
GAP, NULL = Missing(), NotApplicable()


def growth(operator: Operator, bound: Fraction, base: Cell, end: Cell) -> Outcome:
    """Compare two years' growth of 营业收入 with a bound."""
    yearly = {"营业收入": {2023: base, 2025: end}}
    moment = Moment(Subject("1", "甲", yearly=yearly), date(2026, 6, 30), 2025)
    quantity = CompoundGrowth(Column("营业收入", -3), Column("营业收入", -1), 2)
    return evaluate_logic(Compare(operator, quantity, Constant(bound)), moment)


# Title of the case; bound; base; end; the answers to >=, >, <, <=, =, !=.
CASES: list[tuple[str, Fraction, Cell, Cell, tuple[Answer, ...]]] = [
    ("恰到界限", TENTH, Decimal(100), Decimal(121), (YES, NO, NO, YES, YES, NO)),
    ("差一分", TENTH, Decimal(100), Decimal("120.99"), (NO, NO, YES, YES, NO, YES)),
    ("多一分", TENTH, Decimal(100), Decimal("121.01"), (YES, YES, NO, NO, NO, YES)),
    ("界限为零且持平", NONE, Decimal(7), Decimal(7), (YES, NO, NO, YES, YES, NO)),
    ("负界限恰到", LOSS, Decimal(4), Decimal(1), (YES, NO, NO, YES, YES, NO)),
    ("期末为零", TENTH, Decimal(100), Decimal(0), (NO, NO, YES, YES, NO, YES)),
    ("基期为一分", TENTH, Decimal("0.01"), Decimal(121), (YES, YES, NO, NO, NO, YES)),
    ("期末为负", LOSS, Decimal(100), Decimal("-0.01"), (NO,) * 6),
    ("基期为零", TENTH, Decimal(0), Decimal(121), (NO,) * 6),
    ("基期和期末为零", NONE, Decimal(0), Decimal(0), (NO,) * 6),
    ("基期为负", TENTH, Decimal("-0.01"), Decimal(121), (NO,) * 6),
    ("基期和期末为负", TENTH, Decimal(-100), Decimal(-121), (NO,) * 6),
    ("基期不适用", TENTH, NULL, Decimal(121), (NO,) * 6),
    ("期末不适用", TENTH, Decimal(100), NULL, (NO,) * 6),
    ("基期未知", TENTH, GAP, Decimal(121), (UNKNOWN,) * 6),
    ("期末未知", TENTH, Decimal(100), GAP, (UNKNOWN,) * 6),
    ("都未知", TENTH, GAP, GAP, (UNKNOWN,) * 6),
    ("基期为零且期末未知", TENTH, Decimal(0), GAP, (NO,) * 6),
    ("基期未知且期末为负", TENTH, GAP, Decimal("-0.01"), (NO,) * 6),
    ("基期未知且期末为零", TENTH, GAP, Decimal(0), (UNKNOWN,) * 6),
    ("基期不适用且期末未知", TENTH, NULL, GAP, (NO,) * 6),
]
OPERATORS = (
    Operator.AT_LEAST,
    Operator.MORE,
    Operator.LESS,
    Operator.AT_MOST,
    Operator.EQUAL,
    Operator.UNEQUAL,
)


@pytest.mark.parametrize(("title", "bound", "base", "end", "expected"), CASES, ids=[one[0] for one in CASES])
def test_growth(title: str, bound: Fraction, base: Cell, end: Cell, expected: tuple[Answer, ...]) -> None:
    found = tuple(growth(operator, bound, base, end).answer for operator in OPERATORS)
    assert found == expected, title


@pytest.mark.parametrize(("title", "bound", "base", "end", "expected"), CASES, ids=[one[0] for one in CASES])
def test_growth_that_does_not_apply_says_so(
    title: str, bound: Fraction, base: Cell, end: Cell, expected: tuple[Answer, ...]
) -> None:
    """Where both a comparison and its contrary fail, the reason is that growth does not apply."""
    finding = growth(Operator.AT_LEAST, bound, base, end).findings[0]
    assert finding.not_applicable is (set(expected) == {NO}), title


def test_what_is_missing_is_named_by_year() -> None:
    found = growth(Operator.AT_LEAST, TENTH, GAP, GAP)
    assert [(one.fact, one.year) for one in found.missing] == [("营业收入", 2023), ("营业收入", 2025)]


def test_the_ratio_is_kept_exactly() -> None:
    finding = growth(Operator.AT_LEAST, TENTH, Decimal(300), Decimal(400)).findings[0]
    assert (finding.value, finding.bound) == (Fraction(4, 3), TENTH)
