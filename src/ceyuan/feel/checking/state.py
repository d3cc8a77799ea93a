"""What one check carries along: the errors so far, named types, and the types of names in scope.

Comes in: the functions that type each kind of node. Goes out: types of nodes; errors are collected, not raised.
Must not know: any kind of node.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ceyuan.errors import CeyuanError, ErrorKind
from ceyuan.feel.syntax import Node
from ceyuan.feel.types import ANY, Type
from ceyuan.source import Span


@dataclass(frozen=True, slots=True)
class Names:
    """Types of the names in scope; `is_open` when there may be names nobody declared (fields of an unknown element)."""

    types: Mapping[str, Type]
    is_open: bool = False

    def plus(self, more: Mapping[str, Type], *, is_open: bool = False) -> Names:
        """Give these names and more; later ones hide earlier ones.

        >>> sorted(Names({"a": ANY}).plus({"b": ANY}).types)
        ['a', 'b']
        """
        return Names({**self.types, **more}, self.is_open or is_open)


@dataclass(frozen=True, slots=True)
class Check:
    """One check: hands nodes to the function for their kind and collects what is wrong."""

    handlers: Mapping[type, Callable[..., Type]]
    named: Mapping[str, Type]
    errors: list[CeyuanError] = field(default_factory=list)

    def type_of(self, node: Node, names: Names) -> Type:
        """Give the type of a node."""
        return self.handlers[type(node)](node, names, self)

    def refuse(self, kind: ErrorKind, span: Span, **data: object) -> Type:
        """Collect an error; the type of what is wrong is Any, so that one mistake is told once."""
        self.errors.append(CeyuanError(kind, data=data, spans=(span,)))
        return ANY
