"""Find how titles can be had: by the measures that confer them, searched before the measures that ask for them.

Comes in: a seeker of one subject, titles. Goes out: nothing; the seeker's levers of these titles are settled.
Must not know: how a way is found, words.

A title whose measures have neither a yes nor a route is no lever. Else its effort is not below, and its date not
before, that of the cheapest of its measures' routes, of equal ones the earliest, then the first in the library. Where
titles need one another the cheapest is settled first, then the next by those settled: none is a way to itself.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ceyuan.advice.change.confirm import Period
from ceyuan.advice.change.levers import Lever
from ceyuan.advice.change.prospect import later_by
from ceyuan.advice.change.results import Route
from ceyuan.advice.change.seek import Seeker
from ceyuan.engines.answer import Answer, Status


@dataclass(frozen=True, slots=True)
class _Asked:
    """A title that is not held: the measures that confer it, and its lever as declared."""

    title: str
    givers: tuple[int, ...]
    plain: Lever


@dataclass(frozen=True, slots=True)
class _Had:
    """How a title can be had, with what ways to it are ordered by."""

    order: tuple[Fraction, int]
    lever: Lever
    title: str


def settle_titles(seeker: Seeker, titles: frozenset[str]) -> None:
    """Settle the levers of titles that measures confer, those first that others need."""
    chains = seeker.prospect.chains
    for group in chains.groups:
        own = [one for one in group if one in titles]
        for period in (seeker.now, seeker.ahead):
            plain = [(one, period.levers.of_title(one)) for one in own]
            # what is held, or may be held for all anybody knows, is no lever anyway
            asked = [_Asked(one, chains.givers[one], lever) for one, lever in plain if lever is not None]
            if asked:
                _settle(asked, period, seeker)


def _settle(asked: Sequence[_Asked], period: Period, seeker: Seeker) -> None:
    left = list(asked)
    for one in asked:
        period.levers.settle_title(one.title, None)
    while left:
        found = [had for one in left if (had := _cheapest(one, period, seeker)) is not None]
        if not found:
            return
        best = min(found, key=lambda one: one.order)
        period.levers.settle_title(best.title, best.lever)
        left = [one for one in left if one.title != best.title]
        if len(asked) > 1:
            # it was found while other titles of the circle were out of reach
            seeker.forget(place for one in asked for place in one.givers)


def _cheapest(asked: _Asked, period: Period, seeker: Seeker) -> _Had | None:
    """Give the cheapest way to a title, None where none of its measures has a yes or a route."""
    plain, best = asked.plain, None
    for place in asked.givers:
        verdict = seeker.today[place]
        if verdict.status is Status.DECIDED and verdict.answer is Answer.YES:
            return _Had((plain.unit, plain.months), plain, asked.title)
        for route in seeker.routes(place, period):
            had = _had(asked, route)
            if best is None or had.order < best.order:
                best = had
            if best.order == (plain.unit, plain.months):
                # as cheap and as quick as it can be
                return best
    return best


def _had(asked: _Asked, route: Route) -> _Had:
    plain = asked.plain
    effort = max(plain.unit, route.effort)
    months = max(plain.months, months_until(route.outlook.known_on, route.earliest))
    told = route if route.changes or route.provided or route.unpublished else None
    lever = dataclasses.replace(plain, unit=effort, months=months, way=told, through=titles_of(route))
    return _Had((effort, months), lever, asked.title)


def titles_of(route: Route) -> frozenset[str]:
    """Give the titles that a route goes through, and those that lead to them."""
    own = [one for one in route.changes if one.title]
    behind = (titles_of(one.way) for one in own if one.way is not None)
    return frozenset(one.title for one in own).union(*behind)


def months_until(day: date, other: date) -> int:
    """Give the fewest whole months after a day that do not end before another one.

    >>> months_until(date(2026, 6, 30), date(2027, 1, 1)), months_until(date(2026, 6, 30), date(2026, 6, 30))
    (7, 0)
    """
    months = max(0, 12 * (other.year - day.year) + other.month - day.month)
    return months if later_by(day, months) >= other else months + 1
