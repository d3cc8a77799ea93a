"""The values of FEEL: which Python types they are, and those that hold other values.

Comes in: values. Goes out: ranges, contexts and functions, all immutable.
Must not know: how values are compared, written or calculated with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ceyuan.feel.syntax import ComparisonOperator
from ceyuan.feel.types import FunctionType
from ceyuan.feel.values.durations import DaysDuration, MonthsDuration
from ceyuan.feel.values.moments import Date, DateTime, Time

RangeOperator = ComparisonOperator


@dataclass(frozen=True, slots=True)
class Range:
    """All values between two ends; an end that is None is open-ended (or unknown, see `operator`).

    `operator` is set when the range was written `(< 10)`; then a missing end means that there is none.
    Written `[null..10]`, a missing end is null: only values the other end excludes are known to lie outside.
    """

    low: Value
    high: Value
    low_closed: bool
    high_closed: bool
    operator: RangeOperator | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """Names with values, in order; never changed after it is made.

    >>> Context({"a": None}).entries["a"] is None
    True
    """

    entries: Mapping[str, Value]


@dataclass(frozen=True, slots=True, eq=False)
class FunctionValue:
    """Any function; what it does is known to its kind (closure, built-in, function of the host).

    `types` holds one type for each form it can be called in.
    """

    name: str
    types: tuple[FunctionType, ...]


Value = (
    Decimal
    | str
    | bool
    | None
    | Date
    | Time
    | DateTime
    | DaysDuration
    | MonthsDuration
    | Range
    | Context
    | FunctionValue
    | tuple["Value", ...]
)
