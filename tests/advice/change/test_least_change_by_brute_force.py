"""Every way there is, tried one by one: what is found costs the least of them, and the record engine says yes to it."""

from __future__ import annotations

import dataclasses
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product
from random import Random

import pytest

from ceyuan.advice.change import effort_of, find_routes, solve
from ceyuan.advice.change.choices import TooManyChoices, cheapest_choice
from ceyuan.advice.change.closed import Shared, cheapest_ways
from ceyuan.advice.change.conjunction import NotStepwise
from ceyuan.advice.change.levers import Levers
from ceyuan.advice.change.needs import Stuck, shared_assumptions
from ceyuan.advice.change.outlook import change_subject, look_ahead
from ceyuan.advice.change.prospect import Prospect, prospect_of
from ceyuan.advice.change.read import read_needs
from ceyuan.advice.change.results import Change, NoRoute, Obstacle, Route
from ceyuan.advice.change.scene import Scene
from ceyuan.advice.change.search import order_of
from ceyuan.advice.change.solve import cheapest_by_solver
from ceyuan.advice.change.ways import Taste
from ceyuan.engines.answer import Answer
from ceyuan.engines.record import decide
from ceyuan.model.condition import Join
from ceyuan.model.facts import Changeable, Fact, FactType, Movement, RecognitionTitle, Vocabulary
from ceyuan.model.policy import Library
from ceyuan.model.provenance import Reading
from ceyuan.model.scorecard import OpenPoints, ScoreItem
from ceyuan.model.subject import Cell, Coverage, Holdings, Missing, Subject
from ceyuan.plan.nodes import (
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    Column,
    Compare,
    CompoundGrowth,
    Constant,
    CriterionPlan,
    EachPoints,
    FirstPoints,
    Flag,
    GroupPlan,
    Holds,
    ItemPlan,
    Logic,
    MeasurePlan,
    Operator,
    PointsCase,
    Product,
    Quantity,
    Quotient,
    Score,
    Sum,
)
from ceyuan.source import Source, Span
from ceyuan.verify.agreement.rulebooks import blank_criterion, blank_measure

DAY = date(2026, 6, 30)
NEXT = date(2027, 6, 30)
NOWHERE = Span(Source("test", ""), 0, 0)
TOP = 4
SEEDS = int(os.environ.get("CEYUAN_BRUTE_FORCE", "90"))
STRICT = [Operator.AT_LEAST, Operator.AT_MOST, Operator.MORE, Operator.LESS, Operator.EQUAL, Operator.UNEQUAL]


@dataclass(frozen=True, slots=True)
class Case:
    prospect: Prospect
    subject: Subject


def _vocabulary(random: Random) -> Vocabulary:
    def declared() -> Changeable:
        effort = Decimal(random.choice(("0.5", "1", "2", "3")))
        return Changeable(
            effort, random.choice((0, 12)), random.choice(list(Movement)), random.choice((None, Decimal(3)))
        )

    facts = [
        Fact(name, name, name, FactType.NUMBER, NOWHERE, minimum=Decimal(0), maximum=Decimal(TOP), yearly=yearly,
             changeable=declared() if movable else None)
        for name, yearly, movable in (("a", False, True), ("b", False, True), ("y", True, True), ("z", True, True),
                                      ("d", False, False))
    ]  # fmt: skip
    flags = [Fact(name, name, name, FactType.BOOLEAN, NOWHERE, changeable=declared()) for name in "fg"]
    titles = {"t": RecognitionTitle("t", "t", "t", NOWHERE, changeable=Changeable(Decimal(2), 12))}
    return Vocabulary({one.name: one for one in (*facts, *flags)}, titles)


def _column(random: Random) -> Column:
    name = random.choice("abyyzd")
    return Column(name, random.choice((-1, -1, -1, -2)) if name in "yz" else None)


def _quantity(random: Random) -> Quantity:
    one, other = _column(random), _column(random)
    match random.randrange(6):
        case 0:
            return Quotient(one, other, positive=random.random() < 0.5)
        case 1:
            return Sum((one, other, Product(Constant(Fraction(random.choice((-2, -1, 2)))), _column(random))))
        case 2:
            return Quotient(Sum((Column("y", -1), Product(Constant(Fraction(-1)), Column("y", -2)))), Column("y", -2))
        case _:
            return one


def _compare(random: Random) -> Logic:
    if random.random() < 0.06:
        growth = CompoundGrowth(Column("y", -2), Column("y", -1), random.choice((1, 2)))
        return Compare(Operator.AT_LEAST, growth, Constant(Fraction(1, 2)))
    weights = (6, 2, 3, 2, 1, 1)
    bound = Constant(Fraction(random.randrange(2 * TOP), random.choice((1, 1, 2))))
    return Compare(random.choices(STRICT, weights)[0], _quantity(random), bound)


def _atom(random: Random) -> Logic:
    match random.randrange(9):
        case 0:
            return Flag("f", random.random() < 0.7)
        case 1:
            return Flag("g", random.random() < 0.7)
        case 2:
            return Holds(("t",), negated=random.random() < 0.3)
        case _:
            return _compare(random)


