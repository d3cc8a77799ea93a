"""What can be wrong with the database's roles.

Comes in: nothing. Goes out: a literal table.
Must not know: Django.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

NO_ROLE = ErrorKind(
    code="database.no-role",
    zh="数据库里没有角色“{role}”",
    en="the database has no role “{role}”",
    hint_zh="请数据库管理员先执行：CREATE ROLE {role} LOGIN PASSWORD '…'；再运行一次。",
    hint_en="The database administrator first runs: CREATE ROLE {role} LOGIN PASSWORD '…'; then run this again.",
)
ROLE_TOO_POWERFUL = ErrorKind(
    code="database.role-too-powerful",
    zh="角色“{role}”是超级用户，或拥有 {tables} 张表，约束不了它",
    en="the role “{role}” is a superuser or owns {tables} tables: nothing would bind it",
    hint_zh="平台运行要用另一个不拥有任何表的普通角色；表由只在升级时使用的角色拥有。",
    hint_en="The application runs under a plain role that owns no table; the owner is used for upgrades alone.",
)

KINDS = (NO_ROLE, ROLE_TOO_POWERFUL)
