"""The whole bundled library for invented firms: every route holds, nothing of a closed year moves, nothing is idle."""

from __future__ import annotations

from datetime import date

import pytest

from ceyuan.advice.change import find_routes, prospect_of
from ceyuan.advice.change.outlook import change_subject
from ceyuan.advice.change.results import NoRoute, Obstacle, Route
from ceyuan.advice.wording.routes import route_words
from ceyuan.demo.firms import invent_firms
from ceyuan.engines.answer import Answer, Status
from ceyuan.engines.record import decide, decide_all
from ceyuan.model.facts import SubjectKind
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library
from ceyuan.plan.lower import lower_measure

LIBRARY = load_library(bundled_packs())
FIRMS = 24


def _routes(day: date) -> list[Route | NoRoute]:
    measures = [one for one in LIBRARY.measures() if one.subject is SubjectKind.ENTERPRISE and one.open_on(day)]
    prospect = prospect_of(LIBRARY, measures, known_on=day)
    found: list[Route | NoRoute] = []
    for firm in invent_firms(FIRMS, 7):
        found += find_routes(prospect, firm, decide_all(prospect.today, firm))
    return found


# in the last weeks of a year its figures hardly move any more
@pytest.mark.parametrize(("day", "least"), [(date(2026, 6, 30), FIRMS), (date(2026, 11, 22), 3)])
def test_every_route_is_a_yes_on_its_earliest_day_and_no_change_is_idle(day: date, least: int) -> None:
    routes = [one for one in _routes(day) if isinstance(one, Route)]
    assert len(routes) > least
    for route in routes:
        plan = lower_measure(route.measure, LIBRARY, as_of=route.earliest)
        subject, year = route.outlook.subject, route.outlook.reference_year
        changed = decide(plan, change_subject(subject, route.changes), reference_year=year)
        assert changed.status is Status.DECIDED
        assert changed.answer is Answer.YES or (
            changed.answer is Answer.UNKNOWN and (route.provided or route.unpublished)
        )
        assert route.earliest >= day
        assert all(one.year in {None, day.year} for one in route.changes)
        for one in route.changes:
            others = [other for other in route.changes if other is not one]
            less = decide(plan, change_subject(subject, others), reference_year=year)
            assert less.answer is not Answer.YES
            # where experts choose inside a range of points, less may leave it to them
            judged = bool(less.scores) and not less.missing
            assert less.answer is Answer.NO or judged or not set(less.missing) <= set(route.provided)


def test_next_to_nothing_is_too_entangled_and_everything_can_be_told() -> None:
    found = _routes(date(2026, 6, 30))
    none = [one for one in found if isinstance(one, NoRoute)]
    assert all(one.blocked or one.unpublished for one in none)
    entangled = [one for one in none if any(why.obstacle is Obstacle.TOO_ENTANGLED for why in one.blocked)]
    assert len(entangled) * 100 <= len(found)
    for route in found:
        zh = route_words(route, LIBRARY.vocabulary, "zh")
        en = route_words(route, LIBRARY.vocabulary, "en")
        assert zh.found == en.found == isinstance(route, Route)
        assert all(zh.sentences)
        assert all(en.sentences)
