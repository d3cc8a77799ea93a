"""Points are intervals: in every possible world the points lie inside, and every learnt fact only narrows them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from ceyuan.engines.record.quantity import Moment
from ceyuan.engines.record.score import score_moment
from ceyuan.model.provenance import Reading
from ceyuan.model.scorecard import OpenPoints, ScoreItem
from ceyuan.model.subject import Cell, Missing, NotApplicable, Subject
from ceyuan.plan.nodes import (
    AllOf,
    Always,
    BestPoints,
    Column,
    Compare,
    Constant,
    EachPoints,
    FirstPoints,
    Flag,
    GivenPoints,
    ItemPlan,
    Operator,
    Points,
    PointsCase,
    Score,
    UnknownPoints,
)
from ceyuan.source import Source, Span

DAY = date(2026, 6, 30)
SPAN = Span(Source("表", ""), 0, 0)
VALUES: Mapping[str, tuple[Cell, ...]] = {
    "甲": (Decimal(-1), Decimal(0), Decimal(3), Decimal(7), NotApplicable()),
    "丙": (True, False, NotApplicable()),
    "丁": (True, False, NotApplicable()),
}
MAXIMUM = Fraction(10)


def bands() -> st.SearchStrategy[FirstPoints]:
    def build(first: int, width: int, points: list[int]) -> FirstPoints:
        low, high = Constant(Fraction(first)), Constant(Fraction(first + width))
        column = Column("甲", None)
        tests = (
            Compare(Operator.LESS, column, low),
            AllOf((Compare(Operator.AT_LEAST, column, low), Compare(Operator.LESS, column, high))),
            Compare(Operator.AT_LEAST, column, high),
        )
        cases = tuple(
            PointsCase(test, Fraction(one), Fraction(one + one % 2)) for test, one in zip(tests, points, strict=True)
        )
        lowest = min(cases, key=lambda case: (case.low, case.high))
        return FirstPoints(cases, PointsCase(Always(True), lowest.low, lowest.high), exclusive=True)

    return st.builds(build, st.integers(-1, 3), st.integers(1, 4), st.lists(st.integers(0, 10), min_size=3, max_size=3))


def cases() -> st.SearchStrategy[PointsCase]:
    flags = st.builds(Flag, st.sampled_from(["丙", "丁"]), st.booleans())
    points = st.integers(0, 6).map(Fraction)
    return st.builds(lambda test, one: PointsCase(test, one, one), flags, points)


def first_cases() -> st.SearchStrategy[FirstPoints]:
    last = st.integers(0, 3).map(lambda one: PointsCase(Always(True), Fraction(one), Fraction(one)))
    return st.builds(FirstPoints, st.lists(cases(), max_size=3).map(tuple), last, st.just(False))


def each_cases() -> st.SearchStrategy[EachPoints]:
    return st.builds(EachPoints, st.lists(cases(), max_size=3).map(tuple))


def points() -> st.SearchStrategy[Points]:
    ways = st.one_of(bands(), first_cases(), each_cases())
    return st.one_of(
        ways,
        st.lists(ways, min_size=1, max_size=2).map(tuple).map(BestPoints),
        st.just(GivenPoints(Column("甲", None))),
    )


def score_of(tables: list[Points], cells: Mapping[str, Cell]) -> tuple[Fraction, Fraction]:
    items = tuple(ItemPlan(item(index), one) for index, one in enumerate(tables))
    score = Score("总分", items, Fraction(25), (("单数", Fraction(12)),))
    moment = Moment(Subject("1", "甲", current=cells), DAY, 2025)
    _, traces = score_moment((score,), moment)
    return traces[0].low, traces[0].high


def item(index: int) -> ScoreItem:
    scoring = OpenPoints("表")
    return ScoreItem(
        f"item-{index}", "项", "", "单数" if index % 2 == 0 else "双数", Decimal(10), scoring, "", Reading.OWN, SPAN
    )


def worlds(cells: Mapping[str, Cell]) -> Iterator[dict[str, Cell]]:
    choices = [VALUES[name] if isinstance(cell, Missing) else (cell,) for name, cell in cells.items()]
    for values in itertools.product(*choices):
        yield dict(zip(cells, values, strict=True))


def subjects() -> st.SearchStrategy[dict[str, Cell]]:
    return st.fixed_dictionaries({name: st.sampled_from((*values, Missing())) for name, values in VALUES.items()})


@settings(max_examples=400)
@given(st.lists(points(), min_size=1, max_size=3), subjects())
def test_every_world_lies_inside(tables: list[Points], cells: dict[str, Cell]) -> None:
    low, high = score_of(tables, cells)
    assert Fraction(0) <= low <= high <= Fraction(25)
    for world in worlds(cells):
        world_low, world_high = score_of(tables, world)
        assert low <= world_low
        assert world_high <= high


@settings(max_examples=200)
@given(bands(), st.sampled_from(VALUES["甲"]))
def test_a_known_input_earns_its_band(table: FirstPoints, cell: Cell) -> None:
    value = Fraction(cell) if isinstance(cell, Decimal) else None
    low, high = score_of([table], {"甲": cell})
    if value is None:
        expected = table.otherwise
    else:
        bound, top = (one.test.right.value for one in (table.cases[0], table.cases[2]))  # type: ignore[union-attr]  # built above
        expected = table.cases[0 if value < bound else 1 if value < top else 2]
    assert (low, high) == (min(expected.low, MAXIMUM), min(expected.high, MAXIMUM))


def test_a_capped_dimension_counts_no_more_than_its_cap() -> None:
    full = UnknownPoints("细则")
    assert score_of([full, full], {}) == (0, 20)
    assert score_of([full, full, full], {}) == (0, 22)


def test_an_open_line_counts_from_nothing_to_its_maximum() -> None:
    assert score_of([UnknownPoints("上海市15分指标")], {}) == (0, 10)
