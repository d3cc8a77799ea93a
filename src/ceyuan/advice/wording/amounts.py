"""The plain arithmetic of a sentence: what a column holds for the subject, and sums and products of columns.

Comes in: a quantity and a voice. Goes out: an exact number, or None where it cannot be told.
Must not know: the verdict; this is for the figures shown beside it, the engine alone decides.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from ceyuan.advice.wording.voice import Voice
from ceyuan.plan.nodes import Absolute, Column, CompoundGrowth, Constant, Extreme, Product, Quantity, Quotient, Sum


def column_amount(column: Column, voice: Voice) -> Fraction | None:
    """Give the number a column holds (a date as its day count)."""
    match voice.cell(column.fact, column.offset):
        case bool():
            return None
        case Decimal() as number:
            return Fraction(number)
        case date() as found:
            return Fraction(found.toordinal())
        case _:
            return None


def amount(quantity: Quantity, voice: Voice) -> Fraction | None:
    """Give the value of a column, a constant, or a sum or product of such."""
    match quantity:
        case Constant(value=value):
            return value
        case Column():
            return column_amount(quantity, voice)
        case Sum(terms=terms):
            parts = [amount(term, voice) for term in terms]
            known = [part for part in parts if part is not None]
            return sum(known, Fraction(0)) if len(known) == len(parts) else None
        case Product(left=left, right=right):
            first, second = amount(left, voice), amount(right, voice)
            return None if first is None or second is None else first * second
        case _:
            return None


def columns_of(quantity: Quantity) -> tuple[Column, ...]:
    """List the columns inside a quantity, in order, each once; a score's own lines are told elsewhere."""
    return tuple(dict.fromkeys(_walk(quantity)))


def _walk(quantity: Quantity) -> list[Column]:
    match quantity:
        case Column():
            return [quantity]
        case _:
            return [column for part in parts_of(quantity) for column in _walk(part)]


def parts_of(quantity: Quantity) -> tuple[Quantity, ...]:
    """List the direct parts of a quantity."""
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
