"""Random quantities and comparisons of them, of every kind that lowering can produce.

Comes in: a seeded source of chance, a vocabulary. Goes out: plan nodes.
Must not know: engines, firms.
"""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

from ceyuan.engines.record.quantity import Between, Moment, evaluate_quantity
from ceyuan.model.facts import Fact, FactType, Vocabulary
from ceyuan.model.subject import Cell, Subject
from ceyuan.plan.nodes import (
    Absolute,
    Column,
    Compare,
    CompoundGrowth,
    Constant,
    Extreme,
    Kind,
    Operator,
    Product,
    Quantity,
    Quotient,
    Score,
    Sum,
)

OPERATORS = tuple(Operator)
_DEEPEST_YEAR = 4
_GROWTHS = tuple(map(Fraction, ("0.15", "0.2599", "-0.05", "0", "0.3", "1", "0.1", "-0.999", "0.333333")))


@dataclass(frozen=True, slots=True)
class Maker:
    """What random rules are made of: chance, facts, the day they stand on, and the points they may compare."""

    random: Random
    vocabulary: Vocabulary
    as_of: date
    scores: tuple[Score, ...] = ()
    bounded: bool = True  # without facts that declare no maximum
    depth: int = 2  # how deep quantities nest
    numbers: tuple[Fact, ...] = field(init=False)
    yearly: tuple[Fact, ...] = field(init=False)
    dates: tuple[Fact, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Sort the facts once."""
        facts = tuple(self.vocabulary.facts.values())
        numbers = tuple(
            one for one in facts if one.type is FactType.NUMBER and not (self.bounded and one.maximum is None)
        )
        object.__setattr__(self, "numbers", numbers)
        object.__setattr__(self, "yearly", tuple(one for one in numbers if one.yearly))
        object.__setattr__(self, "dates", tuple(one for one in facts if one.type is FactType.DATE))


def random_compare(maker: Maker) -> Compare:
    """Give a comparison whose bound lies where values occur."""
    random, operator, depth = maker.random, maker.random.choice(OPERATORS), maker.depth
    if maker.scores and random.random() < 0.5:
        total: Quantity = random.choice(maker.scores)
        return Compare(operator, total, Constant(likely_bound(maker, total)))
    match random.choices(("plain", "deep", "growth", "mean", "date", "two"), (35, 30, 10, 8, 7, 10))[0]:
        case "plain":
            left: Quantity = random_column(maker)
        case "deep":
            left = random_quantity(maker, depth)
        case "growth":
            fact, years = random.choice(maker.yearly), random.randint(1, 3)
            ends = (Column(fact.name, -1 - years), Column(fact.name, -1))
            return Compare(operator, CompoundGrowth(ends[0], ends[1], years), Constant(random.choice(_GROWTHS)))
        case "mean":
            left = mean_growth(maker, random.choice(maker.yearly), random.randint(1, 2))
        case "date":
            return _date_compare(maker, operator)
        case _:
            return Compare(operator, random_quantity(maker, depth), random_quantity(maker, depth - 1))
    return Compare(operator, left, Constant(likely_bound(maker, left)))


def random_leaf(maker: Maker) -> Quantity:
    """Give a number fact in some year, or points where there are any."""
    if maker.scores and maker.random.random() < 0.3:
        return maker.random.choice(maker.scores)
    return random_column(maker)


def random_column(maker: Maker) -> Column:
    """Give a number fact in some year."""
    fact = maker.random.choice(maker.numbers)
    return Column(fact.name, -maker.random.randint(1, _DEEPEST_YEAR) if fact.yearly else None)


def random_quantity(maker: Maker, depth: int) -> Quantity:
    """Give a quantity nested at most `depth` deep."""
    random = maker.random
    if depth <= 0:
        return random_leaf(maker) if random.random() < 0.85 else Constant(random_number(maker))
    kinds = ("sum", "share", "product", "quotient", "growth", "extreme", "size", "column")

    def inner() -> Quantity:
        return random_quantity(maker, depth - 1)

    match random.choices(kinds, (20, 10, 10, 22, 8, 12, 8, 10))[0]:
        case "sum":
            return Sum(tuple(_signed(maker, inner()) for _ in range(random.randint(2, 3))))
        case "share":
            return Product(Constant(random_number(maker) or Fraction(1)), inner())
        case "product":
            return Product(inner(), inner())
        case "quotient":
            return Quotient(inner(), _divisor(maker, depth), positive=random.random() < 0.2)
        case "growth":
            return growth(random.choice(maker.yearly), -random.randint(1, 3))
        case "extreme":
            return Extreme(random.random() < 0.5, tuple(inner() for _ in range(random.randint(1, 3))))
        case "size":
            return Absolute(inner())
    return random_leaf(maker)


def _divisor(maker: Maker, depth: int) -> Quantity:
    """Give a divisor; a constant one would have been folded, and points seldom stand there."""
    within = maker if maker.random.random() < 0.03 else dataclasses.replace(maker, scores=())
    found = random_quantity(within, depth - 1)
    return random_column(maker) if isinstance(found, Constant) else found


def _signed(maker: Maker, quantity: Quantity) -> Quantity:
    return Product(Constant(Fraction(-1)), quantity) if maker.random.random() < 0.4 else quantity


def growth(fact: Fact, year: int) -> Quantity:
    """Give the growth of a fact in one year, as `增长率` lowers it."""
    last, base = Column(fact.name, year), Column(fact.name, year - 1)
    return Quotient(Sum((last, Product(Constant(Fraction(-1)), base))), base, positive=True)


def mean_growth(maker: Maker, fact: Fact, years: int) -> Quantity:
    """Give the mean of yearly rates, plain or as a share of them."""
    rates = tuple(growth(fact, -one) for one in range(1, years + 1))
    share = Fraction(1, years) if maker.random.random() < 0.9 else random_number(maker) or Fraction(1)
    return Product(Constant(share), Sum(rates))


def random_number(maker: Maker) -> Fraction:
    """Give a number as texts state them: round, a share, or odd."""
    random = maker.random
    match random.randrange(6):
        case 0:
            return Fraction(random.randint(-3, 12))
        case 1:
            return Fraction(random.randint(1, 999), 100)
        case 2:
            return Fraction(random.choice((1, 2, 5)) * 10 ** random.randint(3, 9))
        case 3:
            return Fraction(-random.randint(1, 30), random.choice((1, 10, 100)))
        case 4:
            return Fraction(random.randint(1, 20), random.randint(1, 7))
    return Fraction(random.randint(1, 9999), 10_000)


def likely_bound(maker: Maker, quantity: Quantity) -> Fraction:
    """Give a bound that some firm reaches: the quantity of a random one, mostly in round figures."""
    random = maker.random
    subject = random_subject(maker)
    moment = Moment(subject, maker.as_of, maker.as_of.year - 1, random_points(maker))
    found = evaluate_quantity(quantity, moment)
    if not isinstance(found, Between) or random.random() < 0.1:
        return random_number(maker)
    return found.low if random.random() < 0.15 else rounded(found.low, random.randint(1, 4))


def random_points(maker: Maker) -> dict[str, Between]:
    """Give points to every line of the table, some of them open."""
    points: dict[str, Between] = {}
    for line in maker.scores[0].items if maker.scores else ():
        ends = sorted(Fraction(line.item.maximum) * maker.random.randint(0, 4) / 4 for _ in range(2))
        points[line.item.id] = Between(ends[0], maker.random.choice(ends))
    return points


def rounded(number: Fraction, digits: int) -> Fraction:
    """Give a number with so many leading digits.

    >>> rounded(Fraction(12345, 7), 2)
    Fraction(1800, 1)
    """
    if number == 0:
        return number
    power = math.floor(math.log10(abs(number))) + 1 - digits
    step = Fraction(10) ** power
    return round(number / step) * step


def random_subject(maker: Maker) -> Subject:
    """Give a subject with every number and date known, most of them ordinary."""
    current: dict[str, Cell] = {one.name: _any_day(maker) for one in maker.dates}
    yearly: dict[str, dict[int, Cell]] = {}
    last = maker.as_of.year - 1
    for one in maker.numbers:
        if one.yearly:
            yearly[one.name] = {last - back: _any_value(maker, one) for back in range(_DEEPEST_YEAR + 1)}
        else:
            current[one.name] = _any_value(maker, one)
    return Subject("1", "甲", current=current, yearly=dict(yearly))


def _any_value(maker: Maker, fact: Fact) -> Decimal:
    random = maker.random
    high = Decimal(10**9) if fact.maximum is None else fact.maximum
    low = -high if fact.minimum is None else fact.minimum
    top = math.floor(high.scaleb(fact.scale))
    bottom = math.ceil(low.scaleb(fact.scale))
    size = random.randint(0, max(abs(top), abs(bottom)) ** random.randint(1, 4) // max(1, abs(top)) ** 3 + 10)
    size = random.choice((size, random.randint(bottom, top), 10 ** random.randint(0, len(str(top)))))
    number = min(top, max(bottom, size if random.random() < 0.75 else -size))
    return Decimal(number).scaleb(-fact.scale)


def _any_day(maker: Maker) -> date:
    return date.fromordinal(maker.as_of.toordinal() - maker.random.randint(0, 9000))


def _date_compare(maker: Maker, operator: Operator) -> Compare:
    random = maker.random
    fact = Column(random.choice(maker.dates).name, None, Kind.DATE)
    match random.randrange(3):
        case 0:
            day = date(maker.as_of.year - random.randint(0, 9), maker.as_of.month, min(28, maker.as_of.day))
            return Compare(operator, fact, Constant(Fraction(day.toordinal()), Kind.DATE))
        case 1:
            days = Sum((Constant(Fraction(maker.as_of.toordinal()), Kind.DATE), Product(Constant(Fraction(-1)), fact)))
            return Compare(operator, days, Constant(Fraction(random.choice((365, 730, 1095, 3650))), Kind.DAYS))
    other = Column(random.choice(maker.dates).name, None, Kind.DATE)
    return Compare(operator, fact, Sum((other, Constant(Fraction(random.randint(-400, 400)), Kind.DAYS)), Kind.DATE))
