"""The verdict holds in every possible world, and learning more never takes it back.

A world completes a subject: each unknown value becomes one of a few values, or turns out not to apply. The oracle
evaluates the un-negated tree in a complete world with plain three-valued logic, so that pushing `not` down to the atoms
is tested too.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from ceyuan.engines.answer import Answer
from ceyuan.engines.record.logic import evaluate_logic
from ceyuan.engines.record.quantity import Moment
from ceyuan.model.subject import Cell, Missing, NotApplicable, Subject
from ceyuan.plan.nodes import (
    AllOf,
    AnyOf,
    AtLeast,
    Column,
    Compare,
    Constant,
    Flag,
    Inapplicable,
    Logic,
    Member,
    Operator,
    Quotient,
)
from ceyuan.plan.simplify import simplify

DAY = date(2026, 6, 30)
NUMBERS = ("甲", "乙")
FLAGS = ("丙", "丁")
WORD = "戊"
VALUES: Mapping[str, tuple[Cell, ...]] = {
    **{name: (Decimal(0), Decimal(1), Decimal(2), Decimal(-1), NotApplicable()) for name in NUMBERS},
    **{name: (True, False, NotApplicable()) for name in FLAGS},
    WORD: ("制造", "贸易", NotApplicable()),
}


@dataclass(frozen=True)
class Not:
    operand: object


@dataclass(frozen=True)
class Count:
    least: int
    parts: tuple[object, ...]


Tree = object


def atoms() -> st.SearchStrategy[Logic]:
    columns = st.sampled_from([Column(name, None) for name in NUMBERS])
    constants = st.sampled_from([-1, 0, 1, 2]).map(Fraction).map(Constant)
    quotients = st.builds(Quotient, columns, columns, positive=st.booleans())
    quantities = st.one_of(columns, quotients)
    return st.one_of(
        st.builds(Compare, st.sampled_from(Operator), quantities, st.one_of(columns, constants)),
        st.builds(Flag, st.sampled_from(FLAGS), st.booleans()),
        st.builds(Member, st.just(WORD), st.just(("制造",)), st.booleans()),
        st.builds(Inapplicable, st.sampled_from([*NUMBERS, *FLAGS, WORD]), st.none(), st.booleans()),
    )


def trees() -> st.SearchStrategy[Tree]:
    def grow(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
        parts = st.lists(inner, min_size=1, max_size=3).map(tuple)
        return st.one_of(inner.map(Not), parts.map(AllOf), parts.map(AnyOf), st.builds(Count, st.integers(0, 4), parts))

    return st.recursive(atoms(), grow, max_leaves=6)


def push(tree: Tree, *, positive: bool = True) -> Logic:
    """Push `not` down to the atoms as the lowering does."""
    match tree:
        case Not(operand=operand):
            return push(operand, positive=not positive)
        case AllOf(parts=parts) | AnyOf(parts=parts):
            every = isinstance(tree, AllOf) is positive
            return (AllOf if every else AnyOf)(tuple(push(one, positive=positive) for one in parts))
        case Count(least=least, parts=parts):
            pushed = tuple(push(one, positive=positive) for one in parts)
            return AtLeast(least if positive else len(parts) - least + 1, pushed)
        case Compare(operator=operator, left=left, right=right):
            return tree if positive else Compare(NEGATED[operator], left, right)
        case Flag(fact=fact, expected=expected):
            return Flag(fact, expected is positive)
        case Member(fact=fact, values=values, negated=negated):
            return Member(fact, values, negated is positive)
        case Inapplicable(fact=fact, negated=negated):
            return Inapplicable(fact, None, negated is positive)
    raise AssertionError(tree)


NEGATED = {
    Operator.EQUAL: Operator.UNEQUAL,
    Operator.UNEQUAL: Operator.EQUAL,
    Operator.LESS: Operator.AT_LEAST,
    Operator.AT_LEAST: Operator.LESS,
    Operator.MORE: Operator.AT_MOST,
    Operator.AT_MOST: Operator.MORE,
}


def truth(tree: Tree, world: Mapping[str, Cell]) -> bool | None:
    """Evaluate a tree in a complete world: true, false, or None where a value does not apply."""
    match tree:
        case Not(operand=operand):
            inner = truth(operand, world)
            return None if inner is None else not inner
        case AllOf(parts=parts):
            return counted([truth(one, world) for one in parts], len(parts))
        case AnyOf(parts=parts):
            return counted([truth(one, world) for one in parts], 1)
        case Count(least=least, parts=parts):
            return counted([truth(one, world) for one in parts], least)
        case Flag(fact=fact, expected=expected):
            value = world[fact]
            return None if isinstance(value, NotApplicable) else value is expected
        case Member(fact=fact, values=values, negated=negated):
            word = world[fact]
            return None if isinstance(word, NotApplicable) else (word in values) is not negated
        case Inapplicable(fact=fact, negated=negated):
            return isinstance(world[fact], NotApplicable) is not negated
        case Compare(operator=operator, left=left, right=right):
            one, other = amount(left, world), amount(right, world)
            return None if one is None or other is None else PYTHON[operator](one, other)
    raise AssertionError(tree)


PYTHON = {
    Operator.EQUAL: lambda a, b: a == b,
    Operator.UNEQUAL: lambda a, b: a != b,
    Operator.LESS: lambda a, b: a < b,
    Operator.AT_LEAST: lambda a, b: a >= b,
    Operator.MORE: lambda a, b: a > b,
    Operator.AT_MOST: lambda a, b: a <= b,
}


def counted(truths: list[bool | None], least: int) -> bool | None:
    """Count by Kleene: at least some are true, surely or possibly."""
    if sum(one is True for one in truths) >= least:
        return True
    return False if sum(one is not False for one in truths) < least else None


def amount(quantity: object, world: Mapping[str, Cell]) -> Fraction | None:
    match quantity:
        case Constant(value=value):
            return value
        case Column(fact=fact):
            cell = world[fact]
            return Fraction(cell) if isinstance(cell, Decimal) else None
        case Quotient(top=top, bottom=bottom, positive=positive):
            above, below = amount(top, world), amount(bottom, world)
            if above is None or below is None or below == 0 or (positive and below < 0):
                return None
            return above / below
    raise AssertionError(quantity)


def subjects() -> st.SearchStrategy[dict[str, Cell]]:
    return st.fixed_dictionaries(
        {name: st.sampled_from((*values, Missing(), Missing())) for name, values in VALUES.items()}
    )


def worlds(cells: Mapping[str, Cell]) -> Iterator[dict[str, Cell]]:
    choices = [VALUES[name] if isinstance(cell, Missing) else (cell,) for name, cell in cells.items()]
    for values in itertools.product(*choices):
        yield dict(zip(cells, values, strict=True))


def answer(logic: Logic, cells: Mapping[str, Cell]) -> Answer:
    return evaluate_logic(logic, Moment(Subject("1", "甲", current=cells), DAY, DAY.year - 1)).answer


@settings(max_examples=600)
@given(trees(), subjects())
def test_settled_answers_hold_in_every_world(tree: Tree, cells: dict[str, Cell]) -> None:
    found = answer(push(tree), cells)
    truths = {truth(tree, world) is True for world in worlds(cells)}
    if found is Answer.YES:
        assert truths == {True}
    if found is Answer.NO:
        assert truths == {False}


@settings(max_examples=600)
@given(trees(), subjects())
def test_complete_worlds_are_always_settled(tree: Tree, cells: dict[str, Cell]) -> None:
    world = next(worlds(cells))
    assert answer(push(tree), world) is (Answer.YES if truth(tree, world) is True else Answer.NO)


@settings(max_examples=600)
@given(trees(), subjects(), st.data())
def test_learning_a_fact_never_unsettles(tree: Tree, cells: dict[str, Cell], data: st.DataObject) -> None:
    unknown = [name for name, cell in cells.items() if isinstance(cell, Missing)]
    before = answer(push(tree), cells)
    if unknown and before is not Answer.UNKNOWN:
        name = data.draw(st.sampled_from(unknown))
        learnt = {**cells, name: data.draw(st.sampled_from(VALUES[name]))}
        assert answer(push(tree), learnt) is before


@settings(max_examples=400)
@given(trees(), subjects())
def test_simplifying_changes_no_answer(tree: Tree, cells: dict[str, Cell]) -> None:
    logic = push(tree)
    assert answer(simplify(logic), cells) is answer(logic, cells)
    for world in itertools.islice(worlds(cells), 5):
        assert answer(simplify(logic), world) is answer(logic, world)


@settings(max_examples=400)
@given(trees(), subjects())
def test_missing_facts_are_those_that_can_settle(tree: Tree, cells: dict[str, Cell]) -> None:
    """An unknown answer names at least one missing fact, all of them unknown; a settled one names none."""
    moment = Moment(Subject("1", "甲", current=cells), DAY, DAY.year - 1)
    outcome = evaluate_logic(push(tree), moment)
    names = {one.fact for one in outcome.missing}
    assert bool(names) is (outcome.answer is Answer.UNKNOWN)
    assert names <= {name for name, cell in cells.items() if isinstance(cell, Missing)}
