"""Turns FEEL text into a syntax tree.

Comes in: a source, and the names that rules in it may use. Goes out: one expression, or an error with its place.
Must not know: types and values. The grammar is in `parsing/`.
"""

from __future__ import annotations

from collections.abc import Collection

from ceyuan.errors import CeyuanError
from ceyuan.feel.errors import EMPTY_EXPRESSION, MISSING_LEFT_SIDE, OPERATOR_EXPECTED
from ceyuan.feel.levels import DEEPEST, FULL
from ceyuan.feel.lexer import tokenise
from ceyuan.feel.names import vocabulary_of
from ceyuan.feel.parsing.climb import read_expression, resume_expression
from ceyuan.feel.parsing.cursor import Cursor
from ceyuan.feel.parsing.diagnosis import unexpected
from ceyuan.feel.parsing.height import refuse_high_tree
from ceyuan.feel.syntax import Expression, Node, UnaryTests
from ceyuan.feel.tokens import END
from ceyuan.source import Source


def parse_expression(source: Source, *, names: Collection[str] = ()) -> Expression:
    """Read a whole text as one expression.

    Only names of several words or with signs inside need to be given; any single word is a name anyway.

    >>> parse_expression(Source("规则", "研发 费用 > 3"), names=["研发 费用"]).left.value
    '研发 费用'
    """
    cursor = begin(source, names)
    expression = cursor.read(cursor, FULL)
    finish(cursor, expression)
    if isinstance(expression, UnaryTests):  # `(= 10)` alone is no rule; and printed alone it would read as a unary test
        sign = "!=" if expression.span.text[0] in "!！≠" else "="
        raise CeyuanError(MISSING_LEFT_SIDE, data={"found": sign}, spans=[expression.span])
    return expression


def begin(source: Source, names: Collection[str]) -> Cursor:
    """Give a cursor at the first token; raise when there is none."""
    tokens = tokenise(source)
    cursor = Cursor(source, tokens, vocabulary_of(names), (read_expression, resume_expression))
    if tokens[0].kind == END:
        raise CeyuanError(EMPTY_EXPRESSION, spans=[cursor.here()])
    return cursor


def finish(cursor: Cursor, root: Node) -> None:
    """Raise when anything is left over or the tree is too high; one of few tokens cannot be."""
    if cursor.token.kind != END:
        raise unexpected(cursor, OPERATOR_EXPECTED)
    if len(cursor.tokens) > DEEPEST:
        refuse_high_tree(root)
