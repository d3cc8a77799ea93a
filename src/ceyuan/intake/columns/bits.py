"""Bits and numbers of Arrow arrays as NumPy sees them, without a copy where the layout allows it.

Comes in: Arrow arrays. Goes out: packed bits and whole numbers.
Must not know: facts.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import DTypeLike, NDArray

from ceyuan.model.columns import Bits, no_bits, pack_bits, unpack_bits


def known_bits(array: pa.Array) -> Bits:
    """Give a bit for every row that holds a value.

    >>> known_bits(pa.array([1, None, 3])).tolist()
    [5]
    """
    if pa.types.is_null(array.type):
        return no_bits(len(array))
    buffer = array.buffers()[0]
    if buffer is None:
        return np.full((len(array) + 7) // 8, 0xFF, np.uint8)
    return _bits(buffer, array.offset, len(array))


def truth_bits(array: pa.Array) -> Bits:
    """Give a bit for every row that is true; a null is not.

    >>> truth_bits(pa.array([True, False, None])).tolist()
    [1]
    """
    if pa.types.is_null(array.type):
        return no_bits(len(array))
    return _bits(array.buffers()[1], array.offset, len(array)) & known_bits(array)


def numbers_of(array: pa.Array, kind: DTypeLike, words: int = 1) -> NDArray[np.generic]:
    """Give the values of an array as they lie in memory, `words` numbers a row; those of null rows are arbitrary."""
    if len(array) == 0:
        return np.zeros(0, kind)
    flat = np.frombuffer(array.buffers()[1], kind)
    return flat[array.offset * words : (array.offset + len(array)) * words]


def _bits(buffer: pa.Buffer, offset: int, rows: int) -> Bits:
    whole = np.frombuffer(buffer, np.uint8)
    first, last = offset // 8, (offset + rows + 7) // 8
    if offset % 8 == 0:
        return whole[first:last]
    return pack_bits(unpack_bits(whole[first:last], rows + offset % 8)[offset % 8 :])
