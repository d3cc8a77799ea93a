"""The sheets 怎样做到, 组合 and 阶梯: what firms could do, nearest first, and what that brings.

Comes in: a report with advice. Goes out: three sheets; none where no advice was asked for.
Must not know: how advice is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ceyuan.report.tables import AdviceTables, Report
from ceyuan.report.workbook.book import MOST_ROWS, TITLE_ROWS, Book, Column, Value

_ROUTES = (
    Column("企业", "Firm", 28),
    Column("事项", "Measure", 26),
    Column("难度", "Effort", 12),
    Column("最早", "Earliest", 16),
    Column("怎样做到", "How to get there", 52),
    Column("差什么", "What is lacking", 46),
    Column("须经确认", "To be confirmed", 34),
    Column("达到后", "Once there", 24),
    Column("文号", "Document", 20),
    Column("企业编号", "Firm code", 20, "small"),
)
_COMBINATIONS = (
    Column("企业", "Firm", 28),
    Column("范围", "About", 14),
    Column("事项", "Measure", 34),
    Column("金额", "Amount", 44),
    Column("是否计入", "Counted", 50),
    Column("下限（元）", "Lower end (yuan)", 14, "count"),
    Column("上限（元）", "Upper end (yuan)", 14, "count"),
    Column("企业编号", "Firm code", 20, "small"),
)
_LADDERS = (
    Column("企业", "Firm", 28),
    Column("阶梯", "Ladder", 20),
    Column("目前", "Where it stands", 40),
    Column("下一级", "Next step", 28),
    Column("怎样上去", "The way up", 60),
    Column("到期与复核", "Due", 44),
    Column("企业编号", "Firm code", 20, "small"),
)


def write_advice(book: Book, report: Report) -> None:
    """Write the sheets."""
    advice = report.advice
    if advice is None:
        return
    say = book.setting.say
    _sheet(book, say("怎样做到", "How to get there"), _routes_note(book, report, advice), _ROUTES, _routes(advice))
    note = say(
        "已符合和可达到的资金事项中，合计最高的组合。最高、择优的金额由决定部门决定，不作承诺；各做法分别测算。",
        "The best combination of money measures. What a body decides is a range and no promise; each way by itself.",
    )
    _sheet(book, say("组合", "Combinations"), note, _COMBINATIONS, _combinations(advice))
    note = say(
        "只列已有称号、有事项到期或可以申报的阶梯。按自身增速的时间是推算，不是承诺。",
        "Ladders on which something is held, due, or can be applied for. Times at a firm's own pace are reckoned only.",
    )
    _sheet(book, say("阶梯", "Ladders"), note, _LADDERS, _ladders(advice))


def _routes_note(book: Book, report: Report, advice: AdviceTables) -> str:
    note = book.setting.say(
        "不符合、但有做法可以达到的事项，难度小的在前（1＝把一项数字翻一番）。已结账的年度不可调整。",
        "Measures that are not met and could be, least effort first (1 = doubling one figure). "
        "Closed years stay as they are.",
    )
    if advice.firms < len(report.firms):
        note += book.setting.say(
            f"只看了前{advice.firms}家（共{len(report.firms)}家）。",
            f" Only the first {advice.firms} of {len(report.firms)} firms were looked at.",
        )
    return note


def _sheet(book: Book, title: str, note: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> None:
    sheet = book.sheet(title)
    book.head(sheet, title, note)
    book.header(sheet, TITLE_ROWS, columns)
    last = TITLE_ROWS
    for last, values in enumerate(rows, TITLE_ROWS + 1):
        if last >= MOST_ROWS:
            break
        book.row(sheet, last, columns, values)
    sheet.freeze_panes(TITLE_ROWS + 1, 1)
    sheet.autofilter(TITLE_ROWS, 0, max(last, TITLE_ROWS + 1), len(columns) - 1)


def _routes(advice: AdviceTables) -> Iterable[Sequence[Value]]:
    for one in advice.routes:
        yield (
            one.firm,
            one.measure,
            one.effort,
            one.earliest,
            one.changes,
            one.unmet,
            one.to_confirm,
            one.award,
            one.document,
            _code(one.firm_id, one.firm),
        )


def _combinations(advice: AdviceTables) -> Iterable[Sequence[Value]]:
    for one in advice.combinations:
        code = _code(one.firm_id, one.firm)
        yield one.firm, one.reach, one.item, one.amount, one.counted, one.low, one.high, code


def _ladders(advice: AdviceTables) -> Iterable[Sequence[Value]]:
    for one in advice.ladders:
        yield one.firm, one.ladder, one.standing, one.next, one.ways, one.due, _code(one.firm_id, one.firm)


def _code(firm_id: str, firm: str) -> str:
    return firm_id if firm_id != firm else ""
