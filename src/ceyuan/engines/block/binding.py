"""Bind each step of a program to a NumPy call over fixed buffers.

Comes in: a workspace. Goes out: calls to be made in order, once per block.
Must not know: plans, files, threads.

Wide registers (numbers) share buffers that are written again as soon as nobody reads them; bits are so small that
NumPy's own allocation serves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from ceyuan.engines.block.exact import decide_exactly
from ceyuan.engines.block.program import Kind, Op, Rulebook, SignTest, Step, Table, Words
from ceyuan.model.columns import Bits, Columns, TextColumn, pack_bits, unpack_bits
from ceyuan.plan.nodes import Operator

Call = Callable[[], object]
Number = TypeVar("Number", bound=np.generic)
Wide = NDArray[np.int64 | np.float64 | np.int32 | np.uint16 | np.uint8]
_TYPES: dict[Kind, type[np.int64 | np.float64 | np.int32]] = {
    Kind.WHOLE: np.int64,
    Kind.REAL: np.float64,
    Kind.POINTS: np.int32,
}
_MOST_REMEMBERED = 100_000  # words of one text
LOADS = frozenset({Op.VALUE, Op.KNOWN, Op.NULL, Op.DAMAGED, Op.FLAG, Op.HELD, Op.OPEN})
_KEPT = LOADS | {Op.CONSTANT, Op.HOLD}  # columns are views, constants are made once


class Span(NamedTuple):
    """Rows `start` to `stop` of some columns; `start` is a multiple of eight, and `stop` may lie behind the last row.

    Rows before `fresh` were decided with the block before.
    """

    columns: Columns
    start: int
    stop: int
    fresh: int = 0


@dataclass(frozen=True, slots=True)
class Workspace:
    """The registers of one machine by number: `bits` for packed truths, `wide` for numbers, `small` for small ones.

    `spans` holds the one span in work, `redecided` how many comparisons were decided again.
    """

    rulebook: Rulebook
    rows: int
    bits: list[Bits]
    wide: list[Wide]
    small: list[NDArray[np.unsignedinteger]]
    scratch: NDArray[np.bool_]
    spans: list[Span]
    redecided: list[int] = field(default_factory=lambda: [0])

    def unpacked(self, register: int) -> NDArray[np.uint8]:
        """Give one byte a row, zero or one."""
        return np.unpackbits(self.bits[register], count=self.rows, bitorder="little")


def new_workspace(rulebook: Rulebook, rows: int) -> Workspace:
    """Give registers for blocks of so many rows, nothing in them yet."""
    count = len(rulebook.program.steps)
    bits, wide, small = np.zeros(0, np.uint8), np.zeros(0, np.int64), np.zeros(0, np.uint16)
    scratch = np.empty(rows, np.bool_)
    return Workspace(rulebook, rows, [bits] * count, [wide] * count, [small] * count, scratch, [])


def filled(values: NDArray[Number], rows: int) -> NDArray[Number]:
    """Give values filled up with zeros to a number of rows."""
    if len(values) == rows:
        return values
    whole = np.zeros(rows, values.dtype)
    whole[: len(values)] = values
    return whole


def bind(work: Workspace) -> Iterator[Call]:
    """Give the calls of a program in order; buffers are assigned on the way, freed after their last use."""
    program = work.rulebook.program
    free: dict[Kind, list[Wide]] = {kind: [] for kind in _TYPES}
    free_bits: list[Bits] = []
    for position, step in enumerate(program.steps):
        match step.op:
            case Op.CONSTANT:
                work.bits[position] = np.full(work.rows // 8, 0xFF if step.number else 0, np.uint8)
            case Op.HOLD:
                work.wide[position] = np.full(work.rows, step.number, _TYPES[step.kind])
            case op if op not in LOADS:
                if step.kind in _TYPES:
                    wide = free[step.kind]
                    work.wide[position] = wide.pop() if wide else np.empty(work.rows, _TYPES[step.kind])
                elif step.kind is Kind.BITS:
                    work.bits[position] = free_bits.pop() if free_bits else np.empty(work.rows // 8, np.uint8)
                yield _bind(work, position, step)
        for one in dict.fromkeys((*step.inputs, position)):
            kind = program.steps[one].kind
            if program.last_use[one] != position or program.steps[one].op in _KEPT:
                continue
            if kind in _TYPES:
                free[kind].append(work.wide[one])
            elif kind is Kind.BITS:
                free_bits.append(work.bits[one])


def _bind(work: Workspace, position: int, step: Step) -> Call:
    match step.op:
        case Op.AND | Op.OR:
            return _join(work, position, step)
        case Op.NOT:
            return _invert(work, position, step)
        case Op.CLASSES:
            return _classes(work, position, step)
        case Op.CLASS:
            return _class(work, position, step)
        case Op.AT_LEAST | Op.EQUAL:
            return _compare(work, position, step)
        case Op.ROUNDED:
            return _rounded(work, position, step)
        case Op.DOUBTFUL:
            return _doubtful(work, position, step)
        case Op.REDECIDE:
            return _redecide(work, position, step)
        case Op.INDEX:
            return _index(work, position, step)
        case Op.WEIGH | Op.GIVEN:
            return _weigh(work, position, step)
    return _number(work, position, step)


def _join(work: Workspace, position: int, step: Step) -> Call:
    bits, (left, right), out = work.bits, step.inputs, work.bits[position]
    function = np.bitwise_and if step.op is Op.AND else np.bitwise_or
    return lambda: function(bits[left], bits[right], out)


def _invert(work: Workspace, position: int, step: Step) -> Call:
    bits, (one,), out = work.bits, step.inputs, work.bits[position]
    return lambda: np.invert(bits[one], out)


_BINARY: dict[Op, np.ufunc] = {
    Op.ADD: np.add,
    Op.MULTIPLY: np.multiply,
    Op.LARGER: np.maximum,
    Op.PLUS: np.add,
    Op.BETTER: np.maximum,
}
_WITH_NUMBER: dict[Op, np.ufunc] = {Op.SCALE: np.multiply, Op.SHIFT: np.add, Op.CLAMP: np.minimum}


def _number(work: Workspace, position: int, step: Step) -> Call:
    wide, out, number, first, last = work.wide, work.wide[position], step.number, step.inputs[0], step.inputs[-1]
    if step.op in _BINARY:
        binary = _BINARY[step.op]
        return lambda: binary(wide[first], wide[last], out=out)
    if step.op in _WITH_NUMBER:
        function = _WITH_NUMBER[step.op]
        return lambda: function(wide[first], number, out=out)
    match step.op:
        case Op.SIZE:
            return lambda: np.absolute(wide[first], out)
        case Op.TURN:
            return lambda: np.multiply(wide[first], np.sign(wide[last]), out)
        case Op.REAL | Op.WIDEN:
            return lambda: np.copyto(out, wide[first])
        case Op.CLIP:
            return lambda: np.maximum(np.minimum(wide[first], number, out=out), 0, out=out)
    table = np.array(step.detail.points if isinstance(step.detail, Table) else (), np.int32)
    index = work.small
    return lambda: np.take(table, index[first], out=out, mode="clip")


def _weigh(work: Workspace, position: int, step: Step) -> Call:
    """Give points where a bit is on: a fixed number of them, or those that a fact brings, held at the most."""
    wide, out, most = work.wide, work.wide[position], np.int32(step.number)
    if step.op is Op.WEIGH:
        (one,) = step.inputs
        return lambda: np.multiply(work.unpacked(one), most, out)
    value, there = step.inputs

    def given() -> None:
        held = np.minimum(wide[value], most)
        np.maximum(held, 0, out=held)
        np.multiply(held, work.unpacked(there), out, casting="unsafe")

    return given


def _compare(work: Workspace, position: int, step: Step) -> Call:
    wide, scratch, number, out = work.wide, work.scratch, step.number, work.bits[position]
    function = np.greater_equal if step.op is Op.AT_LEAST else np.equal
    left, right = step.inputs[0], step.inputs[-1]

    def with_number() -> None:
        function(wide[left], number, scratch)
        out[:] = np.packbits(scratch, bitorder="little")

    def with_other() -> None:
        function(wide[left], wide[right], scratch)
        out[:] = np.packbits(scratch, bitorder="little")

    return with_number if len(step.inputs) == 1 else with_other


def _rounded(work: Workspace, position: int, step: Step) -> Call:
    """Compare a rounded number with zero."""
    wide, scratch, (value,), out = work.wide, work.scratch, step.inputs, work.bits[position]
    function = {Operator.EQUAL: np.equal, Operator.MORE: np.greater}.get(_operator(step), np.greater_equal)

    def call() -> None:
        function(wide[value], 0.0, scratch)
        out[:] = np.packbits(scratch, bitorder="little")

    return call


def _operator(step: Step) -> Operator:
    if not isinstance(step.detail, Operator):
        raise TypeError("a comparison without an operator")
    return step.detail


def _doubtful(work: Workspace, position: int, step: Step) -> Call:
    """Tell where the error of a rounded number reaches over zero; what is made of zeros only is exactly zero."""
    wide, (value, size), out = work.wide, step.inputs, work.bits[position]

    def call() -> None:
        out[:] = pack_bits(np.absolute(wide[value]) < wide[size] * step.number)

    return call


def _redecide(work: Workspace, position: int, step: Step) -> Call:
    bits, (decided, doubtful), test, out = work.bits, step.inputs, step.detail, work.bits[position]
    if not isinstance(test, SignTest):
        raise TypeError("nothing to decide again")

    def call() -> None:
        out[:] = bits[decided]
        span = work.spans[0]
        # the bits behind the last row mean nothing
        rows = np.flatnonzero(work.unpacked(doubtful)[: span.columns.rows - span.start])
        if rows.size:
            work.redecided[0] += int(np.count_nonzero(rows + span.start >= span.fresh))
            truths = unpack_bits(bits[decided], work.rows)
            truths[rows] = decide_exactly(test, span.columns, rows + span.start)
            out[:] = pack_bits(truths)

    return call


def _classes(work: Workspace, position: int, step: Step) -> Call:
    """Test each distinct word once, then look the rows up; a dictionary is remembered while it stays the same."""
    tests = step.detail
    if not isinstance(tests, tuple) or not all(isinstance(one, Words) for one in tests):
        raise TypeError("a step over words without words")
    key, out = tests[0].key, np.zeros(work.rows, np.uint8)
    work.small[position] = out
    known: list[tuple[tuple[str, ...], NDArray[np.uint8]]] = [((), np.zeros(1, np.uint8))]
    tested: dict[str, int] = {}

    def call() -> None:
        columns, start, stop, _ = work.spans[0]
        column = columns.columns.get(key)
        if not isinstance(column, TextColumn):
            out[:] = 0
            return
        if known[0][0] is not column.words:
            known[0] = (column.words, _looked_up(tests, column.words, tested))
        np.take(known[0][1], filled(column.codes[start:stop], work.rows), out=out, mode="clip")

    return call


def _looked_up(tests: Sequence[Words], words: Sequence[str], tested: dict[str, int]) -> NDArray[np.uint8]:
    """Give the tests of each word as bits; each part of a file has its own dictionary of mostly the same words."""
    if len(tested) > _MOST_REMEMBERED:
        tested.clear()
    for word in words:
        if word not in tested:
            tested[word] = sum(_matches(one, word) << place for place, one in enumerate(tests))
    return np.array([tested[word] for word in words] or [0], np.uint8)


def _matches(test: Words, word: str) -> bool:
    return word.startswith(test.words) if test.prefix else word in test.words


def _class(work: Workspace, position: int, step: Step) -> Call:
    """Take one test's bit out of each row's byte."""
    small, (one,), out, bit = work.small, step.inputs, work.bits[position], np.uint8(step.number)

    def call() -> None:
        out[:] = np.packbits(np.bitwise_and(small[one], bit), bitorder="little")

    return call


def _index(work: Workspace, position: int, step: Step) -> Call:
    """Give the number of the combination of answers: each 0 no, 1 maybe, 2 yes, the first one lowest."""
    index, inputs = work.small, step.inputs
    # five cases of three answers fit into a byte
    kind: type[np.uint8 | np.uint16] = np.uint8 if len(inputs) <= 10 else np.uint16

    def call() -> None:
        total: NDArray[np.unsignedinteger] = np.zeros(work.rows, kind)
        for number in range(len(inputs) - 2, -1, -2):
            np.multiply(total, kind(3), total)
            np.add(total, work.unpacked(inputs[number]), total)
            np.add(total, work.unpacked(inputs[number + 1]), total)
        index[position] = total

    return call
