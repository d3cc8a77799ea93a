"""Run a program on one block of rows after another.

Comes in: a rulebook, columns, a span of rows. Goes out: bits, written where the answers lie.
Must not know: plans, files, threads. One machine serves one thread.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ceyuan.engines.block.binding import LOADS, Call, Span, Workspace, bind, filled, new_workspace
from ceyuan.engines.block.builder import answers_of
from ceyuan.engines.block.program import Op, Rulebook, Step
from ceyuan.model.columns import Bits, ColumnKey, FlagColumn, Marks, NumberColumn, no_bits

# rows, a multiple of 4096: a column of a block is 256 KiB, so that a handful of them stays in a core's own cache
BLOCK = 32_768


@dataclass(frozen=True, slots=True)
class Machine:
    """A program bound to the buffers of one thread, for blocks of a fixed number of rows.

    A shorter span is filled up with rows of which nothing is known.
    """

    work: Workspace
    loads: tuple[tuple[int, Step], ...]
    calls: tuple[Call, ...]
    answers: tuple[int, ...]

    def run(self, span: Span, out: NDArray[np.uint8], at: int) -> None:
        """Decide the rows of a span; the answers go into column `at` of `out`, a row for each answer register."""
        bits, wide = self.work.bits, self.work.wide
        self.work.spans[:] = [span]
        for register, step in self.loads:
            if step.op is Op.VALUE:
                wide[register] = filled(_value(step, span), self.work.rows)
            else:
                bits[register] = filled(_bits(step, span), self.work.rows // 8)
        for call in self.calls:
            call()
        width = min(self.work.rows // 8, out.shape[1] - at)
        for row, register in enumerate(self.answers):
            out[row, at : at + width] = bits[register][:width]


def build_machine(rulebook: Rulebook, rows: int) -> Machine:
    """Bind a rulebook's program to fresh buffers for blocks of `rows` rows, a multiple of eight."""
    program = rulebook.program
    work = new_workspace(rulebook, rows)
    loads = tuple((position, step) for position, step in enumerate(program.steps) if step.op in LOADS)
    return Machine(work, loads, tuple(bind(work)), tuple(answers_of(program.measures)))


def _value(step: Step, span: Span) -> NDArray[np.int64]:
    column = span.columns.columns.get(_key(step))
    if column is None:
        return np.zeros(span.stop - span.start, np.int64)
    if not isinstance(column, NumberColumn):
        raise TypeError(f"{step.detail} is asked for as a number, but is a {type(column).__name__}")
    return column.values[span.start : span.stop]


def _key(step: Step) -> ColumnKey:
    if not isinstance(step.detail, ColumnKey):
        raise TypeError("a step over a column without a key")
    return step.detail


def _bits(step: Step, span: Span) -> Bits:
    cut = slice(span.start // 8, (span.stop + 7) // 8)
    if step.op in {Op.HELD, Op.OPEN}:
        title = span.columns.titles.get(str(step.detail))
        if title is not None:
            return (title.held if step.op is Op.HELD else title.open)[cut]
        nothing = no_bits(span.stop - span.start)
        return nothing if step.op is Op.HELD else np.invert(nothing)
    column = span.columns.columns.get(_key(step))
    if column is None:
        return no_bits(span.stop - span.start)
    if step.op is not Op.FLAG:
        return _mark(step.op, column.marks)[cut]
    if not isinstance(column, FlagColumn):
        raise TypeError(f"{step.detail} is asked for as a flag, but is a {type(column).__name__}")
    return column.values[cut]


def _mark(op: Op, marks: Marks) -> Bits:
    match op:
        case Op.KNOWN:
            return marks.known
        case Op.NULL:
            return marks.null
    return marks.damaged
