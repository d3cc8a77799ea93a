"""A firm's place on a ladder, as data.

Comes in: nothing. Goes out: frozen places, next rungs and re-checks due.
Must not know: how they are found, how they are told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ceyuan.advice.change.results import NoRoute, Route
from ceyuan.advice.gap.results import MeasureGap
from ceyuan.engines.answer import Verdict
from ceyuan.model.ladder import Ladder, Rung
from ceyuan.model.measure import Measure
from ceyuan.model.recheck import Recheck


@dataclass(frozen=True, slots=True)
class Pace:
    """How long one fact takes to reach what a criterion asks, if it goes on growing as it did.

    It went from `first` to `last` in `years` years, the last of them `last_year`; `needed` is what is asked, to be
    passed with `beyond`. `months` counts from the end of that year; None where it never gets there, or not within
    thirty years.
    """

    fact: str
    last_year: int
    years: int
    first: Fraction
    last: Fraction
    needed: Fraction
    beyond: bool
    months: int | None


@dataclass(frozen=True, slots=True)
class WayUp:
    """One measure that leads to the next rung: how it stands now, what it lacks, what would close it."""

    verdict: Verdict
    gap: MeasureGap | None
    route: Route | NoRoute | None
    paces: tuple[Pace, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """Something due for a title held: a re-check, with the last day for it where one is known, or the title's end.

    Without a `recheck` it is the end that is near: `expires` is the last valid day.
    """

    title: str
    recheck: Recheck | None
    by: date | None
    expires: date | None


@dataclass(frozen=True, slots=True)
class LadderPlace:
    """Where a firm stands: the rung held (None: on none), the next one (None: at the top), the ways up, what is due.

    `open_titles` are titles of the ladder, or needed for the next rung, of which nobody knows whether they are held;
    `lacking` the groups of titles of which the next rung needs one and none is held. `ways` are the measures that take
    applications for the next rung now or in the next period; `unmeasured` those that lead there but of which no verdict
    speaks.
    """

    ladder: Ladder
    as_of: date
    rung: Rung | None
    next_rung: Rung | None
    lacking: tuple[tuple[str, ...], ...]
    open_titles: tuple[str, ...]
    ways: tuple[WayUp, ...]
    unmeasured: tuple[Measure, ...]
    due: tuple[Due, ...]
