"""The five databases and the few things in which they differ.

Comes in: a database's name. Goes out: its row: the widest whole number, and how it spells days, words and types.
Must not know: plans, tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from ceyuan.engines.sql.build import cast, number, word
from ceyuan.engines.sql.errors import UNKNOWN_DIALECT
from ceyuan.errors import CeyuanError
from ceyuan.plan.integers.nodes import INT64

_EPOCH = date(1970, 1, 1).toordinal()
_WIDE = 10**38 - 1


@dataclass(frozen=True, slots=True)
class Dialect:
    """One database: `limit` is the largest whole number it computes exactly, `wide` the type beyond 64 bits.

    A `loose` database lets any value stand in any column, so every value's own type is looked at.
    """

    name: str
    wide: str
    limit: int = _WIDE
    loose: bool = False
    bytewise: bool = False


DIALECTS: Mapping[str, Dialect] = {
    one.name: one
    for one in (
        Dialect("duckdb", "INT128"),
        Dialect("spark", "DECIMAL(38, 0)"),
        Dialect("postgres", "DECIMAL(38, 0)"),
        Dialect("sqlite", "BIGINT", limit=INT64, loose=True),
        Dialect("clickhouse", "INT128", bytewise=True),
    )
}


def find_dialect(name: str) -> Dialect:
    """Give a database's row.

    >>> find_dialect("postgres").wide
    'DECIMAL(38, 0)'
    """
    found = DIALECTS.get(name)
    if found is None:
        raise CeyuanError(UNKNOWN_DIALECT, data={"name": name, "known": "、".join(DIALECTS)})
    return found


def day_number(day: exp.Expr, dialect: Dialect) -> exp.Expr:
    """Give a date as its ordinal day; what lies outside the years 1 to 9999 gives NULL or a day outside them."""
    first, last = _date_literal(date.min), _date_literal(date.max)
    within: exp.Expr = exp.Between(this=day.copy(), low=first, high=last)
    match dialect.name:
        case "sqlite":
            julian = exp.Anonymous(this="JULIANDAY", expressions=[day])
            count: exp.Expr = cast(exp.Sub(this=julian, expression=exp.Literal.number("2440587.5")), "BIGINT")
            # SQLite reads 2026-02-31 as a day in March; only a day that it writes back the same is one
            canonical = exp.Anonymous(this="STRFTIME", expressions=[word("%Y-%m-%d"), julian.copy()])
            within = exp.EQ(this=canonical, expression=day.copy())
        case "clickhouse":
            count = cast(cast(day, exp.DType.DATE32), "BIGINT")
            return exp.Add(this=count, expression=number(_EPOCH))
        case "spark":
            count = exp.Anonymous(this="DATEDIFF", expressions=[day, _date_literal(date(1970, 1, 1))])
        case _:
            count = exp.Sub(this=day, expression=_date_literal(date(1970, 1, 1)))
    whole = cast(exp.Add(this=exp.Paren(this=count), expression=number(_EPOCH)), "BIGINT")
    return exp.Case().when(within, whole)


def _date_literal(day: date) -> exp.Expr:
    return cast(word(day.isoformat()), "DATE")


def begins_with(text: exp.Expr, start: str, dialect: Dialect) -> exp.Expr:
    """Compare the beginning of a text, without the wildcards of LIKE."""
    length = len(start.encode()) if dialect.bytewise else len(start)
    head = exp.Substring(this=text, start=number(1), length=number(length))
    return exp.EQ(this=head, expression=word(start))


def typed_as(column: exp.Expr, kind: str, dialect: Dialect) -> exp.Expr | None:
    """Give the test that a value has its column's type, where the database does not see to it."""
    if not dialect.loose:
        return None
    return exp.EQ(this=exp.Anonymous(this="TYPEOF", expressions=[column.copy()]), expression=word(kind))
