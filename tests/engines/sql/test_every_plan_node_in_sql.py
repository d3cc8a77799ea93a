"""Plans of every node kind, made up: DuckDB and SQLite answer as the record engine does."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ceyuan.engines.sql import Options
from ceyuan.model.columns import ColumnKey
from ceyuan.model.condition import Criterion, Join
from ceyuan.model.facts import Fact, FactType, RecognitionTitle, Vocabulary
from ceyuan.model.measure import Application, Interval, Lack, Requirement
from ceyuan.model.provenance import Reading
from ceyuan.model.scorecard import ScoreItem
from ceyuan.plan.nodes import (
    Absolute,
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    BestPoints,
    Column,
    Compare,
    CompoundGrowth,
    ConditionPlan,
    Constant,
    CriterionPlan,
    EachPoints,
    Extreme,
    FirstPoints,
    Flag,
    GivenPoints,
    GroupPlan,
    Holds,
    Inapplicable,
    ItemPlan,
    MeasurePlan,
    Member,
    Operator,
    PointsCase,
    Product,
    Quotient,
    RequirementPlan,
    Score,
    Sum,
    UnknownPoints,
    Unpublished,
)
from ceyuan.source import Source, Span

SPAN = Span(Source("made up", ""), 0, 0)
# An example asks two databases and the record engine: few in every run, as many as the profile says in deep ones
EXAMPLES = settings.default.max_examples if settings.default.max_examples > 100 else 25


def fact(name: str, key: str, kind: FactType, **more: object) -> Fact:
    return Fact(name, key, key, kind, SPAN, **more)


NUMBER = FactType.NUMBER
FACTS = [
    fact("甲", "alpha", NUMBER, scale=1, minimum=Decimal(0), maximum=Decimal(5)),
    fact("乙", "beta", NUMBER, minimum=Decimal(-3), maximum=Decimal(3)),
    fact("丙", "gamma", NUMBER, yearly=True, unit="元", scale=2, maximum=Decimal(4)),
    # so large that products of it need more than 64 bits
    fact("丁", "delta", NUMBER, yearly=True, scale=2, minimum=Decimal(0), maximum=Decimal(10**12)),
    fact("戊", "epsilon", FactType.BOOLEAN),
    fact("己", "zeta", FactType.TEXT, choices=("C39", "C3", "D")),
    fact("庚", "eta", FactType.TEXT),
    fact("成立日期", "founded_on", FactType.DATE),
]
TITLES = [RecognitionTitle(name, key, key, SPAN) for name, key in (("高", "high"), ("专", "special"), ("缺", "absent"))]
VOCABULARY = Vocabulary({one.name: one for one in FACTS}, {one.name: one for one in TITLES})
NUMBERS = ("甲", "乙")
YEARLY = ("丙", "丁")

numbers = st.fractions(min_value=-4, max_value=4, max_denominator=6)
columns = st.one_of(
    st.sampled_from(NUMBERS).map(lambda name: Column(name, None)),
    st.builds(Column, st.sampled_from(YEARLY), st.integers(-3, -1)),
)


def quantities(leaves: st.SearchStrategy) -> st.SearchStrategy:
    def grow(inner: st.SearchStrategy) -> st.SearchStrategy:
        few = st.lists(inner, min_size=1, max_size=3).map(tuple)
        return st.one_of(
            st.builds(Sum, few),
            st.builds(Product, inner, inner),
            st.builds(Quotient, inner, inner, positive=st.booleans()),
            st.builds(Extreme, st.booleans(), few),
            st.builds(Absolute, inner),
        )

    return st.recursive(leaves, grow, max_leaves=4)


plain = quantities(st.one_of(columns, numbers.map(Constant)))
operators = st.sampled_from(Operator)
growths = st.builds(
    Compare,
    operators,
    st.builds(CompoundGrowth, plain, plain, st.integers(1, 3)),
    st.fractions(Fraction(-1, 2), Fraction(1, 2), max_denominator=4).map(Constant),
)
days = st.builds(
    Compare,
    operators,
    st.just(Column("成立日期", None)),
    st.integers(date(2022, 1, 1).toordinal(), date(2026, 1, 1).toordinal()).map(Fraction).map(Constant),
)
words = st.lists(
    st.sampled_from(["C39", "C3", "D", "_", "%", "高新", "高", "c39", "it's", "\\"]), min_size=1, max_size=3
)
titles = st.lists(st.sampled_from([one.name for one in TITLES]), min_size=1, max_size=2).map(tuple)
any_fact = st.one_of(
    st.sampled_from([one.name for one in FACTS if not one.yearly]).map(lambda name: (name, None)),
    st.tuples(st.sampled_from(YEARLY), st.integers(-3, -1)),
)
atoms = st.one_of(
    st.builds(Always, st.booleans()),
    st.builds(Unpublished, st.just("细则")),
    st.builds(Compare, operators, plain, plain),
    growths,
    days,
    st.builds(Flag, st.just("戊"), st.booleans()),
    st.builds(Member, st.sampled_from(["己", "庚"]), words.map(tuple), st.booleans(), st.booleans()),
    st.builds(Holds, titles, st.booleans()),
    st.builds(lambda key, negated: Inapplicable(*key, negated), any_fact, st.booleans()),
)


def logics(leaves: st.SearchStrategy) -> st.SearchStrategy:
    def grow(inner: st.SearchStrategy) -> st.SearchStrategy:
        parts = st.lists(inner, max_size=4).map(tuple)
        return st.one_of(st.builds(AllOf, parts), st.builds(AnyOf, parts), st.builds(AtLeast, st.integers(0, 4), parts))

    return st.recursive(leaves, grow, max_leaves=5)


logic = logics(atoms)
points = st.fractions(0, 9, max_denominator=2)
cases = st.builds(lambda test, ends: PointsCase(test, *sorted(ends)), logic, st.tuples(points, points))
otherwise = st.tuples(points, points).map(lambda ends: PointsCase(Always(True), *sorted(ends)))
firsts = st.builds(FirstPoints, st.lists(cases, min_size=1, max_size=4).map(tuple), otherwise, st.booleans())
eaches = st.builds(EachPoints, st.lists(cases, max_size=3).map(tuple))
ways = st.one_of(
    firsts,
    eaches,
    st.builds(BestPoints, st.lists(st.one_of(firsts, eaches), min_size=1, max_size=3).map(tuple)),
    st.builds(UnknownPoints, st.just("细则")),
    columns.map(GivenPoints),
    st.builds(lambda column, number: GivenPoints(Sum((column, Constant(number)))), columns, numbers),
)


@st.composite
def scores(draw: st.DrawFn) -> tuple[Score, ...]:
    own = draw(st.lists(ways, min_size=1, max_size=4))
    lines = tuple(
        ItemPlan(_item(f"line{number}", draw(st.sampled_from("xy")), draw(st.integers(1, 9))), one)
        for number, one in enumerate(own)
    )
    caps = draw(st.sampled_from([(), (("x", Fraction(5)),), (("x", Fraction(7, 2)), ("y", Fraction(3)))]))
    total = Score("总分", lines, Fraction(draw(st.integers(1, 30))), caps)
    part = tuple(one for one in lines if one.item.dimension == "x")
    return (total, Score("小计", part, Fraction(10))) if part else (total,)


def _item(name: str, dimension: str, maximum: int) -> ScoreItem:
    fields = {one.name: None for one in dataclasses.fields(ScoreItem)}
    return ScoreItem(**{**fields, "id": name, "dimension": dimension, "maximum": Decimal(maximum)})


def criterion(number: int) -> Criterion:
    return Criterion(f"c{number}", "", "", "", None, "", Reading.OWN, SPAN)


@st.composite
def conditions(draw: st.DrawFn, own: tuple[Score, ...]) -> ConditionPlan:
    leaves = atoms
    if own:
        totals = st.sampled_from(own)
        total = st.one_of(totals, quantities(st.one_of(totals, columns, points.map(Constant))))
        leaves = st.one_of(atoms, st.builds(Compare, operators, total, st.one_of(points.map(Constant), totals)))
    tests = draw(st.lists(logics(leaves), min_size=1, max_size=4))
    members = tuple(CriterionPlan(criterion(number), test) for number, test in enumerate(tests))
    if len(members) == 1:
        return members[0]
    join = draw(st.sampled_from([Join.ALL, Join.ANY, Join.AT_LEAST]))
    inner = GroupPlan(Join.ANY, members[1:], 0, Join.ANY)
    return GroupPlan(join, (members[0], inner), draw(st.integers(0, 2)), join)


@st.composite
def measures(draw: st.DrawFn, pattern: MeasurePlan, number: int) -> MeasurePlan:
    own = draw(st.one_of(st.just(()), scores()))
    requires = draw(st.lists(titles, max_size=1))
    measure = dataclasses.replace(
        pattern.measure,
        id=f"m{number}",
        confers=draw(st.sampled_from(["", "高", "专", "缺"])),
        lacks=draw(st.sampled_from([(), (Lack("细则", "", ""),)])),
        intervals=draw(st.sampled_from([(), (Interval(Application.FIRST, None, None),)])),
    )
    return dataclasses.replace(
        pattern,
        measure=measure,
        applications=draw(st.sampled_from([(), (Application.FIRST,), (Application.RENEWAL,), tuple(Application)])),
        requirements=tuple(
            RequirementPlan(Requirement(one, "", "", Reading.OWN, SPAN), Holds(one)) for one in requires
        ),
        condition=draw(st.one_of(st.none(), conditions(own), conditions(own))),
        scores=own,
        award=None,
    )


@dataclass(frozen=True)
class Opened:
    columns: object
    duck: object
    lite: object


@pytest.fixture(scope="module")
def opened(tables: SimpleNamespace) -> Opened:
    borders = {ColumnKey(name, None): [Decimal(1), Decimal(2)] for name in NUMBERS}
    borders |= {ColumnKey(name, year): [Decimal(1), Decimal(2)] for name in YEARLY for year in range(2023, 2026)}
    borders[ColumnKey("成立日期", None)] = [
        Decimal(date(2024, 1, 1).toordinal()),
        Decimal(date(2025, 1, 1).toordinal()),
    ]
    firms = tables.random_firms(VOCABULARY, borders, {"庚": ["高新技术", "C39"], "己": ["C39"]}, rows=150, seed=5)
    held = {name: one for name, one in firms.titles.items() if name != "缺"}
    firms = tables.Firms(firms.rows, firms.cells, held, firms.fine)
    firms = tables.without_fractions(firms, VOCABULARY)
    assert len(firms.cells) > 14
    return Opened(
        tables.to_columns(firms, VOCABULARY), tables.in_duckdb(firms, VOCABULARY), tables.in_sqlite(firms, VOCABULARY)
    )


# A plan is large in print, which Hypothesis warns of while it makes an example smaller; that hides what differs.
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:Generating overly large repr:hypothesis.errors.HypothesisWarning")
@settings(suppress_health_check=list(HealthCheck), max_examples=EXAMPLES)
@given(data=st.data())
def test_made_up_measures(
    data: st.DataObject, opened: Opened, plans: list[MeasurePlan], tables: SimpleNamespace
) -> None:
    made = [data.draw(measures(plans[0], number), label=f"measure {number}") for number in range(3)]
    options = Options(criteria=True)
    truth = tables.record(made, opened.columns, VOCABULARY)
    for ask, source in ((tables.ask_duckdb, opened.duck), (tables.ask_sqlite, opened.lite)):
        queries, found = ask(made, VOCABULARY, source, options)
        assert {*queries.keys, *(one.key for one in queries.refused)} == truth.keys()
        assert found == {key: truth[key] for key in queries.keys}


@pytest.mark.parametrize("kind", ["each", "first", "exclusive"])
def test_points_beyond_32_bits(kind: str, opened: Opened, plans: list[MeasurePlan], tables: SimpleNamespace) -> None:
    """Each number fits 32 bits, their sums do not."""
    many = Fraction(2_000_000_000)
    held = tuple(PointsCase(Holds((one,)), many, many) for one in ("高", "专"))
    last = PointsCase(Always(True), many, many)
    points = EachPoints(held) if kind == "each" else FirstPoints(held, last, kind == "exclusive")
    lines = tuple(ItemPlan(_item(f"line{number}", "x", 2 * 10**9), points) for number in range(3))
    score = Score("总分", lines, Fraction(5 * 10**9))
    over = CriterionPlan(criterion(1), Compare(Operator.MORE, score, Constant(many)))
    made = [dataclasses.replace(plans[0], requirements=(), condition=over, scores=(score,), award=None)]
    truth = tables.record(made, opened.columns, VOCABULARY)
    for ask, source in ((tables.ask_duckdb, opened.duck), (tables.ask_sqlite, opened.lite)):
        assert ask(made, VOCABULARY, source, Options(criteria=True))[1] == truth
