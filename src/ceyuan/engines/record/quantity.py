"""Evaluate a quantity for one subject, exactly.

Comes in: a quantity and a moment (subject, day, reference year). Goes out: exact, an interval, unknown, or null.
Must not know: conditions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ceyuan.engines.answer import MissingFact
from ceyuan.model.subject import Missing, MissingReason, NotApplicable, Subject
from ceyuan.plan.nodes import (
    Absolute,
    Column,
    CompoundGrowth,
    Constant,
    Extreme,
    Product,
    Quantity,
    Quotient,
    Score,
    Sum,
)


@dataclass(frozen=True, slots=True)
class Between:
    """A number known to lie in an interval; `missing` names what would narrow it. Exact when low = high."""

    low: Fraction
    high: Fraction
    missing: tuple[MissingFact, ...] = ()
    unpublished: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        """Tell whether the interval is one number."""
        return self.low is self.high or self.low == self.high


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing is known until the missing facts are."""

    missing: tuple[MissingFact, ...]


@dataclass(frozen=True, slots=True)
class Null:
    """The number does not exist for this subject."""


Amount = Between | Unknown | Null


@dataclass(frozen=True, slots=True)
class Memory:
    """Amounts and outcomes found for one subject on one day, by the identity of their plan node."""

    amounts: dict[int, Amount]
    outcomes: dict[int, object]


@dataclass(frozen=True, slots=True)
class Moment:
    """A subject on a day; `points` holds what each line of the points table has earned, by item id.

    `memory` remembers what was found by the identity of the plan node: bands share an input, measures share tests.
    """

    subject: Subject
    as_of: date
    reference_year: int
    points: Mapping[str, Between] = field(default_factory=dict)
    memory: Memory = field(default_factory=lambda: Memory({}, {}))


def evaluate_quantity(quantity: Quantity, moment: Moment) -> Amount:
    """Evaluate a quantity. Null wins over unknown: what does not apply stays so whatever else is learnt."""
    found = moment.memory.amounts.get(id(quantity))
    if found is None:
        found = _evaluate(quantity, moment)
        moment.memory.amounts[id(quantity)] = found
    return found


def _evaluate(quantity: Quantity, moment: Moment) -> Amount:
    match quantity:
        case Constant(value=value):
            return Between(value, value)
        case Column():
            return _column(quantity, moment)
        case Sum(terms=terms):
            return _sum(_all(terms, moment))
        case Product(left=left, right=right):
            return _product(_all((left, right), moment))
        case Quotient():
            return _quotient(quantity, moment)
        case Extreme(largest=largest, items=items):
            return _extreme(_all(items, moment), largest=largest)
        case Absolute(operand=operand):
            return _absolute(evaluate_quantity(operand, moment))
        case Score():
            return _score(quantity, moment)
        case CompoundGrowth():
            raise TypeError("compound growth is only ever compared")


def merge_missing(parts: Sequence[tuple[MissingFact, ...]]) -> tuple[MissingFact, ...]:
    """Join lists of missing facts in order, each once."""
    filled = [part for part in parts if part]
    if not filled:
        return ()
    return tuple(dict.fromkeys([one for part in filled for one in part]))


def _column(column: Column, moment: Moment) -> Amount:
    if column.offset is None:
        year = None
        cell = moment.subject.value(column.fact)
    else:
        year = moment.reference_year + column.offset + 1
        cell = moment.subject.value_in(column.fact, year)
    match cell:
        case NotApplicable():
            return Null()
        case Missing(reason=reason, detail=detail):
            return Unknown((MissingFact(column.fact, year, reason, detail),))
        case Decimal():
            number = Fraction(cell)
            return Between(number, number)
        case date():
            day = Fraction(cell.toordinal())
            return Between(day, day)
    return Unknown((MissingFact(column.fact, year, MissingReason.WRONG_VALUE, str(cell)),))


def _all(parts: Sequence[Quantity], moment: Moment) -> tuple[Between, ...] | Unknown | Null:
    amounts = [evaluate_quantity(part, moment) for part in parts]
    if any(isinstance(one, Null) for one in amounts):
        return Null()
    missing = merge_missing([one.missing for one in amounts if isinstance(one, Unknown)])
    if missing:
        return Unknown(missing)
    return tuple(one for one in amounts if isinstance(one, Between))


