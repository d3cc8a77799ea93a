"""Reads names and what follows a value: paths, filters and calls.

Comes in: the cursor at a name, or behind a value. Goes out: Name, PathAccess, Filter and Call nodes.
Must not know: whether a name exists; any single word may be one.
"""

from __future__ import annotations

from typing import Final

from ceyuan.errors import CeyuanError
from ceyuan.feel.errors import MIXED_ARGUMENTS, NAME_EXPECTED, NOT_NEEDS_BRACKETS, RESERVED_WORD
from ceyuan.feel.levels import FULL
from ceyuan.feel.names import index_phrases, longest_match, spell
from ceyuan.feel.parsing.closing import close_bracket, open_bracket
from ceyuan.feel.parsing.cursor import Cursor
from ceyuan.feel.parsing.declared import bind, leave_scope, name_length, read_declared_name
from ceyuan.feel.parsing.diagnosis import unexpected
from ceyuan.feel.parsing.foreign import native_form
from ceyuan.feel.parsing.ranges import read_item
from ceyuan.feel.parsing.wrong_numbers import full_width_number
from ceyuan.feel.syntax import Call, Expression, Filter, Name, NamedArgument, PathAccess
from ceyuan.feel.tokens import NUMBER, RESERVED, WORD
from ceyuan.feel.visible_keys import visible_keys

_ARGUMENT_STOPS: Final = frozenset((":", ",", ")"))


def read_name(cursor: Cursor) -> Name:
    """Read a name: the longest declared one that begins here, else the single word (DMN 10.3.1.5)."""
    start = cursor.token.start
    phrase = cursor.known_name()
    if phrase is not None:
        cursor.move(cursor.index + len(phrase.tokens))
        return Name(cursor.span(start), phrase.spelling)
    wrong = full_width_number(cursor)
    if wrong is not None:
        raise wrong
    token = cursor.advance()
    return Name(cursor.place(token), token.text)


def read_not(cursor: Cursor) -> Name:
    """Read `not` as the built-in function it is outside unary tests."""
    token = cursor.advance()
    if cursor.token.kind != "(":
        raise CeyuanError(NOT_NEEDS_BRACKETS, spans=[cursor.place(token)])
    return Name(cursor.place(token), token.text)


def read_path(cursor: Cursor, base: Expression, start: int) -> PathAccess:
    """Read `.field`; a field of several words goes on as long as words follow, for two words never stand side by side.

    Signs such as + inside a field are taken only where the base is a literal that shows its keys.
    """
    cursor.advance()
    first = cursor.token
    if first.kind in RESERVED:
        raise CeyuanError(RESERVED_WORD, data={"word": first.text}, spans=[cursor.place(first)])
    if first.kind != WORD:
        raise unexpected(cursor, NAME_EXPECTED)
    known = index_phrases(visible_keys(base)).get(first.text, ())
    phrase = longest_match(known, cursor.tokens, cursor.index)
    length = len(phrase.tokens) if phrase is not None else _words(cursor)
    field = phrase.spelling if phrase is not None else spell(cursor.tokens[cursor.index : cursor.index + length])
    cursor.move(cursor.index + length)
    return PathAccess(cursor.span(start), base, field)


def _words(cursor: Cursor) -> int:
    length = 1
    while True:
        token = cursor.ahead(length)
        number = token.kind == NUMBER and token.text.isdecimal()
        if not number and (token.kind != WORD or native_form(token.text) is not None):
            return length
        length += 1


def read_filter(cursor: Cursor, base: Expression, start: int) -> Filter:
    """Read `[condition]`; the keys of a literal base are names inside."""
    open_bracket(cursor)
    mark = len(cursor.local)
    for key in visible_keys(base):
        bind(cursor, key)
    condition = cursor.read(cursor, FULL)
    leave_scope(cursor, mark)
    close_bracket(cursor, "]")
    return Filter(cursor.span(start), base, condition)


def read_call(cursor: Cursor, function: Expression, start: int) -> Call:
    """Read `(a, b)` or `(p: a, q: b)` behind a function."""
    open_bracket(cursor)
    positional: list[Expression] = []
    named: list[NamedArgument] = []
    while cursor.token.kind != ")" or positional or named:
        first = cursor.token
        if at_named_argument(cursor):
            named.append(_named_argument(cursor))
        else:
            positional.append(read_item(cursor))
        if positional and named:
            raise CeyuanError(MIXED_ARGUMENTS, spans=[cursor.span(first.start)])
        if not cursor.accept(","):
            break
    close_bracket(cursor, ")")
    return Call(cursor.span(start), function, tuple(positional), tuple(named))


def at_named_argument(cursor: Cursor) -> bool:
    """Tell whether `name:` begins here; only a colon after the whole name tells it from an expression."""
    return cursor.token.kind == WORD and cursor.ahead(name_length(cursor, _ARGUMENT_STOPS)).kind == ":"


def _named_argument(cursor: Cursor) -> NamedArgument:
    name = read_declared_name(cursor, _ARGUMENT_STOPS)
    cursor.advance()
    return NamedArgument(name, read_item(cursor))
