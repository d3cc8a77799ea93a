"""A place in a text is quoted with its line, cut to what stands around it where the line is long."""

from __future__ import annotations

import pytest

from ceyuan.source import Source, Span

CASES = {
    "short": ("营业收入 > x", 7, 8, "f:1:8\n  营业收入 > x\n             ^"),
    "second line": ("a\nbc", 3, 4, "f:2:2\n  bc\n   ^"),
    "end of text": ("ab", 2, 2, "f:1:3\n  ab\n    ^"),
    "over a line break": ("ab\ncd", 1, 5, "f:1:2\n  ab\n   ^"),
}


@pytest.mark.parametrize(("text", "start", "end", "quoted"), CASES.values(), ids=list(CASES))
def test_a_place_is_quoted(text: str, start: int, end: int, quoted: str) -> None:
    assert Span(Source("f", text), start, end).quote() == quoted


def test_a_long_line_is_cut_around_the_place() -> None:
    text = "a" * 500 + "X" + "b" * 500
    where, line, caret = Span(Source("f", text), 500, 501).quote().split("\n")
    assert where == "f:1:501"
    assert line == "  …" + "a" * 80 + "X" + "b" * 80 + "…"
    assert line[caret.index("^")] == "X"


def test_a_long_place_is_cut_too() -> None:
    lines = Span(Source("f", "x" * 100_000), 0, 100_000).quote().split("\n")
    assert max(len(line) for line in lines) < 400
