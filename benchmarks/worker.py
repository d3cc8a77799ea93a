"""Run one engine once, alone in its process, and print what was measured as JSON: `python -m benchmarks.worker TASK`.

Comes in: a task as JSON. Goes out: times, memory and counts as JSON, or a file with every criterion's answer.
Must not know: other engines, how results are shown.

Memory: resident size of this process as Linux tells it in /proc/self/status. After loading, the high-water mark is set
back by writing 5 to /proc/self/clear_refs; the peak is the mark at the end less the resident size after loading.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TypeVar

import numpy as np
import pyarrow as pa

from benchmarks.engines.contract import Counts, Engine, Job
from benchmarks.engines.table import load_engine
from benchmarks.rules import load_rules
from benchmarks.say import give

Result = TypeVar("Result")
MEMORY, STREAM, CODES = "memory", "stream", "codes"


@dataclass(frozen=True, slots=True)
class Task:
    """What one process does; `out` is where a file of answers goes."""

    engine: str
    rulebook: str
    parts: list[str]
    firms: int
    threads: int = 1
    mode: str = MEMORY
    repeats: int = 5
    out: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds and megabytes; `loaded` is what loading added, `peak` what deciding added on top of it."""

    load: float = 0.0
    times: list[float] = field(default_factory=list)
    loaded: float = 0.0
    peak: float = 0.0
    counts: Counts = field(default_factory=list)

    @property
    def median(self) -> float:
        """Give the time in the middle."""
        return sorted(self.times)[len(self.times) // 2]


def run(task: Task) -> Measured:
    """Do what the task says."""
    os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[: task.threads]))
    pa.set_cpu_count(task.threads)
    pa.set_io_thread_count(max(task.threads, 1))
    engine = load_engine(task.engine)
    job = Job(load_rules(task.rulebook), [Path(part) for part in task.parts], task.firms, task.threads)
    match task.mode:
        case "codes":
            np.save(task.out, engine.load(job).codes())
            return Measured()
        case "stream":
            return _stream(engine, job, task.repeats)
    return _in_memory(engine, job, task.repeats)


def _in_memory(engine: Engine, job: Job, repeats: int) -> Measured:
    before = _resident("VmRSS")
    loading, loaded = _timed(lambda: engine.load(job))
    after = _resident("VmRSS")
    _forget_peak()
    counts = loaded.decide()  # the warm-up; its memory counts, its time does not
    times = [_timed(loaded.decide)[0] for _ in range(repeats)]
    return Measured(loading, times, after - before, _resident("VmHWM") - after, counts)


def _stream(engine: Engine, job: Job, repeats: int) -> Measured:
    if engine.stream is None:
        raise ValueError("this engine takes one firm after another and does not stream")
    stream = engine.stream
    before = _resident("VmRSS")
    _forget_peak()
    found = [_timed(lambda: stream(job)) for _ in range(repeats)]
    return Measured(0.0, [seconds for seconds, _ in found], 0.0, _resident("VmHWM") - before, found[0][1])


def _timed(step: Callable[[], Result]) -> tuple[float, Result]:
    start = time.perf_counter()
    result = step()
    return time.perf_counter() - start, result


def _resident(name: str) -> float:
    text = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    found = re.search(rf"^{name}:\s+(\d+) kB$", text, re.MULTILINE)
    if found is None:
        raise OSError(f"this system does not tell {name}: memory is measured on Linux only")
    return int(found[1]) / 1024


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def main() -> None:
    """Read the task, print what was measured."""
    give(json.dumps(asdict(run(Task(**json.loads(sys.argv[1]))))))


if __name__ == "__main__":
    main()
