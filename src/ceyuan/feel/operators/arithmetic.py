"""`+ - * / **` and the sign (DMN 10.3.2).

Comes in: two values. Goes out: their sum, difference, product, quotient or power, or a suppressed failure.
Must not know: expressions.
"""

from __future__ import annotations

from decimal import Decimal

from ceyuan.feel.conformance import value_words
from ceyuan.feel.failures import DIVISION_BY_ZERO, OPERAND, OPERANDS, ZONES_DIFFER, SuppressedError
from ceyuan.feel.limits import Budget
from ceyuan.feel.syntax import ArithmeticOperator
from ceyuan.feel.values import Date, DateTime, DaysDuration, MonthsDuration, Time, Value
from ceyuan.feel.values.calendar import add_months
from ceyuan.feel.values.moments import (
    NANOSECONDS,
    midnight,
    moment_from_instant,
    moment_from_local,
    time_from_nanoseconds,
)
from ceyuan.feel.values.numbers import EXACT, NUMBERS, finite


def calculate(operator: ArithmeticOperator, left: Value, right: Value, budget: Budget) -> Value:
    """Apply an arithmetic operator to two values.

    >>> calculate("+", Decimal("0.1"), Decimal("0.2"), Budget())
    Decimal('0.3')
    """
    match operator:
        case "+":
            result = _sum(left, right, budget)
        case "-":
            result = _difference(left, right)
        case "*":
            result = _product(left, right)
        case "/":
            result = _quotient(left, right)
        case "**":
            result = _power(left, right)
    if result is None:
        raise operands(operator, left, right)
    return result


def operands(operator: str, left: Value, right: Value) -> SuppressedError:
    """Give the failure of an operator that does not apply to two values.

    >>> operands("+", None, "a").data["left_en"]
    'null'
    """
    left_zh, left_en = value_words(left)
    right_zh, right_en = value_words(right)
    return SuppressedError(
        OPERANDS, operator=operator, left_zh=left_zh, left_en=left_en, right_zh=right_zh, right_en=right_en
    )


def negated(value: Value) -> Value:
    """Apply the sign.

    >>> negated(Decimal(2)), negated(MonthsDuration(1))
    (Decimal('-2'), MonthsDuration(months=-1))
    """
    match value:
        case Decimal():
            return finite(value.copy_negate())
        case DaysDuration():
            return DaysDuration(-value.nanoseconds)
        case MonthsDuration():
            return MonthsDuration(-value.months)
    value_zh, value_en = value_words(value)
    raise SuppressedError(OPERAND, operator="-", value_zh=value_zh, value_en=value_en)


def _sum(left: Value, right: Value, budget: Budget) -> Value:
    match left, right:
        case Decimal(), Decimal():
            return finite(NUMBERS.add(left, right))
        case str(), str():
            budget.check_string(len(left) + len(right))
            return left + right
        case DaysDuration(), DaysDuration():
            return DaysDuration(left.nanoseconds + right.nanoseconds)
        case MonthsDuration(), MonthsDuration():
            return MonthsDuration(left.months + right.months)
        case ((Date() | DateTime() | Time()), (DaysDuration() | MonthsDuration())):
            return _moved(left, right)
        case ((DaysDuration() | MonthsDuration()), (Date() | DateTime() | Time())):
            return _moved(right, left)
    return None


def _difference(left: Value, right: Value) -> Value:
    match left, right:
        case Decimal(), Decimal():
            return finite(NUMBERS.subtract(left, right))
        case DaysDuration(), DaysDuration():
            return DaysDuration(left.nanoseconds - right.nanoseconds)
        case MonthsDuration(), MonthsDuration():
            return MonthsDuration(left.months - right.months)
        case ((Date() | DateTime() | Time()), DaysDuration()):
            return _moved(left, DaysDuration(-right.nanoseconds))
        case ((Date() | DateTime() | Time()), MonthsDuration()):
            return _moved(left, MonthsDuration(-right.months))
        case ((Date() | DateTime()), (Date() | DateTime())):
            return _elapsed(_as_moment(right), _as_moment(left))
        case Time(), Time():
            return _clock_difference(left, right)
    return None


