"""Turns the text of a unary test, such as a band of a points table, into a syntax tree.

Comes in: a source, and the names that rules in it may use. Goes out: unary tests, or an error with its place.
Must not know: types and values. The grammar is in `parsing/` (DMN 10.3.1.2, rule 15).
"""

from __future__ import annotations

from collections.abc import Collection

from ceyuan.feel.levels import FULL
from ceyuan.feel.parser import begin, finish
from ceyuan.feel.parsing.access import at_named_argument, read_call, read_not
from ceyuan.feel.parsing.closing import close_bracket, open_bracket
from ceyuan.feel.parsing.cursor import Cursor
from ceyuan.feel.parsing.membership import read_tests
from ceyuan.feel.syntax import Call, ExpressionTest, UnaryTest, UnaryTests
from ceyuan.feel.tokens import END
from ceyuan.source import Source


def parse_unary_tests(source: Source, *, names: Collection[str] = ()) -> UnaryTests:
    """Read a whole text as unary tests: `a, b`, `not(a, b)` or `-`.

    >>> len(parse_unary_tests(Source("规则", '"优秀", "良好"')).tests)
    2
    """
    cursor = begin(source, names)
    tests = _read_unary_tests(cursor)
    finish(cursor, tests)
    return tests


def _read_unary_tests(cursor: Cursor) -> UnaryTests:
    start = cursor.token.start
    if cursor.token.kind == "-" and cursor.ahead().kind == END:
        cursor.advance()
        return UnaryTests(cursor.span(start), (), negated=False)
    if cursor.token.kind == "not" and cursor.ahead().kind == "(":
        tests, negated = _read_not(cursor)
    else:
        tests, negated = read_tests(cursor), False
    return UnaryTests(cursor.span(start), tests, negated)


def _read_not(cursor: Cursor) -> tuple[tuple[UnaryTest, ...], bool]:
    """Read `not(…)`: if it is the whole text it negates the tests, else it was a call of the function `not`."""
    name = read_not(cursor)
    start = name.span.start
    cursor.advance()
    named = at_named_argument(cursor)
    cursor.move(1)
    if named:
        call = read_call(cursor, name, start)
    else:
        open_bracket(cursor)
        inside = read_tests(cursor)
        close_bracket(cursor, ")")
        values = tuple(test.value for test in inside if isinstance(test, ExpressionTest))
        if cursor.token.kind == END or len(values) < len(inside):
            return inside, True
        call = Call(cursor.span(start), name, values, ())
    value = cursor.resume(cursor, FULL, call, start)
    first = ExpressionTest(cursor.span(start), value)
    return (first, *(read_tests(cursor) if cursor.accept(",") else ())), False
