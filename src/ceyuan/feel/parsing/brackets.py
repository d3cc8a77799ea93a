"""Reads what begins with a bracket: grouping, ranges, lists and contexts.

Comes in: the cursor at the opening bracket. Goes out: the node between the brackets.
Must not know: brackets behind a value; those are calls and filters.
"""

from __future__ import annotations

from typing import Final

from ceyuan.errors import CeyuanError
from ceyuan.feel.errors import KEY_EXPECTED, SIGN_EXPECTED, UNBALANCED_RANGE
from ceyuan.feel.parsing.closing import close_bracket, open_bracket
from ceyuan.feel.parsing.cursor import Cursor
from ceyuan.feel.parsing.declared import bind, leave_scope, read_declared_name
from ceyuan.feel.parsing.diagnosis import unexpected
from ceyuan.feel.parsing.literals import string_value
from ceyuan.feel.parsing.ranges import finish_range, read_item
from ceyuan.feel.syntax import ContextEntry, ContextLiteral, Expression, ListLiteral
from ceyuan.feel.tokens import RESERVED, STRING, WORD, Token

_KEY_STOPS: Final = frozenset((":", ",", "}"))


def read_parenthesis(cursor: Cursor) -> Expression:
    """Read `(a)`, which leaves no node, or the range `(a..b)`, or a half range `(< a)`."""
    opening = open_bracket(cursor)
    refuse_missing_low(cursor, opening)
    inside = read_item(cursor)
    if cursor.token.kind == "..":
        return finish_range(cursor, opening, inside)
    close_bracket(cursor, ")")
    return inside


def refuse_missing_low(cursor: Cursor, opening: Token) -> None:
    """Raise for a range without a lower end, such as `[..5]`."""
    if cursor.token.kind == "..":
        raise CeyuanError(UNBALANCED_RANGE, spans=[cursor.place(opening).to(cursor.here())])


def read_square(cursor: Cursor) -> Expression:
    """Read a list `[a, b]` or a range `[a..b]`."""
    opening = open_bracket(cursor)
    items: list[Expression] = []
    if cursor.token.kind != "]":
        refuse_missing_low(cursor, opening)
        items.append(read_item(cursor))
        if cursor.token.kind == "..":
            return finish_range(cursor, opening, items[0])
        while cursor.accept(","):
            items.append(read_item(cursor))
    close_bracket(cursor, "]")
    return ListLiteral(cursor.span(opening.start), tuple(items))


def read_context(cursor: Cursor) -> ContextLiteral:
    """Read `{a: 1, "b c": a + 1}`; each key is known to the entries after it."""
    opening = open_bracket(cursor)
    mark = len(cursor.local)
    entries: list[ContextEntry] = []
    if cursor.token.kind != "}":
        entries.append(_read_entry(cursor))
        while cursor.accept(","):
            bind(cursor, entries[-1].key)
            entries.append(_read_entry(cursor))
    leave_scope(cursor, mark)
    close_bracket(cursor, "}")
    return ContextLiteral(cursor.span(opening.start), tuple(entries))


def _read_entry(cursor: Cursor) -> ContextEntry:
    if cursor.token.kind == STRING:
        key = string_value(cursor.source, cursor.advance())
    elif cursor.token.kind == WORD or cursor.token.kind in RESERVED:
        key = read_declared_name(cursor, _KEY_STOPS)
    else:
        raise unexpected(cursor, KEY_EXPECTED)
    if not cursor.accept(":"):
        raise unexpected(cursor, SIGN_EXPECTED, ":")
    return ContextEntry(key, read_item(cursor))
