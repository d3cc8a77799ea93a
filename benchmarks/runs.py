"""Start a process for each task and collect what it measured.

Comes in: a task. Goes out: what was measured, or a clear stop with the process's own words.
Must not know: what engines do, how results are shown.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.say import say
from benchmarks.worker import Measured, Task

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Run:
    """A task and what came of it."""

    task: Task
    measured: Measured


def start(task: Task) -> Run:
    """Run a task in a process of its own."""
    say(f"  {task.engine}, {task.rulebook}, {task.firms:,} firms, {task.mode}, {task.threads} core(s)")
    command = [sys.executable, "-m", "benchmarks.worker", json.dumps(asdict(task))]
    done = subprocess.run(  # noqa: S603 -- our own module, with a task we made
        command, cwd=ROOT, env=environment(task.threads), capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise SystemExit(f"{task.engine} failed on {task.firms:,} firms:\n{done.stderr.strip()}")
    return Run(task, Measured(**json.loads(done.stdout.splitlines()[-1])))


def environment(threads: int) -> dict[str, str]:
    """Tell every library how many threads it may use; the process is tied to as many cores besides."""
    count = str(threads)
    names = (
        "POLARS_MAX_THREADS",
        "OMP_NUM_THREADS",
        "OPENBLAS_NUM_THREADS",
        "NUMEXPR_NUM_THREADS",
        "RAYON_NUM_THREADS",
    )
    path = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    return {**os.environ, **dict.fromkeys(names, count), "PYTHONPATH": path}
