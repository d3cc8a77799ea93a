"""Advice in columns against the engine that defines the answers, and against trying every way."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from ceyuan.advice.change.effort import effort_of
from ceyuan.advice.columns import AdviceBatch, Advisor, Period, State, advise_chunk, advise_stream, compile_advice
from ceyuan.advice.columns.cheapest import OBSTACLES
from ceyuan.advice.columns.outlook import months_later
from ceyuan.engines.answer import Answer, CriterionTrace, GroupTrace, Status, Verdict
from ceyuan.engines.record import decide
from ceyuan.model.columns import ColumnKey, Columns, Marks, NumberColumn, slice_columns, subject_at
from ceyuan.model.condition import Join
from ceyuan.model.facts import Changeable, Fact, FactType, Movement, Vocabulary
from ceyuan.model.subject import Cell, Coverage, Holding, Missing, NotApplicable, Subject
from ceyuan.plan.nodes import (
    Column,
    Compare,
    Constant,
    CriterionPlan,
    GroupPlan,
    Logic,
    MeasurePlan,
    Operator,
    Quotient,
)
from ceyuan.verify.agreement.firms import random_firms
from ceyuan.verify.agreement.rulebooks import Rules, blank_criterion, blank_measure, random_rulebook
from ceyuan.verify.agreement.vocabulary import PLACE

sys.path.insert(0, str(Path(__file__).parent))
from small_worlds import DAY, NEXT, World, small_world

pytestmark = pytest.mark.slow

Line = Mapping[str, int | float | bool]


def _lines(batch: AdviceBatch) -> dict[tuple[int, int, int], list[Line]]:
    """Give lines by firm, measure and period."""
    names = type(batch.lines).__slots__
    columns = [getattr(batch.lines, name).tolist() for name in names]
    found: dict[tuple[int, int, int], list[Line]] = {}
    for values in zip(*columns, strict=True):
        line = dict(zip(names, values, strict=True))
        found.setdefault((line["row"], line["measure"], line["period"]), []).append(line)
    return found


def _members(verdict: Verdict) -> Iterator[tuple[str, Answer]]:
    for one in verdict.requirements:
        yield one.requirement.id, one.answer
    if verdict.condition is not None:
        yield from _opened(verdict.condition)


def _opened(trace: CriterionTrace | GroupTrace) -> Iterator[tuple[str, Answer]]:
    if isinstance(trace, CriterionTrace):
        yield trace.criterion.id, trace.answer
    elif trace.join is Join.ALL or (trace.join is Join.AT_LEAST and trace.least == len(trace.members)):
        for member in trace.members:
            yield from _opened(member)
    else:
        yield "|".join(_ids(trace)), trace.answer


def _ids(trace: CriterionTrace | GroupTrace) -> Iterator[str]:
    if isinstance(trace, CriterionTrace):
        yield trace.criterion.id
    else:
        for member in trace.members:
            yield from _ids(member)


def _carried(subject: Subject, vocabulary: Vocabulary) -> Subject:
    yearly = {name: dict(years) for name, years in subject.yearly.items()}
    for name in [one.name for one in vocabulary.facts.values() if one.yearly]:
        last = subject.value_in(name, DAY.year - 1)
        if isinstance(subject.value_in(name, DAY.year), Missing) and not isinstance(last, Missing | NotApplicable):
            yearly[name][DAY.year] = last
    return replace(subject, yearly=yearly)


def _check_unmet(lines: list[Line], verdict: Verdict, advisor: Advisor, *, listed: bool) -> None:
    members = list(_members(verdict))
    unmet = [name for name, answer in members if answer is Answer.NO]
    no = verdict.status is Status.DECIDED and verdict.answer is Answer.NO
    if not (no and listed and 1 <= len(unmet) <= 2):
        assert lines == []
        return
    told = dict.fromkeys(advisor.criteria[int(one["criterion"])] for one in lines)
    assert list(told) == unmet
    assert {one["unmet"] for one in lines} == {len(unmet)}
    assert {one["open"] for one in lines} == {sum(answer is Answer.UNKNOWN for _, answer in members)}


def _changes(lines: list[Line], advisor: Advisor) -> dict[tuple[str, int | None, bool], Cell]:
    found: dict[tuple[str, int | None, bool], Cell] = {}
    for one in lines:
        moved = advisor.moved[int(one["moved"])]
        fact = None if moved.is_title else advisor.vocabulary.facts[moved.name]
        after: Cell = Decimal(int(one["needed"])).scaleb(-moved.scale)
        if fact is None or fact.type is FactType.BOOLEAN:
            after = bool(one["needed"])
        year = None if one["year"] == -1 else int(one["year"])
        assert found.setdefault((moved.name, year, moved.is_title), after) == after
    return found


def _changed(subject: Subject, changes: Mapping[tuple[str, int | None, bool], Cell]) -> Subject:
    current, yearly, holdings = dict(subject.current), dict(subject.yearly), subject.holdings
    for (name, year, is_title), after in changes.items():
        if is_title:
            holdings = replace(holdings, items=(*holdings.items, Holding(name)))
        elif year is None:
            current[name] = after
        else:
            yearly[name] = {**yearly[name], year: after}
    return replace(subject, current=current, yearly=yearly, holdings=holdings)


def _cell(subject: Subject, key: tuple[str, int | None, bool]) -> Cell:
    name, year, is_title = key
    if is_title:
        return any(one.title == name for one in subject.holdings.items)
    return subject.value(name) if year is None else subject.value_in(name, year)


def _effort(
    subject: Subject, changes: Mapping[tuple[str, int | None, bool], Cell], vocabulary: Vocabulary
) -> tuple[Fraction, date]:
    """Give the whole effort and the day from which the changes count."""
    total, day = Fraction(0), NEXT
    for key, after in changes.items():
        thing = vocabulary.titles[key[0]] if key[2] else vocabulary.facts[key[0]]
        assert thing.changeable is not None
        before = _cell(subject, key)
        assert isinstance(before, Decimal | bool)
        assert key[2] or thing.changeable.movement is Movement.EITHER or _way(before, after, thing.changeable)
        total += effort_of(thing, before, after)
        if before != after:
            day = max(day, months_later(DAY, thing.changeable.months))
    return total, day


def _way(before: Cell, after: Cell, how: Changeable) -> bool:
    assert isinstance(before, Decimal | bool)
    assert isinstance(after, Decimal | bool)
    return after >= before if how.movement is Movement.UP else after <= before


def _cheapest(world: World, place: int, subject: Subject) -> Fraction | None:
    """Try every way of moving the movable facts of a small world."""
    ways: list[list[tuple[tuple[str, int | None, bool], Cell]]] = []
    for fact in world.vocabulary.facts.values():
        how = fact.changeable
        key = (fact.name, DAY.year if fact.yearly else None, False)
        before = _cell(subject, key)
        if how is None or not isinstance(before, Decimal | bool) or months_later(DAY, how.months).year > NEXT.year:
            continue
        values = (False, True) if isinstance(before, bool) else tuple(map(Decimal, range(int(fact.maximum or 0) + 1)))
        if fact.yearly:
            # half a year is left: half of what doubling takes a year for
            size = max(Fraction(before), Fraction(1))
            values = tuple(Decimal(one) for one in values if abs(Decimal(one) - before) * how.months <= 6 * size)
        ways.append([(key, one) for one in values if how.movement is Movement.EITHER or _way(before, one, how)])
    for title in world.vocabulary.titles.values():
        how = title.changeable
        if how is None or months_later(DAY, how.months).year > NEXT.year or title.name not in subject.holdings.coverage:
            continue
        held = bool(_cell(subject, (title.name, None, True)))
        ways.append([((title.name, None, True), one) for one in ((True,) if held else (False, True))])
    best: Fraction | None = None
    for way in product(*ways):
        changes = {key: after for key, after in way if after != _cell(subject, key)}
        effort, day = _effort(subject, changes, world.vocabulary)
        if best is not None and effort >= best:
            continue
        verdict = decide(world.lower(day)[place], _changed(subject, changes), reference_year=DAY.year)
        if verdict.answer is not Answer.NO and verdict.status is not Status.CLOSED:
            best = effort
    return best


def _check_states(lines: list[Line], least: Fraction | None, found: tuple[Advisor, Subject]) -> str:
    advisor, subject = found
    (state,) = {int(one["state"]) for one in lines}
    if state == State.ROUTE:
        effort, _ = _effort(subject, _changes(lines, advisor), advisor.vocabulary)
        assert effort == least
        assert all(one["total"] == pytest.approx(float(effort), rel=1e-12) for one in lines)
    if state in {State.BLOCKED, State.CLOSED_YEAR}:
        assert least is None
        assert any(one["obstacle"] != -1 for one in lines)
    return State(state).word


@pytest.mark.parametrize("first", range(0, 12, 6))
def test_a_least_change_costs_what_the_cheapest_of_all_ways_costs(first: int) -> None:
    seen: Counter[str] = Counter()
    for seed in range(first, first + 6):
        world = small_world(seed)
        advisor = compile_advice(world.lower, world.vocabulary, known_on=DAY)
        lines = _lines(advise_chunk(advisor, world.firms))
        for row, place in product(range(world.firms.rows), range(len(world.plans))):
            today = subject_at(world.firms, row, world.vocabulary, as_of=DAY)
            gaps = lines.get((row, place, Period.TODAY), [])
            _check_unmet(gaps, decide(world.lower(DAY)[place], today), advisor, listed=True)
            later = _carried(subject_at(world.firms, row, world.vocabulary, as_of=NEXT), world.vocabulary)
            ahead = lines.get((row, place, Period.NEXT), [])
            _check_unmet(ahead, decide(world.lower(NEXT)[place], later), advisor, listed=True)
            if ahead:
                later = replace(later, holdings=replace(later.holdings, coverage=_always(later)))
                seen[_check_states(ahead, _cheapest(world, place, later), (advisor, later))] += 1
    assert seen["route"] > 10, seen
    assert seen["blocked"] > 20, seen
    assert seen["entangled"] < 0.5 * seen.total(), seen


def _always(subject: Subject) -> dict[str, Coverage]:
    """Say of each list that is complete that it is so on every day: what is not held is not held later either."""
    return {name: replace(one, complete_to=date(2030, 1, 1)) for name, one in subject.holdings.coverage.items()}


def _random_world(seed: int) -> tuple[Rules, Columns]:
    """Give a random rulebook of every shape whose facts can be moved somehow, with firms on its thresholds."""
    rules = random_rulebook(seed, measures=5)
    hows = [Changeable(Decimal(n % 3 + 1), (6, 12, 18, 24)[n % 4], list(Movement)[n % 3]) for n in range(7)]
    facts = {
        name: replace(fact, changeable=hows[(seed + number) % 7] if (seed + number) % 4 else None)
        for number, (name, fact) in enumerate(rules.vocabulary.facts.items())
        if fact.type in {FactType.NUMBER, FactType.BOOLEAN}
    }
    titles = {
        name: replace(title, changeable=replace(hows[0], movement=Movement.UP) if number % 2 else None)
        for number, (name, title) in enumerate(rules.vocabulary.titles.items())
    }
    vocabulary = Vocabulary({**rules.vocabulary.facts, **facts}, titles)
    plans = tuple(replace(plan, measure=replace(plan.measure, intervals=())) for plan in rules.plans)
    later = replace(rules, plans=plans, vocabulary=vocabulary, as_of=NEXT, reference_year=DAY.year)
    return later, random_firms(later, 150, seed)


@pytest.mark.parametrize("seed", range(5))
def test_on_random_rulebooks_the_unmet_are_those_of_the_record_engine_and_routes_lead_out(seed: int) -> None:
    rules, firms = _random_world(seed)

    def lower(day: date) -> list[MeasurePlan]:
        return [replace(plan, as_of=day, applications=tuple(plan.measure.open_on(day))) for plan in rules.plans]

    advisor = compile_advice(lower, rules.vocabulary, known_on=DAY)
    lines = _lines(advise_chunk(advisor, firms))
    asked = {(period.period, one.number) for period in (advisor.today, advisor.next) for one in period.measures}
    for row, place in product(range(firms.rows), range(len(rules.plans))):
        today = subject_at(firms, row, rules.vocabulary, as_of=DAY)
        gaps = lines.get((row, place, Period.TODAY), [])
        verdict = decide(lower(DAY)[place], today)
        _check_unmet(gaps, verdict, advisor, listed=(Period.TODAY, place) in asked)
        later = _carried(subject_at(firms, row, rules.vocabulary, as_of=NEXT), rules.vocabulary)
        ahead = lines.get((row, place, Period.NEXT), [])
        verdict = decide(lower(NEXT)[place], later, reference_year=DAY.year)
        _check_unmet(ahead, verdict, advisor, listed=(Period.NEXT, place) in asked)
        if ahead and ahead[0]["state"] == State.ROUTE:
            later = replace(later, holdings=replace(later.holdings, coverage=_always(later)))
            changes = _changes(ahead, advisor)
            effort, day = _effort(later, changes, rules.vocabulary)
            verdict = decide(lower(day)[place], _changed(later, changes), reference_year=DAY.year)
            assert verdict.answer is not Answer.NO
            assert verdict.status is not Status.CLOSED
            assert ahead[0]["total"] == pytest.approx(float(effort), rel=1e-12)


def _one_measure(*tests: Logic, changeable: Changeable | None = None) -> tuple[Advisor, Vocabulary]:
    how = changeable or Changeable(Decimal(1), months=2)  # half a year is left
    money = Fact("研发费用", "rd", "R&D", FactType.NUMBER, PLACE, unit="元", yearly=True, scale=2,
                 minimum=Decimal(0), maximum=Decimal(10) ** 12, changeable=how)  # fmt: skip
    turnover = replace(money, name="营业收入", key="revenue", changeable=replace(how, effort=Decimal(3)))
    founded = Fact("成立日期", "founded", "founded", FactType.DATE, PLACE)
    vocabulary = Vocabulary({one.name: one for one in (money, turnover, founded)}, {})
    members = tuple(CriterionPlan(blank_criterion(f"c{number}"), test) for number, test in enumerate(tests))
    condition = GroupPlan(Join.ALL, members, 0, Join.ALL)
    measure = blank_measure("m")
    plan = MeasurePlan(measure, DAY, tuple(measure.open_on(DAY)), (), condition, ())
    return compile_advice(lambda day: [replace(plan, as_of=day)], vocabulary, known_on=DAY), vocabulary


def _numbers(years: Mapping[tuple[str, int], int | None]) -> Columns:
    columns = {}
    for (name, year), value in years.items():
        known = np.array([value is not None])
        nothing = np.zeros(1, np.uint8)
        columns[ColumnKey(name, year)] = NumberColumn(
            np.array([value or 0]), Marks(np.packbits(known, bitorder="little"), nothing, nothing)
        )
    return Columns(1, ["甲"], columns)


def _share(bound: Fraction, operator: Operator = Operator.AT_LEAST) -> Compare:
    return Compare(operator, Quotient(Column("研发费用", -1), Column("营业收入", -1)), Constant(bound))


_MILLION = 100_000_000  # in fen


@pytest.mark.parametrize(
    ("operator", "spent", "needed"),
    [
        (Operator.AT_LEAST, 180 * _MILLION // 100, None),
        (Operator.AT_LEAST, 180 * _MILLION // 100 - 1, 180 * _MILLION // 100),
        (Operator.MORE, 180 * _MILLION // 100, 180 * _MILLION // 100 + 1),
    ],
)
def test_a_threshold_is_met_to_the_fen(operator: Operator, spent: int, needed: int | None) -> None:
    advisor, _ = _one_measure(_share(Fraction(3, 100), operator))
    firms = _numbers({("研发费用", 2025): spent, ("营业收入", 2025): 60 * _MILLION})
    lines = _lines(advise_chunk(advisor, firms)).get((0, 0, Period.NEXT), [])
    assert [one["needed"] for one in lines] == ([] if needed is None else [needed])
    assert all(one["state"] == State.ROUTE and one["carried"] and one["year"] == DAY.year for one in lines)


def test_a_figure_of_the_open_year_outweighs_the_one_carried_forward() -> None:
    advisor, _ = _one_measure(_share(Fraction(3, 100)))
    firms = _numbers(
        {("研发费用", 2025): _MILLION, ("研发费用", 2026): 2 * _MILLION, ("营业收入", 2025): 100 * _MILLION}
    )
    ((line,),) = (found for key, found in _lines(advise_chunk(advisor, firms)).items() if key[2] == Period.NEXT)
    assert (line["present"], line["needed"], line["carried"]) == (2 * _MILLION, 3 * _MILLION, False)
    assert line["total"] == 0.5


def test_a_closed_year_is_fixed_but_has_a_distance() -> None:
    advisor, _ = _one_measure(Compare(Operator.AT_LEAST, Column("研发费用", -2), Constant(Fraction(2_000_000))))
    firms = _numbers({("研发费用", year): _MILLION for year in (2024, 2025)})
    lines = _lines(advise_chunk(advisor, firms))
    (gap,), (ahead,) = lines[0, 0, Period.TODAY], lines[0, 0, Period.NEXT]
    assert (gap["year"], gap["present"], gap["needed"]) == (2024, _MILLION, 2 * _MILLION)
    assert (ahead["state"], ahead["obstacle"], ahead["known"]) == (State.CLOSED_YEAR, 0, False)


def test_two_criteria_about_one_figure_need_the_longer_way_once() -> None:
    tests = [Compare(Operator.AT_LEAST, Column("研发费用", -1), Constant(Fraction(n * 1_000_000))) for n in (2, 3)]
    advisor, _ = _one_measure(*tests)
    lines = _lines(advise_chunk(advisor, _numbers({("研发费用", 2025): _MILLION})))[0, 0, Period.NEXT]
    assert [one["needed"] for one in lines] == [3 * _MILLION, 3 * _MILLION]
    assert {one["total"] for one in lines} == {2.0}


def test_a_change_that_harms_another_criterion_is_left_to_the_search() -> None:
    more = Compare(Operator.AT_LEAST, Column("营业收入", -1), Constant(Fraction(200_000_000)))
    advisor, _ = _one_measure(more, _share(Fraction(3, 100)))
    firms = _numbers({("研发费用", 2025): 2 * _MILLION, ("营业收入", 2025): 100 * _MILLION})
    lines = _lines(advise_chunk(advisor, firms))[0, 0, Period.NEXT]
    assert {one["state"] for one in lines} == {State.ENTANGLED}


def test_what_nobody_knows_is_open_and_never_moved() -> None:
    at_least = Compare(Operator.AT_LEAST, Column("研发费用", -1), Constant(Fraction(2_000_000)))
    advisor, _ = _one_measure(_share(Fraction(3, 100)), at_least)
    lines = _lines(advise_chunk(advisor, _numbers({("研发费用", 2025): _MILLION})))[0, 0, Period.NEXT]
    assert [(one["needed"], one["open"], one["unmet"], one["state"]) for one in lines] == [(2 * _MILLION, 1, 1, 1)]


def test_what_takes_longer_than_the_next_year_is_too_slow() -> None:
    at_least = Compare(Operator.AT_LEAST, Column("研发费用", -1), Constant(Fraction(2_000_000)))
    advisor, _ = _one_measure(at_least, changeable=Changeable(Decimal(1), months=24))
    (line,) = _lines(advise_chunk(advisor, _numbers({("研发费用", 2025): _MILLION})))[0, 0, Period.NEXT]
    assert (line["state"], OBSTACLES[int(line["obstacle"])]) == (State.BLOCKED, "too-slow")


def test_a_stream_says_the_same_as_one_chunk() -> None:
    rules, firms = _random_world(3)
    advisor = compile_advice(
        lambda day: [replace(plan, as_of=day, applications=tuple(plan.measure.open_on(day))) for plan in rules.plans],
        rules.vocabulary,
        known_on=DAY,
    )
    whole = advise_chunk(advisor, firms).lines
    parts = [slice_columns(firms, start, min(start + 40, firms.rows)) for start in range(0, firms.rows, 40)]
    found = list(advise_stream(advisor, parts, threads=2))
    assert [batch.rows for batch in found] == [40, 40, 40, 30]
    for name in type(whole).__slots__:
        shift = 40 if name == "row" else 0
        joined = np.concatenate([getattr(one.lines, name) + shift * n if shift else getattr(one.lines, name)
                                 for n, one in enumerate(found)])  # fmt: skip
        np.testing.assert_array_equal(joined, getattr(whole, name))
