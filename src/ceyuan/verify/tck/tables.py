"""Decision tables (DMN chapter 8): what the hit policy makes of the rules that match.

Comes in: a table, the outputs of its matching rules, and a way to evaluate FEEL. Goes out: its output, or an error.
Must not know: how rules are matched or where the table stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ceyuan.errors import CeyuanError
from ceyuan.feel.limits import Budget
from ceyuan.feel.operators.comparison import equal
from ceyuan.feel.values import Context, Value
from ceyuan.verify.tck.errors import SEVERAL_RULES
from ceyuan.verify.tck.model import DecisionTable

Row = tuple[Value, ...]
"""The values of the output cells of a rule."""

Feel = Callable[[str, Mapping[str, Value]], Value]
"""Evaluates FEEL text with additional names."""

_LISTS = ("RULE ORDER", "OUTPUT ORDER", "COLLECT")
_AGGREGATIONS = {"SUM": "sum(rows)", "MIN": "min(rows)", "MAX": "max(rows)", "COUNT": "count(rows)"}


def table_output(table: DecisionTable, rows: Sequence[Row], feel: Feel) -> Value:
    """Give the output of a table whose matching rules gave these rows, in the order of the rules."""
    if not rows and any(column.default for column in table.outputs):
        return _default(table, feel)
    if table.hit_policy == "COLLECT" and table.aggregation:
        return feel(_AGGREGATIONS[table.aggregation], {"rows": tuple(row[0] for row in rows)})
    if not rows:
        return () if table.hit_policy in _LISTS else None
    match table.hit_policy:
        case "UNIQUE" | "ANY":
            _refuse_contradiction(table, rows)
            return _output(table, rows[0])
        case "FIRST":
            return _output(table, rows[0])
        case "PRIORITY":
            return _output(table, _by_priority(table, rows, feel)[0])
        case "OUTPUT ORDER":
            return tuple(_output(table, row) for row in _by_priority(table, rows, feel))
    return tuple(_output(table, row) for row in rows)


def _output(table: DecisionTable, row: Row) -> Value:
    if len(table.outputs) == 1:
        return row[0]
    return Context({column.text: value for column, value in zip(table.outputs, row, strict=True)})


def _default(table: DecisionTable, feel: Feel) -> Value:
    value = _output(table, tuple(feel(column.default, {}) if column.default else None for column in table.outputs))
    return (value,) if table.hit_policy in _LISTS and not table.aggregation else value


def _refuse_contradiction(table: DecisionTable, rows: Sequence[Row]) -> None:
    # With hit policy ANY several rules may match when they say the same.
    same = table.hit_policy == "ANY" and all(equal(row, rows[0], Budget()) for row in rows)
    if len(rows) > 1 and not same:
        raise CeyuanError(SEVERAL_RULES, data={"count": len(rows), "policy": table.hit_policy})


def _by_priority(table: DecisionTable, rows: Sequence[Row], feel: Feel) -> list[Row]:
    ranked: list[Row] = [_listed(column.values, feel) for column in table.outputs]

    def rank(row: Row) -> tuple[int, ...]:
        return tuple(
            next((place for place, other in enumerate(values) if equal(value, other, Budget())), len(values))
            for value, values in zip(row, ranked, strict=True)
        )

    return sorted(rows, key=rank)


def _listed(values: str | None, feel: Feel) -> Row:
    listed = feel(f"[{values}]", {}) if values else ()
    return listed if isinstance(listed, tuple) else ()
