"""The page about intake names every kind of finding, every option, and shows a table that is read."""

from __future__ import annotations

import csv
import re
from dataclasses import fields
from pathlib import Path

from ceyuan.intake import IntakeOptions, read_register
from ceyuan.intake.notices.every import KINDS
from ceyuan.intake.notices.kind import Done
from ceyuan.model.facts import Vocabulary

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "intake.md").read_text(encoding="utf-8")


def test_the_page_tells_what_each_finding_says() -> None:
    missing = [kind.code for kind in KINDS if f"| `{kind.code}` | {kind.done.value} | {kind.en} |" not in PAGE]
    assert missing == []
    listed = re.findall(r"^\| `([a-z-]+)` \| ", PAGE, re.MULTILINE)
    assert sorted(set(listed) - {kind.code for kind in KINDS} - {one.name for one in fields(IntakeOptions)}) == []


def test_the_page_names_every_option_and_every_outcome() -> None:
    assert [one.name for one in fields(IntakeOptions) if f"`{one.name}`" not in PAGE] == []
    assert [done.value for done in Done if f"`{done.value}`" not in PAGE] == []


def test_the_first_file_of_the_page_is_read_without_a_doubt(tmp_path: Path, vocabulary: Vocabulary) -> None:
    lines = [line for line in PAGE.splitlines() if line.startswith(("| 企业名称 | 统一", "| 甲公司"))]
    path = tmp_path / "first.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
    register = read_register(path, vocabulary)
    assert register.report.findings == ()
    assert register.report.counts.columns_recognised == 7
