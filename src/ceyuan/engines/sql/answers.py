"""The answers of a query, as small numbers by measure.

Comes in: nothing. Goes out: a frozen table of codes.
Must not know: SQL, databases.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ceyuan.engines.sql.compile import Queries
from ceyuan.engines.sql.measures import part_name

Codes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class CodeTable:
    """Codes for some firms: a `Code` by measure key, and truths (0, 1, 2) of its parts where they were asked for.

    `names` says how the firms are called, where the table does.
    """

    ids: Sequence[str]
    measures: Mapping[str, Codes]
    parts: Mapping[str, tuple[Codes, ...]]
    names: Sequence[str | None] | None = None


def code_table(queries: Queries, ids: Sequence[str], columns: Mapping[str, Codes]) -> CodeTable:
    """Sort output columns by measure."""
    measures = {key: columns[key] for key in queries.keys}
    parts = {
        key: tuple(columns[part_name(key, number)] for number in range(1, count + 1))
        for key, count in zip(queries.keys, queries.parts, strict=True)
    }
    return CodeTable(ids, measures, parts)
