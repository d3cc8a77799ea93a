"""The bytes of a separated text on their way to its reader, with an eye on line breaks inside cells.

Comes in: a binary file. Goes out: its bytes with a line break at the end, and the line where a cell goes on.
Must not know: Arrow, headings. A stray quote would swallow all rows up to the next one: so no cell may go on.
"""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from pathlib import Path
from typing import BinaryIO

import numpy as np

_QUOTE, _BREAK = ord('"'), ord("\n")


class WatchedLines:
    """A file that ends where a cell would go on in the next line: `open_line` is then its number, else 0."""

    def __init__(self, file: BinaryIO) -> None:
        self.closed = False
        self.open_line = 0
        self.filled = 0  # lines that are not empty
        self._file = file
        self._lines = 0
        self._begun = b""

    def readable(self) -> bool:
        """Say that bytes can be read."""
        return True

    def writable(self) -> bool:
        """Say that nothing is written here."""
        return False

    def seekable(self) -> bool:
        """Say that reading only goes on."""
        return False

    def close(self) -> None:
        """Do nothing: whoever opened the file closes it."""
        self.closed = True

    def read(self, size: int = -1) -> bytes:
        """Give the next bytes; the last line gets its break where it has none."""
        if self.open_line:
            return b""
        data = self._file.read(size)
        if self._begun if not data else len(data) < size and not data.endswith(b"\n"):
            data += b"\n"  # headings alone need it
        if data:
            self._look(data)
        return b"" if self.open_line else data

    def _look(self, data: bytes) -> None:
        """Look at every line that ends in these bytes; an even number of quotes leaves no cell open."""
        whole = self._begun + data
        if b"\r" in whole:
            held = whole.endswith(b"\r")  # the other half of its break may still come
            whole = whole[: len(whole) - held].replace(b"\r\n", b"\n").replace(b"\r", b"\n") + b"\r" * held
        end = whole.rfind(b"\n") + 1
        lines, self._begun = whole[:end], whole[end:]
        if b'"' in lines:
            self._look_at_quotes(lines)
        breaks = np.frombuffer(b"\n" + lines, np.uint8) == _BREAK
        count = lines.count(b"\n")
        self._lines += count
        self.filled += count - int(np.count_nonzero(breaks[1:] & breaks[:-1]))

    def _look_at_quotes(self, lines: bytes) -> None:
        seen = np.frombuffer(lines, np.uint8)
        ends = np.flatnonzero(seen == _BREAK)
        quotes = np.searchsorted(np.flatnonzero(seen == _QUOTE), ends)
        odd = np.flatnonzero(np.diff(quotes, prepend=0) & 1)
        for one in odd.tolist():
            start = int(ends[one - 1]) + 1 if one else 0
            if goes_on(lines[start : int(ends[one])]):
                self.open_line = self._lines + one + 1
                return


def goes_on(line: bytes) -> bool:
    """Tell whether the last cell of a line is quoted and not ended; a quote within a plain cell is only a character.

    >>> goes_on(b'1,"2'), goes_on(b'1,2"'), goes_on(b'1,"2"')
    (True, False, False)
    """
    cells = next(csv.reader([line.removeprefix(BOM_UTF8).decode("latin-1") + "\n"]), [])
    return any("\n" in one for one in cells)


def first_open_line(path: Path) -> int:
    """Give the number of the first line whose last cell goes on in the next one, looking at each; 0 for none."""
    with path.open(encoding="latin-1", newline=None) as file:
        return next((number for number, line in enumerate(file, 1) if goes_on(line.rstrip("\n").encode("latin-1"))), 0)
