"""What a table has, read from the names and types that databases report."""

from __future__ import annotations

import pytest

from ceyuan.engines.sql.column_types import Form
from ceyuan.engines.sql.layout import layout_of
from ceyuan.errors import CeyuanError
from ceyuan.model.columns import ColumnKey
from ceyuan.model.policy import Library

ID = ("subject_id", "VARCHAR")
REVENUE = ColumnKey("营业收入", 2025)
GOOD = [
    ("DuckDB whole fen", "duckdb", "revenue_2025_fen", "BIGINT", Form.INTEGER, 2),
    ("DuckDB yuan", "duckdb", "revenue_2025", "DECIMAL(18,2)", Form.DECIMAL, 0),
    ("DuckDB very wide", "duckdb", "revenue_2025", "HUGEINT", Form.INTEGER, 0),
    ("Spark yuan", "spark", "revenue_2025", "decimal(38,18)", Form.DECIMAL, 0),
    ("PostgreSQL without an end", "postgres", "revenue_2025", "numeric", Form.DECIMAL, 0),
    ("PostgreSQL yuan", "postgres", "revenue_2025", "numeric(18,2)", Form.DECIMAL, 0),
    ("PostgreSQL whole yuan", "postgres", "revenue_2025", "bigint", Form.INTEGER, 0),
    ("SQLite whole fen", "sqlite", "revenue_2025_fen", "INTEGER", Form.INTEGER, 2),
    ("ClickHouse whole fen", "clickhouse", "revenue_2025_fen", "Nullable(Int64)", Form.INTEGER, 2),
    ("ClickHouse yuan", "clickhouse", "revenue_2025", "Nullable(Decimal(18, 2))", Form.DECIMAL, 0),
]
BAD = [
    ("floating point", "duckdb", "revenue_2025", "DOUBLE", "sql.inexact-column"),
    ("floating point in Spark", "spark", "revenue_2025", "float", "sql.inexact-column"),
    ("floating point in PostgreSQL", "postgres", "revenue_2025", "double precision", "sql.inexact-column"),
    ("SQLite keeps places as floating point", "sqlite", "revenue_2025", "DECIMAL(18,2)", "sql.inexact-column"),
    ("a number as text", "duckdb", "revenue_2025", "VARCHAR", "sql.unreadable-column"),
    ("a decimal that comparisons cut", "spark", "revenue_2025", "decimal(38,30)", "sql.unreadable-column"),
    ("a moment for a day", "postgres", "founded_on", "timestamp without time zone", "sql.unreadable-column"),
    ("a word that ignores case", "spark", "industry_code", "string collate UTF8_LCASE", "sql.unreadable-column"),
    ("a type nobody knows", "postgres", "industry_code", "citext", "sql.unreadable-column"),
    ("a mark that is no yes or no", "duckdb", "revenue_2025__na", "VARCHAR", "sql.unreadable-column"),
    ("a title that is no yes or no", "duckdb", "title_hnte", "DATE", "sql.unreadable-column"),
]


@pytest.mark.parametrize(("title", "dialect", "name", "kind", "form", "power"), GOOD, ids=[one[0] for one in GOOD])
def test_a_type_is_read(  # noqa: PLR0913, PLR0917 -- one argument a column of the table
    title: str, dialect: str, name: str, kind: str, form: Form, power: int, library: Library
) -> None:
    assert title
    value = layout_of("firms", [ID, (name, kind)], library.vocabulary, dialect=dialect).columns[REVENUE].value
    assert value is not None
    assert (value.name, value.form, value.power) == (name, form, power)


@pytest.mark.parametrize(("title", "dialect", "name", "kind", "code"), BAD, ids=[one[0] for one in BAD])
def test_a_type_is_refused_with_its_next_step(  # noqa: PLR0913, PLR0917 -- one argument a column of the table
    title: str, dialect: str, name: str, kind: str, code: str, library: Library
) -> None:
    assert title
    with pytest.raises(CeyuanError) as caught:
        layout_of("firms", [ID, (name, kind)], library.vocabulary, dialect=dialect)
    assert caught.value.kind.code == code
    assert name in caught.value.render("en")


def test_all_wrong_columns_are_told_at_once(library: Library) -> None:
    described = [ID, ("revenue_2025", "DOUBLE"), ("rd_expense_2025", "REAL"), ("anything", "STRUCT(a INTEGER)")]
    with pytest.raises(CeyuanError) as caught:
        layout_of("firms", described, library.vocabulary, dialect="duckdb")
    assert [one.data["column"] for one in caught.value.errors] == ["revenue_2025", "rd_expense_2025"]
    assert "CAST(revenue_2025 AS DECIMAL(20, 2))" in caught.value.render("zh")


@pytest.mark.parametrize(
    ("described", "code"),
    [
        ([], "sql.missing-table"),
        ([("revenue_2025", "BIGINT")], "sql.no-subject-id"),
        ([ID, ("revenue_2025", "BIGINT"), ("revenue_2025_fen", "BIGINT")], "sql.column-twice"),
        ([ID, ("title_hnte", "BOOLEAN"), ("title_高新技术企业", "BOOLEAN")], "sql.column-twice"),
    ],
)
def test_a_table_that_cannot_be_used(described: list[tuple[str, str]], code: str, library: Library) -> None:
    with pytest.raises(CeyuanError) as caught:
        layout_of("firms", described, library.vocabulary, dialect="duckdb")
    assert caught.value.kind.code == code


def test_an_unknown_database_is_named(library: Library) -> None:
    with pytest.raises(CeyuanError) as caught:
        layout_of("firms", [ID], library.vocabulary, dialect="access")
    assert caught.value.kind.code == "sql.unknown-dialect"
    assert "clickhouse" in caught.value.render("en")


def test_what_means_nothing_is_left_alone(library: Library) -> None:
    layout = layout_of("firms", [ID, ("notes", "VARCHAR"), ("revenue", "DOUBLE")], library.vocabulary, dialect="duckdb")
    assert (layout.columns, layout.titles) == ({}, {})
