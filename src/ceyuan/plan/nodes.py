"""The typed plan: quantities, logic and points, small enough to run in three engines.

Comes in: nothing. Goes out: frozen nodes; negation is already pushed down to the atoms.
Must not know: FEEL text, packs, how any engine computes.

Every logic node has two truths, *surely* and *possibly*. An atom over an unknown value is possibly but not surely
true; an atom over a value that does not apply is neither, in its positive and in its negated form.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from ceyuan.model.condition import Criterion, Join
from ceyuan.model.measure import Application, Measure, Requirement
from ceyuan.model.provenance import Reading
from ceyuan.model.scorecard import ScoreItem


class Operator(StrEnum):
    """A comparison; its negation is in the same set."""

    EQUAL = "="
    UNEQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="


# quantities: exact rational numbers; dates count as days (proleptic ordinal), money as 元


class Kind(StrEnum):
    """What a quantity measures, for wording and for checks."""

    NUMBER = "number"
    MONEY = "money"
    RATIO = "ratio"
    DATE = "date"
    DAYS = "days"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Constant:
    """A fixed number; `parameter` names the parameter it came from, if any."""

    value: Fraction
    kind: Kind = Kind.NUMBER
    parameter: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A number or date fact; `offset` -1 is the reference year, -2 the year before, None a current fact."""

    fact: str
    offset: int | None
    kind: Kind = Kind.NUMBER


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of all terms."""

    terms: tuple[Quantity, ...]
    kind: Kind = Kind.NUMBER


@dataclass(frozen=True, slots=True)
class Product:
    """`left * right`."""

    left: Quantity
    right: Quantity
    kind: Kind = Kind.NUMBER


@dataclass(frozen=True, slots=True)
class Quotient:
    """`top / bottom`; a bottom of zero makes it not applicable, and with `positive` a bottom below zero too."""

    top: Quantity
    bottom: Quantity
    kind: Kind = Kind.RATIO
    positive: bool = False


@dataclass(frozen=True, slots=True)
class Extreme:
    """The largest (or smallest) of several quantities."""

    largest: bool
    items: tuple[Quantity, ...]
    kind: Kind = Kind.NUMBER


@dataclass(frozen=True, slots=True)
class Absolute:
    """The size without its sign."""

    operand: Quantity
    kind: Kind = Kind.NUMBER


@dataclass(frozen=True, slots=True)
class CompoundGrowth:
    """年均增长率: `(last / first) ** (1 / years) - 1`; applies only where first > 0 and last >= 0.

    It may only be compared with a constant above -1, exactly: `last / first` against `(1 + bound) ** years`.
    """

    first: Quantity
    last: Quantity
    years: int
    kind: Kind = Kind.RATIO


@dataclass(frozen=True, slots=True)
class Score:
    """The points of some items, at most `maximum`: always an interval, never unknown.

    `caps` limit what the items of one dimension may bring together.
    """

    name: str
    items: tuple[ItemPlan, ...]
    maximum: Fraction
    caps: tuple[tuple[str, Fraction], ...] = ()
    kind: Kind = Kind.POINTS


Quantity = Constant | Column | Sum | Product | Quotient | Extreme | Absolute | CompoundGrowth | Score


# logic; `reading` on an atom is how well the definition was read that it came from, None for the criterion's own words


@dataclass(frozen=True, slots=True)
class Always:
    """A test already settled."""

    value: bool


@dataclass(frozen=True, slots=True)
class Unpublished:
    """A test whose content has not been published: unknown in both polarities; `what` names it."""

    what: str


@dataclass(frozen=True, slots=True)
class Compare:
    """`left operator right`."""

    operator: Operator
    left: Quantity
    right: Quantity
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """A yes/no fact has the expected value."""

    fact: str
    expected: bool
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A text fact is (or, negated, is not) one of some words; with `prefix`, begins with one of them."""

    fact: str
    values: tuple[str, ...]
    negated: bool = False
    prefix: bool = False
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Holds:
    """Any one of some titles is (or, negated, none is) validly held on the day of application."""

    titles: tuple[str, ...]
    negated: bool = False
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Inapplicable:
    """A fact does not (or, negated, does) apply: `营业收入[-3] = null`. It never asks whether the fact is unknown."""

    fact: str
    offset: int | None
    negated: bool = False
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part."""

    parts: tuple[Logic, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part."""

    parts: tuple[Logic, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `least` parts."""

    least: int
    parts: tuple[Logic, ...]


Atom = Always | Unpublished | Compare | Flag | Member | Holds | Inapplicable
Logic = Atom | AllOf | AnyOf | AtLeast


# points


@dataclass(frozen=True, slots=True)
class PointsCase:
    """Points between low and high when a test holds."""

    test: Logic
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class FirstPoints:
    """The first case that holds, else the last resort. `exclusive` cases are disjoint and without holes."""

    cases: tuple[PointsCase, ...]
    otherwise: PointsCase
    exclusive: bool


@dataclass(frozen=True, slots=True)
class EachPoints:
    """The sum of every case that holds."""

    cases: tuple[PointsCase, ...]


@dataclass(frozen=True, slots=True)
class GivenPoints:
    """Points handed in as a quantity."""

    quantity: Quantity


@dataclass(frozen=True, slots=True)
class BestPoints:
    """The better of several ways."""

    ways: tuple[FirstPoints | EachPoints, ...]


@dataclass(frozen=True, slots=True)
class UnknownPoints:
    """Points nobody can count yet: anything between 0 and the item's maximum."""

    what: str


Points = FirstPoints | EachPoints | GivenPoints | BestPoints | UnknownPoints


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """One line of a points table; its points are held between 0 and the item's maximum."""

    item: ScoreItem
    points: Points


# awards, in 元


@dataclass(frozen=True, slots=True)
class FixedAward:
    """The same amount for everybody."""

    amount: Fraction


@dataclass(frozen=True, slots=True)
class ShareAward:
    """A share of a base, at most the cap; where rates leave a choice, from the lowest on.

    With `unpublished` there is a cap that nobody has read: the share is an upper end, the lower one is nothing.
    """

    rate: Fraction
    base: Quantity
    cap: Fraction | None
    lowest_rate: Fraction | None = None
    unpublished: str = ""


@dataclass(frozen=True, slots=True)
class TieredAward:
    """The amount of the first tier that holds; nothing where none does."""

    tiers: tuple[tuple[Logic, Fraction], ...]


@dataclass(frozen=True, slots=True)
class UnknownAward:
    """An award that depends on something unpublished."""

    what: str


AwardPlan = FixedAward | ShareAward | TieredAward | UnknownAward


# measures


@dataclass(frozen=True, slots=True)
class CriterionPlan:
    """A criterion with its test; `negated` when it stands under `none` (the test is negated already)."""

    criterion: Criterion
    test: Logic
    negated: bool = False


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """Conditions joined; NONE has become ALL over negated members, and `shown` keeps how the text joins them."""

    join: Join
    members: tuple[ConditionPlan, ...]
    least: int
    shown: Join
    title: str = ""
    title_en: str = ""


ConditionPlan = CriterionPlan | GroupPlan


@dataclass(frozen=True, slots=True)
class RequirementPlan:
    """A title that must be held."""

    requirement: Requirement
    test: Holds


@dataclass(frozen=True, slots=True)
class MeasurePlan:
    """One measure on one day: everything an engine needs, with the model objects kept for explanation.

    `condition` is None where the text sets none yet. Parameters and the day are already constants.
    """

    measure: Measure
    as_of: date
    applications: tuple[Application, ...]
    requirements: tuple[RequirementPlan, ...]
    condition: ConditionPlan | None
    scores: tuple[Score, ...]
    award: AwardPlan | None = None
