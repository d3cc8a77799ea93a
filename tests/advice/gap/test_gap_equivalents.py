"""Putting an equivalent in makes the comparison hold, and anything less does not: told by the record engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import event, given
from hypothesis import strategies as st

from ceyuan.advice.gap.results import Distance, Equivalent
from ceyuan.advice.gap.scene import Scene, replaced, scene_of
from ceyuan.advice.gap.solve import measure_distance
from ceyuan.engines.record.logic import evaluate_logic
from ceyuan.engines.record.quantity import Moment
from ceyuan.model.facts import Vocabulary
from ceyuan.model.subject import Subject
from ceyuan.plan.nodes import (
    Absolute,
    Column,
    Compare,
    CompoundGrowth,
    Constant,
    Extreme,
    Operator,
    Product,
    Quantity,
    Quotient,
    Sum,
)

DAY = date(2026, 6, 30)
FACTS = ("甲", "乙", "丙")
YEARS = (2023, 2024, 2025)
MINUS_ONE = Constant(Fraction(-1))

columns = st.one_of(
    st.builds(Column, st.sampled_from(FACTS), st.sampled_from([-1, -2, -3])),
    st.builds(Column, st.sampled_from(("丁", "戊")), st.none()),
)
numbers = st.fractions(min_value=-3, max_value=3, max_denominator=6)
constants = st.builds(Constant, numbers)


def growths() -> st.SearchStrategy[Quantity]:
    def build(fact: str, last: int) -> Quantity:
        later, earlier = Column(fact, last), Column(fact, last - 1)
        return Quotient(Sum((later, Product(MINUS_ONE, earlier))), earlier, positive=True)

    return st.builds(build, st.sampled_from(FACTS), st.sampled_from([-1, -2]))


def quantities() -> st.SearchStrategy[Quantity]:
    def grow(inner: st.SearchStrategy[Quantity]) -> st.SearchStrategy[Quantity]:
        several = st.lists(inner, min_size=2, max_size=3).map(tuple)
        return st.one_of(
            st.builds(Sum, several),
            st.builds(Product, inner, inner),
            st.builds(Quotient, inner, inner, positive=st.booleans()),
            st.builds(Extreme, st.booleans(), several),
            st.builds(Absolute, inner),
        )

    return st.recursive(st.one_of(columns, constants, growths()), grow, max_leaves=5)


def compound() -> st.SearchStrategy[Compare]:
    growth = st.builds(
        lambda fact, years: CompoundGrowth(Column(fact, -1 - years), Column(fact, -1), years),
        st.sampled_from(FACTS),
        st.sampled_from([1, 2]),
    )
    rates = st.fractions(min_value=Fraction(-9, 10), max_value=2, max_denominator=10)
    return st.builds(Compare, st.sampled_from(Operator), growth, st.builds(Constant, rates))


comparisons = st.one_of(st.builds(Compare, st.sampled_from(Operator), quantities(), quantities()), compound())
values = st.integers(-8, 12).map(lambda tenths: Decimal(tenths) / 4)
subjects = st.builds(
    lambda yearly, current: Subject(
        "1",
        "甲",
        yearly={
            fact: dict(zip(YEARS, yearly[place * 3 : place * 3 + 3], strict=True)) for place, fact in enumerate(FACTS)
        },
        current=dict(zip(("丁", "戊"), current, strict=True)),
    ),
    st.lists(values, min_size=9, max_size=9),
    st.lists(values, min_size=2, max_size=2),
)


NEGATIONS = {
    Operator.EQUAL: Operator.UNEQUAL,
    Operator.UNEQUAL: Operator.EQUAL,
    Operator.LESS: Operator.AT_LEAST,
    Operator.AT_MOST: Operator.MORE,
    Operator.MORE: Operator.AT_MOST,
    Operator.AT_LEAST: Operator.LESS,
}


def _failing(compare: Compare, subject: Subject) -> Compare:
    """Turn a comparison that holds into its negation, so that there is something to measure."""
    if evaluate_logic(compare, Moment(subject, DAY, 2025)).surely:
        return replace(compare, operator=NEGATIONS[compare.operator])
    return compare


def _found(compare: Compare, subject: Subject) -> tuple[Distance, Scene] | None:
    finding = evaluate_logic(compare, Moment(subject, DAY, 2025)).findings[0]
    scene = scene_of(subject, Vocabulary({}, {}), as_of=DAY, reference_year=2025)
    distance = measure_distance(finding, scene)
    return None if distance is None else (distance, scene)


def _holds(compare: Compare, column: Column, value: Fraction, subject: Subject) -> bool:
    put = Constant(value)
    changed = Compare(compare.operator, replaced(compare.left, column, put), replaced(compare.right, column, put))
    return evaluate_logic(changed, Moment(subject, DAY, 2025)).surely


def _column(one: Equivalent) -> Column:
    return Column(one.fact, None if one.year is None else one.year - 2026)


def _short_of(one: Equivalent) -> Iterator[Fraction]:
    """Give changes smaller than the equivalent, in both directions, some of them only just."""
    for share in (Fraction(0), Fraction(1, 3), Fraction(1, 2), Fraction(9, 10), 1 - Fraction(1, 10**9)):
        yield from (one.amount * share, -one.amount * share)
    if one.beyond:
        yield from (one.amount, -one.amount)


@given(comparisons, subjects)
def test_an_equivalent_is_just_enough(compare: Compare, subject: Subject) -> None:
    compare = _failing(compare, subject)
    found = _found(compare, subject)
    if found is None:
        return
    distance, _ = found
    event(f"{len(distance.equivalents)} equivalents")
    for one in distance.equivalents:
        column = _column(one)
        edge = one.before + one.amount
        hair = Fraction(1, 10**12)
        if one.beyond:
            assert _holds(compare, column, edge + hair, subject) or _holds(compare, column, edge - hair, subject)
        else:
            assert _holds(compare, column, edge, subject)
        assert not [less for less in _short_of(one) if _holds(compare, column, one.before + less, subject)]


@given(comparisons, subjects)
def test_where_there_is_no_equivalent_no_plain_change_helps(compare: Compare, subject: Subject) -> None:
    """Only tested where the fact stands in neither a product of itself nor on both sides of a fraction."""
    compare = _failing(compare, subject)
    found = _found(compare, subject)
    if found is None or not all(_is_plain(side) for side in (compare.left, compare.right)):
        return
    distance, scene = found
    told = {(one.fact, one.year is None) for one in distance.equivalents}
    seen = {column for side in (compare.left, compare.right) for column in scene.columns_in(side)}
    last = {(one.fact, one.offset is None): one for one in sorted(seen, key=lambda column: column.offset or 0)}
    for key, column in last.items():
        if key not in told:
            for value in (Fraction(tenths, 7) for tenths in range(-2000, 2000, 97)):
                assert not _holds(compare, column, value, subject)


def _is_plain(quantity: Quantity) -> bool:
    match quantity:
        case Column() | Constant():
            return True
        case Sum(terms=terms) | Extreme(items=terms):
            return all(_is_plain(term) for term in terms)
        case Product(left=Constant(), right=Column()) | Product(left=Column(), right=Constant()):
            return True
        case _:
            return False


@given(comparisons, subjects)
def test_a_distance_is_the_bound_less_the_value(compare: Compare, subject: Subject) -> None:
    compare = _failing(compare, subject)
    found = _found(compare, subject)
    if found is None:
        return
    distance, _ = found
    assert distance.amount == distance.bound - distance.value
    match compare.operator:
        case Operator.AT_LEAST:
            assert distance.amount > 0
        case Operator.AT_MOST:
            assert distance.amount < 0
        case Operator.MORE:
            assert distance.amount >= 0
            assert distance.beyond
        case Operator.LESS:
            assert distance.amount <= 0
            assert distance.beyond
        case Operator.EQUAL:
            assert distance.amount != 0


@given(comparisons, subjects)
def test_the_cheapest_way_stands_first(compare: Compare, subject: Subject) -> None:
    compare = _failing(compare, subject)
    found = _found(compare, subject)
    if found is None:
        return
    shares = [abs(one.amount / one.before) for one in found[0].equivalents if one.before]
    assert shares == sorted(shares)
