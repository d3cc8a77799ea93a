"""Insert very many rows of one table: one statement, no objects.

Comes in: a model, columns, tuples of values, inside a transaction. Goes out: how many rows.
Must not know: what the rows mean. Columns that are not named must be allowed to stay empty; Django's defaults are not
filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain, islice

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import BooleanField, CharField, Field, ForeignKey, IntegerField, Model

Value = str | int | Decimal | date | None  # a day in time is a date, yes and no are numbers
_AS_THEY_ARE = (BooleanField, CharField, ForeignKey, IntegerField)
_CHUNK = 5000


def insert_rows(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> int:
    """Insert rows; several times as fast as bulk_create."""
    meta = model._meta  # noqa: SLF001 -- Django's own way to say which table
    fields = [_column(model, name) for name in columns]
    named = ", ".join(str(one.column) for one in fields)
    marks = ", ".join(["%s"] * len(fields))
    prepared = [(place, _preparing(one)) for place, one in enumerate(fields) if not isinstance(one, _AS_THEY_ARE)]
    ready = (_ready(row, prepared) for row in rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            return _copy(cursor, f"COPY {meta.db_table} ({named}) FROM STDIN", ready)
        marks = ", ".join(["%s"] * len(fields))
        statement = f"INSERT INTO {meta.db_table} ({named}) VALUES ({marks})"  # noqa: S608 -- names of ours
        count = 0
        while chunk := list(islice(ready, _CHUNK)):
            cursor.executemany(statement, chunk)
            count += len(chunk)
    return count


def _copy(cursor: CursorWrapper, statement: str, rows: Iterator[Sequence[Value]]) -> int:
    """Send rows as PostgreSQL takes very many; a statement is begun for the first of them only."""
    first = next(rows, None)
    if first is None:
        return 0
    count = 0
    with cursor.copy(statement) as copy:
        for row in chain((first,), rows):
            copy.write_row(row)
            count += 1
    return count


_Prepare = Callable[[Value], Value]


def _ready(row: Sequence[Value], prepared: Sequence[tuple[int, _Prepare]]) -> list[Value]:
    values = list(row)
    for place, prepare in prepared:
        values[place] = prepare(values[place])
    return values


def _column(model: type[Model], name: str) -> Field[object, object]:
    field = model._meta.get_field(name)  # noqa: SLF001 -- see above
    if not isinstance(field, Field):
        raise TypeError(f"{name} is no column of {model.__name__}")
    return field


def _preparing(field: Field[object, object]) -> _Prepare:
    """Give what turns a value into the database's; a day stands in many rows and is turned once."""
    known: dict[Value, Value] = {}

    def prepare(value: Value) -> Value:
        if value not in known:
            known[value] = field.get_db_prep_save(value, connection)
        return known[value]

    return prepare
