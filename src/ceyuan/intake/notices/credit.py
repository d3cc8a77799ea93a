"""What intake may find about credit events and how far a record is complete.

Comes in: nothing. Goes out: kinds of findings with their sentences in Chinese and English.
Must not know: where something was found (see report.py).
"""

from __future__ import annotations

from ceyuan.intake.notices.kind import Done, NoticeKind

CREDIT_COLUMN_UNREAD = NoticeKind(
    "credit-column-unread",
    Done.COLUMN_LEFT_OUT,
    "这是信用记录表，“{header}”不是它的列；企业的其他数据请写在另一张表上",
    "the sheet holds credit events, and {header} is none of its columns; other data of firms belong on another sheet",
)
CREDIT_COLUMN_ELSEWHERE = NoticeKind(
    "credit-column-elsewhere",
    Done.COLUMN_LEFT_OUT,
    "“{header}”是信用记录的列，这里不是信用记录表；信用记录请单独列一张表，每项一行",
    "{header} belongs to credit events, and this is no sheet of them; list them on a sheet of their own, one row each",
)
CREDIT_KIND_UNKNOWN = NoticeKind(
    "credit-kind-unknown",
    Done.UNKNOWN,
    "“{value}”不是已知的信用事项，该企业的各项信用条件在它仍公示期间记为未知；已知的有：{known}",
    "“{value}” is no known kind of credit event, so while it stands the firm's credit conditions stay unknown; "
    "known are: {known}",
)
CREDIT_KIND_MISSING = NoticeKind(
    "credit-kind-missing",
    Done.UNKNOWN,
    "没有写明是什么信用事项，该企业的各项信用条件在它仍公示期间记为未知；没有记录的请写“无”，其他各格留空",
    "the kind of credit event is not stated, so while it stands the firm's credit conditions stay unknown; "
    "where there is no event write 无 and leave the other cells blank",
)
CREDIT_KIND_HARMLESS = NoticeKind(
    "credit-kind-harmless",
    Done.ENTRY_LEFT_OUT,
    "“{value}”不是不良信用记录",
    "“{value}” is no mark against a firm",
)
CREDIT_GRADE_UNKNOWN = NoticeKind(
    "credit-grade-unknown",
    Done.UNKNOWN,
    "“{value}”不是已知的等级；已知的有：{known}",
    "“{value}” is no known grade; known are: {known}",
)
CREDIT_GRADE_UNFIT = NoticeKind(
    "credit-grade-unfit",
    Done.UNKNOWN,
    "“{grade}”不是“{kind}”的等级，应为：{known}",
    "“{grade}” is no grade of {kind}, which has: {known}",
)
CREDIT_GRADES_DIFFER = NoticeKind(
    "credit-grades-differ",
    Done.UNKNOWN,
    "事项中写的是“{first}”，等级一格写的是“{value}”",
    "the kind says {first}, the cell of the grade says {value}",
)
CREDIT_ABOUT_UNKNOWN = NoticeKind(
    "credit-about-unknown",
    Done.UNKNOWN,
    "“{value}”是企业还是法定代表人不能确定；请写“企业”或“法定代表人”",
    "“{value}” may be the enterprise or its legal representative; write 企业 or 法定代表人",
)
CREDIT_DATE_UNCLEAR = NoticeKind(
    "credit-date-unclear",
    Done.UNKNOWN,
    "“{value}”不能确定到日；请写到年月日",
    "“{value}” does not give a day; write year, month and day",
)
CREDIT_REPAIR_UNDATED = NoticeKind(
    "credit-repair-undated",
    Done.UNKNOWN,
    "写了已修复，但没有写哪一天，申报日是否已修复记为未知；请写修复日期",
    "it is said to be repaired, but not on which day, so whether it counts stays unknown; write the day",
)
CREDIT_DATES_REVERSED = NoticeKind(
    "credit-dates-reversed",
    Done.UNKNOWN,
    "{what}{end}早于认定日期{start}，两个日期都记为未知",
    "{what} {end} lies before the day {start} on which it was decided; both days are kept as unknown",
)
CREDIT_NONE_UNDATED = NoticeKind(
    "credit-none-undated",
    Done.UNKNOWN,
    "没有信用事项，但没有写明记录在哪段时间内完整，仍记为未知；请写完整自和完整至",
    "there is no event, but not said for which days the record is complete, so it stays unknown; state 完整自 and "
    "完整至",
)
CREDIT_FIRM_UNKNOWN = NoticeKind(
    "credit-firm-unknown",
    Done.ROW_LEFT_OUT,
    "本文件的其他表里没有“{value}”，其信用记录没有用处；如果是名称或代码写错，请改正",
    "no other sheet of this file lists {value}, so its credit events serve nobody; correct the name or code if it is "
    "misspelled",
)
CREDIT_COVERAGE_UNCLEAR = NoticeKind(
    "credit-coverage-unclear",
    Done.UNKNOWN,
    "信用记录的完整期间“{text}”不能识别，没有列出的事项一律视为未知",
    "the period “{text}” for which credit events are complete is not understood; what is not listed stays unknown",
)
CREDIT_COVERAGE_KIND = NoticeKind(
    "credit-coverage-kind",
    Done.ENTRY_LEFT_OUT,
    "“{value}”不是已知的信用事项，这一行的完整期间不适用于它；已知的有：{known}",
    "“{value}” is no known kind of credit event, so the period of this row does not speak for it; known are: {known}",
)

KINDS = (
    CREDIT_COLUMN_UNREAD,
    CREDIT_COLUMN_ELSEWHERE,
    CREDIT_KIND_UNKNOWN,
    CREDIT_KIND_MISSING,
    CREDIT_KIND_HARMLESS,
    CREDIT_GRADE_UNKNOWN,
    CREDIT_GRADE_UNFIT,
    CREDIT_GRADES_DIFFER,
    CREDIT_ABOUT_UNKNOWN,
    CREDIT_DATE_UNCLEAR,
    CREDIT_REPAIR_UNDATED,
    CREDIT_DATES_REVERSED,
    CREDIT_NONE_UNDATED,
    CREDIT_FIRM_UNKNOWN,
    CREDIT_COVERAGE_UNCLEAR,
    CREDIT_COVERAGE_KIND,
)
