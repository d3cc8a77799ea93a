"""One subject on one day, with the amounts already worked out: what every distance looks up.

Comes in: a subject, its vocabulary, a day and a reference year. Goes out: exact numbers and the columns of a quantity.
Must not know: distances, measures.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ceyuan.advice.gap.results import Distance, Part
from ceyuan.engines.answer import Finding
from ceyuan.engines.record.logic import evaluate_logic
from ceyuan.engines.record.quantity import Between, Memory, Moment, evaluate_quantity
from ceyuan.model.facts import FactType, Vocabulary
from ceyuan.model.subject import Subject
from ceyuan.plan.nodes import (
    Absolute,
    Column,
    Compare,
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

# of a rule: what must all come to hold, the distances inside, the findings without one
RuleParts = tuple[tuple[Part, ...], tuple[Distance, ...], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Scene:
    """A moment with what was found in it; plans of one day share nodes, so nodes are remembered by identity."""

    moment: Moment
    vocabulary: Vocabulary
    columns: dict[int, tuple[Column, ...]] = field(default_factory=dict)
    parts: dict[int, RuleParts] = field(default_factory=dict)

    def number(self, quantity: Quantity) -> Fraction | None:
        """Give a quantity's exact number; None where it is unknown or does not apply."""
        found = evaluate_quantity(quantity, self.moment)
        return found.low if isinstance(found, Between) and found.exact else None

    def columns_in(self, quantity: Quantity) -> tuple[Column, ...]:
        """List the columns inside a quantity, each once; none for one that holds points."""
        known = self.columns.get(id(quantity))
        if known is None:
            known = columns_of(quantity)
            self.columns[id(quantity)] = known
        return known

    def year(self, column: Column) -> int | None:
        """Give the fiscal year of a column; None for a current fact."""
        return None if column.offset is None else self.moment.reference_year + column.offset + 1

    def is_number(self, column: Column) -> bool:
        """Tell whether a column holds a number: a date cannot be brought nearer by doing something."""
        fact = self.vocabulary.facts.get(column.fact)
        return column.kind is not Kind.DATE and (fact is None or fact.type is FactType.NUMBER)

    def within_bounds(self, column: Column, value: Fraction) -> bool:
        """Tell whether a fact may have a value at all."""
        fact = self.vocabulary.facts.get(column.fact)
        if fact is None:
            return True
        low = fact.minimum is None or not _below(value, fact.minimum)
        return low and (fact.maximum is None or not _below(-value, -fact.maximum))

    def holds_with(self, compare: Compare, column: Column, value: Fraction) -> bool:
        """Tell whether a comparison holds with another number in one column, by the record engine."""
        put = Constant(value, column.kind)
        changed = Compare(compare.operator, replaced(compare.left, column, put), replaced(compare.right, column, put))
        fresh = Moment(self.moment.subject, self.moment.as_of, self.moment.reference_year)
        return evaluate_logic(changed, fresh).surely


def scene_of(subject: Subject, vocabulary: Vocabulary, *, as_of: date, reference_year: int) -> Scene:
    """Give the scene of a subject on a day."""
    return Scene(Moment(subject, as_of, reference_year, memory=Memory({}, {})), vocabulary)


def _below(value: Fraction, bound: Decimal) -> bool:
    """Compare in whole numbers: a fraction beside a decimal is slow, and this is asked for every distance."""
    top, bottom = bound.as_integer_ratio()
    return value.numerator * bottom < top * value.denominator


def replaced(quantity: Quantity, column: Column, put: Constant) -> Quantity:
    """Give a quantity with a number in the place of one column.

    >>> revenue = Column("营业收入", -1)
    >>> replaced(Sum((revenue, Column("营业收入", -2))), revenue, Constant(Fraction(5))).terms[0]
    Constant(value=Fraction(5, 1), kind=<Kind.NUMBER: 'number'>, parameter='')
    """
    match quantity:
        case Column():
            return put if quantity == column else quantity
        case Sum(terms=terms, kind=kind):
            return Sum(tuple(replaced(one, column, put) for one in terms), kind)
        case Product(left=left, right=right, kind=kind):
            return Product(replaced(left, column, put), replaced(right, column, put), kind)
        case Quotient(top=top, bottom=bottom, kind=kind, positive=positive):
            return Quotient(replaced(top, column, put), replaced(bottom, column, put), kind, positive)
        case Extreme(largest=largest, items=items, kind=kind):
            return Extreme(largest, tuple(replaced(one, column, put) for one in items), kind)
        case Absolute(operand=operand, kind=kind):
            return Absolute(replaced(operand, column, put), kind)
        case CompoundGrowth(first=first, last=last, years=years, kind=kind):
            return CompoundGrowth(replaced(first, column, put), replaced(last, column, put), years, kind)
        case Constant() | Score():
            return quantity


def columns_of(quantity: Quantity) -> tuple[Column, ...]:
    """List the columns inside a quantity, each once; none for one that holds points.

    >>> columns_of(Quotient(Column("研发费用", -1), Constant(Fraction(2))))
    (Column(fact='研发费用', offset=-1, kind=<Kind.NUMBER: 'number'>),)
    """
    return () if holds_points(quantity) else tuple(dict.fromkeys(_walk(quantity)))


def holds_points(quantity: Quantity) -> bool:
    """Tell whether a points table stands somewhere inside."""
    return isinstance(quantity, Score) or any(holds_points(part) for part in _parts(quantity))


def _walk(quantity: Quantity) -> list[Column]:
    if isinstance(quantity, Column):
        return [quantity]
    return [column for part in _parts(quantity) for column in _walk(part)]


def _parts(quantity: Quantity) -> tuple[Quantity, ...]:
    match quantity:
        case Sum(terms=parts) | Extreme(items=parts):
            return parts
        case Product(left=first, right=second) | Quotient(top=first, bottom=second):
            return (first, second)
        case CompoundGrowth(first=first, last=second):
            return (first, second)
        case Absolute(operand=first):
            return (first,)
        case _:
            return ()
