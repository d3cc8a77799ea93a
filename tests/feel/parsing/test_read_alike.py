"""Pairs of texts that read as the same tree: precedence made visible, and signs of a Chinese keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ceyuan.feel.parser import parse_expression
from ceyuan.source import Source

GOOD = Path(__file__).parent / "good"


def pairs(name: str) -> list[tuple[str, str]]:
    lines = (GOOD / name).read_text(encoding="utf-8").splitlines()
    found = [line.split(" => ") for line in lines if line and not line.startswith("// ")]
    return [(left, right) for left, right in found]


@pytest.mark.parametrize(("written", "meant"), pairs("precedence.txt"))
def test_precedence(written: str, meant: str, names: frozenset[str], shape: Callable[[object], object]) -> None:
    assert tree(shape, written, names) == tree(shape, meant, names)


@pytest.mark.parametrize(("written", "meant"), pairs("full-width.txt"))
def test_full_width_signs(written: str, meant: str, names: frozenset[str], shape: Callable[[object], object]) -> None:
    assert tree(shape, written, names) == tree(shape, meant, names)


def tree(shape: Callable[[object], object], text: str, names: frozenset[str]) -> object:
    return shape(parse_expression(Source("规则", text), names=names))
