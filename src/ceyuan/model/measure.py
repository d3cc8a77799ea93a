"""A measure: who may ask for what, under which version of which clause, and how it is decided.

Comes in: everything a pack declares, rules parsed. Goes out: frozen measures, definitions and parameters.
Must not know: evaluation, processes of an office.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ceyuan.model.benefit import Benefit
from ceyuan.model.condition import Condition, Rule
from ceyuan.model.facts import SubjectKind
from ceyuan.model.provenance import Reading
from ceyuan.model.scorecard import Scorecard
from ceyuan.source import Span


class MeasureKind(StrEnum):
    """What sort of measure it is."""

    FUND = "fund"
    RECOGNITION = "recognition"
    RECOMMENDATION = "recommendation"
    CULTIVATION = "cultivation"
    SPACE = "space"
    MATCHING = "matching"
    CLASSIFICATION = "classification"
    GUIDANCE = "guidance"


class Lane(StrEnum):
    """How an application is handled."""

    NO_APPLICATION = "no-application"
    FAST = "fast"
    REVIEWED = "reviewed"
    RECOMMENDED = "recommended"


class Application(StrEnum):
    """Whether a title is asked for the first time or again."""

    FIRST = "first"
    RENEWAL = "renewal"


@dataclass(frozen=True, slots=True)
class Interval:
    """The days, both included, whose applications of one kind a measure answers; None is open-ended."""

    application: Application
    start: date | None
    end: date | None

    def holds(self, day: date) -> bool:
        """Tell whether a day lies inside.

        >>> Interval(Application.FIRST, date(2026, 4, 1), None).holds(date(2026, 3, 31))
        False
        """
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """Days, both included, on which nobody may apply although the scheme goes on, and why."""

    start: date
    end: date
    why: str

    def holds(self, day: date) -> bool:
        """Tell whether a day lies inside.

        >>> ClosedDays(date(2022, 5, 22), date(2022, 12, 11), "两批之间").holds(date(2022, 12, 11))
        True
        """
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What yes and no mean, (Chinese, English) each, where a yes is nothing to qualify for: 还须更新."""

    yes: tuple[str, str]
    no: tuple[str, str]


@dataclass(frozen=True, slots=True)
class ParameterValue:
    """A parameter's value from a day on; a value of None means 未公布."""

    since: date | None
    value: Decimal | str | None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number or word that changes with time, with its source."""

    name: str
    unit: str
    values: tuple[ParameterValue, ...]
    clause: str
    reading: Reading
    span: Span

    def value_on(self, day: date) -> Decimal | str | None:
        """Give the value in force on a day; None when none was published by then."""
        found: Decimal | str | None = None
        for entry in self.values:
            if entry.since is None or entry.since <= day:
                found = entry.value
        return found


@dataclass(frozen=True, slots=True)
class Definition:
    """A named rule that other rules may use, such as 中小微企业."""

    name: str
    en: str
    rule: Rule
    clause: str
    text: str
    reading: Reading
    span: Span


@dataclass(frozen=True, slots=True)
class Requirement:
    """A title that must be held on the day of application: any one of `titles`."""

    titles: tuple[str, ...]
    clause: str
    text: str
    reading: Reading
    span: Span
    id: str = "requires"


@dataclass(frozen=True, slots=True)
class Lack:
    """What still has to be issued before a measure can be decided, and who leads (with the ground for saying so)."""

    what: str
    lead: str
    lead_ground: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of one document.

    `scheme` names what stays the same from version to version (专精特新中小企业); the intervals of one scheme and kind
    of application may neither overlap nor leave a hole that `closed` does not declare. `confers` is the title a
    recognition grants.
    """

    id: str
    pack: str
    scheme: str
    title: str
    en: str
    kind: MeasureKind
    subject: SubjectKind
    lane: Lane
    decided_by: str
    clause: str
    intervals: tuple[Interval, ...]
    requires: tuple[Requirement, ...]
    condition: Condition | None
    scorecard: Scorecard | None
    benefit: Benefit
    confers: str
    valid_years: int | None
    lacks: tuple[Lack, ...]
    reading: Reading
    span: Span
    note: str = ""
    closed: tuple[ClosedDays, ...] = ()
    own_words: OwnWords | None = None

    def open_on(self, day: date) -> Sequence[Application]:
        """Give the kinds of application this measure answers on a day."""
        return tuple(dict.fromkeys(one.application for one in self.intervals if one.holds(day)))
