"""Running statements: over a Parquet file, over cursors, and what is said when a database will not."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from types import SimpleNamespace

import duckdb
import numpy as np
import pytest

from ceyuan.engines.sql import Options, Queries, compile_queries, layout_of, run
from ceyuan.engines.sql.compile import render
from ceyuan.engines.sql.duckdb import Machine, decide_table, read_layout
from ceyuan.errors import CeyuanError
from ceyuan.model.policy import Library
from ceyuan.plan.nodes import MeasurePlan

pytestmark = pytest.mark.slow

PAGE = Path(__file__).resolve().parents[3] / "docs" / "sql.md"


@pytest.fixture
def firms(library: Library, tables: SimpleNamespace) -> object:
    made = tables.random_firms(library.vocabulary, {}, {}, rows=50, seed=9)
    return tables.without_fractions(made, library.vocabulary)


def test_a_file_comes_piece_by_piece_in_its_order(
    firms: object, library: Library, plans: list[MeasurePlan], tables: SimpleNamespace, tmp_path: Path
) -> None:
    connection, _ = tables.in_duckdb(firms, library.vocabulary)
    file = tmp_path / "it's firms.parquet"
    connection.sql("SELECT * FROM firms").write_parquet(str(file))
    queries = compile_queries(plans, library.vocabulary, read_layout(file, library.vocabulary), "duckdb")
    assert len(queries.statements) > 1
    (whole,) = decide_table(queries, connection)
    machine = Machine(memory="500MB", threads=1, spill=tmp_path, rows=16)
    pieces = list(decide_table(queries, file, machine))
    assert [len(one.ids) for one in pieces] == [16, 16, 16, 2]
    assert [name for one in pieces for name in one.ids] == [f"f{row}" for row in range(50)]
    for key, codes in whole.measures.items():
        assert np.concatenate([one.measures[key] for one in pieces]).tolist() == codes.tolist()
    assert connection.sql("SHOW TABLES").fetchall() == [("firms",)]


def test_the_joined_statement_says_the_same(
    firms: object, library: Library, plans: list[MeasurePlan], tables: SimpleNamespace
) -> None:
    opened = tables.in_sqlite(firms, library.vocabulary)
    queries, found = tables.ask_sqlite(plans, library.vocabulary, opened, Options())
    cursor = opened[0].execute(render(queries.joined(), "sqlite"))
    names = [one[0] for one in cursor.description]
    rows = sorted(cursor.fetchall(), key=lambda row: int(row[0][1:]))
    assert {name: [row[at] for row in rows] for at, name in enumerate(names) if at} == {
        key: codes for key, (codes, _) in found.items()
    }


def simple(library: Library, plans: list[MeasurePlan], dialect: str = "sqlite") -> Queries:
    layout = layout_of("firms", [("subject_id", "TEXT"), ("rd_staff", "INTEGER")], library.vocabulary, dialect=dialect)
    return compile_queries(plans, library.vocabulary, layout, dialect)


def test_a_table_that_went_away_is_told(library: Library, plans: list[MeasurePlan]) -> None:
    with pytest.raises(CeyuanError) as caught:
        run(simple(library, plans), sqlite3.connect(":memory:").cursor())
    assert caught.value.kind.code == "sql.database-refused"
    assert "no such table: firms" in caught.value.render("zh")
    with pytest.raises(CeyuanError) as caught:
        list(decide_table(simple(library, plans, "duckdb"), duckdb.connect()))
    assert caught.value.kind.code == "sql.database-refused"


def test_a_firm_that_stands_twice_is_told(library: Library, plans: list[MeasurePlan]) -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        "CREATE TABLE firms (subject_id TEXT, rd_staff INT); INSERT INTO firms VALUES ('a', 1), ('a', 2)"
    )
    with pytest.raises(CeyuanError) as caught:
        run(simple(library, plans), connection.cursor())
    assert caught.value.kind.code == "sql.repeated-subject"


def test_a_file_that_is_not_there_is_told(library: Library, tmp_path: Path) -> None:
    with pytest.raises(CeyuanError) as caught:
        read_layout(tmp_path / "none.parquet", library.vocabulary)
    assert caught.value.kind.code == "sql.no-file"


def test_a_file_that_is_no_parquet_is_told(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "firms.parquet"
    file.write_text("subject_id\n1\n", encoding="utf-8")
    with pytest.raises(CeyuanError) as caught:
        read_layout(file, library.vocabulary)
    assert caught.value.kind.code == "sql.needs-parquet"
    file.write_bytes(b"PAR1 and nothing that follows")
    with pytest.raises(CeyuanError) as caught:
        read_layout(file, library.vocabulary)
    assert caught.value.kind.code == "sql.database-refused"


def test_an_empty_table_has_empty_answers(library: Library, plans: list[MeasurePlan]) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE firms (subject_id TEXT, rd_staff INT)")
    found = run(simple(library, plans), connection.cursor())
    assert len(found.ids) == 0
    assert {len(one) for one in found.measures.values()} == {0}


def test_no_measures_give_the_firms_alone(library: Library) -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript("CREATE TABLE firms (subject_id TEXT, rd_staff INT); INSERT INTO firms VALUES ('a', 1)")
    found = run(simple(library, []), connection.cursor())
    assert (list(found.ids), found.measures) == (["a"], {})


def test_a_measure_wider_than_a_statement_is_refused(library: Library, plans: list[MeasurePlan]) -> None:
    layout = layout_of("firms", [("subject_id", "TEXT")], library.vocabulary, dialect="duckdb")
    queries = compile_queries(plans, library.vocabulary, layout, "duckdb", Options(criteria=True, width=6))
    assert {*queries.keys, *(one.key for one in queries.refused)} == {one.key for one in queries.refused} | set(
        queries.keys
    )
    assert [one.key for one in queries.refused if "6 列" in one.zh] != []
    assert max(len(one.named_selects) for one in queries.statements) <= 6


def test_sqlite_values_of_another_type_are_wrong(library: Library, plans: list[MeasurePlan]) -> None:
    """SQLite lets anything stand anywhere: a day that is none, a word for a number, bytes for a word are unknown."""
    described = [("subject_id", "TEXT"), ("founded_on", "DATE"), ("rd_staff", "INTEGER"), ("industry_code", "TEXT")]
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE TABLE firms ({', '.join(f'{name} {kind}' for name, kind in described)})")
    rows = [("f0", "2026-02-31", "many", b"C39"), ("f1", "20260101", 2.5, None), ("f2", None, None, None)]
    connection.executemany("INSERT INTO firms VALUES (?, ?, ?, ?)", rows)
    layout = layout_of("firms", described, library.vocabulary, dialect="sqlite")
    queries = compile_queries(plans, library.vocabulary, layout, "sqlite", Options(criteria=True))
    found = run(queries, connection.cursor())
    assert {key: codes.tolist() for key, codes in found.measures.items() if len(set(codes.tolist())) > 1} == {}


def test_the_page_shows_what_its_examples_print(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = PAGE.read_text(encoding="utf-8")
    first, second = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    (shown,) = re.findall(r"```text\n(.*?)```", text, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(first, names)  # noqa: S102 -- the page's own example
    assert capsys.readouterr().out == shown
    duckdb.sql("SELECT 'a' AS subject_id, 600000000 AS revenue_2025_fen").write_parquet("firms.parquet")
    exec(second, names)  # noqa: S102 -- the page's own example
    assert capsys.readouterr().out == "1 True\n"
