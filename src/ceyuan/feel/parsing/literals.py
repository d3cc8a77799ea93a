"""Reads numbers, strings, true, false, null and @-literals.

Comes in: the cursor at the literal. Goes out: its node, escapes and digits already turned into values.
Must not know: whether an @-literal is a real date; the evaluator says so.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from ceyuan.errors import CeyuanError
from ceyuan.feel.errors import BAD_ESCAPE, BAD_NUMBER, DATE_TEXT_EXPECTED
from ceyuan.feel.parsing.cursor import Cursor
from ceyuan.feel.parsing.diagnosis import unexpected
from ceyuan.feel.syntax import AtLiteral, BooleanLiteral, NullLiteral, NumberLiteral, StringLiteral
from ceyuan.feel.tokens import STRING, Token
from ceyuan.source import Source, Span

_ESCAPE: Final = re.compile(
    r"\\(?:"
    r"u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|u(?P<four>[0-9a-fA-F]{4})"
    r"|U(?P<six>[0-9a-fA-F]{6})"
    r"|(?P<bad>[uU][0-9a-fA-F]{0,6})"
    r"|(?P<other>.)"
    r")"
)
_PLAIN: Final = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "'": "'", "\\": "\\"}
_CHINESE_QUOTES: Final = "“”＂"
_LARGEST_EXPONENT: Final = 6144  # DMN 10.3.2.3.1: numbers are decimal128


def read_number(cursor: Cursor) -> NumberLiteral:
    """Read `1500`, `.5` or `1e3`."""
    token = cursor.advance()
    value = Decimal(token.text)
    if value and abs(value.adjusted()) > _LARGEST_EXPONENT:
        raise CeyuanError(BAD_NUMBER, data={"text": token.text}, spans=[cursor.place(token)])
    return NumberLiteral(cursor.place(token), value)


def read_string(cursor: Cursor) -> StringLiteral:
    """Read a string in ASCII or Chinese quotes."""
    token = cursor.advance()
    return StringLiteral(cursor.place(token), string_value(cursor.source, token))


def read_at(cursor: Cursor) -> AtLiteral:
    """Read `@"2026-06-30"`."""
    start = cursor.advance().start
    if cursor.token.kind != STRING:
        raise unexpected(cursor, DATE_TEXT_EXPECTED)
    value = string_value(cursor.source, cursor.advance())
    return AtLiteral(cursor.span(start), value)


def read_true(cursor: Cursor) -> BooleanLiteral:
    """Read `true`."""
    return BooleanLiteral(cursor.place(cursor.advance()), True)


def read_false(cursor: Cursor) -> BooleanLiteral:
    """Read `false`."""
    return BooleanLiteral(cursor.place(cursor.advance()), False)


def read_null(cursor: Cursor) -> NullLiteral:
    """Read `null`."""
    return NullLiteral(cursor.place(cursor.advance()))


def string_value(source: Source, token: Token) -> str:
    r"""Give what a string token says: quotes off, escapes resolved, unknown escapes such as `\d` left as they stand.

    >>> string_value(Source("f", r'"a\u0062\U01F40E\d"'), Token("string", r'"a\u0062\U01F40E\d"', 0, 18))
    'ab🐎\\d'
    """
    inside = token.text[1:-1]
    if "\\" not in inside:
        return inside

    def character(match: re.Match[str]) -> str:
        other = match["other"]
        if other and other in _CHINESE_QUOTES and token.text[0] in _CHINESE_QUOTES:
            return other
        if other:
            return _PLAIN.get(other, match[0])
        code = _code_point(match)
        if code is None:
            start = token.start + 1 + match.start()
            raise CeyuanError(BAD_ESCAPE, data={"text": match[0]}, spans=[Span(source, start, start + len(match[0]))])
        return chr(code)

    return _ESCAPE.sub(character, inside)


def _code_point(match: re.Match[str]) -> int | None:
    """Give the code point of an escape; None for a lone surrogate, beyond Unicode, or too few digits."""
    if match["high"]:
        return 0x10000 + ((int(match["high"], 16) - 0xD800) << 10) + (int(match["low"], 16) - 0xDC00)
    digits = match["four"] or match["six"]
    code = int(digits, 16) if digits else -1
    return code if 0 <= code < 0xD800 or 0xDFFF < code <= 0x10FFFF else None
