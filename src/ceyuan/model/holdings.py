"""Tell whether a title is validly held on a day, and whether the list is complete enough to say no.

Comes in: titles, what a subject holds, a day. Goes out: held or not, what was found, titles that stay open.
Must not know: conditions.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ceyuan.model.subject import Holding, Holdings


def find_holding(titles: Sequence[str], holdings: Holdings, day: date) -> tuple[bool, str, tuple[str, ...]]:
    """Give (held, the title found or its end, titles about which nobody can say no).

    Inside the coverage of a title's list, absence is no; outside it stays open.
    """
    expired = ""
    for title in titles:
        for one in holdings.items:
            if one.title == title:
                if _valid(one, day):
                    return True, title, ()
                expired = f"{title}（{_ending(one)}）"
    open_titles = tuple(title for title in titles if not _covered(title, holdings, day))
    return False, expired, open_titles


def _valid(holding: Holding, day: date) -> bool:
    begun = holding.granted is None or holding.granted <= day
    ended = holding.expires is not None and day > holding.expires
    withdrawn = holding.withdrawn is not None and holding.withdrawn <= day
    return begun and not ended and not withdrawn


def _ending(holding: Holding) -> str:
    days = [one for one in (holding.expires, holding.withdrawn) if one is not None]
    return min(days).isoformat() if days else (holding.granted.isoformat() if holding.granted else "")


def _covered(title: str, holdings: Holdings, day: date) -> bool:
    coverage = holdings.coverage.get(title) or holdings.coverage.get("*")
    return coverage is not None and coverage.complete_from <= day <= coverage.complete_to
