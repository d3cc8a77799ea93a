"""The sheet 理由: one row for each criterion of each measure and firm.

Comes in: a report. Goes out: one sheet.
Must not know: how sentences are made.
"""

from __future__ import annotations

from ceyuan.report.tables import Report
from ceyuan.report.workbook.book import A3, TITLE_ROWS, Book, Column

# the first six are read on paper, the others stay on the screen; wide, so that most rows take one line
_COLUMNS = (
    Column("企业", "Firm", 34),
    Column("事项", "Measure", 36),
    Column("条款", "Clause", 22),
    Column("条款要求", "What the clause says", 56),
    Column("判断", "Answer", 11),
    Column("说明", "Explanation", 100),
    Column("结论", "Verdict", 15),
    Column("数值", "Value", 30),
    Column("界限", "Required", 36),
    Column("来源", "Source", 34),
    Column("条目编号", "Criterion id", 32, "small"),
    Column("企业编号", "Firm code", 22, "small"),
)
_PRINTED = 6


def write_reasons(book: Book, report: Report) -> None:
    """Write the sheet, and say so when it does not hold every firm."""
    say = book.setting.say
    sheet = book.sheet(say("理由", "Reasons"), A3)
    book.head(sheet, say("逐条理由", "Reasons, clause by clause"), _note(book, report))
    book.header(sheet, TITLE_ROWS, _COLUMNS)
    for row, one in enumerate(report.reasons, TITLE_ROWS + 1):
        values = (
            one.firm,
            book.setting.measure_title(one.measure),
            one.clause,
            one.text,
            one.answer,
            one.sentence,
            one.verdict,
            one.value,
            one.required,
            one.source,
            one.criterion,
            one.firm_id if one.firm_id != one.firm else "",
        )
        book.row(sheet, row, _COLUMNS, values)
    sheet.freeze_panes(TITLE_ROWS + 1, 1)
    last = TITLE_ROWS + max(len(report.reasons), 1)
    sheet.autofilter(TITLE_ROWS, 0, last, len(_COLUMNS) - 1)
    sheet.print_area(0, 0, last, _PRINTED - 1)


def _note(book: Book, report: Report) -> str:
    total = len(report.firms)
    if report.reasons_for == total:
        return ""
    return book.setting.say(
        f"企业较多，本页只列前{report.reasons_for}家（共{total}家）。其余请用命令查看："
        f"ceyuan explain {book.setting.register} --firm 企业名称或代码",
        f"Only the first {report.reasons_for} of {total} firms are listed here. For the others use: "
        f"ceyuan explain {book.setting.register} --firm NAME-OR-CODE",
    )
