"""The day of application: as people write it, or today. The only place in the library that reads the clock.

Comes in: a text or nothing. Goes out: a date, and whether it was assumed.
Must not know: commands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from ceyuan.cli import errors
from ceyuan.errors import CeyuanError

_FORMS = (re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})"), re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日"))


@dataclass(frozen=True, slots=True)
class Day:
    """A day of application; `assumed` when nobody gave one and today was taken."""

    date: date
    assumed: bool


def read_day(text: str | None) -> Day:
    """Read a day; today where none is given.

    >>> read_day("2026年6月30日")
    Day(date=datetime.date(2026, 6, 30), assumed=False)
    """
    if text is None:
        return Day(datetime.now().astimezone().date(), assumed=True)
    for form in _FORMS:
        found = form.fullmatch(text.strip())
        if found is not None:
            return Day(_date(text, *(int(part) for part in found.groups())), assumed=False)
    raise CeyuanError(errors.BAD_DATE, data={"text": text})


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise CeyuanError(errors.BAD_DATE, data={"text": text}) from error
