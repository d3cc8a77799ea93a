"""Cells of a separated text as typed arrays; what cannot be read spoils its own cell only.

Comes in: an Arrow array of texts and what it should hold. Goes out: a typed array, and the rows that could not be read.
Must not know: files. Python looks at distinct words only, and among numbers only at those out of the ordinary.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ceyuan.model.facts import FactType

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?", re.ASCII)
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_TRUTHS = {"true": True, "t": True, "1": True, "false": False, "f": False, "0": False}
_DIGITS = 38
Read = tuple[pa.Array, NDArray[np.bool_] | None]


def read_words(texts: pa.Array, kind: FactType, shift: int) -> Read:
    """Read what a column of a fact holds; numbers exactly, with `shift` decimal places."""
    match kind:
        case FactType.NUMBER:
            read = _numbers(texts, shift)
        case FactType.BOOLEAN:
            read = _by_word(texts, _truth, pa.bool_())
        case FactType.DATE:
            read = _by_word(texts, _day, pa.date32())
        case FactType.TEXT:
            return pc.utf8_trim_whitespace(texts), None
    return read, _spoiled(texts, read)


def _spoiled(texts: pa.Array, read: pa.Array) -> NDArray[np.bool_] | None:
    if read.null_count == texts.null_count:
        return None
    written = pc.not_equal(pc.utf8_trim_whitespace(texts), "")
    lost = pc.and_(pc.fill_null(written, fill_value=False), pc.is_null(read))
    truths: NDArray[np.bool_] = lost.to_numpy(zero_copy_only=False)
    return truths


def _by_word(texts: pa.Array, parse: Callable[[str], object], kind: pa.DataType) -> pa.Array:
    coded = texts.dictionary_encode()
    return pa.array([parse(one) for one in coded.dictionary.to_pylist()], kind).take(coded.indices)


def _truth(word: str) -> bool | None:
    return _TRUTHS.get(word.strip().lower())


def _day(word: str) -> date | None:
    found = _DAY.fullmatch(word.strip())
    try:
        return None if found is None else date.fromisoformat(found[1])
    except ValueError:
        return None


def _numbers(texts: pa.Array, shift: int) -> pa.Array:
    kind = pa.decimal128(_DIGITS, shift)
    if not pc.any(pc.match_substring_regex(texts, "[eE]")).as_py():  # the cast takes 1E-41 for zero
        try:
            return texts.cast(kind)
        except pa.ArrowInvalid:
            pass  # some cell is no number, or finer than its scale: find out which
    places = rf"(\.\d{{0,{shift}}})?" if shift else ""
    plain = pc.match_substring_regex(texts, rf"^[+-]?\d{{1,{_DIGITS - shift}}}{places}$")
    ordinary = pc.if_else(plain, texts, None).cast(kind)
    odd = pc.unique(pc.if_else(plain, None, texts)).drop_null()
    parsed = pa.array([_decimal(one, shift) for one in odd.to_pylist()], kind)
    return pc.coalesce(ordinary, parsed.take(pc.index_in(texts, value_set=odd)))


def _decimal(word: str, shift: int) -> Decimal | None:
    """Read a number in an unusual form; None where it is none, or not exact at the scale."""
    if _NUMBER.fullmatch(word.strip()) is None:
        return None
    number = Decimal(word.strip())
    if number.is_zero():
        return Decimal(0)
    if not -shift <= number.adjusted() < _DIGITS - shift:
        return None
    top, below = number.as_integer_ratio()
    whole, rest = divmod(top * 10**shift, below)
    return None if rest else Decimal(f"{whole}e-{shift}")
