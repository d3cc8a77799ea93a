"""Ranges: making them, asking whether a value lies inside, going through them.

Comes in: ends and values. Goes out: ranges, three-valued answers, the values in order.
Must not know: expressions; relations between ranges are built-in functions.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ceyuan.feel.conformance import scalar_type, value_words
from ceyuan.feel.failures import INVALID_RANGE, NOT_ITERABLE, SuppressedError
from ceyuan.feel.limits import Budget
from ceyuan.feel.operators.comparison import compare, order
from ceyuan.feel.operators.logic import both
from ceyuan.feel.syntax import ComparisonOperator
from ceyuan.feel.types import BOOLEAN
from ceyuan.feel.values import Date, Range, RangeOperator, Value
from ceyuan.feel.values.moments import date_from_number
from ceyuan.feel.values.numbers import whole


def checked_range(range_: Range) -> Range:
    """Give the range back, or refuse it when its ends are not of one comparable kind or in the wrong order.

    >>> checked_range(Range(Decimal(1), Decimal(3), True, True)).high
    Decimal('3')
    """
    low, high = range_.low, range_.high
    for end in (low, high):
        if end is not None and (scalar_type(end) in (None, BOOLEAN)):
            raise SuppressedError(INVALID_RANGE)
    if low is not None and high is not None:
        sign = order(low, high)
        if sign is None or sign > 0:
            raise SuppressedError(INVALID_RANGE)
    return range_


def half_open(operator: RangeOperator, end: Value) -> Range:
    """Give the range a lone comparison stands for: `(< 10)`, `(= 10)`.

    >>> half_open("<", Decimal(10)).low is None
    True
    """
    match operator:
        case "<" | "<=":
            range_ = Range(None, end, low_closed=False, high_closed=operator == "<=", operator=operator)
        case ">" | ">=":
            range_ = Range(end, None, low_closed=operator == ">=", high_closed=False, operator=operator)
        case "=" | "!=":
            range_ = Range(end, end, low_closed=operator == "=", high_closed=operator == "=", operator=operator)
    return checked_range(range_)


def contains(range_: Range, value: Value, budget: Budget) -> bool | None:
    """Tell whether a value lies in a range; an end that is null leaves it open unless the other end decides.

    >>> contains(Range(Decimal(1), None, True, False), Decimal(0), Budget())
    False
    >>> contains(Range(Decimal(1), None, True, False), Decimal(5), Budget()) is None
    True
    """
    if range_.operator is not None:
        end = range_.high if range_.operator in ("<", "<=") else range_.low
        return compare(range_.operator, value, end, budget)
    above = _beyond(value, ">=" if range_.low_closed else ">", range_.low, budget)
    below = _beyond(value, "<=" if range_.high_closed else "<", range_.high, budget)
    return both(above, below)


def _beyond(value: Value, operator: ComparisonOperator, end: Value, budget: Budget) -> bool | None:
    return None if value is None or end is None else compare(operator, value, end, budget)


def steps(first: Value, last: Value) -> Iterator[Value]:
    """Go from one integer or date to another, up or down.

    >>> list(steps(Decimal(2), Decimal(0)))
    [Decimal('2'), Decimal('1'), Decimal('0')]
    """
    match first, last:
        case Decimal(), Decimal():
            start, end = whole(first), whole(last)
            if start is not None and end is not None:
                return (Decimal(number) for number in _counting(start, end))
        case Date(), Date():
            return (date_from_number(number) for number in _counting(first.number, last.number))
    raise _not_iterable(first if scalar_type(first) != scalar_type(last) else last)


def range_values(range_: Range) -> Iterator[Value]:
    """Go through a range of integers or dates, leaving out ends that do not belong to it.

    >>> list(range_values(Range(Decimal(1), Decimal(3), True, False)))
    [Decimal('1'), Decimal('2')]
    """
    match range_.low, range_.high:
        case Decimal() as low, Decimal() as high:
            start, end = whole(low), whole(high)
            if start is not None and end is not None:
                inside = range(start + (not range_.low_closed), end + range_.high_closed)
                return (Decimal(number) for number in inside)
        case Date() as low, Date() as high:
            inside = range(low.number + (not range_.low_closed), high.number + range_.high_closed)
            return (date_from_number(number) for number in inside)
    raise _not_iterable(range_)


def _counting(start: int, end: int) -> range:
    return range(start, end + 1) if start <= end else range(start, end - 1, -1)


def _not_iterable(value: Value) -> SuppressedError:
    value_zh, value_en = value_words(value)
    return SuppressedError(NOT_ITERABLE, value_zh=value_zh, value_en=value_en)