def _logic(random: Random, depth: int) -> Logic:
    if depth == 0 or random.random() < 0.35:
        return _atom(random)
    parts = tuple(_logic(random, depth - 1) for _ in range(random.choice((2, 2, 3))))
    match random.randrange(3):
        case 0:
            return AnyOf(parts)
        case 1:
            return AtLeast(random.randrange(1, len(parts) + 1), parts)
        case _:
            return AllOf(parts)


def _score(random: Random) -> Score:
    lines = []
    for number in range(random.choice((2, 3))):
        cases = tuple(
            PointsCase(_logic(random, random.choice((0, 0, 1))), Fraction(points), Fraction(points))
            for points in sorted(random.sample(range(1, 6), random.choice((1, 2, 3))), reverse=True)
        )
        nothing = PointsCase(Always(value=True), Fraction(0), Fraction(0))
        points = EachPoints(cases) if random.random() < 0.3 else FirstPoints(cases, nothing, exclusive=False)
        item = ScoreItem(
            f"i{number}", "", "", random.choice("xy"), Decimal(5), OpenPoints(""), "", Reading.OWN, NOWHERE
        )
        lines.append(ItemPlan(item, points))
    caps = (("x", Fraction(random.choice((4, 6)))),) if random.random() < 0.5 else ()
    return Score("s", tuple(lines), Fraction(20), caps)


