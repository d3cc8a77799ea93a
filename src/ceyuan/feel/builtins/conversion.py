"""Conversion functions (DMN 10.3.4) other than those of dates: number, string, range, not.

Comes in: checked arguments. Goes out: values, or a suppressed failure.
Must not know: how arguments are checked or who calls.
"""

from __future__ import annotations

from decimal import Decimal

from ceyuan.errors import CeyuanError
from ceyuan.feel import syntax
from ceyuan.feel.failures import ARGUMENT_VALUE, NOT_CONVERTIBLE, SuppressedError
from ceyuan.feel.machine import Machine
from ceyuan.feel.operators.arithmetic import negated
from ceyuan.feel.operators.logic import opposite
from ceyuan.feel.operators.ranges import checked_range
from ceyuan.feel.parser import parse_expression
from ceyuan.feel.types import NUMBER, Type, type_words
from ceyuan.feel.value_text import moment_text, range_text, short_text, value_text
from ceyuan.feel.values import Date, DateTime, DaysDuration, MonthsDuration, Range, Time, Value
from ceyuan.feel.values.numbers import number_from_text, number_text
from ceyuan.feel.values.texts import (
    date_from_text,
    date_time_from_text,
    duration_from_text,
    moment_from_text,
    time_from_text,
)
from ceyuan.source import Source

_GROUPING = (" ", ",", ".")
_DECIMAL = (",", ".")
_READERS = {
    "date": date_from_text,
    "time": time_from_text,
    "date and time": date_time_from_text,
    "duration": duration_from_text,
}


def unreadable(text: str, type_: Type) -> SuppressedError:
    """Give the failure of a text that does not read as a type.

    >>> unreadable("x", NUMBER).data["text"]
    'x'
    """
    type_zh, type_en = type_words(type_)
    return SuppressedError(NOT_CONVERTIBLE, text=text[:60], type_zh=type_zh, type_en=type_en)


def number(_: Machine, text: str, grouping: str | None, decimal: str | None) -> Decimal:
    """Answer `number(from, grouping separator, decimal separator)`."""
    if grouping is not None and grouping not in _GROUPING:
        raise SuppressedError(ARGUMENT_VALUE, parameter="grouping separator", value=short_text(grouping))
    if (decimal is not None and decimal not in _DECIMAL) or (decimal is not None and decimal == grouping):
        raise SuppressedError(ARGUMENT_VALUE, parameter="decimal separator", value=short_text(decimal))
    plain = text.replace(grouping, "") if grouping else text
    if decimal == ",":
        plain = plain.replace(".", "x").replace(",", ".")
    value = number_from_text(plain)
    if value is None:
        raise unreadable(text, NUMBER)
    return value


def string(machine: Machine, value: Value) -> str | None:
    """Answer `string(from)`; null stays null."""
    match value:
        case None | str():
            return value
        case Decimal():
            return number_text(value)
        case Range():
            return range_text(value, machine.budget)
        case Date() | Time() | DateTime() | DaysDuration() | MonthsDuration():
            return moment_text(value)
    return value_text(value, machine.budget)


def negation(_: Machine, value: Value) -> bool | None:
    """Answer `not(negand)`."""
    return opposite(value)


def range_(machine: Machine, text: str) -> Range:
    """Answer `range(from)`: a range whose ends are literals."""
    machine.budget.spend(len(text))
    try:
        expression = parse_expression(Source("range", text.strip()))
    except CeyuanError as error:
        raise _no_range(text) from error
    if not isinstance(expression, syntax.Range) or (expression.low is None and expression.high is None):
        raise _no_range(text)
    if expression.low is None or expression.high is None:
        raise _no_range(text)
    low, high = _literal(expression.low, text), _literal(expression.high, text)
    if low is None and high is None:
        raise _no_range(text)
    return checked_range(Range(low, high, expression.low_closed, expression.high_closed))


def _literal(node: syntax.Expression, text: str) -> Value:
    match node:
        case syntax.NumberLiteral() | syntax.StringLiteral():
            return node.value
        case syntax.NullLiteral():
            return None
        case syntax.Negate(operand=syntax.NumberLiteral() as inner):
            return negated(inner.value)
        case syntax.AtLiteral():
            value: Value = moment_from_text(node.value)
        case syntax.Call(function=syntax.Name(value=name), positional=(syntax.StringLiteral(value=argument),)):
            value = _READERS[name](argument) if name in _READERS else None
        case _:
            value = None
    if value is None:
        raise _no_range(text)
    return value


def _no_range(text: str) -> SuppressedError:
    return SuppressedError(NOT_CONVERTIBLE, text=text[:60], type_zh="区间", type_en="range")
