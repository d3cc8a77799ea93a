"""Reads `in` and the tests behind it; the same tests fill the cells of decision tables.

Comes in: the cursor at `in`, or at a test. Goes out: In, CompareTest and ExpressionTest nodes.
Must not know: what the tests are applied to.
"""

from __future__ import annotations

from ceyuan.feel.levels import COMPARISON, FULL
from ceyuan.feel.parsing.brackets import refuse_missing_low
from ceyuan.feel.parsing.closing import close_bracket, open_bracket
from ceyuan.feel.parsing.cursor import Cursor
from ceyuan.feel.parsing.operators import refuse_chain
from ceyuan.feel.parsing.ranges import COMPARISON_SIGNS, finish_range, refuse_joined_tests
from ceyuan.feel.syntax import CompareTest, Expression, ExpressionTest, In, UnaryTest


def read_test(cursor: Cursor, level: int) -> UnaryTest:
    """Read one test: `< 5`, or an expression that binds tighter than the level."""
    start = cursor.token.start
    operator = COMPARISON_SIGNS.get(cursor.token.kind)
    if operator is not None:
        cursor.advance()
        value = cursor.read(cursor, COMPARISON)
        return CompareTest(cursor.span(start), operator, value)
    value = cursor.read(cursor, level)
    return ExpressionTest(cursor.span(start), value)


def read_tests(cursor: Cursor) -> tuple[UnaryTest, ...]:
    """Read tests with commas between them."""
    tests = [read_test(cursor, FULL)]
    while cursor.accept(","):
        tests.append(read_test(cursor, FULL))
    if isinstance(tests[-1], CompareTest):
        refuse_joined_tests(cursor)
    return tuple(tests)


def read_in(cursor: Cursor, left: Expression, start: int) -> In:
    """Read `left in test` or `left in (test, test)`."""
    cursor.advance()
    bracketed = cursor.token.kind == "(" and not cursor.at_odd_name()
    tests = _read_bracketed(cursor) if bracketed else (read_test(cursor, COMPARISON),)
    node = In(cursor.span(start), left, tests)
    refuse_chain(cursor, start)
    return node


def _read_bracketed(cursor: Cursor) -> tuple[UnaryTest, ...]:
    """Read `(a, b)`; also `(a..b)`, and `(a + b) * 2`, which only shows behind its bracket that it was no list."""
    start = cursor.token.start
    opening = open_bracket(cursor)
    refuse_missing_low(cursor, opening)
    tests = read_tests(cursor)
    only = tests[0].value if len(tests) == 1 and isinstance(tests[0], ExpressionTest) else None
    if only is not None and cursor.token.kind == "..":
        value: Expression = finish_range(cursor, opening, only)
    else:
        close_bracket(cursor, ")")
        if only is None:
            return tests
        value = only
    value = cursor.resume(cursor, COMPARISON, value, start)
    return (ExpressionTest(cursor.span(start), value),)
