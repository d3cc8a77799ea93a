"""Credit events of a firm and of its legal representative, and what a clean record asks of them.

Comes in: events read from a register or a case. Goes out: frozen records; which events still count on a day.
Must not know: facts and subjects. An event that is repaired, or whose publication has ended, counts for nothing and is
not shown (上海市优化营商环境条例, 2024, 第六十五条、第六十七条).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CreditKind(StrEnum):
    """What an event is: a penalty, an entry on a list, an accident, a violation."""

    PENALTY = "penalty"
    ABNORMAL_LIST = "abnormal-list"
    SERIOUS_DISCREDIT_LIST = "serious-discredit-list"
    DISHONEST_DEBTOR = "dishonest-debtor"
    SAFETY_ACCIDENT = "safety-accident"
    CYBER_ACCIDENT = "cyber-accident"
    QUALITY_ACCIDENT = "quality-accident"
    ENVIRONMENT_ACCIDENT = "environment-accident"
    ENVIRONMENT_VIOLATION = "environment-violation"
    TAX_VIOLATION = "tax-violation"
    SMUGGLING = "smuggling"
    DATA_FALSIFICATION = "data-falsification"
    RESEARCH_DISCREDIT = "research-discredit"


class CreditGrade(StrEnum):
    """How grave: 轻微 (a penalty that is not published), 一般, 较大, 重大, 特别重大; 严重 for violations."""

    MINOR = "minor"
    GENERAL = "general"
    LARGER = "larger"
    MAJOR = "major"
    EXTREME = "extreme"
    SERIOUS = "serious"


class CreditSubject(StrEnum):
    """Whom an event is about."""

    ENTERPRISE = "enterprise"
    LEGAL_REPRESENTATIVE = "legal-representative"


@dataclass(frozen=True, slots=True)
class CreditEvent:
    """One event. What nobody has read is None: what it is, its grade, whom it is about, the day it was decided.

    `published_until` is the last day of its publication, None where no end is stated; `repaired` is the day from which
    it is repaired or taken off its list. `unclear`: an end or a repair is written that nobody can read, so that the
    event may or may not count.
    """

    kind: CreditKind | None
    grade: CreditGrade | None = None
    about: CreditSubject | None = CreditSubject.ENTERPRISE
    decided: date | None = None
    published_until: date | None = None
    repaired: date | None = None
    unclear: bool = False

    def counts_on(self, day: date) -> bool:
        """Tell whether the event is decided, published and not repaired on a day.

        >>> event = CreditEvent(CreditKind.PENALTY, published_until=date(2026, 6, 30))
        >>> event.counts_on(date(2026, 6, 30)), event.counts_on(date(2026, 7, 1))
        (True, False)
        """
        if self.kind is CreditKind.PENALTY and self.grade is CreditGrade.MINOR:
            return False  # 第六十七条：简易程序、警告、通报批评不予公示
        begun = self.decided is None or self.decided <= day
        ended = self.published_until is not None and self.published_until < day
        repaired = self.repaired is not None and self.repaired <= day
        return begun and not ended and not repaired


@dataclass(frozen=True, slots=True)
class CreditCoverage:
    """A statement that events of some kinds (none named: every kind) about somebody are complete between two days."""

    source: str
    complete_from: date
    complete_to: date
    about: CreditSubject = CreditSubject.ENTERPRISE
    kinds: tuple[CreditKind, ...] = ()


@dataclass(frozen=True, slots=True)
class CreditRecord:
    """Everything read about a subject's credit, and how far the reading is complete."""

    items: tuple[CreditEvent, ...] = ()
    coverage: tuple[CreditCoverage, ...] = ()

    def events_on(self, day: date) -> Iterator[CreditEvent]:
        """Walk over the events that count on a day: the only ones that may be shown."""
        return (one for one in self.items if one.counts_on(day))


@dataclass(frozen=True, slots=True)
class CreditWindow:
    """How far back a condition looks: `years` before the day, or calendar years with this one; None: entries now."""

    years: int | None = None
    calendar: bool = False

    def first_day(self, day: date) -> date | None:
        """Give the first day that counts; None where only what stands now is asked.

        Something decided exactly three years ago is three years past, so the window begins on the next day.

        >>> CreditWindow(3).first_day(date(2026, 6, 30))
        datetime.date(2023, 7, 1)
        >>> CreditWindow(2, calendar=True).first_day(date(2026, 6, 30))
        datetime.date(2025, 1, 1)
        """
        if self.years is None:
            return None
        if self.calendar:
            return date(day.year - self.years + 1, 1, 1)
        leap_day = (day.month, day.day) == (2, 29)
        past = date(day.year - self.years, day.month, 28 if leap_day else day.day)
        return date.fromordinal(past.toordinal() + 1)


@dataclass(frozen=True, slots=True)
class CreditTest:
    """What spoils a clean record: any of `kinds`, of any of `grades` (none named: every one), about any of `about`."""

    kinds: tuple[CreditKind, ...]
    window: CreditWindow
    grades: tuple[CreditGrade, ...] = ()
    about: tuple[CreditSubject, ...] = (CreditSubject.ENTERPRISE,)
