"""A firm's whole check-up: verdicts, gaps, routes, ladders, and the combination of what it can have.

Comes in: a subject and the lowered measures of today and of the next period. Goes out: one frozen result.
Must not know: files, words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ceyuan.advice.change import Prospect, find_routes, look_ahead
from ceyuan.advice.change.outlook import change_subject
from ceyuan.advice.change.results import NoRoute, Route
from ceyuan.advice.combination.combine import choose
from ceyuan.advice.combination.conflicts import conflicts_of, in_words
from ceyuan.advice.combination.items import items_of
from ceyuan.advice.combination.results import Choice, Conflict, Item
from ceyuan.advice.gap import find_gaps
from ceyuan.advice.gap.results import MeasureGap
from ceyuan.advice.ladder import judged, ladder_map
from ceyuan.advice.ladder.results import LadderPlace
from ceyuan.engines.answer import Answer, Status, Verdict
from ceyuan.engines.record import decide, decide_all
from ceyuan.model.benefit import Money
from ceyuan.model.measure import Application, MeasureKind
from ceyuan.model.stacking import StackingRule
from ceyuan.model.subject import Subject


@dataclass(frozen=True, slots=True)
class Awards:
    """What could be had together: the items, what stands between them, the best choice.

    `in_words` are rules about these items whose other side no pack holds: they are shown and never computed.
    """

    items: tuple[Item, ...]
    conflicts: tuple[Conflict, ...]
    choice: Choice
    in_words: tuple[StackingRule, ...]


@dataclass(frozen=True, slots=True)
class Checkup:
    """Everything advice says about one subject on one day, measures in the order of the plans.

    `gaps` holds the measures decided today that are no or unknown, `routes` those that are no or closed today.
    `combination` is about the measures it is yes for, and `within_reach` about those and the ones with a route; each
    route is walked by itself there.
    """

    subject: Subject
    known_on: date
    verdicts: tuple[Verdict, ...]
    gaps: tuple[MeasureGap, ...]
    routes: tuple[Route | NoRoute, ...]
    ladders: tuple[LadderPlace, ...]
    combination: Awards
    within_reach: Awards

    def of_status(self, status: Status, answer: Answer) -> tuple[Verdict, ...]:
        """Give the verdicts that stand so."""
        return tuple(one for one in self.verdicts if one.status is status and one.answer is answer)


def check_up(prospect: Prospect, subject: Subject) -> Checkup:
    """Check a subject up: what it has, what it lacks and how to come by it, where it stands, what goes together.

    Today's measures are decided once; of the next period only those that today leave anything to look for.
    """
    verdicts = decide_all(prospect.today, subject)
    gaps = _gaps(verdicts, subject, prospect)
    routes = find_routes(prospect, subject, verdicts)
    later, later_gaps = _opening(prospect, subject)
    known = judged(verdicts, (*gaps, *later_gaps), routes, later)
    had = items_of(verdicts)
    reached = [_after(prospect, one) for one in routes if isinstance(one, Route) and _about_money(one)]
    items = items_of((*verdicts, *reached))
    combination = _awards(prospect, had)
    return Checkup(
        subject,
        prospect.known_on,
        tuple(verdicts),
        gaps,
        routes,
        ladder_map(prospect.library, subject, known, as_of=prospect.known_on),
        combination,
        combination if items == had else _awards(prospect, items),
    )


def _gaps(verdicts: Sequence[Verdict], subject: Subject, prospect: Prospect) -> tuple[MeasureGap, ...]:
    """Measure what keeps measures from a yes; where nobody can decide today, there is nothing to measure yet."""
    pairs = [
        (verdict, plan)
        for verdict, plan in zip(verdicts, prospect.today, strict=True)
        if verdict.status is Status.DECIDED and verdict.answer is not Answer.YES
    ]
    return find_gaps([one for one, _ in pairs], subject, prospect.vocabulary, [plan for _, plan in pairs])


def _opening(prospect: Prospect, subject: Subject) -> tuple[list[Verdict], tuple[MeasureGap, ...]]:
    """Decide for the next period the steps of ladders that take first applications only then, with what they lack."""
    schemes = {one for ladder in prospect.library.ladders.values() for rung in ladder.rungs for one in rung.schemes}
    plans = [
        later
        for now, later in zip(prospect.today, prospect.later, strict=True)
        if now.measure.scheme in schemes
        and Application.FIRST in later.applications
        and Application.FIRST not in now.applications
    ]
    if not plans:
        return [], ()
    outlook = look_ahead(subject, prospect)
    verdicts = decide_all(plans, outlook.subject, reference_year=outlook.reference_year)
    return verdicts, find_gaps(verdicts, outlook.subject, prospect.vocabulary, plans)


def _about_money(route: Route) -> bool:
    return route.measure.kind is MeasureKind.FUND or isinstance(route.measure.benefit, Money)


def _after(prospect: Prospect, route: Route) -> Verdict:
    """Decide a measure once its route is walked, on the day of the route."""
    place = prospect.place_of(route.measure)
    if place is None:
        raise ValueError(f"{route.measure.id} is not among the measures looked at")
    changed = change_subject(route.outlook.subject, route.changes)
    plan = prospect.plan_on(place, route.earliest)
    return decide(plan, changed, reference_year=route.outlook.reference_year)


def _awards(prospect: Prospect, items: tuple[Item, ...]) -> Awards:
    conflicts = conflicts_of(prospect.library, items)
    return Awards(items, conflicts, choose(items, conflicts), in_words(prospect.library, items))
