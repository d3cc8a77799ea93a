"""Advice in columns against the search for one firm, on the bundled packs and firms at their thresholds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby

import pytest

from ceyuan.advice.change.find import prepare_seeker
from ceyuan.advice.change.prospect import Prospect, prospect_of
from ceyuan.advice.change.search import search
from ceyuan.advice.columns import Advisor, Period, State, advise_chunk, compile_advice
from ceyuan.advice.columns.cheapest import exact_effort
from ceyuan.advice.columns.levers import Lever, LeverKind
from ceyuan.engines.record import decide_all
from ceyuan.model.columns import Columns, subject_at
from ceyuan.model.facts import SubjectKind
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library
from ceyuan.plan.lower import lower_measure
from ceyuan.plan.nodes import MeasurePlan
from ceyuan.plan.share import share_nodes
from ceyuan.verify.agreement.firms import random_firms
from ceyuan.verify.agreement.rulebooks import Rules

pytestmark = pytest.mark.slow

DAY = date(2026, 6, 30)
FIRMS = 40


@pytest.fixture(scope="module")
def asked() -> tuple[Advisor, Prospect]:
    library = load_library(bundled_packs())
    measures = [one for one in library.measures() if one.subject is SubjectKind.ENTERPRISE]

    def lower(day: date) -> tuple[MeasurePlan, ...]:
        return share_nodes(lower_measure(one, library, as_of=day) for one in measures)

    return compile_advice(lower, library.vocabulary, known_on=DAY), prospect_of(library, measures, known_on=DAY)


def _totals(advisor: Advisor, firms: Columns) -> dict[tuple[int, int], tuple[State, Fraction | None]]:
    """Give state and exact effort of each firm and measure in the next period."""
    lines = advise_chunk(advisor, firms).lines
    ahead = {one.number: one for one in advisor.next.measures}
    found = {}
    rows = zip(*(getattr(lines, name).tolist() for name in type(lines).__slots__), strict=True)
    named = (dict(zip(type(lines).__slots__, row, strict=True)) for row in rows)
    for (row, place, period), group in groupby(named, key=lambda one: (one["row"], one["measure"], one["period"])):
        if period != Period.NEXT:
            continue
        own = list(group)
        state = State(own[0]["state"])
        total: Fraction | None = None
        if state is State.ROUTE:
            moved = {(advisor.moved[one["moved"]].name, one["year"]): one for one in own}
            total = sum((_effort(ahead[place].levers, name, one) for (name, _), one in moved.items()), Fraction(0))
        found[row, place] = state, total
    return found


def _effort(levers: Sequence[Lever], name: str, line: Mapping[str, int]) -> Fraction:
    (lever,) = {one for one in levers if one.name == name}
    if lever.kind is not LeverKind.NUMBER:
        return lever.effort
    return exact_effort(lever, line["present"], abs(line["needed"] - line["present"]))


@pytest.mark.parametrize("seed", range(1))
def test_states_and_efforts_are_those_of_the_search_for_one_firm(asked: tuple[Advisor, Prospect], seed: int) -> None:
    advisor, prospect = asked
    rules = Rules("bundled", prospect.later, prospect.vocabulary, prospect.next_day, DAY.year)
    firms = random_firms(rules, FIRMS, seed)
    seen: Counter[str] = Counter()
    found = _totals(advisor, firms)
    for row in range(FIRMS):
        subject = subject_at(firms, row, prospect.vocabulary, as_of=DAY)
        # with the titles settled by the measures that confer them
        seeker = prepare_seeker(prospect, subject, decide_all(prospect.today, subject))
        verdicts = decide_all(prospect.later, seeker.ahead.subject)
        for place in [one for key, one in found if key == row]:
            state, total = found[row, place]
            seen[state.word] += 1
            if state not in {State.ROUTE, State.BLOCKED, State.CLOSED_YEAR}:
                continue
            best = search(place, verdicts[place], seeker.ahead).best
            name = f"{verdicts[place].measure.id} of firm {row}"
            if state is State.ROUTE:
                assert best is not None, name
                assert best[1].effort == total, name
            else:
                assert best is None, name
    assert seen["route"] > 20, seen
    assert seen["blocked"] > 100, seen
