"""Small invented rulebooks over facts of few values, so that every way of changing a firm can be tried.

Comes in: a seed. Goes out: plans by day, a vocabulary, firms in columns.
Must not know: how advice is found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

import numpy as np

from ceyuan.model.columns import (
    Column,
    ColumnKey,
    Columns,
    FlagColumn,
    Marks,
    NumberColumn,
    TitleColumn,
    pack_bits,
)
from ceyuan.model.condition import Join
from ceyuan.model.facts import Changeable, Fact, FactType, Movement, RecognitionTitle, Vocabulary
from ceyuan.model.measure import Requirement
from ceyuan.model.provenance import Reading
from ceyuan.plan import nodes
from ceyuan.plan.nodes import ConditionPlan, CriterionPlan, GroupPlan, Logic, MeasurePlan, Operator, Quantity
from ceyuan.verify.agreement.rulebooks import blank_criterion, blank_measure
from ceyuan.verify.agreement.vocabulary import PLACE

DAY = date(2026, 6, 30)
NEXT = date(2027, 6, 30)
MOST = 3  # the largest value of a number


@dataclass(frozen=True, slots=True)
class World:
    """A rulebook of every day, and firms."""

    plans: tuple[MeasurePlan, ...]
    vocabulary: Vocabulary
    firms: Columns

    def lower(self, day: date) -> Sequence[MeasurePlan]:
        """Give the plans of a day."""
        return [replace(plan, as_of=day, applications=tuple(plan.measure.open_on(day))) for plan in self.plans]


def small_world(seed: int, firms: int = 40) -> World:
    """Give a world; the same seed gives the same."""
    random = Random(seed)
    vocabulary = _vocabulary(random)
    plans = tuple(_plan(random, number) for number in range(3))
    return World(plans, vocabulary, _firms(np.random.default_rng(seed), vocabulary, firms))


def _changeable(random: Random, movement: Movement | None = None) -> Changeable:
    effort = random.choice(("1", "1", "2", "0.5", "3"))
    months = random.choice((6, 12, 12, 12, 18, 24))
    return Changeable(Decimal(effort), months, movement or random.choice(list(Movement)), None)


def _number(name: str, changeable: Changeable | None, *, yearly: bool = False) -> Fact:
    return Fact(
        name,
        name,
        name,
        FactType.NUMBER,
        PLACE,
        yearly=yearly,
        minimum=Decimal(0),
        maximum=Decimal(MOST),
        changeable=changeable,
        unit="项",
    )


def _vocabulary(random: Random) -> Vocabulary:
    up = Movement.UP
    facts = [
        _number("a", _changeable(random)),
        _number("b", _changeable(random, up)),
        _number("fixed", None),
        _number("c", _changeable(random, up), yearly=True),
        _number("d", None, yearly=True),
        Fact("f", "f", "f", FactType.BOOLEAN, PLACE, changeable=_changeable(random)),
        Fact("g", "g", "g", FactType.BOOLEAN, PLACE),
        Fact("成立日期", "founded", "founded", FactType.DATE, PLACE),
    ]
    titles = [
        RecognitionTitle("t", "t", "t", PLACE, changeable=_changeable(random, up)),
        RecognitionTitle("u", "u", "u", PLACE),
    ]
    return Vocabulary({one.name: one for one in facts}, {one.name: one for one in titles})


_COLUMNS = (
    nodes.Column("a", None),
    nodes.Column("b", None),
    nodes.Column("fixed", None),
    nodes.Column("c", -1),
    nodes.Column("c", -2),
    nodes.Column("d", -1),
)


def _quantity(random: Random) -> Quantity:
    draw = random.random()
    one, other = random.sample(_COLUMNS, 2)
    if draw < 0.4:
        return one
    if draw < 0.6:
        factors = [nodes.Constant(Fraction(random.choice((1, 1, 1, 2, -1, 3)))) for _ in range(2)]
        terms = (nodes.Product(factors[0], one), nodes.Product(factors[1], other))
        return nodes.Sum(terms)
    if draw < 0.85:
        return nodes.Quotient(one, other, positive=random.random() < 0.3)
    if draw < 0.95:
        return nodes.Extreme(random.random() < 0.5, (one, other))
    return nodes.Absolute(nodes.Sum((one, nodes.Product(nodes.Constant(Fraction(-1)), other))))


def _compare(random: Random) -> Logic:
    usual = (Operator.AT_LEAST, Operator.AT_LEAST, Operator.AT_LEAST, Operator.MORE, Operator.LESS, Operator.AT_MOST)
    operator = random.choice((*usual, Operator.EQUAL, Operator.UNEQUAL))
    bound = Fraction(random.randint(1, 2 * MOST), random.choice((1, 1, 2)))
    return nodes.Compare(operator, _quantity(random), nodes.Constant(bound))


def _logic(random: Random, depth: int) -> Logic:
    draw = random.random()
    if depth and draw < 0.35:
        parts = tuple(_logic(random, depth - 1) for _ in range(random.randint(2, 3)))
        return random.choice((nodes.AllOf(parts), nodes.AnyOf(parts), nodes.AtLeast(2, parts)))
    if draw < 0.75:
        return _compare(random)
    if draw < 0.88:
        return nodes.Flag(random.choice("fg"), random.random() < 0.7)
    if draw < 0.97:
        return nodes.Holds(random.choice((("t",), ("u",), ("t", "u"))), random.random() < 0.2)
    return random.choice((nodes.Unpublished("x"), nodes.Inapplicable("c", -1, True)))


def _group(random: Random, depth: int, names: list[str]) -> ConditionPlan:
    if depth == 0 or random.random() < 0.4:
        names.append(f"c{len(names)}")
        return CriterionPlan(blank_criterion(names[-1]), _logic(random, random.choice((0, 0, 1))))
    members = tuple(_group(random, depth - 1, names) for _ in range(random.randint(2, 3)))
    join = random.choice((Join.ALL, Join.ALL, Join.ANY, Join.AT_LEAST))
    return GroupPlan(join, members, 2 if join is Join.AT_LEAST else 0, join)


def _plan(random: Random, number: int) -> MeasurePlan:
    confers = random.choice(("", "", "u"))
    measure = blank_measure(f"m{number}", confers=confers)
    names: list[str] = []
    members = tuple(_group(random, 1, names) for _ in range(random.randint(2, 4)))
    condition = GroupPlan(Join.ALL, members, 0, Join.ALL)
    asked = Requirement(("t",), "", "", Reading.OWN, PLACE, "requires-1")
    requires = (nodes.RequirementPlan(asked, nodes.Holds(("t",))),) if random.random() < 0.3 else ()
    return MeasurePlan(measure, DAY, tuple(measure.open_on(DAY)), requires, condition, ())


def _firms(chance: np.random.Generator, vocabulary: Vocabulary, rows: int) -> Columns:
    columns: dict[ColumnKey, Column] = {}
    for fact in vocabulary.facts.values():
        for year in (2024, 2025, 2026) if fact.yearly else (None,):
            draw = chance.random(rows)
            open_year = 0.5 if year == 2026 else 0.08
            marks = [draw < open_year, (draw > 0.95) & (draw < 0.98), draw >= 0.98]
            gaps = Marks(pack_bits(~(marks[0] | marks[1] | marks[2])), pack_bits(marks[1]), pack_bits(marks[2]))
            match fact.type:
                case FactType.BOOLEAN:
                    columns[ColumnKey(fact.name, year)] = FlagColumn(pack_bits(chance.random(rows) < 0.5), gaps)
                case FactType.DATE:
                    days = date(2018, 1, 1).toordinal() + chance.integers(0, 3600, rows)
                    columns[ColumnKey(fact.name, year)] = NumberColumn(days, gaps)
                case _:
                    columns[ColumnKey(fact.name, year)] = NumberColumn(chance.integers(0, MOST + 1, rows), gaps)
    titles = {}
    for name in vocabulary.titles:
        draw = chance.random(rows)
        titles[name] = TitleColumn(pack_bits(draw < 0.4), pack_bits(draw > 0.9))
    return Columns(rows, [f"firm-{number}" for number in range(rows)], columns, titles)
