"""Recognises numbers as people write them in documents: 3%, 500万元, ３, 1.2.3.

Comes in: the cursor at a token that does not fit. Goes out: an error that says how FEEL writes the number, or None.
Must not know: the grammar around the number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from ceyuan.errors import CeyuanError, ErrorKind
from ceyuan.feel.errors import BAD_NUMBER, FULL_WIDTH_NUMBER, NUMBER_WITH_UNIT, PERCENT
from ceyuan.feel.parsing.cursor import Cursor
from ceyuan.feel.parsing.foreign import native_form
from ceyuan.feel.tokens import NUMBER, WORD, Token
from ceyuan.source import Span

_FULL_WIDTH_DIGITS: Final = re.compile("[０-９]+(?:[．.][０-９0-9]+)?")
_ASCII_DIGITS: Final = str.maketrans("０１２３４５６７８９．", "0123456789.")
_MULTIPLES: Final = (
    ("万亿", 10**12),
    ("千亿", 10**11),
    ("百亿", 10**10),
    ("十亿", 10**9),
    ("亿", 10**8),
    ("千万", 10**7),
    ("百万", 10**6),
    ("十万", 10**5),
    ("万", 10**4),
    ("千", 10**3),
    ("百", 100),
)


def wrong_number(cursor: Cursor) -> CeyuanError | None:
    """Give the error when the token that does not fit shows that a number before it is not written the FEEL way."""
    token, before = cursor.token, cursor.previous()
    if before.kind == "." and cursor.index > 1 and cursor.tokens[cursor.index - 2].kind == NUMBER:
        return _bad_number(cursor, cursor.tokens[cursor.index - 2], before)
    if before.kind != NUMBER:
        return None
    if token.kind == "%":
        return _error(PERCENT, cursor, before, token, {"value": plain(Decimal(before.text) / 100)})
    if token.kind == WORD and native_form(token.text) is not None:
        return None
    if token.kind == WORD and not token.text.isascii():
        return _with_unit(cursor, before, token)
    if token.kind in (NUMBER, WORD) and token.start == before.end:
        return _bad_number(cursor, before, token)
    return None


def full_width_number(cursor: Cursor) -> CeyuanError | None:
    """Give the error when the current word is a number in full-width digits.

    The standard counts these digits among the letters, so a declared name may contain them, but none consists of them.
    """
    found = _FULL_WIDTH_DIGITS.match(cursor.source.text, cursor.token.start)
    if found is None or found.end() < cursor.token.end:
        return None
    value = Decimal(found[0].translate(_ASCII_DIGITS))
    percent = cursor.source.text[found.end() : found.end() + 1] in ("%", "％")
    span = Span(cursor.source, found.start(), found.end() + percent)
    kind = PERCENT if percent else FULL_WIDTH_NUMBER
    return CeyuanError(kind, data={"text": span.text, "value": plain(value / 100 if percent else value)}, spans=[span])


def plain(value: Decimal) -> str:
    """Write a number without exponent and without idle zeros.

    >>> plain(Decimal("3") / 100), plain(Decimal("5E+2"))
    ('0.03', '500')
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _with_unit(cursor: Cursor, number: Token, unit: Token) -> CeyuanError:
    factor = next((factor for word, factor in _MULTIPLES if unit.text.startswith(word)), 1)
    value = plain(Decimal(number.text) * factor)
    data = {"value": value, "number": number.text, "unit": unit.text}
    return _error(NUMBER_WITH_UNIT, cursor, number, unit, data)


def _bad_number(cursor: Cursor, first: Token, last: Token) -> CeyuanError:
    return _error(BAD_NUMBER, cursor, first, last, {})


def _error(kind: ErrorKind, cursor: Cursor, first: Token, last: Token, data: Mapping[str, object]) -> CeyuanError:
    span = cursor.place(first).to(cursor.place(last))
    return CeyuanError(kind, data={"text": span.text, **data}, spans=[span])
