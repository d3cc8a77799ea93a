"""DuckDB over a file: the order of its rows, its path, the ids and names of its firms."""

from __future__ import annotations

from pathlib import Path

import duckdb
import numpy as np
import pytest

from ceyuan.engines.sql import CodeTable, Options, Queries, compile_queries
from ceyuan.engines.sql.duckdb import Machine, Source, decide_table, read_layout
from ceyuan.errors import CeyuanError
from ceyuan.model.policy import Library
from ceyuan.plan.nodes import MeasurePlan

pytestmark = pytest.mark.slow

REVENUE = "CASE WHEN i % 3 = 0 THEN i * 1000 END AS revenue_2025_fen, i % 7 = 0 AS seized_property"


def write(path: Path, select: str, *, group: int = 122_880) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.sql(select).write_parquet(str(path), row_group_size=group)
    return path


def few(library: Library, plans: list[MeasurePlan], source: Source) -> Queries:
    """Ask the two smallest measures with parts, each in a statement of its own."""
    layout = read_layout(source, library.vocabulary)
    whole = compile_queries(plans, library.vocabulary, layout, "duckdb", Options(criteria=True))
    sizes = sorted((parts, number) for number, parts in enumerate(whole.parts) if parts)[:2]
    chosen = [plans[number] for _, number in sizes]
    queries = compile_queries(chosen, library.vocabulary, layout, "duckdb", Options(criteria=True, width=4))
    assert len(queries.statements) == 2
    return queries


def ids(tables: list[CodeTable]) -> list[str]:
    return [one for table in tables for one in table.ids]


@pytest.mark.parametrize("threads", [1, 2])
def test_several_threads_keep_the_order_of_the_file(
    threads: int, library: Library, plans: list[MeasurePlan], tmp_path: Path
) -> None:
    rows = 300_000
    select = f"SELECT 'f' || i AS subject_id, {REVENUE} FROM range({rows}) t(i)"  # noqa: S608 -- names of our own
    file = write(tmp_path / "firms.parquet", select, group=60_000)
    found = list(decide_table(few(library, plans, file), file, Machine(threads=threads)))
    assert ids(found) == [f"f{number}" for number in range(rows)]
    assert all(len(codes) == len(one.ids) for one in found for codes in one.measures.values())


def test_a_table_and_a_view_of_a_connection_keep_their_order(library: Library, plans: list[MeasurePlan]) -> None:
    connection = duckdb.connect(config={"threads": 2})
    select = f"SELECT 'f' || i AS subject_id, 5 AS rowid, {REVENUE} FROM range(260000) t(i)"  # noqa: S608 -- names of our own
    connection.execute(f"CREATE TABLE stored AS {select}")
    connection.execute("DELETE FROM stored WHERE subject_id = 'f1'")
    wanted = [f"f{number}" for number in range(260_000) if number != 1]
    for kind in ("TABLE", "VIEW"):
        connection.execute(f"CREATE {kind} firms AS SELECT * FROM stored")  # noqa: S608 -- names of our own
        assert ids(list(decide_table(few(library, plans, connection), connection))) == wanted
        connection.execute(f"DROP {kind} firms")


@pytest.mark.parametrize("name", ["f[1].parquet", "f[[1]].parquet", "it's.parquet", "f*.parquet", "f?.parquet"])
def test_a_path_is_no_pattern(name: str, library: Library, plans: list[MeasurePlan], tmp_path: Path) -> None:
    for other in ("f1.parquet", "f2.parquet"):
        write(tmp_path / other, f"SELECT '{other}' AS subject_id")
    file = write(tmp_path / "own.parquet", "SELECT 'meant' AS subject_id").rename(tmp_path / name)
    assert ids(list(decide_table(few(library, plans, file), file))) == ["meant"]


def test_names_of_folders_are_no_columns(library: Library, tmp_path: Path) -> None:
    file = write(tmp_path / "rd_staff_2025=7" / "firms.parquet", "SELECT 'a' AS subject_id")
    assert read_layout(file, library.vocabulary).columns == {}


@pytest.mark.parametrize("empty", ["NULL", "''"])
def test_a_firm_without_an_id_is_refused(
    empty: str, library: Library, plans: list[MeasurePlan], tmp_path: Path
) -> None:
    file = write(tmp_path / "firms.parquet", f"SELECT * FROM (VALUES ('a'), ({empty}), ('b')) t(subject_id)")  # noqa: S608 -- names of our own
    with pytest.raises(CeyuanError) as caught:
        list(decide_table(few(library, plans, file), file))
    assert caught.value.kind.code == "sql.empty-subject-id"
    assert "第2家企业" in caught.value.render("zh")


def test_names_come_with_the_answers(library: Library, plans: list[MeasurePlan], tmp_path: Path) -> None:
    select = "SELECT * FROM (VALUES ('a', '甲公司'), ('b', NULL)) t(subject_id, subject_name)"
    file = write(tmp_path / "firms.parquet", select)
    (table,) = decide_table(few(library, plans, file), file)
    assert table.names == ["甲公司", None]
    file = write(tmp_path / "nameless.parquet", "SELECT 'a' AS subject_id")
    (table,) = decide_table(few(library, plans, file), file)
    assert table.names is None
    assert {codes.dtype for codes in table.measures.values()} == {np.dtype(np.uint8)}


def test_statements_fit_together_where_threads_finish_in_any_order(library: Library, plans: list[MeasurePlan]) -> None:
    config: dict[str, str | bool | int | float | list[str]] = {"threads": 2, "preserve_insertion_order": False}
    connection = duckdb.connect(config=config)
    connection.execute(f"CREATE TABLE firms AS SELECT 'f' || i AS subject_id, {REVENUE} FROM range(400000) t(i)")  # noqa: S608 -- names of our own
    wanted = [str(one) for (one,) in connection.execute("SELECT subject_id FROM firms ORDER BY rowid").fetchall()]
    layout = read_layout(connection, library.vocabulary)
    queries = compile_queries(plans[:12], library.vocabulary, layout, "duckdb", Options(width=30))
    assert len(queries.statements) > 1
    assert ids(list(decide_table(queries, connection))) == wanted
