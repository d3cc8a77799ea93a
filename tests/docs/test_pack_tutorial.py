"""The worked example of `packs/README.md` works: its files are written where it says, its commands print what it shows.

A block behind “存为 `file`：” is that file. Commands run in the order of the page, beside a copy of the packs.
"""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from ceyuan.cli.main import main
from source_tree import ROOT

PAGE = ROOT / "packs" / "README.md"
STEP = re.compile(
    r"存为\s*`(?P<file>[^`]+)`：\n\n```\w+\n(?P<content>.*?)^```$|^```console\n(?P<console>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
EXCERPT = re.compile(r"^```yaml\n# (?P<file>packs/\S+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```\w+$", re.MULTILINE)
LINK = re.compile(r"\]\((?P<target>[^)]+)\)")
ELISION = "…"


@pytest.fixture
def text() -> str:
    return PAGE.read_text(encoding="utf-8")


def as_pattern(shown: str) -> str:
    """Give a pattern for what a command prints; a line of an elision stands for any lines."""
    return "".join(
        "(?:.*\n)*" if line == ELISION else re.escape(line) + r"\s*\n" for line in shown.rstrip("\n").split("\n")
    )


def test_the_example_works_step_by_step(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CEYUAN_NO_CACHE", "1")
    shutil.copytree(ROOT / "packs", tmp_path / "packs")
    commands = 0
    for step in STEP.finditer(text):
        if step["file"]:
            path = tmp_path / step["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            assert not path.exists(), path
            path.write_text(step["content"], encoding="utf-8")
            continue
        command, _, shown = step["console"].partition("\n")
        program, *arguments = shlex.split(command.removeprefix("$ "))
        assert program == "ceyuan"
        main(arguments)
        printed = capsys.readouterr().out
        assert re.fullmatch(as_pattern(shown), printed), f"{command}\n{printed}"
        commands += 1
    assert commands == 5


def test_every_block_is_a_file_a_command_or_an_excerpt(text: str) -> None:
    assert len(BLOCK.findall(text)) == len(STEP.findall(text)) + len(EXCERPT.findall(text))


def test_an_excerpt_stands_in_its_file(text: str) -> None:
    found = list(EXCERPT.finditer(text))
    assert found != []
    for excerpt in found:
        assert excerpt["body"] in (ROOT / excerpt["file"]).read_text(encoding="utf-8")


def test_every_link_leads_somewhere(text: str) -> None:
    assert [match["target"] for match in LINK.finditer(text) if not (PAGE.parent / match["target"]).exists()] == []


def test_the_invented_document_says_that_it_is_invented(text: str) -> None:
    assert "虚构的示例文件" in text
    assert not (ROOT / "packs" / "songjiang" / "example-2027-1").exists()
