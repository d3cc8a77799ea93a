"""Paths, indexes and filters (DMN 10.3.2.5, 10.3.2.6).

Comes in: `base.field` and `base[condition]`. Goes out: their values.
Must not know: what the conditions say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from ceyuan.feel.conformance import value_words
from ceyuan.feel.failures import (
    CONDITION_NOT_BOOLEAN,
    FILTER_OF_NULL,
    INDEX_OUT_OF_RANGE,
    UNKNOWN_FIELD,
    SuppressedError,
)
from ceyuan.feel.machine import Machine
from ceyuan.feel.scope import Scope
from ceyuan.feel.syntax import Expression, Filter, Negate, NumberLiteral, PathAccess
from ceyuan.feel.values import Context, Date, DateTime, DaysDuration, MonthsDuration, Range, Time, Value
from ceyuan.feel.values.moments import NANOSECONDS
from ceyuan.feel.values.numbers import number_text, whole
from ceyuan.source import Span

Properties = Mapping[str, Callable[..., Value]]


def _offset(offset: int | None) -> Value:
    return None if offset is None else DaysDuration(offset * NANOSECONDS)


def _second(time: Time) -> Decimal:
    return DaysDuration(time.nanosecond_of_day).parts[3]


def _zone(time: Time) -> Value:
    return time.zone if isinstance(time.zone, str) else None


_DATE: Properties = {
    "year": lambda date: Decimal(date.year),
    "month": lambda date: Decimal(date.month),
    "day": lambda date: Decimal(date.day),
    "weekday": lambda date: Decimal(date.weekday),
}
_CLOCK: Properties = {
    "hour": lambda time: Decimal(time.hour),
    "minute": lambda time: Decimal(time.minute),
    "second": _second,
    "timezone": _zone,
}
_PROPERTIES: Mapping[type, Properties] = {
    Date: _DATE,
    Time: {**_CLOCK, "time offset": lambda time: _offset(time.offset)},
    MonthsDuration: {
        "years": lambda duration: Decimal(duration.parts[0]),
        "months": lambda duration: Decimal(duration.parts[1]),
    },
    DaysDuration: {
        "days": lambda duration: Decimal(duration.parts[0]),
        "hours": lambda duration: Decimal(duration.parts[1]),
        "minutes": lambda duration: Decimal(duration.parts[2]),
        "seconds": lambda duration: duration.parts[3],
    },
    Range: {
        "start": lambda range_: range_.low,
        "end": lambda range_: range_.high,
        "start included": lambda range_: range_.low_closed,
        "end included": lambda range_: range_.high_closed,
    },
}


def evaluate_path(node: PathAccess, scope: Scope, machine: Machine) -> Value:
    """Give a field of a context, of each context in a list, or a property of a date, time, duration or range."""
    base = machine.run(node.base, scope)
    if not isinstance(base, tuple):
        return _field(base, node.field)
    machine.budget.spend(len(base))
    return tuple(_field_or_null(item, node.field, machine, node.span) for item in base)


def _field_or_null(value: Value, name: str, machine: Machine, span: Span) -> Value:
    try:
        return _field(value, name)
    except SuppressedError as error:
        machine.report(error, span)
        return None


def _field(value: Value, name: str) -> Value:
    if isinstance(value, Context):
        if name in value.entries:
            return value.entries[name]
    elif isinstance(value, DateTime):
        if name in _DATE:
            return _DATE[name](value.date)
        if name in _CLOCK:
            return _CLOCK[name](value.time)
        if name == "time offset":
            return _offset(value.offset)
    else:
        property_ = _PROPERTIES.get(type(value), {}).get(name)
        if property_ is not None:
            return property_(value)
    value_zh, value_en = value_words(value)
    raise SuppressedError(UNKNOWN_FIELD, value_zh=value_zh, value_en=value_en, field=name)


def evaluate_filter(node: Filter, scope: Scope, machine: Machine) -> Value:
    """Give an element by its number, or the elements that meet a condition; a single value is a list of one."""
    base = machine.run(node.base, scope)
    if base is None:
        raise SuppressedError(FILTER_OF_NULL)
    items = base if isinstance(base, tuple) else (base,)
    if isinstance(node.condition, NumberLiteral) or (
        isinstance(node.condition, Negate) and isinstance(node.condition.operand, NumberLiteral)
    ):
        return _element(items, machine.run(node.condition, scope))
    # Whether the brackets hold a number or a condition shows with the first element; without one, with none at all.
    kept = len(machine.failures)
    first = machine.run(node.condition, Scope({}, scope, items[0] if items else None, filtering=True))
    if not items:
        del machine.failures[kept:]
    if isinstance(first, Decimal):
        return _element(items, first)
    return _selected(items, first, node.condition, scope, machine)


def _element(items: tuple[Value, ...], position: Value) -> Value:
    index = whole(position) if isinstance(position, Decimal) else None
    if index is None or index == 0 or abs(index) > len(items):
        shown = number_text(position) if isinstance(position, Decimal) else "null"
        raise SuppressedError(INDEX_OUT_OF_RANGE, length=len(items), index=shown)
    return items[index - 1 if index > 0 else index]


def _selected(
    items: tuple[Value, ...], first: Value, condition: Expression, scope: Scope, machine: Machine
) -> tuple[Value, ...]:
    kept: list[Value] = []
    for position, item in enumerate(items):
        answer = first if position == 0 else machine.run(condition, Scope({}, scope, item, filtering=True))
        if answer is True:
            kept.append(item)
        elif answer is not None and answer is not False:
            value_zh, value_en = value_words(answer)
            raise SuppressedError(CONDITION_NOT_BOOLEAN, value_zh=value_zh, value_en=value_en)
    return tuple(kept)
