"""What is done to the platform as a whole.

Comes in: nothing. Goes out: a literal table.
Must not know: who may; whoever has the command line may.
"""

from __future__ import annotations

from ceyuan.district.common.trail.verb import Verb

BACK_UP = Verb("operations.back-up", "备份", "backed up")
RESTORE = Verb("operations.restore", "从备份恢复", "restored from a backup")

VERBS = (BACK_UP, RESTORE)
