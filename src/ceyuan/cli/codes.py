"""What the exit codes mean.

Comes in: nothing. Goes out: named numbers; `docs/commands.md` explains them.
Must not know: commands.
"""

from __future__ import annotations

FINE = 0
PROBLEMS = 1
WRONG_USE = 2
UNEXPECTED = 3
INTERRUPTED = 130