def _product(left: Value, right: Value) -> Value:
    match left, right:
        case Decimal(), Decimal():
            return finite(NUMBERS.multiply(left, right))
        case Decimal(), (DaysDuration() | MonthsDuration()):
            return _scaled(right, left)
        case ((DaysDuration() | MonthsDuration()), Decimal()):
            return _scaled(left, right)
    return None


def _quotient(left: Value, right: Value) -> Value:
    match left, right:
        case Decimal(), Decimal():
            return _ratio(left, right)
        case DaysDuration(), DaysDuration():
            return _ratio(Decimal(left.nanoseconds), Decimal(right.nanoseconds))
        case MonthsDuration(), MonthsDuration():
            return _ratio(Decimal(left.months), Decimal(right.months))
        case DaysDuration(), Decimal():
            return DaysDuration(int(_ratio(Decimal(left.nanoseconds), right)))
        case MonthsDuration(), Decimal():
            return MonthsDuration(int(_ratio(Decimal(left.months), right)))
    return None


def _ratio(dividend: Decimal, divisor: Decimal) -> Decimal:
    if not divisor:
        raise SuppressedError(DIVISION_BY_ZERO)
    return finite(NUMBERS.divide(dividend, divisor))


def _power(left: Value, right: Value) -> Value:
    if not isinstance(left, Decimal) or not isinstance(right, Decimal):
        return None
    return finite(NUMBERS.power(left, right)) if right else Decimal(1)


def _scaled(duration: DaysDuration | MonthsDuration, factor: Decimal) -> Value:
    # Parts of a nanosecond or month are dropped.
    if isinstance(duration, DaysDuration):
        return DaysDuration(int(EXACT.multiply(Decimal(duration.nanoseconds), factor)))
    return MonthsDuration(int(EXACT.multiply(Decimal(duration.months), factor)))


def _moved(start: Date | DateTime | Time, duration: DaysDuration | MonthsDuration) -> Value:
    match start, duration:
        case Date(), MonthsDuration():
            return _months_later(start, duration.months)
        case Date(), DaysDuration():
            return _later(midnight(start), duration.nanoseconds).date
        case DateTime(), MonthsDuration():
            return DateTime(_months_later(start.date, duration.months), start.time)
        case DateTime(), DaysDuration():
            return _later(start, duration.nanoseconds)
        case Time(), DaysDuration():
            return time_from_nanoseconds(start.nanosecond_of_day + duration.nanoseconds, start.zone)
    return None


def _months_later(date: Date, months: int) -> Date:
    return Date(*add_months(date.parts, months))


def _later(start: DateTime, nanoseconds: int) -> DateTime:
    zone, instant = start.time.zone, start.instant
    if zone is None or instant is None:
        return moment_from_local(start.local + nanoseconds, None)
    return moment_from_instant(instant + nanoseconds, zone)


def _as_moment(value: Date | DateTime) -> DateTime:
    return midnight(value) if isinstance(value, Date) else value


def _elapsed(start: DateTime, end: DateTime) -> DaysDuration:
    if start.time.zone is None and end.time.zone is None:
        return DaysDuration(end.local - start.local)
    first, last = start.instant, end.instant
    if first is None or last is None:
        raise SuppressedError(ZONES_DIFFER)
    return DaysDuration(last - first)


def _clock_difference(left: Time, right: Time) -> DaysDuration:
    difference = left.nanosecond_of_day - right.nanosecond_of_day
    if left.zone == right.zone:
        return DaysDuration(difference)
    if left.offset is None or right.offset is None:
        raise SuppressedError(ZONES_DIFFER)
    return DaysDuration(difference - (left.offset - right.offset) * NANOSECONDS)
