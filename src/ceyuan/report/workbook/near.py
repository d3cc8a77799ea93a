"""The sheet 差一点: who fails by exactly one requirement, nearest first.

Comes in: a report. Goes out: one sheet.
Must not know: how near misses are found.
"""

from __future__ import annotations

from ceyuan.report.tables import Report
from ceyuan.report.workbook.book import TITLE_ROWS, Book, Column
from ceyuan.report.workbook.examined import examined_note

_COLUMNS = (
    Column("企业", "Firm", 28),
    Column("事项", "Measure", 24),
    Column("未满足的要求", "Requirement not met", 34),
    Column("条款", "Clause", 12),
    Column("数值", "Value", 14),
    Column("界限", "Required", 16),
    Column("差距", "Gap", 18),
    Column("相对差距", "Relative gap", 10, "gap"),
    Column("其余待定项数", "Others undecided", 10, "count"),
    Column("说明", "Explanation", 60),
    Column("来源", "Source", 22),
    Column("企业编号", "Firm code", 20, "small"),
)


def write_near_misses(book: Book, report: Report) -> None:
    """Write the sheet, and say so when it holds only the nearest."""
    say = book.setting.say
    sheet = book.sheet(say("差一点", "Near misses"))
    shown, found = len(report.near_misses), report.near_misses_found
    note = say(
        "只差一项要求的企业；其余待定项少、差距小的在前。已结账的年度不可调整。",
        "One requirement short; fewest open points and smallest gap first. Closed years cannot be adjusted.",
    )
    if shown < found:
        note += say(f"共{found}条，只列最接近的{shown}条。", f" The nearest {shown} of {found} are listed.")
    note += examined_note(book, report)
    book.head(sheet, say("差一点", "Near misses"), note)
    book.header(sheet, TITLE_ROWS, _COLUMNS)
    for row, one in enumerate(report.near_misses, TITLE_ROWS + 1):
        values = (
            one.firm,
            book.setting.measure_title(one.measure),
            one.text,
            one.clause,
            one.value,
            one.required,
            one.gap,
            one.relative,
            one.still_unknown,
            one.sentence,
            one.source,
            one.firm_id if one.firm_id != one.firm else "",
        )
        book.row(sheet, row, _COLUMNS, values)
    sheet.freeze_panes(TITLE_ROWS + 1, 1)
    sheet.autofilter(TITLE_ROWS, 0, TITLE_ROWS + max(shown, 1), len(_COLUMNS) - 1)
