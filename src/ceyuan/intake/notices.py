"""What intake may find and say: one literal row for each, with what was done about it.

Comes in: nothing. Goes out: kinds of findings with their sentences in Chinese and English.
Must not know: where something was found (see report.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ceyuan.errors import Language


class Done(StrEnum):
    """What intake did about a finding."""

    READ = "read"
    UNKNOWN = "unknown"
    COLUMN_LEFT_OUT = "column-left-out"
    ROW_LEFT_OUT = "row-left-out"
    SHEET_LEFT_OUT = "sheet-left-out"
    ENTRY_LEFT_OUT = "entry-left-out"
    KEPT_UNDER_NAME = "kept-under-name"
    KEPT_APART = "kept-apart"
    JOINED = "joined"


DONE_WORDS: Mapping[Done, tuple[str, str]] = {
    Done.READ: ("已读取", "read"),
    Done.UNKNOWN: ("记为未知", "kept as unknown"),
    Done.COLUMN_LEFT_OUT: ("该列未读取", "column left out"),
    Done.ROW_LEFT_OUT: ("该行未读取", "row left out"),
    Done.SHEET_LEFT_OUT: ("该表未读取", "sheet left out"),
    Done.ENTRY_LEFT_OUT: ("该项未读取", "entry left out"),
    Done.KEPT_UNDER_NAME: ("按名称收录", "kept under its name"),
    Done.KEPT_APART: ("分别收录", "kept apart"),
    Done.JOINED: ("已合并", "joined"),
}


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """One row of the table; templates name their data in braces. `header` and `value` may always be named."""

    code: str
    done: Done
    zh: str
    en: str

    def message(self, language: Language, data: Mapping[str, object]) -> str:
        """Fill in the template of one language."""
        return (self.zh if language == "zh" else self.en).format(**data)


# sheets
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

# columns
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

# rows
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

# cells
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

# who
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

# titles
TITLE_UNKNOWN = NoticeKind(
    "title-unknown",
    Done.ENTRY_LEFT_OUT,
    "词汇表里没有称号“{title}”；最接近的已知名称：{nearest}",
    "the vocabulary has no title {title}; nearest known name: {nearest}",
)
TITLE_DATE_UNCLEAR = NoticeKind(
    "title-date-unclear",
    Done.UNKNOWN,
    "“{title}”的日期“{text}”不能确定到日，是否仍有效记为未知",
    "the date “{text}” of {title} does not give a day, so whether it is still held is unknown",
)
TITLE_DATES_REVERSED = NoticeKind(
    "title-dates-reversed",
    Done.UNKNOWN,
    "“{title}”的到期日{end}早于认定日{start}，是否仍有效记为未知",
    "{title} would end on {end} before it was granted on {start}, so whether it is still held is unknown",
)
TITLE_DATES_SHARED = NoticeKind(
    "title-dates-shared",
    Done.UNKNOWN,
    "一格中有多个称号，不知道“{text}”是哪一个的日期",
    "the cell names several titles, so the date {text} belongs to none for certain",
)
TITLE_END_COUNTED = NoticeKind(
    "title-end-counted",
    Done.READ,
    "没有写到期日的称号，按词汇表的有效期推算（如“{title}”自认定日起{years}年）",
    "titles without a last day end after the term the vocabulary gives (such as {title}: {years} years from its grant)",
)
TITLE_NO_UNDATED = NoticeKind(
    "title-no-undated",
    Done.UNKNOWN,
    "填了没有“{title}”，但文件没有说明截至哪一天；请写明“资质清单截至”",
    "it says that {title} is not held, but not as of which day; state 资质清单截至",
)
TITLE_CONFLICT = NoticeKind(
    "title-conflict",
    Done.UNKNOWN,
    "{firm}是否持有“{title}”有互相矛盾的填写：{first_place}和{second_place}",
    "whether {firm} holds {title} is stated in contradiction: {first_place} and {second_place}",
)
COVERAGE_UNCLEAR = NoticeKind(
    "coverage-unclear",
    Done.UNKNOWN,
    "资质清单的完整期间“{text}”不能识别，清单之外的称号一律视为未知",
    "the period “{text}” for which the list of titles is complete is not understood; titles not listed stay unknown",
)

KINDS = (
    SHEET_HIDDEN,
    SHEET_EMPTY,
    SHEET_NO_HEADER,
    SHEET_NO_ROWS,
    SHEET_BLIND_FORMAT,
    MERGED_FILLED,
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
    ROW_TOTAL,
    ROW_SAMPLE,
    ROW_NOTE,
    ROW_NUMBERING,
    ROW_HEADER_AGAIN,
    ROW_NO_IDENTITY,
    ROW_NO_YEAR,
    ROW_INDICATOR_UNKNOWN,
    ROW_INDICATOR_UNFIT,
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
    TITLE_UNKNOWN,
    TITLE_DATE_UNCLEAR,
    TITLE_DATES_REVERSED,
    TITLE_DATES_SHARED,
    TITLE_END_COUNTED,
    TITLE_NO_UNDATED,
    TITLE_CONFLICT,
    COVERAGE_UNCLEAR,
)
