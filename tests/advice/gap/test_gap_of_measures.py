"""Whole measures: which requirements are told, how alternatives are counted, what points lack."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

import pytest

from ceyuan.advice.gap.results import Alternatives, CriterionGap, Distance, GroupGap, MeasureGap, Part
from ceyuan.engines.answer import Answer, Finding
from ceyuan.feel.parser import parse_expression
from ceyuan.model.condition import Criterion, Join, Rule
from ceyuan.model.provenance import Reading
from ceyuan.model.scorecard import OpenPoints, ScoreItem
from ceyuan.plan.nodes import (
    AllOf,
    AnyOf,
    AtLeast,
    Column,
    Compare,
    CompoundGrowth,
    ConditionPlan,
    Constant,
    CriterionPlan,
    EachPoints,
    Flag,
    GroupPlan,
    Inapplicable,
    ItemPlan,
    Kind,
    Logic,
    Member,
    Operator,
    PointsCase,
    Quotient,
    Score,
    Unpublished,
)
from ceyuan.source import Source, Span

NOWHERE = Span(Source("test", ""), 0, 0)
TRUE = Rule("true", parse_expression(Source("rule", "true")), NOWHERE)
REVENUE, RD = Column("营业收入", -1, Kind.MONEY), Column("研发费用", -1, Kind.MONEY)
WAN = Fraction(10_000)


class Finder(Protocol):
    def __call__(
        self, condition: ConditionPlan | None, *scores: Score, requires: tuple[str, ...] = ()
    ) -> MeasureGap | None: ...


def money(wan: int) -> Constant:
    return Constant(wan * WAN, Kind.MONEY)


def at_least(left: Column | Quotient | CompoundGrowth | Score, right: Constant) -> Compare:
    return Compare(Operator.AT_LEAST, left, right)


MET = at_least(REVENUE, money(1500))
SHORT = at_least(REVENUE, money(7000))  # 6000 are there
SHARE = at_least(Quotient(RD, REVENUE), Constant(Fraction(5, 100)))  # 192 of 6000 are there
GROWTH = at_least(CompoundGrowth(Column("营业收入", -2), REVENUE, 1), Constant(Fraction(1, 4)))  # from 5000
UNKNOWN = Flag("市场地位较为靠前", True)
BRAND = Flag("拥有自主品牌", False)
OTHER_TRADE = Member("行业门类", ("F",))


def criterion(name: str, test: Logic) -> CriterionPlan:
    return CriterionPlan(Criterion(name, f"条件{name}", "", f"第{name}条", TRUE, "", Reading.OFFICIAL, NOWHERE), test)


def group(join: Join, *members: ConditionPlan, least: int = 0) -> GroupPlan:
    return GroupPlan(join, members, least, join)


def shape(part: Part) -> object:
    match part:
        case Distance(amount=amount):
            return str(amount)
        case Alternatives(needed=needed, parts=parts):
            return (needed, [shape(one) for one in parts])
        case Finding(atom=atom):
            return type(atom).__name__
        case _:
            return type(part).__name__


# rule -> its parts: a distance as text, (needed, [ways]), the name of a test without a distance
RULES: Mapping[str, tuple[Logic, list[object]]] = {
    "money": (SHORT, ["10000000"]),
    "a share, in its own unit": (SHARE, ["9/500"]),
    "growth, as last over first": (GROWTH, ["1/20"]),
    "a flag": (BRAND, ["Flag"]),
    "a word": (OTHER_TRADE, ["Member"]),
    "both": (AllOf((SHORT, SHARE)), ["10000000", "9/500"]),
    "both, of which one holds": (AllOf((MET, SHARE)), ["9/500"]),
    "one and another inside": (AllOf((SHORT, AllOf((SHARE, BRAND)))), ["10000000", "9/500", "Flag"]),
    "either": (AnyOf((SHORT, SHARE)), [(1, ["10000000", "9/500"])]),
    "either, or something nobody knows": (AnyOf((SHORT, UNKNOWN)), [(1, ["10000000", "Flag"])]),
    "both ways of one pair": (
        AnyOf((AllOf((SHORT, BRAND)), SHARE)),
        [(1, [(2, ["10000000", "Flag"]), "9/500"])],
    ),
    "two of four, one holds": (AtLeast(2, (MET, SHORT, SHARE, BRAND)), [(1, ["10000000", "9/500", "Flag"])]),
    "three of four, one holds": (AtLeast(3, (MET, SHORT, SHARE, BRAND)), [(2, ["10000000", "9/500", "Flag"])]),
    "three of three, one holds": (AtLeast(3, (MET, SHORT, SHARE)), ["10000000", "9/500"]),
    "another trade's way is left out": (AnyOf((AllOf((OTHER_TRADE, SHORT)), SHARE)), ["9/500"]),
    "a way for firms without a figure is left out": (
        AnyOf((AllOf((Inapplicable("营业收入", -1), BRAND)), SHARE)),
        ["9/500"],
    ),
    "only another trade's way": (AllOf((OTHER_TRADE, SHORT)), ["Member", "10000000"]),
    "nobody has published it": (Unpublished("实施细则"), ["Unpublished"]),
    "unlike a number it equals": (Compare(Operator.UNEQUAL, REVENUE, money(6000)), ["Compare"]),
}


@pytest.mark.parametrize("title", RULES)
def test_a_rule_lacks(title: str, gap_of: Finder) -> None:
    test, expected = RULES[title]
    found = gap_of(criterion("1", test))
    assert found is not None
    (one,) = found.criteria
    assert [shape(part) for part in one.parts] == expected


def test_a_ratio_of_money_gives_money(gap_of: Finder) -> None:
    found = gap_of(criterion("1", SHARE))
    assert found is not None
    told = {one.fact: (one.year, one.amount) for one in found.criteria[0].distances[0].equivalents}
    assert told == {"研发费用": (2025, 108 * WAN), "营业收入": (2025, -2160 * WAN)}


def test_growth_gives_the_last_years_figure(gap_of: Finder) -> None:
    found = gap_of(criterion("1", GROWTH))
    assert found is not None
    (way,) = found.criteria[0].distances[0].equivalents
    assert (way.fact, way.year, way.before, way.amount, way.beyond) == ("营业收入", 2025, 6000 * WAN, 250 * WAN, False)


def test_a_yes_has_no_gap(gap_of: Finder) -> None:
    assert gap_of(criterion("1", MET)) is None
    assert gap_of(group(Join.ANY, criterion("1", MET), criterion("2", SHORT))) is None


def names(gap: CriterionGap | GroupGap) -> object:
    match gap:
        case CriterionGap(trace=trace):
            return trace.criterion.id if hasattr(trace, "criterion") else trace.requirement.id
        case GroupGap(needed=needed, members=members):
            return (needed, [names(one) for one in members])


M, S, R, B, U = (
    criterion("m", MET),
    criterion("s", SHORT),
    criterion("r", SHARE),
    criterion("b", BRAND),
    criterion("u", UNKNOWN),
)
GROUPS: Mapping[str, tuple[ConditionPlan, list[object]]] = {
    "all": (group(Join.ALL, M, S, U, R), ["s", "u", "r"]),
    "any": (group(Join.ANY, S, R), [(1, ["s", "r"])]),
    "any of two ways, one of them with two members": (
        group(Join.ANY, group(Join.ALL, S, M, B), R),
        [(1, [(2, ["s", "b"]), "r"])],
    ),
    "two of four, one holds": (group(Join.AT_LEAST, M, S, R, B, least=2), [(1, ["s", "r", "b"])]),
    "all the rest of three": (group(Join.AT_LEAST, M, S, R, least=3), ["s", "r"]),
    "all of a group that has one member open": (group(Join.ALL, S, group(Join.ANY, R, B)), ["s", (1, ["r", "b"])]),
}


@pytest.mark.parametrize("title", GROUPS)
def test_a_group_lacks(title: str, gap_of: Finder) -> None:
    plan, expected = GROUPS[title]
    found = gap_of(plan)
    assert found is not None
    assert [names(one) for one in found.needs] == expected


def test_a_required_title_comes_first(gap_of: Finder) -> None:
    found = gap_of(S, requires=("创新型中小企业",))
    assert found is not None
    assert [names(one) for one in found.needs] == ["requires", "s"]
    assert [one.answer for one in found.criteria] == [Answer.NO, Answer.NO]


def item(name: str, dimension: str, maximum: int, *cases: tuple[Logic, int]) -> ItemPlan:
    line = ScoreItem(
        name, name, "", dimension, Decimal(maximum), OpenPoints("样例"), f"第{name}项", Reading.OFFICIAL, NOWHERE
    )
    points = [PointsCase(test, Fraction(points), Fraction(points)) for test, points in cases]
    return ItemPlan(line, EachPoints(tuple(points)))


SCORE = Score(
    "总分",
    (
        item("甲", "一", 20, (MET, 5)),
        item("乙", "一", 10, (MET, 10)),
        item("丙", "二", 30, (UNKNOWN, 12)),
        item("丁", "二", 10, (SHORT, 10)),
        item("戊", "三", 5, (MET, 5)),
    ),
    Fraction(60),
    (("一", Fraction(22)), ("二", Fraction(30))),
)  # sure 20, at best 32


def test_points_are_told_line_by_line_with_most_to_gain_first(gap_of: Finder) -> None:
    found = gap_of(criterion("1", at_least(SCORE, Constant(Fraction(50), Kind.POINTS))), SCORE)
    assert found is not None
    (gap,) = found.scores
    assert [str(one) for one in (gap.trace.low, gap.trace.high, gap.short)] == ["20", "32", "18"]
    told = [(one.trace.item.id, *map(int, (one.earned, one.open, one.lost, one.gain))) for one in gap.items]
    assert told == [
        ("丙", 0, 12, 18, 30),
        ("丁", 0, 0, 10, 10),
        ("甲", 5, 0, 15, 7),  # its dimension is capped at 22 and has 15
        ("乙", 10, 0, 0, 0),
        ("戊", 5, 0, 0, 0),
    ]


BOUNDS: Mapping[str, tuple[Callable[[Score], Compare], tuple[int, int, bool]]] = {
    "could still be reached": (lambda one: at_least(one, Constant(Fraction(30))), (30, 0, False)),
    "reached, but excluded": (lambda one: Compare(Operator.MORE, one, Constant(Fraction(32))), (32, 0, True)),
    "written the other way round": (lambda one: Compare(Operator.AT_MOST, Constant(Fraction(40)), one), (40, 8, False)),
}


@pytest.mark.parametrize("title", BOUNDS)
def test_points_short(title: str, gap_of: Finder) -> None:
    compare, expected = BOUNDS[title]
    found = gap_of(criterion("1", compare(SCORE)), SCORE)
    assert found is not None
    (gap,) = found.scores
    assert (int(gap.bound), int(gap.short), gap.beyond) == expected


def test_a_ceiling_on_points_is_no_gap_in_points(gap_of: Finder) -> None:
    found = gap_of(criterion("1", Compare(Operator.AT_MOST, SCORE, Constant(Fraction(10)))), SCORE)
    assert found is not None
    assert found.scores == ()


def test_no_line_gains_more_than_the_table_has_room_for(gap_of: Finder) -> None:
    small = Score("总分", SCORE.items, Fraction(26), SCORE.caps)
    found = gap_of(criterion("1", at_least(small, Constant(Fraction(50)))), small)
    assert found is not None
    assert max(one.gain for one in found.scores[0].items) == 6
