"""The section about combinations shows what the program answers."""

from __future__ import annotations

import doctest
from pathlib import Path

PAGE = Path(__file__).resolve().parents[3] / "docs" / "advice.md"


def test_the_examples_of_the_section_hold() -> None:
    section = PAGE.read_text(encoding="utf-8").split("\n## Combination\n")[1].split("\n## ")[0]
    found = doctest.DocTestParser().get_doctest(section, {}, "combination", str(PAGE), 0)
    assert len(found.examples) > 5
    assert doctest.DocTestRunner().run(found).failed == 0
