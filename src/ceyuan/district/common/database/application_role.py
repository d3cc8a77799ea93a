"""The role under which the application runs on PostgreSQL: it owns nothing, and cannot change what is final.

Comes in: the role's name, the connection of the owner. Goes out: rights, exactly those needed; what was granted.
Must not know: what tables mean; it is told which are final.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from ceyuan.district.common.database import errors
from ceyuan.errors import CeyuanError

# What the application may do with tables that are special. Every other table: read, add, change, delete.
FINAL: Mapping[str, tuple[str, ...]] = {
    "trail_event": ("SELECT", "INSERT"),
    "trail_anchor": ("SELECT", "INSERT"),
    "trail_head": ("SELECT", "UPDATE"),
    "registry_factrow": ("SELECT", "INSERT", "UPDATE (superseded_by_id)"),
    "django_migrations": ("SELECT",),
}
ORDINARY = ("SELECT", "INSERT", "UPDATE", "DELETE")


@dataclass(frozen=True, slots=True)
class Rights:
    """What was granted: rights by table, and the statements that did it."""

    role: str
    tables: Mapping[str, tuple[str, ...]]
    statements: Sequence[str] = field(default=())


def prepare_database(connection: BaseDatabaseWrapper, role: str) -> Rights:
    """Grant a role what the application needs, as the tables' owner, after every migration; SQLite knows no roles.

    The role must exist and be able to log in; making it, with its password, is the database administrator's. A role
    that owns a table, or is a superuser, is refused: nothing would bind it.
    """
    if connection.vendor != "postgresql":
        return Rights(role, {})
    with connection.cursor() as cursor:
        _refuse_powerful(cursor, role)
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename")
        tables = {name: FINAL.get(name, ORDINARY) for (name,) in cursor.fetchall()}
        statements = statements_for(connection.ops.quote_name(role), tables)
        for statement in statements:
            cursor.execute(statement)
    return Rights(role, tables, statements)


def statements_for(role: str, tables: Mapping[str, Sequence[str]]) -> list[str]:
    """Give the statements; first everything is taken back, so that a right no longer listed is gone.

    >>> statements_for('"app"', {"trail_event": ["SELECT", "INSERT"]})[-2:]
    ['REVOKE ALL ON "trail_event" FROM "app", PUBLIC', 'GRANT SELECT, INSERT ON "trail_event" TO "app"']
    """
    listed = [
        f"REVOKE CREATE ON SCHEMA public FROM PUBLIC, {role}",
        f"GRANT USAGE ON SCHEMA public TO {role}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
    ]
    for table, rights in tables.items():
        listed.append(f'REVOKE ALL ON "{table}" FROM {role}, PUBLIC')
        listed.append(f'GRANT {", ".join(rights)} ON "{table}" TO {role}')
    return listed


def _refuse_powerful(cursor: CursorWrapper, role: str) -> None:
    cursor.execute("SELECT rolsuper, oid FROM pg_roles WHERE rolname = %s", [role])
    found = cursor.fetchone()
    if found is None:
        raise CeyuanError(errors.NO_ROLE, data={"role": role})
    powerful, key = found
    cursor.execute("SELECT count(*) FROM pg_class WHERE relowner = %s AND relkind IN ('r', 'p')", [key])
    (owned,) = cursor.fetchone()
    if powerful or owned:
        raise CeyuanError(errors.ROLE_TOO_POWERFUL, data={"role": role, "tables": owned})
