"""What of one subject can be moved in one period, how far and at what effort for each step of its grid.

Comes in: an outlook and the vocabulary. Goes out: levers: whole numbers between two bounds.
Must not know: measures.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

from ceyuan.advice.change.effort import effort_of, step_of, unit_effort
from ceyuan.advice.change.results import Change, Outlook, Route
from ceyuan.advice.room import whole_months_left, within_months
from ceyuan.model.facts import Changeable, Fact, FactType, Movement, RecognitionTitle, Vocabulary
from ceyuan.model.holdings import find_holding
from ceyuan.model.subject import Cell


@dataclass(frozen=True, slots=True, eq=False)
class Lever:
    """A whole number that doing something moves: a figure on its grid, a yes/no fact or a title as 0 and 1.

    It may go from `before` to anything between `low` and `high`; each step costs `unit`. `way` is how a title's own
    measure is met, where something is to be done or confirmed for it; `through` are the titles that this goes through.
    """

    thing: Fact | RecognitionTitle
    year: int | None
    before: int
    low: int
    high: int
    unit: Fraction
    months: int
    way: Route | None = None
    through: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """Give the fact or the title."""
        return self.thing.name

    def change_to(self, after: int) -> Change:
        """Say in the model's words that it is brought to `after`."""
        if isinstance(self.thing, RecognitionTitle):
            return Change("", None, False, True, self.unit, self.months, self.name, self.way)
        old, new = self._cell(self.thing, self.before), self._cell(self.thing, after)
        return Change(self.name, self.year, old, new, effort_of(self.thing, old, new), self.months)

    @staticmethod
    def _cell(fact: Fact, number: int) -> Cell:
        return bool(number) if fact.type is FactType.BOOLEAN else Decimal(number).scaleb(-fact.scale)


@dataclass(frozen=True, slots=True)
class Levers:
    """The levers of an outlook, each made once: current facts, figures of the open year, titles.

    A figure of the open year moves as far as the whole months left of it allow, unless time is no matter (`timeless`):
    that is imagined only to say that it is time that stands in the way. `barred` are titles that could be worked
    towards, had the measures that confer them a yes or a route.
    """

    outlook: Outlook
    vocabulary: Vocabulary
    timeless: bool = False
    facts: dict[tuple[str, int | None], Lever | None] = field(default_factory=dict)
    titles: dict[str, Lever | None] = field(default_factory=dict)
    barred: set[str] = field(default_factory=set)

    def of_fact(self, fact: str, year: int | None) -> Lever | None:
        """Give the lever of a current fact or of a yearly one; None where nothing can be moved."""
        key = (fact, year)
        if key not in self.facts:
            closed = year is not None and year < self.outlook.known_on.year
            self.facts[key] = None if closed else self.imagined(fact, year)
        return self.facts[key]

    def of_title(self, title: str) -> Lever | None:
        """Give the lever of a title that surely is not held; None where it cannot be worked towards."""
        if title not in self.titles:
            self.titles[title] = self._title_lever(self.vocabulary.titles[title])
        return self.titles[title]

    def settle_title(self, title: str, lever: Lever | None) -> None:
        """Put down what was found of the measures that confer a title; None where there is no way to it."""
        self.titles[title] = lever
        if lever is None:
            self.barred.add(title)
        else:
            self.barred.discard(title)

    def imagined(self, name: str, year: int | None) -> Lever | None:
        """Give what would be the lever if the year were open: only to say that closed years stand in the way."""
        fact = self.vocabulary.facts[name]
        declared, subject = fact.changeable, self.outlook.subject
        if declared is None:
            return None
        match fact.type, subject.value(name) if year is None else subject.value_in(name, year):
            case FactType.BOOLEAN, bool() as value:
                low, high = self._in_time(_reach(declared, int(value), 0, 1), int(value), year, (1, declared.months))
                return Lever(fact, year, int(value), low, high, Fraction(declared.effort), declared.months)
            case FactType.NUMBER, Decimal() as value:
                return self._number_lever(fact, declared, year, value)
        return None

    def _number_lever(self, fact: Fact, declared: Changeable, year: int | None, value: Decimal) -> Lever | None:
        before = value.scaleb(fact.scale)
        if fact.maximum is None or before != before.to_integral_value():
            return None
        least = -fact.maximum if fact.minimum is None else fact.minimum
        bottom, top = -floor(-least.scaleb(fact.scale)), floor(fact.maximum.scaleb(fact.scale))
        size = max(abs(Fraction(value)), step_of(fact, declared)) * 10**fact.scale
        reach = _reach(declared, int(before), bottom, top)
        low, high = self._in_time(reach, int(before), year, (size, declared.months))
        unit = unit_effort(fact, declared, Fraction(value)) / 10**fact.scale
        return Lever(fact, year, int(before), low, high, unit, declared.months)

    def _in_time(
        self, reach: tuple[int, int], before: int, year: int | None, pace: tuple[Fraction | int, int]
    ) -> tuple[int, int]:
        """Hold a figure of the open year to what the months left of it allow."""
        if self.timeless or year is None or year < self.outlook.known_on.year:
            return reach
        left, (size, months) = whole_months_left(self.outlook.known_on, year), pace
        if left and not months:
            return reach
        room = within_months(Fraction(size), left, months) if left else 0
        return max(reach[0], before - room), min(reach[1], before + room)

    def _title_lever(self, title: RecognitionTitle) -> Lever | None:
        declared = title.changeable
        if declared is None or declared.movement is Movement.DOWN:
            return None
        held, _, open_titles = find_holding((title.name,), self.outlook.subject.holdings, self.outlook.as_of)
        if held or open_titles:
            return None
        return Lever(title, None, 0, 0, 1, Fraction(declared.effort), declared.months)


def _reach(declared: Changeable, before: int, bottom: int, top: int) -> tuple[int, int]:
    low = before if declared.movement is Movement.UP else min(before, bottom)
    high = before if declared.movement is Movement.DOWN else max(before, top)
    return low, high


def first_day_after(year: int) -> date:
    """Give the first day on which the accounts of a year are closed.

    >>> first_day_after(2026)
    datetime.date(2027, 1, 1)
    """
    return date(year + 1, 1, 1)
