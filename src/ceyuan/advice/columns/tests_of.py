"""Bring a part of a measure into tests of whole numbers, flags, titles and words, each with the levers that bear on it.

Comes in: logic of the plan, levers. Goes out: a tree of tests.
Must not know: values, arrays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ceyuan.advice.columns.levers import Lever, LeverKind
from ceyuan.model.columns import ColumnKey
from ceyuan.model.facts import Vocabulary
from ceyuan.plan.integers import IntegerTest, NotInteger, integer_test
from ceyuan.plan.integers.nodes import INT64, Cell, Integer, cells_of, reach
from ceyuan.plan.integers.reduce import Scales
from ceyuan.plan.nodes import (
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    Compare,
    Extreme,
    Flag,
    Holds,
    Inapplicable,
    Logic,
    Member,
    Operator,
    Unpublished,
)
from ceyuan.plan.reads import has_score, plan_reads


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign test of a whole-number expression; `moved` are the levers of its cells, by position.

    `wide` values need integers of any size. `bent` says that the expression is no straight line in its cells, and
    `on_guard` that a lever could end that it does not apply.
    """

    test: IntegerTest
    keys: tuple[tuple[Cell, ColumnKey], ...]
    moved: tuple[tuple[int, Cell], ...]
    wide: bool
    bent: bool
    on_guard: bool


@dataclass(frozen=True, slots=True)
class FlagIs:
    """A yes/no fact has the expected value; `moved` is the lever that brings it, if any."""

    key: ColumnKey
    expected: bool
    moved: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TitleHeld:
    """One of some titles is (or, negated, none is) held; `moved` are levers that bring one."""

    titles: tuple[str, ...]
    negated: bool
    moved: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WordIs:
    """A text is (or is not) among words, or begins so."""

    key: ColumnKey
    atom: Member


@dataclass(frozen=True, slots=True)
class Nothing:
    """A value does not (or, negated, does) apply."""

    key: ColumnKey
    negated: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """A test that is the same for every row; what is unpublished counts as met."""

    met: bool


@dataclass(frozen=True, slots=True)
class Opaque:
    """A test with no such form, such as points; `movable` where some lever bears on what it reads."""

    movable: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """At least some of the parts."""

    least: int
    parts: tuple[Test, ...]


Test = Sign | FlagIs | TitleHeld | WordIs | Nothing | Settled | Opaque | Joined


@dataclass(frozen=True, slots=True)
class Frame:
    """What bringing logic into tests needs to know; levers of `hidden` cells are left alone."""

    vocabulary: Vocabulary
    reference_year: int
    levers: Sequence[Lever]
    hidden: frozenset[ColumnKey] = frozenset()

    def key(self, fact: str, offset: int | None) -> ColumnKey:
        """Give the column that an offset means."""
        return ColumnKey(fact, None if offset is None else self.reference_year + offset + 1)

    def moving(self, kind: LeverKind, key: ColumnKey) -> Iterator[tuple[int, Lever]]:
        """Give the levers of one cell with their positions; what is hidden has none."""
        if key in self.hidden:
            return
        for number, lever in enumerate(self.levers):
            if lever.kind is kind and lever.key == key:
                yield number, lever


def test_of(logic: Logic, frame: Frame) -> Test:
    """Give the tree of tests for some logic."""
    match logic:
        case AllOf(parts=parts):
            return Joined(len(parts), tuple(test_of(part, frame) for part in parts))
        case AnyOf(parts=parts):
            return Joined(1, tuple(test_of(part, frame) for part in parts))
        case AtLeast(least=least, parts=parts):
            return Joined(least, tuple(test_of(part, frame) for part in parts))
        case Always(value=value):
            return Settled(value)
        case Unpublished():
            return Settled(True)
        case Flag(fact=fact, expected=expected):
            key = frame.key(fact, None)
            sign = 1 if expected else -1
            moved = tuple(number for number, one in frame.moving(LeverKind.FLAG, key) if one.sign == sign)
            return FlagIs(key, expected, moved)
        case Holds(titles=titles, negated=negated):
            found = [n for title in titles for n, _ in frame.moving(LeverKind.TITLE, ColumnKey(title, None))]
            return TitleHeld(titles, negated, () if negated else tuple(found))
        case Member(fact=fact):
            return WordIs(frame.key(fact, None), logic)
        case Inapplicable(fact=fact, offset=offset, negated=negated):
            return Nothing(frame.key(fact, offset), negated)
        case Compare():
            return _compare(logic, frame)


