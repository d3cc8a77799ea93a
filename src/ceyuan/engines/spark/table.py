"""A register where Spark sees it: its columns, and what its files say of themselves.

Comes in: a session and a path. Goes out: a frame with its names and types as Arrow has them.
Must not know: what the names mean, rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from ceyuan.engines.spark.errors import NO_PATH, OTHER_DAY, OTHER_FORMAT, UNREACHABLE, UNREADABLE
from ceyuan.engines.spark.failures import telling
from ceyuan.engines.spark.protocols import Frame, Session
from ceyuan.engines.spark.storage import Storage
from ceyuan.errors import CeyuanError

FORMAT_KEY, FORMAT = "ceyuan.format", "1"
AS_OF_KEY = "ceyuan.as_of"
_MOST_FILES = 64  # how many files are asked what day their titles stand on


@dataclass(frozen=True, slots=True)
class Table:
    """A register that was opened; nothing of its rows was read yet."""

    path: str
    frame: Frame
    schema: pa.Schema


def open_table(session: Session, path: str) -> Table:
    """Open a Parquet file or a folder of them."""
    with telling(path, UNREACHABLE):
        if not Storage(session).matches(path):
            raise CeyuanError(NO_PATH, data={"path": path})
    with telling(path, UNREADABLE):
        frame = session.read.parquet(path)
        return Table(path, frame, frame.limit(0).toArrow().schema)


def require_day(session: Session, table: Table, as_of: date, *, titles: bool) -> None:
    """Refuse files of another format, or whose titles (where they are used) were judged on another day.

    Of more than 64 files some are asked, spread over all.
    """
    with telling(table.path, UNREADABLE):
        files = table.frame.inputFiles()
        every = -(-len(files) // _MOST_FILES) or 1
        for file in files[::every]:
            stated = Storage(session).stated(file)
            if stated.get(FORMAT_KEY, FORMAT) != FORMAT:
                raise CeyuanError(OTHER_FORMAT, data={"path": file, "stated": stated[FORMAT_KEY]})
            day = stated.get(AS_OF_KEY, as_of.isoformat())
            if titles and day != as_of.isoformat():
                raise CeyuanError(OTHER_DAY, data={"path": file, "stated": day, "asked": as_of.isoformat()})
