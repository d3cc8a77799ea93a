"""Literals, lists, contexts and ranges.

Comes in: nodes that write a value down. Goes out: the value.
Must not know: what is done with it.
"""

from __future__ import annotations

from ceyuan.feel.failures import DUPLICATE_KEY, NOT_CONVERTIBLE, SuppressedError
from ceyuan.feel.machine import Machine
from ceyuan.feel.operators.ranges import checked_range, half_open
from ceyuan.feel.scope import Scope
from ceyuan.feel.syntax import (
    AtLiteral,
    BooleanLiteral,
    ContextLiteral,
    ListLiteral,
    NullLiteral,
    NumberLiteral,
    Range,
    StringLiteral,
)
from ceyuan.feel.values import Context, Value
from ceyuan.feel.values import Range as RangeValue
from ceyuan.feel.values.numbers import finite
from ceyuan.feel.values.texts import moment_from_text


def evaluate_number(node: NumberLiteral, _scope: Scope, _machine: Machine) -> Value:
    """Give the number, rounded to 34 digits."""
    return finite(node.value)


def evaluate_constant(node: StringLiteral | BooleanLiteral, _scope: Scope, _machine: Machine) -> Value:
    """Give the string or boolean."""
    return node.value


def evaluate_null(_node: NullLiteral, _scope: Scope, _machine: Machine) -> Value:
    """Give null."""
    return None


def evaluate_at(node: AtLiteral, _scope: Scope, _machine: Machine) -> Value:
    """Give the date, time or duration that the text is."""
    value = moment_from_text(node.value)
    if value is None:
        raise SuppressedError(
            NOT_CONVERTIBLE, text=node.value[:60], type_zh="日期、时间或时长", type_en="a date, time or duration"
        )
    return value


def evaluate_list(node: ListLiteral, scope: Scope, machine: Machine) -> Value:
    """Give the list of the values of the items."""
    return tuple([machine.run(item, scope) for item in node.items])


def evaluate_context(node: ContextLiteral, scope: Scope, machine: Machine) -> Value:
    """Give the context; each entry sees those before it, and functions in it see themselves."""
    entries: dict[str, Value] = {}
    inner = Scope(entries, scope)
    for entry in node.entries:
        value = machine.run(entry.value, inner)
        if entry.key in entries:
            raise SuppressedError(DUPLICATE_KEY, key=entry.key)
        entries[entry.key] = value
    return Context(entries)


def evaluate_range(node: Range, scope: Scope, machine: Machine) -> Value:
    """Give the range; one without an end was written as a lone comparison."""
    if node.low is not None and node.high is not None:
        low = machine.run(node.low, scope)
        return checked_range(RangeValue(low, machine.run(node.high, scope), node.low_closed, node.high_closed))
    if node.high is not None:
        return half_open("<=" if node.high_closed else "<", machine.run(node.high, scope))
    if node.low is not None:
        return half_open(">=" if node.low_closed else ">", machine.run(node.low, scope))
    raise TypeError("a range has at least one end")
