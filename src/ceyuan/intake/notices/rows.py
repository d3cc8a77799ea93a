"""What intake may find about rows.

Comes in: nothing. Goes out: kinds of findings with their sentences in Chinese and English.
Must not know: where something was found (see report.py).
"""

from __future__ import annotations

from ceyuan.intake.notices.kind import Done, NoticeKind

ROW_TOTAL = NoticeKind("row-total", Done.ROW_LEFT_OUT, "合计、小计一类的行", "a row of totals")
ROW_SAMPLE = NoticeKind("row-sample", Done.ROW_LEFT_OUT, "示例行", "an example row")
ROW_NOTE = NoticeKind("row-note", Done.ROW_LEFT_OUT, "说明文字，不是数据", "a note, not data")
ROW_NUMBERING = NoticeKind("row-numbering", Done.ROW_LEFT_OUT, "栏次编号行", "a row that numbers the columns")
ROW_HEADER_AGAIN = NoticeKind("row-header-again", Done.ROW_LEFT_OUT, "重复的表头", "the header once more")
ROW_NO_IDENTITY = NoticeKind(
    "row-no-identity",
    Done.ROW_LEFT_OUT,
    "既没有名称也没有有效的统一社会信用代码，不知道是谁的数据",
    "there is neither a name nor a credit code that holds, so the row belongs to nobody",
)
ROW_NO_YEAR = NoticeKind(
    "row-no-year",
    Done.ROW_LEFT_OUT,
    "年份“{value}”不能识别，该行的年度数据无处可放",
    "the year “{value}” is not understood, so the row's yearly values belong nowhere",
)
ROW_INDICATOR_UNKNOWN = NoticeKind(
    "row-indicator-unknown",
    Done.ROW_LEFT_OUT,
    "词汇表里没有指标“{value}”；最接近的已知名称：{nearest}",
    "the vocabulary has no indicator {value}; nearest known name: {nearest}",
)
ROW_INDICATOR_UNFIT = NoticeKind(
    "row-indicator-unfit",
    Done.ROW_LEFT_OUT,
    "指标“{value}”无法读取：{why}",
    "the indicator {value} cannot be read: {why}",
)

KINDS = (
    ROW_TOTAL,
    ROW_SAMPLE,
    ROW_NOTE,
    ROW_NUMBERING,
    ROW_HEADER_AGAIN,
    ROW_NO_IDENTITY,
    ROW_NO_YEAR,
    ROW_INDICATOR_UNKNOWN,
    ROW_INDICATOR_UNFIT,
)
