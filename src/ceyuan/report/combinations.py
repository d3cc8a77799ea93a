"""A combination as a table that can be filed: a workbook, or separated text.

Comes in: lines in the reader's language, and a path. Goes out: an .xlsx or .csv file, written wholly or not at all.
Must not know: how a combination is found or told.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from io import BytesIO, StringIO
from pathlib import Path

from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.workbook import Workbook

from ceyuan.report.atomic import write_atomically
from ceyuan.report.workbook.book import cell_text

Cell = str | Fraction | None
_WIDTHS = (10, 28, 40, 16, 16, 22, 60)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class CombinationTable:
    """One sheet: its name, lines of text above, headings, and rows; amounts are in 元."""

    name: str
    lines: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def write_combination(tables: Sequence[CombinationTable], path: Path) -> None:
    """Write the tables: every one as a sheet of a workbook, or the first as separated text."""
    content = _text(tables[0]) if path.suffix.lower() == ".csv" else _book(tables)

    def fill(draft: Path) -> None:
        draft.write_bytes(content)

    write_atomically(path, fill)


def exact_text(amount: Fraction) -> str:
    """Write an amount exactly where it has an end, else as a fraction.

    >>> exact_text(Fraction(1, 4)), exact_text(Fraction(500000)), exact_text(Fraction(1, 3))
    ('0.25', '500000', '1/3')
    """
    if amount.denominator == 1:
        return str(amount.numerator)
    rest = amount.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return f"{Decimal(amount.numerator) / Decimal(amount.denominator):f}" if rest == 1 else str(amount)


def _text(table: CombinationTable) -> bytes:
    """Give separated text with a mark that spreadsheets know UTF-8 by; what would start a formula is quoted."""
    page = StringIO()
    writer = csv.writer(page)
    writer.writerow(table.headings)
    for row in table.rows:
        writer.writerow([_plain(cell) for cell in row])
    return page.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case Fraction():
            return exact_text(cell)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _book(tables: Sequence[CombinationTable]) -> bytes:
    packed = BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    workbook = Workbook(packed, safe)
    wrap = workbook.add_format({"text_wrap": True, "valign": "top"})
    bold = workbook.add_format({"bold": True, "bg_color": "#1F4E78", "font_color": "#FFFFFF", "text_wrap": True})
    amount = workbook.add_format({"num_format": "#,##0.##", "valign": "top"})
    for table in tables:
        sheet = workbook.add_worksheet(table.name)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for row, line in enumerate(table.lines):
            sheet.write_string(row, 0, cell_text(line, "…"))
        top = len(table.lines) + 1
        for column, heading in enumerate(table.headings):
            sheet.set_column(column, column, _WIDTHS[min(column, len(_WIDTHS) - 1)])
            sheet.write_string(top, column, heading, bold)
        for row, cells in enumerate(table.rows, top + 1):
            for column, cell in enumerate(cells):
                if isinstance(cell, Fraction):
                    sheet.write_number(row, column, float(cell), amount)
                elif cell:
                    sheet.write_string(row, column, cell_text(cell, "…"), wrap)
        sheet.freeze_panes(top + 1, 0)
    try:
        workbook.close()
    except XlsxWriterException as error:
        cause = next((one for one in error.args if isinstance(one, OSError)), None)
        raise cause if cause is not None else OSError(str(error)) from error
    return packed.getvalue()
