"""Whether an expression speaks of the value it tests, `?`.

Comes in: an expression. Goes out: yes or no.
Must not know: what the expression means.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from ceyuan.feel.syntax import Name, Node
from ceyuan.source import Span


def mentions_input(root: Node) -> bool:
    """Tell whether `?` occurs anywhere in the expression.

    >>> from ceyuan.source import Source
    >>> mentions_input(Name(Span(Source("f", "?"), 0, 1), "?"))
    True
    """
    waiting: list[object] = [root]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Name) and part.value == "?":
            return True
        if isinstance(part, tuple):
            waiting.extend(part)
        elif is_dataclass(part) and not isinstance(part, Span):
            waiting.extend(getattr(part, field.name) for field in fields(part))
    return False
