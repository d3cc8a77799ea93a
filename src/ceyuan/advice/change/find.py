"""Find the cheapest way to a yes for every measure that says no today.

Comes in: a prospect, a subject and its verdicts of today. Goes out: a route, or why there is none, for each of them.
Must not know: files, words, other subjects.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ceyuan.advice.change.confirm import Period
from ceyuan.advice.change.levers import Levers, first_day_after
from ceyuan.advice.change.outlook import look_ahead, look_now
from ceyuan.advice.change.prospect import Prospect
from ceyuan.advice.change.results import NoRoute, Route
from ceyuan.advice.change.search import Sought, search, stuck_at
from ceyuan.engines.answer import Answer, Status, Verdict
from ceyuan.engines.record import decide_all
from ceyuan.model.subject import Subject


def find_routes(prospect: Prospect, subject: Subject, verdicts: Sequence[Verdict]) -> tuple[Route | NoRoute, ...]:
    """Find the cheapest way, now or in the next period, for measures whose answer today is no.

    A measure that is closed today is looked at in the next period alone, and only where it is answered then. The order
    is that of the verdicts. Raises `ValueError` for a verdict of another day or of a measure the prospect lacks.
    """
    asked = [(one, _place(prospect, one)) for one in verdicts if _asked(one)]
    outlook = look_ahead(subject, prospect)
    later = decide_all([prospect.later[place] for _, place in asked], outlook.subject)
    now, ahead = _now(prospect, subject), _ahead(prospect, Levers(outlook, prospect.vocabulary))
    routes: list[Route | NoRoute] = []
    for (verdict, place), next_verdict in zip(asked, later, strict=True):
        if verdict.status is Status.CLOSED and next_verdict.status is not Status.DECIDED:
            continue
        routes.append(_cheaper(place, (verdict, now), (next_verdict, ahead)))
    return tuple(routes)


def _asked(verdict: Verdict) -> bool:
    return verdict.answer is Answer.NO or verdict.status is Status.CLOSED


def _place(prospect: Prospect, verdict: Verdict) -> int:
    place = prospect.place_of(verdict.measure)
    if place is None or verdict.as_of != prospect.known_on:
        raise ValueError(f"{verdict.measure.id} on {verdict.as_of} is not what this prospect looks at")
    return place


def _now(prospect: Prospect, subject: Subject) -> Period:
    """Look at what is left of the calendar year: nothing but current facts and titles can move."""
    day = prospect.known_on
    levers = Levers(look_now(subject, prospect), prospect.vocabulary)
    return Period(prospect, levers, day, date(day.year, 12, 31), day)


def _ahead(prospect: Prospect, levers: Levers) -> Period:
    """Look at the next calendar year: the figures of the open year can move, and its accounts must be closed."""
    year = prospect.known_on.year
    return Period(prospect, levers, prospect.next_day, date(year + 1, 12, 31), first_day_after(year))


def _cheaper(place: int, now: tuple[Verdict, Period], ahead: tuple[Verdict, Period]) -> Route | NoRoute:
    """Take the cheaper of both periods, the nearer one where they cost the same."""
    verdict, period = now
    measure = verdict.measure
    if measure.lacks:
        # nobody can decide it yet, so there is nothing to look for
        return NoRoute(measure, ahead[1].told(place), stuck_at(place, *ahead), tuple(one.what for one in measure.lacks))
    near = Sought(None) if verdict.status is Status.CLOSED or _idle(place, period) else search(place, *now, brief=True)
    far = search(place, *ahead)
    found = [one.best for one in (near, far) if one.best is not None]
    if found:
        return min(found, key=lambda pair: pair[0])[1]
    if ahead[0].status is Status.CLOSED:
        blocked = search(place, *now).blocked
        return NoRoute(measure, period.told(place), blocked)
    return NoRoute(measure, ahead[1].told(place), far.blocked)


def _idle(place: int, period: Period) -> bool:
    """Tell whether nothing that the measure reads can be moved before the year is over."""
    return not any(period.day_of(one) <= period.last for one in period.prospect.months_of(place))
