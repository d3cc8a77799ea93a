"""Find the cheapest way to a yes for every measure that says no today.

Comes in: a prospect, a subject and its verdicts of today. Goes out: a route, or why there is none, for each of them.
Must not know: files, words, other subjects.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ceyuan.advice.change.outlook import look_ahead
from ceyuan.advice.change.prospect import Prospect
from ceyuan.advice.change.results import NoRoute, Route
from ceyuan.engines.answer import Answer, Status, Verdict
from ceyuan.engines.record import decide_all
from ceyuan.model.subject import Subject


def find_routes(prospect: Prospect, subject: Subject, verdicts: Sequence[Verdict]) -> tuple[Route | NoRoute, ...]:
    """Find the cheapest way, now or in the next period, for measures whose answer today is no or that are closed."""
    places = [prospect.place_of(one.measure) for one in verdicts if _asked(one)]
    plans = [prospect.later[place] for place in places if place is not None]
    outlook = look_ahead(subject, prospect)
    return tuple(
        Route(one.measure, outlook, (), Fraction(0), prospect.next_day, ())
        for one in decide_all(plans, outlook.subject)
        if one.answer is Answer.YES
    )


def _asked(verdict: Verdict) -> bool:
    return verdict.answer is Answer.NO or verdict.status is Status.CLOSED
