"""Which keys a literal shows: `{a: 1}`, and lists of such, tell their fields without any types.

Comes in: an expression. Goes out: the keys, empty for anything that is not a literal.
Must not know: values; a variable that holds a context shows nothing.
"""

from __future__ import annotations

from ceyuan.feel.syntax import ContextLiteral, Expression, Filter, ListLiteral


def visible_keys(base: Expression) -> frozenset[str]:
    """Give the keys that may follow `base.` or be names inside `base[…]`."""
    while isinstance(base, Filter):
        base = base.base
    match base:
        case ContextLiteral():
            return frozenset(entry.key for entry in base.entries)
        case ListLiteral():
            return frozenset().union(*(visible_keys(item) for item in base.items))
        case _:
            return frozenset()
