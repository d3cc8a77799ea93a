"""What can go wrong between plans and a database: one literal table.

Comes in: nothing. Goes out: error kinds with messages in Chinese and English.
Must not know: plans, files.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

UNKNOWN_DIALECT = ErrorKind(
    "sql.unknown-dialect",
    "不认识数据库种类“{name}”",
    "'{name}' is no kind of database known here",
    "可用的有：{known}。",
    "known are: {known}",
)
MISSING_TABLE = ErrorKind(
    "sql.missing-table",
    "没有表“{table}”，或者其中没有列",
    "there is no table '{table}', or it has no columns",
    "请检查表名与所连的数据库；表的格式见 docs/sql.md。",
    "check the name and the database connected to; docs/sql.md describes the table",
)
NO_SUBJECT = ErrorKind(
    "sql.no-subject-id",
    "表“{table}”没有列 subject_id",
    "the table '{table}' has no column subject_id",
    "每一行要有企业的唯一编号，列名为 subject_id，例如用视图改名。",
    "every row needs the firm's unique id in a column called subject_id; a view can rename it",
)
INEXACT = ErrorKind(
    "sql.inexact-column",
    "列“{column}”是浮点数（{type}），存不准金额和比例",
    "column '{column}' is floating point ({type}) and cannot hold amounts or shares exactly",
    "请在数据仓库里改成精确类型，例如 CAST({column} AS {exact})，再提供给这里。",
    "give it an exact type in the warehouse, such as CAST({column} AS {exact})",
)
UNREADABLE = ErrorKind(
    "sql.unreadable-column",
    "列“{column}”的类型是 {type}，“{fact}”读不了这种类型",
    "column '{column}' is of type {type}, which cannot hold {fact}",
    "请在数据仓库里转换为 {wanted}，或者不要提供这一列。",
    "convert it to {wanted} in the warehouse, or leave the column out",
)
TWICE = ErrorKind(
    "sql.column-twice",
    "列“{first}”和“{second}”说的是同一件事",
    "columns '{first}' and '{second}' say the same thing",
    "请只保留一列。",
    "keep only one of them",
)
NO_FILE = ErrorKind(
    "sql.no-file",
    "没有文件“{path}”",
    "there is no file '{path}'",
    "请检查路径；这里读 Parquet 文件。",
    "check the path; a Parquet file is read here",
)
NEEDS_PARQUET = ErrorKind(
    "sql.needs-parquet",
    "引擎 duckdb 只读 Parquet 文件，“{path}”不是",
    "the engine duckdb reads Parquet files only, and {path} is none",
    "请先转成 .parquet，或改用 --engine block。",
    "turn it into .parquet first, or use --engine block",
)
EMPTY_ID = ErrorKind(
    "sql.empty-subject-id",
    "“{path}”第{row}家企业没有 subject_id",
    "firm {row} of {path} has no subject_id",
    "请为每一行填写编号，或在导出时加上 WHERE subject_id IS NOT NULL。",
    "give every row an id, or export with WHERE subject_id IS NOT NULL",
)
DATABASE = ErrorKind(
    "sql.database-refused",
    "数据库没有执行查询：{text}",
    "the database did not run the query: {text}",
    "请按数据库的话检查表、列和权限；表在取得列名之后可能改过，请重新读取列名。",
    "follow the database's words on tables, columns and rights; if the table has changed, describe it again",
)
REPEATED = ErrorKind(
    "sql.repeated-subject",
    "subject_id “{subject}”不止一行",
    "subject_id '{subject}' has more than one row",
    "一家企业只能有一行，请先合并或去重。",
    "a firm has one row: merge or remove the others first",
)
CHANGED = ErrorKind(
    "sql.table-changed",
    "查询期间表里的企业变了，各部分结果对不上",
    "the firms in the table changed while it was read, so the parts do not fit together",
    "请在一个事务里或对一份不变的快照查询。",
    "query inside one transaction, or a snapshot that stands still",
)

KINDS = (
    UNKNOWN_DIALECT,
    MISSING_TABLE,
    NO_SUBJECT,
    INEXACT,
    UNREADABLE,
    TWICE,
    NO_FILE,
    NEEDS_PARQUET,
    EMPTY_ID,
    DATABASE,
    REPEATED,
    CHANGED,
)
