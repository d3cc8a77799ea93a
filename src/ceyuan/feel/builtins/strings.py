"""String functions (DMN 10.3.4); positions count characters from 1, or from the end below zero.

Comes in: checked arguments. Goes out: values, or a suppressed failure.
Must not know: how arguments are checked or who calls.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ceyuan.feel.conformance import not_conforming
from ceyuan.feel.failures import ARGUMENT_VALUE, SuppressedError
from ceyuan.feel.machine import Machine
from ceyuan.feel.types import STRING
from ceyuan.feel.value_text import short_text
from ceyuan.feel.values import Value


def substring(_: Machine, text: str, start: Decimal, length: Decimal | None) -> str:
    """Answer `substring(string, start position, length?)`."""
    position = int(start)
    if position == 0:
        raise SuppressedError(ARGUMENT_VALUE, parameter="start position", value=short_text(start))
    if length is not None and length < 0:
        raise SuppressedError(ARGUMENT_VALUE, parameter="length", value=short_text(length))
    first = position - 1 if position > 0 else max(len(text) + position, 0)
    return text[first:] if length is None else text[first : first + int(length)]


def string_length(_: Machine, text: str) -> Decimal:
    """Answer `string length(string)`."""
    return Decimal(len(text))


def upper_case(_: Machine, text: str) -> str:
    """Answer `upper case(string)`."""
    return text.upper()


def lower_case(_: Machine, text: str) -> str:
    """Answer `lower case(string)`."""
    return text.lower()


def substring_before(_: Machine, text: str, match: str) -> str:
    """Answer `substring before(string, match)`; empty when there is no match."""
    position = text.find(match)
    return text[:position] if position >= 0 else ""


def substring_after(_: Machine, text: str, match: str) -> str:
    """Answer `substring after(string, match)`; empty when there is no match."""
    position = text.find(match)
    return text[position + len(match) :] if position >= 0 else ""


def contains(_: Machine, text: str, match: str) -> bool:
    """Answer `contains(string, match)`."""
    return match in text


def starts_with(_: Machine, text: str, match: str) -> bool:
    """Answer `starts with(string, match)`."""
    return text.startswith(match)


def ends_with(_: Machine, text: str, match: str) -> bool:
    """Answer `ends with(string, match)`."""
    return text.endswith(match)


def matches(machine: Machine, text: str, pattern: str, flags: str | None) -> bool:
    """Answer `matches(input, pattern, flags?)`: anywhere in the input."""
    from ceyuan.feel.builtins import searching  # noqa: PLC0415 -- slow import

    return searching.found(searching.pattern(pattern, flags or ""), text, machine.budget)


def replace(machine: Machine, text: str, *wanted: str | None) -> str:
    """Answer `replace(input, pattern, replacement, flags?)`."""
    from ceyuan.feel.builtins import searching  # noqa: PLC0415 -- slow import

    pattern, replacement, flags = (part or "" for part in wanted)
    return searching.replaced(searching.pattern(pattern, flags), text, replacement, machine.budget)


def split(machine: Machine, text: str, delimiter: str) -> tuple[Value, ...]:
    """Answer `split(string, delimiter)`; the delimiter is a pattern."""
    from ceyuan.feel.builtins import searching  # noqa: PLC0415 -- slow import

    return searching.split_at(searching.pattern(delimiter, ""), text, machine.budget)


def string_join(machine: Machine, texts: Sequence[Value], delimiter: str | None) -> str:
    """Answer `string join(list, delimiter?)`; nulls are left out."""
    machine.budget.spend(len(texts))
    parts: list[str] = []
    for text in texts:
        if isinstance(text, str):
            parts.append(text)
        elif text is not None:
            raise not_conforming(text, STRING)
    between = delimiter or ""
    machine.budget.check_string(sum(map(len, parts)) + len(between) * len(parts))
    return between.join(parts)
