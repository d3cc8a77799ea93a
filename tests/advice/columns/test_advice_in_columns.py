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
from ceyuan.advice.columns.outlook import months_later
from ceyuan.engines.answer import Answer, CriterionTrace, GroupTrace, Status, Verdict
from ceyuan.engines.record import decide
from ceyuan.model.columns import Columns, NumberColumn, subject_at
from ceyuan.model.condition import Join
from ceyuan.model.facts import Changeable, Fact, FactType, Movement, Vocabulary
from ceyuan.model.subject import Cell, Holding, Missing, NotApplicable, Subject
from ceyuan.verify.agreement.firms import random_firms
from ceyuan.verify.agreement.rulebooks import Rules, random_rulebook

sys.path.insert(0, str(Path(__file__).parent))
from small_worlds import DAY, NEXT, World, small_world  # noqa: E402 -- beside this file

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


def _cell(subject: Subject, key: tuple[str, int | None, bool], day: date) -> Cell:
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
        before = _cell(subject, key, NEXT)
        assert isinstance(before, Decimal | bool)
        assert key[2] or thing.changeable.movement is Movement.EITHER or _way(before, after, thing.changeable)
        total += effort_of(thing, before, after)
        if before != after:
            day = max(day, months_later(DAY, thing.changeable.months))
    return total, day


def _way(before: Cell, after: Cell, how: Changeable) -> bool:
    up = after >= before  # type: ignore[operator] -- both are numbers or both are truths
    return up if how.movement is Movement.UP else after == before or not up


def _cheapest(world: World, place: int, subject: Subject) -> Fraction | None:
    """Try every way of moving the movable facts of a small world."""
    ways: list[list[tuple[tuple[str, int | None, bool], Cell]]] = []
    for fact in world.vocabulary.facts.values():
        how = fact.changeable
        key = (fact.name, DAY.year if fact.yearly else None, False)
        before = _cell(subject, key, NEXT)
        if how is None or not isinstance(before, Decimal | bool) or months_later(DAY, how.months).year > NEXT.year:
            continue
        values = (False, True) if isinstance(before, bool) else tuple(map(Decimal, range(int(fact.maximum or 0) + 1)))
        ways.append([(key, one) for one in values if how.movement is Movement.EITHER or _way(before, one, how)])
    for title in world.vocabulary.titles.values():
        how = title.changeable
        if how is None or months_later(DAY, how.months).year > NEXT.year or title.name not in subject.holdings.coverage:
            continue
        held = bool(_cell(subject, (title.name, None, True), NEXT))
        ways.append([((title.name, None, True), one) for one in ((True,) if held else (False, True))])
    best: Fraction | None = None
    for way in product(*ways):
        changes = {key: after for key, after in way if after != _cell(subject, key, NEXT)}
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


@pytest.mark.parametrize("first", range(0, 60, 6))
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
    assert seen["route"] > 10 and seen["blocked"] > 20, seen
    assert seen["entangled"] < 0.5 * seen.total(), seen


def _always(subject: Subject) -> dict[str, object]:
    """Say of each list that is complete that it is so on every day: what is not held is not held later either."""
    return {name: replace(one, complete_to=date(2030, 1, 1)) for name, one in subject.holdings.coverage.items()}
