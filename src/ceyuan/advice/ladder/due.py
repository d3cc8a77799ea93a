"""What is due for titles held: yearly updates, evaluations, and ends within a year.

Comes in: titles, what is held, the vocabulary and a day. Goes out: what is due, soonest first.
Must not know: ladders, words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ceyuan.advice.ladder.results import Due
from ceyuan.model.facts import Vocabulary
from ceyuan.model.recheck import Recheck
from ceyuan.model.subject import Holding, Holdings


def due_for(titles: Iterable[str], holdings: Holdings, vocabulary: Vocabulary, *, as_of: date) -> tuple[Due, ...]:
    """Give what is due within the next twelve months; a re-check without a date of its own comes last."""
    found = [one for title in titles for one in _of_title(title, holdings, vocabulary, as_of)]
    return tuple(sorted(found, key=lambda one: (_day(one) is None, _day(one) or as_of)))


def _day(due: Due) -> date | None:
    return due.by if due.recheck is not None else due.expires


def _of_title(title: str, holdings: Holdings, vocabulary: Vocabulary, as_of: date) -> Iterator[Due]:
    held, expires = _end(title, holdings, as_of)
    if not held:
        return
    horizon = year_later(as_of)
    known = vocabulary.titles.get(title)
    for recheck in known.rechecks if known is not None else ():
        by = recheck.next_day(as_of=as_of)
        if _asked(recheck, as_of, horizon) and not _too_late(recheck, by, horizon):
            yield Due(title, recheck, by, expires)
    if expires is not None and expires <= horizon:
        yield Due(title, None, None, expires)


def _asked(recheck: Recheck, as_of: date, horizon: date) -> bool:
    return (recheck.since is None or recheck.since <= horizon) and (recheck.until is None or recheck.until >= as_of)


def _too_late(recheck: Recheck, by: date | None, last: date) -> bool:
    """Tell whether a re-check's yearly day lies past the last one; without such a day it may be asked any time."""
    return recheck.yearly_by is not None and (by is None or by > last)


def _end(title: str, holdings: Holdings, as_of: date) -> tuple[bool, date | None]:
    """Tell whether a title is held, and its last valid day: the latest where it is held more than once."""
    valid = [one for one in holdings.items if one.title == title and _valid(one, as_of)]
    ends = [one.expires for one in valid]
    known = [one for one in ends if one is not None]
    return bool(valid), max(known) if known and len(known) == len(ends) else None


def _valid(holding: Holding, day: date) -> bool:
    begun = holding.granted is None or holding.granted <= day
    ended = holding.expires is not None and holding.expires < day
    return begun and not ended and (holding.withdrawn is None or holding.withdrawn > day)


def year_later(day: date) -> date:
    """Give the same day one year later; 29 February becomes 28.

    >>> year_later(date(2028, 2, 29)), year_later(date(2026, 6, 30))
    (datetime.date(2029, 2, 28), datetime.date(2027, 6, 30))
    """
    last = day.month == 2 and day.day == 29
    return day.replace(year=day.year + 1, day=28) if last else day.replace(year=day.year + 1)
