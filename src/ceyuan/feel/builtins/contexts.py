"""Context functions (DMN 10.3.4).

Comes in: checked arguments. Goes out: values, or a suppressed failure.
Must not know: how arguments are checked or who calls.
"""

from __future__ import annotations

from ceyuan.feel.conformance import not_conforming
from ceyuan.feel.failures import ARGUMENT_VALUE, UNKNOWN_FIELD, SuppressedError
from ceyuan.feel.machine import Machine
from ceyuan.feel.types import ANY_CONTEXT
from ceyuan.feel.value_text import short_text
from ceyuan.feel.values import Context, Value


def get_value(_: Machine, context: Context, key: str) -> Value:
    """Answer `get value(m, key)`."""
    if key not in context.entries:
        raise SuppressedError(UNKNOWN_FIELD, value_zh="字段组", value_en="the context", field=key[:60])
    return context.entries[key]


def get_entries(machine: Machine, context: Context) -> tuple[Value, ...]:
    """Answer `get entries(m)`."""
    machine.budget.spend(len(context.entries))
    return tuple(Context({"key": name, "value": value}) for name, value in context.entries.items())


def context(machine: Machine, entries: tuple[Value, ...]) -> Context:
    """Answer `context(entries)`: of contexts with `key` and `value`; a key may come only once."""
    machine.budget.spend(len(entries))
    result: dict[str, Value] = {}
    for entry in entries:
        if not isinstance(entry, Context):
            raise not_conforming(entry, ANY_CONTEXT)
        key = entry.entries.get("key")
        if not isinstance(key, str) or "value" not in entry.entries or key in result:
            raise SuppressedError(ARGUMENT_VALUE, parameter="entries", value=short_text(entry))
        result[key] = entry.entries["value"]
    return Context(result)


def context_put(machine: Machine, target: Context, key: str, value: Value) -> Context:
    """Answer `context put(context, key, value)`."""
    machine.budget.spend(len(target.entries))
    return Context({**target.entries, key: value})


def context_put_nested(machine: Machine, target: Context, keys: tuple[Value, ...], value: Value) -> Context:
    """Answer `context put(context, keys, value)`: the keys lead through contexts inside contexts."""
    if not keys:
        raise SuppressedError(ARGUMENT_VALUE, parameter="keys", value="[]")
    key = keys[0]
    if not isinstance(key, str):
        raise SuppressedError(ARGUMENT_VALUE, parameter="keys", value=short_text(keys))
    if len(keys) > 1:
        inner = target.entries.get(key)
        if not isinstance(inner, Context):
            raise SuppressedError(UNKNOWN_FIELD, value_zh="字段组", value_en="the context", field=key[:60])
        value = context_put_nested(machine, inner, keys[1:], value)
    return context_put(machine, target, key, value)


def context_merge(machine: Machine, contexts: tuple[Value, ...]) -> Context:
    """Answer `context merge(contexts)`: later entries win."""
    result: dict[str, Value] = {}
    for part in contexts:
        if not isinstance(part, Context):
            raise not_conforming(part, ANY_CONTEXT)
        machine.budget.spend(len(part.entries))
        result.update(part.entries)
    return Context(result)
