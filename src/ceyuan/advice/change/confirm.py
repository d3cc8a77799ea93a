"""Let the record engine confirm a way before anybody sees it, and date it.

Comes in: a way, the measure, the period. Goes out: a route, None where the record engine does not say so.
Must not know: how the way was found.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ceyuan.advice.change.levers import Levers
from ceyuan.advice.change.outlook import change_subject
from ceyuan.advice.change.preconditions import Wanted, wanted_of
from ceyuan.advice.change.prospect import Prospect, later_by, tests_of
from ceyuan.advice.change.results import Change, Outlook, Route
from ceyuan.advice.change.ways import Way
from ceyuan.engines.answer import Answer, MissingFact, Status, Verdict
from ceyuan.engines.record import decide
from ceyuan.model.subject import Subject


@dataclass(frozen=True, slots=True)
class Period:
    """A period looked at: the day of application `first`, the `last` day that still belongs to it.

    `opens` is the first day on which anything can be had in it: the accounts of an open year must be closed.
    """

    prospect: Prospect
    levers: Levers
    first: date
    last: date
    opens: date

    @property
    def outlook(self) -> Outlook:
        """Give how the subject stands if nothing is done."""
        return self.levers.outlook

    @property
    def subject(self) -> Subject:
        """Give the subject if nothing is done."""
        return self.levers.outlook.subject

    def months_of(self, place: int) -> tuple[int, ...]:
        """Give how long the things that a measure reads take to move, titles as long as their own measures take."""
        titles = self.prospect.titles_of(place)
        declared = self.prospect.months_of(place)
        if not titles:
            return declared
        found = (self.levers.of_title(one) for one in titles)
        return tuple(sorted({*declared, *(lever.months for lever in found if lever is not None)}))

    def told(self, place: int) -> Outlook:
        """Give the outlook with what is carried forward for one measure alone."""
        names = {fact for fact, _ in self.prospect.reads_of(place).facts}
        carried = tuple(one for one in self.outlook.carried if one.fact in names)
        return dataclasses.replace(self.outlook, carried=carried)

    def done_on(self, months: int) -> date:
        """Give the day on which what takes so long is done, not before the period opens."""
        return max(self.opens, later_by(self.prospect.known_on, months))

    def day_of(self, months: int) -> date:
        """Give the day on which it is looked at: not before the period's own day."""
        return max(self.first, self.done_on(months))


def confirm(way: Way, place: int, verdict: Verdict, period: Period, days: Sequence[date]) -> Route | None:
    """Give the route of a way; `verdict` is what is said on the first of `days` if nothing is done."""
    if not way.moves:
        day = days[0]
        provided = _provided(verdict, way)
        if provided is None:
            return None
        wanted = _wanted(place, day, provided[0], period)
        return Route(verdict.measure, period.told(place), (), way.effort, day, *provided, wanted)
    changes = tuple(lever.change_to(after) for lever, after in way.moves)
    changed = change_subject(period.subject, changes)
    day = max(days[0], period.day_of(way.months))
    provided = _provided(_decided(place, day, changed, period), way)
    if provided is None:
        return None
    done = period.done_on(way.months)
    # done before the day looked at: an application may meet the measure as soon as it is done
    if done < day and _provided(_decided(place, done, changed, period), way) == provided:
        day = done
    wanted = _wanted(place, day, provided[0], period)
    ordered = _ordered(changes, place, period)
    return Route(verdict.measure, period.told(place), ordered, way.effort, day, *provided, wanted)


def _decided(place: int, day: date, subject: Subject, period: Period) -> Verdict:
    year = period.outlook.reference_year
    return decide(period.prospect.plan_on(place, day), subject, reference_year=year)


def _wanted(place: int, day: date, missing: Sequence[MissingFact], period: Period) -> tuple[Wanted | None, ...]:
    prospect = period.prospect
    return wanted_of(tests_of(prospect, prospect.plan_on(place, day)), missing) if missing else ()


def _provided(verdict: Verdict, way: Way) -> tuple[tuple[MissingFact, ...], tuple[str, ...]] | None:
    """Give what has to turn out as the way takes it, and what is unpublished; None where the answer is no."""
    if verdict.status is not Status.DECIDED or verdict.answer is Answer.NO:
        return None
    if verdict.answer is Answer.YES:
        return (), ()
    parts = [one.answer for one in verdict.requirements]
    if verdict.condition is not None:
        parts.append(verdict.condition.answer)
    if Answer.NO in parts or not way.missing <= set(verdict.missing) or not way.unpublished <= set(verdict.unpublished):
        return None
    # whether the title it gives is held already decides which kind of application it would be
    own = {one for one in verdict.missing if one.title and one.title == verdict.measure.confers}
    if not way.missing and not way.unpublished and not own:
        return None
    provided = tuple(one for one in verdict.missing if one in way.missing or one in own)
    return provided, tuple(one for one in verdict.unpublished if one in way.unpublished)


def _ordered(changes: Sequence[Change], place: int, period: Period) -> tuple[Change, ...]:
    """Put changes in the order in which the measure reads its facts."""
    reads = period.prospect.reads_of(place)
    names = [*(fact for fact, _ in reads.facts), *reads.titles]
    return tuple(sorted(changes, key=lambda one: names.index(one.title or one.fact)))
