"""The sheet 说明: what every word and colour means, in both languages.

Comes in: nothing but the book. Goes out: one sheet.
Must not know: the report's tables.
"""

from __future__ import annotations

from ceyuan.advice.wording.phrases import READINGS
from ceyuan.report.workbook.book import TITLE_ROWS, Book, Column

_OUTCOMES = (
    ("yes", "符合", "qualifies", "所有条件都有据可查，并且满足。", "Every condition is known and met."),
    (
        "no",
        "不符合",
        "does not qualify",
        "至少一项条件不满足，且补充材料不会改变结论。",
        "A condition fails, and no further fact can change that.",
    ),
    (
        "unknown",
        "待定",
        "undecided",
        "缺少材料或须由专家认定；缺项不等于不符合。",
        "Facts are missing or experts must say; missing never counts as no.",
    ),
    (
        "pending",
        "待发布",
        "rules pending",
        "实施细则等尚未发布，谁也不能判定。",
        "The implementing rules are not published, so nobody can decide.",
    ),
    ("closed", "未受理", "not open", "在这一申报日期不受理此类申报。", "No such application is taken on this day."),
)
_TERMS = (
    (
        "基准年度",
        "reference year",
        "申报日期的上一年度，除非另行指定；条款中的“上年度”即指这一年。",
        "The year before the day of application unless set otherwise; 上年度 in a clause means this year.",
    ),
    (
        "不适用",
        "not applicable",
        "数值对该企业不存在（成立前年度、分母为零等），按不符合处理，并写明原因。",
        "The value does not exist for the firm (before founding, a base of zero); counts as not met, with the reason.",
    ),
    ("差一点", "near miss", "恰有一项要求不满足的企业。", "A firm that fails exactly one requirement."),
    (
        "哈希",
        "hash",
        "政策包内容的国密 SM3 摘要；内容变动，哈希随之变动。",
        "SM3 digest of the pack; it changes whenever the pack does.",
    ),
)


_WIDTHS = (
    Column("", "", 16),
    Column("", "", 20),
    Column("", "", 62),
    Column("", "", 70),
)


def write_legend(book: Book) -> None:
    """Write the sheet."""
    sheet = book.sheet(book.setting.say("说明", "Notes"))
    for index, column in enumerate(_WIDTHS):
        sheet.set_column(index, index, column.width)
    book.head(sheet, book.setting.say("说明", "Notes"), "")
    row = TITLE_ROWS
    for style, *texts in _OUTCOMES:
        book.row(sheet, row, _WIDTHS, texts)
        book.text(sheet, row, 0, texts[0], style)
        book.text(sheet, row, 1, texts[1], style)
        row += 1
    for terms in (*_TERMS, *(("来源", "source", zh, en) for zh, en in READINGS.values())):
        book.row(sheet, row, _WIDTHS, terms)
        row += 1
