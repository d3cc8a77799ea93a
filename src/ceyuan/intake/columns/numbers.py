"""Arrow numbers and days as whole numbers of a fact's smallest unit, exactly or not at all.

Comes in: an Arrow array, a fact, the power of ten between them. Goes out: `int64`, and which rows are wrong.
Must not know: column names, companions.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ceyuan.intake.columns.bits import numbers_of
from ceyuan.model.facts import Fact, FactType

_INT64 = 2**63 - 1
_EXACT = 2**53  # whole numbers below it are exact in a double
_EPOCH = 719_163  # 1970-01-01 as a proleptic ordinal day
_LAST_DAY = 3_652_059  # 9999-12-31
_SECONDS = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}
_DAY = 86_400


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """Whole numbers, and which rows cannot be right (None: none); rows without a value may be anything in both."""

    values: NDArray[np.int64]
    wrong: NDArray[np.bool_] | None = None


def read_numbers(array: pa.Array, fact: Fact, shift: int) -> Numbers:
    """Read numbers of a file, where one unit of it is ten to the `shift` of the fact's smallest."""
    kind = array.type
    if pa.types.is_null(kind):
        return Numbers(np.zeros(len(array), np.int64))
    if fact.type is FactType.DATE:
        return _days(array)
    low, high = _bounds(fact)
    if pa.types.is_decimal(kind):
        return _decimals(array, shift, low, high)
    if pa.types.is_floating(kind):
        return _floats(array, shift, low, high)
    return _scaled(_integers(array), 10**shift, low, high)


def _bounds(fact: Fact) -> tuple[int, int]:
    unit = 10**fact.scale
    low = -_INT64 if fact.minimum is None else ceil(Fraction(fact.minimum) * unit)
    high = _INT64 if fact.maximum is None else floor(Fraction(fact.maximum) * unit)
    return max(low, -_INT64), min(high, _INT64)


def _integers(array: pa.Array) -> Numbers:
    values = numbers_of(array, array.type.to_pandas_dtype()).astype(np.int64, copy=False)
    return Numbers(values, values < 0 if array.type == pa.uint64() else None)


def _scaled(numbers: Numbers, factor: int, low: int, high: int) -> Numbers:
    """Multiply, after a look at the ends: what would leave the bounds is wrong, and then its value is arbitrary."""
    values = numbers.values
    least, most = -(-low // factor), high // factor
    wrong = numbers.wrong
    if len(values) and (int(values.min()) < least or int(values.max()) > most):
        outside = (values < least) | (values > most)
        wrong = outside if wrong is None else wrong | outside
    if factor == 1:
        return Numbers(values, wrong)
    return Numbers(values * np.int64(factor if factor <= _INT64 else 0), wrong)


def _decimals(array: pa.Array, shift: int, low: int, high: int) -> Numbers:
    scale = array.type.scale
    numbers = _unscaled(array)
    if numbers.wrong is not None and scale > shift:
        return _wide(array, shift, low, high)
    if scale <= shift:
        return _scaled(numbers, 10 ** (shift - scale), low, high)
    divisor = 10 ** (scale - shift)
    if divisor > _INT64:
        return _wide(array, shift, low, high)
    whole = numbers.values // np.int64(divisor)
    finer = whole * np.int64(divisor) != numbers.values
    return _scaled(Numbers(whole, finer if finer.any() else None), 1, low, high)


def _unscaled(array: pa.Array) -> Numbers:
    """Give the whole numbers behind decimals; those that need more than 64 bits are wrong."""
    if array.type.bit_width < 128:
        return Numbers(numbers_of(array, f"i{array.type.bit_width // 8}").astype(np.int64, copy=False))
    pairs = numbers_of(array, np.int64, words=2).astype(np.int64, copy=False)
    values, above = np.ascontiguousarray(pairs[::2]), pairs[1::2]
    if array.type.precision <= 18:
        return Numbers(values)
    too_long = above != values >> 63
    if array.null_count:
        too_long &= pc.is_valid(array).to_numpy(zero_copy_only=False)
    return Numbers(values, too_long if too_long.any() else None)


def _wide(array: pa.Array, shift: int, low: int, high: int) -> Numbers:
    """Cut decimals that are long because they are fine; what the cut would change is too fine."""
    cut = pc.round(array, ndigits=shift, round_mode="towards_zero")
    finer = pc.fill_null(pc.not_equal(cut, array), fill_value=False).to_numpy(zero_copy_only=False)
    short = _unscaled(pc.cast(cut, pa.decimal128(38, shift), safe=False))
    wrong = finer if short.wrong is None else finer | short.wrong
    return _scaled(Numbers(short.values, wrong if wrong.any() else None), 1, low, high)


def _floats(array: pa.Array, shift: int, low: int, high: int) -> Numbers:
    """Take a double that is the nearest to a decimal of the scale for that decimal; anything else is wrong."""
    given = numbers_of(array, np.float64).astype(np.float64, copy=False)
    unit = float(10**shift)
    with np.errstate(all="ignore"):
        whole = np.rint(given * unit)
        exact = (whole / unit == given) & (np.abs(whole) < _EXACT)
    if exact.all():
        return _scaled(Numbers(whole.astype(np.int64)), 1, low, high)
    return _scaled(Numbers(np.where(exact, whole, 0.0).astype(np.int64), ~exact), 1, low, high)


def _days(array: pa.Array) -> Numbers:
    kind = array.type
    if pa.types.is_date32(kind):
        return _scaled(Numbers(numbers_of(array, np.int32).astype(np.int64) + _EPOCH), 1, 1, _LAST_DAY)
    unit = _SECONDS["ms" if pa.types.is_date64(kind) else kind.unit] * _DAY
    ticks = numbers_of(array, np.int64).astype(np.int64, copy=False)
    days = ticks // unit
    timed = days * unit != ticks
    return _scaled(Numbers(days + _EPOCH, timed if timed.any() else None), 1, 1, _LAST_DAY)
