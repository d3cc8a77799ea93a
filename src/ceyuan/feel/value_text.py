"""Values as FEEL text, as `string()` gives them and as messages quote them.

Comes in: a value. Goes out: its text; strings inside lists and contexts are quoted.
Must not know: expressions (the printer of syntax trees is another module).
"""

from __future__ import annotations

from decimal import Decimal

from ceyuan.feel.limits import Budget
from ceyuan.feel.values import (
    Context,
    Date,
    DateTime,
    DaysDuration,
    FunctionValue,
    MonthsDuration,
    Range,
    Time,
    Value,
)
from ceyuan.feel.values.numbers import number_text
from ceyuan.feel.values.texts import date_text, date_time_text, duration_text, time_text

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_SHORT = 60


def value_text(value: Value, budget: Budget) -> str:
    """Write a value; what cannot be written and read again (functions) is named.

    >>> value_text((Decimal("1.0"), "a", None), Budget())
    '[1, "a", null]'
    """
    budget.spend(1)
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case Decimal():
            return number_text(value)
        case str():
            return f'"{value.translate(_ESCAPES)}"'
        case tuple():
            return _joined("[", [value_text(item, budget) for item in value], "]", budget)
        case Context():
            entries = [f"{_key_text(name)}: {value_text(item, budget)}" for name, item in value.entries.items()]
            return _joined("{", entries, "}", budget)
        case Range():
            return range_text(value, budget)
        case FunctionValue():
            return _function_text(value)
    return f'@"{moment_text(value)}"'


def moment_text(value: Date | Time | DateTime | DaysDuration | MonthsDuration) -> str:
    """Write a date, time or duration without the signs of a literal.

    >>> moment_text(Date(2026, 6, 30))
    '2026-06-30'
    """
    match value:
        case Date():
            return date_text(value)
        case Time():
            return time_text(value)
        case DateTime():
            return date_time_text(value)
    return duration_text(value)


def range_text(range_: Range, budget: Budget) -> str:
    """Write a range as it is written in FEEL.

    >>> range_text(Range(Decimal(1), Decimal(5), True, False), Budget())
    '[1..5)'
    """
    if range_.operator is not None:
        end = range_.low if range_.low is not None else range_.high
        return f"({range_.operator} {value_text(end, budget)})"
    opening, closing = "[" if range_.low_closed else "(", "]" if range_.high_closed else ")"
    return f"{opening}{value_text(range_.low, budget)}..{value_text(range_.high, budget)}{closing}"


def short_text(value: Value) -> str:
    """Write a value for a message, cut to a reasonable length.

    >>> short_text("a")
    '"a"'
    """
    match value:
        case tuple() if len(value) > 3:
            text = f"[{', '.join(map(short_text, value[:3]))}, …]"
        case Context() if len(value.entries) > 3:
            text = "{…}"
        case str() if len(value) > _SHORT:
            text = f'"{value[:_SHORT]}…"'
        case tuple():
            text = f"[{', '.join(short_text(item) for item in value)}]"
        case Context():
            text = "{" + ", ".join(value.entries) + "}"
        case _:
            text = value_text(value, Budget())
    return text if len(text) <= 2 * _SHORT else text[: 2 * _SHORT] + "…"


def _joined(opening: str, parts: list[str], closing: str, budget: Budget) -> str:
    budget.check_string(sum(map(len, parts)))
    return opening + ", ".join(parts) + closing


def _key_text(name: str) -> str:
    plain = name.replace(" ", "").replace("_", "")
    return name if plain.isalnum() and not plain[0].isdigit() else f'"{name.translate(_ESCAPES)}"'


def _function_text(function: FunctionValue) -> str:
    return function.name or "function"
