"""`sort` (DMN 10.3.4) and `is`.

Comes in: lists and values. Goes out: values, or a suppressed failure.
Must not know: how arguments are checked or who calls.
"""

from __future__ import annotations

from functools import cmp_to_key

from ceyuan.feel.conformance import not_conforming
from ceyuan.feel.machine import Machine
from ceyuan.feel.operators import comparison
from ceyuan.feel.types import BOOLEAN
from ceyuan.feel.values import FunctionValue, Value


def sort(machine: Machine, values: tuple[Value, ...], precedes: FunctionValue) -> tuple[Value, ...]:
    """Answer `sort(list, precedes)`: stable; `precedes(x, y)` tells whether x comes before y."""

    def comes_first(left: Value, right: Value) -> int:
        answer = machine.call(precedes, (left, right))
        if not isinstance(answer, bool):
            raise not_conforming(answer, BOOLEAN)
        return -1 if answer else 1

    # The standard sort only asks whether one element is less than another, so two answers are enough.
    return tuple(sorted(values, key=cmp_to_key(comes_first)))


def identical(machine: Machine, first: Value, second: Value) -> bool:
    """Answer `is(value1, value2)`: the same element of the domain, so zones and fractions count."""
    return comparison.identical(first, second, machine.budget)