def _compare(compare: Compare, frame: Frame) -> Test:
    """Bring a comparison into a sign test; the larger of several at least something is one of them at least it."""
    apart = _apart(compare)
    if apart is not None:
        return test_of(apart, frame)
    if has_score(compare.left) or has_score(compare.right):
        return _opaque(compare, frame)
    try:
        test = integer_test(compare, Scales(frame.vocabulary))
    except NotInteger:
        return _opaque(compare, frame)
    return _sign(test, frame)


def _apart(compare: Compare) -> Logic | None:
    if not isinstance(compare.left, Extreme):
        return None
    tests = tuple(replace(compare, left=item) for item in compare.left.items)
    match compare.operator:
        case Operator.AT_LEAST | Operator.MORE:
            return AnyOf(tests) if compare.left.largest else AllOf(tests)
        case Operator.AT_MOST | Operator.LESS:
            return AllOf(tests) if compare.left.largest else AnyOf(tests)
    return None


def _opaque(compare: Compare, frame: Frame) -> Opaque:
    read = {frame.key(fact, offset) for fact, offset in plan_reads(compare).facts}
    titles = set(plan_reads(compare).titles)
    cells = {one.key for one in frame.levers if one.kind is not LeverKind.TITLE}
    held = {one.name for one in frame.levers if one.kind is LeverKind.TITLE}
    return Opaque(bool(read & cells or titles & held))


def _sign(test: IntegerTest, frame: Frame) -> Sign:
    guarded = [cell for guard in test.guards for cell in guard.cells]
    cells = tuple(dict.fromkeys([*test.cells, *cells_of(test.low), *guarded]))
    keys = tuple((cell, frame.key(cell.fact, cell.offset)) for cell in cells)
    moved = [(number, cell) for cell, key in keys for number, _ in frame.moving(LeverKind.NUMBER, key)]
    movable = {cell for _, cell in moved}
    wide = max(reach(test.low), *(reach(guard.value) for guard in test.guards), 0) > INT64
    return Sign(test, keys, tuple(moved), wide, _bent(test.low), bool(movable & set(guarded)))


def _bent(value: Integer) -> bool:
    return not all(isinstance(part, Cell) for _, part in value.terms)


def helpful_cells(test: Test, frame: Frame) -> frozenset[int]:
    """Give the levers that could help a test, told from the test alone: what moves the right way on a straight line.

    A lever of a cell that stands in the test otherwise than on a straight line may help.
    """
    match test:
        case Joined(parts=parts):
            return frozenset().union(*(helpful_cells(part, frame) for part in parts))
        case FlagIs(moved=moved) | TitleHeld(moved=moved):
            return frozenset(moved)
        case Sign():
            return frozenset(number for number, cell in test.moved if _may_help(test, cell, frame.levers[number].sign))
        case Opaque(movable=True):
            return frozenset(range(len(frame.levers)))
    return frozenset()


def _may_help(test: Sign, cell: Cell, sign: int) -> bool:
    if test.bent or test.on_guard or test.test.operator in {Operator.EQUAL, Operator.UNEQUAL}:
        return True
    factor = next((one for one, part in test.test.low.terms if part == cell), 0)
    upward = test.test.operator in {Operator.AT_LEAST, Operator.MORE}
    return factor * sign > 0 if upward else factor * sign < 0
