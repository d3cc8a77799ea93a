"""Rows put into an office's own workbook: its formatting stays, footers move down, texts never become formulas.

Comes in: the bytes of a workbook, where its rows begin, rows of values by column. Goes out: the bytes, filled.
Must not know: where values come from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.utils.cell import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | Decimal | date | None
_PLAIN_DAY = "yyyy-mm-dd"
_MOST_LOOKED = 20_000  # rows


def fill_workbook(
    content: bytes, sheet: str, first: int, rows: Sequence[Mapping[str, Value]], *, letters: Sequence[str]
) -> bytes:
    """Fill a sheet from a row on. Rows made for it are used first; then new ones look like the first."""
    book = load_workbook(BytesIO(content))
    page = book[sheet] if sheet in book.sheetnames else book.worksheets[0]
    room = _room(page, first)
    if len(rows) > room:
        _move_down(page, first + room, len(rows) - room)
    for offset, row in enumerate(rows):
        number = first + offset
        if offset >= room or offset > 0:
            _dress(page, first, number, only_new=offset < room)
        for letter in letters:
            _put(page, number, column_index_from_string(letter), row.get(letter))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _room(page: Worksheet, first: int) -> int:
    """Count the empty rows below the heading before something else stands there; without end if nothing does."""
    last = min(page.max_row, first + _MOST_LOOKED)
    for number in range(first, last + 1):
        if any(cell.value is not None for cell in page[number]):
            return number - first
    return _MOST_LOOKED * 2


def _move_down(page: Worksheet, start: int, by: int) -> None:
    """Move what stands below, with its merged cells, formulas and heights."""
    merged = [one for one in page.merged_cells.ranges if one.min_row >= start]
    for one in merged:
        page.unmerge_cells(str(one))
    heights = {row: page.row_dimensions[row].height for row in range(start, page.max_row + 1)}
    width = page.max_column
    page.move_range(f"A{start}:{get_column_letter(width)}{page.max_row}", rows=by, translate=True)
    for one in merged:
        one.shift(row_shift=by)
        page.merge_cells(str(one))
    for row, height in heights.items():
        page.row_dimensions[row + by].height = height


def _dress(page: Worksheet, like: int, number: int, *, only_new: bool) -> None:
    """Let a row look like the first; one that the office drew itself stays as it is."""
    if only_new and any(cell.has_style for cell in page[number]):
        return
    page.row_dimensions[number].height = page.row_dimensions[like].height
    for cell in page[like]:
        if isinstance(cell, MergedCell) or not cell.has_style:
            continue
        there = page.cell(number, cell.column)
        if not isinstance(there, MergedCell):
            for part in ("font", "border", "fill", "alignment", "protection", "number_format"):
                setattr(there, part, copy(getattr(cell, part)))


def _put(page: Worksheet, row: int, column: int, value: Value) -> None:
    cell = page.cell(row, column)
    if isinstance(cell, MergedCell) or value is None:
        return
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, date) and cell.number_format in {"General", _PLAIN_DAY}:
        cell.number_format = _PLAIN_DAY
