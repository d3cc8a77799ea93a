"""Rows as lines of text, the same for both databases, so that a backup of one can be restored into the other.

Comes in: tables, or lines. Goes out: lines, or rows.
Must not know: where archives lie, what rows mean.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import Field, Model

CHUNK = 2000
LEFT_OUT = frozenset({"django_session"})  # whoever was logged in logs in again


def kept_tables() -> Sequence[type[Model]]:
    """Give the model of every table that a backup holds, in the order of their names."""
    found = {
        one._meta.db_table: one  # noqa: SLF001 -- Django's own way to say which table
        for one in apps.get_models(include_auto_created=True)
        if one._meta.managed and not one._meta.proxy  # noqa: SLF001 -- see above
    }
    return [model for table, model in sorted(found.items()) if table not in LEFT_OUT]


def table_of(model: type[Model]) -> str:
    """Give a model's table."""
    return model._meta.db_table  # noqa: SLF001 -- Django's own way to say which table


def columns_of(model: type[Model]) -> Sequence[Field[object, object]]:
    """Give the fields that are columns of a model's own table."""
    return model._meta.local_concrete_fields  # noqa: SLF001 -- Django's own way to say which columns


def lines_of(model: type[Model]) -> Iterator[str]:
    """Give every row as a line of JSON, the first line being the columns."""
    columns = columns_of(model)
    yield _line([one.column for one in columns])
    names = [one.attname for one in columns]
    rows = model._base_manager.order_by("pk").values_list(*names)  # noqa: SLF001 -- every row, whatever managers leave out
    for row in rows.iterator(CHUNK):
        yield _line(row)


def _line(values: Iterable[object]) -> str:
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"), default=_plain) + "\n"


def _plain(value: object) -> object:
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
        case bytes() | memoryview():
            return base64.b64encode(bytes(value)).decode()
    raise TypeError(f"a backup cannot hold {type(value).__name__}")


def put_rows(model: type[Model], lines: Iterable[str]) -> int:
    """Put rows into a model's table as they are, without any code of the model, and give their number."""
    rest = iter(lines)
    columns = columns_of(model)
    listed = json.loads(next(rest))
    if listed != [one.column for one in columns]:
        raise ValueError(f"the columns of {table_of(model)} differ")
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(one.column)) for one in columns)
    places = ", ".join(["%s"] * len(columns))
    statement = f"INSERT INTO {quote(table_of(model))} ({names}) VALUES ({places})"  # noqa: S608 -- names of ours
    count = 0
    with connection.cursor() as cursor:
        while chunk := list(islice(rest, CHUNK)):
            rows = [_values(columns, json.loads(line)) for line in chunk]
            cursor.executemany(statement, rows)  # type: ignore[arg-type]  # what each field made ready for its column
            count += len(rows)
    return count


def _values(columns: Sequence[Field[object, object]], row: Sequence[object]) -> list[object]:
    if len(row) != len(columns):
        raise ValueError("a row is cut off")
    return [one.get_db_prep_save(one.to_python(value), connection) for one, value in zip(columns, row, strict=True)]
