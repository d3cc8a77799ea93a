"""What a least change is, as data: the period looked at, what is carried forward, what is to be changed, what blocks.

Comes in: nothing. Goes out: frozen results that wording, reports and JSON share.
Must not know: how a route is found, how it is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from ceyuan.engines.answer import MissingFact
from ceyuan.model.measure import Measure
from ceyuan.model.subject import Cell, Subject
from ceyuan.plan.nodes import Flag, Holds, Member


@dataclass(frozen=True, slots=True)
class Carried:
    """A figure of an open year that nobody can know yet, taken to be that of the last closed year."""

    fact: str
    year: int
    from_year: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """A subject as it would stand on a later day if nothing were done.

    `known_on` is the day of asking: fiscal years that ended before it are closed (已结账，不可调整). `as_of` is the day
    of application looked at, `reference_year` its 上年度. `carried` are the figures filled in for open years; in a
    route those that its measure reads.
    """

    subject: Subject
    known_on: date
    as_of: date
    reference_year: int
    carried: tuple[Carried, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One fact of an open year, one current fact, or one title to be brought to `after` by doing something.

    For a title `title` is set, `fact` empty, `before` False and `after` True. `effort` is the declared weight times how
    far it goes; `months` how long it takes. Neither is below that of `way`: how the measure that confers the title is
    met, where the library has one and something is to be done or confirmed for it.
    """

    fact: str
    year: int | None
    before: Cell
    after: Cell
    effort: Fraction
    months: int
    title: str = ""
    way: Route | None = None


class Obstacle(StrEnum):
    """Why a criterion cannot be reached by doing something in the period."""

    CLOSED_YEAR = "closed-year"
    NOT_CHANGEABLE = "not-changeable"
    NOT_APPLICABLE = "not-applicable"
    OUT_OF_BOUNDS = "out-of-bounds"
    TOO_SLOW = "too-slow"
    TITLE_OUT_OF_REACH = "title-out-of-reach"
    TOO_ENTANGLED = "too-entangled"
    NO_SOLVER = "no-solver"


@dataclass(frozen=True, slots=True)
class Blocked:
    """A criterion (or required title) that no change can satisfy, with the reason and the facts concerned."""

    criterion: str
    obstacle: Obstacle
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """The cheapest way to a yes. No changes mean that time alone brings it.

    `earliest` is the first day on which everything is done and an application can meet the measure: not before the end
    of an open year whose figures are to change. `provided` are facts that nobody knows and that the route takes to fit,
    `wanted` the test each of those has to pass (None where the measure has no single one); `unpublished` is what nobody
    has published: while there is any, nothing is promised.
    """

    measure: Measure
    outlook: Outlook
    changes: tuple[Change, ...]
    effort: Fraction
    earliest: date
    provided: tuple[MissingFact, ...]
    unpublished: tuple[str, ...] = ()
    wanted: tuple[Flag | Member | Holds | None, ...] = ()


@dataclass(frozen=True, slots=True)
class NoRoute:
    """There is no way in the period; `blocked` says at what every way breaks off, `unpublished` what nobody knows."""

    measure: Measure
    outlook: Outlook
    blocked: tuple[Blocked, ...]
    unpublished: tuple[str, ...] = ()
