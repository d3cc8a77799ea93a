"""Take the triggers of final rows off the test database, and set them again.

Comes in: nothing. Goes out: a database that can be emptied, or one like that in service.
Must not know: which tables are final; it asks the database. For tests alone: the owner of a real one could do the same,
which is why the application runs under a role that owns nothing, and why anchors are kept elsewhere.
"""

from __future__ import annotations

from django.db import connection

from ceyuan.district.common.trail.chain import EMPTY
from ceyuan.district.common.trail.models import Head

_RESTING: dict[str, str] = {}  # SQLite has no triggers at rest: their statements, while they are off


def rows_may_go() -> None:
    """Take the triggers off."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in _guarded():
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        _RESTING.update(cursor.fetchall())
        for name in _RESTING:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def rows_are_final() -> None:
    """Set them again."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in _guarded():
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            return
        for statement in _RESTING.values():
            cursor.execute(statement)
        _RESTING.clear()


def begin_chain() -> None:
    """Write the head of the trail where emptying took it."""
    Head.objects.get_or_create(pk=1, defaults={"number": 0, "digest": EMPTY})


def _guarded() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
        return [table for (table,) in cursor.fetchall()]