def _plan(random: Random) -> MeasurePlan:
    scores: tuple[Score, ...] = ()
    tests = [_logic(random, 2) for _ in range(random.choice((1, 2, 2, 3)))]
    if random.random() < 0.3:
        scores = (_score(random),)
        tests.append(Compare(Operator.AT_LEAST, scores[0], Constant(Fraction(random.randrange(3, 11)))))
    criteria = tuple(CriterionPlan(blank_criterion(f"c{number}"), test) for number, test in enumerate(tests))
    join, least = random.choice(((Join.ALL, 0), (Join.ALL, 0), (Join.ANY, 0), (Join.AT_LEAST, len(tests) // 2 + 1)))
    measure = blank_measure("m")
    return MeasurePlan(measure, DAY, tuple(measure.open_on(DAY)), (), GroupPlan(join, criteria, least, join), scores)


def _subject(random: Random) -> Subject:
    def number() -> Cell:
        return Missing() if random.random() < 0.08 else Decimal(random.randrange(TOP + 1))

    def flag() -> Cell:
        return Missing() if random.random() < 0.08 else random.random() < 0.4

    current: dict[str, Cell] = {"a": number(), "b": number(), "d": number(), "f": flag(), "g": flag()}
    yearly = {name: {year: number() for year in (2024, 2025)} for name in "yz"}
    whole = Coverage("", date(2020, 1, 1), date(2026, 12, 31))
    holdings = Holdings((), {"*": whole} if random.random() < 0.8 else {})
    return Subject("1", "甲", current=current, yearly=yearly, holdings=holdings)


def make_case(seed: int) -> Case:
    random = Random(seed)
    plan = _plan(random)
    library = Library(_vocabulary(random), {})
    empty = prospect_of(library, [], known_on=DAY)
    empty.memory.places[plan.measure.pack, plan.measure.id] = 0
    later = dataclasses.replace(plan, as_of=NEXT)
    return Case(dataclasses.replace(empty, today=(plan,), later=(later,), yearly=("y", "z")), _subject(random))


# every way, one by one


def _size(fact: Fact, cell: Cell) -> Decimal:
    assert fact.changeable is not None
    assert isinstance(cell, bool | Decimal)
    return max(Decimal(cell), fact.changeable.step or Decimal(1))


def _range(fact: Fact, before: int, top: int) -> range:
    assert fact.changeable is not None
    low = before if fact.changeable.movement is Movement.UP else 0
    return range(low, (before if fact.changeable.movement is Movement.DOWN else top) + 1)


def _settings(case: Case, subject: Subject, *, ahead: bool) -> Iterator[list[Change]]:
    """Give every value of every fact that may move in the period and that the measure reads."""
    found: list[list[Change]] = []
    reads = case.prospect.reads_of(0)
    for name in dict.fromkeys(fact for fact, _ in reads.facts):
        fact = case.prospect.vocabulary.facts[name]
        year = 2026 if fact.yearly else None
        cell = subject.value(name) if year is None else subject.value_in(name, year)
        if fact.changeable is None or isinstance(cell, Missing) or (not ahead and (year or fact.changeable.months)):
            continue
        is_flag = fact.type is FactType.BOOLEAN
        assert isinstance(cell, bool | Decimal)
        after = [bool(one) if is_flag else Decimal(one) for one in _range(fact, int(cell), 1 if is_flag else TOP)]
        if year:
            # six whole months are left of the year; doubling takes `months`
            after = [one for one in after if abs(Decimal(one) - cell) * fact.changeable.months <= 6 * _size(fact, cell)]
        found.append(
            [Change(name, year, cell, one, effort_of(fact, cell, one), fact.changeable.months) for one in after]
        )
    if ahead and reads.titles and subject.holdings.coverage:
        found.append([Change("", None, False, held, Fraction(2 * held), 12, "t") for held in (False, True)])
    for some in product(*found):
        yield [one for one in some if one.before != one.after]


Key = tuple[Fraction, int, int, tuple[int, ...]]


def _key(changes: list[Change], order: dict[str, int]) -> Key:
    places = tuple(sorted(order[one.title or one.fact] for one in changes))
    months = max((one.months for one in changes), default=0)
    return sum((one.effort for one in changes), Fraction(0)), len(changes), months, places


def least_by_trying(case: Case) -> Key | None:
    order = order_of(case.prospect, 0)
    ahead = look_ahead(case.subject, case.prospect).subject
    keys = [
        _key(changes, order)
        for plan, subject, later in (
            (case.prospect.today[0], case.subject, False),
            (case.prospect.later[0], ahead, True),
        )
        for changes in _settings(case, subject, ahead=later)
        if decide(plan, change_subject(subject, changes)).answer is not Answer.NO
    ]
    return min(keys, default=None)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_what_is_found_is_the_least_of_all_ways(seed: int) -> None:
    case = make_case(seed)
    verdict = decide(case.prospect.today[0], case.subject)
    found = find_routes(case.prospect, case.subject, [verdict])
    if verdict.answer is not Answer.NO:
        assert found == ()
        return
    (route,) = found
    least = least_by_trying(case)
    if isinstance(route, NoRoute):
        assert route.blocked
        entangled = any(one.obstacle is Obstacle.TOO_ENTANGLED for one in route.blocked)
        assert least is None or entangled
        return
    assert least is not None
    order = order_of(case.prospect, 0)
    known = not any(isinstance(one, Missing) for one in _cells(case.subject))
    assert _key(list(route.changes), order)[: 4 if known else 1] == least[: 4 if known else 1]
    _assert_sound(case, route)


def _cells(subject: Subject) -> Iterator[Cell]:
    yield from subject.current.values()
    for years in subject.yearly.values():
        yield from years.values()


def _assert_sound(case: Case, route: Route) -> None:
    ahead = route.outlook.as_of == NEXT
    plan = case.prospect.later[0] if ahead else case.prospect.today[0]
    changed = decide(plan, change_subject(route.outlook.subject, route.changes))
    assert changed.answer is Answer.YES or (changed.answer is Answer.UNKNOWN and route.provided)
    assert set(route.provided) <= set(changed.missing)
    assert all(one.year in {None, 2026} for one in route.changes)
    assert route.effort == sum(one.effort for one in route.changes)
    for one in route.changes:
        others = [other for other in route.changes if other is not one]
        assert decide(plan, change_subject(route.outlook.subject, others)).answer is Answer.NO


@pytest.mark.parametrize("seed", range(0, SEEDS, 2))
def test_closed_form_choices_and_solver_agree(seed: int) -> None:
    case = make_case(100_000 + seed)
    outlook = look_ahead(case.subject, case.prospect)
    verdict = decide(case.prospect.later[0], outlook.subject)
    scene = Scene(case.prospect, Levers(outlook, case.prospect.vocabulary), 12, "", whole=True)
    need = read_needs(case.prospect.later[0], verdict, scene)
    if isinstance(need, Stuck):
        return
    taste = Taste(order_of(case.prospect, 0), shared_assumptions(need))
    efforts = []
    solved = cheapest_by_solver(need, taste)
    efforts.append(None if solved is None else taste.key(solved))
    try:
        closed = cheapest_ways(need, taste)
        efforts.append(taste.key(closed[0]) if closed else None)
    except Shared:
        pass
    try:
        chosen = cheapest_choice(need, taste)
        efforts.append(None if chosen is None else taste.key(chosen))
    except (TooManyChoices, NotStepwise):
        pass
    assert len(set(efforts)) == 1, efforts


def test_without_scipy_only_the_measure_that_needs_it_goes_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    without = 0
    for seed in (694, 752, 899, 1002, 1597, 1662, 1923):
        case = make_case(seed)
        (route,) = find_routes(case.prospect, case.subject, [decide(case.prospect.today[0], case.subject)])
        without += isinstance(route, NoRoute) and {one.obstacle for one in route.blocked} == {Obstacle.NO_SOLVER}
    assert without


def test_without_time_for_a_proof_it_is_too_entangled_not_impossible(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solve, "_SECONDS", 0.0)
    unproven = 0
    for seed in (694, 752, 899, 1002, 1597, 1662, 1923):
        case = make_case(seed)
        (route,) = find_routes(case.prospect, case.subject, [decide(case.prospect.today[0], case.subject)])
        if isinstance(route, NoRoute) and least_by_trying(case) is not None:
            assert {one.obstacle for one in route.blocked} == {Obstacle.TOO_ENTANGLED}
            unproven += 1
    assert unproven
