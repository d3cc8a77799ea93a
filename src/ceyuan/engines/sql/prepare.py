"""Bring a measure into whole numbers, or say why it cannot go into a database's arithmetic.

Comes in: a measure plan, the vocabulary, the largest number the database computes exactly. Goes out: the measure with
its tests, or a refusal with its reason.
Must not know: tables, SQL.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ceyuan.engines.sql.cells import bounds
from ceyuan.engines.sql.logic import atoms_of
from ceyuan.engines.sql.numbers import of_test, span
from ceyuan.model.facts import FactType, Vocabulary
from ceyuan.plan.integers import IntegerTest, NotInteger, Table, integer_test, points_table
from ceyuan.plan.integers.nodes import INT64
from ceyuan.plan.integers.reduce import Scales, cells_and_guards
from ceyuan.plan.nodes import (
    Atom,
    BestPoints,
    Compare,
    ConditionPlan,
    CriterionPlan,
    EachPoints,
    FirstPoints,
    GivenPoints,
    Inapplicable,
    Logic,
    MeasurePlan,
    Points,
    UnknownPoints,
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A measure that a database can compute exactly; `key` names its column."""

    plan: MeasurePlan
    key: str
    table: Table
    tests: dict[Compare, IntegerTest]


@dataclass(frozen=True, slots=True)
class Refused:
    """A measure that is not in the output, and why; the record engine answers it."""

    plan: MeasurePlan
    key: str
    zh: str
    en: str


def prepare(plan: MeasurePlan, key: str, vocabulary: Vocabulary, limit: int) -> Prepared | Refused:
    """Give a measure in whole numbers of at most `limit`."""
    try:
        table = points_table(plan, vocabulary)
        scales = Scales(vocabulary, table.scale)
        atoms = list(_atoms(plan))
        tests = {atom: integer_test(atom, scales) for atom in atoms if isinstance(atom, Compare)}
        _within(atoms, tests, table, vocabulary, limit)
        _points_within(plan, table.scale)
    except NotInteger as reason:
        return Refused(plan, key, reason.zh, reason.en)
    return Prepared(plan, key, table, tests)


def criteria_of(plan: ConditionPlan) -> Iterator[CriterionPlan]:
    """Walk over criteria from top to bottom, as `tested_parts` does."""
    if isinstance(plan, CriterionPlan):
        yield plan
        return
    for member in plan.members:
        yield from criteria_of(member)


def _atoms(plan: MeasurePlan) -> Iterator[Atom]:
    if plan.condition is not None:
        for one in criteria_of(plan.condition):
            yield from atoms_of(one.test)
    for score in plan.scores:
        for line in score.items:
            for test in _tests(line.points):
                yield from atoms_of(test)


def _tests(points: Points) -> Iterator[Logic]:
    match points:
        case FirstPoints(cases=cases) | EachPoints(cases=cases):
            for case in cases:
                yield case.test
        case BestPoints(ways=ways):
            for way in ways:
                yield from _tests(way)
        case GivenPoints() | UnknownPoints():
            return


def _within(
    atoms: list[Atom], tests: dict[Compare, IntegerTest], table: Table, vocabulary: Vocabulary, limit: int
) -> None:
    """Refuse what is wider than the database's whole numbers, cells and points wider than 64 bits."""
    given = [(one.low, one.high, *(guard.value for guard in one.ratio.guards)) for one in table.given.values()]
    widest = max([span(of_test(test)) for test in tests.values()] + [span(one) for one in given], default=0)
    if widest > limit:
        digits = len(str(widest))
        raise NotInteger(
            f"计算中的数可达 {digits} 位，超出该数据库的精确整数",
            f"numbers reach {digits} digits, more than it computes exactly",
        )
    ends = [end for test in tests.values() for cell in cells_and_guards(test) for end in (cell.low, cell.high)]
    ends += [end for one in table.given.values() for cell in one.ratio.cells for end in (cell.low, cell.high)]
    for atom in atoms:
        if isinstance(atom, Inapplicable) and vocabulary.facts[atom.fact].type is FactType.NUMBER:
            ends += bounds(vocabulary.facts[atom.fact])
    if any(abs(end) > INT64 for end in ends):
        raise NotInteger("有事实的取值超出 64 位整数", "a fact's values go beyond 64-bit whole numbers")


def _points_within(plan: MeasurePlan, scale: int) -> None:
    """Refuse points whose sums, in units of the table's scale, might go beyond 64 bits."""
    for score in plan.scores:
        lines = sum(_most(line.points, int(line.item.maximum) + 1) for line in score.items)
        caps = [int(abs(cap)) + 1 for _, cap in score.caps]
        if max(lines, int(score.maximum) + 1, *caps) * scale > INT64:
            raise NotInteger("分值的公分母太大", "the points have too large a common denominator")


def _size(low: Fraction, high: Fraction) -> int:
    return int(max(abs(low), abs(high))) + 1


def _most(points: Points, maximum: int) -> int:
    match points:
        case FirstPoints(cases=cases, otherwise=otherwise):
            return max([maximum, *(_size(case.low, case.high) for case in (*cases, otherwise))])
        case EachPoints(cases=cases):
            return max(maximum, sum(_size(case.low, case.high) for case in cases))
        case BestPoints(ways=ways):
            return max([maximum, *(_most(way, maximum) for way in ways)])
        case GivenPoints() | UnknownPoints():
            return maximum
