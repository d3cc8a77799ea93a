"""The sheet 企业×事项: one coloured cell per firm and measure; beyond Excel's row limit it goes on in a next sheet.

Comes in: a report. Goes out: one or more sheets.
Must not know: reasons.
"""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from ceyuan.advice.wording.phrases import STATUSES, pick
from ceyuan.engines.answer import Answer, Status
from ceyuan.report.tables import FirmRow, Outcome, Report, answer_word
from ceyuan.report.workbook.book import MOST_ROWS, TITLE_ROWS, Book, Column

_FIRST_ROW = TITLE_ROWS + 2  # one row of document numbers, one of headings
_OWN = (
    Column("企业", "Firm", 34),
    Column("编号", "Code", 21, "small"),
    Column("符合项数", "Qualifies", 9, "count"),
    Column("待定项数", "Undecided", 9, "count"),
)


def write_matrix(book: Book, report: Report, most_rows: int = MOST_ROWS) -> None:
    """Write the sheets."""
    size = most_rows - _FIRST_ROW
    chunks = [report.firms[start : start + size] for start in range(0, len(report.firms), size)] or [()]
    for number, firms in enumerate(chunks, 1):
        name = book.setting.say("企业×事项", "Firms × measures")
        sheet = book.sheet(name if number == 1 else f"{name} {number}", one_page_wide=False)
        sheet.repeat_columns(0, 0)
        _heading(book, sheet, report)
        words = {outcome: _word(book, outcome) for outcome in _OUTCOMES}
        for row, firm in enumerate(firms, _FIRST_ROW):
            _firm(book, sheet, row, firm, words)
        sheet.freeze_panes(_FIRST_ROW, 2)
        columns = len(_OWN) + len(report.counts)
        sheet.autofilter(_FIRST_ROW - 1, 0, _FIRST_ROW - 1 + max(len(firms), 1), columns - 1)


_OUTCOMES = tuple(Outcome(status, answer) for status in Status for answer in Answer)


def _word(book: Book, outcome: Outcome) -> str:
    if outcome.status is Status.DECIDED:
        return answer_word(outcome.answer, book.setting.language)
    return pick(STATUSES[outcome.status], book.setting.language)


def _heading(book: Book, sheet: Worksheet, report: Report) -> None:
    say = book.setting.say
    note = say(
        "绿：符合；红：不符合；黄：待定；蓝：待发布；灰：未受理。各格的理由见“理由”。",
        "Green: qualifies; red: does not; yellow: undecided; blue: rules pending; grey: not open. See Reasons.",
    )
    book.head(sheet, say("企业×事项", "Firms × measures"), note)
    sheet.set_row(TITLE_ROWS, 36)
    for index in range(len(_OWN)):
        book.text(sheet, TITLE_ROWS, index, "", "small")
    for index, one in enumerate(report.counts, len(_OWN)):
        book.text(sheet, TITLE_ROWS, index, book.setting.document_number(one.measure), "small")
    book.header(sheet, TITLE_ROWS + 1, _OWN)
    sheet.set_row(TITLE_ROWS + 1, 64)
    for index, one in enumerate(report.counts, len(_OWN)):
        sheet.set_column(index, index, 14)
        book.text(sheet, TITLE_ROWS + 1, index, book.setting.measure_title(one.measure), "header")


def _firm(book: Book, sheet: Worksheet, row: int, firm: FirmRow, words: dict[Outcome, str]) -> None:
    decided = [one.answer for one in firm.outcomes if one.status is Status.DECIDED]
    code = firm.id if firm.id != firm.name else ""
    own: Sequence[str | int] = (firm.name, code, decided.count(Answer.YES), decided.count(Answer.UNKNOWN))
    book.row(sheet, row, _OWN, own)
    for index, outcome in enumerate(firm.outcomes, len(_OWN)):
        sheet.write_string(row, index, words[outcome], book.formats[outcome.word])
