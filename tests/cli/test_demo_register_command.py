"""`ceyuan demo-register` as a user calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ceyuan.cli import codes
from ceyuan.cli.main import main


def test_it_writes_the_file_and_says_what_is_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "演示企业名单.xlsx"
    assert main(["demo-register", str(out)]) == codes.FINE
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"已写出“{out}”：300家虚构企业、")
    assert lines[1] == "有意放入9处填报差错："
    assert len(lines) == 11
    assert out.stat().st_size > 100_000


def test_it_speaks_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo-register", str(tmp_path / "x.xlsx"), "--firms", "30", "--lang", "en"]) == codes.FINE
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith(f"Wrote {tmp_path / 'x.xlsx'}: 30 invented firms with ")


def test_it_gives_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo-register", str(tmp_path / "x.xlsx"), "--firms", "60", "--json"]) == codes.FINE
    data = json.loads(capsys.readouterr().out)
    assert (data["path"], data["firms"]) == (str(tmp_path / "x.xlsx"), 60)
    assert {tuple(one) for one in data["mistakes"]} == {("firm", "sheet", "heading", "what")}


def test_another_seed_gives_another_file(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        assert main(["demo-register", str(tmp_path / f"{seed}.xlsx"), "--firms", "20", "--seed", seed]) == codes.FINE
    assert (tmp_path / "1.xlsx").read_bytes() != (tmp_path / "2.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["x.csv"], "演示企业名单写成 Excel 工作簿，文件名应以 .xlsx 结尾：x.csv"),
        (["nowhere/x.xlsx"], "没有文件夹“"),
        (["x.xlsx", "--firms", "0"], "演示企业的数量应在1到20000之间，收到的是0"),
        (["x.xlsx", "--firms", "many"], "“--firms”的值不能使用"),
        (["x.xlsx", "--packs", "nowhere"], "找不到文件夹“nowhere”"),
        ([], "缺少“OUT.xlsx”"),
    ],
)
def test_wrong_use_gets_a_sentence_and_no_file(
    arguments: list[str],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["demo-register", *arguments]) == codes.WRONG_USE
    told = capsys.readouterr().err
    assert told.startswith(sentence)
    assert "提示：" in told
    assert list(tmp_path.iterdir()) == []
