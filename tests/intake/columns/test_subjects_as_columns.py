"""A subject put into columns and taken out again is the same subject, as far as columns can tell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.intake.columns.subjects import columns_of
from ceyuan.model.columns import ColumnKey, NumberColumn, bit_at, slice_columns, subject_at
from ceyuan.model.facts import Fact, FactType, RecognitionTitle, Vocabulary
from ceyuan.model.holdings import find_holding
from ceyuan.model.subject import (
    Cell,
    Coverage,
    Holding,
    Holdings,
    Missing,
    MissingReason,
    NotApplicable,
    NullReason,
    Subject,
)
from ceyuan.source import Source, Span

NOWHERE = Span(Source("test", ""), 0, 0)
DAY = date(2026, 6, 30)
FACTS = (
    Fact("营业收入", "revenue", "", FactType.NUMBER, NOWHERE, yearly=True, scale=2, maximum=Decimal(10**12)),
    Fact("净利润", "profit", "", FactType.NUMBER, NOWHERE, yearly=True, scale=2),
    Fact("占有率", "share", "", FactType.NUMBER, NOWHERE, scale=4, minimum=Decimal(0), maximum=Decimal(1)),
    Fact("自主品牌", "own_brand", "", FactType.BOOLEAN, NOWHERE),
    Fact("行业门类", "section", "", FactType.TEXT, NOWHERE, choices=("B", "C")),
    Fact("成立日期", "founded_on", "", FactType.DATE, NOWHERE),
)
TITLES = tuple(RecognitionTitle(name, name, "", NOWHERE) for name in ("高企", "小巨人"))
VOCABULARY = Vocabulary({one.name: one for one in FACTS}, {one.name: one for one in TITLES})

nothing: st.SearchStrategy[Cell] = st.one_of(
    st.builds(Missing, st.sampled_from(MissingReason), st.just("")),
    st.builds(NotApplicable, st.sampled_from(NullReason)),
)
days = st.one_of(st.none(), st.dates(date(2026, 6, 28), date(2026, 7, 2)))
VALUES: Mapping[FactType, st.SearchStrategy[Cell]] = {
    FactType.BOOLEAN: st.booleans(),
    FactType.TEXT: st.sampled_from(["B", "C"]),
    FactType.DATE: st.dates(),
}


def value_of(fact: Fact) -> st.SearchStrategy[Cell]:
    if fact.type is not FactType.NUMBER:
        return VALUES[fact.type]
    low = Decimal(-(10**12)) if fact.minimum is None else fact.minimum
    high = Decimal(10**12) if fact.maximum is None else fact.maximum
    return st.decimals(low, high, places=fact.scale, allow_nan=False)


current = st.fixed_dictionaries(
    {}, optional={one.name: st.one_of(value_of(one), nothing) for one in FACTS if not one.yearly}
)
yearly = st.fixed_dictionaries(
    {},
    optional={
        one.name: st.dictionaries(st.integers(2020, 2025), st.one_of(value_of(one), nothing))
        for one in FACTS
        if one.yearly
    },
)
held = st.lists(st.builds(Holding, st.sampled_from(["高企", "小巨人"]), days, days, days), max_size=3).map(tuple)
coverage = st.dictionaries(
    st.sampled_from(["*", "高企", "小巨人"]),
    st.sampled_from([Coverage("s", DAY, DAY), Coverage("s", date(2020, 1, 1), date(2025, 1, 1))]),
)
subjects = st.lists(
    st.builds(
        Subject,
        id=st.text(max_size=3),
        name=st.text(max_size=3),
        current=current,
        yearly=yearly,
        holdings=st.builds(Holdings, held, coverage),
    ),
    max_size=11,
)


def plain(cell: Cell) -> Cell:
    match cell:
        case Missing(reason=MissingReason.NOT_SUPPLIED | MissingReason.OUTSIDE_COVERAGE):
            return Missing()
        case Missing():
            return Missing(MissingReason.WRONG_VALUE)
        case NotApplicable():
            return NotApplicable()
    return cell


@given(subjects)
def test_what_goes_in_comes_out(register: list[Subject]) -> None:
    columns = columns_of(register, VOCABULARY, as_of=DAY)
    for row, subject in enumerate(register):
        back = subject_at(columns, row, VOCABULARY, as_of=DAY)
        assert (back.id, back.name) == (subject.id, subject.name)
        for fact in FACTS:
            if not fact.yearly:
                cell = subject.current.get(fact.name, Missing())
                assert back.current.get(fact.name, Missing()) == plain(cell)
                continue
            for year in range(2020, 2026):
                cell = subject.yearly.get(fact.name, {}).get(year, Missing())
                assert back.yearly.get(fact.name, {}).get(year, Missing()) == plain(cell)
        for title in VOCABULARY.titles:
            was, now = (find_holding((title,), one.holdings, DAY) for one in (subject, back))
            assert (was[0], was[2]) == (now[0], now[2])


@given(subjects)
def test_a_slice_holds_the_same_firms(register: list[Subject]) -> None:
    columns = columns_of(register, VOCABULARY, as_of=DAY)
    if len(register) > 8:
        part = slice_columns(columns, 8, len(register))
        wanted = subject_at(columns, 8, VOCABULARY, as_of=DAY)
        assert subject_at(part, 0, VOCABULARY, as_of=DAY) == wanted


WRONG: list[tuple[str, str, Cell]] = [
    ("finer than its scale", "营业收入", Decimal("0.001")),
    ("above its maximum", "营业收入", Decimal("1000000000000.01")),
    ("below its minimum", "占有率", Decimal("-0.1")),
    ("beyond whole numbers of 64 bits", "净利润", Decimal("92233720368547758.08")),
    ("a huge exponent", "净利润", Decimal("1e999999")),
    ("not a choice", "行业门类", "Z"),
    ("of another type", "成立日期", "2020-01-01"),
    ("no number at all", "净利润", Decimal("NaN")),
]


@pytest.mark.parametrize(("title", "fact", "value"), WRONG, ids=[one[0] for one in WRONG])
def test_what_a_fact_may_not_have_is_damaged(title: str, fact: str, value: Cell) -> None:
    yearly_fact = VOCABULARY.facts[fact].yearly
    one = Subject(
        "1", "甲", current={} if yearly_fact else {fact: value}, yearly={fact: {2025: value}} if yearly_fact else {}
    )
    back = subject_at(columns_of([one], VOCABULARY, as_of=DAY), 0, VOCABULARY, as_of=DAY)
    cell = back.yearly[fact][2025] if yearly_fact else back.current[fact]
    assert cell == Missing(MissingReason.WRONG_VALUE), title


def test_the_largest_whole_number_fits() -> None:
    largest = Decimal("92233720368547758.07")
    column = columns_of([Subject("1", "甲", yearly={"净利润": {2025: largest}})], VOCABULARY, as_of=DAY).columns[
        ColumnKey("净利润", 2025)
    ]
    assert isinstance(column, NumberColumn)
    assert column.values.tolist() == [2**63 - 1]


def test_columns_asked_for_are_there_without_a_value() -> None:
    key = ColumnKey("营业收入", 2019)
    column = columns_of([Subject("1", "甲")], VOCABULARY, as_of=DAY, keys=[key]).columns[key]
    assert [bit_at(one, 0) for one in (column.marks.known, column.marks.null, column.marks.damaged)] == [False] * 3


def test_a_value_before_the_founding_year_is_left_to_engines() -> None:
    one = Subject("1", "甲", current={"成立日期": date(2025, 1, 1)}, yearly={"营业收入": {2020: Missing()}})
    column = columns_of([one], VOCABULARY, as_of=DAY).columns[ColumnKey("营业收入", 2020)]
    assert not bit_at(column.marks.null, 0)
