"""Which unit a quantity comes out in, worked out from the units of its facts.

Comes in: a quantity of the plan and the vocabulary. Goes out: a unit, or None for a bare number.
Must not know: values.
"""

from __future__ import annotations

from ceyuan.advice.wording.numbers import DATE, DAYS, MONEY, PLAIN, POINTS, SHARE, Style, Unit
from ceyuan.model.facts import Fact, FactType, Vocabulary
from ceyuan.plan.nodes import (
    Absolute,
    Column,
    CompoundGrowth,
    Constant,
    Extreme,
    Kind,
    Product,
    Quantity,
    Quotient,
    Score,
    Sum,
)

_BY_KIND = {Kind.MONEY: MONEY, Kind.RATIO: SHARE, Kind.DATE: DATE, Kind.DAYS: DAYS, Kind.POINTS: POINTS}


def fact_unit(fact: Fact) -> Unit:
    """Give the unit of a fact; a plain number with two or more decimal places is a share (0.03 is 3%)."""
    if fact.type is FactType.DATE:
        return DATE
    if fact.unit == "元":
        return MONEY
    if not fact.unit and fact.scale >= 2:
        return SHARE
    return Unit(Style.PLAIN, fact.unit)


def unit_of(quantity: Quantity, vocabulary: Vocabulary) -> Unit | None:
    """Give a quantity's unit; None where it is a bare number that takes the other side's unit."""
    match quantity:
        case Constant(kind=kind):
            return _BY_KIND.get(kind)
        case Column(fact=name, kind=kind):
            fact = vocabulary.facts.get(name)
            return fact_unit(fact) if fact is not None else _BY_KIND.get(kind)
        case Sum(terms=terms, kind=kind):
            return DAYS if kind is Kind.DAYS else _common(terms, vocabulary)
        case Extreme(items=items):
            return _common(items, vocabulary)
        case Absolute(operand=operand):
            return unit_of(operand, vocabulary)
        case Product(left=left, right=right):
            return _product(unit_of(left, vocabulary), unit_of(right, vocabulary))
        case Quotient():
            return _quotient(quantity, vocabulary)
        case CompoundGrowth():
            return SHARE
        case Score():
            return POINTS


def _common(parts: tuple[Quantity, ...], vocabulary: Vocabulary) -> Unit | None:
    found = {unit for part in parts if (unit := unit_of(part, vocabulary)) is not None}
    return found.pop() if len(found) == 1 else None


def _product(left: Unit | None, right: Unit | None) -> Unit | None:
    if left in {None, SHARE}:
        return right if right is not None else left
    return left if right in {None, SHARE} else None


def _quotient(quantity: Quotient, vocabulary: Vocabulary) -> Unit | None:
    top, bottom = unit_of(quantity.top, vocabulary), unit_of(quantity.bottom, vocabulary)
    if bottom is None or isinstance(quantity.bottom, Constant):
        return top
    if top == bottom:
        return SHARE
    if top is None:
        return PLAIN
    if top.style in {Style.MONEY, Style.PLAIN} and bottom.style is Style.PLAIN and bottom.word:
        return Unit(top.style, f"{top.word}/{bottom.word}")
    return None
