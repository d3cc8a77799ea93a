"""What intake may find about sheets as a whole.

Comes in: nothing. Goes out: kinds of findings with their sentences in Chinese and English.
Must not know: where something was found (see report.py).
"""

from __future__ import annotations

from ceyuan.intake.notices.kind import Done, NoticeKind

SHEET_HIDDEN = NoticeKind(
    "sheet-hidden",
    Done.SHEET_LEFT_OUT,
    "工作表已隐藏，未指定名称时不读取",
    "the sheet is hidden, and not read unless named",
)
SHEET_EMPTY = NoticeKind("sheet-empty", Done.SHEET_LEFT_OUT, "工作表没有内容", "the sheet is empty")
SHEET_NO_HEADER = NoticeKind(
    "sheet-no-header",
    Done.SHEET_LEFT_OUT,
    "没有可识别的表头；看到的是：{seen}；最接近的已知名称：{nearest}",
    "no header was recognised; seen were: {seen}; nearest known names: {nearest}",
)
SHEET_NO_ROWS = NoticeKind("sheet-no-rows", Done.READ, "表头之下没有数据行", "there are no rows below the header")
SHEET_BLIND_FORMAT = NoticeKind(
    "sheet-blind-format",
    Done.READ,
    "这种文件格式读不出公式错误（如 #DIV/0!）和百分数格式，出错的单元格看起来是空白；另存为 .xlsx 可以读出",
    "this file format does not show formula errors (such as #DIV/0!) nor percent formats; cells in error look blank. "
    "Saved as .xlsx they can be seen",
)
MERGED_FILLED = NoticeKind(
    "merged-filled",
    Done.READ,
    "有{count}个合并单元格按其首格的内容补齐",
    "{count} merged cells took the content of their first cell",
)

KINDS = (
    SHEET_HIDDEN,
    SHEET_EMPTY,
    SHEET_NO_HEADER,
    SHEET_NO_ROWS,
    SHEET_BLIND_FORMAT,
    MERGED_FILLED,
)
