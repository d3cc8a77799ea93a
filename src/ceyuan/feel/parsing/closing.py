"""Opens and closes brackets, so that an unclosed one is reported with both its places.

Comes in: the cursor at a bracket. Goes out: the cursor behind it, or the error.
Must not know: what stands between the brackets.
"""

from __future__ import annotations

from typing import Final

from ceyuan.errors import CeyuanError
from ceyuan.feel.errors import SIGN_EXPECTED, SPREADSHEET_IF
from ceyuan.feel.parsing.cursor import Cursor
from ceyuan.feel.parsing.diagnosis import unclosed, unexpected
from ceyuan.feel.tokens import Token

_SEPARATORS: Final = frozenset((")", "]", "}", "then", "else", "return", "satisfies"))


def open_bracket(cursor: Cursor) -> Token:
    """Step over an opening bracket and remember it."""
    cursor.brackets.append(cursor.token)
    return cursor.advance()


def close_bracket(cursor: Cursor, kind: str) -> None:
    """Step over the closing bracket that must come now."""
    if cursor.token.kind == kind:
        cursor.brackets.pop()
        cursor.advance()
        return
    raise wrong_closing(cursor, kind)


def wrong_closing(cursor: Cursor, kind: str) -> CeyuanError:
    """Give the error for a token that stands where a bracket should close."""
    token, opening = cursor.token, cursor.brackets[-1]
    if token.kind == "," and opening.kind == "(" and _stands_behind_if(cursor, opening):
        return CeyuanError(SPREADSHEET_IF, spans=[cursor.place(opening).to(cursor.place(token))])
    if token.kind in _SEPARATORS:
        return unclosed(cursor)
    return unexpected(cursor, SIGN_EXPECTED, kind)


def _stands_behind_if(cursor: Cursor, opening: Token) -> bool:
    at = cursor.tokens.index(opening)
    return at > 0 and cursor.tokens[at - 1].kind == "if"
