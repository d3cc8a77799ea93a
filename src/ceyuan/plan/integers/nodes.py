"""Expressions over whole numbers, each with bounds that are proven from the facts' own bounds.

Comes in: nothing. Goes out: frozen nodes built by functions that keep them in one normal form.
Must not know: which arithmetic an engine uses; it reads the bounds and chooses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from math import gcd

INT64 = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the register: its number times ten to the fact's `scale`, a date as its ordinal day."""

    fact: str
    offset: int | None
    scale: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Points:
    """One end of a score's interval, times the scale of its table."""

    score: str
    upper: bool
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Linear:
    """`constant + sum of factor * part`: factors are not zero, parts are distinct and not linear themselves."""

    constant: int
    terms: tuple[tuple[int, Part], ...]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Times:
    """`left * right`, neither of them constant."""

    left: Linear
    right: Linear
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Largest:
    """The largest of several."""

    items: tuple[Linear, ...]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Size:
    """`operand` without its sign."""

    operand: Linear
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Turned:
    """`operand` times the sign of `by`, which is not zero where it counts."""

    operand: Linear
    by: Linear
    low: int
    high: int


Part = Cell | Points | Times | Largest | Size | Turned
Integer = Linear


class NotInteger(Exception):  # noqa: N818 -- no error: the record engine answers instead
    """Some quantity cannot be brought into whole numbers; the reason is the argument, in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


def whole(number: int) -> Integer:
    """Give a constant.

    >>> whole(3).low
    3
    """
    return Linear(number, (), number, number)


def one(part: Part) -> Integer:
    """Give a single part as an expression."""
    return Linear(0, ((1, part),), part.low, part.high)


def constant(expression: Integer) -> int | None:
    """Give the number where an expression is one."""
    return None if expression.terms else expression.constant


def add(items: Sequence[tuple[int, Integer]]) -> Integer:
    """Give the sum of `factor * item`."""
    total = 0
    factors: dict[Part, int] = {}
    for factor, item in items:
        total += factor * item.constant
        for inner, part in item.terms:
            factors[part] = factors.get(part, 0) + factor * inner
    terms = tuple((factor, part) for part, factor in factors.items() if factor)
    low = total + sum(min(factor * part.low, factor * part.high) for factor, part in terms)
    high = total + sum(max(factor * part.low, factor * part.high) for factor, part in terms)
    return Linear(total, terms, low, high)


def times(left: Integer, right: Integer) -> Integer:
    """Give the product."""
    for number, other in ((constant(left), right), (constant(right), left)):
        if number is not None:
            return add([(number, other)])
    corners = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
    return one(Times(left, right, min(corners), max(corners)))


def largest(items: Sequence[Integer]) -> Integer:
    """Give the largest of some expressions."""
    distinct = tuple(dict.fromkeys(items))
    low, high = max(item.low for item in distinct), max(item.high for item in distinct)
    best = next((item for item in distinct if item.low >= high), None)
    return best if best is not None else one(Largest(distinct, low, high))


def smallest(items: Sequence[Integer]) -> Integer:
    """Give the smallest of some expressions."""
    return add([(-1, largest([add([(-1, item)]) for item in items]))])


def size(operand: Integer) -> Integer:
    """Give an expression without its sign."""
    if operand.low >= 0:
        return operand
    if operand.high <= 0:
        return add([(-1, operand)])
    return one(Size(operand, 0, max(-operand.low, operand.high)))


def turned(operand: Integer, by: Integer) -> Integer:
    """Give `operand` times the sign of `by`, which never is zero where it counts."""
    if by.low >= 0:
        return operand
    if by.high <= 0:
        return add([(-1, operand)])
    reach = max(abs(operand.low), abs(operand.high))
    return one(Turned(operand, by, -reach, reach))


def divided(expression: Integer, number: int) -> Integer:
    """Divide every factor and the constant by a number that divides them all."""
    terms = tuple((factor // number, part) for factor, part in expression.terms)
    return Linear(expression.constant // number, terms, expression.low // number, expression.high // number)


def common_factor(expressions: Sequence[Integer]) -> int:
    """Give the largest number that divides every factor and constant; one where all are zero."""
    numbers = [number for item in expressions for number in (item.constant, *(factor for factor, _ in item.terms))]
    return reduce(gcd, numbers, 0) or 1


def reach(expression: Integer) -> int:
    """Give the largest size that the expression, its factors or anything inside it can take, sums in any order."""
    total = abs(expression.constant)
    inner = 0
    for factor, part in expression.terms:
        total += abs(factor) * max(abs(part.low), abs(part.high), 1)
        inner = max([inner, *(reach(item) for item in inside(part))])
    return max(total, inner)


def inside(part: Part) -> tuple[Linear, ...]:
    """Give the expressions directly inside a part."""
    match part:
        case Times(left=left, right=right):
            return left, right
        case Largest(items=items):
            return items
        case Size(operand=operand):
            return (operand,)
        case Turned(operand=operand, by=by):
            return operand, by
        case Cell() | Points():
            return ()


def cells_of(expression: Integer) -> Iterator[Cell]:
    """Give every cell an expression reads."""
    for _, part in expression.terms:
        if isinstance(part, Cell):
            yield part
        for item in inside(part):
            yield from cells_of(item)
