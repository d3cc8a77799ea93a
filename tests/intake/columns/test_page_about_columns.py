"""`docs/columns.md` keeps what it promises: its names mean something, its SQL makes a file without a doubt."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import duckdb
import pytest

from ceyuan.intake.columns.parquet import open_parquet
from ceyuan.model.column_names import SUBJECT_ID, SUBJECT_NAME, read_column_name
from ceyuan.model.columns import subject_at
from ceyuan.model.facts import Vocabulary
from ceyuan.model.holdings import find_holding
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "columns.md").read_text(encoding="utf-8")
DAY = date(2026, 6, 30)


@pytest.fixture(scope="module")
def bundled() -> Vocabulary:
    return load_library(bundled_packs()).vocabulary


def test_every_name_of_the_table_means_something(bundled: Vocabulary) -> None:
    table = PAGE.split("## Names")[1].split("## Types")[0]
    names = set(re.findall(r"^\| `([a-z0-9_]+)` \|", table, re.MULTILINE)) | set(re.findall(r"`(\w+_2025)`", table))
    assert len(names) == 10
    unknown = [one for one in names - {SUBJECT_ID, SUBJECT_NAME} if read_column_name(one, bundled) is None]
    assert unknown == []


def test_the_query_makes_a_register(bundled: Vocabulary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    query = re.search(r"```sql\n(.*?)```", PAGE, re.DOTALL)
    assert query is not None
    monkeypatch.chdir(tmp_path)
    with duckdb.connect() as warehouse:
        warehouse.execute(
            "CREATE TABLE firms AS SELECT 'f' || i AS credit_code, '企业' || i AS name, "
            "DATE '2015-01-01' AS founded_on FROM range(4) t(i)"
        )
        warehouse.execute(
            "CREATE TABLE accounts AS SELECT 'f' || (i % 4) AS credit_code, 2024 + i // 4 AS year, "
            "i + 0.25 AS revenue, i AS employees FROM range(8) t(i)"
        )
        warehouse.execute(
            "CREATE TABLE certificates AS SELECT 'f0' AS credit_code, DATE '2024-01-01' AS granted, "
            "DATE '2026-06-30' AS expires"
        )
        warehouse.execute(query[1])
    file = open_parquet(tmp_path / "firms.parquet", bundled, as_of=DAY)
    (part,) = file.batches()
    report = file.report()
    assert (report.rows, report.unrecognised, report.wrong) == (4, (), ())
    subjects = [subject_at(part, row, bundled, as_of=DAY) for row in range(4)]
    found = {
        one.id: (str(one.yearly["营业收入"][2025]), find_holding(("高新技术企业",), one.holdings, DAY)[0])
        for one in subjects
    }
    assert found == {"f0": ("4.25", True), "f1": ("5.25", False), "f2": ("6.25", False), "f3": ("7.25", False)}
