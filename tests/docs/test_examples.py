"""The examples of the pages are run: what a page shows is what the program says.

A ```console block holds commands behind `$` and what they print; a line `…` stands for any number of lines. The
commands of a page run one after the other in one empty folder. A ```yaml block that names its file in the first line is
looked up there.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from ceyuan.cli.main import main
from source_tree import ROOT

PAGES = ("README.md", "README.zh-CN.md", "docs/tour.md")
CONSOLE = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
EXCERPT = re.compile(r"^```yaml\n# (?P<file>packs/\S+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
ELISION = "…"


@dataclass(frozen=True, slots=True)
class Example:
    """A command with the lines it is said to print."""

    command: str
    shown: tuple[str, ...]


def examples(text: str) -> Iterator[Example]:
    for block in CONSOLE.finditer(text):
        for part in re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]:
            command, *shown = part.rstrip("\n").split("\n")
            yield Example(command, tuple(shown))


def matches(shown: Sequence[str], printed: Sequence[str]) -> bool:
    """Tell whether lines were printed as shown; an elision takes as many as the rest allows."""
    if not shown:
        return not printed
    if shown[0].strip() == ELISION:
        return any(matches(shown[1:], printed[skipped:]) for skipped in range(len(printed) + 1))
    return bool(printed) and shown[0].rstrip() == printed[0].rstrip() and matches(shown[1:], printed[1:])


@pytest.mark.parametrize("page", [*PAGES[:2], pytest.param(PAGES[2], marks=pytest.mark.slow)])
def test_a_page_shows_what_the_program_prints(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "demo-output").mkdir()
    main(["demo-register", "demo-output/演示企业名单.xlsx"])
    capsys.readouterr()
    found = list(examples((ROOT / page).read_text(encoding="utf-8")))
    assert found != []
    for example in found:
        program, *arguments = shlex.split(example.command)
        assert program == "ceyuan", example.command
        main(arguments)
        printed = capsys.readouterr().out.rstrip("\n").split("\n")
        assert matches(example.shown, printed), "\n".join([example.command, *printed])


@pytest.mark.parametrize("page", PAGES)
def test_an_excerpt_of_a_pack_stands_in_that_pack(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for excerpt in EXCERPT.finditer(text):
        lines = [line.strip() for line in (ROOT / excerpt["file"]).read_text(encoding="utf-8").split("\n")]
        wanted = [line.strip() for line in excerpt["body"].rstrip("\n").split("\n")]
        at = lines.index(wanted[0])
        assert lines[at : at + len(wanted)] == wanted


@pytest.mark.parametrize(
    ("shown", "printed", "expected"),
    [
        (("a", "b"), ("a", "b"), True),
        (("a", "…", "c"), ("a", "b", "b", "c"), True),
        (("a", "…"), ("a",), True),
        (("a",), ("a", "b"), False),
        (("a", "…", "c"), ("a", "b"), False),
    ],
)
def test_elisions_stand_for_any_number_of_lines(
    shown: Sequence[str], printed: Sequence[str], *, expected: bool
) -> None:
    assert matches(shown, printed) is expected
