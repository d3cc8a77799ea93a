"""The open workbook with its formats, and safe ways to write cells.

Comes in: texts and numbers. Goes out: cells; text is always text, never a formula or a link.
Must not know: what the tables mean.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from ceyuan.report.tables import Setting

MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
LINE_HEIGHT = 13.5  # points
MOST_LINES = 12
A3, A4 = 8, 9  # paper sizes as Excel numbers them
TITLE_ROWS = 3  # title, context, note; the header follows

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BORDER: Mapping[str, object] = {"border": 1, "border_color": "#D0D0D0", "valign": "top"}
_STYLES: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 14},
    "context": {"font_color": "#595959"},
    "note": {"font_color": "#9C5700"},
    "header": {**_BORDER, "bold": True, "bg_color": "#1F4E78", "font_color": "#FFFFFF", "text_wrap": True},
    "small": {**_BORDER, "font_color": "#595959", "font_size": 8, "text_wrap": True},
    "cell": {**_BORDER, "text_wrap": True},
    "count": {**_BORDER, "num_format": "#,##0"},
    "share": {**_BORDER, "num_format": "0.0%"},
    "gap": {**_BORDER, "num_format": "0.00%"},
    "yes": {**_BORDER, "bg_color": "#C6EFCE", "font_color": "#006100", "align": "center"},
    "no": {**_BORDER, "bg_color": "#FFC7CE", "font_color": "#9C0006", "align": "center"},
    "unknown": {**_BORDER, "bg_color": "#FFEB9C", "font_color": "#7F4F00", "align": "center"},
    "pending": {**_BORDER, "bg_color": "#DDEBF7", "font_color": "#1F4E78", "align": "center"},
    "closed": {**_BORDER, "bg_color": "#EDEDED", "font_color": "#6B6B6B", "align": "center"},
}


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its heading in both languages, its width, and the style of its cells."""

    zh: str
    en: str
    width: float
    style: str = "cell"


Value = str | int | Fraction | None


@dataclass(frozen=True, slots=True)
class Book:
    """The workbook being written, with the report's setting and every format by name."""

    workbook: Workbook
    setting: Setting
    formats: Mapping[str, Format]

    def sheet(self, name: str, paper: int = A4) -> Worksheet:
        """Add a sheet that prints on landscape pages, one page wide."""
        sheet = self.workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(paper)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P / &N")
        sheet.hide_gridlines(2)
        return sheet

    def head(self, sheet: Worksheet, title: str, note: str = "") -> None:
        """Write the title block: title, what the report is about, and a note."""
        self.text(sheet, 0, 0, title, "title")
        self.text(sheet, 1, 0, self.context(), "context")
        if note:
            self.text(sheet, 2, 0, note, "note")

    def context(self) -> str:
        """Say in one line which register, day and versions the sheet is about."""
        setting = self.setting
        return setting.say(
            f"登记表：{setting.register}　申报日期：{setting.as_of.isoformat()}　基准年度：{setting.reference_year}年　"
            f"引擎：ceyuan {setting.engine}　依据文件：{len(setting.packs)}份（见“汇总”）",
            f"Register: {setting.register}   Day of application: {setting.as_of.isoformat()}   "
            f"Reference year: {setting.reference_year}   Engine: ceyuan {setting.engine}   "
            f"Documents: {len(setting.packs)} (see Summary)",
        )

    def text(self, sheet: Worksheet, row: int, column: int, text: str, style: str = "cell") -> None:
        """Write text as text, whatever it begins with; empty text only keeps its format."""
        clean = cell_text(text, self.setting.say("……（过长，已截断）", "… (too long, cut)"))
        if clean:
            sheet.write_string(row, column, clean, self.formats[style])
        else:
            sheet.write_blank(row, column, None, self.formats[style])

    def value(self, sheet: Worksheet, row: int, column: int, value: Value, style: str) -> None:
        """Write text, a number, or nothing."""
        match value:
            case None:
                sheet.write_blank(row, column, None, self.formats[style])
            case str():
                self.text(sheet, row, column, value, style)
            case _:
                sheet.write_number(row, column, float(value), self.formats[style])

    def header(self, sheet: Worksheet, row: int, columns: Sequence[Column]) -> None:
        """Write headings, set the widths, and have the headings printed on every page."""
        sheet.set_row(row, 2 * LINE_HEIGHT + 4)
        sheet.repeat_rows(row)
        for index, column in enumerate(columns):
            sheet.set_column(index, index, column.width)
            self.text(sheet, row, index, self.setting.say(column.zh, column.en), "header")

    def row(self, sheet: Worksheet, row: int, columns: Sequence[Column], values: Sequence[Value]) -> None:
        """Write one row under its headings, high enough for its longest text."""
        lines = max(lines_of(value, column.width) for column, value in zip(columns, values, strict=True))
        if lines > 1:
            sheet.set_row(row, LINE_HEIGHT * min(lines, MOST_LINES) + 2)
        for index, (column, value) in enumerate(zip(columns, values, strict=True)):
            self.value(sheet, row, index, value, column.style)


def open_book(workbook: Workbook, setting: Setting) -> Book:
    """Prepare the formats of a new workbook."""
    font = setting.say("微软雅黑", "Calibri")
    base: Mapping[str, object] = {"font_name": font, "font_size": 10}
    formats = {name: workbook.add_format({**base, **style}) for name, style in _STYLES.items()}
    return Book(workbook, setting, formats)


def lines_of(value: Value, width: float) -> int:
    r"""Guess how many lines a text takes in a cell of some width; a Chinese character takes two places.

    >>> lines_of("营业收入不低于1500万元", 12), lines_of("a\nb", 12), lines_of(3, 12)
    (2, 2, 1)
    """
    if not isinstance(value, str):
        return 1
    places = max(1, int(width))
    if 2 * len(value) <= places and "\n" not in value:
        return 1
    # GBK takes one byte for a narrow and two for a wide character, and counts much faster than character by character
    return sum(-(-len(line.encode("gbk", "replace")) // places) or 1 for line in value.split("\n"))


def cell_text(text: str, cut: str) -> str:
    r"""Keep text within what a cell may hold: no control characters, at most 32,767 characters.

    >>> cell_text("a\x00b", "…"), len(cell_text("x" * 40_000, "…"))
    ('a�b', 32767)
    """
    clean = _FORBIDDEN.sub("\ufffd", text)
    return clean if len(clean) <= MOST_CHARACTERS else clean[: MOST_CHARACTERS - len(cut)] + cut
