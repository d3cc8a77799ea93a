"""Reads ranges: `[a..b]` in all its forms, and half ranges such as `(>= 10)`.

Comes in: the cursor at the dots, or at a comparison sign without a left side. Goes out: Range nodes, or a lone test.
Must not know: lists and brackets of other kinds.
"""

from __future__ import annotations

from typing import Final

from ceyuan.errors import CeyuanError
from ceyuan.feel.errors import JOINED_TESTS, UNBALANCED_RANGE, VALUE_EXPECTED
from ceyuan.feel.levels import COMPARISON, FULL
from ceyuan.feel.parsing.closing import open_bracket
from ceyuan.feel.parsing.cursor import Cursor
from ceyuan.feel.parsing.diagnosis import unexpected
from ceyuan.feel.syntax import CompareTest, ComparisonOperator, Expression, Range, UnaryTests
from ceyuan.feel.tokens import END, Token

COMPARISON_SIGNS: Final[dict[str, ComparisonOperator]] = {
    "=": "=",
    "!=": "!=",
    "<": "<",
    "<=": "<=",
    ">": ">",
    ">=": ">=",
}
_CLOSINGS: Final = frozenset((")", "]", "["))
_NO_VALUE: Final = frozenset((*"])},.:=<>+*/", "..", "!=", "<=", ">=", "then", "else", "return", "and", "or", END))


def read_item(cursor: Cursor) -> Expression:
    """Read what may stand between brackets and commas: an expression, or a half range (DMN 10.3.1.2, rule 2h)."""
    if cursor.token.kind in COMPARISON_SIGNS:
        return read_half_range(cursor)
    return cursor.read(cursor, FULL)


def read_half_range(cursor: Cursor) -> Range | UnaryTests:
    """Read `>= 10` as the range without upper end; `= 10` and `!= 10`, which are no such ranges, stay tests."""
    start = cursor.token.start
    operator = COMPARISON_SIGNS[cursor.advance().kind]
    end = cursor.read(cursor, COMPARISON)
    refuse_joined_tests(cursor)
    span = cursor.span(start)
    match operator:
        case "<" | "<=":
            return Range(span, None, end, low_closed=False, high_closed=operator == "<=")
        case ">" | ">=":
            return Range(span, end, None, low_closed=operator == ">=", high_closed=False)
        case "=" | "!=":
            return UnaryTests(span, (CompareTest(span, operator, end),), negated=False)


def refuse_joined_tests(cursor: Cursor) -> None:
    """Raise for `>= 1 and < 5`, as many write a band."""
    if cursor.token.kind in ("and", "or"):
        raise CeyuanError(JOINED_TESTS, data={"found": cursor.token.text}, spans=[cursor.here()])


def finish_range(cursor: Cursor, opening: Token, low: Expression) -> Range:
    """Read from the dots to the closing bracket; `opening` is the innermost open bracket."""
    dots = cursor.advance()
    if cursor.token.kind in _NO_VALUE:
        raise CeyuanError(UNBALANCED_RANGE, spans=[cursor.place(opening).to(cursor.place(dots))])
    high = cursor.read(cursor, FULL)
    closing = cursor.token
    if closing.kind not in _CLOSINGS:
        raise CeyuanError(UNBALANCED_RANGE, spans=[cursor.span(opening.start)])
    cursor.brackets.pop()
    cursor.advance()
    low_closed, high_closed = opening.kind == "[", closing.kind == "]"
    return Range(cursor.span(opening.start), low, high, low_closed=low_closed, high_closed=high_closed)


def read_open_start(cursor: Cursor) -> Expression:
    """Read `]a..b]`, whose first bracket opens the range and excludes its end."""
    if cursor.ahead().kind in _NO_VALUE:  # then it closes a list that ends with a comma: `[1, ]`
        raise unexpected(cursor, VALUE_EXPECTED)
    opening = open_bracket(cursor)
    low = cursor.read(cursor, FULL)
    if cursor.token.kind != "..":
        raise CeyuanError(UNBALANCED_RANGE, spans=[cursor.span(opening.start)])
    return finish_range(cursor, opening, low)
