"""Small random rulebooks whose firms can be tried in every possible way, and what brute force says about them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

from ceyuan.advice.question import Asked
from ceyuan.engines.answer import Answer, Status
from ceyuan.engines.record import decide
from ceyuan.model.condition import Join
from ceyuan.model.facts import Fact, FactType, RecognitionTitle, Supplier, Vocabulary
from ceyuan.model.measure import Application, Interval, Lack
from ceyuan.model.subject import Cell, Coverage, Holding, Holdings, Subject
from ceyuan.plan.nodes import (
    AllOf,
    AnyOf,
    AtLeast,
    Column,
    Compare,
    Constant,
    CriterionPlan,
    Flag,
    GroupPlan,
    Holds,
    Logic,
    MeasurePlan,
    Member,
    Operator,
    Quantity,
    Quotient,
    Sum,
)
from ceyuan.source import Source, Span
from ceyuan.verify.agreement.rulebooks import blank_criterion, blank_measure

DAY = date(2026, 6, 30)
YEAR = 2025
HERE = Span(Source("test", ""), 0, 0)
NOBODY = Subject("x", "x")


def _fact(name: str, kind: FactType, *, yearly: bool = False, by: Supplier = Supplier.ENTERPRISE) -> Fact:
    number = kind is FactType.NUMBER
    return Fact(
        name,
        name,
        name,
        kind,
        HERE,
        yearly=yearly,
        supplied_by=by,
        choices=("甲", "乙", "丙") if kind is FactType.TEXT else (),
        minimum=Decimal(0) if number else None,
        maximum=Decimal(2) if number else None,
    )


FACTS = (
    _fact("收入", FactType.NUMBER, yearly=True),
    _fact("人数", FactType.NUMBER),
    _fact("费用", FactType.NUMBER),
    _fact("自主", FactType.BOOLEAN),
    _fact("违法", FactType.BOOLEAN),
    _fact("行业", FactType.TEXT),
    _fact("评价", FactType.BOOLEAN, by=Supplier.EXPERT),
    _fact("得分", FactType.NUMBER, by=Supplier.PLATFORM),
)
TITLES = ("称号一", "称号二")
VOCABULARY = Vocabulary(
    {one.name: one for one in FACTS}, {name: RecognitionTitle(name, name, name, HERE) for name in TITLES}
)
NUMBERS = (
    Column("收入", -1),
    Column("收入", -2),
    Column("人数", None),
    Column("费用", None),
    Column("得分", None),
)
LEFT_ALONE = frozenset({"评价", "得分"})


@dataclass(frozen=True, slots=True)
class Making:
    """How a rulebook is made: `apart` gives every fact to one test only, so that no two tests hang together."""

    random: Random
    free: list[str]
    apart: bool


def random_plans(seed: int, *, apart: bool, most: int = 3) -> tuple[MeasurePlan, ...]:
    """Give measures of one day; the same seed gives the same."""
    random = Random(seed)
    return tuple(_plan(random, place, apart=apart) for place in range(random.randint(1, most)))


def _plan(random: Random, place: int, *, apart: bool) -> MeasurePlan:
    kinds = ["人数", "费用", "收入", "自主", "违法", "行业", "评价", "得分", *TITLES]
    random.shuffle(kinds)
    making = Making(random, kinds[: random.randint(1, 5)], apart)
    numbers = itertools.count()
    members = tuple(
        CriterionPlan(blank_criterion(f"c{next(numbers)}"), _logic(making, random.choice((0, 0, 1))))
        for _ in range(random.randint(1, 3))
    )
    join = random.choice((Join.ALL, Join.ALL, Join.ANY, Join.AT_LEAST))
    condition = GroupPlan(join, members, random.randint(1, len(members)) if join is Join.AT_LEAST else 0, join)
    measure = blank_measure(
        f"m{place}",
        intervals=(Interval(Application.FIRST, DAY, None),) if random.random() < 0.3 else (),
        confers=random.choice(TITLES) if random.random() < 0.25 else "",
        lacks=(Lack("细则", "区", "§"),) if random.random() < 0.1 else (),
    )
    return MeasurePlan(measure, DAY, tuple(measure.open_on(DAY)), (), condition, ())


def _logic(making: Making, depth: int) -> Logic:
    random = making.random
    if depth == 0:
        return _test(making)
    parts = tuple(_logic(making, depth - 1) for _ in range(random.randint(1, 3)))
    return random.choice((AllOf, AnyOf, lambda some: AtLeast(random.randint(1, len(some)), some)))(parts)


def _test(making: Making) -> Logic:
    random = making.random
    if not making.free:
        return Flag("评价", random.random() < 0.5)
    name = random.choice(making.free)
    if making.apart:
        making.free.remove(name)
    if name in TITLES:
        return Holds((name,), random.random() < 0.3)
    match VOCABULARY.facts[name].type:
        case FactType.BOOLEAN:
            return Flag(name, random.random() < 0.5)
        case FactType.TEXT:
            return Member(name, random.choice((("甲",), ("甲", "乙"), ("丙",))), random.random() < 0.3)
    columns = [one for one in NUMBERS if one.fact == name]
    left: Quantity = random.choice(columns)
    if not making.apart and random.random() < 0.3:
        other = random.choice(NUMBERS)
        left = Sum((left, other)) if random.random() < 0.5 else Quotient(left, other)
    operator = random.choice((Operator.AT_LEAST, Operator.LESS, Operator.EQUAL))
    bounds = (1, 2) if operator is not Operator.EQUAL else (0, 1, 2)
    return Compare(operator, left, Constant(Fraction(random.choice(bounds))))


Answers = Mapping[Asked, Cell]


def choices(item: Asked) -> Sequence[Cell]:
    """Give every answer an item can have."""
    if item.title:
        return (True, False)
    match VOCABULARY.facts[item.fact].type:
        case FactType.BOOLEAN:
            return (True, False)
        case FactType.TEXT:
            return ("甲", "乙", "丙")
    return (Decimal(0), Decimal(1), Decimal(2))


def told(subject: Subject, answers: Answers) -> Subject:
    """Give a subject with more known."""
    for item, cell in answers.items():
        if item.title:
            held = (Holding(item.title),) if cell is True else ()
            covered = {**subject.holdings.coverage, item.title: Coverage("", DAY, DAY)}
            subject = replace(subject, holdings=Holdings((*subject.holdings.items, *held), covered))
        elif item.year is None:
            subject = replace(subject, current={**subject.current, item.fact: cell})
        else:
            years = {**subject.yearly.get(item.fact, {}), item.year: cell}
            subject = replace(subject, yearly={**subject.yearly, item.fact: years})
    return subject


def outcome(plan: MeasurePlan, subject: Subject) -> tuple[Status, Answer]:
    """Give what the record engine answers."""
    verdict = decide(plan, subject)
    return verdict.status, verdict.answer


def is_open(found: tuple[Status, Answer]) -> bool:
    """Tell whether a measure is still asked for."""
    return found == (Status.DECIDED, Answer.UNKNOWN)


def worlds(items: Sequence[Asked], *, partly: bool) -> Iterator[Answers]:
    """Give every way of answering all items; `partly`: also of leaving some unanswered."""
    gap: tuple[None, ...] = (None,) if partly else ()
    for cells in itertools.product(*((*choices(item), *gap) for item in items)):
        yield {item: cell for item, cell in zip(items, cells, strict=True) if cell is not None}


def settles(plan: MeasurePlan, subject: Subject, items: Sequence[Asked]) -> bool:
    """Tell whether some answers settle an open measure."""
    return any(not is_open(outcome(plan, told(subject, one))) for one in worlds(items, partly=False))


def telling(plan: MeasurePlan, subject: Subject, items: Sequence[Asked]) -> set[Asked]:
    """Give the items of which some answer, after some answers to others, settles an open measure by itself."""
    found = set()
    for item in items:
        others = [one for one in items if one != item]
        for answers in worlds(others, partly=True):
            before = told(subject, answers)
            if is_open(outcome(plan, before)) and any(
                not is_open(outcome(plan, told(before, {item: cell}))) for cell in choices(item)
            ):
                found.add(item)
                break
    return found
