"""`ceyuan columns`: a register put into columns, a file in columns checked, and what is said when neither works."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pyarrow.parquet as pq
import pytest

from ceyuan.cli.judging import load_packs
from ceyuan.cli.main import main
from ceyuan.intake.columns.opening import open_columns
from ceyuan.model.columns import subject_at

Run = Callable[..., SimpleNamespace]
DAY = ("--as-of", "2026-06-30")


@pytest.mark.parametrize("name", ["firms.parquet", "firms.csv"])
def test_a_register_is_put_into_columns(run: Run, firms: Path, packs: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    ran = run("columns", firms, "--out", out, *DAY)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0].startswith(f"已写出“{out}”：3家，")
    assert ran.out.splitlines()[1] == "资质按 2026-06-30 判定。"
    vocabulary = load_packs(packs).vocabulary
    (part,) = open_columns(out, vocabulary, as_of=date(2026, 6, 30)).batches()
    first = subject_at(part, 0, vocabulary, as_of=date(2026, 6, 30))
    assert (first.id, first.name) == ("91110000600037341L", "松云精密机械（上海）有限公司")
    assert first.yearly["营业收入"] == {2025: Decimal(60_000_000)}


def test_the_data_says_what_was_written(run: Run, firms: Path, tmp_path: Path) -> None:
    out = tmp_path / "firms.parquet"
    data = run("columns", firms, "--out", out, *DAY, "--json").data
    assert (data["firms"], data["damaged"], data["as_of_assumed"]) == (3, 0, False)
    assert data["columns"] == pq.read_schema(out).names
    assert data["intake"]["counts"]["subjects"] == 3


def test_doubts_are_told_beside_the_result(run: Run, tmp_path: Path) -> None:
    register = tmp_path / "名单.csv"
    register.write_text("企业名称,2025年营业收入（万元）,不明\n甲公司,约百万,1\n乙公司,7,2\n", encoding="utf-8")
    ran = run("columns", register, "--out", tmp_path / "f.parquet", *DAY, "--lang", "en")
    assert ran.code == 0
    assert "2 firms" in ran.out
    assert "1 values are wrong" in ran.out
    assert ran.err.splitlines()[0] == "Note: 1 columns were not recognised and not written."
    assert any(line.startswith("B2: ") for line in ran.err.splitlines())


def test_a_file_in_columns_is_checked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text("subject_id,revenue_2025,revenu_2024\na,1.001,1\nb,2,2\n", encoding="utf-8")
    ran = run("columns", path, *DAY)
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "“f.csv”：2家，识别1列，未识别1列，1个数据有误。"
    assert ran.err.splitlines() == [
        "未识别的列：revenu_2024（最接近：revenue_2024）",
        "revenue_2025：1个有误，如 a（1.001）",
    ]
    data = run("columns", path, *DAY, "--json").data
    assert data["wrong"] == [
        {"column": "revenue_2025", "count": 1, "examples": [{"subject_id": "a", "value": "1.001"}]}
    ]


def test_doubled_ids_are_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text("subject_id,revenue_2025\na,1\nb,2\na,3\n", encoding="utf-8")
    assert run("columns", path, *DAY).err.splitlines() == ["subject_id：有1行与前面的行重复，如 a；每一行都照常读取"]
    ran = run("match", path, *DAY, "--lang", "en")
    assert "Note: subject_id: 1 rows repeat the id of a row before, such as a; every row is read" in ran.err


OTHER_TEXTS = {
    "semicolons.csv": (b"subject_id;revenue_2025\na;1\n", "columns.other-separator", "semicolons"),
    "tabs.csv": (b"\xef\xbb\xbfsubject_id\trevenue_2025\na\t1\n", "columns.other-separator", "tabs"),
    "tabs.tsv": (b'"subject_id"\trevenue_2025\na\t1\n', "columns.other-separator", "tabs"),
    "bom.csv": ("subject_id,revenue_2025\na,1\n".encode("utf-16"), "columns.other-encoding", "UTF-16"),
    "le.csv": ("subject_id\trevenue_2025\na\t1\n".encode("utf-16-le"), "columns.other-encoding", "UTF-16"),
    "be.csv": ('\ufeff"subject_id",x\na,1\n'.encode("utf-16-be"), "columns.other-encoding", "UTF-16"),
}


@pytest.mark.parametrize("name", OTHER_TEXTS)
def test_texts_that_are_nearly_in_columns(run: Run, tmp_path: Path, name: str) -> None:
    content, code, found = OTHER_TEXTS[name]
    path = tmp_path / name
    path.write_bytes(content)
    ran = run("columns", path, *DAY, "--json", "--lang", "en")
    (error,) = ran.data["errors"]
    assert (ran.code, error["code"]) == (2, code)
    assert found in error["message"]


INTERRUPTED = """
import sys
from ceyuan.cli import streaming
from ceyuan.cli.main import main
counted = streaming._counted
def interrupted(*given):
    yield from counted(*given)
    raise KeyboardInterrupt  # as Ctrl-C does while the next rows are read
streaming._counted = interrupted
sys.exit(main(sys.argv[1:]))
"""


def test_an_interruption_names_what_was_kept(tmp_path: Path, packs: Path) -> None:
    path, out = tmp_path / "f.csv", tmp_path / "answers.csv"
    path.write_text("subject_id,revenue_2025\na,1\nb,2\n", encoding="utf-8")
    words = ["match", str(path), "--out", str(out), "--packs", str(packs), *DAY, "--lang", "en"]
    ran = subprocess.run([sys.executable, "-c", INTERRUPTED, *words], capture_output=True, text=True, check=False)
    assert ran.returncode == 130
    assert f"{out} was not finished; the first 2 firms are in answers.csv.partial" in ran.stderr
    assert ran.stderr.splitlines()[-1] == "interrupted"
    assert (tmp_path / "answers.csv.partial").read_text(encoding="utf-8").count("\n") == 3


def test_wrong_calls(run: Run, firms: Path, tmp_path: Path) -> None:
    columns = tmp_path / "f.csv"
    columns.write_text("subject_id\na\n", encoding="utf-8")
    copy = tmp_path / "名单.csv"
    copy.write_bytes(firms.read_bytes())
    calls = {
        "columns.out-missing": ["columns", firms],
        "columns.already-columns": ["columns", columns, "--out", tmp_path / "g.parquet"],
        "cli.file-missing": ["columns", tmp_path / "none.parquet"],
        "columns.wrong-suffix": ["columns", firms, "--out", tmp_path / "g.xlsx"],
        "cli.out-is-input": ["columns", copy, "--out", copy],
        "report.folder-missing": ["columns", firms, "--out", tmp_path / "none" / "g.parquet"],
    }
    for code, words in calls.items():
        ran = run(*words, *DAY, "--json")
        assert (ran.code, [one["code"] for one in ran.data["errors"]]) == (2, [code])


WITHOUT = """
import sys
sys.modules["pyarrow"] = None  # as if it were not installed
from ceyuan.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def test_without_the_library_the_next_step_is_told(firms: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", WITHOUT, "columns", str(firms), "--out", str(tmp_path / "f.parquet")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert "pip install 'ceyuan[columns]'" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_help_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["columns", "--help"]) == 0
    assert "列式" in capsys.readouterr().out
