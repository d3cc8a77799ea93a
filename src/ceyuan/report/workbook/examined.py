"""The remark of a sheet that does not look into every firm.

Comes in: a report. Goes out: a sentence, or nothing.
Must not know: sheets.
"""

from __future__ import annotations

from ceyuan.report.tables import Report
from ceyuan.report.workbook.book import Book


def examined_note(book: Book, report: Report) -> str:
    """Say how many firms were examined, where it was not all of them."""
    if report.whole:
        return ""
    return book.setting.say(
        f"本页只看了前{report.examined}家（共{len(report.firms)}家）；--reasons 可改家数。",
        f" Only the first {report.examined} of {len(report.firms)} firms were examined; --reasons changes that.",
    )
