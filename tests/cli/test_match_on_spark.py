"""`match --engine spark`: the same counts as the block engine, answers in a folder by measure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pyarrow.parquet as pq
import pytest

Run = Callable[..., SimpleNamespace]
DAY = ("--as-of", "2026-06-30")


@pytest.fixture
def parquet(run: Run, firms: Path, tmp_path: Path) -> Path:
    path = tmp_path / "firms.parquet"
    assert run("columns", firms, *DAY, "--out", path).code == 0
    return path


def test_a_folder_must_be_named(run: Run, parquet: Path) -> None:
    pytest.importorskip("pyspark", reason="Spark is installed by make test-engines")
    ran = run("match", parquet, *DAY, "--engine", "spark")
    assert ran.code == 2
    assert "--by-measure" in ran.err


@pytest.mark.spark
@pytest.mark.filterwarnings("default")  # Spark's own libraries warn
def test_spark_counts_as_the_block_engine_does(run: Run, parquet: Path, tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    found = run("match", parquet, *DAY, "--engine", "spark", "--by-measure", folder, "--json").data
    wanted = run("match", parquet, *DAY, "--json").data
    assert found["measures"] == wanted["measures"]
    assert found["firms"] == 3
    assert found["answered_by"] == "spark"
    table = pq.read_table(folder / "measure=growing").to_pylist()
    assert sorted((row["subject_id"], row["answer"]) for row in table) == [
        ("91110000600037341L", "yes"),
        ("松江云海科技有限公司", "no"),
        ("浦江电子有限公司", "unknown"),
    ]
