"""What the benchmark asks of every engine.

Comes in: nothing. Goes out: the shape of a job and of an engine, and how answers are counted.
Must not know: any engine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from benchmarks.rules import Rules

Codes = NDArray[np.uint8]  # one row a criterion, one column a firm: 0 no, 1 unknown, 2 yes
Counts = list[list[int]]  # one row a measure: no, unknown, yes, pending, closed

NO, UNKNOWN, YES = 0, 1, 2
JOINS = {
    "distinction": 3,
    "doors": 1,
}  # how many of its five criteria a measure of the benchmark needs; others need all


@dataclass(frozen=True, slots=True)
class Job:
    """Which firms, by which rules, on how many cores."""

    rules: Rules
    parts: Sequence[Path]
    firms: int
    threads: int


class Loaded(Protocol):
    """Firms in memory, ready to be decided again and again."""

    def decide(self) -> Counts:
        """Decide every measure for every firm, and count."""

    def codes(self) -> Codes:
        """Decide every criterion for every firm."""


@dataclass(frozen=True, slots=True)
class Engine:
    """How to use one engine; `stream` is None where it takes one firm after another, and then firms are a sample."""

    load: Callable[[Job], Loaded]
    stream: Callable[[Job], Counts] | None = None


def count_codes(codes: Codes) -> list[int]:
    """Count one measure's answers.

    >>> count_codes(np.array([2, 2, 0], np.uint8))
    [1, 0, 2, 0, 0]
    """
    return [int(one) for one in np.bincount(codes, minlength=5)]


def count_truths(yes: NDArray[np.bool_]) -> list[int]:
    """Count one measure's answers of an engine that knows no unknown.

    >>> count_truths(np.array([True, False, True]))
    [1, 0, 2, 0, 0]
    """
    held = int(np.count_nonzero(yes))
    return [yes.size - held, 0, held, 0, 0]


def add_counts(parts: Sequence[Counts]) -> Counts:
    """Add the counts of several parts.

    >>> add_counts([[[1, 0, 2, 0, 0]], [[1, 1, 1, 0, 0]]])
    [[2, 1, 3, 0, 0]]
    """
    return [[sum(numbers) for numbers in zip(*rows, strict=True)] for rows in zip(*parts, strict=True)]
