"""The shapes a clerk has a word for: growth, means, sums of years, differences.

Comes in: a quantity. Goes out: the parts of the shape, or None where it is another one.
Must not know: languages, values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ceyuan.plan.nodes import Column, Constant, Product, Quantity, Quotient, Sum

_MINUS_ONE = Fraction(-1)


@dataclass(frozen=True, slots=True)
class Growth:
    """`later / earlier - 1` of one fact."""

    later: Column
    earlier: Column


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of some quantities."""

    items: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Multiple:
    """A fixed number of times a quantity."""

    factor: Fraction
    of: Quantity


@dataclass(frozen=True, slots=True)
class Difference:
    """One quantity less another."""

    first: Quantity
    less: Quantity


def growth(quantity: Quantity) -> Growth | None:
    """Recognise growth of one fact between two years, written as a ratio less one or as a change over the base."""
    match quantity:
        case Sum(terms=(Quotient(top=Column() as later, bottom=Column() as earlier), Constant(value=value))):
            return _between(later, earlier) if value == _MINUS_ONE else None
        case Quotient(top=Sum() as change, bottom=Column() as earlier):
            found = difference(change)
            if found is not None and isinstance(found.first, Column) and found.less == earlier:
                return _between(found.first, earlier)
    return None


def _between(later: Column, earlier: Column) -> Growth | None:
    same = later.fact == earlier.fact and later.offset is not None and earlier.offset is not None
    return Growth(later, earlier) if same else None


def multiple(quantity: Quantity) -> Multiple | None:
    """Recognise `factor * x` and `x * factor`; also `x / number`.

    >>> multiple(Product(Constant(Fraction(2)), Column("资产", -1)))
    Multiple(factor=Fraction(2, 1), of=Column(fact='资产', offset=-1, kind=<Kind.NUMBER: 'number'>))
    """
    match quantity:
        case Product(left=Constant(value=factor), right=of) | Product(left=of, right=Constant(value=factor)):
            return None if isinstance(of, Constant) else Multiple(factor, of)
        case Quotient(top=of, bottom=Constant(value=divisor)) if divisor != 0 and not isinstance(of, Constant):
            return Multiple(1 / divisor, of)
        case _:
            return None


def difference(quantity: Quantity) -> Difference | None:
    """Recognise `a - b`."""
    match quantity:
        case Sum(terms=(first, second)):
            negative = _negated(second)
            return None if negative is None else Difference(first, negative)
        case _:
            return None


def _negated(quantity: Quantity) -> Quantity | None:
    match quantity:
        case Constant(value=value, kind=kind) if value < 0:
            return Constant(-value, kind)
        case _:
            found = multiple(quantity)
            return found.of if found is not None and found.factor == _MINUS_ONE else None


def mean(quantity: Quantity) -> Mean | None:
    """Recognise a sum over n divided by n."""
    found = multiple(quantity)
    if found is None or not isinstance(found.of, Sum):
        return None
    terms = found.of.terms
    return Mean(terms) if found.factor == Fraction(1, len(terms)) and len(terms) > 1 else None


def same_fact(parts: Sequence[Quantity]) -> tuple[Column, ...] | None:
    """Recognise one yearly fact in several years; the columns come out from the earliest year on."""
    columns = [part for part in parts if isinstance(part, Column)]
    facts = {(column.fact, column.offset is None) for column in columns}
    if len(columns) != len(parts) or len(columns) < 2 or len(facts) != 1 or (columns[0].fact, True) in facts:
        return None
    return tuple(sorted(columns, key=_offset))


def same_growth(parts: Sequence[Quantity]) -> tuple[Growth, ...] | None:
    """Recognise several growths of one fact."""
    found = [one for part in parts if (one := growth(part)) is not None]
    facts = {one.later.fact for one in found}
    if len(found) != len(parts) or len(found) < 2 or len(facts) != 1:
        return None
    return tuple(sorted(found, key=lambda one: _offset(one.later)))


def _offset(column: Column) -> int:
    return column.offset if column.offset is not None else 0
