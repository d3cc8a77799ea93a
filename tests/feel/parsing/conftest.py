"""Names that the example texts use, and trees compared without their places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from ceyuan.source import Span

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def names() -> frozenset[str]:
    return frozenset((HERE / "good" / "names.txt").read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="session")
def shape() -> Callable[[object], object]:
    return shape_of


def shape_of(value: object) -> object:
    """Give a tree as nested tuples that leave out every place."""
    if isinstance(value, tuple):
        return tuple(shape_of(one) for one in value)
    if not is_dataclass(value):
        return value
    kept = (getattr(value, field.name) for field in fields(value))
    return (type(value).__name__, *(shape_of(one) for one in kept if not isinstance(one, Span)))
