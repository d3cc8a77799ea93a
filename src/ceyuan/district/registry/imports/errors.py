"""What is refused of files that are imported or filled, and what their cells and rows are found guilty of.

Comes in: nothing. Goes out: a literal table. Kinds from `FIRM_UNKNOWN` on are findings, not refusals.
Must not know: Django.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

NOT_A_TABLE = ErrorKind(
    code="imports.not-a-table",
    zh="“{name}”不是可以读取的表格：{seen}",
    en="“{name}” is no table that can be read: {seen}",
    hint_zh="请用 Excel 或 WPS 打开，另存为 .xlsx 或“CSV UTF-8”，再上传。",
    hint_en="Open it in Excel or WPS, save it as .xlsx or CSV UTF-8, and hand it in again.",
)
ENCRYPTED = ErrorKind(
    code="imports.encrypted",
    zh="“{name}”设有打开密码，无法读取",
    en="“{name}” is protected by a password and cannot be read",
    hint_zh="请在 Excel 或 WPS 里取消密码（文件 → 信息 → 保护工作簿）后另存，再上传。",
    hint_en="Take the password off (File, Info, Protect Workbook), save it, and hand it in again.",
)
NOTHING_IN_IT = ErrorKind(
    code="imports.nothing-in-it",
    zh="“{name}”里没有一行数据",
    en="“{name}” holds no row of data",
    hint_zh="请确认选对了文件和工作表；表头下面至少要有一家企业。",
    hint_en="See that it is the right file and sheet; there must be a firm below the heading.",
)
TOO_WIDE = ErrorKind(
    code="imports.too-wide",
    zh="“{name}”的表格一直延伸到 {seen}，太大",
    en="the table in “{name}” reaches as far as {seen}, which is too large",
    hint_zh="多半是远处误填了一格：请删除多余的行和列后另存；确有这么多数据的，请拆成几个文件。",
    hint_en="Most likely a stray cell: delete rows and columns that are not needed, or split the file.",
)
BROKEN_TEXT = ErrorKind(
    code="imports.broken-text",
    zh="“{name}”第 {row} 行起读不下去：{seen}",
    en="“{name}” cannot be read from line {row} on: {seen}",
    hint_zh="请检查该行的引号是否成对，或在 Excel 里另存为 .xlsx 后上传。",
    hint_en="See that quotation marks come in pairs on that line, or save it as .xlsx.",
)
NO_SHEET = ErrorKind(
    code="imports.no-sheet",
    zh="“{name}”里没有工作表“{sheet}”",
    en="“{name}” has no sheet “{sheet}”",
    hint_zh="文件里有：{seen}。请改成其中一个，或留空读取全部。",
    hint_en="It has: {seen}. Name one of these, or none for all.",
)
NO_HEADING = ErrorKind(
    code="imports.no-heading",
    zh="“{name}”里没有找到认得的表头，看到的是：{seen}",
    en="no heading was recognised in “{name}”; seen were: {seen}",
    hint_zh="表头要有企业名称或统一社会信用代码，再加一列词表里的事实（最接近的：{nearest}）；"
    "叫法不同的，请在“更多设置”里写明工作表、表头在第几行、企业名称那一列的表头。",
    hint_en="A heading needs the firm's name or credit code and one known fact (nearest: {nearest}); state the sheet, "
    "the rows of the heading and the heading of the name under “more settings”.",
)
HEADING_OUTSIDE = ErrorKind(
    code="imports.heading-outside",
    zh="“{name}”没有第 {first} 至 {last} 行可作表头",
    en="“{name}” has no rows {first} to {last} for a heading",
    hint_zh="表头要在前 {limit} 行之内；请照表格左侧的行号填写，如 3 或 2-3。",
    hint_en="The heading lies within the first {limit} rows; give the row numbers as 3 or 2-3.",
)
NO_MEANING = ErrorKind(
    code="imports.no-meaning",
    zh="词表里没有“{fact}”",
    en="the vocabulary has no “{fact}”",
    hint_zh="最接近的是：{nearest}。请从候选里选；不要这一列的，选“{skip}”。",
    hint_en="The nearest is: {nearest}. Choose from the list; choose “{skip}” to leave the column out.",
)
NO_UNIT = ErrorKind(
    code="imports.no-unit",
    zh="单位“{unit}”不能识别",
    en="the unit “{unit}” is not known",
    hint_zh="可用：元、千元、万元、百万元、亿元、%、人、万人，或该项自己的单位。",
    hint_en="Use 元, 千元, 万元, 百万元, 亿元, %, 人, 万人 or the fact's own unit.",
)
NOT_HERE = ErrorKind(
    code="imports.not-here",
    zh="您现在的角色不能{verb_zh}",
    en="your roles of today do not allow this: {verb_en}",
    hint_zh="导入由区级经办人，或本单位经办人就本单位推荐的企业办理。",
    hint_en="District officers import, and officers of units for the firms of their own unit.",
)
WRONG_STATE = ErrorKind(
    code="imports.wrong-state",
    zh="这次导入{state_zh}，不能{verb_zh}",
    en="this import is {state_en}: {verb_en}",
    hint_zh="请刷新页面，看看办到哪一步了；可能别人刚办过。",
    hint_en="Reload the page and see how far it has come.",
)
NOTHING_TO_APPLY = ErrorKind(
    code="imports.nothing-to-apply",
    zh="没有可以写入的内容：数值都已登记，或都有问题",
    en="there is nothing to apply: every value is known already, or faulty",
    hint_zh="请下载标注了问题的文件，改好后重新上传。",
    hint_en="Download the file with its faults marked, repair it and hand it in again.",
)
NOTHING_TO_UNDO = ErrorKind(
    code="imports.nothing-to-undo",
    zh="没有可以撤回的数值：这次写入的都已被后来的数值取代",
    en="there is nothing to undo: all values were superseded since",
    hint_zh="请在企业资料的“事实”页逐项更正。",
    hint_en="Correct single values on the facts page of a firm.",
)
NOT_TWICE = ErrorKind(
    code="imports.not-twice",
    zh="这次导入本身就是撤回，不能再撤回",
    en="this import is itself an undoing and cannot be undone",
    hint_zh="要恢复撤回的数值，请重新上传原来的文件。",
    hint_en="To have its values again, hand the first file in once more.",
)
NO_COLUMN = ErrorKind(
    code="imports.no-column",
    zh="“{name}”没有一列对上了要填的内容",
    en="no column of “{name}” has a meaning yet",
    hint_zh="请先在“对照”页指明至少一列填什么。",
    hint_en="Say first what at least one column wants.",
)
NO_FIRM_COLUMN = ErrorKind(
    code="imports.no-firm-column",
    zh="没有一列是企业名称或统一社会信用代码",
    en="no column wants the firm's name or credit code",
    hint_zh="请指明哪一列填企业名称，填出来的表才知道是谁的。",
    hint_en="Say which column wants the firm's name, so that the table says whose figures they are.",
)
REGISTER_NO_UNIT = ErrorKind(
    code="imports.register-no-unit",
    zh="有 {count} 家新企业没有写所在街镇，又没有选归入哪个单位",
    en="{count} new firms name no unit, and none was chosen for them",
    hint_zh="请在“没有写街镇的归入”里选一个单位，或不勾选“一并登记”。",
    hint_en="Choose a unit for those that name none, or do not register new firms.",
)

FIRM_UNKNOWN = ErrorKind(
    code="imports.firm-unknown",
    zh="名录里没有统一社会信用代码 {code}",
    en="no firm on the register has the credit code {code}",
    hint_zh="没有一并登记，这一行没有写入；要登记的，重新上传，写入时勾选“一并登记”。",
    hint_en="It was not registered, and its row was left out; hand the file in again and tick “register as well”.",
)
FIRM_NAMELESS = ErrorKind(
    code="imports.firm-nameless",
    zh="代码 {code} 不在名录里，这一行又没有名称，不能登记",
    en="the code {code} is not on the register, and the row has no name",
    hint_zh="请补上企业名称。",
    hint_en="Add the firm's name.",
)
FIRM_NO_CODE = ErrorKind(
    code="imports.firm-no-code",
    zh="名录里没有叫“{name}”的企业，这一行也没有代码",
    en="no firm on the register is called “{name}”, and the row has no code",
    hint_zh="请补上统一社会信用代码，或照营业执照改正名称。",
    hint_en="Add the credit code, or correct the name.",
)
FIRM_SEVERAL = ErrorKind(
    code="imports.firm-several",
    zh="名录里有 {count} 家企业叫“{name}”，不知道是哪一家",
    en="{count} firms on the register are called “{name}”",
    hint_zh="请补上统一社会信用代码。",
    hint_en="Add the credit code.",
)
FIRM_OTHER_UNIT = ErrorKind(
    code="imports.firm-other-unit",
    zh="“{name}”不由本单位推荐，不在这次导入范围内",
    en="“{name}” is not recommended by this unit",
    hint_zh="请从表中删去，或交由它的推荐单位、区级经办人导入。",
    hint_en="Take it out, or leave it to its unit or a district officer.",
)
FIRM_NOT_ACTIVE = ErrorKind(
    code="imports.firm-not-active",
    zh="“{name}”已不在册（{standing}）",
    en="“{name}” is no longer on the register ({standing})",
    hint_zh="请改用承继企业的代码，或从表中删去。",
    hint_en="Use its successor's code, or take it out.",
)
FIRM_RENAMED = ErrorKind(
    code="imports.firm-renamed",
    zh="代码 {code} 在名录里叫“{known}”，文件里写作“{name}”",
    en="the code {code} is called “{known}” on the register, “{name}” in the file",
    hint_zh="按代码写入；确已更名的，请另办登记更名。",
    hint_en="The code counts; if the firm has a new name, record that.",
)
FIRM_NO_TAX = ErrorKind(
    code="imports.firm-no-tax",
    zh="“{name}”没有授权使用税务数据，这一行不写入",
    en="“{name}” has not authorised the use of its tax data; the row is left out",
    hint_zh="请企业确认人先授权；没有授权的税务数据不得使用。",
    hint_en="Its confirmer authorises it first; without that, tax data may not be used.",
)
FIRM_BAD_CODE = ErrorKind(
    code="imports.firm-bad-code",
    zh="代码不成立，不能确定是哪一家，这一行不写入",
    en="the code does not hold, so the row is left out",
    hint_zh="请对照营业执照改正代码。",
    hint_en="Correct the code.",
)
COLUMN_UNLAWFUL = ErrorKind(
    code="imports.column-unlawful",
    zh="“{fact}”不能来自“{source_zh}”，这一列不写入",
    en="“{fact}” cannot come from {source_en}; the column is left out",
    hint_zh="合法来源是：{lawful_zh}。来源选错的，请放弃后重新上传。",
    hint_en="Its lawful sources are: {lawful_en}. If the source is wrong, drop this and hand it in again.",
)
COLUMN_YEAR_OPEN = ErrorKind(
    code="imports.column-year-open",
    zh="“{fact}”的 {year} 年还没有结束，这些数值不写入",
    en="the year {year} of “{fact}” is not over; its values are left out",
    hint_zh="年度数据在年后导入；表头年份写错的，请改正。",
    hint_en="A yearly figure is imported after its year; correct the heading if the year is wrong.",
)
COLUMN_TWICE = ErrorKind(
    code="imports.column-twice",
    zh="“{fact}”有两列：{first} 列和 {second} 列；两列相同的取其一，不同的都不写入",
    en="“{fact}” stands in two columns, {first} and {second}; where they differ, neither is taken",
    hint_zh="请在“对照”页把不要的一列设为“不读取”；两列表头一样的，先在文件里改成不同的表头。",
    hint_en="Leave one of them out on the page of headings; give them different headings first where they are alike.",
)
COLUMN_NO_YEAR = ErrorKind(
    code="imports.column-no-year",
    zh="“{fact}”按年度登记，这一列没有年份",
    en="“{fact}” is kept by year, and the column names none",
    hint_zh="请在“对照”页填“数据年度”，或在表头写明年份。",
    hint_en="State the year on the page of headings, or in the heading itself.",
)
VALUE_UNFIT = ErrorKind(
    code="imports.value-unfit",
    zh="{reason}",
    en="{reason}",
    hint_zh="请照材料改正。",
    hint_en="Correct it from the document.",
)
VALUE_TWICE = ErrorKind(
    code="imports.value-twice",
    zh="“{fact}”在第 {row} 行已有不同的数值（同一家企业），这一格不写入",
    en="“{fact}” of the same firm has another value in row {row}; this one is left out",
    hint_zh="请保留正确的一个。",
    hint_en="Keep the one that is right.",
)
FIRM_NEW = ErrorKind(
    code="imports.firm-new",
    zh="名录里没有 {code}，是新企业",
    en="the credit code {code} is not on the register: a new firm",
    hint_zh="确认写入时勾选“一并登记”，它的数据才会写入。",
    hint_en="Tick “register as well” when you apply; only then its data are written.",
)
FIRM_UNIT_UNKNOWN = ErrorKind(
    code="imports.firm-unit-unknown",
    zh="“{unit}”不是平台里的街镇、园区，不知道新企业归哪里",
    en="“{unit}” is no unit of the platform, so nobody knows where the new firm belongs",
    hint_zh="请写成：{known}。",
    hint_en="Write one of: {known}.",
)
FIRM_UNIT_OTHER = ErrorKind(
    code="imports.firm-unit-other",
    zh="新企业写的是“{unit}”，不归本单位登记",
    en="the new firm is said to belong to “{unit}”, which is not this unit",
    hint_zh="请从表中删去，或交由“{unit}”、区级经办人登记。",
    hint_en="Take it out, or leave it to that unit or a district officer.",
)
FIRM_FOUNDED_LATER = ErrorKind(
    code="imports.firm-founded-later",
    zh="新企业的成立日期 {day} 还没有到",
    en="the new firm would be founded on {day}, which has not come",
    hint_zh="请对照营业执照改正成立日期。",
    hint_en="Correct the day from its business licence.",
)
TITLES_UNLAWFUL = ErrorKind(
    code="imports.titles-unlawful",
    zh="称号不能来自“{source_zh}”，这一列不写入",
    en="titles cannot come from {source_en}; the column is left out",
    hint_zh="称号的来源是认定文件、企业申报或部门确认；来源选错的，请放弃后重新上传。",
    hint_en="They come from documents of recognition, declarations or confirmations; else hand it in again.",
)
TITLE_DIFFERS = ErrorKind(
    code="imports.title-differs",
    zh="名录里登记的是 {known}，文件里是 {said}",
    en="the register has {known}, the file has {said}",
    hint_zh="不会改写；文件是对的，请在企业资料的“资质”页办理。",
    hint_en="Nothing is overwritten; where the file is right, correct it on the page of titles.",
)
TITLE_WITHDRAWN = ErrorKind(
    code="imports.title-withdrawn",
    zh="文件里写“{title}”已于 {day} 撤销，撤销不从这里写入",
    en="the file says that {title} was withdrawn on {day}; withdrawals are not imported",
    hint_zh="请在企业资料的“资质”页登记撤销。",
    hint_en="Record it on the page of titles.",
)
ITEM_TWICE = ErrorKind(
    code="imports.item-twice",
    zh="与第 {row} 行是同一项，取前一行",
    en="it is the same as in row {row}, which is taken",
    hint_zh="重复的一行可以删去。",
    hint_en="The second row can go.",
)
ITEM_TOO_EARLY = ErrorKind(
    code="imports.item-too-early",
    zh="{what}的日期 {day} 早于企业成立日期 {founded}，不写入",
    en="{what} is dated {day}, before the firm was founded on {founded}; it is left out",
    hint_zh="请核对两个日期，改正错的一个。",
    hint_en="Check both days and correct the wrong one.",
)
ITEM_FUTURE = ErrorKind(
    code="imports.item-future",
    zh="{what}的日期 {day} 还没有到，不写入",
    en="{what} is dated {day}, which has not come; it is left out",
    hint_zh="请改正日期。",
    hint_en="Correct the day.",
)
EVENT_DIFFERS = ErrorKind(
    code="imports.event-differs",
    zh="名录里已有同一天的这项（{known}），文件里写的不同（{said}）",
    en="the register has this event of the same day ({known}), the file says otherwise ({said})",
    hint_zh="不会改写；修复、更正请在企业资料的“信用”页办理。",
    hint_en="Nothing is overwritten; record a repair or a correction on the page of credit.",
)
EVENT_NO_DAY = ErrorKind(
    code="imports.event-no-day",
    zh="信用事项没有写认定（决定、列入）日期，不写入",
    en="the event names no day on which it was decided; it is left out",
    hint_zh="请补上日期：没有日期的事项不能作为否决依据。",
    hint_en="Add the day: nothing can rest on an event without one.",
)
EVENT_UNCLEAR = ErrorKind(
    code="imports.event-unclear",
    zh="这一行有看不明白的地方，整项不写入",
    en="something in this row is not understood, so the event is left out",
    hint_zh="请照同一行的其他标注改正后重新上传。",
    hint_en="Correct what else is marked in this row and hand it in again.",
)
EVENT_NOT_HERE = ErrorKind(
    code="imports.event-not-here",
    zh="信用事项由区级经办人登记，这一行不写入",
    en="credit events are recorded by district officers; the row is left out",
    hint_zh="请把这张表交给区级经办人导入。",
    hint_en="Give this sheet to a district officer.",
)
COVERAGE_NOT_HERE = ErrorKind(
    code="imports.coverage-not-here",
    zh="名录完整性说的是全区，只能在全区导入时登记",
    en="a statement of completeness speaks for the whole district and is recorded by imports of the district only",
    hint_zh="请由区级经办人导入。",
    hint_en="Let a district officer import it.",
)
TOO_MANY_FAULTS = ErrorKind(
    code="imports.too-many-faults",
    zh="另有 {count} 处问题没有列出",
    en="{count} more faults are not listed",
    hint_zh="多半是整列单位或格式不对，请先改好已列出的，再上传。",
    hint_en="Most likely a whole column is wrong: repair those listed first.",
)

KINDS = (
    NOT_A_TABLE,
    ENCRYPTED,
    NOTHING_IN_IT,
    TOO_WIDE,
    BROKEN_TEXT,
    NO_SHEET,
    NO_HEADING,
    HEADING_OUTSIDE,
    NO_MEANING,
    NO_UNIT,
    NOT_HERE,
    WRONG_STATE,
    NOTHING_TO_APPLY,
    NOTHING_TO_UNDO,
    NOT_TWICE,
    NO_COLUMN,
    NO_FIRM_COLUMN,
    REGISTER_NO_UNIT,
    FIRM_UNKNOWN,
    FIRM_NAMELESS,
    FIRM_NO_CODE,
    FIRM_SEVERAL,
    FIRM_OTHER_UNIT,
    FIRM_NOT_ACTIVE,
    FIRM_RENAMED,
    FIRM_NO_TAX,
    FIRM_BAD_CODE,
    COLUMN_UNLAWFUL,
    COLUMN_YEAR_OPEN,
    COLUMN_TWICE,
    COLUMN_NO_YEAR,
    VALUE_UNFIT,
    VALUE_TWICE,
    FIRM_NEW,
    FIRM_UNIT_UNKNOWN,
    FIRM_UNIT_OTHER,
    FIRM_FOUNDED_LATER,
    TITLES_UNLAWFUL,
    TITLE_DIFFERS,
    TITLE_WITHDRAWN,
    ITEM_TWICE,
    ITEM_TOO_EARLY,
    ITEM_FUTURE,
    EVENT_DIFFERS,
    EVENT_NO_DAY,
    EVENT_UNCLEAR,
    EVENT_NOT_HERE,
    COVERAGE_NOT_HERE,
    TOO_MANY_FAULTS,
)
