"""Compile points tables: every line an interval in whole points times the table's scale.

Comes in: scores and the whole-number table of the plan. Goes out: registers of both ends of every score.
Must not know: measures.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ceyuan.engines.block.builder import Builder
from ceyuan.engines.block.logic import LogicCompiler
from ceyuan.engines.block.numbers import Numbers, Truth
from ceyuan.engines.block.program import Kind, Op, Step, Table
from ceyuan.plan.integers import Integer, NotInteger
from ceyuan.plan.integers import Table as WholeTable
from ceyuan.plan.integers.nodes import INT64, reach
from ceyuan.plan.integers.points import Given
from ceyuan.plan.nodes import (
    BestPoints,
    EachPoints,
    FirstPoints,
    GivenPoints,
    ItemPlan,
    Points,
    PointsCase,
    Score,
    UnknownPoints,
)

_MOST_CASES = 10  # a look-up table has three to that power entries
_MOST_POINTS = 2**30
_MOST_TOGETHER = 2**31 - 1


@dataclass(frozen=True, slots=True)
class PointsCompiler:
    """Compiles the points of one measure into the registers that its comparisons read."""

    builder: Builder
    logic: LogicCompiler
    numbers: Numbers
    table: WholeTable

    def scores(self, scores: Sequence[Score]) -> dict[tuple[str, bool], int]:
        """Give the registers of every score's two ends."""
        if not scores:
            return {}
        self._require_room([Fraction(line.item.maximum) for line in scores[0].items])
        items = {line.item.id: self._item(line) for line in scores[0].items}
        return {
            (score.name, upper): self._total(score, [items[line.item.id] for line in score.items], upper=upper)
            for score in scores
            for upper in (False, True)
        }

    def _whole(self, points: Fraction) -> int:
        scaled = points * self.table.scale
        if scaled.denominator != 1 or abs(scaled) > _MOST_POINTS:
            raise NotInteger("分值过大或过细", "points are too large or too fine")
        return int(scaled)

    def _require_room(self, points: Sequence[Fraction]) -> None:
        """Refuse points that added up would not fit into int32."""
        if sum(self._whole(one) for one in points) > _MOST_TOGETHER:
            raise NotInteger("分值合计过大或过细", "points added up are too large or too fine")

    def _total(self, score: Score, lines: Sequence[Truth], *, upper: bool) -> int:
        """Add the lines of each dimension, hold each sum at its cap, add the sums, hold them at the maximum."""
        caps = dict(score.caps)
        sums: dict[str, list[int]] = {}
        for plan, ends in zip(score.items, lines, strict=True):
            sums.setdefault(plan.item.dimension, []).append(ends[upper])
        held = []
        for name, registers in sums.items():
            total = _sum(self.builder, registers)
            if name in caps:
                total = _put(self.builder, Op.CLAMP, total, number=self._whole(caps[name]))
            held.append(total)
        return _put(self.builder, Op.CLAMP, _sum(self.builder, held), number=self._whole(score.maximum))

    def _item(self, line: ItemPlan) -> Truth:
        most = self._whole(Fraction(line.item.maximum))
        if isinstance(line.points, GivenPoints):
            return self._given(self.table.given[line.item.id], most)
        if isinstance(line.points, FirstPoints):
            return self._first(line.points, most)
        low, high = self._points(line.points, most)
        return _put(self.builder, Op.CLIP, low, number=most), _put(self.builder, Op.CLIP, high, number=most)

    def _given(self, given: Given, most: int) -> Truth:
        """Give the points that a fact brings: anything where it is unknown, nothing where it does not apply."""
        if max(reach(given.low), reach(given.high)) > INT64:
            raise NotInteger("给分超出整数范围", "given points are wider than whole numbers reach")
        exact, open_rows = self.numbers.support(given.ratio.cells, given.ratio.guards)
        ends = [self._given_end(end, exact, most) for end in (given.low, given.high)]
        unknown = _put(self.builder, Op.WEIGH, open_rows, number=most)
        return ends[0], _put(self.builder, Op.PLUS, ends[1], unknown)

    def _given_end(self, end: Integer, exact: int, most: int) -> int:
        if not end.terms:
            return _put(self.builder, Op.WEIGH, exact, number=min(most, max(0, end.constant)))
        return _put(self.builder, Op.GIVEN, self.numbers.expressions.value(end), exact, number=most)

    def _points(self, points: Points, most: int) -> Truth:
        match points:
            case UnknownPoints():
                return _put(self.builder, Op.HOLD, number=0), _put(self.builder, Op.HOLD, number=most)
            case FirstPoints():
                return self._first(points)
            case EachPoints(cases=cases):
                return self._each(cases)
            case BestPoints(ways=ways):
                ends = [self._points(way, most) for way in ways]
                return _best(self.builder, [low for low, _ in ends]), _best(self.builder, [high for _, high in ends])
            case GivenPoints():
                raise NotInteger("给分只能是一整行的分值", "given points can only be a whole line")

    def _each(self, cases: Sequence[PointsCase]) -> Truth:
        self._require_room([case.high for case in cases])
        lows, highs = [], []
        for case in cases:
            surely, possibly = self.logic.truth(case.test)
            lows.append(_put(self.builder, Op.WEIGH, surely, number=self._whole(case.low)))
            highs.append(_put(self.builder, Op.WEIGH, possibly, number=self._whole(case.high)))
        return _sum(self.builder, lows), _sum(self.builder, highs)

    def _first(self, points: FirstPoints, most: int | None = None) -> Truth:
        """Look the points up by the answers of all cases together; the table is made by the rule itself.

        A line of its own is held between nothing and its maximum in the table.
        """
        if len(points.cases) > _MOST_CASES:
            raise NotInteger(f"分档多于{_MOST_CASES}个", f"more than {_MOST_CASES} bands")
        truths = tuple(register for case in points.cases for register in self.logic.truth(case.test))
        cases = [(self._whole(case.low), self._whole(case.high)) for case in points.cases]
        otherwise = self._whole(points.otherwise.low), self._whole(points.otherwise.high)
        answers = itertools.product((0, 1, 2), repeat=len(cases))
        # the first case counts lowest, so it is the last to vary
        ends = [_hull(cases, otherwise, one[::-1], exclusive=points.exclusive) for one in answers]
        numbers = [[end[upper] for end in ends] for upper in (0, 1)]
        if most is not None:
            numbers = [[min(most, max(0, one)) for one in column] for column in numbers]
        tables = [Table(tuple(column)) for column in numbers]
        index = self.builder.put(Step(Op.INDEX, Kind.SMALL, truths))
        return _put(self.builder, Op.LOOK_UP, index, detail=tables[0]), _put(
            self.builder, Op.LOOK_UP, index, detail=tables[1]
        )


def _put(builder: Builder, op: Op, *inputs: int, number: int = 0, detail: object = None) -> int:
    return builder.put(Step(op, Kind.POINTS, inputs, number, detail))


def _sum(builder: Builder, registers: Sequence[int]) -> int:
    if not registers:
        return _put(builder, Op.HOLD, number=0)
    total = registers[0]
    for register in registers[1:]:
        total = _put(builder, Op.PLUS, total, register)
    return total


def _best(builder: Builder, registers: Sequence[int]) -> int:
    total = registers[0]
    for register in registers[1:]:
        total = _put(builder, Op.BETTER, total, register)
    return total


Ends = tuple[int, int]


def _hull(cases: Sequence[Ends], otherwise: Ends, answers: Sequence[int], *, exclusive: bool) -> Ends:
    """Take the hull of every case that may be the one; in disjoint bands a sure one stands alone."""
    chosen: list[Ends] = []
    for case, answer in zip(cases, answers, strict=True):
        if answer:
            chosen.append(case)
        if answer == 2:
            chosen = [case] if exclusive else chosen
            break
    else:
        if not (exclusive and chosen):
            chosen.append(otherwise)
    return min(low for low, _ in chosen), max(high for _, high in chosen)
