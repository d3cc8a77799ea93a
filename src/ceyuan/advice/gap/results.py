"""What a gap is, as data: distances in the unit of the comparison, their worth in money, points per line.

Comes in: nothing. Goes out: frozen results that wording, reports and JSON share.
Must not know: how a distance is found, how it is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ceyuan.engines.answer import Answer, CriterionTrace, Finding, ItemTrace, RequirementTrace, ScoreTrace, Verdict
from ceyuan.plan.nodes import Compare


@dataclass(frozen=True, slots=True)
class Equivalent:
    """What one fact alone would have to be for a comparison to hold, everything else as it stands.

    `amount` is the change in the fact's own unit, exact and not yet rounded to what the fact can hold; positive is
    more. For a ratio of money it is the distance in money.
    """

    fact: str
    year: int | None
    before: Fraction
    amount: Fraction


@dataclass(frozen=True, slots=True)
class Distance:
    """How far one comparison is from holding, in the unit of its left side.

    `amount` is positive where the left side must rise and negative where it must fall; with `beyond` it must go further
    than that, however little. `equivalents` are the ways of one fact alone, cheapest in relative terms first.
    """

    compare: Compare
    value: Fraction
    bound: Fraction
    amount: Fraction
    beyond: bool
    equivalents: tuple[Equivalent, ...] = ()


@dataclass(frozen=True, slots=True)
class CriterionGap:
    """An unmet or open criterion or required title with what can be measured of it.

    `distances` holds one entry for each failing comparison that made the answer; `others` the failing findings that
    have no distance: flags, words, titles, values that do not apply.
    """

    trace: CriterionTrace | RequirementTrace
    answer: Answer
    distances: tuple[Distance, ...]
    others: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ItemGap:
    """One line of a points table: `earned` surely, `open` while facts are missing, `lost` for good as things stand."""

    trace: ItemTrace
    earned: Fraction
    open: Fraction
    lost: Fraction


@dataclass(frozen=True, slots=True)
class ScoreGap:
    """A points table below what a criterion asks: `short` points at least, lines with most to gain first."""

    trace: ScoreTrace
    bound: Fraction
    short: Fraction
    items: tuple[ItemGap, ...]


@dataclass(frozen=True, slots=True)
class MeasureGap:
    """Everything that keeps a measure from a yes."""

    verdict: Verdict
    criteria: tuple[CriterionGap, ...]
    scores: tuple[ScoreGap, ...]
