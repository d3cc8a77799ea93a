"""What can be wrong with the platform's settings and its running.

Comes in: nothing. Goes out: a literal table.
Must not know: Django.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

BAD_FLAG = ErrorKind(
    code="district.bad-flag",
    zh="环境变量 {name} 的值“{value}”不是 0 或 1",
    en="the environment variable {name} is “{value}”, neither 0 nor 1",
    hint_zh="写成 {name}=1 或 {name}=0，或者不设置。",
    hint_en="Write {name}=1 or {name}=0, or leave it out.",
)
NO_SECRET = ErrorKind(
    code="district.no-secret",
    zh="环境变量 CEYUAN_SECRET 至少要有 {least} 个字符，现有 {length} 个",
    en="the environment variable CEYUAN_SECRET needs at least {least} characters and has {length}",
    hint_zh="用 python -c 'import secrets; print(secrets.token_urlsafe(50))' 生成一个，妥善保存；"
    "只在演示时可用 CEYUAN_DEMO=1 代替。",
    hint_en="Make one with python -c 'import secrets; print(secrets.token_urlsafe(50))' and keep it safe; only a "
    "demonstration may set CEYUAN_DEMO=1 instead.",
)
BAD_DATABASE = ErrorKind(
    code="district.bad-database",
    zh="环境变量 {name} 不是 PostgreSQL 地址（开头是“{scheme}”）",
    en="the environment variable {name} is not the address of a PostgreSQL (it begins with “{scheme}”)",
    hint_zh="写成 postgresql://用户:密码@主机:5432/库名；不设置则使用 CEYUAN_DATA 文件夹里的 SQLite。",
    hint_en="Write postgresql://user:password@host:5432/name; without it, SQLite in the folder CEYUAN_DATA is used.",
)

BAD_KEY = ErrorKind(
    code="district.bad-key",
    zh="环境变量 CEYUAN_KEYS 的第{position}个密钥不能用",
    en="key {position} of the environment variable CEYUAN_KEYS cannot be used",
    hint_zh="写成 编号:十六进制，如 2026a:…，密钥{bytes}字节；多个用逗号隔开，第一个用来加密，其余只用来解密。",
    hint_en="Write id:hex, such as 2026a:…, {bytes} bytes a key; several are parted by commas, the first "
    "encrypts and the others only decrypt.",
)
NO_CONNECTION = ErrorKind(
    code="district.no-connection",
    zh="连不上数据库：{reason}",
    en="the database cannot be reached: {reason}",
    hint_zh="请检查数据库是否在运行、CEYUAN_DATABASE 是否正确、磁盘是否已满。",
    hint_en="Check that the database is running, that CEYUAN_DATABASE is right, and that the disk is not full.",
)
NOT_PREPARED = ErrorKind(
    code="district.not-prepared",
    zh="数据库还没有准备好：{reason}",
    en="the database is not prepared: {reason}",
    hint_zh="请先运行 ceyuan district prepare。",
    hint_en="Run ceyuan district prepare first.",
)

KINDS = (BAD_FLAG, NO_SECRET, BAD_DATABASE, BAD_KEY, NO_CONNECTION, NOT_PREPARED)
