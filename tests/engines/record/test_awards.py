"""Awards are exact in fen, never above a cap, and a range wherever something is open."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.engines.answer import AwardTrace, MissingFact
from ceyuan.engines.record.award import count_award
from ceyuan.engines.record.quantity import Moment
from ceyuan.model.subject import Cell, MissingReason, NotApplicable, Subject
from ceyuan.plan.nodes import (
    AwardPlan,
    Column,
    Compare,
    Constant,
    FixedAward,
    Kind,
    Operator,
    ShareAward,
    TieredAward,
    UnknownAward,
)

BASE = Column("项目核定投资额", None, Kind.MONEY)
SHARE = ShareAward(Fraction(1, 10), BASE, Fraction(3_000_000))
RANGE = ShareAward(Fraction(3, 10), BASE, Fraction(3_000_000), lowest_rate=Fraction(1, 5))
UNREAD = ShareAward(Fraction(1, 50), BASE, None, unpublished="限额")
UNCAPPED = ShareAward(Fraction(1, 3), BASE, None)
TIERS = TieredAward(
    (
        (Compare(Operator.AT_LEAST, BASE, Constant(Fraction(1000))), Fraction(500)),
        (Compare(Operator.AT_LEAST, BASE, Constant(Fraction(100))), Fraction(50)),
    )
)
MISSING = (MissingFact("项目核定投资额", None, MissingReason.NOT_SUPPLIED),)


def award(plan: AwardPlan, base: Cell | None, cap: int | None = None, *, discretionary: bool = False) -> AwardTrace:
    current = {} if base is None else {"项目核定投资额": base}
    moment = Moment(Subject("1", "甲", current=current), date(2026, 6, 30), 2025)
    return count_award(plan, moment, yearly_cap=None if cap is None else Fraction(cap), discretionary=discretionary)


CASES = [
    ("一次性", FixedAward(Fraction(500_000)), None, None, (500_000, 500_000, ())),
    ("比例", SHARE, Decimal("1234.56"), None, (Fraction("123.45"), Fraction("123.45"), ())),
    ("恰到限额", SHARE, Decimal(30_000_000), None, (3_000_000, 3_000_000, ())),
    ("超过限额", SHARE, Decimal("30000000.01"), None, (3_000_000, 3_000_000, ())),
    ("基数未知", SHARE, None, None, (0, 3_000_000, MISSING)),
    ("基数未知且无限额", UNCAPPED, None, None, (0, None, MISSING)),
    ("基数不适用", SHARE, NotApplicable(), None, (0, 0, ())),
    ("基数为负", SHARE, Decimal(-5), None, (0, 0, ())),
    ("不足一分舍去", UNCAPPED, Decimal("1.00"), None, (Fraction("0.33"), Fraction("0.33"), ())),
    ("年度限额", SHARE, Decimal(30_000_000), 1_000_000, (1_000_000, 1_000_000, ())),
    ("比例有两端", RANGE, Decimal(100), None, (20, 30, ())),
    ("比例有两端，上端到限额", RANGE, Decimal(12_000_000), None, (2_400_000, 3_000_000, ())),
    ("限额没有读到，只有上端", UNREAD, Decimal(1000), None, (0, 20, ())),
    ("第一档", TIERS, Decimal(1000), None, (500, 500, ())),
    ("第二档", TIERS, Decimal("999.99"), None, (50, 50, ())),
    ("不到档", TIERS, Decimal("99.99"), None, (0, 0, ())),
    ("档次未知", TIERS, None, None, (0, 500, MISSING)),
]


@pytest.mark.parametrize(("title", "plan", "base", "cap", "expected"), CASES, ids=[one[0] for one in CASES])
def test_award(
    title: str, plan: AwardPlan, base: Cell | None, cap: int | None, expected: tuple[object, object, object]
) -> None:
    found = award(plan, base, cap)
    assert (found.low, found.high, found.missing) == expected, title


def test_a_discretionary_award_promises_nothing() -> None:
    found = award(SHARE, Decimal(1000), discretionary=True)
    assert (found.low, found.high, found.discretionary) == (0, 100, True)


def test_an_unpublished_award_has_no_upper_end() -> None:
    assert award(UnknownAward("资助比例"), Decimal(1)) == AwardTrace(Fraction(0), None, unpublished=("资助比例",))


@given(st.integers(0, 10**14))
def test_a_share_is_whole_fen_and_never_more_than_the_rule_says(fen: int) -> None:
    base = Decimal(fen).scaleb(-2)
    found = award(UNCAPPED, base)
    assert found.low == found.high
    assert found.low * 100 == int(found.low * 100)
    assert Fraction(0) <= Fraction(base) / 3 - found.low < Fraction(1, 100)


def test_a_cap_that_nobody_has_read_is_named_even_where_the_base_is_unknown_too() -> None:
    found = award(UNREAD, None)
    assert (found.low, found.high, found.missing, found.unpublished) == (0, None, MISSING, ("限额",))
