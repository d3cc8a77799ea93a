"""Offsets of time zones at a given local time or instant, for any year.

Comes in: an IANA zone id and a moment. Goes out: its offset from UTC in seconds.
Must not know: FEEL values other than plain integers.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from ceyuan.feel.values.calendar import date_of_day

LARGEST_OFFSET = 14 * 3600
_DAY = 86_400
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Zones that never had another offset; for all others a time without a date has no known offset.
_UTC_NAMES = frozenset({"UTC", "GMT", "Z", "Zulu", "Etc/UTC", "Etc/GMT", "Etc/UCT", "Etc/Zulu", "Etc/Universal"})


@lru_cache(maxsize=256)
def known_zone(name: str) -> bool:
    """Tell whether the time zone database has the zone.

    >>> known_zone("Asia/Shanghai"), known_zone("Mars/Olympus")
    (True, False)
    """
    return name in _UTC_NAMES or _zone(name) is not None


@lru_cache(maxsize=256)
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (LookupError, OSError, ValueError):  # ZoneInfo also raises ValueError and OSError for odd spellings
        return None


def offset_without_date(name: str) -> int | None:
    """Give the offset of a zone that has only one, None when it depends on the date.

    >>> offset_without_date("Etc/UTC"), offset_without_date("Europe/Paris")
    (0, None)
    """
    return 0 if name in _UTC_NAMES else None


def offset_at_local(name: str, day: int, second: int) -> int:
    """Give the offset in force at a local time: day number and second of that day.

    >>> offset_at_local("Europe/Paris", 17_742, 0)
    7200
    """
    if name in _UTC_NAMES:
        return 0
    local = (_EPOCH + timedelta(seconds=_near(day) * _DAY + second)).replace(tzinfo=_zone(name))
    return _seconds(local.utcoffset())


def offset_at_instant(name: str, instant_second: int) -> int:
    """Give the offset in force at an instant, in seconds since 1970-01-01T00:00:00Z.

    >>> offset_at_instant("Asia/Shanghai", 0)
    28800
    """
    if name in _UTC_NAMES:
        return 0
    day, second = divmod(instant_second, _DAY)
    moment = _EPOCH + timedelta(seconds=_near(day) * _DAY + second)
    return _seconds(moment.astimezone(_zone(name)).utcoffset())


def _near(day: int) -> int:
    # zoneinfo knows the years 1 to 9999. The calendar repeats every 400 years, and beyond the last recorded
    # change a zone follows one yearly rule, before the first its local mean time: a year far in the same
    # direction with the same calendar has the same offsets.
    year = date_of_day(day)[0]
    if 2 <= year <= 9998:
        return day
    target = 9200 + year % 400 if year > 9998 else 400 + year % 400
    return day + (target - year) // 400 * 146_097


def _seconds(offset: timedelta | None) -> int:
    return 0 if offset is None else int(offset.total_seconds())
