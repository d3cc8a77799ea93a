"""What intake may find about single cells.

Comes in: nothing. Goes out: kinds of findings with their sentences in Chinese and English.
Must not know: where something was found (see report.py).
"""

from __future__ import annotations

from ceyuan.intake.notices.kind import Done, NoticeKind

CELL_NOT_A_NUMBER = NoticeKind(
    "cell-not-a-number",
    Done.UNKNOWN,
    "“{value}”不是一个确定的数",
    "“{value}” is not one definite number",
)
CELL_BROKEN = NoticeKind("cell-broken", Done.UNKNOWN, "公式出错：{value}", "the formula has failed: {value}")
CELL_NOT_CALCULATED = NoticeKind(
    "cell-not-calculated",
    Done.UNKNOWN,
    "公式没有算出结果；请用 Excel 或 WPS 打开后保存一次",
    "the formula was never calculated; open the file in Excel or WPS and save it once",
)
CELL_NOT_FINITE = NoticeKind(
    "cell-not-finite",
    Done.UNKNOWN,
    "“{value}”不是有限的数",
    "“{value}” is not a finite number",
)
CELL_TOO_FINE = NoticeKind(
    "cell-too-fine",
    Done.UNKNOWN,
    "“{value}”换算为{unit}后小数超过{scale}位；不作四舍五入",
    "“{value}” has more than {scale} decimal places in {unit}; nothing is rounded",
)
CELL_TOO_LARGE = NoticeKind(
    "cell-too-large",
    Done.UNKNOWN,
    "“{value}”即{amount}{unit}，超过上限{limit}{unit}，可能写错了单位",
    "“{value}” is {amount} {unit}, above the maximum of {limit} {unit}; the unit may be wrong",
)
CELL_TOO_SMALL = NoticeKind(
    "cell-too-small",
    Done.UNKNOWN,
    "“{value}”即{amount}{unit}，低于下限{limit}{unit}",
    "“{value}” is {amount} {unit}, below the minimum of {limit} {unit}",
)
CELL_WRONG_TYPE = NoticeKind(
    "cell-wrong-type",
    Done.UNKNOWN,
    "“{value}”是{found_zh}，而这里应为{wanted_zh}",
    "“{value}” is {found_en}, where {wanted_en} belongs",
)
CELL_UNIT_UNFIT = NoticeKind(
    "cell-unit-unfit",
    Done.UNKNOWN,
    "“{value}”所带的单位不能准确换算为“{wanted}”",
    "the unit in “{value}” has no exact factor to {wanted}",
)
CELL_OWN_UNIT = NoticeKind(
    "cell-own-unit",
    Done.READ,
    "“{value}”自带的单位与表头不同，以单元格为准",
    "“{value}” carries another unit than the header; the cell's own unit counts",
)
CELL_NOTHING = NoticeKind(
    "cell-nothing",
    Done.UNKNOWN,
    "“无”可能指没有填报，也可能指0；如为0请写0",
    "“无” may mean not given or zero; write 0 if zero is meant",
)
CELL_NOT_YES_NO = NoticeKind(
    "cell-not-yes-no",
    Done.UNKNOWN,
    "“{value}”不是“是”或“否”",
    "“{value}” is neither yes nor no",
)
CELL_NOT_A_DATE = NoticeKind("cell-not-a-date", Done.UNKNOWN, "“{value}”不是日期", "“{value}” is not a date")
CELL_DATE_IMPRECISE = NoticeKind(
    "cell-date-imprecise",
    Done.UNKNOWN,
    "“{value}”没有写到日，日期须精确到年月日",
    "“{value}” does not name the day; a date needs year, month and day",
)
CELL_NOT_A_CHOICE = NoticeKind(
    "cell-not-a-choice",
    Done.UNKNOWN,
    "“{value}”不在可选项之内：{choices}",
    "“{value}” is not among the choices: {choices}",
)
CELL_LONG_NUMBER = NoticeKind(
    "cell-long-number",
    Done.UNKNOWN,
    "表格软件把“{value}”当作数字存储，15位以后的数字已经丢失；请把该列设为文本格式后重新填写",
    "the spreadsheet stored “{value}” as a number and lost its digits after the 15th; set the column to text and "
    "enter it again",
)
CELL_ZEROS_LOST = NoticeKind(
    "cell-zeros-lost",
    Done.UNKNOWN,
    "“{value}”不足6位，表格软件把代码当作数字，前面的0已经丢失；请把该列设为文本格式后重新填写",
    "“{value}” has fewer than six digits: the spreadsheet took the code for a number and dropped its leading zeros; "
    "set the column to text and enter it again",
)

KINDS = (
    CELL_NOT_A_NUMBER,
    CELL_BROKEN,
    CELL_NOT_CALCULATED,
    CELL_NOT_FINITE,
    CELL_TOO_FINE,
    CELL_TOO_LARGE,
    CELL_TOO_SMALL,
    CELL_WRONG_TYPE,
    CELL_UNIT_UNFIT,
    CELL_OWN_UNIT,
    CELL_NOTHING,
    CELL_NOT_YES_NO,
    CELL_NOT_A_DATE,
    CELL_DATE_IMPRECISE,
    CELL_NOT_A_CHOICE,
    CELL_LONG_NUMBER,
    CELL_ZEROS_LOST,
)
