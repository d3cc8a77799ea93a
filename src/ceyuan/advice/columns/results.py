"""Advice about some firms as arrays: one line for each unmet part of each measure, in the order of the firms.

Comes in: nothing. Goes out: frozen arrays, ready for tables.
Must not know: how a line is found, files.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from ceyuan.model.columns import Ids


class Period(IntEnum):
    """Which day a line is about: the day asked about, or the same day a year later (`next`)."""

    TODAY = 0
    NEXT = 1

    @property
    def word(self) -> str:
        """Give the word that tables use."""
        return self.name.lower()


class State(IntEnum):
    """What a line says of its measure.

    GAP: today's distance. ROUTE: the changes of the measure's lines together are the least that bring it. ENTANGLED:
    the search for one firm has to say. BLOCKED and CLOSED_YEAR: nothing brings it in the period, see the obstacle.
    PENDING: the measure lacks implementing rules, so that nothing can be promised.
    """

    GAP = 0
    ROUTE = 1
    ENTANGLED = 2
    BLOCKED = 3
    CLOSED_YEAR = 4
    PENDING = 5

    @property
    def word(self) -> str:
        """Give the word that tables use.

        >>> State.CLOSED_YEAR.word
        'closed-year'
        """
        return self.name.lower().replace("_", "-")


NOTHING = -1  # in `subject_of_change`, `year` and `obstacle`: there is none


@dataclass(frozen=True, slots=True)
class Moved:
    """A fact or a title that lines speak of: its key for tables, its name, and its decimal places."""

    key: str
    name: str
    is_title: bool
    scale: int


@dataclass(frozen=True, slots=True, eq=False)
class AdviceLines:
    """Lines as arrays of equal length.

    `row` is the firm, `measure` and `criterion` are positions in the advisor's lists, `moved` in its list of facts and
    titles. `present` and `needed` are whole numbers times ten to the fact's scale; yes/no and titles are 0 and 1. Where
    `known` is off there is no one thing that could bring the part, and `moved` is only the first that it reads.
    `effort` is of the line's change, `total` of the whole route; both are rounded for display, `present` and `needed`
    are exact. `unmet` counts the measure's unmet parts, `open` those that nobody can tell.
    """

    row: NDArray[np.int32]
    measure: NDArray[np.int16]
    period: NDArray[np.int8]
    criterion: NDArray[np.int32]
    moved: NDArray[np.int16]
    year: NDArray[np.int16]
    present: NDArray[np.int64]
    needed: NDArray[np.int64]
    known: NDArray[np.bool_]
    carried: NDArray[np.bool_]
    effort: NDArray[np.float64]
    total: NDArray[np.float64]
    unmet: NDArray[np.int8]
    open: NDArray[np.int16]
    state: NDArray[np.int8]
    obstacle: NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False)
class AdviceBatch:
    """The lines about some firms."""

    rows: int
    ids: Ids
    names: Ids | None
    lines: AdviceLines
