"""What intake may find about who a row is about, and values that contradict each other.

Comes in: nothing. Goes out: kinds of findings with their sentences in Chinese and English.
Must not know: where something was found (see report.py).
"""

from __future__ import annotations

from ceyuan.intake.notices.kind import Done, NoticeKind

CODE_INVALID = NoticeKind(
    "code-invalid",
    Done.KEPT_UNDER_NAME,
    "统一社会信用代码“{value}”不符合 GB 32100-2015（长度、字符或校验位）",
    "the credit code “{value}” does not hold under GB 32100-2015 (length, characters or check character)",
)
CODE_LOOK_ALIKE = NoticeKind(
    "code-look-alike",
    Done.KEPT_UNDER_NAME,
    "统一社会信用代码“{value}”不符合 GB 32100-2015；是否应为“{meant}”？",
    "the credit code “{value}” does not hold under GB 32100-2015; should it be {meant}?",
)
CODE_DAMAGED = NoticeKind(
    "code-damaged",
    Done.KEPT_UNDER_NAME,
    "统一社会信用代码被表格软件当作数字，已损坏：{value}；请把该列设为文本格式后重新填写",
    "the spreadsheet took the credit code for a number and damaged it: {value}; set the column to text and enter it "
    "again",
)
FIRM_OTHER_NAME = NoticeKind(
    "firm-other-name",
    Done.JOINED,
    "同一统一社会信用代码{code}有两个名称：“{first}”（{first_place}）和“{value}”",
    "one credit code {code} has two names: {first} ({first_place}) and {value}",
)
FIRM_OTHER_CODE = NoticeKind(
    "firm-other-code",
    Done.KEPT_APART,
    "同名“{value}”有不同的统一社会信用代码：{first}（{first_place}）和{code}",
    "one name, {value}, has different credit codes: {first} ({first_place}) and {code}",
)
FIRM_NAME_SHARED = NoticeKind(
    "firm-name-shared",
    Done.KEPT_APART,
    "有{count}家不同代码的企业都叫“{value}”，这里没有代码，无法判断是哪一家",
    "{count} firms with different codes are called {value}; without a code this row could be any of them",
)
FIRM_WITHOUT_NAME = NoticeKind(
    "firm-without-name",
    Done.READ,
    "只有统一社会信用代码“{value}”，没有名称",
    "there is only the credit code {value}, no name",
)
FIRM_CONFLICT = NoticeKind(
    "firm-conflict",
    Done.UNKNOWN,
    "{firm}的“{fact}”有互相矛盾的值：{first}（{first_place}）和{second}（{second_place}）",
    "{fact} of {firm} has contradicting values: {first} ({first_place}) and {second} ({second_place})",
)
FIRM_FOUNDED_LATER = NoticeKind(
    "firm-founded-later",
    Done.UNKNOWN,
    "{firm}的{fact}写作{value}（{first_place}），但{year}年已有“{second_fact}”{second}（{second_place}）；"
    "成立之前填有数值的共{count}处，所填数值照录，请核对日期",
    "{fact} of {firm} is given as {value} ({first_place}), yet {second_fact} of {year} is {second} ({second_place}); "
    "{count} values lie before the founding year. They are kept as given; check the date",
)
WHO_LINE_BREAK = NoticeKind(
    "who-line-break",
    Done.READ,
    "“{value}”一格内有换行，按一行读取；如果是引号使下一行并入了这一格，请改正后重新读取",
    "the cell “{value}” holds a line break and was read as one line; if a quotation mark drew the next row into it, "
    "correct the file and read it again",
)

KINDS = (
    CODE_INVALID,
    CODE_LOOK_ALIKE,
    CODE_DAMAGED,
    FIRM_OTHER_NAME,
    FIRM_OTHER_CODE,
    FIRM_NAME_SHARED,
    FIRM_WITHOUT_NAME,
    FIRM_CONFLICT,
    FIRM_FOUNDED_LATER,
    WHO_LINE_BREAK,
)
