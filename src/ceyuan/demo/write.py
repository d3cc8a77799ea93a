"""Write the sample register as an Excel workbook.

Comes in: a path, a vocabulary, a number of firms and a seed. Goes out: the file, byte for byte the same each time, and
what was planted in it.
Must not know: how a workbook is read, which rules there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ceyuan.demo.accounts import YEARS
from ceyuan.demo.errors import BAD_COUNT, NOT_A_WORKBOOK_NAME
from ceyuan.demo.firms import invent_firms
from ceyuan.demo.layout import CODE, NAME, Sheet, sheets
from ceyuan.demo.mistakes import Mistake, plant_mistakes
from ceyuan.demo.tables import TITLE_HEADINGS, TITLE_SHEET, Row, Typed, fill_tables
from ceyuan.demo.thresholds import CASES
from ceyuan.demo.titles import LISTED_FROM, LISTED_TO
from ceyuan.errors import CeyuanError
from ceyuan.model.facts import Vocabulary
from ceyuan.report.atomic import write_atomically

TITLE = "演示数据：松江区制造业企业名单（2026年）"
EXPLANATION = (
    "本工作簿由程序生成，企业名称、信用代码和全部数字均为虚构，不对应任何真实企业。",
    "企业名称均以“演示”开头；信用代码使用不存在的行政区划代码 999999。",
    "数字按三个会计年度编造（2023—2025年），部分内容按实际报送情况留空，并有意放入少量填报差错。",
)
LEAST, MOST = 1, 20_000
WRITTEN_ON = datetime(2026, 6, 30, tzinfo=UTC)
NAME_WIDTH, CODE_WIDTH, VALUE_WIDTH = 36, 22, 16


@dataclass(frozen=True, slots=True)
class SampleRegister:
    """What was written: how many firms and titles, and the mistakes among them."""

    path: Path
    firms: int
    titles: int
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class _Look:
    title: Format
    note: Format
    heading: Format
    day: Format
    amount: Format


def write_demo_register(path: Path, vocabulary: Vocabulary, *, firms: int = 300, seed: int = 146) -> SampleRegister:
    """Write a register of invented firms and say what is in it."""
    if not LEAST <= firms <= MOST:
        raise CeyuanError(BAD_COUNT, data={"least": LEAST, "most": MOST, "count": firms})
    if path.suffix.lower() != ".xlsx":
        raise CeyuanError(NOT_A_WORKBOOK_NAME, data={"path": path})
    subjects = invent_firms(firms, seed)
    layout = sheets(vocabulary)
    tables = fill_tables(subjects, layout)
    mistakes = plant_mistakes(tables, untouched={case.name for case in CASES}, seed=seed)
    written = BytesIO()
    book = Workbook(written, {"in_memory": True})
    book.set_properties({"title": TITLE, "created": WRITTEN_ON})
    look = _look(book)
    _write_explanation(book.add_worksheet("填表说明"), look)
    for sheet in layout:
        _write_table(book.add_worksheet(sheet.title), look, sheet, tables[sheet.title])
    _write_titles(book.add_worksheet(TITLE_SHEET), look, tables[TITLE_SHEET])
    book.close()
    write_atomically(path, partial(_save, written.getvalue()))
    return SampleRegister(path, firms, len(tables[TITLE_SHEET]), tuple(mistakes))


def _save(data: bytes, path: Path) -> None:
    path.write_bytes(data)


def _look(book: Workbook) -> _Look:
    return _Look(
        title=book.add_format({"bold": True, "font_size": 14}),
        note=book.add_format({"font_color": "#666666"}),
        heading=book.add_format(
            {"bold": True, "text_wrap": True, "border": 1, "align": "center", "bg_color": "#EEF3F8"}
        ),
        day=book.add_format({"num_format": "yyyy-mm-dd"}),
        amount=book.add_format({"num_format": "#,##0.##"}),
    )


def _write_explanation(page: Worksheet, look: _Look) -> None:
    page.set_column(0, 0, 100)
    page.write(0, 0, TITLE, look.title)
    for number, line in enumerate(EXPLANATION, 2):
        page.write(number, 0, line)


def _write_table(page: Worksheet, look: _Look, sheet: Sheet, rows: Sequence[Row]) -> None:
    """Write title, note, heading in one or two rows, then a row a firm."""
    headings = [NAME, CODE, *(column.heading for column in sheet.columns)]
    top = _begin(page, look, f"{TITLE}　{sheet.title}", sheet.note, len(headings))
    if sheet.years_below:
        _write_years_below(page, look, sheet, top)
    else:
        page.write_row(top, 0, ["序号", *headings], look.heading)
    first = top + 1 + sheet.years_below
    page.freeze_panes(first, 3)
    for number, row in enumerate(rows):
        page.write_number(first + number, 0, number + 1)
        for place, heading in enumerate(headings, 1):
            _write_cell(page, look, (first + number, place), row[heading])


def _write_years_below(page: Worksheet, look: _Look, sheet: Sheet, top: int) -> None:
    """Write a heading over its years, as statistical forms do."""
    for place, heading in enumerate(("序号", NAME, CODE)):
        page.merge_range(top, place, top + 1, place, heading, look.heading)
    for place, column in enumerate(sheet.columns, 3):
        page.write(top + 1, place, f"{column.year}年", look.heading)
        if column.year == YEARS[0]:
            above = column.heading.removeprefix(f"{column.year}年")
            page.merge_range(top, place, top, place + len(YEARS) - 1, above, look.heading)


def _write_titles(page: Worksheet, look: _Look, rows: Sequence[Row]) -> None:
    top = _begin(page, look, f"{TITLE}　{TITLE_SHEET}", "期间内未列出的资质即为没有。", len(TITLE_HEADINGS))
    for place, said in enumerate((f"资质完整自：{LISTED_FROM}", f"资质完整至：{LISTED_TO}", "资质来源：演示数据"), 2):
        page.write(1, place, said, look.note)
    page.write_row(top, 0, ["序号", *TITLE_HEADINGS], look.heading)
    page.freeze_panes(top + 1, 3)
    for number, row in enumerate(rows, 1):
        page.write_number(top + number, 0, number)
        for place, heading in enumerate(TITLE_HEADINGS, 1):
            _write_cell(page, look, (top + number, place), row[heading])


def _begin(page: Worksheet, look: _Look, title: str, note: str, columns: int) -> int:
    """Write what stands above the headings, set widths, and give the row where the headings begin."""
    page.set_column(0, 0, 6)
    page.set_column(1, 1, NAME_WIDTH)
    page.set_column(2, 2, CODE_WIDTH)
    page.set_column(3, max(3, columns), VALUE_WIDTH)
    page.write(0, 0, title, look.title)
    page.write(1, 0, note, look.note)
    return 3


def _write_cell(page: Worksheet, look: _Look, place: tuple[int, int], value: Typed) -> None:
    match value:
        case str():
            page.write_string(*place, value)
        case float():
            page.write_number(*place, value, look.amount)
        case date():
            page.write_datetime(*place, datetime(value.year, value.month, value.day), look.day)  # noqa: DTZ001 -- a day
