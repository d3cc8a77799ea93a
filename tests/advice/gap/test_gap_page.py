"""The sections about gaps and ladders show what the program answers."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[3] / "docs" / "advice.md"


@pytest.mark.parametrize(("heading", "least"), [("Gap", 10), ("Ladder map", 4)])
def test_the_examples_of_the_section_hold(heading: str, least: int) -> None:
    section = PAGE.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    found = doctest.DocTestParser().get_doctest(section, {}, heading, str(PAGE), 0)
    assert len(found.examples) > least
    assert doctest.DocTestRunner().run(found).failed == 0
