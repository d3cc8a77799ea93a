"""What a gap is, as data: distances in the unit of the comparison, their worth in money, points per line.

Comes in: nothing. Goes out: frozen results that wording, reports and JSON share.
Must not know: how a distance is found, how it is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ceyuan.engines.answer import (
    Answer,
    CriterionTrace,
    Finding,
    GroupTrace,
    ItemTrace,
    RequirementTrace,
    ScoreTrace,
    Verdict,
)
from ceyuan.plan.nodes import Compare


@dataclass(frozen=True, slots=True)
class Equivalent:
    """What one fact alone would have to be for a comparison to hold, everything else as it stands.

    `amount` is the change in the fact's own unit, exact and not yet rounded to what the fact can hold; positive is
    more. For a ratio of money it is the distance in money. With `beyond` it must go further than that, however little.
    """

    fact: str
    year: int | None
    before: Fraction
    amount: Fraction
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class Distance:
    """How far one comparison is from holding, in the unit of its left side.

    `amount` is positive where the left side must rise and negative where it must fall; with `beyond` it must go further
    than that, however little. Of compound growth `value` and `bound` are the last figure over the first and what that
    must be, so that both are exact. `equivalents` are the ways of one fact alone, cheapest in relative terms first; of
    a fact that stands there with several years only the last year counts.
    """

    finding: Finding
    compare: Compare
    value: Fraction
    bound: Fraction
    amount: Fraction
    beyond: bool
    equivalents: tuple[Equivalent, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemGap:
    """One line of a points table: `earned` surely, `open` while facts are missing, `lost` for good as things stand.

    `gain` is by how much the total would rise if this line alone had its maximum, within the caps of its dimension and
    of the table.
    """

    trace: ItemTrace
    earned: Fraction
    open: Fraction
    lost: Fraction
    gain: Fraction


@dataclass(frozen=True, slots=True)
class ScoreGap:
    """A points table below what a criterion asks, lines with most to gain first.

    `short` points are lacking even if every open line brings all it can: nothing while that could still suffice. With
    `beyond` the bound itself does not suffice.
    """

    trace: ScoreTrace
    bound: Fraction
    short: Fraction
    items: tuple[ItemGap, ...]
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Several parts of a rule of which `needed` must come to hold; those that hold already are not among them."""

    needed: int
    parts: tuple[Part, ...]


Part = Distance | ScoreGap | Finding | Alternatives


@dataclass(frozen=True, slots=True)
class CriterionGap:
    """An unmet or open criterion or required title with what can be measured of it.

    `parts` must all come to hold. `distances` are all distances among them; `others` the findings without a distance:
    flags, words, titles, values that do not apply, and what is unknown.
    """

    trace: CriterionTrace | RequirementTrace
    answer: Answer
    parts: tuple[Part, ...]
    distances: tuple[Distance, ...]
    others: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class GroupGap:
    """Conditions of which `needed` more must come to hold; those that hold already are not among the members."""

    trace: GroupTrace
    needed: int
    members: tuple[ConditionGap, ...]


ConditionGap = CriterionGap | GroupGap


@dataclass(frozen=True, slots=True)
class MeasureGap:
    """Everything that keeps a measure from a yes.

    `needs` must all come to hold: required titles, criteria, groups. `criteria` are all criteria among them, in written
    order, and `scores` all points tables.
    """

    verdict: Verdict
    needs: tuple[ConditionGap, ...]
    criteria: tuple[CriterionGap, ...]
    scores: tuple[ScoreGap, ...]
