"""The measures as they stand today and in the next period, lowered once for many firms.

Comes in: a library, measures, the day of asking. Goes out: plans of both days, and of any day between on demand.
Must not know: subjects.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from ceyuan.advice.change.chains import Chains, chains_of
from ceyuan.model.facts import Vocabulary
from ceyuan.model.measure import Measure
from ceyuan.model.policy import Library
from ceyuan.plan.integers.nodes import Cell, NotInteger
from ceyuan.plan.integers.reduce import IntegerTest, Scales, cells_and_guards, integer_test
from ceyuan.plan.lower import lower_measure
from ceyuan.plan.nodes import AllOf, AnyOf, AtLeast, Compare, Flag, Holds, Logic, MeasurePlan, Member
from ceyuan.plan.reads import Reads, atoms_below, plan_reads
from ceyuan.plan.share import share_nodes


@dataclass(frozen=True, slots=True)
class Form:
    """A comparison as a sign test over whole numbers, with every cell that it or a guard reads."""

    test: IntegerTest
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """The facts and titles that a test reads, whether doing something can move any of them, how many atoms it has.

    `soonest` is how many months the quickest of its current facts and titles takes; None where none can be moved.
    """

    names: tuple[str, ...]
    movable: bool
    soonest: int | None
    atoms: int


@dataclass(frozen=True, slots=True)
class _Memory:
    """What was worked out once and holds for every firm: plans of other days, readings, whole-number forms."""

    places: dict[tuple[str, str], int]
    plans: dict[tuple[int, date], MeasurePlan]
    forms: dict[int, tuple[Compare, Form | None]]
    reads: dict[int, Reads]
    months: dict[int, tuple[int, ...]]
    asked: dict[int, tuple[Logic, Asked]]
    alike: dict[tuple[int, date, date], bool]
    titles: dict[int, tuple[str, ...]]
    tests: dict[int, tuple[MeasurePlan, tuple[Flag | Member | Holds, ...]]]
    chains: list[Chains]


@dataclass(frozen=True, slots=True)
class Prospect:
    """Measures on the day of asking (`today`) and on the same day a year later (`later`), in the same order.

    `known_on` is the day of asking: fiscal years that ended before it are closed. `yearly` are the facts whose figures
    of the open year the plans of the next period read. `further` are measures nobody asked about that confer a title
    which those asked about read, of both days; their places come after the others.
    """

    library: Library
    known_on: date
    today: tuple[MeasurePlan, ...]
    later: tuple[MeasurePlan, ...]
    yearly: tuple[str, ...]
    memory: _Memory = field(repr=False, compare=False)
    further: tuple[tuple[MeasurePlan, MeasurePlan], ...] = ()

    @property
    def vocabulary(self) -> Vocabulary:
        """Give the vocabulary of the library."""
        return self.library.vocabulary

    @property
    def next_day(self) -> date:
        """Give the day of the next period: the same day a year later."""
        return same_day_next_year(self.known_on)

    def place_of(self, measure: Measure) -> int | None:
        """Give where a measure stands in both lists; None where it is not among them."""
        return self.memory.places.get((measure.pack, measure.id))

    @property
    def chains(self) -> Chains:
        """Give which measures confer titles that can be worked towards, and what leads to them; found once."""
        if not self.memory.chains:
            places = range(len(self.today) + len(self.further))
            titles = [self.both(place)[0].measure.confers for place in places]
            confers = [one if one and self.vocabulary.titles[one].changeable is not None else "" for one in titles]
            self.memory.chains.append(chains_of(confers, [self.titles_of(place) for place in places]))
        return self.memory.chains[0]

    def both(self, place: int) -> tuple[MeasurePlan, MeasurePlan]:
        """Give a measure's plans of today and of the next period."""
        own = len(self.today)
        return (self.today[place], self.later[place]) if place < own else self.further[place - own]

    def plan_on(self, place: int, day: date) -> MeasurePlan:
        """Give the plan of a measure on a day; lowered at most once."""
        today, later = self.both(place)
        if day == self.known_on:
            return today
        if day == later.as_of:
            return later
        found = self.memory.plans.get((place, day))
        if found is None:
            found = lower_measure(today.measure, self.library, as_of=day)
            self.memory.plans[place, day] = found
        return found

    def form_of(self, compare: Compare) -> Form | None:
        """Give the whole-number form of a comparison, None where it has none."""
        found = self.memory.forms.get(id(compare))
        if found is None:
            # the comparison is kept beside its form, so that its identity stays its own
            found = (compare, _form(compare, self.vocabulary))
            self.memory.forms[id(compare)] = found
        return found[1]

    def asked_by(self, test: Logic) -> Asked:
        """Give what a criterion's test reads."""
        found = self.memory.asked.get(id(test))
        if found is None:
            found = (test, _asked(test, self.vocabulary))
            self.memory.asked[id(test)] = found
        return found[1]

    def alike(self, place: int, day: date, other: date) -> bool:
        """Tell whether a measure asks the same on two days, of the same kinds of application."""
        found = self.memory.alike.get((place, day, other))
        if found is None:
            one, two = self.plan_on(place, day), self.plan_on(place, other)
            found = dataclasses.replace(one, as_of=other) == two
            self.memory.alike[place, day, other] = found
        return found

    def reads_of(self, place: int) -> Reads:
        """Give what the conditions of a measure read, in order."""
        found = self.memory.reads.get(place)
        if found is None:
            _, plan = self.both(place)
            found = plan_reads((plan.requirements, plan.condition, plan.scores))
            self.memory.reads[place] = found
        return found

    def titles_of(self, place: int) -> tuple[str, ...]:
        """Give the titles that a measure asks for in either period and that can be worked towards."""
        found = self.memory.titles.get(place)
        if found is None:
            confers = self.both(place)[0].measure.confers
            asked = (title for plan in self.both(place) for title in _titles_asked(plan, self.vocabulary))
            found = tuple(dict.fromkeys(one for one in asked if one != confers))
            self.memory.titles[place] = found
        return found

    def months_of(self, place: int) -> tuple[int, ...]:
        """Give how long the things that a measure reads take to move, each once, the quickest first."""
        found = self.memory.months.get(place)
        if found is None:
            found = _months(self.reads_of(place), self.vocabulary)
            self.memory.months[place] = found
        return found


