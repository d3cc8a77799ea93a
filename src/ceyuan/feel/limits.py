"""What one evaluation may spend: steps, depth, list and string lengths.

Comes in: ceilings chosen by the caller. Goes out: a running account that raises as soon as a ceiling is passed.
Must not know: what the steps are spent on.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ceyuan.errors import CeyuanError, ErrorKind
from ceyuan.feel.errors import LIST_TOO_LONG, STRING_TOO_LONG, TOO_DEEP, TOO_MANY_STEPS


@dataclass(frozen=True, slots=True)
class Limits:
    """Ceilings of one evaluation; passing one is an error of the program, never a hang.

    `steps` counts evaluated nodes, loop turns and visited elements; `depth` counts nested nodes and calls.

    >>> Limits(steps=10).steps
    10
    """

    steps: int = 1_000_000
    depth: int = 300
    list_length: int = 100_000
    string_length: int = 1_000_000
    failures: int = 100
    regex_seconds: float = 1.0


DEFAULT_LIMITS = Limits()


@dataclass(slots=True)  # not frozen -- it is the state of a running evaluation
class Budget:
    """The running account of one evaluation.

    >>> budget = Budget(Limits(steps=2))
    >>> budget.spend(2)
    >>> budget.steps
    2
    """

    limits: Limits = DEFAULT_LIMITS
    steps: int = field(default=0)

    def spend(self, steps: int) -> None:
        """Count steps and raise when there are too many."""
        self.steps += steps
        if self.steps > self.limits.steps:
            raise _exceeded(TOO_MANY_STEPS, self.limits.steps)

    def check_depth(self, depth: int) -> None:
        """Raise when expressions or calls are nested too deeply."""
        if depth > self.limits.depth:
            raise _exceeded(TOO_DEEP, self.limits.depth)

    def check_list(self, length: int) -> None:
        """Raise when a list would become too long."""
        if length > self.limits.list_length:
            raise _exceeded(LIST_TOO_LONG, self.limits.list_length)

    def check_string(self, length: int) -> None:
        """Raise when a string would become too long."""
        if length > self.limits.string_length:
            raise _exceeded(STRING_TOO_LONG, self.limits.string_length)


def _exceeded(kind: ErrorKind, limit: int) -> CeyuanError:
    return CeyuanError(kind, data={"limit": limit})
