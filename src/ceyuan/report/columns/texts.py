"""Ids, names and words as Arrow arrays.

Comes in: ids in any form that the model allows, small codes. Goes out: Arrow arrays.
Must not know: files.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from ceyuan.model.columns import Ids


def texts_of(ids: Ids) -> pa.Array:
    """Give ids as texts; an Arrow array of texts is taken as it is.

    >>> texts_of(["a", "b"]).to_pylist()
    ['a', 'b']
    """
    if isinstance(ids, pa.Array):
        return ids if pa.types.is_string(ids.type) else ids.cast(pa.string())
    return pa.array([str(ids[row]) for row in range(len(ids))], pa.string())


def words_of(codes: NDArray[np.integer], words: Sequence[str], known: NDArray[np.bool_] | None = None) -> pa.Array:
    """Give codes as words, null where they are not known.

    >>> words_of(np.array([1, 0], np.int8), ("no", "yes")).to_pylist()
    ['yes', 'no']
    """
    indices = pa.array(codes, mask=None if known is None else ~known)
    return pa.DictionaryArray.from_arrays(indices, pa.array(words, pa.string()))
