"""Where the header of a sheet lies, and what stands over each column.

Comes in: the first rows of a grid with its merged regions. Goes out: the header's rows and a heading for each column.
Must not know: data rows below; how values are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ceyuan.errors import CeyuanError
from ceyuan.intake.errors import HEADER_ROWS_OUTSIDE
from ceyuan.intake.files.grid import Grid, Merge, RawCell, is_blank, written
from ceyuan.intake.options import IntakeOptions
from ceyuan.intake.table.headers import Piece, read_header, whole_year
from ceyuan.intake.table.headings import Heading, combine
from ceyuan.intake.table.index import HeaderIndex
from ceyuan.intake.table.roles import Role
from ceyuan.intake.values.characters import one_line

PREVIEW_ROWS = 60
_DEEPEST_HEADER = 5
_ENOUGH = 4

# what a recognised column says about being in the header; a name and one fact are enough
_WEIGHT = {
    Role.NAME: 4,
    Role.CODE: 4,
    Role.FACT: 3,
    Role.TITLE: 3,
    Role.TITLES: 2,
    Role.CREDIT_KIND: 2,
    Role.INDICATOR: 2,
    Role.LOOSE_NAME: 1,
    Role.NOT_A_FACT: 0,
    Role.NONE: 0,
}
_WHO = {Role.NAME, Role.CODE, Role.LOOSE_NAME}
# a table about nobody may still say for which days the lists of titles are complete; 单位 may mean the subject
_NEEDED = _WHO | {Role.UNIT, Role.COMPLETE_ON, Role.COMPLETE_TO}


@dataclass(frozen=True, slots=True)
class Layout:
    """A header found: its first and last row (from 0) and a heading for each column; `preamble` lies above."""

    first: int
    last: int
    headings: tuple[Heading, ...]
    preamble: tuple[tuple[RawCell, ...], ...]


class Preview:
    """The first rows of a sheet, with header cells taken apart once."""

    def __init__(self, grid: Grid, index: HeaderIndex, rows: Sequence[Sequence[RawCell]]) -> None:
        self.index = index
        self.rows = rows
        self.merges = [one for one in grid.merges if one.top < len(rows)]
        self.width = max((len(row) for row in rows), default=0)
        self._pieces: dict[object, Piece] = {}
        self._headings: dict[tuple[str, ...], Heading] = {}

    def cell(self, row: int, column: int) -> RawCell:
        """Give a cell of the preview; short rows end in blanks."""
        return self.rows[row][column] if column < len(self.rows[row]) else None

    def piece(self, raw: RawCell) -> Piece:
        """Take a header cell apart, once for each text."""
        key = (type(raw), raw)
        if key not in self._pieces:
            self._pieces[key] = read_header(raw, self.index.units)
        return self._pieces[key]

    def heading(self, cells: Sequence[RawCell]) -> Heading:
        """Give the meaning of the cells over one column, once for each combination."""
        texts = tuple(dict.fromkeys(one_line(written(raw)) for raw in cells if not is_blank(raw)))
        if texts not in self._headings:
            pieces = {one_line(written(raw)): self.piece(raw) for raw in cells if not is_blank(raw)}
            self._headings[texts] = combine(" / ".join(texts), list(pieces.values()), self.index)
        return self._headings[texts]

    def headings(self, first: int, last: int) -> tuple[Heading, ...]:
        """Give the headings of a block of rows, merged or implied cells filled."""
        filled = self._filled(first, last)
        return tuple(self.heading([row[column] for row in filled]) for column in range(self.width))

    def _filled(self, first: int, last: int) -> list[list[RawCell]]:
        block = [[self.cell(row, column) for column in range(self.width)] for row in range(first, last + 1)]
        merges = [one for one in self.merges if first <= one.top <= last]
        for merge in merges:
            for row in range(merge.top, min(merge.bottom, last) + 1):
                for column in range(merge.left, min(merge.right, self.width - 1) + 1):
                    block[row - first][column] = self.cell(merge.top, merge.left)
        if not merges:
            _imply(block)
        return block


def _imply(block: list[list[RawCell]]) -> None:
    """Let a blank in an upper header row mean what stands to its left, where something stands below it."""
    for number, row in enumerate(block[:-1]):
        below = block[number + 1 :]
        for column in range(1, len(row)):
            if is_blank(row[column]) and any(not is_blank(lower[column]) for lower in below):
                row[column] = row[column - 1]


def find_layout(preview: Preview, grid: Grid, options: IntakeOptions, path: str) -> Layout | None:
    """Find the header of a sheet, or none; the caller's `header_rows` overrule the search."""
    if options.header_rows is not None:
        first, last = options.header_rows[0] - 1, options.header_rows[1] - 1
        if not 0 <= first <= last < len(preview.rows):
            data = {"path": path, "sheet": grid.name, "first": first + 1, "last": last + 1, "limit": PREVIEW_ROWS}
            raise CeyuanError(HEADER_ROWS_OUTSIDE, data=data)
        chosen = _layout(preview, first, last)
        return chosen if _roles(chosen.headings) & _NEEDED else None
    best: tuple[int, int, int] | None = None
    for first in range(len(preview.rows)):
        if not any(_says_something(preview, raw) for raw in preview.rows[first]):
            continue
        last = _last_row(preview, first)
        score = _score(preview.headings(first, last))
        if score >= _ENOUGH and (best is None or score > best[0] or (score == best[0] and last == best[2])):
            best = score, first, last
    return _layout(preview, best[1], best[2]) if best else None


