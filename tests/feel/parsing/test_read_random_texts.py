"""Whatever text is read ends in a tree that can be written and read again, or in an error with a place."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ceyuan.errors import CeyuanError
from ceyuan.feel.parser import parse_expression
from ceyuan.feel.printer import print_expression
from ceyuan.feel.syntax import Expression, UnaryTests
from ceyuan.feel.unary import parse_unary_tests
from ceyuan.source import Source

PIECES = (
    *("a", "b", "研发", "费用", "营业收入", "?", "date", "and", "time", "or", "not", "if", "then", "else", "for", "in"),
    *("return", "some", "every", "satisfies", "between", "instance", "of", "function", "external", "true", "null"),
    *(
        "list",
        "context",
        "number",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        ".",
        "..",
        "+",
        "-",
        "*",
        "/",
        "**",
        "<",
        "<=",
    ),
    *(
        ">",
        ">=",
        "=",
        "!=",
        "->",
        "@",
        "1",
        "2.5",
        ".5",
        "1e3",
        '"s"',
        "“t”",
        "'",
        "’",
        "％",
        "（",
        "）",
        "，",
        "：",
        "＞",
    ),
    *(
        "＝",
        "≥",
        "≠",
        "×",
        "÷",
        "。",
        "、",
        "３",
        "万元",
        "&&",
        "||",
        "!",
        "^",
        "#",
        ";",
        "\\",
        '"',
        "/*",
        "//",
        " ",
        "\n",
    ),
)
soup = st.lists(st.sampled_from(PIECES), max_size=14).flatmap(
    lambda pieces: st.sampled_from(("", " ")).map(lambda blank: blank.join(pieces))
)


LINES = [
    line
    for line in (Path(__file__).parent / "good" / "identity.feel").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("// ")
]


def outcome(read: Callable[..., Expression | UnaryTests], text: str, names: frozenset[str]) -> object:
    """Give the tree or the error; anything else escapes and fails the test."""
    try:
        return read(Source("杂文", text), names=names)
    except CeyuanError as error:
        return error


@given(text=st.one_of(soup, st.text(max_size=30)))
def test_any_text_ends_in_a_tree_or_in_an_error_with_a_place(
    text: str, names: frozenset[str], shape: Callable[[object], object]
) -> None:
    for read in (parse_expression, parse_unary_tests):
        found = outcome(read, text, names)
        if isinstance(found, CeyuanError):
            assert found.spans
            assert all(0 <= span.start <= span.end <= len(text) for span in found.spans)
            assert found.render("zh") != found.render("en")
        elif isinstance(found, Expression):
            printed = print_expression(found, names=names)
            assert shape(read(Source("印出", printed), names=names)) == shape(found)


@given(data=st.data())
def test_a_damaged_rule_never_breaks_the_parser(data: st.DataObject, names: frozenset[str]) -> None:
    text = data.draw(st.sampled_from(LINES))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 3)))
    damaged = text[:start] + data.draw(st.sampled_from(("", *PIECES))) + text[end:]
    with contextlib.suppress(CeyuanError):
        parse_expression(Source("损坏", damaged), names=names)
