"""The sheet 待补材料: which facts to collect first, and from whom.

Comes in: a report. Goes out: one sheet.
Must not know: how facts are counted.
"""

from __future__ import annotations

from ceyuan.report.tables import Material, Report
from ceyuan.report.workbook.book import TITLE_ROWS, Book, Column
from ceyuan.report.workbook.examined import examined_note

_COLUMNS = (
    Column("待补材料", "To collect", 34),
    Column("补齐即可定论", "Settles alone", 10, "count"),
    Column("涉及结论", "Concerns", 10, "count"),
    Column("涉及企业", "Firms", 10, "count"),
    Column("由谁提供", "Supplied by", 16),
    Column("来源", "Source", 30),
    Column("涉及事项", "Measures", 50),
    Column("企业举例", "For example", 40),
)
MOST_MEASURES = 8


def write_materials(book: Book, report: Report) -> None:
    """Write the sheet."""
    say = book.setting.say
    sheet = book.sheet(say("待补材料", "To collect"))
    note = say(
        "“补齐即可定论”：只缺这一项的结论数；“涉及结论”：缺少的材料中包含这一项的结论数。",
        "Settles alone: verdicts that lack only this. Concerns: verdicts that lack this among others.",
    )
    note += examined_note(book, report)
    book.head(sheet, say("待补材料", "Facts to collect"), note)
    book.header(sheet, TITLE_ROWS, _COLUMNS)
    for row, one in enumerate(report.materials, TITLE_ROWS + 1):
        name = one.words.name
        if one.words.judged:
            name = say(f"{name}（需人工认定）", f"{name} (decided by people)")
        values = (
            name,
            one.settles,
            one.concerns,
            one.firms,
            one.words.supplier,
            one.words.sources,
            _measures(book, one),
            say("、", ", ").join(one.examples) + (say("等", " …") if one.firms > len(one.examples) else ""),
        )
        book.row(sheet, row, _COLUMNS, values)
    sheet.freeze_panes(TITLE_ROWS + 1, 1)
    sheet.autofilter(TITLE_ROWS, 0, TITLE_ROWS + max(len(report.materials), 1), len(_COLUMNS) - 1)


def _measures(book: Book, material: Material) -> str:
    say = book.setting.say
    titles = list(dict.fromkeys(book.setting.measure_title(one) for one in material.measures))
    shown = say("、", ", ").join(titles[:MOST_MEASURES])
    return shown + (
        say(f"等{len(titles)}项", f" and {len(titles) - MOST_MEASURES} more") if len(titles) > MOST_MEASURES else ""
    )
