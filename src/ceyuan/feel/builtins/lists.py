"""List functions (DMN 10.3.4); positions count from 1, or from the end below zero.

Comes in: checked arguments. Goes out: values, or a suppressed failure.
Must not know: how arguments are checked or who calls.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal

from ceyuan.feel.conformance import not_conforming
from ceyuan.feel.failures import ARGUMENT_VALUE, INDEX_OUT_OF_RANGE, SuppressedError
from ceyuan.feel.machine import Machine
from ceyuan.feel.operators.comparison import compare, equal
from ceyuan.feel.operators.logic import conjunction, disjunction
from ceyuan.feel.types import BOOLEAN
from ceyuan.feel.value_text import short_text
from ceyuan.feel.values import Date, DaysDuration, FunctionValue, MonthsDuration, Value

List = tuple[Value, ...]


def list_contains(machine: Machine, values: List, element: Value) -> bool:
    """Answer `list contains(list, element)`."""
    machine.budget.spend(len(values))
    return any(equal(value, element, machine.budget) is True for value in values)


def count(_: Machine, values: List) -> Decimal:
    """Answer `count(list)`."""
    return Decimal(len(values))


def smallest(machine: Machine, values: List) -> Value:
    """Answer `min(list)`; of nothing it is null."""
    return _extreme(machine, values, largest_wanted=False)


def largest(machine: Machine, values: List) -> Value:
    """Answer `max(list)`; of nothing it is null."""
    return _extreme(machine, values, largest_wanted=True)


def _extreme(machine: Machine, values: List, *, largest_wanted: bool) -> Value:
    machine.budget.spend(len(values))
    if not values:
        return None
    best = values[0]
    compare("<=", best, best, machine.budget)  # a single null or boolean is refused like any other
    for value in values[1:]:
        if compare(">" if largest_wanted else "<", value, best, machine.budget):
            best = value
    return best


def all_true(machine: Machine, values: List) -> bool | None:
    """Answer `all(list)`."""
    machine.budget.spend(len(values))
    return _boolean(values, conjunction(values))


def any_true(machine: Machine, values: List) -> bool | None:
    """Answer `any(list)`."""
    machine.budget.spend(len(values))
    return _boolean(values, disjunction(values))


def _boolean(values: List, result: Value) -> bool | None:
    if result is None:
        for value in values:
            if value is not None and not isinstance(value, bool):
                raise not_conforming(value, BOOLEAN)
    return result if isinstance(result, bool) else None


def sublist(_: Machine, values: List, start: Decimal, length: Decimal | None) -> List:
    """Answer `sublist(list, start position, length?)`; it must lie inside the list."""
    first = _index(values, start)
    if length is None:
        return values[first:]
    size = int(length)
    if size < 0 or first + size > len(values):
        raise SuppressedError(ARGUMENT_VALUE, parameter="length", value=short_text(length))
    return values[first : first + size]


def append(machine: Machine, values: List, items: List) -> List:
    """Answer `append(list, item…)`."""
    machine.budget.check_list(len(values) + len(items))
    return values + items


def concatenate(machine: Machine, lists: Sequence[List]) -> List:
    """Answer `concatenate(list…)`."""
    machine.budget.check_list(sum(map(len, lists)))
    return tuple(value for values in lists for value in values)


def insert_before(machine: Machine, values: List, position: Decimal, item: Value) -> List:
    """Answer `insert before(list, position, newItem)`; one position after the end is the end."""
    machine.budget.check_list(len(values) + 1)
    index = len(values) if position == len(values) + 1 else _index(values, position)
    return (*values[:index], item, *values[index:])


def remove(_: Machine, values: List, position: Decimal) -> List:
    """Answer `remove(list, position)`."""
    index = _index(values, position)
    return values[:index] + values[index + 1 :]


def replace_at(_: Machine, values: List, position: Decimal, item: Value) -> List:
    """Answer `list replace(list, position, newItem)`."""
    index = _index(values, position)
    return (*values[:index], item, *values[index + 1 :])


def replace_matching(machine: Machine, values: List, match: FunctionValue, item: Value) -> List:
    """Answer `list replace(list, match, newItem)`: where `match(item, newItem)` is true."""
    result: list[Value] = []
    for value in values:
        machine.budget.spend(1)
        answer = machine.call(match, (value, item))
        if not isinstance(answer, bool):
            raise not_conforming(answer, BOOLEAN)
        result.append(item if answer else value)
    return tuple(result)


def reverse(_: Machine, values: List) -> List:
    """Answer `reverse(list)`."""
    return values[::-1]


def index_of(machine: Machine, values: List, match: Value) -> List:
    """Answer `index of(list, match)`: all positions, in order."""
    machine.budget.spend(len(values))
    return tuple(
        Decimal(position)
        for position, value in enumerate(values, start=1)
        if equal(value, match, machine.budget) is True
    )


def union(machine: Machine, lists: Sequence[List]) -> List:
    """Answer `union(list…)`: without duplicates."""
    return distinct_values(machine, concatenate(machine, lists))


def distinct_values(machine: Machine, values: List) -> List:
    """Answer `distinct values(list)`: the first of each, in order."""
    machine.budget.spend(len(values))
    kept: list[Value] = []
    seen: set[Hashable] = set()
    others: list[Value] = []
    for value in values:
        key = _key(value)
        if key is None:
            machine.budget.spend(len(others))
            if any(equal(value, other, machine.budget) is True for other in others):
                continue
            others.append(value)
        elif key in seen:
            continue
        else:
            seen.add(key)
        kept.append(value)
    return tuple(kept)


def _key(value: Value) -> Hashable:
    # Equal values of these kinds have equal keys; all others are compared one by one.
    match value:
        case Decimal() | None | bool() | str() | Date() | DaysDuration() | MonthsDuration():
            return value, type(value)
    return None


def flatten(machine: Machine, values: List) -> List:
    """Answer `flatten(list)`: lists inside become their elements, at any depth."""
    result: list[Value] = []
    waiting: list[Iterator[Value]] = [iter(values)]
    while waiting:
        for value in waiting[-1]:
            machine.budget.spend(1)
            if isinstance(value, tuple):
                waiting.append(iter(value))
                break
            result.append(value)
        else:
            waiting.pop()
    machine.budget.check_list(len(result))
    return tuple(result)


def _index(values: List, position: Decimal) -> int:
    place = int(position)
    if place == 0 or abs(place) > len(values):
        raise SuppressedError(INDEX_OUT_OF_RANGE, length=len(values), index=short_text(position))
    return place - 1 if place > 0 else len(values) + place
