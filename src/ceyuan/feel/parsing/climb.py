"""Reads expressions by climbing precedence: the tables that say which reader takes which token.

Comes in: the cursor at the beginning of an expression. Goes out: its node.
Must not know: the inside of any form; each has its reader.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ceyuan.errors import CeyuanError
from ceyuan.feel.errors import DEEP_NESTING, EMPTY_EXPRESSION, MISSING_LEFT_SIDE, RESERVED_WORD, VALUE_EXPECTED
from ceyuan.feel.levels import ACCESS, COMPARISON, CONJUNCTION, DEEPEST, DISJUNCTION, EXPONENT, INSTANCE, PRODUCT, SUM
from ceyuan.feel.parsing import access, brackets, control, literals, membership, operators, ranges
from ceyuan.feel.parsing.cursor import Cursor
from ceyuan.feel.parsing.diagnosis import CLOSING, unexpected
from ceyuan.feel.syntax import Expression
from ceyuan.feel.tokens import END, NUMBER, RESERVED, STRING, WORD

_PREFIX: Final[dict[str, Callable[[Cursor], Expression]]] = {
    WORD: access.read_name,
    NUMBER: literals.read_number,
    STRING: literals.read_string,
    "@": literals.read_at,
    "true": literals.read_true,
    "false": literals.read_false,
    "null": literals.read_null,
    "not": access.read_not,
    "-": operators.read_negation,
    "(": brackets.read_parenthesis,
    "[": brackets.read_square,
    "]": ranges.read_open_start,
    "{": brackets.read_context,
    "if": control.read_if,
    "for": control.read_for,
    "some": control.read_some,
    "every": control.read_every,
    "function": control.read_function,
}

_INFIX: Final[dict[str, tuple[int, Callable[[Cursor, Expression, int], Expression]]]] = {
    "or": (DISJUNCTION, operators.read_or),
    "and": (CONJUNCTION, operators.read_and),
    "=": (COMPARISON, operators.read_comparison),
    "!=": (COMPARISON, operators.read_comparison),
    "<": (COMPARISON, operators.read_comparison),
    "<=": (COMPARISON, operators.read_comparison),
    ">": (COMPARISON, operators.read_comparison),
    ">=": (COMPARISON, operators.read_comparison),
    "between": (COMPARISON, operators.read_between),
    "in": (COMPARISON, membership.read_in),
    "+": (SUM, operators.read_arithmetic),
    "-": (SUM, operators.read_arithmetic),
    "*": (PRODUCT, operators.read_arithmetic),
    "/": (PRODUCT, operators.read_arithmetic),
    "**": (EXPONENT, operators.read_arithmetic),
    "instance": (INSTANCE, operators.read_instance_of),
    ".": (ACCESS, access.read_path),
    "[": (ACCESS, access.read_filter),
    "(": (ACCESS, access.read_call),
}
# Behind the upper end of a range, `[` may close it: `[1..10[`. It opens a filter only where a value can begin after it.
_AFTER_FILTER_BRACKET: Final = frozenset(_PREFIX) - {"]"}


def read_expression(cursor: Cursor, level: int) -> Expression:
    """Read the longest expression whose operators bind tighter than the level."""
    token = cursor.token
    cursor.depth += 1
    if cursor.depth > DEEPEST:
        raise CeyuanError(DEEP_NESTING, data={"limit": DEEPEST}, spans=[cursor.place(token)])
    if cursor.at_odd_name():
        left: Expression = access.read_name(cursor)
    else:
        reader = _PREFIX.get(token.kind)
        if reader is None:
            raise _no_beginning(cursor)
        left = reader(cursor)
    node = resume_expression(cursor, level, left, token.start)
    cursor.depth -= 1
    return node


def resume_expression(cursor: Cursor, level: int, left: Expression, start: int) -> Expression:
    """Go on behind a left side for as long as operators bind tighter than the level."""
    links = 0
    while (entry := _INFIX.get(cursor.token.kind)) is not None and entry[0] > level:
        if cursor.token.kind == "[" and cursor.ahead().kind not in _AFTER_FILTER_BRACKET:
            break
        links += 1
        if links > DEEPEST:  # each link makes the tree one level higher
            raise CeyuanError(DEEP_NESTING, data={"limit": DEEPEST}, spans=[cursor.here()])
        left = entry[1](cursor, left, start)
    return left


def _no_beginning(cursor: Cursor) -> CeyuanError:
    """Give the error for a token that cannot begin an expression."""
    token, before, after = cursor.token, cursor.previous(), cursor.ahead()
    if token.kind in ranges.COMPARISON_SIGNS and before.kind not in ranges.COMPARISON_SIGNS:
        return CeyuanError(MISSING_LEFT_SIDE, data={"found": token.text}, spans=[cursor.here()])
    if token.kind in CLOSING.values() and CLOSING.get(before.kind) == token.kind:
        return CeyuanError(EMPTY_EXPRESSION, spans=[cursor.place(before).to(cursor.here())])
    used_as_name = after.kind == END or (after.kind in _INFIX and after.kind not in ("(", "["))
    if token.kind in RESERVED and used_as_name:
        return CeyuanError(RESERVED_WORD, data={"word": token.text}, spans=[cursor.here()])
    return unexpected(cursor, VALUE_EXPECTED)
