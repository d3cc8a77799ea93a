"""The sheet 企业×事项: one coloured cell per firm and measure; beyond Excel's row limit it goes on in a next sheet.

Comes in: a report. Goes out: one or more sheets; measures nobody can be told about stand in 汇总 only.
Must not know: reasons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xlsxwriter.worksheet import Worksheet

from ceyuan.advice.wording.phrases import STATUSES, pick
from ceyuan.advice.wording.verdicts import verdict_word
from ceyuan.engines.answer import Answer, Status
from ceyuan.model.measure import Measure
from ceyuan.report.tables import FirmRow, MeasureCounts, Outcome, Report
from ceyuan.report.workbook.book import A3, MOST_ROWS, TITLE_ROWS, Book, Column

_FIRST_ROW = TITLE_ROWS + 2  # one row of document numbers, one of headings
_OWN = (
    Column("企业", "Firm", 34),
    Column("编号", "Code", 21, "small"),
    Column("符合项数", "Qualifies", 9, "count"),
    Column("待定项数", "Undecided", 9, "count"),
)


def write_matrix(book: Book, report: Report, most_rows: int = MOST_ROWS) -> None:
    """Write the sheets."""
    told = [index for index, one in enumerate(report.counts) if not _same_for_all(one, len(report.firms))]
    size = most_rows - _FIRST_ROW
    chunks = [report.firms[start : start + size] for start in range(0, len(report.firms), size)] or [()]
    for number, firms in enumerate(chunks, 1):
        name = book.setting.say("企业×事项", "Firms × measures")
        sheet = book.sheet(name if number == 1 else f"{name} {number}", A3)
        sheet.repeat_columns(0, 0)
        _heading(book, sheet, report, told)
        words = {index: _words(book, report.counts[index].measure) for index in told}
        for row, firm in enumerate(firms, _FIRST_ROW):
            _firm(book, sheet, row, firm, [words[index][firm.outcomes[index]] for index in told])
        sheet.freeze_panes(_FIRST_ROW, 2)
        columns = len(_OWN) + len(told)
        sheet.autofilter(_FIRST_ROW - 1, 0, _FIRST_ROW - 1 + max(len(firms), 1), columns - 1)


_OUTCOMES = tuple(Outcome(status, answer) for status in Status for answer in Answer)


def _words(book: Book, measure: Measure) -> Mapping[Outcome, tuple[str, str]]:
    """Give what a measure's cells say, each with its style."""
    return {outcome: (_word(book, measure, outcome), outcome.word) for outcome in _OUTCOMES}


def _word(book: Book, measure: Measure, outcome: Outcome) -> str:
    if outcome.status is Status.DECIDED:
        return verdict_word(measure, outcome.answer, book.setting.language)
    return pick(STATUSES[outcome.status], book.setting.language)


def _same_for_all(counts: MeasureCounts, firms: int) -> bool:
    """Tell a column that would say 待发布 or 未受理 for every firm."""
    return firms > 0 and firms in {counts.pending, counts.closed}


def _heading(book: Book, sheet: Worksheet, report: Report, told: Sequence[int]) -> None:
    say = book.setting.say
    note = say(
        "绿：符合；红：不符合；黄：待定；蓝：待发布；灰：未受理。各格的理由见“理由”。",
        "Green: qualifies; red: does not; yellow: undecided; blue: rules pending; grey: not open. See Reasons.",
    )
    left_out = len(report.counts) - len(told)
    if left_out:
        note += say(
            f"另有{left_out}项对所有企业都是待发布或未受理，只列在“汇总”。",
            f" {left_out} more measures are pending or not open for every firm; they stand in Summary only.",
        )
    book.head(sheet, say("企业×事项", "Firms × measures"), note)
    sheet.set_row(TITLE_ROWS, 36)
    for index in range(len(_OWN)):
        book.text(sheet, TITLE_ROWS, index, "", "small")
    counts = [report.counts[index] for index in told]
    for index, one in enumerate(counts, len(_OWN)):
        book.text(sheet, TITLE_ROWS, index, book.setting.document_number(one.measure), "small")
    book.header(sheet, TITLE_ROWS + 1, _OWN)
    sheet.set_row(TITLE_ROWS + 1, 64)
    for index, one in enumerate(counts, len(_OWN)):
        sheet.set_column(index, index, 14)
        book.text(sheet, TITLE_ROWS + 1, index, book.setting.measure_title(one.measure), "header")


def _firm(book: Book, sheet: Worksheet, row: int, firm: FirmRow, cells: Sequence[tuple[str, str]]) -> None:
    decided = [one.answer for one in firm.outcomes if one.status is Status.DECIDED]
    code = firm.id if firm.id != firm.name else ""
    own: Sequence[str | int] = (firm.name, code, decided.count(Answer.YES), decided.count(Answer.UNKNOWN))
    book.row(sheet, row, _OWN, own)
    for index, (word, style) in enumerate(cells, len(_OWN)):
        sheet.write_string(row, index, word, book.formats[style])
