"""Turns "this token does not fit" into the error that helps most.

Comes in: the cursor at the token that does not fit, and what would have fitted. Goes out: an error to raise.
Must not know: how to go on; one parse stops at its first error.
"""

from __future__ import annotations

from typing import Final

from ceyuan.errors import CeyuanError, ErrorKind
from ceyuan.feel import errors
from ceyuan.feel.parsing.cursor import Cursor
from ceyuan.feel.parsing.foreign import is_stray, native_form
from ceyuan.feel.parsing.wrong_numbers import wrong_number
from ceyuan.feel.tokens import END, NUMBER, STRING, WORD, Token
from ceyuan.source import Span

CLOSING: Final = {"(": ")", "[": "]", "{": "}"}
_OPERANDS: Final = (WORD, NUMBER, STRING, "true", "false", "null")
_CLOSED: Final = (")", "]", "}")


def unexpected(cursor: Cursor, expected: ErrorKind, wanted: str = "") -> CeyuanError:
    """Give the error for the current token, `expected` unless the token shows a better-known mistake."""
    known = specific(cursor)
    if known is not None:
        return known
    if cursor.token.kind == END and cursor.brackets:
        return unclosed(cursor)
    return _error(expected, [cursor.here()], wanted=wanted)


def specific(cursor: Cursor) -> CeyuanError | None:
    """Give the error for a well-known mistake at the current token; None when it is only in the wrong place."""
    token, before = cursor.token, cursor.previous()
    return (
        wrong_number(cursor)
        or _foreign(cursor, token, before)
        or _punctuation(cursor, token, before)
        or _adjacent(cursor, token, before)
    )


def unclosed(cursor: Cursor) -> CeyuanError:
    """Give the error for the innermost open bracket, with the place where it should have been closed."""
    opening = cursor.brackets[-1]
    token = cursor.token if cursor.token.kind != END else cursor.previous()
    data = {"opening": opening.text, "closing": CLOSING.get(opening.kind, ")")}
    spans = [cursor.place(opening)] + ([cursor.here()] if token.start > opening.start else [])
    return CeyuanError(errors.UNCLOSED_BRACKET, data=data, spans=spans)


def _foreign(cursor: Cursor, token: Token, before: Token) -> CeyuanError | None:
    if (token.kind == "=" and before.kind in ("<", ">", "==", "!=")) or (token.kind == ">" and before.kind == "<"):
        span = cursor.place(before).to(cursor.here())
        wanted = native_form(before.kind + token.kind) or before.kind.rstrip("=") + "="
        return _error(errors.FOREIGN_OPERATOR, [span], found=span.text, wanted=wanted)
    if token.kind in ("==", "==="):
        return _error(errors.DOUBLE_EQUALS, [cursor.here()], found=token.text)
    native = native_form(token.text if token.kind == WORD else token.kind)
    if native is not None:
        return _error(errors.FOREIGN_OPERATOR, [cursor.here()], found=token.text, wanted=native)
    return None


def _punctuation(cursor: Cursor, token: Token, before: Token) -> CeyuanError | None:
    if token.kind in ("'", "‘"):
        text = cursor.source.text
        end = min((at for at in (text.find(mark, token.end) for mark in "'’") if at >= 0), default=token.end)
        return _error(errors.SINGLE_QUOTES, [cursor.here()], text=text[token.end : end])
    if is_stray(token.text):
        return _error(errors.UNKNOWN_SIGN, [cursor.here()], found=token.text)
    if token.kind in _CLOSED and not cursor.brackets:
        return _error(errors.UNOPENED_BRACKET, [cursor.here()], found=token.text)
    if token.kind == "[" and cursor.ahead().kind == "]":
        return _error(errors.EMPTY_FILTER, [cursor.here().to(cursor.place(cursor.ahead()))])
    if token.kind == "[" and cursor.ahead().kind == END:
        return _error(errors.UNCLOSED_BRACKET, [cursor.here()], opening=token.text, closing=CLOSING["["])
    if token.kind == "..":
        return _error(errors.UNBALANCED_RANGE, [cursor.here()])
    if token.kind == "," and (before.kind in (",", *CLOSING) or cursor.index == 0):
        return _error(errors.EMPTY_ITEM, [cursor.here()])
    if (token.kind in _CLOSED or token.kind == END) and before.kind == ",":
        return _error(errors.EMPTY_ITEM, [cursor.place(before)])
    return None


def _adjacent(cursor: Cursor, token: Token, before: Token) -> CeyuanError | None:
    if before.kind != WORD or before.text == "of" or token.kind not in _OPERANDS:  # `of` belongs to `instance of`
        return None
    native = native_form(before.text)
    if native is not None and before.text != "?":
        return _error(errors.FOREIGN_OPERATOR, [cursor.place(before)], found=before.text, wanted=native)
    span = cursor.place(before).to(cursor.place(token))
    joined = " ".join(span.text.split())
    return _error(errors.ADJACENT_OPERANDS, [span], before=before.text, found=token.text, joined=joined)


def _error(kind: ErrorKind, spans: list[Span], **data: object) -> CeyuanError:
    return CeyuanError(kind, data=data, spans=spans)
