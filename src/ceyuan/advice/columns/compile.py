"""Compile measures into an advisor: rulebooks that find what is unmet, and how far each part is from being met.

Comes in: a function that lowers the measures for a day, the vocabulary, the day of asking. Goes out: an advisor.
Must not know: arrays, files.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ceyuan.advice.columns.levers import Lever, Season, levers_of
from ceyuan.advice.columns.opening import Opened, open_measure
from ceyuan.advice.columns.outlook import a_year_later
from ceyuan.advice.columns.results import Moved, Period
from ceyuan.advice.columns.tests_of import Frame, Test, helpful_cells, test_of
from ceyuan.engines.batch import measure_keys
from ceyuan.engines.block import Rulebook, compile_rulebook
from ceyuan.model.columns import ColumnKey
from ceyuan.model.facts import Vocabulary
from ceyuan.plan.nodes import AllOf, AnyOf, AtLeast, Compare, Logic, MeasurePlan
from ceyuan.plan.reads import has_score, plan_reads

Lower = Callable[[date], Sequence[MeasurePlan]]


@dataclass(frozen=True, slots=True)
class Part:
    """One part that must hold: its test, the criterion it belongs to, and what may help it.

    `helpful` are the cells that might help it, `sole` says that there is one. A part is `timed` where it asks something
    else on a later day of the period that a slower lever needs.
    """

    test: Test
    member: int
    helpful: frozenset[tuple[object, ...]]
    sole: bool
    reads_closed: bool
    first_read: tuple[str, int | None] | None
    timed: bool = False


@dataclass(frozen=True, slots=True)
class MeasureAdvice:
    """One measure in one period; `number` is its position among all measures, `place` in the period's rulebook."""

    number: int
    place: int
    opened: Opened
    parts: tuple[Part, ...]
    levers: tuple[Lever, ...]
    criteria: tuple[int, ...]

    @property
    def with_points(self) -> tuple[int, ...]:
        """Give the parts that points tables stand in."""
        return tuple(number for number, part in enumerate(self.opened.parts) if any(map(_points_in, _atoms(part))))


@dataclass(frozen=True, slots=True)
class PeriodAdvice:
    """The measures open in a period, with the rulebook that answers each of their parts."""

    period: Period
    season: Season
    rulebook: Rulebook | None
    measures: tuple[MeasureAdvice, ...]


@dataclass(frozen=True, slots=True)
class Advisor:
    """What a register is asked for: both periods, the names that lines point to, the columns to read.

    `known_on` is the day of asking, `lower` gives the plans of later days for routes that take longer. `conferred` are
    titles that have a measure of their own: whether they can be had is left to the search for one firm.
    """

    known_on: date
    vocabulary: Vocabulary
    lower: Lower
    keys: tuple[str, ...]
    criteria: tuple[str, ...]
    moved: tuple[Moved, ...]
    today: PeriodAdvice
    next: PeriodAdvice
    needs: frozenset[ColumnKey]
    titles: frozenset[str]
    moved_at: Mapping[tuple[str, bool], int]
    conferred: frozenset[str] = frozenset()
    trials: dict[tuple[int, date], Rulebook] = field(default_factory=dict)

    def trial(self, number: int, day: date) -> Rulebook:
        """Give the rulebook that tries one measure on a day of the next period."""
        found = self.trials.get((number, day))
        if found is None:
            plan = open_measure(self.lower(day)[number]).plan
            year = self.next.season.reference_year
            found = compile_rulebook([plan], self.vocabulary, reference_year=year, criteria=True)
            self.trials[number, day] = found
        return found


