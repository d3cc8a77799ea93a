"""Which names are visible at a point of an evaluation.

Comes in: names with values, and the scope around. Goes out: the value of a name, or that there is none.
Must not know: built-in functions or syntax.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from ceyuan.feel.values import Context, Value


class Missing(Enum):
    """What a lookup gives for a name without a value."""

    NAME = "no such name in any scope"
    FIELD = "no such name, but it may be a field that an element of a filtered list lacks"


@dataclass(frozen=True, slots=True)
class Scope:
    """Names of one level and the scope around it.

    `element` is set inside a filter: its fields, if it is a context, and `item` are names too.
    `partial` holds the results of a loop so far, visible under that name.
    """

    names: Mapping[str, Value]
    outer: Scope | None = None
    element: Value = None
    filtering: bool = False
    partial: list[Value] | None = None

    def lookup(self, name: str) -> Value | Missing:
        """Give the value of a name, from the inside out.

        >>> Scope({"a": True}, Scope({"b": False})).lookup("b")
        False
        >>> Scope({}).lookup("a")
        <Missing.NAME: 'no such name in any scope'>
        """
        scope: Scope | None = self
        missing = Missing.NAME
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            if scope.filtering:
                if isinstance(scope.element, Context) and name in scope.element.entries:
                    return scope.element.entries[name]
                if scope.element is None or isinstance(scope.element, Context):
                    missing = Missing.FIELD
                if name == "item":
                    return scope.element
            if scope.partial is not None and name == "partial":
                return tuple(scope.partial)
            scope = scope.outer
        return missing

    def visible_names(self) -> list[str]:
        """Give all names of all levels, for suggestions.

        >>> Scope({"a": None}, Scope({"b": None})).visible_names()
        ['a', 'b']
        """
        names: list[str] = []
        scope: Scope | None = self
        while scope is not None:
            names.extend(scope.names)
            scope = scope.outer
        return names
