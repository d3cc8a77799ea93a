"""A file that grows under another name until it is whole, and can be closed in good order when the disk is full.

Comes in: bytes, and how many more will come. Goes out: the finished file, or its beginning as `NAME.partial`.
Must not know: what the bytes mean.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

PARTIAL = ".partial"


def claim_file(path: Path) -> Path:
    """Make an empty file beside `path` that nobody else uses: `NAME.partial`, else `NAME.partial-2` and so on."""
    return _claim(path, lambda draft: os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666)))


def claim_folder(path: Path) -> Path:
    """Make an empty folder beside `path` that nobody else uses, called as `claim_file` calls its file."""
    return _claim(path, lambda draft: draft.mkdir())


def _claim(path: Path, make: Callable[[Path], None]) -> Path:
    """Take the first name that is free; what is there already may be somebody's and is never touched."""
    for number in count(1):
        draft = path.with_name(path.name + PARTIAL + (f"-{number}" if number > 1 else ""))
        try:
            make(draft)
        except FileExistsError:
            continue
        return draft
    raise AssertionError("numbers do not end")


class PartialFile:
    """A file whose space is asked for ahead: `reserve` fails where there is none, `write` then never does.

    So whatever belongs together (some rows with the footer that makes them readable) is begun only if it can be ended.
    """

    def __init__(self, path: Path) -> None:
        self.closed = False
        self._handle = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o666)
        self._written = 0
        self._reserved = 0

    def reserve(self, more: int) -> None:
        """Make sure that `more` bytes can still be written; OSError where they cannot."""
        wanted = self._written + more
        if wanted <= self._reserved:
            return
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(self._handle, 0, wanted)
        else:
            os.ftruncate(self._handle, wanted)
        self._reserved = wanted

    def writable(self) -> bool:
        """Say that bytes can be written."""
        return True

    def readable(self) -> bool:
        """Say that nothing is read here."""
        return False

    def seekable(self) -> bool:
        """Say that writing only goes on."""
        return False

    def flush(self) -> None:
        """Do nothing: every write reaches the system at once."""

    def write(self, data: bytes | memoryview) -> int:
        """Write all bytes, however many steps the system takes."""
        rest = memoryview(data).cast("B")
        size = len(rest)
        while rest:
            done = os.write(self._handle, rest)
            self._written += done
            rest = rest[done:]
        return size

    def tell(self) -> int:
        """Give how many bytes were written."""
        return self._written

    def close(self) -> None:
        """Give back what was asked for and not used, and close."""
        if self.closed:
            return
        self.closed = True
        try:
            os.ftruncate(self._handle, self._written)
        finally:
            os.close(self._handle)
