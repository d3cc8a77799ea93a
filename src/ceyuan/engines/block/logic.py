"""Compile logic: atoms by their kind, joins by counting.

Comes in: logic nodes of the plan. Goes out: registers with the two truths.
Must not know: measures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ceyuan.engines.block.builder import Builder
from ceyuan.engines.block.cells import Cells
from ceyuan.engines.block.numbers import Numbers, Truth
from ceyuan.plan.integers import integer_test
from ceyuan.plan.integers.reduce import Scales
from ceyuan.plan.nodes import (
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    Compare,
    Flag,
    Holds,
    Inapplicable,
    Logic,
    Member,
    Unpublished,
)


@dataclass(frozen=True, slots=True)
class LogicCompiler:
    """Compiles the logic of one measure; equal parts of other measures come out as the same registers."""

    builder: Builder
    cells: Cells
    numbers: Numbers
    scales: Scales
    _known: dict[int, tuple[Logic, Truth]] = field(default_factory=dict)

    def truth(self, logic: Logic) -> Truth:
        """Give the registers of surely and possibly."""
        known = self._known.get(id(logic))
        if known is None:
            known = self._known[id(logic)] = (logic, self._truth(logic))
        return known[1]

    def _truth(self, logic: Logic) -> Truth:
        match logic:
            case AllOf(parts=parts):
                return self.join([self.truth(part) for part in parts], len(parts))
            case AnyOf(parts=parts):
                return self.join([self.truth(part) for part in parts], 1)
            case AtLeast(least=least, parts=parts):
                return self.join([self.truth(part) for part in parts], least)
            case Always(value=value):
                return self.builder.always(value), self.builder.always(value)
            case Unpublished():
                return self.builder.always(False), self.builder.always(True)
            case Compare():
                return self.numbers.test(integer_test(logic, self.scales))
            case Flag():
                return self.cells.flag(logic)
            case Member():
                return self.cells.member(logic)
            case Holds():
                return self.cells.holds(logic)
            case Inapplicable():
                return self.cells.inapplicable(logic)

    def join(self, truths: Sequence[Truth], least: int) -> Truth:
        """Join truths of which at least some must hold."""
        build = self.builder
        surely, possibly = [one for one, _ in truths], [other for _, other in truths]
        if least == len(truths):
            return build.every(surely), build.every(possibly)
        if least == 1:
            return build.some(surely), build.some(possibly)
        return build.at_least(least, surely), build.at_least(least, possibly)
