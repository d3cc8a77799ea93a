"""Find firms of a register in columns by their id or name.

Comes in: a file in columns that is open, what the user typed. Goes out: the rows that are meant.
Must not know: rules.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ceyuan.intake.columns.reading import ColumnsFile
from ceyuan.model.columns import Columns, Ids


def find_rows(file: ColumnsFile, wanted: str) -> Iterator[tuple[Columns, int]]:
    """Give each row whose id or name is exactly `wanted`, with the columns it stands in; reads until the end."""
    for columns in file.batches():
        for row in _rows(columns, wanted):
            yield columns, row


def _rows(columns: Columns, wanted: str) -> list[int]:
    found = _same(columns.ids, wanted)
    if columns.names is not None:
        found |= _same(columns.names, wanted)
    return [int(row) for row in np.flatnonzero(found)]


def _same(texts: Ids, wanted: str) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    if isinstance(texts, pa.Array):
        same = pc.equal(texts, wanted).fill_null(False)
        return np.asarray(same.to_numpy(zero_copy_only=False), np.bool_)
    return np.array([str(texts[row]) == wanted for row in range(len(texts))], np.bool_)
