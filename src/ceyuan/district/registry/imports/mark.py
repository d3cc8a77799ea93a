"""The same workbook back, its faulty cells marked and commented, with a sheet that lists them.

Comes in: a file as it was handed in, its faults, where its headers lie. Goes out: the bytes of a workbook.
Must not know: rows of the database. openpyxl changes a workbook of others here; what it cannot open is made anew.
"""

from __future__ import annotations

import re
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.worksheet.worksheet import Worksheet

from ceyuan.district.registry.imports.faults import Fault
from ceyuan.district.registry.imports.prepare import MARKED_SHEET
from ceyuan.intake.files.grid import is_blank, written
from ceyuan.intake.files.opening import open_grids
from ceyuan.intake.options import IntakeOptions

MOST_BYTES = 6 * 1024**2  # of a file that is marked in place; in memory a workbook takes some fifty times its size
_SERIOUS, _NOTE = PatternFill("solid", fgColor="FFC7CE"), PatternFill("solid", fgColor="FFEB9C")
_CELL = re.compile(r"[A-Z]{1,3}[0-9]{1,7}")
_AUTHOR = "策源"
_HEADINGS = ("工作表", "位置", "轻重", "原值", "问题和办法")
_WIDTHS = (16, 10, 10, 30, 90)
_LONGEST_NAME = 31


def marked_workbook(name: str, content: bytes, faults: Sequence[Fault], headers: Mapping[str, int]) -> bytes:
    """Give the workbook. Of one too large to be changed in memory, the list of faults alone comes back."""
    book = _opened(name, content)
    by_cell: defaultdict[tuple[str, str], list[Fault]] = defaultdict(list)
    for one in faults:
        by_cell[(one.sheet, _target(one, headers))].append(one)
    for (sheet, cell), found in by_cell.items():
        if cell and (sheet or book.sheetnames[0]) in book.sheetnames:
            _mark(book[sheet or book.sheetnames[0]], cell, found)
    _list(book, faults)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def text_cell(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Write a text that stays one: openpyxl takes what begins with "=" for a formula."""
    cell = sheet.cell(row, column)
    cell.value = _printable(text)
    cell.data_type = "s"


def _opened(name: str, content: bytes) -> Workbook:
    suffix = name.rpartition(".")[2].lower()
    if len(content) > MOST_BYTES:
        return _empty()
    if suffix == "xlsx":
        return load_workbook(BytesIO(content))
    book = _empty()
    with tempfile.NamedTemporaryFile(suffix=f".{suffix}") as file:
        file.write(content)
        file.flush()
        for grid in open_grids(Path(file.name), IntakeOptions()):
            sheet = book.create_sheet((grid.name or "数据")[:_LONGEST_NAME])
            for number, row in enumerate(grid.rows(), start=1):
                for column, raw in enumerate(row, start=1):
                    if isinstance(raw, int | float) and not isinstance(raw, bool):
                        sheet.cell(number, column, raw)
                    elif not is_blank(raw):
                        text_cell(sheet, number, column, written(raw))
    return book


def _empty() -> Workbook:
    book = Workbook()
    for sheet in list(book.worksheets):
        book.remove(sheet)
    return book


def _target(fault: Fault, headers: Mapping[str, int]) -> str:
    """Give the cell to be marked: of a whole column its heading, of a whole row its first cell."""
    if _CELL.fullmatch(fault.cell):
        return fault.cell
    if fault.row:
        return f"A{fault.row}"
    return f"{fault.cell}{headers.get(fault.sheet, 1)}" if fault.cell.isalpha() else ""


def _mark(sheet: Worksheet, place: str, faults: Sequence[Fault]) -> None:
    letters, row = coordinate_from_string(place)
    cell = sheet[f"{letters}{row}"]
    if isinstance(cell, MergedCell):
        region = next(one for one in sheet.merged_cells.ranges if cell.coordinate in one)
        cell = sheet.cell(region.min_row, region.min_col)
    if isinstance(cell, MergedCell):
        return
    cell.fill = _SERIOUS if any(one.serious for one in faults) else _NOTE
    comment = Comment("\n".join(dict.fromkeys(one.message for one in faults)), _AUTHOR)
    comment.width, comment.height = 320, 120
    cell.comment = comment


def _list(book: Workbook, faults: Sequence[Fault]) -> None:
    if MARKED_SHEET in book.sheetnames:
        book.remove(book[MARKED_SHEET])
    sheet = book.create_sheet(MARKED_SHEET)
    for column, (heading, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True), start=1):
        text_cell(sheet, 1, column, heading)
        sheet.column_dimensions[sheet.cell(1, column).column_letter].width = width
    for row, one in enumerate(faults, start=2):
        weight = "要改" if one.serious else "留意"
        for column, text in enumerate((one.sheet, one.cell, weight, one.value, one.message), start=1):
            text_cell(sheet, row, column, text)


def _printable(text: str) -> str:
    """Leave out what a workbook cannot hold."""
    return "".join(one for one in text if one >= " " or one in "\n\t")
