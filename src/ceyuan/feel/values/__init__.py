"""FEEL values: numbers, texts, booleans, null, dates and times, durations, ranges, lists, contexts, functions.

Comes in: nothing. Goes out: one import for everything that handles values.
Must not know: syntax or evaluation.
"""

from ceyuan.feel.values.containers import Context, FunctionValue, Range, RangeOperator, Value
from ceyuan.feel.values.durations import DaysDuration, MonthsDuration
from ceyuan.feel.values.moments import Date, DateTime, Time, Zone
from ceyuan.feel.values.python import from_python, to_python

__all__ = [
    "Context",
    "Date",
    "DateTime",
    "DaysDuration",
    "FunctionValue",
    "MonthsDuration",
    "Range",
    "RangeOperator",
    "Time",
    "Value",
    "Zone",
    "from_python",
    "to_python",
]
