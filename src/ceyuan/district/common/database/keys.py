"""Primary keys before there are rows, for rows that point to one another.

Comes in: a model, a number. Goes out: keys that nobody else will get.
Must not know: what the rows mean.
"""

from __future__ import annotations

from django.db import connection
from django.db.models import Model


def reserve_keys(model: type[Model], count: int) -> list[int]:
    """Reserve keys, inside a transaction that has written or holds a lock.

    On SQLite one transaction writes at a time, so that the keys after the last are its own; there the rows must be
    written by the same transaction.
    """
    table = model._meta.db_table  # noqa: SLF001 -- Django's own way to say which table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
            )
            return [key for (key,) in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        found = cursor.fetchone()
    last = found[0] if found else 0
    return list(range(last + 1, last + count + 1))


def set_references(model: type[Model], column: str, pairs: list[tuple[int, int]]) -> None:
    """Let rows, each by its key, point to others: pairs of the key pointed to and the row's own."""
    table = model._meta.db_table  # noqa: SLF001 -- see above
    if not pairs:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            statement = f"UPDATE {table} SET {column} = said.pointed FROM unnest(%s::bigint[], %s::bigint[]) AS said (pointed, own) WHERE {table}.id = said.own AND {table}.{column} IS NULL"  # noqa: S608, E501 -- names of ours
            cursor.execute(statement, [[one for one, _ in pairs], [own for _, own in pairs]])
            return
        statement = f"UPDATE {table} SET {column} = %s WHERE id = %s AND {column} IS NULL"  # noqa: S608 -- names of ours
        cursor.executemany(statement, pairs)
