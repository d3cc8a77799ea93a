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
    zh="环境变量 CEYUAN_DATABASE 不是 PostgreSQL 地址（开头是“{scheme}”）",
    en="the environment variable CEYUAN_DATABASE is not the address of a PostgreSQL (it begins with “{scheme}”)",
    hint_zh="写成 postgresql://用户:密码@主机:5432/库名；不设置则使用 CEYUAN_DATA 文件夹里的 SQLite。",
    hint_en="Write postgresql://user:password@host:5432/name; without it, SQLite in the folder CEYUAN_DATA is used.",
)

KINDS = (BAD_FLAG, NO_SECRET, BAD_DATABASE)