def _layout(preview: Preview, first: int, last: int) -> Layout:
    preamble = tuple(tuple(row) for row in preview.rows[:first])
    return Layout(first, last, preview.headings(first, last), preamble)


def _score(headings: Sequence[Heading]) -> int:
    """Weigh a header: who, what and, for yearly facts, when. Without who, or with who alone, it is none."""
    total = 0
    roles = _roles(headings)
    for heading in headings:
        if heading.meaning is None:
            continue
        total += _WEIGHT.get(heading.meaning.role, 1)
        fact = heading.meaning.fact
        if heading.meaning.role is Role.FACT and fact is not None and fact.yearly and not heading.years:
            total -= 1
    only_names = all(heading.known or not heading.text for heading in headings)
    something_else = roles - _WHO - {Role.UNIT, Role.NOT_A_FACT, Role.NONE}
    return total if roles & _NEEDED and (something_else or only_names) else 0


def _roles(headings: Sequence[Heading]) -> set[Role]:
    return {heading.meaning.role for heading in headings if heading.meaning is not None}


def _says_something(preview: Preview, raw: RawCell) -> bool:
    """Tell whether a cell may belong to a header: a known name, a year or a unit."""
    if is_blank(raw) or isinstance(raw, bool):
        return False
    if not isinstance(raw, str):
        return whole_year(raw) is not None
    piece = preview.piece(raw)
    bare = not piece.stem and bool(piece.years or piece.unit or piece.relative)
    return bare or preview.heading([raw]).known


def _last_row(preview: Preview, first: int) -> int:
    """Find where a header that begins in `first` ends: merged cells say so, else rows of header words only."""
    last = first
    while last + 1 < min(first + _DEEPEST_HEADER, len(preview.rows)):
        if not _reaches(preview.merges, first, last) and not _continues(preview, first, last + 1):
            break
        last += 1
    return last


def _reaches(merges: Sequence[Merge], first: int, last: int) -> bool:
    return any(first <= one.top <= last < one.bottom for one in merges)


def _continues(preview: Preview, first: int, row: int) -> bool:
    who = [
        column
        for column, heading in enumerate(preview.headings(first, row - 1))
        if heading.meaning is not None and heading.meaning.role in _WHO
    ]
    known = unknown = 0
    for column, raw in _written_cells(preview, row):
        if isinstance(raw, bool | date) or (not isinstance(raw, str) and whole_year(raw) is None):
            return False
        says = _says_something(preview, raw)
        if not says and column in who:
            return False
        known, unknown = known + says, unknown + (not says)
    return known > 0 and unknown <= known


def _written_cells(preview: Preview, row: int) -> Iterator[tuple[int, RawCell]]:
    return ((column, raw) for column, raw in enumerate(preview.rows[row]) if not is_blank(raw))
