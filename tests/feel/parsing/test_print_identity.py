"""Every line of `good/identity.feel` is what the printer writes for its own tree, and every place in it is exact."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from ceyuan.feel.parser import parse_expression
from ceyuan.feel.printer import print_expression
from ceyuan.feel.syntax import Expression, Name, Node, Range, TypeName, UnaryTests
from ceyuan.source import Source

LINES = [
    line
    for line in (Path(__file__).parent / "good" / "identity.feel").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("// ")
]


def test_the_file_holds_several_hundred_texts() -> None:
    assert len(LINES) == len(set(LINES))
    assert len(LINES) > 350


@pytest.mark.parametrize("text", LINES)
def test_a_canonical_text_prints_as_itself(text: str, names: frozenset[str]) -> None:
    assert print_expression(parse_expression(Source("规则", text), names=names), names=names) == text


@pytest.mark.parametrize("text", LINES)
def test_blanks_and_comments_change_nothing_but_places(
    text: str, names: frozenset[str], shape: Callable[[object], object]
) -> None:
    plain = parse_expression(Source("规则", text), names=names)
    spaced = parse_expression(Source("规则", f"\u3000/* 前 */\n{text} // 后"), names=names)
    assert shape(spaced) == shape(plain)


@pytest.mark.parametrize("text", LINES)
def test_the_place_of_every_node_reads_as_that_node(
    text: str, names: frozenset[str], shape: Callable[[object], object]
) -> None:
    """Names bound around a node are given to it, for on its own it would not know them."""
    root = parse_expression(Source("规则", text), names=names)
    bound = names | frozenset(names_bound_in(root))
    for node in expressions_in(root):
        alone = f"({node.span.text})" if is_half(node) else node.span.text
        wrapped = parse_expression(Source("节点", f"[{alone}]"), names=bound)
        assert shape(wrapped) == ("ListLiteral", (shape(node),)), node.span.text


def is_half(node: Node) -> bool:
    """Half ranges and lone tests are placed without the brackets that let them stand alone."""
    return isinstance(node, UnaryTests) or (isinstance(node, Range) and None in (node.low, node.high))


def expressions_in(holder: object) -> Iterator[Node]:
    """Go through the nodes that are expressions: neither types nor tests, nor the name `not`, which needs its call."""
    if isinstance(holder, Expression) and not (isinstance(holder, Name) and holder.value == "not"):
        yield holder
    if isinstance(holder, tuple):
        for one in holder:
            yield from expressions_in(one)
    elif is_dataclass(holder) and not isinstance(holder, TypeName):
        for field in fields(holder):
            yield from expressions_in(getattr(holder, field.name))


def names_bound_in(holder: object) -> Iterator[str]:
    """Go through the names that iterators, parameters and keys declare."""
    if isinstance(holder, tuple):
        for one in holder:
            yield from names_bound_in(one)
    elif is_dataclass(holder):
        for field in fields(holder):
            value = getattr(holder, field.name)
            if field.name in ("key", "name") and not isinstance(holder, TypeName) and isinstance(value, str):
                yield value
            yield from names_bound_in(value)
