"""Where the block engine's time goes: reading, bits of cells, comparisons, points, joining.

Comes in: firms and rules. Goes out: seconds by kind of work.
Must not know: other engines. It looks inside the block machine on purpose.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from benchmarks.engines.columns_of_parts import read_columns
from benchmarks.engines.contract import Job
from benchmarks.engines.reading import touch_all
from ceyuan.engines.block import Rulebook, compile_rulebook
from ceyuan.engines.block.binding import LOADS, Call, Span
from ceyuan.engines.block.builder import answers_of
from ceyuan.engines.block.machine import BLOCK, Machine, build_machine
from ceyuan.engines.block.program import Op
from ceyuan.model.columns import Columns

LOGIC = frozenset({Op.AND, Op.OR, Op.NOT})
TEXTS = frozenset({Op.CLASSES, Op.CLASS})
POINTS = frozenset({Op.INDEX, Op.LOOK_UP, Op.WEIGH, Op.PLUS, Op.BETTER, Op.CLAMP, Op.CLIP, Op.GIVEN})
NOT_CALLED = LOADS | {Op.CONSTANT, Op.HOLD}


def time_by_kind(job: Job) -> Mapping[str, float]:
    """Give seconds on one core by kind of work; the clock around each call costs a little itself."""
    start = time.perf_counter()
    chunks = list(read_columns(job))
    seconds = {"reading the file": time.perf_counter() - start}
    start = time.perf_counter()
    touch_all(chunks)
    seconds["floor: each column passed over once"] = time.perf_counter() - start
    rulebook = compile_rulebook(job.rules.plans, job.rules.vocabulary)
    _decide(build_machine(rulebook, BLOCK), chunks)  # warm-up
    spent: dict[str, float] = defaultdict(float)
    machine = _with_clocks(rulebook, spent)
    start = time.perf_counter()
    _decide(machine, chunks)
    whole = time.perf_counter() - start
    seconds |= {kind: spent[kind] for kind in ("comparisons of numbers", "words", "points", "joining truths")}
    seconds["taking cells and keeping answers"] = whole - sum(spent.values())
    return seconds | {"deciding, together": whole}


def _with_clocks(rulebook: Rulebook, spent: dict[str, float]) -> Machine:
    machine = build_machine(rulebook, BLOCK)
    called = [step.op for step in rulebook.program.steps if step.op not in NOT_CALLED]
    pairs = zip(called, machine.calls, strict=True)
    return replace(machine, calls=tuple(_clocked(call, _kind(op), spent) for op, call in pairs))


def _kind(op: Op) -> str:
    if op in LOGIC:
        return "joining truths"
    if op in TEXTS:
        return "words"
    return "points" if op in POINTS else "comparisons of numbers"


def _clocked(call: Call, kind: str, spent: dict[str, float]) -> Call:
    def timed() -> None:
        start = time.perf_counter()
        call()
        spent[kind] += time.perf_counter() - start

    return timed


def _decide(machine: Machine, chunks: Iterable[Columns]) -> None:
    """Decide every row, in blocks of one size as the engine does; a last block begins early enough to be full."""
    rows = machine.work.rows
    for chunk in chunks:
        out = np.empty((len(machine.answers), (chunk.rows + 7) // 8), np.uint8)
        for first in range(0, chunk.rows, rows):
            start = max(0, min(first, -(-(chunk.rows - rows) // 8) * 8))
            machine.run(Span(chunk, start, start + rows), out, start // 8)


def step_counts(job: Job) -> Sequence[str]:
    """Say how large the program is."""
    program = compile_rulebook(job.rules.plans, job.rules.vocabulary).program
    return (f"{len(program.steps)} steps, {len(answers_of(program.measures))} rows of answers",)
