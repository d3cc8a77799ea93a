"""What intake may find about columns and their headers.

Comes in: nothing. Goes out: kinds of findings with their sentences in Chinese and English.
Must not know: where something was found (see report.py).
"""

from __future__ import annotations

from ceyuan.intake.notices.kind import Done, NoticeKind

COLUMN_UNKNOWN = NoticeKind(
    "column-unknown",
    Done.COLUMN_LEFT_OUT,
    "词汇表里没有“{header}”；最接近的已知名称：{nearest}",
    "the vocabulary has no {header}; nearest known name: {nearest}",
)
COLUMN_NOTE_UNKNOWN = NoticeKind(
    "column-note-unknown",
    Done.COLUMN_LEFT_OUT,
    "“{fact}”旁的“{note}”含义不明，可能改变了口径",
    "the words “{note}” beside {fact} are not understood and may change what is meant",
)
COLUMN_OTHER_SUBJECT = NoticeKind(
    "column-other-subject",
    Done.COLUMN_LEFT_OUT,
    "“{fact}”是另一类对象（{subject}）的事项",
    "{fact} is a fact of another kind of subject ({subject})",
)
COLUMN_AMBIGUOUS = NoticeKind(
    "column-ambiguous",
    Done.COLUMN_LEFT_OUT,
    "“{header}”可以是多个事项：{facts}",
    "{header} may mean several facts: {facts}",
)
COLUMN_NO_YEAR = NoticeKind(
    "column-no-year",
    Done.COLUMN_LEFT_OUT,
    "“{fact}”按年度记录，但表头没有写明年份；请在表头写年份，或加“年份”一列，或用 --year（程序中为 year）指明",
    "{fact} is kept by year, but no year is stated; put it in the header, add a column 年份, "
    "or use --year (`year` in a program)",
)
COLUMN_RELATIVE_YEAR = NoticeKind(
    "column-relative-year",
    Done.COLUMN_LEFT_OUT,
    "“{word}”是哪一年，文件没有说明；请改写为年份，或用 --year（程序中为 year）指明“本年”是哪一年",
    "the file does not say which year “{word}” is; write the year, or say "
    "with --year (`year` in a program) which year 本年 is",
)
COLUMN_PART_YEAR = NoticeKind(
    "column-part-year",
    Done.COLUMN_LEFT_OUT,
    "“{header}”只是一年的一部分，不能当作全年数",
    "{header} covers part of a year and cannot stand for the whole",
)
COLUMN_SEVERAL_YEARS = NoticeKind(
    "column-several-years",
    Done.COLUMN_LEFT_OUT,
    "“{header}”涉及多个年份，不能归入其中一年",
    "{header} names several years and belongs to none of them alone",
)
COLUMN_UNIT_UNFIT = NoticeKind(
    "column-unit-unfit",
    Done.COLUMN_LEFT_OUT,
    "单位“{unit}”不能准确换算为“{fact}”的单位“{wanted}”",
    "the unit {unit} has no exact factor to the unit {wanted} of {fact}",
)
COLUMN_UNIT_ASSUMED = NoticeKind(
    "column-unit-assumed",
    Done.READ,
    "没有写明单位，按“{unit}”读取；如有不同请在表头写明",
    "no unit is stated, so it was read in {unit}; state it in the header if it differs",
)
COLUMN_YEAR_STATED = NoticeKind(
    "column-year-stated",
    Done.READ,
    "表头没有年份，按{ground}读作{year}年",
    "the header has no year; it was read as {year} because of {ground}",
)
COLUMN_CURRENT_BY_YEAR = NoticeKind(
    "column-current-by-year",
    Done.READ,
    "“{fact}”不按年度记录，取各年中最近一年的值作为现值",
    "{fact} is not kept by year; the value of the latest year is taken as the present one",
)
COLUMN_NO_HEADER = NoticeKind(
    "column-no-header",
    Done.COLUMN_LEFT_OUT,
    "该列有内容但没有表头",
    "the column has content but no header",
)
COLUMN_WITHOUT_PARTNER = NoticeKind(
    "column-without-partner",
    Done.COLUMN_LEFT_OUT,
    "“{header}”须与称号、指标等列一起使用，这里缺少相应的列",
    "{header} has a meaning only beside a column of titles or indicators, which is not there",
)
COLUMN_SECOND_NAME = NoticeKind(
    "column-second-name",
    Done.COLUMN_LEFT_OUT,
    "已有另一列说明是谁，“{header}”不再使用",
    "another column already says who it is, so {header} is not used",
)
COLUMN_NOT_A_FACT = NoticeKind(
    "column-not-a-fact",
    Done.COLUMN_LEFT_OUT,
    "“{header}”是序号、备注一类的列，不含事项",
    "{header} is a number or a remark, not a fact",
)

KINDS = (
    COLUMN_UNKNOWN,
    COLUMN_NOTE_UNKNOWN,
    COLUMN_OTHER_SUBJECT,
    COLUMN_AMBIGUOUS,
    COLUMN_NO_YEAR,
    COLUMN_RELATIVE_YEAR,
    COLUMN_PART_YEAR,
    COLUMN_SEVERAL_YEARS,
    COLUMN_UNIT_UNFIT,
    COLUMN_UNIT_ASSUMED,
    COLUMN_YEAR_STATED,
    COLUMN_CURRENT_BY_YEAR,
    COLUMN_NO_HEADER,
    COLUMN_WITHOUT_PARTNER,
    COLUMN_SECOND_NAME,
    COLUMN_NOT_A_FACT,
)
