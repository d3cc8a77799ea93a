"""What is known about one subject: values by year, current values, titles held with the coverage of their list.

Comes in: cells read by intake or given by a case. Goes out: lookup by fact name and year.
Must not know: rules, files, the clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ceyuan.model.credit import CreditRecord
from ceyuan.model.facts import SubjectKind


class MissingReason(StrEnum):
    """Why a value is unknown."""

    NOT_SUPPLIED = "not-supplied"
    WRONG_VALUE = "wrong-value"
    CONFLICT = "conflict"
    OUTSIDE_COVERAGE = "outside-coverage"


class NullReason(StrEnum):
    """Why a value does not apply."""

    STATED = "stated"
    BEFORE_FOUNDING = "before-founding"


@dataclass(frozen=True, slots=True)
class Missing:
    """An unknown value: never false, never zero. `detail` quotes what was wrong, when something was."""

    reason: MissingReason = MissingReason.NOT_SUPPLIED
    detail: str = ""


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """A value that cannot exist for this subject (null in FEEL)."""

    reason: NullReason = NullReason.STATED


Known = Decimal | bool | str | date
Cell = Known | Missing | NotApplicable


@dataclass(frozen=True, slots=True)
class Holding:
    """A title held: `granted` and `expires` (last valid day) may be unknown (None); `withdrawn` ends it earlier."""

    title: str
    granted: date | None = None
    expires: date | None = None
    withdrawn: date | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """A statement that a list is complete from one day to another; inside it, absence means no."""

    source: str
    complete_from: date
    complete_to: date


@dataclass(frozen=True, slots=True)
class Holdings:
    """The titles a subject holds, and for which titles and days the list is complete.

    `coverage` maps a title name to its statement; the key "*" speaks for every title.
    """

    items: tuple[Holding, ...] = ()
    coverage: Mapping[str, Coverage] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Subject:
    """One enterprise, park, project … with everything known about it.

    `id` is unique in a register (a credit code where there is one, else the name); `yearly` maps fact name to fiscal
    year to cell; `current` maps fact name to cell. A fact that is in neither is unknown. `credit` fills facts about
    clean records when `derive_credit` is asked to.
    """

    id: str
    name: str
    kind: SubjectKind = SubjectKind.ENTERPRISE
    current: Mapping[str, Cell] = field(default_factory=dict)
    yearly: Mapping[str, Mapping[int, Cell]] = field(default_factory=dict)
    holdings: Holdings = field(default_factory=Holdings)
    credit: CreditRecord = field(default_factory=CreditRecord)

    def value(self, fact: str) -> Cell:
        """Give the current value of a fact.

        >>> Subject("1", "甲").value("职工人数")
        Missing(reason=<MissingReason.NOT_SUPPLIED: 'not-supplied'>, detail='')
        """
        return self.current.get(fact, Missing())

    def value_in(self, fact: str, year: int) -> Cell:
        """Give a yearly fact's value in a fiscal year; years before the founding year do not apply.

        Only a value that nobody supplied can fail to apply: a damaged or disputed one says that there was something.
        """
        cell = self.yearly.get(fact, {}).get(year, Missing())
        if isinstance(cell, Missing) and cell.reason is MissingReason.NOT_SUPPLIED:
            founded = self.current.get("成立日期")
            if isinstance(founded, date) and year < founded.year:
                return NotApplicable(NullReason.BEFORE_FOUNDING)
        return cell
