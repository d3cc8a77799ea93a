"""A subject as it would stand in the next period if nothing were done, and as it would stand once changes are made.

Comes in: a subject and a prospect, or changes. Goes out: an outlook, or the changed subject.
Must not know: measures, how changes are found.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from ceyuan.advice.change.prospect import Prospect
from ceyuan.advice.change.results import Carried, Change, Outlook
from ceyuan.model.subject import Cell, Holding, Missing, NotApplicable, Subject


def look_ahead(subject: Subject, prospect: Prospect) -> Outlook:
    """Look at a subject a year later: figures of the open year that nobody knows are those of the last closed year."""
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
    carried = dataclasses.replace(subject, yearly={**subject.yearly, **yearly}) if yearly else subject
    return Outlook(carried, prospect.known_on, prospect.next_day, open_year, tuple(found))


def look_now(subject: Subject, prospect: Prospect) -> Outlook:
    """Look at a subject on the day of asking; its figures are those of closed years."""
    return Outlook(subject, prospect.known_on, prospect.known_on, prospect.known_on.year - 1, ())


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
