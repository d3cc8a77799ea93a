"""Build a program: every distinct step once, constants folded, registers in single assignment.

Comes in: requests for steps. Goes out: their registers, and at the end the program.
Must not know: plans.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ceyuan.engines.block.program import Kind, MeasureRegisters, Op, Program, Step, Words
from ceyuan.model.columns import ColumnKey


@dataclass(frozen=True, slots=True)
class Builder:
    """A program under construction."""

    steps: list[Step] = field(default_factory=list)
    _known: dict[Step, int] = field(default_factory=dict)

    def put(self, step: Step) -> int:
        """Give the register that a step writes; an equal step is not repeated."""
        register = self._known.get(step)
        if register is None:
            register = len(self.steps)
            self.steps.append(step)
            self._known[step] = register
        return register

    def bits(self, op: Op, *inputs: int, number: int = 0, detail: object = None) -> int:
        """Give the register of a step that makes bits."""
        return self.put(Step(op, Kind.BITS, inputs, number, detail))

    def always(self, value: bool) -> int:  # noqa: FBT001 -- the value is what it is about
        """Give bits that are the same for every row."""
        return self.bits(Op.CONSTANT, number=int(value))

    def invert(self, register: int) -> int:
        """Give the opposite bits."""
        step = self.steps[register]
        if step.op is Op.NOT:
            return step.inputs[0]
        if step.op is Op.CONSTANT:
            return self.always(not step.number)
        return self.bits(Op.NOT, register)

    def every(self, registers: Iterable[int]) -> int:
        """Give the bits that are on in all registers."""
        return self._join(registers, Op.AND, neutral=True)

    def some(self, registers: Iterable[int]) -> int:
        """Give the bits that are on in at least one register."""
        return self._join(registers, Op.OR, neutral=False)

    def _join(self, registers: Iterable[int], op: Op, *, neutral: bool) -> int:
        one, other = self.always(neutral), self.always(not neutral)
        distinct = [register for register in dict.fromkeys(registers) if register != one]
        if other in distinct:
            return other
        if not distinct:
            return one
        total = distinct[0]
        for register in distinct[1:]:
            total = self.bits(op, *sorted((total, register)))
        return total

    def at_least(self, least: int, registers: Sequence[int]) -> int:
        """Give the bits that are on in at least some of the registers, counted in bits (a triangle of sums)."""
        if least <= 0:
            return self.always(True)
        if least > len(registers):
            return self.always(False)
        counts = [self.always(True), *([self.always(False)] * least)]
        for register in registers:
            for number in range(least, 0, -1):
                counts[number] = self.some([counts[number], self.every([counts[number - 1], register])])
        return counts[least]

    def program(self, measures: Sequence[MeasureRegisters | None]) -> Program:
        """Give the program with everything cut away that no answer needs."""
        written = spare_conversions(join_words(self.steps, _needed(self.steps, measures)))
        needed = _scheduled(written, _needed(written, measures))
        place = {old: new for new, old in enumerate(needed)}
        steps = tuple(_moved(written[old], place) for old in needed)
        moved = tuple(None if one is None else _moved_measure(one, place) for one in measures)
        return Program(steps, moved, _last_use(steps, moved))


def _moved(step: Step, place: dict[int, int]) -> Step:
    return step._replace(inputs=tuple(place[one] for one in step.inputs))


def _moved_measure(one: MeasureRegisters, place: dict[int, int]) -> MeasureRegisters:
    parts = tuple((place[surely], place[possibly]) for surely, possibly in one.parts)
    return MeasureRegisters(place[one.surely], place[one.possibly], place[one.closed], place[one.pending], parts)


def answers_of(measures: Sequence[MeasureRegisters | None]) -> list[int]:
    """Give every register that holds an answer."""
    found: list[int] = []
    for one in measures:
        if one is not None:
            found += [*one[:4], *(register for pair in one.parts for register in pair)]
    return list(dict.fromkeys(found))


def _needed(steps: Sequence[Step], measures: Sequence[MeasureRegisters | None]) -> list[int]:
    found: set[int] = set()
    open_ones = answers_of(measures)
    while open_ones:
        register = open_ones.pop()
        if register not in found:
            found.add(register)
            open_ones += steps[register].inputs
    return sorted(found)


_MOST_WORDS = 8  # tests of one text that share a byte a row


def join_words(steps: Sequence[Step], needed: Sequence[int]) -> list[Step]:
    """Look a text up once for up to eight tests of it: each test becomes a bit of one byte."""
    written = list(steps)
    tests: dict[ColumnKey, list[int]] = {}
    for register in needed:
        detail = steps[register].detail
        if isinstance(detail, Words):
            tests.setdefault(detail.key, []).append(register)
    for registers in tests.values():
        for first in range(0, len(registers), _MOST_WORDS):
            group = registers[first : first + _MOST_WORDS]
            classes = tuple(steps[register].detail for register in group)
            written.append(Step(Op.CLASSES, Kind.SMALL, (), 0, classes))
            for place, register in enumerate(group):
                written[register] = Step(Op.CLASS, Kind.BITS, (len(written) - 1,), 1 << place)
    return written


def spare_conversions(steps: Sequence[Step]) -> list[Step]:
    """Compare a column as it stands where its conversion to float64 would serve one comparison only."""
    uses = Counter(one for step in steps for one in step.inputs)
    written = list(steps)
    for register, step in enumerate(steps):
        if step.op in _COMPARISONS and len(step.inputs) == 1:
            made = steps[step.inputs[0]]
            if made.op is Op.REAL and uses[step.inputs[0]] == 1 and steps[made.inputs[0]].op is Op.VALUE:
                written[register] = step._replace(inputs=made.inputs)
    return written


_COMPARISONS = frozenset({Op.AT_LEAST, Op.EQUAL, Op.ROUNDED, Op.DOUBTFUL})
_NUMBERS = frozenset({Kind.WHOLE, Kind.REAL})


def _scheduled(steps: Sequence[Step], needed: Sequence[int]) -> list[int]:
    """Put comparisons of the same columns side by side before everything else.

    Numbers are wide and bits are small: so each column passes through the cache once, and few wide buffers wait.
    """
    leaves: dict[int, tuple[int, ...] | None] = {}
    for register in needed:
        leaves[register] = _leaves(register, steps[register], leaves)
    first = [(found, one) for one in needed if steps[one].op in _COMPARISONS and (found := leaves[one]) is not None]
    order: dict[int, None] = {}
    for _, register in sorted(first):
        _emit(register, steps, order)
    for register in needed:
        _emit(register, steps, order)
    return list(order)


def _leaves(register: int, step: Step, leaves: Mapping[int, tuple[int, ...] | None]) -> tuple[int, ...] | None:
    """Give the columns that a number or a comparison of numbers reads; None where it waits for points."""
    if step.op is Op.VALUE:
        return (register,)
    if step.kind not in _NUMBERS and step.op not in _COMPARISONS:
        return None
    found: set[int] = set()
    for one in step.inputs:
        inner = leaves[one]
        if inner is None:
            return None
        found.update(inner)
    return tuple(sorted(found))


def _emit(register: int, steps: Sequence[Step], order: dict[int, None]) -> None:
    if register in order:
        return
    for one in steps[register].inputs:
        _emit(one, steps, order)
    order[register] = None


def _last_use(steps: Sequence[Step], measures: Sequence[MeasureRegisters | None]) -> tuple[int, ...]:
    last = list(range(len(steps)))
    for position, step in enumerate(steps):
        for one in step.inputs:
            last[one] = position
    for one in answers_of(measures):
        last[one] = len(steps)
    return tuple(last)
