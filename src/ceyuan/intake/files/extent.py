"""How far the cells of a workbook reach, before anything makes room for them.

Comes in: the path of an .xlsx file. Goes out: nothing, or an error that names the cell that lies too far out.
Must not know: what the cells mean. The reader of values makes room for the whole rectangle: one stray cell in the last
row and column would ask for half a terabyte.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ceyuan.errors import CeyuanError
from ceyuan.intake.errors import TOO_LARGE
from ceyuan.intake.files.marks import UNUSUAL, sheet_parts

MOST_CELLS = 30_000_000
MOST_BYTES = 4_000_000_000
_CHUNK = 1 << 20
_LONGEST_TAG = 256
# a cell with something in it; a cell that only has a format ends in "/>" and takes no room
_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]{1,3})([0-9]{1,7})["'][^>]*(?<!/)>""")


@dataclass(frozen=True, slots=True)
class Extent:
    """The far corner of a sheet: its last column, by letters, and its last row."""

    letters: bytes
    row: int

    @property
    def cells(self) -> int:
        """Count the cells of the rectangle from the first cell to the far corner."""
        column = 0
        for letter in self.letters:
            column = column * 26 + letter - ord("A") + 1
        return column * self.row


def check_extent(path: Path) -> None:
    """Refuse a workbook that would take too much room; what cannot be looked into is left to the reader."""
    try:
        with zipfile.ZipFile(path) as parts:
            size = sum(part.file_size for part in parts.infolist())
            if size > MOST_BYTES:
                raise CeyuanError(TOO_LARGE, data={"path": str(path), "seen": f"{size:,} bytes"})
            for name, part in sheet_parts(parts):
                with parts.open(part) as stream:
                    extent = _extent(iter(lambda: stream.read(_CHUNK), b""))
                if extent.cells > MOST_CELLS:
                    corner = f"{name}!{extent.letters.decode()}{extent.row}"
                    raise CeyuanError(TOO_LARGE, data={"path": str(path), "seen": corner})
    except UNUSUAL:
        return


def _extent(chunks: Iterator[bytes]) -> Extent:
    letters: set[bytes] = set()
    last = b"1"
    tail = b""
    for chunk in chunks:
        text = tail + chunk
        for found in _CELL.finditer(text):
            letters.add(found[1])
            # equal lengths compare as numbers do, so that no number is made for each cell
            if (len(found[2]), found[2]) > (len(last), last):
                last = found[2]
        tail = text[-_LONGEST_TAG:]
    return Extent(max(letters, key=lambda one: (len(one), one), default=b"A"), int(last))
