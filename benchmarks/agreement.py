"""Whether the engines give the same answers: criterion by criterion and firm by firm, before any time is shown.

Comes in: every engine's answers. Goes out: nothing where they agree, else the first difference in words.
Must not know: times.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.engines.contract import NO, UNKNOWN, YES, Codes

WORDS = {NO: "no", UNKNOWN: "unknown", YES: "yes"}


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two engines part: the first firm and criterion, and how many answers there are in all."""

    engines: tuple[str, str]
    criterion: str
    firm: int
    answers: tuple[str, str]
    count: int

    def sentence(self) -> str:
        """Say it in one line.

        >>> Difference(("record", "block"), "growth.age", 7, ("yes", "unknown"), 3).sentence()
        'record and block differ in 3 answers; the first is firm 7, growth.age: yes and unknown'
        """
        first, second = self.engines
        return (
            f"{first} and {second} differ in {self.count:,} answers; the first is firm {self.firm:,}, "
            f"{self.criterion}: {self.answers[0]} and {self.answers[1]}"
        )


def first_difference(answers: Mapping[str, Codes], criteria: Sequence[str]) -> Difference | None:
    """Compare each engine with the first one; an engine on a sample is compared on its sample.

    >>> same = np.array([[2, 0]], np.uint8)
    >>> first_difference({"a": same, "b": same.copy()}, ["x"]) is None
    True
    """
    names = list(answers)
    for name in names[1:]:
        one, other = answers[names[0]], answers[name]
        rows = min(one.shape[1], other.shape[1])
        differs = one[:, :rows] != other[:, :rows]
        if differs.any():
            firm = int(np.flatnonzero(differs.any(axis=0))[0])
            row = int(np.flatnonzero(differs[:, firm])[0])
            said = (WORDS[int(one[row, firm])], WORDS[int(other[row, firm])])
            return Difference((names[0], name), criteria[row], firm, said, int(differs.sum()))
    return None


@dataclass(frozen=True, slots=True)
class TwoValued:
    """How an engine of yes and no reads what is unknown, and where it answers known things otherwise; shares of all."""

    answers: int
    unknown_as_yes: float
    unknown_as_no: float
    known_otherwise: float


def compare_two_valued(three: Codes, two: Codes) -> TwoValued:
    """Compare an engine of yes and no with one that knows unknown.

    >>> compare_two_valued(np.array([[2, 1, 0, 1]], np.uint8), np.array([[2, 0, 2, 2]], np.uint8))
    TwoValued(answers=4, unknown_as_yes=0.25, unknown_as_no=0.25, known_otherwise=0.25)
    """
    rows = min(three.shape[1], two.shape[1])
    three, two = three[:, :rows], two[:, :rows]
    unknown = three == UNKNOWN
    return TwoValued(
        int(two.size),
        float((unknown & (two == YES)).mean()),
        float((unknown & (two == NO)).mean()),
        float((~unknown & (three != two)).mean()),
    )
