"""Processes beside this one: the platform's ticking, and what a server wants to know of its parent.

Comes in: a command line. Goes out: a process that ends with this one.
Must not know: what it does.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

_PATIENCE = 10  # seconds that a process has to end by itself


@contextmanager
def beside(arguments: Sequence[str]) -> Iterator[None]:
    """Run `ceyuan` with some arguments beside this process, until the block ends; what it says is said aside."""
    command = [sys.executable, "-m", "ceyuan.cli", *arguments]
    running = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sys.stderr)  # noqa: S603 -- our own program
    try:
        yield
    finally:
        running.terminate()
        try:
            running.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            running.kill()
