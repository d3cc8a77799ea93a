"""One subject in both periods: what each measure says, and the cheapest way to it in either, each found once.

Comes in: a prospect, a subject, its verdicts. Goes out: verdicts and what searches came to, by measure.
Must not know: other subjects, words, which measure was asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from ceyuan.advice.change.confirm import Period
from ceyuan.advice.change.levers import Levers, first_day_after
from ceyuan.advice.change.outlook import look_ahead, look_now
from ceyuan.advice.change.prospect import Prospect
from ceyuan.advice.change.results import Route
from ceyuan.advice.change.search import Sought, search
from ceyuan.engines.answer import Status, Verdict
from ceyuan.engines.record import decide_all
from ceyuan.model.subject import Subject

_NOTHING = Sought(None)


@dataclass(frozen=True, slots=True)
class Seeker:
    """The two periods of a subject, with the verdicts of either and what was found, by the places of measures."""

    prospect: Prospect
    now: Period
    ahead: Period
    today: dict[int, Verdict] = field(default_factory=dict)
    later: dict[int, Verdict] = field(default_factory=dict)
    near: dict[int, Sought] = field(default_factory=dict)
    far: dict[int, Sought] = field(default_factory=dict)

    def decide(self, places: Sequence[int]) -> None:
        """Decide measures in both periods, as far as they are not yet."""
        new = [one for one in places if one not in self.today]
        verdicts = decide_all([self.prospect.both(one)[0] for one in new], self.now.subject) if new else ()
        self.today.update(zip(new, verdicts, strict=True))
        new = [one for one in dict.fromkeys(places) if one not in self.later]
        verdicts = decide_all([self.prospect.both(one)[1] for one in new], self.ahead.subject)
        self.later.update(zip(new, verdicts, strict=True))

    def found_now(self, place: int) -> Sought:
        """Give the cheapest way in what is left of the year; the reasons where there is none are those of later."""
        found = self.near.get(place)
        if found is None:
            verdict = self.today[place]
            closed = verdict.status is not Status.DECIDED or _idle(place, self.now)
            found = self.near[place] = _NOTHING if closed else search(place, verdict, self.now, brief=True)
        return found

    def found_ahead(self, place: int) -> Sought:
        """Give the cheapest way in the next period."""
        found = self.far.get(place)
        if found is None:
            found = self.far[place] = search(place, self.later[place], self.ahead)
        return found

    def routes(self, place: int, period: Period) -> Iterator[Route]:
        """Give the cheapest routes in what is left of the year, and, where that is asked for, in the next period."""
        if self.today[place].measure.lacks:
            # nobody can decide it yet
            return
        best = self.found_now(place).best
        if best is not None:
            yield best[1]
        best = None if period is self.now else self.found_ahead(place).best
        if best is not None:
            yield best[1]

    def forget(self, places: Iterable[int]) -> None:
        """Forget what was found of measures."""
        for place in places:
            self.near.pop(place, None)
            self.far.pop(place, None)


def seeker_of(prospect: Prospect, subject: Subject) -> Seeker:
    """Look at a subject in what is left of this calendar year, and in the next one.

    Now nothing but current facts and titles can move; next year the figures of the open year can, and its accounts must
    be closed.
    """
    day, year = prospect.known_on, prospect.known_on.year
    now = Period(prospect, Levers(look_now(subject, prospect), prospect.vocabulary), day, date(year, 12, 31), day)
    levers = Levers(look_ahead(subject, prospect), prospect.vocabulary)
    ahead = Period(prospect, levers, prospect.next_day, date(year + 1, 12, 31), first_day_after(year))
    return Seeker(prospect, now, ahead)


def _idle(place: int, period: Period) -> bool:
    """Tell whether nothing that the measure reads can be moved before the year is over."""
    return not any(period.day_of(one) <= period.last for one in period.prospect.months_of(place))
