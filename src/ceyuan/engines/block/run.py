"""Run a rulebook over columns: block by block, on several threads, chunk by chunk in bounded memory.

Comes in: a rulebook and columns, or a stream of them. Goes out: batches of answers in the order of the rows.
Must not know: files, reports.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

import numpy as np
from numpy.typing import NDArray

from ceyuan.engines.answer import Verdict
from ceyuan.engines.batch import Batch, MeasureAnswers, MeasureBits, TruthBits
from ceyuan.engines.block.binding import Span
from ceyuan.engines.block.builder import answers_of
from ceyuan.engines.block.exact import decide_slowly
from ceyuan.engines.block.machine import BLOCK, Machine, build_machine
from ceyuan.engines.block.program import MeasureRegisters, Rulebook
from ceyuan.engines.record import decide
from ceyuan.errors import CeyuanError
from ceyuan.model.columns import Columns, subject_at

_STEP = 2048  # sizes of blocks are multiples of it, so that few different machines are built


@dataclass(frozen=True, slots=True)
class _Machines:
    """Machines that wait for work, by their size: one is taken, used by one thread, and put back."""

    rulebook: Rulebook
    _idle: dict[int, SimpleQueue[Machine]] = field(default_factory=lambda: defaultdict(SimpleQueue))

    def decide(self, span: Span, out: NDArray[np.uint8], at: int) -> int:
        """Decide a span; give how many comparisons were decided again."""
        size = span.stop - span.start
        idle = self._idle[size]
        try:
            machine = idle.get_nowait()
        except Empty:
            machine = build_machine(self.rulebook, size)
        before = machine.work.redecided[0]
        machine.run(span, out, at)
        idle.put(machine)
        return machine.work.redecided[0] - before


def _spans(rows: int, columns: Columns) -> list[Span]:
    """Cut rows into blocks of one size; the last one begins early enough to be full, and decides some rows again.

    A column shorter than its block is filled up with rows of which nothing is known.
    """
    pieces = -(-rows // BLOCK)
    size = -(-rows // max(pieces, 1) // _STEP) * _STEP
    spans = []
    for start in range(0, rows, size or 1):
        early = max(0, min(start, -(-(rows - size) // 8) * 8))
        spans.append(Span(columns, early, early + size, start))
    return spans


def decide_columns(rulebook: Rulebook, columns: Columns, *, threads: int = 1) -> Batch:
    """Decide every row of some columns."""
    machines = _Machines(rulebook)
    if threads <= 1 or columns.rows <= BLOCK:
        return _decide(machines, columns)
    with ThreadPoolExecutor(threads) as pool:
        return _decide(machines, columns, pool)


def decide_stream(rulebook: Rulebook, chunks: Iterable[Columns], *, threads: int = 2) -> Iterator[Batch]:
    """Decide chunk after chunk in order; at most `threads` chunks and one more are in memory at a time.

    Where reading breaks off, what was read before is answered first, then the error is raised.
    """
    machines = _Machines(rulebook)
    if threads <= 1:
        for chunk in chunks:
            yield _decide(machines, chunk)
        return
    broken: CeyuanError | None = None
    with ThreadPoolExecutor(threads) as pool:
        waiting: deque[Future[Batch]] = deque()
        source = iter(chunks)
        while True:
            try:
                chunk = next(source)
            except StopIteration:
                break
            except CeyuanError as error:
                broken = error
                break
            waiting.append(pool.submit(_decide, machines, chunk))
            if len(waiting) > threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    if broken is not None:
        raise broken


def decide_by_record(rulebook: Rulebook, columns: Columns) -> Batch:
    """Answer every measure firm by firm with the engine that defines the answers: slow, and the reference."""
    measures = tuple(decide_slowly(rulebook, number, columns) for number in range(len(rulebook.plans)))
    return Batch(columns.rows, columns.ids, measures, columns.names)


def explain_row(rulebook: Rulebook, columns: Columns, row: int) -> list[Verdict]:
    """Give one firm's verdicts with the whole trace, computed when asked for by the engine that defines them."""
    subject = subject_at(columns, row, rulebook.vocabulary, as_of=rulebook.as_of)
    return [
        decide(plan, subject, reference_year=rulebook.reference_year, application=rulebook.application)
        for plan in rulebook.plans
    ]


def _decide(machines: _Machines, columns: Columns, pool: ThreadPoolExecutor | None = None) -> Batch:
    rulebook = machines.rulebook
    spans = _spans(columns.rows, columns)
    registers = answers_of(rulebook.program.measures)
    out = np.empty((len(registers), (columns.rows + 7) // 8), np.uint8)
    if pool is None:
        redecided = [machines.decide(span, out, span.start // 8) for span in spans]
    else:
        redecided = list(pool.map(lambda span: machines.decide(span, out, span.start // 8), spans))
    place = {register: row for row, register in enumerate(registers)}
    slow = {one.measure: decide_slowly(rulebook, one.measure, columns) for one in rulebook.slow}
    measures = tuple(
        slow[number] if one is None else _answers(one, out, place)
        for number, one in enumerate(rulebook.program.measures)
    )
    return Batch(columns.rows, columns.ids, measures, columns.names, sum(redecided))


def _answers(one: MeasureRegisters, out: NDArray[np.uint8], place: dict[int, int]) -> MeasureAnswers:
    surely, possibly, closed, pending = (out[place[register]] for register in one[:4])
    parts = tuple(TruthBits(out[place[first]], out[place[second]]) for first, second in one.parts)
    return MeasureAnswers(MeasureBits(surely, possibly, closed, pending), parts)
