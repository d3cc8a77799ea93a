"""The page on least change shows what it says."""

from __future__ import annotations

import doctest
from pathlib import Path

PAGE = Path(__file__).resolve().parents[3] / "docs" / "advice.md"


def test_its_section_of_the_page_holds() -> None:
    _, _, rest = PAGE.read_text(encoding="utf-8").partition("\n## Least change\n")
    section, _, _ = rest.partition("\n## ")
    test = doctest.DocTestParser().get_doctest(section, {}, "least change", str(PAGE), 0)
    results = doctest.DocTestRunner().run(test)
    assert results.attempted
    assert not results.failed
