"""What a plan asks for: its atoms, and the facts, words and titles that they read.

Comes in: plans. Goes out: their parts, one after another.
Must not know: engines, firms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ceyuan.plan.nodes import (
    Absolute,
    AllOf,
    AnyOf,
    AtLeast,
    Atom,
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
    GivenPoints,
    Logic,
    MeasurePlan,
    Points,
    Product,
    Quantity,
    Quotient,
    Score,
    Sum,
    UnknownPoints,
)
from ceyuan.plan.reads import plan_reads

Read = tuple[str, int | None]


def logic_of_parts(plan: MeasurePlan) -> tuple[Logic, ...]:
    """Give the test of every part that is answered on its own, in the order of `tested_parts`."""
    criteria = () if plan.condition is None else tuple(_tests(plan.condition))
    return (*(one.test for one in plan.requirements), *criteria)


def _tests(condition: ConditionPlan) -> Iterator[Logic]:
    if isinstance(condition, CriterionPlan):
        yield condition.test
        return
    for member in condition.members:
        yield from _tests(member)


def atoms_of(logic: Logic) -> Iterator[Atom]:
    """Give every atom of some logic, also those that bring the points it compares."""
    match logic:
        case AllOf(parts=parts) | AnyOf(parts=parts) | AtLeast(parts=parts):
            for part in parts:
                yield from atoms_of(part)
        case Compare(left=left, right=right):
            yield logic
            for score in (*scores_of(left), *scores_of(right)):
                yield from atoms_of_score(score)
        case _:
            yield logic


def atoms_of_score(score: Score) -> Iterator[Atom]:
    """Give the atoms of every line; points that a fact brings count as a comparison that nobody makes."""
    for line in score.items:
        yield from _atoms_of_points(line.points)


def _atoms_of_points(points: Points) -> Iterator[Atom]:
    match points:
        case FirstPoints(cases=cases) | EachPoints(cases=cases):
            for case in cases:
                yield from atoms_of(case.test)
        case BestPoints(ways=ways):
            for way in ways:
                yield from _atoms_of_points(way)
        case GivenPoints() | UnknownPoints():
            return


def given_of(score: Score) -> Iterator[Quantity]:
    """Give the quantities that bring points by themselves."""
    for line in score.items:
        if isinstance(line.points, GivenPoints):
            yield line.points.quantity


def scores_of(quantity: Quantity) -> Iterator[Score]:
    """Give the scores inside a quantity."""
    if isinstance(quantity, Score):
        yield quantity
    for part in inner_quantities(quantity):
        yield from scores_of(part)


def inner_quantities(quantity: Quantity) -> Sequence[Quantity]:
    """Give the quantities directly inside one."""
    match quantity:
        case Sum(terms=parts) | Extreme(items=parts):
            return parts
        case Product(left=one, right=other) | Quotient(top=one, bottom=other):
            return (one, other)
        case CompoundGrowth(first=one, last=other):
            return (one, other)
        case Absolute(operand=operand):
            return (operand,)
        case Constant() | Column() | Score():
            return ()


def columns_of(quantity: Quantity) -> Iterator[Read]:
    """Give the facts and years that a quantity reads itself."""
    if isinstance(quantity, Column):
        yield quantity.fact, quantity.offset
    for part in inner_quantities(quantity):
        yield from columns_of(part)


def facts_of(logic: Logic) -> tuple[Read, ...]:
    """Give every fact and year that some logic reads, also through points.

    >>> from ceyuan.plan.nodes import Flag
    >>> facts_of(Flag("已上市", True))
    (('已上市', None),)
    """
    return plan_reads(logic).facts


def titles_of(logic: Logic) -> tuple[str, ...]:
    """Give every title that some logic asks for."""
    return plan_reads(logic).titles


def whole_logic(plan: MeasurePlan) -> tuple[Logic, ...]:
    """Give every test of a measure, those of its points table included."""
    table = [AllOf(tuple(atoms_of_score(score))) for score in plan.scores[:1]]
    return (*logic_of_parts(plan), *table)
