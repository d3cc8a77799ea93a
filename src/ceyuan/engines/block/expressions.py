"""Compile whole-number expressions.

Comes in: expressions of the plan. Goes out: registers of numbers.
Must not know: tests, measures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ceyuan.engines.block.builder import Builder
from ceyuan.engines.block.cells import Cells
from ceyuan.engines.block.program import Kind, Op, Step
from ceyuan.plan.integers import Integer
from ceyuan.plan.integers.nodes import Cell, Largest, Part, Points, Size, Times, Turned


@dataclass(frozen=True, slots=True)
class Expressions:
    """Compiles numbers that fit into int64; `points` gives the registers of a score's ends."""

    builder: Builder
    cells: Cells
    points: Mapping[tuple[str, bool], int] = field(default_factory=dict)

    def value(self, value: Integer) -> int:
        """Give the register of an expression."""
        if not value.terms:
            return self.step(Op.HOLD, number=value.constant)
        total = self.sum(value.terms)
        return self.step(Op.SHIFT, total, number=value.constant) if value.constant else total

    def sum(self, terms: Sequence[tuple[int, Part]]) -> int:
        """Give the register of a sum of at least one term."""
        scaled = [self._scaled(factor, part) for factor, part in terms]
        total = scaled[0]
        for register in scaled[1:]:
            total = self.step(Op.ADD, total, register)
        return total

    def step(self, op: Op, *inputs: int, number: int = 0) -> int:
        """Give the register of a step over whole numbers."""
        return self.builder.put(Step(op, Kind.WHOLE, inputs, number))

    def _scaled(self, factor: int, part: Part) -> int:
        register = self._part(part)
        return register if factor == 1 else self.step(Op.SCALE, register, number=factor)

    def _part(self, part: Part) -> int:
        match part:
            case Cell():
                return self.cells.value(part)
            case Points(score=score, upper=upper):
                return self.step(Op.WIDEN, self.points[score, upper])
            case Times(left=left, right=right):
                return self.step(Op.MULTIPLY, self.value(left), self.value(right))
            case Largest(items=items):
                total = self.value(items[0])
                for item in items[1:]:
                    total = self.step(Op.LARGER, total, self.value(item))
                return total
            case Size(operand=operand):
                return self.step(Op.SIZE, self.value(operand))
            case Turned(operand=operand, by=by):
                return self.step(Op.TURN, self.value(operand), self.value(by))
