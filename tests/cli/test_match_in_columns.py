"""`match` and `explain` on registers in columns, by every engine that needs no server."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ceyuan.cli.main import main

Run = Callable[..., SimpleNamespace]
DAY = ("--as-of", "2026-06-30")
ENGINES = ("auto", "block", "record", "duckdb")


@pytest.fixture
def parquet(run: Run, firms: Path, tmp_path: Path) -> Path:
    path = tmp_path / "firms.parquet"
    assert run("columns", firms, *DAY, "--out", path).code == 0
    return path


def answers(path: Path) -> list[dict[str, str]]:
    return [{key: str(value) for key, value in row.items()} for row in pq.read_table(path).to_pylist()]


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_writes_the_same_answers(run: Run, parquet: Path, tmp_path: Path, engine: str) -> None:
    out = tmp_path / "answers.parquet"
    ran = run("match", parquet, *DAY, "--engine", engine, "--out", out)
    assert ran.code == 0, ran.err
    assert [
        {key: row[key] for key in ("growing", "leading", "smart_factory") if key in row} for row in answers(out)
    ] == [
        {"growing": "yes", "leading": "closed", "smart_factory": "pending"},
        {"growing": "no", "leading": "closed", "smart_factory": "pending"},
        {"growing": "unknown", "leading": "closed", "smart_factory": "pending"},
    ]
    assert f"结论已写入：{out}" in ran.out


@pytest.mark.parametrize("engine", ENGINES)
def test_criteria_and_counts_are_the_same_too(run: Run, parquet: Path, tmp_path: Path, engine: str) -> None:
    reference, out = tmp_path / "record.parquet", tmp_path / "other.parquet"
    run("match", parquet, *DAY, "--engine", "record", "--criteria", "--out", reference)
    data = run("match", parquet, *DAY, "--engine", engine, "--criteria", "--out", out, "--json").data
    assert answers(out) == answers(reference)
    assert "subject_name" in answers(out)[0]
    office = run("match", Path(__file__).parent / "registers" / "firms.csv", *DAY, "--json").data
    counts = ("measure", "yes", "no", "unknown", "pending", "closed", "share")
    assert [{key: one[key] for key in counts} for one in data["measures"]] == [
        {key: one[key] for key in counts} for one in office["measures"]
    ]
    assert data["firms"] == 3
    assert data["answered_by"] == ("block" if engine == "auto" else engine)


def test_a_folder_holds_one_file_for_each_measure(run: Run, parquet: Path, tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    assert run("match", parquet, *DAY, "--by-measure", folder).code == 0
    assert sorted(one.name for one in folder.iterdir()) == [
        "measure=growing",
        "measure=leading",
        "measure=smart_factory",
    ]
    assert [row["answer"] for row in answers(folder / "measure=growing" / "part-0.parquet")] == ["yes", "no", "unknown"]
    again = run("match", parquet, *DAY, "--by-measure", folder)
    assert again.code == 2
    assert str(folder) in again.err


def test_csv_in_columns_is_read_as_it_is(run: Run, firms: Path, parquet: Path, tmp_path: Path) -> None:
    text = tmp_path / "firms.csv"
    assert run("columns", firms, *DAY, "--out", text).code == 0
    first, second = tmp_path / "one.csv", tmp_path / "two.csv"
    assert run("match", text, *DAY, "--out", first).code == 0
    assert run("match", parquet, *DAY, "--out", second).code == 0
    assert first.read_text() == second.read_text()


def test_duckdb_reads_parquet_alone(run: Run, firms: Path, tmp_path: Path) -> None:
    text = tmp_path / "firms.csv"
    assert run("columns", firms, *DAY, "--out", text).code == 0
    ran = run("match", text, *DAY, "--engine", "duckdb")
    assert ran.code == 2
    assert "引擎 duckdb 只读 Parquet 文件" in ran.err


def test_duckdb_says_that_it_counts_no_wrong_values(run: Run, parquet: Path) -> None:
    said = "引擎 duckdb 把错误的值当作未知，但不统计有多少"
    assert said in run("match", parquet, *DAY, "--engine", "duckdb").err
    assert said not in run("match", parquet, *DAY, "--engine", "block").err


def test_one_firm_is_explained_as_in_the_office_table(run: Run, firms: Path, parquet: Path) -> None:
    asked = ("--firm", "松云精密机械（上海）有限公司", "--measure", "growing", *DAY)
    assert run("explain", parquet, *asked).out == run("explain", firms, *asked).out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--engine", "duckdb"), "引擎 duckdb 只读列式登记表"),
        (("--criteria",), "选项 --criteria 只用于列式登记表"),
        (("--memory", "1GB"), "选项 --memory 只用于列式登记表"),
    ],
)
def test_options_for_columns_are_refused_for_office_tables(
    run: Run, firms: Path, arguments: tuple[str, ...], told: str
) -> None:
    ran = run("match", firms, *DAY, *arguments)
    assert ran.code == 2
    assert told in ran.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--sheet", "企业"), "选项 --sheet 只用于办公表格"),
        (("--money-unit", "万元"), "选项 --money-unit 只用于办公表格"),
        (("--out", "answers.xlsx"), "请写成 answers.parquet"),
        (("--memory", "12"), "“12”不是内存大小"),
        (("--memory", "1MB"), "“1MB”不是内存大小"),
        (("--as-of", "2026-07-01"), "2026-06-30"),
        (("--engine", "clickhouse"), "--engine"),
    ],
)
def test_what_does_not_fit_columns_is_refused(run: Run, parquet: Path, arguments: tuple[str, ...], told: str) -> None:
    ran = run("match", parquet, *(() if "--as-of" in arguments else DAY), *arguments)
    assert ran.code == 2
    assert told in ran.err


def test_the_input_is_never_written_over(run: Run, parquet: Path) -> None:
    before = parquet.read_bytes()
    ran = run("match", parquet, *DAY, "--out", parquet)
    assert ran.code == 2
    assert parquet.read_bytes() == before


def test_a_broken_file_leaves_a_marked_part(run: Run, parquet: Path, tmp_path: Path) -> None:
    """The second row group is damaged: what was answered before it is kept under another name."""
    table = pq.read_table(parquet)
    many, broken = pa.concat_tables([table] * 60_000), tmp_path / "many.parquet"
    pq.write_table(many, broken, row_group_size=70_000, compression="none", use_dictionary=False)
    size = broken.stat().st_size
    with broken.open("r+b") as stream:
        stream.seek(size * 3 // 4)
        stream.write(b"\xff" * (size // 8))
    out = tmp_path / "answers.parquet"
    ran = run("match", broken, *DAY, "--out", out)
    assert ran.code == 2
    assert not out.exists()
    kept = tmp_path / "answers.parquet.partial"
    assert kept.exists()
    assert pq.read_table(kept).num_rows > 0
    assert kept.name in ran.err


def test_wrong_missing_and_strange_columns_are_named(run: Run, parquet: Path, tmp_path: Path) -> None:
    table = pq.read_table(parquet)
    names = table.column_names
    staff = pa.array([120.5, float("nan"), 99.0])
    table = table.set_column(names.index("staff"), "staff", staff)
    table = table.append_column("staf", pa.array([1, 2, 3]))
    revenue = next(name for name in names if name.startswith("revenue"))
    path = tmp_path / "odd.parquet"
    pq.write_table(table.drop_columns([revenue]), path)
    ran = run("match", path, *DAY)
    assert ran.code == 0
    assert "staff 有2个值有误，按未知处理（91110000600037341L：120.5；松江云海科技有限公司：nan）" in ran.err
    assert "staf→staff？" in ran.err
    assert revenue in ran.err


def test_a_column_of_a_wrong_type_stops_the_run(run: Run, parquet: Path, tmp_path: Path) -> None:
    table = pq.read_table(parquet)
    place = table.column_names.index("staff")
    path = tmp_path / "typed.parquet"
    pq.write_table(table.set_column(place, "staff", pa.array(["多", "少", "一些"])), path)
    ran = run("match", path, *DAY, "--out", tmp_path / "answers.csv")
    assert ran.code == 2
    assert "staff" in ran.err
    assert not list(tmp_path.glob("answers*"))


def test_reasons_may_be_told_for_some_firms_only(run: Run, firms: Path) -> None:
    ran = run("match", firms, *DAY, "--reasons", "1")
    assert ran.code == 0
    assert "注意：结论覆盖全部3家；理由、差一点和待补材料只看了前1家" in ran.err
    data = run("match", firms, *DAY, "--reasons", "1", "--json").data
    whole = run("match", firms, *DAY, "--json").data
    assert data["examined"] == 1
    assert whole["examined"] == 3
    assert [one["verdicts"] for one in data["firms"]] == [one["verdicts"] for one in whole["firms"]]


def test_record_engine_and_block_engine_write_the_same_workbook(run: Run, firms: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "one.xlsx", tmp_path / "two.xlsx"
    assert run("match", firms, *DAY, "--engine", "record", "--out", first).code == 0
    assert run("match", firms, *DAY, "--engine", "block", "--out", second).code == 0
    assert first.read_bytes() == second.read_bytes()


def test_without_arrow_the_next_step_is_told(
    parquet: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ceyuan.intake.columns.files.find_spec", lambda _name: None)
    assert main(["match", str(parquet), *DAY]) == 2
    assert "ceyuan[columns]" in capsys.readouterr().err


def test_a_register_that_is_not_there_names_the_nearest(run: Run, parquet: Path) -> None:
    shutil.move(parquet, parquet.with_name("firm.parquet"))
    ran = run("match", parquet, *DAY)
    assert ran.code == 2
    assert "firm.parquet" in ran.err
