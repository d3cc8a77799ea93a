"""Reads types as written: `number`, `list<string>`, `context<a: number>`, `function<number> -> string`.

Comes in: the cursor at the type. Goes out: TypeName nodes (DMN 10.3.1.2, rule 52).
Must not know: which types exist.
"""

from __future__ import annotations

from typing import Final

from ceyuan.errors import CeyuanError
from ceyuan.feel.errors import DEEP_NESTING, NAME_EXPECTED, SIGN_EXPECTED, TYPE_EXPECTED
from ceyuan.feel.levels import DEEPEST
from ceyuan.feel.names import PARAMETRIC_TYPES, TYPE_PHRASES, longest_match
from ceyuan.feel.parsing.cursor import Cursor
from ceyuan.feel.parsing.declared import read_declared_name
from ceyuan.feel.parsing.diagnosis import unexpected
from ceyuan.feel.syntax import TypeName
from ceyuan.feel.tokens import WORD, Token

_KEY_STOPS: Final = frozenset((":", ",", ">"))


def read_type(cursor: Cursor) -> TypeName:
    """Read one type."""
    start = cursor.token
    cursor.depth += 1
    if cursor.depth > DEEPEST:
        raise CeyuanError(DEEP_NESTING, data={"limit": DEEPEST}, spans=[cursor.place(start)])
    if start.kind == "function":
        cursor.advance()
        result = _function_type(cursor, start)
    elif start.kind != WORD:
        raise unexpected(cursor, TYPE_EXPECTED)
    else:
        result = _named_type(cursor, start)
    cursor.depth -= 1
    return result


def _function_type(cursor: Cursor, start: Token) -> TypeName:
    parameters: list[tuple[str, TypeName]] = []
    _expect(cursor, "<")
    if cursor.token.kind != ">":
        parameters.append(("", read_type(cursor)))
        while cursor.accept(","):
            parameters.append(("", read_type(cursor)))
    _close_angle(cursor)
    _expect(cursor, "->")
    result = read_type(cursor)
    return TypeName(cursor.span(start.start), "function", tuple(parameters), result)


def _named_type(cursor: Cursor, start: Token) -> TypeName:
    name = _qualified_name(cursor)
    if name not in PARAMETRIC_TYPES or cursor.token.kind != "<":
        return TypeName(cursor.span(start.start), name)
    cursor.advance()
    parameters = [_parameter(cursor, name)]
    while name == "context" and cursor.accept(","):
        parameters.append(_parameter(cursor, name))
    _close_angle(cursor)
    return TypeName(cursor.span(start.start), name, tuple(parameters))


def _parameter(cursor: Cursor, name: str) -> tuple[str, TypeName]:
    if name != "context":
        return "", read_type(cursor)
    key = read_declared_name(cursor, _KEY_STOPS)
    _expect(cursor, ":")
    return key, read_type(cursor)


def _qualified_name(cursor: Cursor) -> str:
    known = longest_match(TYPE_PHRASES.get(cursor.token.text, ()), cursor.tokens, cursor.index) or cursor.known_name()
    if known is not None:
        cursor.move(cursor.index + len(known.tokens))
        name = known.spelling
    else:
        name = cursor.advance().text
    while cursor.token.kind == ".":
        cursor.advance()
        if cursor.token.kind != WORD:
            raise unexpected(cursor, NAME_EXPECTED)
        name += "." + cursor.advance().text
    return name


def _expect(cursor: Cursor, kind: str) -> None:
    if not cursor.accept(kind):
        raise unexpected(cursor, SIGN_EXPECTED, kind)


def _close_angle(cursor: Cursor) -> None:
    """Step over `>`; of the token `>=` behind a type, as in `list<number>=true`, the rest stays."""
    token = cursor.token
    if token.kind == ">=" and token.end - token.start == 2:
        cursor.tokens[cursor.index] = Token("=", "=", token.start + 1, token.end)
        cursor.token = cursor.tokens[cursor.index]
        return
    _expect(cursor, ">")
