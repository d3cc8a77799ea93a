"""The error table of the command line: wrong use, unknown names, unexpected failures.

Comes in: nothing. Goes out: literal kinds. Must not know: what commands do.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

NO_SUCH_OPTION = ErrorKind(
    code="cli.no-such-option",
    zh="没有选项“{option}”",
    en="there is no option {option}",
    hint_zh="最接近的选项：{nearest}；用 {command} --help 查看全部",
    hint_en="nearest option: {nearest}; {command} --help shows all of them",
)
NO_SUCH_COMMAND = ErrorKind(
    code="cli.no-such-command",
    zh="没有命令“{name}”",
    en="there is no command {name}",
    hint_zh="现有命令：{known}；用 ceyuan --help 查看说明",
    hint_en="the commands are: {known}; see ceyuan --help",
)
MISSING_PARAMETER = ErrorKind(
    code="cli.missing-parameter",
    zh="缺少“{name}”",
    en="{name} is missing",
    hint_zh="用 {command} --help 查看用法",
    hint_en="see {command} --help",
)
BAD_PARAMETER = ErrorKind(
    code="cli.bad-parameter",
    zh="“{name}”的值不能使用：{message}",
    en="the value of {name} cannot be used: {message}",
    hint_zh="用 {command} --help 查看可用的值",
    hint_en="see {command} --help for the values",
)
WRONG_USE = ErrorKind(
    code="cli.wrong-use",
    zh="命令写法有误：{message}",
    en="the command is not written right: {message}",
    hint_zh="用 {command} --help 查看用法",
    hint_en="see {command} --help",
)
LISTS_ENTERPRISES = ErrorKind(
    code="cli.lists-enterprises",
    zh="“{path}”看起来是企业名单，不是“{kind}”名单",
    en="{path} looks like a list of enterprises, not of the kind {kind}",
    hint_zh="请改用 --kind enterprise，或去掉 --kind",
    hint_en="use --kind enterprise, or leave --kind out",
)
BAD_DATE = ErrorKind(
    code="cli.bad-date",
    zh="“{text}”不是日期",
    en="{text} is not a date",
    hint_zh="请写成 2026-06-30 或 2026年6月30日",
    hint_en="write it as 2026-06-30 or 2026年6月30日",
)
BAD_PAIR = ErrorKind(
    code="cli.bad-pair",
    zh="{option} 的“{text}”缺少等号或一边为空",
    en="{option} {text} lacks its equals sign, or one side is empty",
    hint_zh="请写成 --column 表头=指标 或 --unit 表头=单位，例如 --column 产值=营业收入",
    hint_en="write --column HEADER=FACT or --unit HEADER=UNIT, such as --column 产值=营业收入",
)
BAD_ROWS = ErrorKind(
    code="cli.bad-rows",
    zh="“{text}”不是表头的行号",
    en="{text} does not give the rows of a header",
    hint_zh="请写首行和末行，从1算起，例如 --header-rows 2-3",
    hint_en="give the first and last row, from 1, such as --header-rows 2-3",
)
FILE_MISSING = ErrorKind(
    code="cli.file-missing",
    zh="找不到文件“{path}”",
    en="there is no file {path}",
    hint_zh="最接近的文件：{nearest}",
    hint_en="nearest file: {nearest}",
)
FOLDER_MISSING = ErrorKind(
    code="cli.folder-missing",
    zh="找不到文件夹“{path}”",
    en="there is no folder {path}",
    hint_zh="请写政策包的文件夹，里面应有 vocabulary 文件夹",
    hint_en="name the folder of packs; it holds a folder called vocabulary",
)
OUT_IS_INPUT = ErrorKind(
    code="cli.out-is-input",
    zh="输出文件“{path}”就是输入文件，不会覆盖",
    en="the output {path} is the input file, which is never overwritten",
    hint_zh="请另取一个输出文件名",
    hint_en="choose another name for the output",
)
OUT_NOT_XLSX = ErrorKind(
    code="cli.out-not-xlsx",
    zh="输出文件“{path}”的扩展名不是 .xlsx",
    en="the output {path} does not end in .xlsx",
    hint_zh="请写成 {suggested}",
    hint_en="write {suggested}",
)
NO_SUCH_MEASURE = ErrorKind(
    code="cli.no-such-measure",
    zh="没有事项“{name}”",
    en="there is no measure {name}",
    hint_zh="最接近的事项编号：{nearest}",
    hint_en="nearest measure ids: {nearest}",
)
NO_MEASURES = ErrorKind(
    code="cli.no-measures",
    zh="政策包中没有针对“{kind}”的事项",
    en="the packs hold no measure about {kind}",
    hint_zh="请检查 --packs 与 --kind",
    hint_en="check --packs and --kind",
)
AMBIGUOUS_MEASURE = ErrorKind(
    code="cli.ambiguous-measure",
    zh="有多个事项叫“{name}”",
    en="several measures are called {name}",
    hint_zh="请写全名之一：{known}",
    hint_en="write one in full: {known}",
)
NO_SUCH_FIRM = ErrorKind(
    code="cli.no-such-firm",
    zh="登记表里没有企业“{name}”",
    en="the register holds no firm {name}",
    hint_zh="最接近的企业：{nearest}",
    hint_en="nearest firms: {nearest}",
)
NO_SIMILAR_FIRM = ErrorKind(
    code="cli.no-similar-firm",
    zh="登记表里没有企业“{name}”，也没有相近的名称",
    en="the register holds no firm {name}, nor one of a similar name",
    hint_zh="请核对企业名称或统一社会信用代码，以及登记表文件",
    hint_en="check the name or the credit code, and the file",
)
AMBIGUOUS_FIRM = ErrorKind(
    code="cli.ambiguous-firm",
    zh="有{count}家企业的名称含“{name}”：{found}",
    en="{count} firms have {name} in their name: {found}",
    hint_zh="请写统一社会信用代码，或更完整的名称",
    hint_en="give the credit code or more of the name",
)
NO_SUCH_PACK = ErrorKind(
    code="cli.no-such-pack",
    zh="没有政策包“{name}”",
    en="there is no pack {name}",
    hint_zh="最接近的政策包：{nearest}",
    hint_en="nearest packs: {nearest}",
)
NO_PACK_TEXT = ErrorKind(
    code="cli.no-pack-text",
    zh="政策包“{pack}”没有收录原文（text.md），无法对照条款",
    en="the pack {pack} holds no text (text.md) to compare with",
    hint_zh="请把公布的原文存为该政策包的 text.md（UTF-8）",
    hint_en="save the published text as text.md of that pack, in UTF-8",
)
NOT_TEXT = ErrorKind(
    code="cli.not-text",
    zh="“{path}”不是 UTF-8 编码的文本",
    en="{path} is not text in UTF-8",
    hint_zh="请将文件另存为 UTF-8 编码的 .txt 或 .md",
    hint_en="save it as .txt or .md in UTF-8",
)
UNREADABLE = ErrorKind(
    code="cli.unreadable",
    zh="读写“{path}”时系统报错：{reason}",
    en="the system reports for {path}: {reason}",
    hint_zh="请检查路径和权限",
    hint_en="check the path and the permissions",
)
ENGINES_DIFFER = ErrorKind(
    code="cli.engines-differ",
    zh="两个引擎对“{firm}”的结论不一致：{measures}。这是策源的缺陷，本次没有输出结果",
    en="two engines answer differently for {firm}: {measures}; this is a defect of Ceyuan, and nothing was written",
    hint_zh="请报告这家企业的数据；可先用 --engine record 得到结果",
    hint_en="please report this firm's data; --engine record answers meanwhile",
)
ENGINE_NEEDS_COLUMNS = ErrorKind(
    code="cli.engine-needs-columns",
    zh="引擎 {engine} 只读列式登记表，“{path}”不是",
    en="the engine {engine} reads registers in columns, and {path} is not one",
    hint_zh="先用 ceyuan columns 转成 .parquet，或去掉 --engine",
    hint_en="turn it into .parquet with ceyuan columns, or leave --engine out",
)
NO_DUCKDB = ErrorKind(
    code="cli.no-duckdb",
    zh="引擎 duckdb 需要 {package}，这里没有安装",
    en="the engine duckdb needs {package}, which is not installed here",
    hint_zh="请运行 pip install 'ceyuan[columns,sql]'，或去掉 --engine",
    hint_en="run pip install 'ceyuan[columns,sql]', or leave --engine out",
)
SPARK_NEEDS_FOLDER = ErrorKind(
    code="cli.spark-needs-folder",
    zh="引擎 spark 要把结论写进一个新文件夹",
    en="the engine spark writes its answers into a new folder",
    hint_zh="请加 --by-measure 文件夹（Spark 看得到的位置），例如 --by-measure s3a://bucket/answers",
    hint_en="add --by-measure with a folder as Spark sees it, such as --by-measure s3a://bucket/answers",
)
ONE_OUTPUT = ErrorKind(
    code="cli.one-output",
    zh="--out 和 --by-measure 只能选一个",
    en="--out and --by-measure cannot be given together",
    hint_zh="要一个文件用 --out，要每个事项一个文件用 --by-measure",
    hint_en="use --out for one file, --by-measure for one file for each measure",
)
OUT_NEEDS_COLUMNS = ErrorKind(
    code="cli.out-not-columns",
    zh="列式登记表的结果写成 .parquet 或 .csv，不能写成“{path}”",
    en="answers to a register in columns are written as .parquet or .csv, not as {path}",
    hint_zh="请写成 {suggested}；某一家的理由用 ceyuan explain 查看",
    hint_en="write {suggested}; ceyuan explain tells the reasons of any one firm",
)
ONLY_COLUMNS = ErrorKind(
    code="cli.only-columns",
    zh="选项 {options} 只用于列式登记表（.parquet，或首列为 subject_id 的 .csv）",
    en="{options} is only for registers in columns (.parquet, or .csv that begins with subject_id)",
    hint_zh="请去掉该选项，或先用 ceyuan columns 转换",
    hint_en="leave it out, or convert the register with ceyuan columns first",
)
ONLY_TABLES = ErrorKind(
    code="cli.only-tables",
    zh="选项 {options} 只用于办公表格，“{path}”是列式登记表",
    en="{options} is only for office tables, and {path} is a register in columns",
    hint_zh="请去掉该选项；列式登记表的列名见 docs/columns.md",
    hint_en="leave it out; docs/columns.md says how columns are called",
)
BAD_SIZE = ErrorKind(
    code="cli.bad-size",
    zh="“{text}”不是内存大小",
    en="{text} is not an amount of memory",
    hint_zh="请写成 512MB 或 2GB，不小于 128MB",
    hint_en="write 512MB or 2GB, at least 128MB",
)
NO_SUBJECTS = ErrorKind(
    code="cli.no-subjects",
    zh="“{path}”里一个对象也没有读到",
    en="nothing to judge was read from {path}",
    hint_zh="请确认表头下面有数据行、名称或信用代码一栏有内容；ceyuan template 可写出一份空白登记表",
    hint_en="check that rows with a name or code stand under the headings; ceyuan template writes an empty register",
)
ANSWERS_SHAPE = ErrorKind(
    code="cli.answers-shape",
    zh="答案文件应是“指标: 值”的一览",
    en="a file of answers maps names to values",
    hint_zh="例如两行：成立日期: 2015-03-01 和 营业收入: {{2025: 1.2亿元}}",
    hint_en="such as two lines: 成立日期: 2015-03-01 and 营业收入: {{2025: 1.2亿元}}",
)
ANSWERS_NAME = ErrorKind(
    code="cli.answers-name",
    zh="没有叫“{name}”的指标或称号",
    en="there is no fact or title called {name}",
    hint_zh="最接近的名称：{nearest}",
    hint_en="nearest name: {nearest}",
)
ANSWERS_YEARS = ErrorKind(
    code="cli.answers-years",
    zh="“{name}”的年份写法不对",
    en="the years of {name} are not written right",
    hint_zh="按年度的指标请逐年写，如 营业收入: {{2025: 1.2亿元, 2024: 1亿元}}；其他指标只写一个值",
    hint_en="write a yearly fact by year, such as 营业收入: {{2025: 1.2亿元, 2024: 1亿元}}; any other as one value",
)
ANSWERS_VALUE = ErrorKind(
    code="cli.answers-value",
    zh="“{name}”的值不能使用：{why}",
    en="the value of {name} cannot be used: {why}",
    hint_zh="请改正；不清楚的写“不清楚”",
    hint_en="correct it, or write unknown",
)
OUT_NOT_ANSWERS = ErrorKind(
    code="cli.out-not-answers",
    zh="答案写成 .xlsx 或 .json，不能写成“{path}”",
    en="answers are written as .xlsx or .json, not as {path}",
    hint_zh="请写成 {suggested}",
    hint_en="write {suggested}",
)
ASK_OTHER_SUBJECT = ErrorKind(
    code="cli.ask-other-subject",
    zh="“{title}”针对的是 {kind}，自测只问企业",
    en="{title} is about the kind {kind}; a check-up by questions is for enterprises",
    hint_zh="请用 ceyuan template 写出登记表，再用 ceyuan match --kind {kind}",
    hint_en="write a register with ceyuan template and use ceyuan match --kind {kind}",
)
WHICH_FIRM = ErrorKind(
    code="cli.which-firm",
    zh="“{path}”是办公表格，请写明为哪一家体检",
    en="{path} is an office table: say which firm is to be checked up",
    hint_zh="加 --firm 企业名称或代码；要看全部企业，用 ceyuan match --advice --out 结果.xlsx",
    hint_en="add --firm with a name or code; for all firms use ceyuan match --advice --out result.xlsx",
)
ADVICE_NEEDS_OUT = ErrorKind(
    code="cli.advice-needs-out",
    zh="--advice 的结果写在工作簿里，没有写明工作簿",
    en="--advice writes into a workbook, and none was named",
    hint_zh="请加 --out 结果.xlsx；只看一家企业用 ceyuan advise",
    hint_en="add --out result.xlsx; for one firm use ceyuan advise",
)
ADVICE_OTHER_YEAR = ErrorKind(
    code="cli.advice-other-year",
    zh="--advice 按申报日期的上一年（{year}年）分析，不能另定基准年度",
    en="--advice looks at the year before the day of application ({year}); another reference year cannot be set",
    hint_zh="请去掉 --reference-year，或改 --as-of",
    hint_en="leave --reference-year out, or change --as-of",
)
WITHOUT_FIRM = ErrorKind(
    code="cli.without-firm",
    zh="选项 {options} 只用于整份列式登记表，不与 --firm 同用",
    en="{options} is for a whole register in columns, not together with --firm",
    hint_zh="请去掉该选项，或去掉 --firm",
    hint_en="leave it out, or leave --firm out",
)
OUT_NOT_REPORT = ErrorKind(
    code="cli.out-not-report",
    zh="体检报告写成 .docx 或 .json，不能写成“{path}”",
    en="a check-up report is written as .docx or .json, not as {path}",
    hint_zh="请写成 {suggested}",
    hint_en="write {suggested}",
)
OUTPUT_FAILED = ErrorKind(
    code="cli.output-failed",
    zh="结果写不出去：{reason}",
    en="the result could not be written out: {reason}",
    hint_zh="请检查输出所指的磁盘或管道是否已满",
    hint_en="check whether the disk or pipe the output goes to is full",
)
NO_DISTRICT = ErrorKind(
    code="cli.no-district",
    zh="平台需要 {package}，这里没有安装",
    en="the platform needs {package}, which is not installed here",
    hint_zh="请运行 pip install 'ceyuan[district]'",
    hint_en="run pip install 'ceyuan[district]'",
)
BAD_PERSON = ErrorKind(
    code="cli.bad-person",
    zh="“{text}”缺少用户名或姓名",
    en="“{text}” lacks the user name or the name",
    hint_zh="请写成 用户名=姓名，例如 zhang=张三",
    hint_en="write USER=NAME, such as zhang=张三",
)
UNEXPECTED = ErrorKind(
    code="cli.unexpected",
    zh="程序出现意外错误（{error}）。这是策源的缺陷，不是您的操作有误",
    en="an unexpected failure ({error}); this is a defect of Ceyuan, not of what you did",
    hint_zh="请报告：所用命令、ceyuan --version 的输出，以及设置环境变量 CEYUAN_DEBUG=1 后重新运行所显示的内容",
    hint_en="please report the command, what ceyuan --version prints, and what it shows when run with CEYUAN_DEBUG=1",
)

KINDS = (
    NO_SUCH_OPTION,
    NO_SUCH_COMMAND,
    MISSING_PARAMETER,
    BAD_PARAMETER,
    WRONG_USE,
    LISTS_ENTERPRISES,
    BAD_DATE,
    BAD_PAIR,
    BAD_ROWS,
    FILE_MISSING,
    FOLDER_MISSING,
    OUT_IS_INPUT,
    OUT_NOT_XLSX,
    NO_SUCH_MEASURE,
    NO_MEASURES,
    AMBIGUOUS_MEASURE,
    NO_SUCH_FIRM,
    NO_SIMILAR_FIRM,
    AMBIGUOUS_FIRM,
    NO_SUCH_PACK,
    NO_PACK_TEXT,
    NOT_TEXT,
    UNREADABLE,
    ENGINES_DIFFER,
    ENGINE_NEEDS_COLUMNS,
    NO_DUCKDB,
    SPARK_NEEDS_FOLDER,
    ONE_OUTPUT,
    OUT_NEEDS_COLUMNS,
    ONLY_COLUMNS,
    ONLY_TABLES,
    BAD_SIZE,
    NO_SUBJECTS,
    ANSWERS_SHAPE,
    ANSWERS_NAME,
    ANSWERS_YEARS,
    ANSWERS_VALUE,
    OUT_NOT_ANSWERS,
    ASK_OTHER_SUBJECT,
    WHICH_FIRM,
    ADVICE_NEEDS_OUT,
    ADVICE_OTHER_YEAR,
    WITHOUT_FIRM,
    OUT_NOT_REPORT,
    OUTPUT_FAILED,
    NO_DISTRICT,
    BAD_PERSON,
    UNEXPECTED,
)
