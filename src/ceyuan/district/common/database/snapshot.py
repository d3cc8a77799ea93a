"""Read the whole database as it is at one moment, while others go on writing.

Comes in: a connection. Goes out: a time in which every query sees the same rows.
Must not know: what is read. This folder is the only place with statements of one database alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper


@contextmanager
def snapshot(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Hold one state of the database; inside a transaction there is one already."""
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "postgresql":
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    # Django begins every transaction with the lock of a writer, which would stop the others
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def powers(connection: BaseDatabaseWrapper) -> tuple[bool, int]:
    """Tell whether the role connected is a superuser, and how many tables it owns; SQLite knows no roles."""
    if connection.vendor != "postgresql":
        return False, 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, oid FROM pg_roles WHERE rolname = current_user")
        superuser, key = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM pg_class WHERE relowner = %s AND relkind IN ('r', 'p')", [key])
        (owned,) = cursor.fetchone()
    return bool(superuser), int(owned)
