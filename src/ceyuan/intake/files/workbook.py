"""Workbooks: .xlsx, .xlsm, .xls, .xlsb, .ods.

Comes in: the path of a workbook. Goes out: one grid for each sheet. Must not know: what cells mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from ceyuan.errors import CeyuanError
from ceyuan.intake.errors import ENCRYPTED, NOT_A_WORKBOOK
from ceyuan.intake.files.extent import check_extent
from ceyuan.intake.files.grid import CellError, Grid, Merge, Percent, RawCell
from ceyuan.intake.files.marks import Mark, Marks, read_marks

_Plain = str | int | float | bool | date | datetime | time | timedelta


def open_workbook(path: Path, *, is_zip: bool) -> list[Grid]:
    """Open a workbook; formulas count by the value last calculated."""
    if is_zip:
        check_extent(path)
    try:
        workbook = CalamineWorkbook.from_path(path)
        sheets = [
            (about.name, about.visible is not SheetVisibleEnum.Visible, workbook.get_sheet_by_name(about.name))
            for about in workbook.sheets_metadata
            if about.typ is SheetTypeEnum.WorkSheet
        ]
    except PasswordError as error:
        raise CeyuanError(ENCRYPTED, data={"path": str(path)}) from error
    except (CalamineError, OSError) as error:
        raise CeyuanError(NOT_A_WORKBOOK, data={"path": str(path), "seen": str(error)}) from error
    marks = read_marks(path) if is_zip else {}
    return [_grid(name, sheet, marks.get(name), hidden=hidden) for name, hidden, sheet in sheets]


def _grid(name: str, sheet: CalamineSheet, marks: Marks | None, *, hidden: bool) -> Grid:
    left = sheet.start[1] if sheet.start else 0
    merges = tuple(Merge(top, first, bottom, last) for (top, first), (bottom, last) in sheet.merged_cell_ranges or ())
    height = max(sheet.end[0] + 1 if sheet.end else 0, max(marks or (), default=-1) + 1)
    rows = partial(_rows, sheet, left, marks or {})
    return Grid(name, height, rows, merges, hidden=hidden, blind=marks is None)


def _rows(sheet: CalamineSheet, left: int, marks: Marks) -> Iterator[Sequence[RawCell]]:
    """Walk over the rows; the reader leaves out empty columns on the left and, at the end, rows without any value."""
    margin: list[RawCell] = [None] * left
    number = -1
    for number, row in enumerate(sheet.iter_rows() if sheet.start else ()):
        cells: Sequence[RawCell] = [*margin, *row] if left else row
        yield _marked(cells, marks[number]) if number in marks else cells
    for rest in range(number + 1, max(marks, default=-1) + 1):
        yield _marked([], marks.get(rest, {}))


def _marked(row: Sequence[RawCell], marks: Mapping[int, Mark]) -> Sequence[RawCell]:
    cells = list(row)
    # a row may end in cells that only have a mark
    cells += [None] * (max(marks, default=-1) + 1 - len(cells))
    for column, mark in marks.items():
        raw = cells[column]
        if isinstance(mark, CellError):
            cells[column] = mark
        elif isinstance(raw, float) and not isinstance(raw, bool):
            cells[column] = Percent(raw)
    return cells
