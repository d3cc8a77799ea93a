"""The error table of intake: files that cannot be used at all, and options that name nothing.

Comes in: nothing. Goes out: literal kinds. Must not know: how a file is read.
A doubtful cell is never an error but a finding of the report (see notices.py).
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

FILE_MISSING = ErrorKind(
    code="intake.file-missing",
    zh="找不到文件“{path}”",
    en="there is no file {path}",
    hint_zh="请检查路径和文件名",
    hint_en="check the path and the file name",
)
NOT_A_WORKBOOK = ErrorKind(
    code="intake.not-a-workbook",
    zh="“{path}”不是可以读取的表格文件：{seen}",
    en="{path} is not a table file that can be read: {seen}",
    hint_zh="请用 Excel 或 WPS 打开，另存为 .xlsx 或 UTF-8 编码的 .csv 后再试",
    hint_en="open it in Excel or WPS, save it as .xlsx or as .csv in UTF-8, and try again",
)
ENCRYPTED = ErrorKind(
    code="intake.encrypted",
    zh="“{path}”设有打开密码，无法读取",
    en="{path} is protected by a password and cannot be read",
    hint_zh="请在 Excel 或 WPS 中取消密码（文件 → 信息 → 保护工作簿）后另存",
    hint_en="remove the password in Excel or WPS (File, Info, Protect Workbook) and save it again",
)
EMPTY = ErrorKind(
    code="intake.empty",
    zh="“{path}”里没有任何内容",
    en="there is nothing in {path}",
    hint_zh="请确认选对了文件；可用空白模板重新填写",
    hint_en="make sure it is the right file; an empty template can be written to start from",
)
TOO_LARGE = ErrorKind(
    code="intake.too-large",
    zh="“{path}”太大，无法读取：{seen}",
    en="{path} is too large to be read: {seen}",
    hint_zh="如果写的是一个位置，说明表格一直延伸到那里，多半是误填：请删除多余的行或列后另存；否则请拆成几个文件",
    hint_en="if a place is named, the table reaches that far, most likely by mistake: delete the rows or columns that "
    "are not needed and save again; otherwise split the file",
)
BAD_ENCODING = ErrorKind(
    code="intake.bad-encoding",
    zh="“{path}”的文字编码无法识别：已尝试 {tried}",
    en="the text encoding of {path} is not recognised: tried {tried}",
    hint_zh="请在 Excel 或 WPS 中另存为“CSV UTF-8”，或写明编码：命令行用 --encoding gb18030，程序中用 encoding",
    hint_en="save it as CSV UTF-8 in Excel or WPS, or name the encoding: "
    "--encoding gb18030 on the command line, `encoding` in a program",
)
BAD_CSV = ErrorKind(
    code="intake.bad-csv",
    zh="“{path}”第{row}行起无法按分隔文本读取：{seen}",
    en="{path} cannot be read as separated text from line {row} on: {seen}",
    hint_zh="请检查该行的引号是否成对，或在 Excel 中另存为 .xlsx",
    hint_en="check that the quotation marks of that line come in pairs, or save it as .xlsx",
)
SHEET_MISSING = ErrorKind(
    code="intake.sheet-missing",
    zh="“{path}”里没有工作表“{sheet}”；现有：{seen}",
    en="{path} has no sheet {sheet}; it has: {seen}",
    hint_zh="请改正 --sheet（程序中为 sheets）写的名称，或不指定工作表而读取全部",
    hint_en="correct the name in --sheet (`sheets` in a program), or name none and have all of them read",
)
NO_HEADER = ErrorKind(
    code="intake.no-header",
    zh="“{path}”里没有找到可识别的表头。看到的是：{seen}",
    en="no header was recognised in {path}. Seen were: {seen}",
    hint_zh="表头至少要有企业名称或统一社会信用代码一列，以及一列已知的事项。最接近的已知名称：{nearest}。"
    "也可指明表头行和列的含义：命令行用 --header-rows 2-3 和 --column 表头=指标，程序中用 header_rows 和 columns",
    hint_en="a header needs a column 企业名称 or 统一社会信用代码 and at least one known fact. Nearest known names: "
    "{nearest}. The header and the meaning of a column can be stated: --header-rows 2-3 and --column HEADER=FACT on "
    "the command line, `header_rows` and `columns` in a program",
)
HEADER_ROWS_OUTSIDE = ErrorKind(
    code="intake.header-rows-outside",
    zh="“{path}”的工作表“{sheet}”没有第{first}至{last}行，不能作为表头",
    en="sheet {sheet} of {path} has no rows {first} to {last} to serve as header",
    hint_zh="请改正 --header-rows（程序中为 header_rows）：行号从1算起，表头须在前{limit}行之内，且首行不大于末行",
    hint_en="correct --header-rows (`header_rows` in a program): rows count from 1; "
    "the header lies within the first {limit} rows, and its first row is not after its last",
)
OPTION_UNKNOWN_FACT = ErrorKind(
    code="intake.option-unknown-fact",
    zh="--column（程序中为 columns）把“{header}”指为“{name}”，但词汇表里没有这一事项或称号",
    en="--column (`columns` in a program) maps {header} to {name}, which the vocabulary does not have",
    hint_zh="最接近的名称：{nearest}",
    hint_en="nearest name: {nearest}",
)
OPTION_UNKNOWN_UNIT = ErrorKind(
    code="intake.option-unknown-unit",
    zh="为“{header}”写的单位“{unit}”不能识别（--unit 或 --money-unit；程序中为 units 或 money_unit）",
    en="{header} is given the unit {unit}, which is not known "
    "(--unit or --money-unit; `units` or `money_unit` in a program)",
    hint_zh="可用的单位如：元、千元、万元、百万元、亿元、%、‰、人、万人，或该事项自己的单位",
    hint_en="units are 元, 千元, 万元, 百万元, 亿元, %, ‰, 人, 万人 and the like, or the fact's own unit",
)
TEMPLATE_UNKNOWN_FACT = ErrorKind(
    code="intake.template-unknown-fact",
    zh="模板要写的事项“{name}”不在词汇表里",
    en="the template shall hold {name}, which the vocabulary does not have",
    hint_zh="最接近的名称：{nearest}",
    hint_en="nearest name: {nearest}",
)
TEMPLATE_SEVERAL_SUBJECTS = ErrorKind(
    code="intake.template-several-subjects",
    zh="一份模板只能写一类对象，要写的事项分属：{kinds}",
    en="a template is about one kind of subject; the facts asked for belong to {kinds}",
    hint_zh="请为每类对象各写一份模板",
    hint_en="write one template for each kind of subject",
)
TEMPLATE_NOT_WRITABLE = ErrorKind(
    code="intake.template-not-writable",
    zh="无法写入模板“{path}”：{reason}",
    en="the template {path} cannot be written: {reason}",
    hint_zh="请检查文件夹是否存在、是否有写入权限，以及该文件是否正在 Excel 中打开",
    hint_en="check that the folder exists and may be written to, and that the file is not open in Excel",
)

KINDS = (
    FILE_MISSING,
    NOT_A_WORKBOOK,
    ENCRYPTED,
    EMPTY,
    TOO_LARGE,
    BAD_ENCODING,
    BAD_CSV,
    SHEET_MISSING,
    NO_HEADER,
    HEADER_ROWS_OUTSIDE,
    OPTION_UNKNOWN_FACT,
    OPTION_UNKNOWN_UNIT,
    TEMPLATE_UNKNOWN_FACT,
    TEMPLATE_SEVERAL_SUBJECTS,
    TEMPLATE_NOT_WRITABLE,
)
