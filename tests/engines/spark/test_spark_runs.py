"""Spark answers as the record engine does, writes wholly or says what is not whole, and fails in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

pytest.importorskip("pyspark", reason="Spark is in requirements/all.txt")

from agreement_databases import arrow_table
from agreement_spark import LOCAL, read_answers
from ceyuan.cli.spark_run import SparkAnswers, SparkRequest, match_on_spark
from ceyuan.demo.write import write_demo_register
from ceyuan.engines import batch
from ceyuan.engines.batch import Code, measure_keys
from ceyuan.engines.block import compile_rulebook
from ceyuan.engines.spark.session import open_session
from ceyuan.errors import CeyuanError
from ceyuan.intake.columns.subjects import columns_of
from ceyuan.intake.read import read_register
from ceyuan.model.columns import Columns, subject_at
from ceyuan.model.facts import SubjectKind
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library
from ceyuan.plan.lower import lower_measure
from ceyuan.report.columns.register import write_register
from ceyuan.verify.agreement.compare import compare_answers
from ceyuan.verify.agreement.firms import random_firms
from ceyuan.verify.agreement.record import record_answers
from ceyuan.verify.agreement.rulebooks import Rules, random_rulebook
from ceyuan.verify.agreement.sql import table_codes
from ceyuan.verify.agreement.table import fields_of

pytestmark = pytest.mark.spark

DAY = date(2026, 6, 30)
LIBRARY = load_library(bundled_packs())
PLANS = tuple(
    lower_measure(one, LIBRARY, as_of=DAY) for one in LIBRARY.measures() if one.subject is SubjectKind.ENTERPRISE
)
RULES = Rules("bundled", PLANS, LIBRARY.vocabulary, DAY, 2025)
FEW = PLANS[:3]


@pytest.fixture(scope="module", autouse=True)
def _session() -> Iterator[None]:
    with open_session(LOCAL):
        yield


def unseen(_done: int, _total: int) -> None:
    """Nobody watches."""


def request(register: Path, out: Path) -> SparkRequest:
    return SparkRequest(str(register), str(out), FEW, LIBRARY.vocabulary)


def answer(rules: Rules, register: Path, out: Path) -> SparkAnswers:
    asked = SparkRequest(str(register), str(out), rules.plans, rules.vocabulary, rules.reference_year, criteria=True)
    return match_on_spark(asked, unseen)


def require_equal(rules: Rules, firms: Columns, found: SparkAnswers, out: Path) -> None:
    expected = record_answers(rules.plans, firms, rules.vocabulary, rules.as_of, rules.reference_year)
    given = table_codes(rules.plans, firms, [read_answers(out, rules.plans)])
    compared = compare_answers(rules, firms, {"record": expected, "spark": given})
    assert (compared.differences, compared.first) == (0, ())
    counts = [{code: int(np.count_nonzero(one[0] == code)) for code in Code} for one in expected if one is not None]
    assert (found.firms, list(found.counts)) == (firms.rows, counts)


def one_firm(folder: Path, **columns: pa.Array) -> Path:
    place = folder / "firms.parquet"
    pq.write_table(pa.table({"subject_id": pa.array(["A"]), **columns}), place)
    return place


def refusal(asked: SparkRequest) -> CeyuanError:
    with pytest.raises(CeyuanError) as caught:
        match_on_spark(asked, unseen)
    return caught.value


def test_the_demo_register_is_answered_as_by_the_record_engine(tmp_path: Path) -> None:
    book = tmp_path / "demo.xlsx"
    write_demo_register(book, LIBRARY.vocabulary)
    subjects = read_register(book, LIBRARY.vocabulary).subjects
    firms = columns_of(subjects, LIBRARY.vocabulary, as_of=DAY)
    write_register(firms, tmp_path / "demo.parquet", LIBRARY.vocabulary, as_of=DAY)
    found = answer(RULES, tmp_path / "demo.parquet", tmp_path / "out")
    require_equal(RULES, firms, found, tmp_path / "out")
    assert found.firms == 300


def test_random_firms_on_thresholds_are_answered_as_by_the_record_engine(tmp_path: Path) -> None:
    rules = random_rulebook(11)
    firms = random_firms(rules, 3000, seed=11)
    table = arrow_table(fields_of(firms, rules.vocabulary))
    place = tmp_path / "firms"
    place.mkdir()
    # two files of unequal length: the answers of all their pieces come together by firm
    pq.write_table(table.slice(0, 1001), place / "a.parquet", row_group_size=300)
    pq.write_table(table.slice(1001), place / "b.parquet")
    found = answer(rules, place, tmp_path / "out")
    require_equal(rules, firms, found, tmp_path / "out")


def test_bundled_measures_over_damaged_firms_are_answered_as_by_the_record_engine(tmp_path: Path) -> None:
    firms = random_firms(RULES, 1000, seed=5)
    pq.write_table(arrow_table(fields_of(firms, LIBRARY.vocabulary)), tmp_path / "firms.parquet")
    found = answer(RULES, tmp_path / "firms.parquet", tmp_path / "out")
    require_equal(RULES, firms, found, tmp_path / "out")
    assert subject_at(firms, 0, LIBRARY.vocabulary, as_of=DAY).id == "firm-0"


def test_what_is_written_is_a_folder_a_measure_with_a_mark_at_the_end(tmp_path: Path) -> None:
    register, out = one_firm(tmp_path), tmp_path / "out"
    seen: list[tuple[int, int]] = []
    found = match_on_spark(replace(request(register, out), criteria=True), lambda *one: seen.append(one))
    names = sorted(one.name for one in out.iterdir() if not one.name.startswith("."))
    assert names == sorted(["_SUCCESS", *(f"measure={key}" for key in measure_keys(FEW))])
    first = next((out / f"measure={measure_keys(FEW)[0]}").glob("*.parquet"))
    table = pq.ParquetFile(first).read()
    assert table.column_names == ["subject_id", "answer", *(one.id for one in batch.tested_parts(FEW[0]))]
    assert table.column("subject_id").to_pylist() == ["A"]
    assert seen[-1] == (3, 3)
    assert [sum(one.values()) for one in found.counts] == [1, 1, 1]


def test_numbers_as_ids_become_texts(tmp_path: Path) -> None:
    pq.write_table(pa.table({"subject_id": pa.array([7, 8])}), tmp_path / "firms.parquet")
    match_on_spark(request(tmp_path / "firms.parquet", tmp_path / "out"), unseen)
    assert list(read_answers(tmp_path / "out", FEW).ids) == ["7", "8"]


def test_a_register_without_firms_gives_empty_answers(tmp_path: Path) -> None:
    pq.write_table(pa.table({"subject_id": pa.array([], pa.string())}), tmp_path / "firms.parquet")
    found = match_on_spark(request(tmp_path / "firms.parquet", tmp_path / "out"), unseen)
    assert (found.firms, [sum(one.values()) for one in found.counts]) == (0, [0, 0, 0])
    assert (tmp_path / "out" / "_SUCCESS").exists()


def test_an_output_folder_is_never_overwritten(tmp_path: Path) -> None:
    register, out = one_firm(tmp_path), tmp_path / "out"
    out.mkdir()
    error = refusal(request(register, out))
    assert (error.kind.code, error.data["state"]) == ("spark.output-there", "no _SUCCESS")
    assert list(out.iterdir()) == []


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    error = refusal(request(tmp_path / "none.parquet", tmp_path / "out"))
    assert (error.kind.code, error.data["path"]) == ("spark.no-path", str(tmp_path / "none.parquet"))


def test_a_storage_without_its_connector_is_named(tmp_path: Path) -> None:
    error = refusal(replace(request(tmp_path, tmp_path / "out"), register="nosuchstorage://bucket/firms"))
    assert (error.kind.code, error.data["path"]) == ("spark.unreachable", "nosuchstorage://bucket/firms")


def test_what_is_no_parquet_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "firms.parquet"
    place.write_text("subject_id\nA\n" * 20)
    error = refusal(request(place, tmp_path / "out"))
    assert error.kind.code == "spark.unreadable"
    assert "not a Parquet file" in str(error.data["reason"])


def test_a_column_of_a_wrong_type_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    key = next(one.key for one in LIBRARY.vocabulary.facts.values() if one.name == "成立日期")
    register = one_firm(tmp_path, **{key: pa.array(["昨天"])})
    error = refusal(request(register, tmp_path / "out"))
    assert (error.kind.code, error.data["column"]) == ("columns.wrong-type", key)
    assert not (tmp_path / "out").exists()


def test_titles_of_another_day_are_refused(tmp_path: Path) -> None:
    title = LIBRARY.vocabulary.titles[compile_rulebook(PLANS, LIBRARY.vocabulary).titles[0]].key
    table = pa.table({"subject_id": pa.array(["A"]), f"title_{title}": pa.array([True])})
    stated = {"ceyuan.format": "1", "ceyuan.as_of": "2025-01-01"}
    pq.write_table(table.replace_schema_metadata(stated), tmp_path / "firms.parquet")
    asked = replace(request(tmp_path / "firms.parquet", tmp_path / "out"), plans=PLANS)
    error = refusal(asked)
    assert (error.kind.code, error.data["stated"]) == ("spark.other-day", "2025-01-01")


@pytest.mark.parametrize("missing", [None, ""])
def test_a_firm_without_an_id_stops_the_run_and_leaves_no_mark(tmp_path: Path, missing: str | None) -> None:
    pq.write_table(pa.table({"subject_id": pa.array(["A", missing])}), tmp_path / "firms.parquet")
    error = refusal(request(tmp_path / "firms.parquet", tmp_path / "out"))
    assert (error.kind.code, error.data["path"]) == ("spark.empty-id", str(tmp_path / "firms.parquet"))
    assert not (tmp_path / "out" / "_SUCCESS").exists()


def test_a_task_that_fails_tells_its_first_cause(tmp_path: Path) -> None:
    # the footer stands, but the pages before it are not what it says
    broken = tmp_path / "broken.parquet"
    table = pa.table({"subject_id": pa.array([f"firm-{number}" for number in range(5000)])})
    pq.write_table(table, broken)
    written = bytearray(broken.read_bytes())
    written[4 : len(written) // 2] = bytes(len(written) // 2 - 4)
    broken.write_bytes(written)
    error = refusal(request(broken, tmp_path / "out"))
    assert error.kind.code == "spark.task-failed"
    assert "\n" not in str(error.data["reason"])
    assert not (tmp_path / "out" / "_SUCCESS").exists()
