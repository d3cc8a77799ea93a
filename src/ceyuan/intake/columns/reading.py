"""A register in columns that is open: what it holds, its columns batch by batch, and the report at the end.

Comes in: batches of a reader of some file type. Goes out: columns in bounded memory, or an error.
Must not know: file types, rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from ceyuan.errors import CeyuanError, ErrorKind
from ceyuan.intake.columns.arrow import Spoiled, columns_of_batch, texts_of
from ceyuan.intake.columns.errors import BROKEN, EMPTY_FILE, NOT_A_FILE, UNREADABLE
from ceyuan.intake.columns.layout import Layout, Unrecognised
from ceyuan.intake.columns.tally import ColumnsReport, Tally
from ceyuan.intake.errors import FILE_MISSING
from ceyuan.model.columns import Columns

FAILURES = (pa.ArrowException, OSError, UnicodeDecodeError)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows: typed, as they were written, and in which rows a text could not be read."""

    batch: pa.RecordBatch
    written: pa.RecordBatch
    spoiled: Spoiled


class ColumnsFile:
    """One reading of one file; `rows` is None where only reading tells how many there are."""

    def __init__(self, path: Path, layout: Layout, rows: int | None, blocks: Callable[[], Iterator[Block]]) -> None:
        self.path = path
        self.rows = rows
        self.layout = layout
        self._blocks = blocks
        self._tally = Tally(path.name, layout)

    @property
    def recognised(self) -> tuple[str, ...]:
        """Name the columns whose names mean something."""
        return self.layout.recognised

    @property
    def unrecognised(self) -> tuple[Unrecognised, ...]:
        """Name the columns whose names mean nothing here, each with the nearest known name."""
        return self.layout.unrecognised

    @property
    def lacking(self) -> tuple[str, ...]:
        """Name the columns that were wanted and are not there."""
        return self.layout.lacking

    def report(self) -> ColumnsReport:
        """Say what was read so far."""
        return self._tally.report()

    def batches(self) -> Iterator[Columns]:
        """Read the file from its beginning, some rows at a time."""
        tally = self._tally = Tally(self.path.name, self.layout)
        try:
            for block in self._blocks():
                at = (str(self.path), tally.rows)
                columns = columns_of_batch(block.batch, self.layout, spoiled=block.spoiled, at=at)
                tally.add(columns, block.written, block.spoiled)
                yield columns
            tally.finish(lambda: (texts_of(block.batch.column(0)) for block in self._blocks()))
        except FAILURES as error:
            raise failed(BROKEN if tally.rows else UNREADABLE, self.path, error, tally.rows) from error


def failed(kind: ErrorKind, path: Path, error: BaseException, rows: int = 0) -> CeyuanError:
    """Tell a failure of the library underneath in one line."""
    told = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    reason = " ".join(told.split())[:_LONGEST]
    return CeyuanError(kind, data={"path": str(path), "reason": reason, "rows": rows})


def require_plain_file(path: Path) -> None:
    """Refuse what is not there, a folder, and a file without a byte."""
    if path.is_dir():
        raise CeyuanError(NOT_A_FILE, data={"path": str(path)})
    try:
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise CeyuanError(FILE_MISSING, data={"path": str(path)}) from error
    except OSError as error:
        raise failed(UNREADABLE, path, error) from error
    if size == 0:
        raise CeyuanError(EMPTY_FILE, data={"path": str(path)})
