"""Points tables: items grouped in dimensions, each item by bands, cases, ticks, the best of several, or given.

Comes in: what a measure declares, rules already parsed. Goes out: frozen tables.
Must not know: how points are counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ceyuan.feel.syntax import UnaryTests
from ceyuan.model.condition import Rule
from ceyuan.model.provenance import Reading
from ceyuan.source import Span


@dataclass(frozen=True, slots=True)
class Points:
    """Points as a range, because experts choose inside some bands; a fixed number has low = high."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Band:
    """Points for the input values that meet the unary tests; text as written for display."""

    tests: UnaryTests
    text: str
    points: Points


@dataclass(frozen=True, slots=True)
class Banded:
    """One number or word, and disjoint bands without holes. An input that does not apply takes the lowest band."""

    input: Rule
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """Points when a rule holds."""

    when: Rule
    points: Points
    text: str = ""


@dataclass(frozen=True, slots=True)
class FirstCase:
    """The first case that holds counts; otherwise the last resort."""

    cases: tuple[Case, ...]
    otherwise: Points


@dataclass(frozen=True, slots=True)
class EachCase:
    """Every case that holds counts, up to the item's maximum."""

    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """Points that an expert or a platform gives: a number fact, held between 0 and the item's maximum."""

    input: Rule


@dataclass(frozen=True, slots=True)
class BestOf:
    """The better of several ways to count."""

    ways: tuple[Banded | FirstCase | EachCase, ...]


@dataclass(frozen=True, slots=True)
class OpenPoints:
    """A line whose content nobody found: anything between 0 and the item's maximum; `what` names the gap."""

    what: str


Scoring = Banded | FirstCase | EachCase | Given | BestOf | OpenPoints


@dataclass(frozen=True, slots=True)
class ScoreItem:
    """One line of the table with its maximum."""

    id: str
    title: str
    en: str
    dimension: str
    maximum: Decimal
    scoring: Scoring
    clause: str
    reading: Reading
    span: Span
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dimension:
    """A group of lines with a subtotal; `maximum` caps it, None leaves the sum of its lines."""

    name: str
    maximum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A points table. In rules its name stands for the total, and each dimension's name for its subtotal.

    `maximum` caps the total.
    """

    name: str
    en: str
    items: tuple[ScoreItem, ...]
    dimensions: tuple[Dimension, ...]
    maximum: Decimal
    span: Span


def highest_points(card: Scorecard) -> Decimal:
    """Give the most points a table's lines can bring, within the caps of its dimensions."""
    caps = {one.name: one.maximum for one in card.dimensions if one.maximum is not None}
    sums: dict[str, Decimal] = {}
    for item in card.items:
        sums[item.dimension] = sums.get(item.dimension, Decimal(0)) + item.maximum
    return sum((min(points, caps.get(name, points)) for name, points in sums.items()), Decimal(0))
