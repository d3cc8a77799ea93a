"""Reads signs and operators: negation, arithmetic, comparison, between, and, or, instance of.

Comes in: the cursor at the operator, and the left side with the place where it begins. Goes out: operator nodes.
Must not know: how tightly neighbours bind; the table in `climb.py` says so.
"""

from __future__ import annotations

from typing import Final

from ceyuan.errors import CeyuanError
from ceyuan.feel.errors import CHAINED_COMPARISON
from ceyuan.feel.levels import COMPARISON, CONJUNCTION, DISJUNCTION, EXPONENT, PRODUCT, SIGN, SUM
from ceyuan.feel.parsing.control import expect_word
from ceyuan.feel.parsing.cursor import Cursor
from ceyuan.feel.parsing.ranges import COMPARISON_SIGNS
from ceyuan.feel.parsing.type_names import read_type
from ceyuan.feel.syntax import (
    And,
    Arithmetic,
    ArithmeticOperator,
    Between,
    Comparison,
    Expression,
    InstanceOf,
    Negate,
    Or,
)
from ceyuan.feel.tokens import Token

ARITHMETIC: Final[dict[str, tuple[ArithmeticOperator, int]]] = {
    "+": ("+", SUM),
    "-": ("-", SUM),
    "*": ("*", PRODUCT),
    "/": ("/", PRODUCT),
    "**": ("**", EXPONENT),
}
_MIRRORED: Final = {">": "<", ">=": "<="}


def read_negation(cursor: Cursor) -> Negate:
    """Read `-x`, which binds tighter than `**`: `-3 ** 2` is 9."""
    start = cursor.advance().start
    operand = cursor.read(cursor, SIGN)
    return Negate(cursor.span(start), operand)


def read_arithmetic(cursor: Cursor, left: Expression, start: int) -> Arithmetic:
    """Read `left op right`; all five operators are left associative."""
    operator, level = ARITHMETIC[cursor.advance().kind]
    right = cursor.read(cursor, level)
    return Arithmetic(cursor.span(start), operator, left, right)


def read_and(cursor: Cursor, left: Expression, start: int) -> And:
    """Read `left and right`."""
    cursor.advance()
    right = cursor.read(cursor, CONJUNCTION)
    return And(cursor.span(start), left, right)


def read_or(cursor: Cursor, left: Expression, start: int) -> Or:
    """Read `left or right`."""
    cursor.advance()
    right = cursor.read(cursor, DISJUNCTION)
    return Or(cursor.span(start), left, right)


def read_instance_of(cursor: Cursor, left: Expression, start: int) -> InstanceOf:
    """Read `left instance of type`."""
    opener = cursor.advance()
    expect_word(cursor, "of", opener)
    written = read_type(cursor)
    return InstanceOf(cursor.span(start), left, written)


def read_between(cursor: Cursor, left: Expression, start: int) -> Between:
    """Read `left between low and high`."""
    opener = cursor.advance()
    low = cursor.read(cursor, COMPARISON)
    expect_word(cursor, "and", opener)
    high = cursor.read(cursor, COMPARISON)
    node = Between(cursor.span(start), left, low, high)
    refuse_chain(cursor, node.span.start)
    return node


def read_comparison(cursor: Cursor, left: Expression, start: int) -> Comparison:
    """Read `left op right`."""
    token = cursor.advance()
    right = cursor.read(cursor, COMPARISON)
    node = Comparison(cursor.span(start), COMPARISON_SIGNS[token.kind], left, right)
    if cursor.token.kind in COMPARISON_SIGNS:
        raise _chained(cursor, node, token)
    refuse_chain(cursor, start)
    return node


def refuse_chain(cursor: Cursor, start: int) -> None:
    """Raise when another comparison follows the one that began at `start`."""
    if cursor.token.kind in COMPARISON_SIGNS or cursor.token.kind in ("between", "in"):
        whole = cursor.span(start).text
        span = cursor.span(start).to(cursor.here())
        suggestion = f"({whole}) {cursor.token.text} …"
        raise CeyuanError(CHAINED_COMPARISON, data={"suggestion": suggestion}, spans=[span])


def _chained(cursor: Cursor, first: Comparison, sign: Token) -> CeyuanError:
    """Turn `1 < x <= 2` into the advice `x in (1..2]`; other chains get brackets."""
    second = cursor.advance()
    start = first.span.start
    low, middle = cursor.source.text[start : sign.start].strip(), first.right.span.text
    high_node = cursor.read(cursor, COMPARISON)
    high = cursor.source.text[second.end : high_node.span.end].strip()
    signs = (sign.kind, second.kind)
    if all(kind in _MIRRORED for kind in signs):
        low, high = high, low
        signs = (_MIRRORED[second.kind], _MIRRORED[sign.kind])
    if all(kind in ("<", "<=") for kind in signs):
        opening, closing = "[" if signs[0] == "<=" else "(", "]" if signs[1] == "<=" else ")"
        suggestion = f"{middle} in {opening}{low}..{high}{closing}"
    else:
        suggestion = f"({first.span.text}) {second.text} {high}"
    return CeyuanError(CHAINED_COMPARISON, data={"suggestion": suggestion}, spans=[cursor.span(start)])