def tests_of(prospect: Prospect, plan: MeasurePlan) -> tuple[Flag | Member | Holds, ...]:
    """Give the tests of a plan for a yes/no, a word or a title; read at most once."""
    found = prospect.memory.tests.get(id(plan))
    if found is None:
        # the plan is kept beside them, so that its identity stays its own
        found = plan, tuple(one for one in atoms_below(plan) if isinstance(one, Flag | Member | Holds))
        prospect.memory.tests[id(plan)] = found
    return found[1]


def _months(reads: Reads, vocabulary: Vocabulary) -> tuple[int, ...]:
    declared = [vocabulary.facts[fact].changeable for fact, _ in reads.facts]
    declared += [vocabulary.titles[title].changeable for title in reads.titles]
    return tuple(sorted({one.months for one in declared if one is not None}))


def _titles_asked(plan: MeasurePlan, vocabulary: Vocabulary) -> list[str]:
    reads = plan_reads((plan.requirements, plan.condition, plan.scores))
    return [one for one in reads.titles if vocabulary.titles[one].changeable is not None]


def _form(compare: Compare, vocabulary: Vocabulary) -> Form | None:
    try:
        test = integer_test(compare, Scales(vocabulary))
    except NotInteger:
        return None
    return Form(test, cells_and_guards(test))


def _atoms(test: Logic) -> int:
    return sum(map(_atoms, test.parts)) if isinstance(test, AllOf | AnyOf | AtLeast) else 1


def _asked(test: Logic, vocabulary: Vocabulary) -> Asked:
    reads = plan_reads(test)
    facts = tuple(dict.fromkeys(fact for fact, _ in reads.facts))
    declared = {fact: vocabulary.facts[fact].changeable for fact in facts}
    titles = [one for title in reads.titles if (one := vocabulary.titles[title].changeable) is not None]
    movable = bool(titles) or any(one is not None for one in declared.values())
    current = [one for fact, one in declared.items() if one is not None and not vocabulary.facts[fact].yearly]
    soonest = min((one.months for one in (*current, *titles)), default=None)
    return Asked((*facts, *reads.titles), movable, soonest, _atoms(test))


def prospect_of(library: Library, measures: Sequence[Measure], *, known_on: date) -> Prospect:
    """Lower measures for the day of asking and for the next period, nodes shared, once for many firms."""
    later_day = same_day_next_year(known_on)
    today = share_nodes([lower_measure(one, library, as_of=known_on) for one in measures])
    later = share_nodes([lower_measure(one, library, as_of=later_day) for one in measures])
    further = tuple(_further(library, (*today, *later), known_on, later_day))
    everything = [*measures, *(one.measure for one, _ in further)]
    places = {(one.pack, one.id): place for place, one in enumerate(everything)}
    # a score's lines are read too; -1 is the open year when one looks a year ahead
    plans = (*later, *(plan for _, plan in further))
    facts = [fact for plan in plans for fact, offset in plan_reads(plan).facts if offset == -1]
    memory = _Memory(places, {}, {}, {}, {}, {}, {}, {}, {}, [])
    return Prospect(library, known_on, today, later, tuple(dict.fromkeys(facts)), memory, further)


def _further(
    library: Library, plans: Sequence[MeasurePlan], day: date, later_day: date
) -> Iterator[tuple[MeasurePlan, MeasurePlan]]:
    """Lower the other measures that confer a title which measures ask for, those that these ask for, and so on."""
    kinds = {one.measure.subject for one in plans}
    seen = {(one.measure.pack, one.measure.id) for one in plans}
    givers = [one for one in library.measures() if one.confers and one.subject in kinds]
    waiting = list(plans)
    asked: set[str] = set()
    while waiting:
        asked.update(_titles_asked(waiting.pop(), library.vocabulary))
        for one in givers:
            if one.confers in asked and (one.pack, one.id) not in seen:
                seen.add((one.pack, one.id))
                pair = lower_measure(one, library, as_of=day), lower_measure(one, library, as_of=later_day)
                waiting += pair
                yield pair


def same_day_next_year(day: date) -> date:
    """Give the same day a year later; 29 February becomes 28.

    >>> same_day_next_year(date(2028, 2, 29))
    datetime.date(2029, 2, 28)
    """
    return later_by(day, 12)


def later_by(day: date, months: int) -> date:
    """Give the day some months later; a day the month does not have becomes its last.

    >>> later_by(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    for last in (day.day, 30, 29, 28):
        if last <= day.day and _exists(year, month + 1, last):
            return date(year, month + 1, last)
    raise ValueError(f"no day {months} months after {day}")


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
