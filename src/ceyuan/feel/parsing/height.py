"""Measures how high a tree is, without recursion.

Comes in: the root. Goes out: nothing, or the error that it is too high.
Must not know: kinds of nodes; it looks at whatever their fields hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from ceyuan.errors import CeyuanError
from ceyuan.feel.errors import DEEP_NESTING
from ceyuan.feel.levels import DEEPEST
from ceyuan.feel.syntax import Node
from ceyuan.source import Span


def refuse_high_tree(root: Node) -> None:
    """Raise when a long chain of operators has grown into a tree that recursive readers could not walk."""
    level = [root]
    height = 0
    while level:
        height += 1
        if height > DEEPEST:
            raise CeyuanError(DEEP_NESTING, data={"limit": DEEPEST}, spans=[level[0].span])
        level = [child for node in level for child in _children(node)]


def _children(holder: object) -> Iterator[Node]:
    if isinstance(holder, tuple):
        values: tuple[object, ...] = holder
    elif is_dataclass(holder):
        values = tuple(getattr(holder, field.name) for field in fields(holder))
    else:
        return
    for value in values:
        if isinstance(value, Node):
            yield value
        elif not isinstance(value, Span):
            yield from _children(value)
