"""Find the cheapest way of one measure in one period.

Comes in: a measure's place in the prospect, its verdict at the beginning of the period, the levers. Goes out: a route
that the record engine has confirmed, or at what every way breaks off.
Must not know: other measures, words.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ceyuan.advice.change.choices import TooManyChoices, cheapest_choice
from ceyuan.advice.change.closed import Shared, cheapest_ways
from ceyuan.advice.change.confirm import Period, confirm
from ceyuan.advice.change.conjunction import NotStepwise
from ceyuan.advice.change.needs import Count, Met, Need, Open, Row, Stuck, Table, shared_assumptions
from ceyuan.advice.change.prospect import Prospect
from ceyuan.advice.change.read import read_needs
from ceyuan.advice.change.results import Blocked, Obstacle, Route
from ceyuan.advice.change.scene import Scene
from ceyuan.advice.change.solve import Unproven, cheapest_by_solver
from ceyuan.advice.change.ways import STAY, Key, Taste, Way
from ceyuan.advice.errors import NO_SOLVER
from ceyuan.engines.answer import Status, Verdict
from ceyuan.engines.record import decide
from ceyuan.errors import CeyuanError
from ceyuan.model.holdings import find_holding
from ceyuan.plan.nodes import MeasurePlan


@dataclass(frozen=True, slots=True)
class Sought:
    """What a search in one period came to: the best route with what it is ordered by, or what it breaks off at."""

    best: tuple[Key, Route] | None
    blocked: tuple[Blocked, ...] = ()


@dataclass(frozen=True, slots=True)
class _Span:
    """Days of a period on which a measure asks the same, and the most months that fit before the last of them."""

    days: tuple[date, ...]
    months: int


def search(place: int, verdict: Verdict, period: Period, *, brief: bool = False) -> Sought:
    """Look for the cheapest way; a measure that asks something else later in the period is looked at for each.

    A `brief` search does not go into the reasons where there is none.
    """
    best: tuple[Key, Route] | None = None
    blocked: tuple[Blocked, ...] = ()
    for span in _spans(place, period):
        plan = period.prospect.plan_on(place, span.days[0])
        own = verdict if span.days[0] == verdict.as_of else decide(plan, period.subject)
        if own.status is Status.CLOSED:
            continue
        found = _Search(place, plan, own, period, span, brief).run()
        if isinstance(found, Stuck):
            blocked = blocked or found.blocked
        elif best is None or found[0] < best[0]:
            best = found
    return Sought(best, blocked)


def stuck_at(place: int, verdict: Verdict, period: Period) -> tuple[Blocked, ...]:
    """Give what cannot be reached in a period, without looking for a way."""
    *_, last = _spans(place, period)
    plan = period.prospect.plan_on(place, verdict.as_of)
    scene = Scene(period.prospect, period.levers, last.months, plan.measure.confers)
    need = read_needs(plan, verdict, scene)
    return need.blocked if isinstance(need, Stuck) else ()


def _spans(place: int, period: Period) -> Iterator[_Span]:
    """Cut the days on which something can be done at the earliest into spans."""
    months = [one for one in period.months_of(place) if period.day_of(one) <= period.last]
    days = tuple(sorted({period.first, *(period.day_of(one) for one in months)}))
    cuts = [0, *(n + 1 for n, pair in enumerate(pairwise(days)) if not _alike(place, period, *pair)), len(days)]
    for start, stop in pairwise(cuts):
        most = max((one for one in months if period.day_of(one) <= days[stop - 1]), default=0)
        yield _Span(days[start:stop], most)


def _alike(place: int, period: Period, day: date, other: date) -> bool:
    if not period.prospect.alike(place, day, other):
        return False
    holdings = period.subject.holdings
    titles = (*period.prospect.reads_of(place).titles, period.prospect.both(place)[0].measure.confers)
    return all(find_holding((one,), holdings, day) == find_holding((one,), holdings, other) for one in titles if one)


@dataclass(frozen=True, slots=True)
class _Search:
    place: int
    plan: MeasurePlan
    verdict: Verdict
    period: Period
    span: _Span
    brief: bool

    def run(self) -> tuple[Key, Route] | Stuck:
        """Take the cheapest way that leaves aside what holds today; where that breaks something, look at the whole."""
        confers = self.plan.measure.confers
        scene = Scene(self.period.prospect, self.period.levers, self.span.months, confers, brief=self.brief)
        need = read_needs(self.plan, self.verdict, scene)
        match need:
            case Stuck():
                return need
            case Met():
                found = self._confirmed(STAY, Taste({}))
                if found is not None:
                    return found
        taste = Taste(order_of(self.period.prospect, self.place), shared_assumptions(need))
        try:
            way = _simply_found(need, taste)
        except (TooManyChoices, NotStepwise):
            return self._whole(dataclasses.replace(scene, whole=True), taste)
        if way is None:
            return Stuck(_reasons(need))
        found = self._confirmed(way, taste)
        if found is not None:
            return found
        return self._whole(dataclasses.replace(scene, whole=True), taste)

    def _whole(self, scene: Scene, taste: Taste) -> tuple[Key, Route] | Stuck:
        need = read_needs(self.plan, self.verdict, scene)
        if isinstance(need, Stuck):
            return need
        taste = Taste(taste.order, shared_assumptions(need))
        try:
            way = cheapest_way(need, taste)
        except Unproven:
            return Stuck(tuple(_entangled(one) for one in _reasons(need)))
        except CeyuanError as error:
            if error.kind is not NO_SOLVER:
                raise
            # only this measure goes without an answer, not the whole check-up
            return Stuck(tuple(dataclasses.replace(one, obstacle=Obstacle.NO_SOLVER) for one in _reasons(need)))
        if way is None:
            return Stuck(_reasons(need))
        found = self._confirmed(way, taste)
        # what the record engine does not confirm is never shown
        return found or Stuck(tuple(_entangled(one) for one in _reasons(need)))

    def _confirmed(self, way: Way, taste: Taste) -> tuple[Key, Route] | None:
        route = confirm(way, self.place, self.verdict, self.period, self.span.days)
        return None if route is None else (taste.key(way), route)


def cheapest_way(need: Need, taste: Taste) -> Way | None:
    """Give the cheapest way by the simplest means that is exact for these needs; raises `Unproven`."""
    try:
        return _simply_found(need, taste)
    except (TooManyChoices, NotStepwise):
        return cheapest_by_solver(need, taste)


def _simply_found(need: Need, taste: Taste) -> Way | None:
    """Give the cheapest way without a solver; raises `TooManyChoices` or `NotStepwise`."""
    try:
        ways = cheapest_ways(need, taste)
    except Shared:
        return cheapest_choice(need, taste)
    return ways[0] if ways else None


def order_of(prospect: Prospect, place: int) -> dict[str, int]:
    """Give the place of each fact and title in the order in which a measure reads them."""
    reads = prospect.reads_of(place)
    names = dict.fromkeys([*(fact for fact, _ in reads.facts), *reads.titles])
    return {name: number for number, name in enumerate(names)}


def _reasons(need: Need) -> tuple[Blocked, ...]:
    """Name what stands in the needs, where each can be reached and all together cannot."""
    return tuple(dict.fromkeys(_blocked(need)))


def _blocked(need: Need) -> Iterator[Blocked]:
    match need:
        case Row(blocked=why) | Table(blocked=why) | Stuck(blocked=why):
            yield from why
        case Count(parts=parts):
            for part in parts:
                yield from _blocked(part)
        case Met() | Open():
            return


def _entangled(one: Blocked) -> Blocked:
    return dataclasses.replace(one, obstacle=Obstacle.TOO_ENTANGLED)
