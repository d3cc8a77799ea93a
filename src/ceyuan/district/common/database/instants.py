"""Moments as text, made by the database: the same on both, without a trip through Python's calendar.

Comes in: a column of moments. Goes out: an expression that gives `2026-06-30T08:00:00.000000+00:00`.
Must not know: whose moments. This folder is the only place with statements of one database alone.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Func
from django.db.models.sql.compiler import SQLCompiler

_SQLITE = (
    "replace(%(expressions)s, ' ', 'T') || CASE length(%(expressions)s) WHEN 19 THEN '.000000' ELSE '' END || '+00:00'"
)
_POSTGRESQL = """to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')"""


class InstantText(Func):
    """A moment in UTC with microseconds, as `datetime.isoformat` writes it."""

    output_field = CharField()

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: object
    ) -> tuple[str, tuple[str | int, ...]]:
        """Write it for SQLite, which keeps moments as text in UTC."""
        sql, parameters = self.as_sql(compiler, connection, template=_SQLITE)
        return sql, (*parameters, *parameters)

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: object
    ) -> tuple[str, list[object]]:
        """Write it for PostgreSQL, which keeps moments as such."""
        sql, parameters = self.as_sql(compiler, connection, template=_POSTGRESQL)
        return sql, [*parameters]
