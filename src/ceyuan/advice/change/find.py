"""Find the cheapest way to a yes for every measure that says no today.

Comes in: a prospect, a subject and its verdicts of today. Goes out: a route, or why there is none, for each of them.
Must not know: files, words, other subjects.
"""

from __future__ import annotations

from collections.abc import Sequence

from ceyuan.advice.change.granting import settle_titles
from ceyuan.advice.change.prospect import Prospect
from ceyuan.advice.change.results import NoRoute, Route
from ceyuan.advice.change.search import search, stuck_at
from ceyuan.advice.change.seek import Seeker, seeker_of
from ceyuan.engines.answer import Answer, Status, Verdict
from ceyuan.model.subject import Subject


def find_routes(prospect: Prospect, subject: Subject, verdicts: Sequence[Verdict]) -> tuple[Route | NoRoute, ...]:
    """Find the cheapest way, now or in the next period, for measures whose answer today is no.

    A measure that is closed today is looked at in the next period alone, and only where it is answered then. Titles are
    a way only as far as the measures that confer them are met or have a route. The order is that of the verdicts.
    Raises `ValueError` for a verdict of another day or of a measure the prospect lacks.
    """
    asked = [_place(prospect, one) for one in verdicts if _asked(one)]
    seeker = prepare_seeker(prospect, subject, verdicts)
    routes: list[Route | NoRoute] = []
    for place in asked:
        if seeker.today[place].status is Status.CLOSED and seeker.later[place].status is not Status.DECIDED:
            continue
        routes.append(_cheaper(place, seeker))
    return tuple(routes)


def prepare_seeker(prospect: Prospect, subject: Subject, verdicts: Sequence[Verdict]) -> Seeker:
    """Decide what is needed for the measures that say no, and settle the titles they ask for."""
    seeker = seeker_of(prospect, subject)
    known = {place: one for one in verdicts if (place := prospect.place_of(one.measure)) is not None}
    seeker.today.update(known)
    asked = [place for place, one in known.items() if _asked(one)]
    chains = prospect.chains
    titles = chains.behind_all(title for place in asked for title in prospect.titles_of(place))
    seeker.decide([*asked, *(place for title in chains.givers if title in titles for place in chains.givers[title])])
    settle_titles(seeker, titles)
    return seeker


def _asked(verdict: Verdict) -> bool:
    return verdict.answer is Answer.NO or verdict.status is Status.CLOSED


def _place(prospect: Prospect, verdict: Verdict) -> int:
    place = prospect.place_of(verdict.measure)
    if place is None or verdict.as_of != prospect.known_on:
        raise ValueError(f"{verdict.measure.id} on {verdict.as_of} is not what this prospect looks at")
    return place


def _cheaper(place: int, seeker: Seeker) -> Route | NoRoute:
    """Take the cheaper of both periods, the nearer one where they cost the same."""
    verdict, later, ahead = seeker.today[place], seeker.later[place], seeker.ahead
    measure = verdict.measure
    if measure.lacks:
        # nobody can decide it yet, so there is nothing to look for
        blocked, lacking = stuck_at(place, later, ahead), tuple(one.what for one in measure.lacks)
        return NoRoute(measure, ahead.told(place), blocked, lacking)
    near, far = seeker.found_now(place), seeker.found_ahead(place)
    found = [one.best for one in (near, far) if one.best is not None]
    if found:
        return min(found, key=lambda pair: pair[0])[1]
    if later.status is Status.CLOSED:
        return NoRoute(measure, seeker.now.told(place), search(place, verdict, seeker.now).blocked)
    return NoRoute(measure, ahead.told(place), far.blocked)
