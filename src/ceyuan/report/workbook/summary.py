"""The sheet 汇总: how many firms qualify for each measure, and which documents were applied.

Comes in: a report. Goes out: one sheet.
Must not know: single firms.
"""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from ceyuan.advice.wording.phrases import SUBJECTS, pick
from ceyuan.report.elsewhere import by_kind, elsewhere_sentence
from ceyuan.report.tables import Report
from ceyuan.report.workbook.book import TITLE_ROWS, Book, Column

_COLUMNS = (
    Column("事项", "Measure", 38),
    Column("文号", "Document", 24),
    Column("符合", "Qualifies", 9, "count"),
    Column("不符合", "Does not", 9, "count"),
    Column("待定", "Undecided", 10, "count"),
    Column("待发布", "Rules pending", 9, "count"),
    Column("未受理", "Not open", 9, "count"),
    Column("符合占比", "Share", 10, "share"),
    Column("差一点", "Near misses", 9, "count"),
    Column("事项编号", "Measure id", 50, "small"),
)
_ELSEWHERE_HEADINGS = (
    ("未参与的事项（面向其他对象）", "Measures that took no part"),
    ("文号", "Document"),
    ("面向对象", "About"),
    ("事项编号", "Measure id"),
)
_PACK_HEADINGS = (("依据文件", "Document"), ("文号", "Number"), ("哈希（SM3）", "Hash (SM3)"))


def write_summary(book: Book, report: Report) -> None:
    """Write the sheet."""
    say = book.setting.say
    sheet = book.sheet(say("汇总", "Summary"))
    note = say(
        f"企业{len(report.firms)}家，事项{len(report.counts)}项。符合占比＝符合÷（符合＋不符合＋待定）；未受理、待发布不计入。",
        f"{len(report.firms)} firms, {len(report.counts)} measures. "
        "Share = qualifies / (qualifies + does not + undecided).",
    )
    left_out = elsewhere_sentence(book.setting)
    note += say(left_out, f" {left_out}" if left_out else "")
    book.head(sheet, say("政策匹配结果汇总", "Summary of the policy match"), note)
    book.header(sheet, TITLE_ROWS, _COLUMNS)
    for row, one in enumerate(report.counts, TITLE_ROWS + 1):
        values = (
            book.setting.counted_title(one.measure),
            book.setting.document_number(one.measure),
            one.yes,
            one.no,
            one.unknown,
            one.pending,
            one.closed,
            one.share,
            one.near_misses,
            f"{one.measure.pack}#{one.measure.id}",
        )
        book.row(sheet, row, _COLUMNS, values)
    last = TITLE_ROWS + len(report.counts)
    sheet.freeze_panes(TITLE_ROWS + 1, 1)
    sheet.autofilter(TITLE_ROWS, 0, max(last, TITLE_ROWS + 1), len(_COLUMNS) - 1)
    _packs(book, sheet, last + 2)
    _elsewhere(book, sheet, last + 2 + len(book.setting.packs) + 2)


def _packs(book: Book, sheet: Worksheet, start: int) -> None:
    for column, (zh, en) in enumerate(_PACK_HEADINGS):
        book.text(sheet, start, column, book.setting.say(zh, en), "header")
    sheet.merge_range(start, 2, start, 9, book.setting.say(*_PACK_HEADINGS[2]), book.formats["header"])
    for row, pack in enumerate(book.setting.packs, start + 1):
        book.text(sheet, row, 0, pack.title)
        book.text(sheet, row, 1, pack.number)
        sheet.merge_range(row, 2, row, 9, f"{pack.hash}　{pack.id}", book.formats["small"])


def _elsewhere(book: Book, sheet: Worksheet, start: int) -> None:
    """List the measures that the register cannot answer, by what they are about."""
    listed = [(kind, one) for kind, some in by_kind(book.setting) for one in some]
    if not listed:
        return
    title, number, about, name = (book.setting.say(*one) for one in _ELSEWHERE_HEADINGS)
    book.text(sheet, start, 0, title, "header")
    book.text(sheet, start, 1, number, "header")
    sheet.merge_range(start, 2, start, 8, about, book.formats["header"])
    book.text(sheet, start, 9, name, "header")
    for row, (kind, one) in enumerate(listed, start + 1):
        book.text(sheet, row, 0, book.setting.measure_title(one.measure))
        book.text(sheet, row, 1, one.number)
        sheet.merge_range(row, 2, row, 8, pick(SUBJECTS[kind], book.setting.language), book.formats["cell"])
        book.text(sheet, row, 9, f"{one.measure.pack}#{one.measure.id}", "small")
