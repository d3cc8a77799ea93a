"""Reads a name where it is declared: iterator variables, parameters, context keys, names of arguments.

Comes in: the cursor at the name. Goes out: its spelling; the name of several tokens is then known in its scope.
Must not know: what the name is declared for.
"""

from __future__ import annotations

from ceyuan.errors import CeyuanError
from ceyuan.feel.errors import NAME_EXPECTED, RESERVED_WORD
from ceyuan.feel.names import phrase_of, spell
from ceyuan.feel.parsing.cursor import Cursor
from ceyuan.feel.parsing.diagnosis import unexpected
from ceyuan.feel.tokens import FULL_WIDTH_NAME_SIGNS, NAME_SYMBOLS, NUMBER, RESERVED, WORD, Token


def read_declared_name(cursor: Cursor, stops: frozenset[str]) -> str:
    """Read the tokens of a name up to one of the stops (`in`, `:`, `,` …), which ends it."""
    first = cursor.token
    if first.kind in RESERVED:
        raise CeyuanError(RESERVED_WORD, data={"word": first.text}, spans=[cursor.place(first)])
    if first.kind != WORD:
        raise unexpected(cursor, NAME_EXPECTED)
    length = name_length(cursor, stops)
    tokens = cursor.tokens[cursor.index : cursor.index + length]
    cursor.move(cursor.index + length)
    return first.text if length == 1 else spell(tokens)


def name_length(cursor: Cursor, stops: frozenset[str]) -> int:
    """Count the tokens from here that one name can hold."""
    length, open_brackets = 1, 0
    while True:
        token = cursor.ahead(length)
        opens, closes = token.text == "（", token.text == "）" and open_brackets > 0
        if not (opens or closes) and (token.kind in stops or not _is_name_part(token)):
            return length
        open_brackets += opens - closes
        length += 1


def _is_name_part(token: Token) -> bool:
    if token.kind in (WORD, NUMBER) or token.kind in NAME_SYMBOLS or token.kind in RESERVED:
        return True
    return token.text in FULL_WIDTH_NAME_SIGNS


def bind(cursor: Cursor, name: str) -> None:
    """Make a name known from here to the end of its scope; one word needs no entry."""
    phrase = phrase_of(name)
    if phrase is not None:
        cursor.local.append(phrase)


def leave_scope(cursor: Cursor, mark: int) -> None:
    """Forget the names bound since the scope was entered with `mark = len(cursor.local)`."""
    del cursor.local[mark:]
