"""Compile the measures of one day into a rulebook.

Comes in: measure plans, the vocabulary, the reference year. Goes out: a rulebook that the machine runs.
Must not know: arrays, files, threads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ceyuan.engines.block.builder import Builder
from ceyuan.engines.block.cells import Cells
from ceyuan.engines.block.expressions import Expressions
from ceyuan.engines.block.logic import LogicCompiler
from ceyuan.engines.block.numbers import Numbers, Truth
from ceyuan.engines.block.points import PointsCompiler
from ceyuan.engines.block.program import MeasureRegisters, Rulebook, Slow
from ceyuan.model.condition import Join
from ceyuan.model.facts import Vocabulary
from ceyuan.model.measure import Application
from ceyuan.plan.integers import NotInteger, points_table
from ceyuan.plan.integers.reduce import Scales
from ceyuan.plan.nodes import ConditionPlan, CriterionPlan, MeasurePlan
from ceyuan.plan.reads import plan_reads


def compile_rulebook(
    plans: Sequence[MeasurePlan],
    vocabulary: Vocabulary,
    *,
    reference_year: int | None = None,
    application: Application | None = None,
    criteria: bool = False,
) -> Rulebook:
    """Compile measures of one day; with `criteria` the answers of every tested part are kept too.

    The reference year is the year before the day unless given; the application is found for each firm unless given.
    """
    days = {plan.as_of for plan in plans}
    if len(days) != 1:
        raise ValueError(f"a rulebook needs measures of one day, not of {len(days)}")
    as_of = days.pop()
    year = as_of.year - 1 if reference_year is None else reference_year
    builder = Builder()
    cells = Cells(builder, year)
    measures: list[MeasureRegisters | None] = []
    slow: list[Slow] = []
    for number, plan in enumerate(plans):
        try:
            compiler = _MeasureCompiler.of(plan, vocabulary, cells, application)
            measures.append(compiler.measure(criteria=criteria))
        except NotInteger as reason:
            measures.append(None)
            slow.append(Slow(number, reason.zh, reason.en))
            _read_all(plan, cells)
    return Rulebook(
        tuple(plans),
        vocabulary,
        as_of,
        year,
        application,
        criteria,
        builder.program(measures),
        tuple(key for key in cells.needs if key.fact in vocabulary.facts),
        tuple(cells.titles),
        tuple(slow),
    )


def _read_all(plan: MeasurePlan, cells: Cells) -> None:
    """Ask for every column of a measure that the record engine answers."""
    reads = plan_reads(plan)
    for fact, offset in (*reads.facts, ("成立日期", None)):
        cells.key(fact, offset)
    cells.titles.update(dict.fromkeys(reads.titles))


@dataclass(frozen=True, slots=True)
class _MeasureCompiler:
    """Compiles one measure with the points table that is its own."""

    plan: MeasurePlan
    logic: LogicCompiler
    build: Builder
    application: Application | None

    @classmethod
    def of(
        cls, plan: MeasurePlan, vocabulary: Vocabulary, cells: Cells, application: Application | None
    ) -> _MeasureCompiler:
        """Prepare a compiler whose comparisons know the measure's scores."""
        table = points_table(plan, vocabulary)
        scales = Scales(vocabulary, table.scale)
        lines = Numbers(cells.builder, cells, Expressions(cells.builder, cells))
        points = PointsCompiler(cells.builder, LogicCompiler(cells.builder, cells, lines, scales), lines, table)
        ends = points.scores(plan.scores)
        numbers = Numbers(cells.builder, cells, Expressions(cells.builder, cells, ends))
        return cls(plan, LogicCompiler(cells.builder, cells, numbers, scales), cells.builder, application)

    def measure(self, *, criteria: bool) -> MeasureRegisters:
        """Give where the measure's answers lie."""
        parts = [self.logic.truth(one.test) for one in self.plan.requirements]
        whole = list(parts)
        if self.plan.condition is not None:
            whole.append(self._condition(self.plan.condition, parts))
        surely, possibly = self.logic.join(whole, len(whole))
        closed, half = self._taken()
        pending = self.build.every([possibly, self.build.invert(half)]) if self.plan.measure.lacks else None
        return MeasureRegisters(
            self.build.every([surely, self.build.invert(half)]),
            self.build.some([possibly, half]),
            closed,
            self.build.always(False) if pending is None else pending,
            tuple(parts) if criteria else (),
        )

    def _condition(self, condition: ConditionPlan, parts: list[Truth]) -> Truth:
        if isinstance(condition, CriterionPlan):
            truth = self.logic.truth(condition.test)
            parts.append(truth)
            return truth
        members = [self._condition(member, parts) for member in condition.members]
        least = {Join.ALL: len(members), Join.ANY: 1}.get(condition.join, condition.least)
        return self.logic.join(members, least)

    def _taken(self) -> Truth:
        """Give where the measure takes no such application, and where it takes one of two possible ones."""
        build, plan = self.build, self.plan
        takes = {one: one in plan.applications or not plan.measure.intervals for one in Application}
        never = build.always(False)
        if self.application is not None:
            return build.always(not takes[self.application]), never
        if not plan.measure.confers:
            return build.always(not takes[Application.FIRST]), never
        held, open_rows = self.logic.cells.title(plan.measure.confers)
        first, renewal = takes[Application.FIRST], takes[Application.RENEWAL]
        surely_first = build.invert(build.some([held, open_rows]))
        refused = [(held, renewal), (surely_first, first), (open_rows, first or renewal)]
        closed = build.some([rows for rows, taken in refused if not taken])
        return closed, open_rows if first is not renewal else never
