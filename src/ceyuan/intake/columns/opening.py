"""A register in columns opened by what its name ends with.

Comes in: a path, a vocabulary, the day, what is wanted. Goes out: the file, ready to be read batch by batch.
Must not know: rules.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ceyuan.intake.columns.csv import open_text
from ceyuan.intake.columns.layout import Wanted
from ceyuan.intake.columns.parquet import BATCH_ROWS, open_parquet
from ceyuan.intake.columns.reading import ColumnsFile
from ceyuan.model.facts import Vocabulary


def open_columns(
    path: Path,
    vocabulary: Vocabulary,
    *,
    as_of: date,
    wanted: Wanted | None = None,
    batch_rows: int = BATCH_ROWS,
) -> ColumnsFile:
    """Open a Parquet or CSV register; see `files.is_columns_file` for which files these are.

    A CSV file comes in parts of a fixed number of bytes; `batch_rows` holds for Parquet.
    """
    if path.suffix.lower() == ".csv":
        return open_text(path, vocabulary, wanted=wanted)
    return open_parquet(path, vocabulary, as_of=as_of, wanted=wanted, batch_rows=batch_rows)
