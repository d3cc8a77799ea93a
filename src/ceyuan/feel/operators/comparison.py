"""`= != < <= > >=` (DMN 10.3.2.2): equality and order of values of one kind.

Comes in: two values. Goes out: true or false, or a suppressed failure where they cannot be compared.
Must not know: expressions.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

from ceyuan.feel.conformance import scalar_type
from ceyuan.feel.failures import ZONES_DIFFER, SuppressedError
from ceyuan.feel.limits import Budget
from ceyuan.feel.operators.arithmetic import operands
from ceyuan.feel.operators.logic import conjunction
from ceyuan.feel.syntax import ComparisonOperator
from ceyuan.feel.values import Context, Date, DateTime, DaysDuration, FunctionValue, MonthsDuration, Range, Time, Value
from ceyuan.feel.values.moments import NANOSECONDS


def compare(operator: ComparisonOperator, left: Value, right: Value, budget: Budget) -> bool:
    """Apply a comparison to two values.

    >>> compare("<", Decimal(1), Decimal(2), Budget()), compare("=", None, Decimal(0), Budget())
    (True, False)
    """
    if operator in ("=", "!="):
        same = equal(left, right, budget)
        if same is None:
            raise incomparable(operator, left, right)
        return same if operator == "=" else not same
    sign = order(left, right)
    if sign is None:
        raise incomparable(operator, left, right)
    match operator:
        case "<":
            return sign < 0
        case "<=":
            return sign <= 0
        case ">":
            return sign > 0
    return sign >= 0


def incomparable(operator: str, left: Value, right: Value) -> SuppressedError:
    """Give the failure of comparing what cannot be compared.

    >>> incomparable("<", Time(8, 0, 0), Time(8, 0, 0, zone=0)).kind.code
    'feel.zones-differ'
    """
    if isinstance(left, Time | DateTime) and type(left) is type(right):
        return SuppressedError(ZONES_DIFFER)
    return operands(operator, left, right)


def order(left: Value, right: Value) -> int | None:
    """Give -1, 0 or 1 as the first value comes before, with or after the second; None when there is no order.

    >>> order("a", "b"), order("a", Decimal(1))
    (-1, None)
    """
    match left, right:
        case Decimal(), Decimal():
            return _sign(left, right)
        case str(), str():
            return _sign(left, right)
        case Date(), Date():
            return _sign(left.number, right.number)
        case Time(), Time():
            return _moment_order(left, right)
        case DateTime(), DateTime():
            return _moment_order(left, right)
        case DaysDuration(), DaysDuration():
            return _sign(left.nanoseconds, right.nanoseconds)
        case MonthsDuration(), MonthsDuration():
            return _sign(left.months, right.months)
    return None


_Ordered = TypeVar("_Ordered", Decimal, str, int)


def _sign(left: _Ordered, right: _Ordered) -> int:
    return 0 if left == right else -1 if left < right else 1


def _moment_order(left: Time | DateTime, right: Time | DateTime) -> int | None:
    # Moments are compared to the second, as the conformance kit has it; a moment in another zone by its instant.
    left_zone, right_zone = _zone(left), _zone(right)
    if left_zone == right_zone and (left_zone is None or isinstance(left, Time)):
        return _sign(_local(left) // NANOSECONDS, _local(right) // NANOSECONDS)
    if left.offset is None or right.offset is None:
        return None
    return _sign(_local(left) // NANOSECONDS - left.offset, _local(right) // NANOSECONDS - right.offset)


def _zone(moment: Time | DateTime) -> int | str | None:
    return moment.zone if isinstance(moment, Time) else moment.time.zone


def _local(moment: Time | DateTime) -> int:
    return moment.nanosecond_of_day if isinstance(moment, Time) else moment.local


def equal(left: Value, right: Value, budget: Budget) -> bool | None:
    """Tell whether two values are equal; None when they are of different kinds and cannot be.

    >>> equal((Decimal(1), "a"), (Decimal("1.0"), "a"), Budget()), equal(Decimal(1), "1", Budget())
    (True, None)
    """
    if left is None or right is None:
        return left is None and right is None
    match left, right:
        case tuple(), tuple():
            return _equal_lists(left, right, budget)
        case Context(), Context():
            return _equal_contexts(left, right, budget)
        case Range(), Range():
            return _equal_ranges(left, right, budget)
        case FunctionValue(), FunctionValue():
            return left is right
        case bool(), bool():
            return left is right
    sign = order(left, right)
    return None if sign is None else sign == 0


def _equal_lists(left: tuple[Value, ...], right: tuple[Value, ...], budget: Budget) -> bool | None:
    if len(left) != len(right):
        return False
    budget.spend(len(left))
    return conjunction(equal(mine, theirs, budget) for mine, theirs in zip(left, right, strict=True))


def _equal_contexts(left: Context, right: Context, budget: Budget) -> bool | None:
    if left.entries.keys() != right.entries.keys():
        return False
    budget.spend(len(left.entries))
    return conjunction(equal(value, right.entries[name], budget) for name, value in left.entries.items())


def _equal_ranges(left: Range, right: Range, budget: Budget) -> bool | None:
    mine = (left.low_closed, left.high_closed, left.operator)
    if mine != (right.low_closed, right.high_closed, right.operator):
        return False
    return conjunction((equal(left.low, right.low, budget), equal(left.high, right.high, budget)))


def identical(left: Value, right: Value, budget: Budget) -> bool:
    """Tell whether two values are the same element of FEEL's domain, as `is()` asks: zone and fraction count.

    >>> identical(Time(8, 0, 0, zone=0), Time(8, 0, 0), Budget())
    False
    """
    match left, right:
        case (Time(), Time()) | (DateTime(), DateTime()):
            return left == right
        case tuple(), tuple():
            budget.spend(len(left))
            return len(left) == len(right) and all(
                identical(mine, theirs, budget) for mine, theirs in zip(left, right, strict=True)
            )
        case Context(), Context():
            budget.spend(len(left.entries))
            return left.entries.keys() == right.entries.keys() and all(
                identical(value, right.entries[name], budget) for name, value in left.entries.items()
            )
    same_kind = type(left) is type(right) or (scalar_type(left) is None and scalar_type(right) is None)
    return same_kind and equal(left, right, budget) is True
