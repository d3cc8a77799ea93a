"""Files where Spark sees them: this machine, HDFS, an object store.

Comes in: a session and paths. Goes out: what is there, what a Parquet file says of itself; a mark that all is written.
Must not know: what the files hold.

Spark offers no file operations to Python, so these go through Hadoop's own classes, as Spark's do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Protocol

from ceyuan.engines.spark.protocols import Session

SUCCESS = "_SUCCESS"


class _Stream(Protocol):
    def close(self) -> None: ...


class _Files(Protocol):
    def globStatus(self, pattern: object, /) -> object: ...  # noqa: N802 -- Hadoop's name

    def exists(self, path: object, /) -> bool: ...

    def delete(self, path: object, recursive: bool, /) -> bool: ...  # noqa: FBT001 -- Hadoop's signature

    def create(self, path: object, /) -> _Stream: ...


class _Path(Protocol):
    def getFileSystem(self, settings: object, /) -> _Files: ...  # noqa: N802 -- Hadoop's name


@dataclass(frozen=True, slots=True)
class Storage:
    """The file systems that a session knows."""

    session: Session

    def matches(self, pattern: str) -> bool:
        """Tell whether a path, or a pattern with *, finds anything."""
        path = self._path(pattern)
        return bool(self._files(path).globStatus(path))

    def exists(self, path: str) -> bool:
        """Tell whether a file or folder is there."""
        place = self._path(path)
        return self._files(place).exists(place)

    def remove(self, folder: str) -> None:
        """Take away a folder with all in it."""
        place = self._path(folder)
        self._files(place).delete(place, True)

    def mark_written(self, folder: str) -> None:
        """Say that a folder is whole."""
        place = self._path(f"{folder}/{SUCCESS}")
        self._files(place).create(place).close()

    def stated(self, file: str) -> Mapping[str, str]:
        """Give what a Parquet file, named by its address, says of itself."""
        address = attrgetter("_jvm.java.net.URI.create")(self.session)(file)
        read = attrgetter("_jvm.org.apache.parquet.hadoop.ParquetFileReader.readFooter")(self.session)
        footer = read(self._settings(), self._path(address))
        return dict(footer.getFileMetaData().getKeyValueMetaData())

    def _settings(self) -> object:
        made: object = attrgetter("_jsparkSession")(self.session).sessionState().newHadoopConf()
        return made

    def _path(self, text: object) -> _Path:
        made: _Path = attrgetter("_jvm.org.apache.hadoop.fs.Path")(self.session)(text)
        return made

    def _files(self, path: _Path) -> _Files:
        return path.getFileSystem(self._settings())
