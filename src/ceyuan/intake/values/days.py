"""Dates as they are written.

Comes in: a raw cell. Goes out: a day, or why it is none: imprecise (a month, a year) or not a date at all.
Must not know: facts; the clock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from ceyuan.intake.files.grid import RawCell
from ceyuan.intake.values.amounts import unquoted
from ceyuan.intake.values.characters import half_width
from ceyuan.intake.values.words import UNENDING


class Doubt(StrEnum):
    """Why a text gives no day."""

    IMPRECISE = "imprecise"
    NOT_A_DATE = "not-a-date"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days as written beside a title: `start` to `end`; either may be unknown, or the end unlimited."""

    start: date | None
    end: date | None
    unending: bool = False


_CLOCK = r"(?:[ T]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
_FULL = re.compile(
    r"(?P<y>[0-9]{4})(?:年|(?P<mark>[-/.])) ?(?P<m>[0-9]{1,2})(?:月|(?P=mark)) ?(?P<d>[0-9]{1,2})(?:日|号)?" + _CLOCK
)
_COMPACT = re.compile(r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})")
_SERIAL = re.compile(r"[0-9]{5}")
_MONTH = re.compile(r"[0-9]{4}(?:年|[-/.]) ?[0-9]{1,2}月?(?:份|初|中旬|上旬|下旬|底|末)?|[0-9]{4}[0-9]{2}")
_YEAR = re.compile(r"[0-9]{4}年?(?:度|初|底|末)?")
_CHINESE = str.maketrans(dict(zip("〇零○一二三四五六七八九", "000123456789", strict=True)))
_CHINESE_DATE = re.compile(r"[〇零○一二三四五六七八九]{4}年.*")
_RANGE = re.compile(r"\s*(?:至|到|~|～|—+|–|--|起至)\s*|(?<=[0-9日]) *- *(?=[0-9]{4}[年./])|\s+-\s+")

_FIRST, _LAST = 1800, 2199
_EPOCH = date(1899, 12, 30)
# 1910-01-01 to 2100-01-01 as a spreadsheet counts days; smaller numbers are rather years
_SERIALS = range(3654, 73051)


def read_day(raw: RawCell) -> date | Doubt:
    """Read a day in any usual form; a spreadsheet's day number counts too.

    >>> read_day("2015年3月1日"), read_day(20150301.0), read_day("二〇一五年三月一日")
    (datetime.date(2015, 3, 1), datetime.date(2015, 3, 1), datetime.date(2015, 3, 1))
    >>> read_day("2015年3月"), read_day("2015-02-30")
    (<Doubt.IMPRECISE: 'imprecise'>, <Doubt.NOT_A_DATE: 'not-a-date'>)
    """
    match raw:
        case datetime():
            return _plausible(raw.date())
        case date():
            return _plausible(raw)
        case bool():
            return Doubt.NOT_A_DATE
        case int() | float():
            return _from_number(raw)
        case str():
            return _from_text(unquoted(half_width(raw)))
    return Doubt.NOT_A_DATE


def read_span(text: str) -> Span | Doubt:
    """Read `2023-12-12至2026-12-11`; a single day gives only the start, 有效期至… only the end.

    >>> read_span("2023.12.12-2026.12.11")
    Span(start=datetime.date(2023, 12, 12), end=datetime.date(2026, 12, 11), unending=False)
    >>> read_span("有效期至2026年12月11日")
    Span(start=None, end=datetime.date(2026, 12, 11), unending=False)
    """
    plain = half_width(text)
    plain = re.sub(r"^(?:有效期限?|认定日期|发证日期|获批日期|授予日期|时间)[::为]?", "", plain).strip()
    ends = re.match(r"^(?:截止|止|到期)?[::]?(?:至|到)(.*)$", plain)
    if ends:
        end = read_day(ends[1])
        return end if isinstance(end, Doubt) else Span(None, end)
    parts = [part for part in _RANGE.split(plain) if part]
    unending = bool(parts) and parts[-1] in UNENDING
    parts = parts[:-1] if unending else parts
    if unending and not parts:
        return Span(None, None, unending=True)
    days = [read_day(part.removesuffix("止").removesuffix("起")) for part in parts]
    doubts = [day for day in days if isinstance(day, Doubt)]
    if doubts or len(days) not in {1, 2}:
        return doubts[0] if doubts else Doubt.NOT_A_DATE
    known = [day for day in days if not isinstance(day, Doubt)]
    return Span(known[0], known[1] if len(known) == 2 else None, unending)


def end_of_term(granted: date, years: int) -> date:
    """Give the last day of a term of some years that begins on a day.

    >>> end_of_term(date(2023, 12, 12), 3), end_of_term(date(2024, 2, 29), 3)
    (datetime.date(2026, 12, 11), datetime.date(2027, 2, 28))
    """
    try:
        after = granted.replace(year=granted.year + years)
    except ValueError:
        after = date(granted.year + years, 3, 1)
    return after - timedelta(days=1)


def _from_number(number: float) -> date | Doubt:
    if isinstance(number, float) and not number.is_integer():
        # a day number with a time of day behind the point
        return _EPOCH + timedelta(days=int(number)) if int(number) in _SERIALS else Doubt.NOT_A_DATE
    whole = int(number)
    return _EPOCH + timedelta(days=whole) if whole in _SERIALS else _from_text(str(whole))


def _from_text(text: str) -> date | Doubt:
    if _CHINESE_DATE.fullmatch(text):
        text = _chinese_digits(text)
    if _SERIAL.fullmatch(text) and int(text) in _SERIALS:
        return _EPOCH + timedelta(days=int(text))
    found = _FULL.fullmatch(text) or _COMPACT.fullmatch(text)
    if found:
        try:
            return _plausible(date(int(found["y"]), int(found["m"]), int(found["d"])))
        except ValueError:
            return Doubt.NOT_A_DATE
    return Doubt.IMPRECISE if _MONTH.fullmatch(text) or _YEAR.fullmatch(text) else Doubt.NOT_A_DATE


def _chinese_digits(text: str) -> str:
    """Turn 二〇一五年十二月三十一日 into 2015年12月31日."""

    def number(match: re.Match[str]) -> str:
        tens, _, ones = match[0].partition("十")
        return f"{tens.translate(_CHINESE) or '1'}{ones.translate(_CHINESE) or '0'}"

    return re.sub(r"[一二三]?十[一二三四五六七八九]?", number, text).translate(_CHINESE)


def _plausible(day: date) -> date | Doubt:
    return day if _FIRST <= day.year <= _LAST else Doubt.NOT_A_DATE
