"""The error table of registers in columns: files that cannot be used, columns of the wrong kind, broken files.

Comes in: nothing. Goes out: literal kinds. Must not know: how a file is read.
A wrong value is never an error but counted in the report (see tally.py).
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

NO_ARROW = ErrorKind(
    code="columns.no-arrow",
    zh="读写“{path}”需要 pyarrow，目前没有安装",
    en="pyarrow, which {path} needs, is not installed",
    hint_zh="请运行 pip install 'ceyuan[columns]'",
    hint_en="run: pip install 'ceyuan[columns]'",
)
NOT_A_FILE = ErrorKind(
    code="columns.not-a-file",
    zh="“{path}”是一个文件夹，不能作为列式登记表打开",
    en="{path} is a folder and cannot be opened as a register in columns",
    hint_zh="请写一个 .parquet 文件，或首列表头为 subject_id 的 .csv 文件；多个文件请先合并，或逐个处理",
    hint_en="name a .parquet file, or a .csv file whose first heading is subject_id; join several files first, or take "
    "them one by one",
)
EMPTY_FILE = ErrorKind(
    code="columns.empty-file",
    zh="“{path}”是空的，一个字节也没有",
    en="{path} is empty, without a single byte",
    hint_zh="请重新导出或重新传输；没有企业时也应有表头，至少写 subject_id",
    hint_en="export or transfer it again; without any firm it still has headings, subject_id at least",
)
UNREADABLE = ErrorKind(
    code="columns.unreadable",
    zh="“{path}”无法读取：{reason}",
    en="{path} cannot be read: {reason}",
    hint_zh="文件可能没有传完或已损坏：请重新导出或重新传输；CSV 请存为 UTF-8 编码、以逗号分隔",
    hint_en="it may be damaged or not wholly transferred: export or transfer it again; write CSV in UTF-8, with commas",
)
BROKEN = ErrorKind(
    code="columns.broken",
    zh="“{path}”读到第{rows}家之后中断：{reason}",
    en="{path} breaks off after {rows} firms: {reason}",
    hint_zh="之前的{rows}家已正常读入；请检查该文件是否完整、读取时有没有被改动或移走，重新导出后再试",
    hint_en="the {rows} firms before it were read; check that the file is whole and was not changed or moved while it "
    "was read, then export it again",
)
OPEN_CELL = ErrorKind(
    code="columns.open-cell",
    zh="“{path}”第{line}行有一个引号没有配对，或单元格内有换行",
    en="line {line} of {path} has a quote without its pair, or a line break inside a cell",
    hint_zh="请改正该行的引号（单元格内的引号应写两个），或在导出时把单元格内的换行换成空格",
    hint_en="mend the quotes of that line (inside a cell each is written twice), or export line breaks as blanks",
)
NO_SUBJECT_ID = ErrorKind(
    code="columns.no-subject-id",
    zh="“{path}”没有名为 subject_id 的列；现有：{seen}",
    en="{path} has no column subject_id; it has: {seen}",
    hint_zh="请把企业编号（如统一社会信用代码）一列命名为 subject_id，格式见 docs/columns.md",
    hint_en="name the column of firm ids (such as credit codes) subject_id; docs/columns.md describes the format",
)
EMPTY_ID = ErrorKind(
    code="columns.empty-id",
    zh="“{path}”第{row}家企业没有 subject_id",
    en="firm {row} of {path} has no subject_id",
    hint_zh="请为每一行填写编号，或在导出时加上 WHERE subject_id IS NOT NULL",
    hint_en="give every row an id, or export with WHERE subject_id IS NOT NULL",
)
WRONG_TYPE = ErrorKind(
    code="columns.wrong-type",
    zh="“{path}”的列“{column}”类型是 {found}，应为 {expected}",
    en="column {column} of {path} has the type {found}; expected: {expected}",
    hint_zh="请在导出时转换，例如 CAST({column} AS {example}) AS {column}；不用这一列时可将它去掉",
    hint_en="convert it when exporting, such as CAST({column} AS {example}) AS {column}, or leave the column out",
)
TWICE = ErrorKind(
    code="columns.twice",
    zh="“{path}”的列“{first}”与“{second}”说的是同一项",
    en="columns {first} and {second} of {path} speak of the same thing",
    hint_zh="请只保留其中一列",
    hint_en="keep one of them",
)
OTHER_DAY = ErrorKind(
    code="columns.other-day",
    zh="“{path}”中的资质按 {stated} 判定，而申报日期是 {asked}",
    en="the titles in {path} were judged on {stated}, but the day asked for is {asked}",
    hint_zh="请用 --as-of {stated}，或按 {asked} 重新导出该文件",
    hint_en="use --as-of {stated}, or export the file again for {asked}",
)
OTHER_FORMAT = ErrorKind(
    code="columns.other-format",
    zh="“{path}”的 {key} 是“{stated}”，本程序不认识",
    en="{path} states {stated} as {key}, which this program does not know",
    hint_zh="ceyuan.format 应为 1，ceyuan.as_of 应为 2026-06-30 这样的日期；请按 docs/columns.md 重新导出，或更新程序",
    hint_en="ceyuan.format is 1 and ceyuan.as_of a day such as 2026-06-30; export it again after docs/columns.md, or "
    "update the program",
)

OTHER_SEPARATOR = ErrorKind(
    code="columns.other-separator",
    zh="“{path}”以{found_zh}分隔，列式登记表的 CSV 应以逗号分隔",
    en="{path} is separated by {found_en}; a register in columns has commas",
    hint_zh="请以逗号分隔、扩展名 .csv 重新导出（含逗号的单元格加引号），或导出为 .parquet",
    hint_en="export it again with commas (and quotes around cells that hold one) as .csv, or as .parquet",
)
OTHER_ENCODING = ErrorKind(
    code="columns.other-encoding",
    zh="“{path}”的编码是 {found}，列式登记表的 CSV 应为 UTF-8",
    en="{path} is written in {found}; a register in columns is UTF-8",
    hint_zh="请存为“CSV UTF-8（逗号分隔）”，或导出为 .parquet",
    hint_en="save it as “CSV UTF-8 (comma delimited)”, or export it as .parquet",
)
OUT_MISSING = ErrorKind(
    code="columns.out-missing",
    zh="没有写明把“{path}”转换到哪个文件",
    en="it is not said which file {path} is to be converted to",
    hint_zh="请加 --out {suggested}",
    hint_en="add --out {suggested}",
)
ALREADY_COLUMNS = ErrorKind(
    code="columns.already-columns",
    zh="“{path}”已经是列式登记表，不需要转换",
    en="{path} is a register in columns already",
    hint_zh="去掉 --out 可检查该文件；ceyuan match 可直接读取它",
    hint_en="leave --out out to check the file; ceyuan match reads it as it is",
)

KINDS = (
    NO_ARROW,
    NOT_A_FILE,
    EMPTY_FILE,
    UNREADABLE,
    BROKEN,
    OPEN_CELL,
    NO_SUBJECT_ID,
    EMPTY_ID,
    WRONG_TYPE,
    TWICE,
    OTHER_DAY,
    OTHER_FORMAT,
    OTHER_SEPARATOR,
    OTHER_ENCODING,
    OUT_MISSING,
    ALREADY_COLUMNS,
)
