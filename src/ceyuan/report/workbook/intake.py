"""The sheet 读入报告: what was counted, how each column was understood, and what was doubtful.

Comes in: the intake report. Goes out: one sheet.
Must not know: how files are read.
"""

from __future__ import annotations

from dataclasses import fields

from xlsxwriter.worksheet import Worksheet

from ceyuan.intake.files.grid import column_letter
from ceyuan.intake.report import COUNT_WORDS, IntakeReport
from ceyuan.report.workbook.book import MOST_ROWS, TITLE_ROWS, Book, Column

_WIDTHS = (24, 20, 26, 24, 60, 18)
_COLUMN_HEADINGS = (
    Column("工作表", "Sheet", 0),
    Column("列", "Column", 0),
    Column("表头", "Header", 0),
    Column("读作", "Read as", 0),
    Column("年份", "Year", 0),
    Column("单位", "Unit", 0),
)


def write_intake(book: Book, intake: IntakeReport) -> None:
    """Write the sheet."""
    say = book.setting.say
    sheet = book.sheet(say("读入报告", "Intake"))
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width)
    book.head(sheet, say("读入报告", "What was read"), "")
    row = _counts(book, sheet, intake, TITLE_ROWS)
    row = _columns(book, sheet, intake, row + 1)
    _findings(book, sheet, intake, row + 1)


def _counts(book: Book, sheet: Worksheet, intake: IntakeReport, row: int) -> int:
    which = 0 if book.setting.language == "zh" else 1
    for one in fields(intake.counts):
        number = getattr(intake.counts, one.name)
        if number:
            book.text(sheet, row, 0, COUNT_WORDS[one.name][which])
            book.value(sheet, row, 1, number, "count")
            row += 1
    return row


def _columns(book: Book, sheet: Worksheet, intake: IntakeReport, row: int) -> int:
    for index, column in enumerate(_COLUMN_HEADINGS):
        book.text(sheet, row, index, book.setting.say(column.zh, column.en), "header")
    for number, one in enumerate(intake.columns, row + 1):
        letters = column_letter(one.column - 1)
        read_as = one.read_as or book.setting.say("（未识别）", "(not recognised)")
        year = str(one.year) if one.year is not None else ""
        for index, text in enumerate((one.sheet, letters, one.header, read_as, year, one.unit)):
            book.text(sheet, number, index, text)
    return row + 1 + len(intake.columns)


def _findings(book: Book, sheet: Worksheet, intake: IntakeReport, row: int) -> None:
    for index, heading in enumerate(intake.headings(book.setting.language)):
        book.text(sheet, row, index, heading, "header")
    rows = intake.rows(book.setting.language)
    if not rows:
        book.text(sheet, row + 1, 0, book.setting.say("没有需要留意之处", "nothing to note"), "note")
        return
    room = MOST_ROWS - row - 2
    for number, texts in enumerate(rows[:room], row + 1):
        for index, text in enumerate(texts):
            book.text(sheet, number, index, text)
    if len(rows) > room:
        rest = len(rows) - room
        book.text(sheet, MOST_ROWS - 1, 0, book.setting.say(f"另有{rest}条未列出", f"{rest} more not listed"), "note")
    sheet.autofilter(row, 0, row + max(min(len(rows), room), 1), len(_WIDTHS) - 1)
