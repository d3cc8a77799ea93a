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


def find_rows(file: ColumnsFile, wanted: str, *, part: bool = False) -> Iterator[tuple[Columns, int]]:
    """Give each row whose id or name is `wanted`, or with `part` whose name holds it; reads until the end."""
    for columns in file.batches():
        names = columns.ids if columns.names is None else columns.names
        if part:
            found = _truths(pc.match_substring(_texts(names), wanted))
        else:
            found = _truths(pc.equal(_texts(columns.ids), wanted)) | _truths(pc.equal(_texts(names), wanted))
        for row in np.flatnonzero(found):
            yield columns, int(row)


def _texts(texts: Ids) -> pa.Array:
    return texts if isinstance(texts, pa.Array) else pa.array([str(texts[row]) for row in range(len(texts))])


def _truths(truths: pa.Array) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.asarray(truths.fill_null(False).to_numpy(zero_copy_only=False), np.bool_)