def _all_exact(parts: Sequence[Between]) -> bool:
    """Tell whether every part is one number that nothing was missing for: by far the most frequent case."""
    return all(part.low is part.high and not part.missing and not part.unpublished for part in parts)


def _join(low: Fraction, high: Fraction, parts: Sequence[Between]) -> Between:
    missing = merge_missing([part.missing for part in parts])
    unpublished = tuple(dict.fromkeys(one for part in parts for one in part.unpublished))
    return Between(low, high, missing, unpublished)


def _sum(parts: tuple[Between, ...] | Unknown | Null) -> Amount:
    if not isinstance(parts, tuple):
        return parts
    if _all_exact(parts):
        total = sum([one.low for one in parts], Fraction(0))
        return Between(total, total)
    return _join(sum((one.low for one in parts), Fraction(0)), sum((one.high for one in parts), Fraction(0)), parts)


def _product(parts: tuple[Between, ...] | Unknown | Null) -> Amount:
    if not isinstance(parts, tuple):
        return parts
    left, right = parts
    if _all_exact(parts):
        product = left.low * right.low
        return Between(product, product)
    corners = [left.low * right.low, left.low * right.high, left.high * right.low, left.high * right.high]
    return _join(min(corners), max(corners), parts)


def _quotient(quantity: Quotient, moment: Moment) -> Amount:
    top, bottom = evaluate_quantity(quantity.top, moment), evaluate_quantity(quantity.bottom, moment)
    if isinstance(bottom, Between) and (bottom.low <= 0 <= bottom.high or (quantity.positive and bottom.low < 0)):
        # A score in a divisor is never offered by the lowering, so an interval here is one number.
        return Null()
    match top, bottom:
        case (Null(), _) | (_, Null()):
            return Null()
        case Between(), Between():
            if _all_exact((top, bottom)):
                ratio = top.low / bottom.low
                return Between(ratio, ratio)
            corners = [top.low / bottom.low, top.high / bottom.low, top.low / bottom.high, top.high / bottom.high]
            return _join(min(corners), max(corners), (top, bottom))
    return Unknown(merge_missing([one.missing for one in (top, bottom) if isinstance(one, Unknown)]))


def _extreme(parts: tuple[Between, ...] | Unknown | Null, *, largest: bool) -> Amount:
    if not isinstance(parts, tuple):
        return parts
    pick = max if largest else min
    return _join(pick(one.low for one in parts), pick(one.high for one in parts), parts)


def _absolute(amount: Amount) -> Amount:
    if not isinstance(amount, Between):
        return amount
    low = Fraction(0) if amount.low <= 0 <= amount.high else min(abs(amount.low), abs(amount.high))
    return _join(low, max(abs(amount.low), abs(amount.high)), (amount,))


def _score(score: Score, moment: Moment) -> Between:
    parts = [moment.points[one.item.id] for one in score.items]
    low, high = add_points(score, [(one.low, one.high) for one in parts])
    total = _join(low, high, parts)
    return Between(total.low, total.high) if total.exact else total


def add_points(score: Score, points: Sequence[tuple[Fraction, Fraction]]) -> tuple[Fraction, Fraction]:
    """Add the points of a score's items, each an interval: first within capped dimensions, then in all."""
    if not score.caps:
        return (
            min(score.maximum, sum([low for low, _ in points], Fraction(0))),
            min(score.maximum, sum([high for _, high in points], Fraction(0))),
        )
    caps = dict(score.caps)
    sums: dict[str, tuple[Fraction, Fraction]] = {}
    for plan, (low, high) in zip(score.items, points, strict=True):
        lower, upper = sums.get(plan.item.dimension, (Fraction(0), Fraction(0)))
        sums[plan.item.dimension] = (lower + low, upper + high)
    lows = sum((min(low, caps.get(name, low)) for name, (low, _) in sums.items()), Fraction(0))
    highs = sum((min(high, caps.get(name, high)) for name, (_, high) in sums.items()), Fraction(0))
    return min(score.maximum, lows), min(score.maximum, highs)
