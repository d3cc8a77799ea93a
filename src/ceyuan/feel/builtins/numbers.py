"""Number functions (DMN 10.3.4) and those that sum up lists of numbers.

Comes in: checked arguments. Goes out: numbers, or a suppressed failure.
Must not know: how arguments are checked or who calls.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Decimal,
)

from ceyuan.feel.conformance import not_conforming
from ceyuan.feel.failures import ARGUMENT_VALUE, DIVISION_BY_ZERO, SuppressedError
from ceyuan.feel.machine import Machine
from ceyuan.feel.types import NUMBER
from ceyuan.feel.value_text import short_text
from ceyuan.feel.values import DaysDuration, MonthsDuration, Value
from ceyuan.feel.values.numbers import EXACT, LARGEST_SCALE, NUMBERS, SMALLEST_SCALE, finite


def decimal(_: Machine, number: Decimal, scale: Decimal) -> Decimal:
    """Answer `decimal(n, scale)`: half to even."""
    return _rounded(number, scale, ROUND_HALF_EVEN)


def floor(_: Machine, number: Decimal, scale: Decimal | None) -> Decimal:
    """Answer `floor(n, scale?)`."""
    return _rounded(number, scale or Decimal(0), ROUND_FLOOR)


def ceiling(_: Machine, number: Decimal, scale: Decimal | None) -> Decimal:
    """Answer `ceiling(n, scale?)`."""
    return _rounded(number, scale or Decimal(0), ROUND_CEILING)


def round_up(_: Machine, number: Decimal, scale: Decimal) -> Decimal:
    """Answer `round up(n, scale)`: away from zero."""
    return _rounded(number, scale, ROUND_UP)


def round_down(_: Machine, number: Decimal, scale: Decimal) -> Decimal:
    """Answer `round down(n, scale)`: towards zero."""
    return _rounded(number, scale, ROUND_DOWN)


def round_half_up(_: Machine, number: Decimal, scale: Decimal) -> Decimal:
    """Answer `round half up(n, scale)`."""
    return _rounded(number, scale, ROUND_HALF_UP)


def round_half_down(_: Machine, number: Decimal, scale: Decimal) -> Decimal:
    """Answer `round half down(n, scale)`."""
    return _rounded(number, scale, ROUND_HALF_DOWN)


def _rounded(number: Decimal, scale: Decimal, rounding: str) -> Decimal:
    digits = int(scale)
    if not SMALLEST_SCALE <= digits <= LARGEST_SCALE:
        raise SuppressedError(ARGUMENT_VALUE, parameter="scale", value=short_text(scale))
    unit = Decimal((0, (1,), -digits))
    return finite(number.quantize(unit, rounding=rounding, context=EXACT))


def absolute(_: Machine, value: Decimal | DaysDuration | MonthsDuration) -> Value:
    """Answer `abs(n)`."""
    match value:
        case DaysDuration():
            return DaysDuration(abs(value.nanoseconds))
        case MonthsDuration():
            return MonthsDuration(abs(value.months))
    return value.copy_abs()


def modulo(_: Machine, dividend: Decimal, divisor: Decimal) -> Decimal:
    """Answer `modulo(dividend, divisor)`: the remainder has the sign of the divisor.

    >>> modulo(None, Decimal(-12), Decimal(5))
    Decimal('3')
    """
    if not divisor:
        raise SuppressedError(DIVISION_BY_ZERO)
    rest = EXACT.remainder(dividend, divisor)
    if rest and rest.is_signed() != divisor.is_signed():
        rest = EXACT.add(rest, divisor)
    return finite(rest)


def square_root(_: Machine, number: Decimal) -> Decimal:
    """Answer `sqrt(number)`."""
    return finite(NUMBERS.sqrt(number))


def logarithm(_: Machine, number: Decimal) -> Decimal:
    """Answer `log(number)`, natural."""
    return finite(NUMBERS.ln(number))


def exponential(_: Machine, number: Decimal) -> Decimal:
    """Answer `exp(number)`."""
    return finite(NUMBERS.exp(number))


def even(machine: Machine, number: Decimal) -> bool:
    """Answer `even(number)`."""
    return modulo(machine, number, Decimal(2)) == 0


def odd(machine: Machine, number: Decimal) -> bool:
    """Answer `odd(number)`."""
    return modulo(machine, number, Decimal(2)) == 1


def total(machine: Machine, numbers: Sequence[Value]) -> Decimal | None:
    """Answer `sum(list)`; of nothing it is null."""
    checked = _numbers(machine, numbers)
    return _added(checked) if checked else None


def product(machine: Machine, numbers: Sequence[Value]) -> Decimal | None:
    """Answer `product(list)`; of nothing it is null."""
    checked = _numbers(machine, numbers)
    if not checked:
        return None
    result = Decimal(1)
    for number in checked:
        result = finite(NUMBERS.multiply(result, number))
    return result


def mean(machine: Machine, numbers: Sequence[Value]) -> Decimal | None:
    """Answer `mean(list)`; of nothing it is null."""
    checked = _numbers(machine, numbers)
    return _mean(checked) if checked else None


def median(machine: Machine, numbers: Sequence[Value]) -> Decimal | None:
    """Answer `median(list)`; of nothing it is null."""
    checked = sorted(_numbers(machine, numbers))
    if not checked:
        return None
    middle = len(checked) // 2
    return checked[middle] if len(checked) % 2 else _mean(checked[middle - 1 : middle + 1])


def standard_deviation(machine: Machine, numbers: Sequence[Value]) -> Decimal | None:
    """Answer `stddev(list)`: of a sample; of fewer than two numbers it is null."""
    checked = _numbers(machine, numbers)
    if len(checked) < 2:
        return None
    centre = _mean(checked)
    squares = [NUMBERS.power(NUMBERS.subtract(number, centre), Decimal(2)) for number in checked]
    return finite(NUMBERS.sqrt(NUMBERS.divide(_added(squares), Decimal(len(checked) - 1))))


def mode(machine: Machine, numbers: Sequence[Value]) -> tuple[Value, ...]:
    """Answer `mode(list)`: the most frequent numbers, in ascending order."""
    counts = Counter(_numbers(machine, numbers))
    most = max(counts.values(), default=0)
    return tuple(sorted(number for number, count in counts.items() if count == most))


def _numbers(machine: Machine, values: Sequence[Value]) -> list[Decimal]:
    machine.budget.spend(len(values))
    numbers = []
    for value in values:
        if not isinstance(value, Decimal):
            raise not_conforming(value, NUMBER)
        numbers.append(value)
    return numbers


def _added(numbers: Sequence[Decimal]) -> Decimal:
    result = Decimal(0)
    for number in numbers:
        result = NUMBERS.add(result, number)
    return finite(result)


def _mean(numbers: Sequence[Decimal]) -> Decimal:
    return finite(NUMBERS.divide(_added(numbers), Decimal(len(numbers))))
