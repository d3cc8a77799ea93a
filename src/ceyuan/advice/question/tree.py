"""A measure as a small tree over numbered tests, so that one answer touches little.

Comes in: a measure plan and a register of tests. Goes out: a tree; equal tests of all measures share a number.
Must not know: subjects, how a question is chosen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from ceyuan.model.condition import Join
from ceyuan.plan.nodes import (
    AllOf,
    AnyOf,
    AtLeast,
    Atom,
    BestPoints,
    Compare,
    ConditionPlan,
    Constant,
    CriterionPlan,
    EachPoints,
    FirstPoints,
    GivenPoints,
    ItemPlan,
    Logic,
    MeasurePlan,
    Operator,
    Points,
    PointsCase,
    Score,
    UnknownPoints,
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A test, by its number."""

    test: int


@dataclass(frozen=True, slots=True)
class Count:
    """At least `least` of the parts: all, any and k of n are one rule."""

    least: int
    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """Points between low and high when a tree holds."""

    tree: Tree
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class First:
    """The first way that holds, else the last resort."""

    ways: tuple[Way, ...]
    otherwise: Way
    exclusive: bool


@dataclass(frozen=True, slots=True)
class Each:
    """Every way that holds."""

    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Best:
    """The better of several tables."""

    tables: tuple[First | Each, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """Points handed in; the numbered test compares them with nothing, which is how their value is found."""

    test: int


@dataclass(frozen=True, slots=True)
class Anything:
    """Points nobody can count yet."""


Table = First | Each | Best | Given | Anything


@dataclass(frozen=True, slots=True)
class Total:
    """A score compared with a number; one table for each line of the score, with its maximum."""

    operator: Operator
    score: Score
    lines: tuple[tuple[Table, Fraction], ...]
    bound: Fraction


Tree = Leaf | Count | Total


@dataclass(frozen=True, slots=True)
class Tests:
    """Numbers tests in the order in which they are met; equal tests are one."""

    numbers: dict[Atom, int] = field(default_factory=dict)

    def number(self, test: Atom) -> int:
        """Give the number of a test."""
        return self.numbers.setdefault(test, len(self.numbers))


def measure_tree(plan: MeasurePlan, tests: Tests) -> Tree:
    """Give the tree of a measure: every requirement, and the condition."""
    parts: list[Tree] = [Leaf(tests.number(one.test)) for one in plan.requirements]
    if plan.condition is not None:
        parts.append(_condition(plan.condition, tests))
    return Count(len(parts), tuple(parts))


def tests_of(tree: Tree) -> tuple[int, ...]:
    """Give the numbers of all tests below, each as often as it stands there.

    >>> tests_of(Count(1, (Leaf(3), Leaf(5), Leaf(3))))
    (3, 5, 3)
    """
    match tree:
        case Leaf(test=test):
            return (test,)
        case Count(parts=parts):
            return tuple(test for one in parts for test in tests_of(one))
        case Total(lines=lines):
            return tuple(test for table, _ in lines for test in _tests_of_table(table))


def _tests_of_table(table: Table) -> tuple[int, ...]:
    match table:
        case First(ways=ways) | Each(ways=ways):
            return tuple(test for one in ways for test in tests_of(one.tree))
        case Best(tables=tables):
            return tuple(test for one in tables for test in _tests_of_table(one))
        case Given(test=test):
            return (test,)
        case Anything():
            return ()


def _condition(plan: ConditionPlan, tests: Tests) -> Tree:
    if isinstance(plan, CriterionPlan):
        return _logic(plan.test, tests)
    parts = tuple(_condition(one, tests) for one in plan.members)
    return Count({Join.ALL: len(parts), Join.ANY: 1}.get(plan.join, plan.least), parts)


def _logic(logic: Logic, tests: Tests) -> Tree:
    match logic:
        case AllOf(parts=parts):
            return Count(len(parts), tuple(_logic(one, tests) for one in parts))
        case AnyOf(parts=parts):
            return Count(1, tuple(_logic(one, tests) for one in parts))
        case AtLeast(least=least, parts=parts):
            return Count(least, tuple(_logic(one, tests) for one in parts))
        case Compare(operator=operator, left=Score() as score, right=Constant(value=bound)):
            return Total(operator, score, tuple(_line(one, tests) for one in score.items), bound)
    return Leaf(tests.number(logic))


def _line(plan: ItemPlan, tests: Tests) -> tuple[Table, Fraction]:
    return _table(plan.points, tests), Fraction(plan.item.maximum)


def _table(points: Points, tests: Tests) -> Table:
    match points:
        case UnknownPoints():
            return Anything()
        case GivenPoints(quantity=quantity):
            return Given(tests.number(Compare(Operator.AT_LEAST, quantity, Constant(Fraction(0)))))
        case BestPoints(ways=ways):
            return Best(tuple(_ways(one, tests) for one in ways))
        case FirstPoints() | EachPoints():
            return _ways(points, tests)


def _ways(points: FirstPoints | EachPoints, tests: Tests) -> First | Each:
    ways = tuple(_way(one, tests) for one in points.cases)
    if isinstance(points, EachPoints):
        return Each(ways)
    return First(ways, _way(points.otherwise, tests), points.exclusive)


def _way(case: PointsCase, tests: Tests) -> Way:
    return Way(_logic(case.test, tests), case.low, case.high)