def compile_advice(
    lower: Lower,
    vocabulary: Vocabulary,
    *,
    known_on: date,
    reference_year: int | None = None,
    conferred: Collection[str] = (),
) -> Advisor:
    """Compile what a register will be asked; `lower` gives the same measures in the same order for every day.

    `conferred` are titles that measures confer which are not among those lowered.
    """
    year = known_on.year - 1 if reference_year is None else reference_year
    later = a_year_later(known_on)
    lowered: dict[date, Sequence[MeasurePlan]] = {}

    def once(day: date) -> Sequence[MeasurePlan]:
        if day not in lowered:
            lowered[day] = lower(day)
        return lowered[day]

    names = _Names(vocabulary)
    today = _period(once, names, Period.TODAY, Season(known_on, known_on, year, declared=False))
    following = _period(once, names, Period.NEXT, Season(known_on, later, known_on.year, declared=True))
    books = [one.rulebook for one in (today, following) if one.rulebook is not None]
    needs = frozenset(key for book in books for key in book.needs)
    before = {ColumnKey(key.fact, key.year - 1) for key in needs if key.year == known_on.year}
    return Advisor(
        known_on,
        vocabulary,
        once,
        measure_keys(once(known_on)),
        tuple(names.criteria),
        tuple(names.moved.values()),
        today,
        following,
        needs | before,
        frozenset(title for book in books for title in book.titles),
        {name: number for number, name in enumerate(names.moved)},
        frozenset(conferred).union(one.measure.confers for one in once(known_on) if one.measure.confers),
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """Criteria and things moved, numbered as they are met."""

    vocabulary: Vocabulary
    criteria: dict[str, int] = field(default_factory=dict)
    moved: dict[tuple[str, bool], Moved] = field(default_factory=dict)

    def criterion(self, name: str) -> int:
        return self.criteria.setdefault(name, len(self.criteria))

    def see(self, logic: Logic) -> None:
        """Give a number to every fact and title that some logic reads."""
        reads = plan_reads(logic)
        for name, _ in reads.facts:
            fact = self.vocabulary.facts[name]
            self.moved.setdefault((name, False), Moved(fact.key, name, False, fact.scale))
        for name in reads.titles:
            self.moved.setdefault((name, True), Moved(self.vocabulary.titles[name].key, name, True, 0))


def _period(lower: Lower, names: _Names, period: Period, season: Season) -> PeriodAdvice:
    """Compile the measures that can be applied for on the period's day and ask for something."""
    plans = lower(season.as_of)
    found: list[MeasureAdvice] = []
    for number, plan in enumerate(plans):
        opened = open_measure(plan)
        if opened.parts and (plan.applications or not plan.measure.intervals):
            found.append(_measure((number, len(found)), opened, names, season, lower))
    if not found:
        return PeriodAdvice(period, season, None, ())
    book = compile_rulebook(
        [one.opened.plan for one in found], names.vocabulary, reference_year=season.reference_year, criteria=True
    )
    return PeriodAdvice(period, season, book, tuple(found))


def _measure(place: tuple[int, int], opened: Opened, names: _Names, season: Season, lower: Lower) -> MeasureAdvice:
    # points tables stand in comparisons, so that the whole condition is read; the title conferred is no way to itself
    reads = plan_reads(opened.plan.condition)
    reads = replace(reads, titles=tuple(one for one in reads.titles if one != opened.plan.measure.confers))
    levers = levers_of(reads, names.vocabulary, season)
    frame = Frame(names.vocabulary, season.reference_year, levers)
    parts = tuple(_part(logic, owner, frame, season) for logic, owner in zip(opened.parts, opened.owner, strict=True))
    for logic in opened.parts:
        names.see(logic)
    criteria = tuple(names.criterion(one) for one in opened.members)
    if season.declared:
        days = sorted({one.done for one in levers if one.in_time and one.done > season.as_of})
        others = [open_measure(lower(day)[place[0]]).parts for day in days]
        parts = tuple(
            replace(part, timed=any(other[number : number + 1] != (opened.parts[number],) for other in others))
            for number, part in enumerate(parts)
        )
    return MeasureAdvice(*place, opened, parts, levers, criteria)


def _part(logic: Logic, owner: int, frame: Frame, season: Season) -> Part:
    if not season.declared:
        # a distance is told by the last year of a fact: what came before it is history
        frame = replace(frame, hidden=_history(logic, frame))
    test = test_of(logic, frame)
    helpful = helpful_cells(test, frame) if season.declared else frozenset()
    cells = frozenset(frame.levers[one].cell for one in helpful if frame.levers[one].in_time)
    reads = plan_reads(logic)
    closed = season.declared and _closed_would_help(logic, frame, season)
    first = None
    if reads.facts:
        key = frame.key(*reads.facts[0])
        first = key.fact, key.year
    return Part(test, owner, cells, len(helpful) == 1, closed, first)


def _closed_would_help(logic: Logic, frame: Frame, season: Season) -> bool:
    """Tell whether a figure of a closed year would help, could it be moved."""
    levers = levers_of(plan_reads(logic), frame.vocabulary, replace(season, closed_too=True))
    imagined = replace(frame, levers=levers)
    helpful = helpful_cells(test_of(logic, imagined), imagined)
    return any((year := levers[one].year) is not None and year < season.known_on.year for one in helpful)


def _history(logic: Logic, frame: Frame) -> frozenset[ColumnKey]:
    keys = {frame.key(fact, offset) for fact, offset in plan_reads(logic).facts}
    last: dict[str, int] = {}
    for key in keys:
        if key.year is not None:
            last[key.fact] = max(key.year, last.get(key.fact, key.year))
    return frozenset(key for key in keys if key.year is not None and key.year < last[key.fact])


def _atoms(logic: Logic) -> Iterator[Logic]:
    if isinstance(logic, AllOf | AnyOf | AtLeast):
        for part in logic.parts:
            yield from _atoms(part)
    else:
        yield logic


def _points_in(atom: object) -> bool:
    return isinstance(atom, Compare) and (has_score(atom.left) or has_score(atom.right))
