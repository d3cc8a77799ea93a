"""What is used of Spark's objects, as types that need no Spark.

Comes in: nothing. Goes out: protocols.
Must not know: Spark itself, so that the library can be checked and imported without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

import pyarrow as pa

Decide = Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]


class Writer(Protocol):
    """Writes a frame to storage."""

    def option(self, key: str, value: str, /) -> Writer:
        """Set an option of this writing."""

    def parquet(self, path: str, /) -> None:
        """Write a folder of Parquet files."""


class Frame(Protocol):
    """A table that Spark knows how to compute."""

    @property
    def columns(self) -> list[str]:
        """Name the columns."""

    @property
    def write(self) -> Writer:
        """Give a writer."""

    def select(self, *names: str) -> Frame:
        """Take some columns."""

    def selectExpr(self, *texts: str) -> Frame:  # noqa: N802 -- Spark's name
        """Compute columns."""

    def limit(self, rows: int, /) -> Frame:
        """Take the first rows."""

    def toArrow(self) -> pa.Table:  # noqa: N802 -- Spark's name
        """Bring the table to the driver."""

    def mapInArrow(self, work: Decide, schema: str, /) -> Frame:  # noqa: N802 -- Spark's name
        """Send batches through a function on the executors."""

    def observe(self, observation: object, /, *counts: object) -> Frame:
        """Count while the frame is computed."""

    def inputFiles(self) -> list[str]:  # noqa: N802 -- Spark's name
        """Name the files that the frame reads."""


class Reader(Protocol):
    """Reads frames from storage."""

    def parquet(self, path: str, /) -> Frame:
        """Read a file or a folder."""


class Settings(Protocol):
    """The session's settings."""

    def get(self, key: str, /) -> str:
        """Give a setting."""

    def set(self, key: str, value: str, /) -> None:
        """Change a setting."""


class Stage(Protocol):
    """How far a stage has come."""

    @property
    def numTasks(self) -> int:  # noqa: N802 -- Spark's name
        """Count its tasks."""

    @property
    def numCompletedTasks(self) -> int:  # noqa: N802 -- Spark's name
        """Count those that are done."""


class Tracker(Protocol):
    """Tells how far jobs have come."""

    def getActiveStageIds(self) -> list[int]:  # noqa: N802 -- Spark's name
        """Name the stages that run."""

    def getStageInfo(self, stage: int, /) -> Stage | None:  # noqa: N802 -- Spark's name
        """Describe a stage."""


class Context(Protocol):
    """The connection to the cluster."""

    def broadcast(self, value: object, /) -> Shared:
        """Send a value once to every executor."""

    def statusTracker(self) -> Tracker:  # noqa: N802 -- Spark's name
        """Give what tells progress."""

    def setJobGroup(self, group: str, description: str, /) -> None:  # noqa: N802 -- Spark's name
        """Name the jobs that this thread starts."""

    def cancelJobGroup(self, group: str, /) -> None:  # noqa: N802 -- Spark's name
        """End the jobs of a name."""

    def setLogLevel(self, level: str, /) -> None:  # noqa: N802 -- Spark's name
        """Say how much Spark tells."""


class Shared(Protocol):
    """A value that every executor has."""

    @property
    def value(self) -> object:
        """Give it."""


class Session(Protocol):
    """A session of Spark."""

    @property
    def read(self) -> Reader:
        """Give a reader."""

    @property
    def conf(self) -> Settings:
        """Give the settings."""

    @property
    def sparkContext(self) -> Context:  # noqa: N802 -- Spark's name
        """Give the connection."""

    def stop(self) -> None:
        """End the session."""
