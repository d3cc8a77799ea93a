"""Days written the Chinese way.

Comes in: words. Goes out: days with their places.
Must not know: what the days mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ceyuan.packs.text.markers import han_number

_DIGITS = "0-9０-９〇零一二三四五六七八九十"
_DAY = re.compile(rf"([{_DIGITS}]{{4}})\s*年\s*([{_DIGITS}]{{1,3}})\s*月\s*([{_DIGITS}]{{1,3}})\s*日")


def find_days(text: str) -> Iterator[tuple[int, int, date]]:
    """Find every day in running words; an impossible one (2月30日) is passed over.

    >>> [day.isoformat() for _, _, day in find_days("自2023年9月8日起，至二〇二五年十二月三十一日止")]
    ['2023-09-08', '2025-12-31']
    """
    for match in _DAY.finditer(text):
        year, month, day = (han_number(part) for part in match.groups())
        try:
            yield match.start(), match.end(), date(year, month, day)
        except ValueError:
            continue


def first_day(text: str) -> date | None:
    """Give the first day named, or None."""
    return next((day for _, _, day in find_days(text)), None)
