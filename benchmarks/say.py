"""Words to whoever waits at the terminal.

Comes in: a line. Goes out: the same line, on the error output, at once; results go to the standard output.
Must not know: what is said.
"""

from __future__ import annotations

import sys


def say(line: str) -> None:
    """Tell how far it has come."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def give(text: str) -> None:
    """Give a result."""
    sys.stdout.write(f"{text}\n")
