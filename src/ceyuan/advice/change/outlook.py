"""A subject as it would stand in the next period if nothing were done, and as it would stand once changes are made.

Comes in: a subject and a prospect, or changes. Goes out: an outlook, or the changed subject.
Must not know: measures, how changes are found.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date

from ceyuan.advice.change.prospect import Prospect
from ceyuan.advice.change.results import Carried, Change, Outlook
from ceyuan.model.subject import Cell, Coverage, Holding, Holdings, Missing, NotApplicable, Subject


def look_ahead(subject: Subject, prospect: Prospect) -> Outlook:
    """Look at a subject a year later if nothing is done.

    Figures of the open year that nobody knows are those of the last closed year; titles end on their day, and no new
    ones are gained.
    """
    open_year = prospect.known_on.year
    found: list[Carried] = []
    yearly: dict[str, dict[int, Cell]] = {}
    for fact in prospect.yearly:
        if not isinstance(subject.value_in(fact, open_year), Missing):
            continue
        last = subject.value_in(fact, open_year - 1)
        if not isinstance(last, Missing | NotApplicable):
            found.append(Carried(fact, open_year, open_year - 1))
            yearly[fact] = {**subject.yearly[fact], open_year: last}
    holdings = _nothing_new(subject.holdings, prospect.known_on, date(open_year + 1, 12, 31))
    ahead = dataclasses.replace(subject, yearly={**subject.yearly, **yearly}, holdings=holdings)
    return Outlook(ahead, prospect.known_on, prospect.next_day, open_year, tuple(found))


def look_now(subject: Subject, prospect: Prospect) -> Outlook:
    """Look at a subject on the day of asking; its figures are those of closed years."""
    holdings = _nothing_new(subject.holdings, prospect.known_on, date(prospect.known_on.year, 12, 31))
    waiting = dataclasses.replace(subject, holdings=holdings)
    return Outlook(waiting, prospect.known_on, prospect.known_on, prospect.known_on.year - 1, ())


def _nothing_new(holdings: Holdings, known_on: date, until: date) -> Holdings:
    """Let a list of titles that is complete on the day of asking stay so: if nothing is done, no title is gained."""
    coverage = {
        title: dataclasses.replace(one, complete_to=until)
        if _covers(one, known_on) and one.complete_to < until
        else one
        for title, one in holdings.coverage.items()
    }
    return dataclasses.replace(holdings, coverage=coverage)


def _covers(coverage: Coverage, day: date) -> bool:
    return coverage.complete_from <= day <= coverage.complete_to


def change_subject(subject: Subject, changes: Sequence[Change]) -> Subject:
    """Give the subject once changes are made; a title obtained is held without a known end."""
    current = dict(subject.current)
    yearly = dict(subject.yearly)
    titles = [Holding(one.title) for one in changes if one.title]
    for one in changes:
        if one.title:
            continue
        if one.year is None:
            current[one.fact] = one.after
        else:
            yearly[one.fact] = {**yearly.get(one.fact, {}), one.year: one.after}
    holdings = subject.holdings
    if titles:
        holdings = dataclasses.replace(holdings, items=(*holdings.items, *titles))
    return dataclasses.replace(subject, current=current, yearly=yearly, holdings=holdings)
