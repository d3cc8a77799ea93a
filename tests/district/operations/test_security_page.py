"""Every test that docs/security.md names exists, and every setting is described in docs/operations.md."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SECURITY = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


def test_every_test_that_the_page_names_exists() -> None:
    there = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    named = set(re.findall(r"`(test_\w+)`", SECURITY))
    assert len(named) > 50
    assert sorted(named - there) == []


def test_every_line_of_the_tables_names_a_test() -> None:
    lines = [one for one in SECURITY.splitlines() if one.startswith("| ") and not one.startswith("| item")]
    assert [one for one in lines if "`test_" not in one.rsplit("|", 2)[1]] == []


def test_every_setting_has_its_line_and_no_other() -> None:
    source = (ROOT / "src" / "ceyuan" / "district" / "environment.py").read_text(encoding="utf-8")
    read = set(re.findall(r'"(CEYUAN_[A-Z_]+)"', source))
    assert set(re.findall(r"^\| `(CEYUAN_[A-Z_]+)`", OPERATIONS, re.MULTILINE)) == read
