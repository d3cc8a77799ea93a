"""Small pieces of SQL, as trees.

Comes in: names, numbers, trees. Goes out: sqlglot expressions.
Must not know: plans, databases.

A truth is 0 (no), 1 (unknown) or 2 (yes): known beforehand as a number, or else as a tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, reduce

from sqlglot import exp

from ceyuan.plan.nodes import Operator

Truth = int | exp.Expr
NO, UNKNOWN, YES = 0, 1, 2
# SQLite takes at most 127 arguments a function
_MOST_ARGUMENTS = 100
_OPERATORS = {
    Operator.EQUAL: exp.EQ,
    Operator.UNEQUAL: exp.NEQ,
    Operator.LESS: exp.LT,
    Operator.AT_MOST: exp.LTE,
    Operator.MORE: exp.GT,
    Operator.AT_LEAST: exp.GTE,
}


def number(value: int) -> exp.Expr:
    """Give a whole number.

    >>> number(-3).sql()
    '-3'
    """
    return exp.Literal.number(value)


def word(text: str) -> exp.Expr:
    """Give a text.

    >>> word("it's").sql()
    "'it''s'"
    """
    return exp.Literal.string(text)


def column(name: str, table: str | None = None) -> exp.Expr:
    """Give a column, its name quoted.

    >>> column("v1").sql()
    '"v1"'
    """
    return exp.column(name, table=table, quoted=True)


def cast(value: exp.Expr, kind: str | exp.DType) -> exp.Expr:
    """Give a value in another type.

    >>> cast(column("v1"), "BIGINT").sql()
    'CAST("v1" AS BIGINT)'
    """
    return exp.Cast(this=value, to=_data_type(kind).copy())


@cache
def _data_type(kind: str | exp.DType) -> exp.DataType:
    """Give a type, whose text is read once."""
    return exp.DataType.build(kind)


def compare(operator: Operator, left: exp.Expr, right: exp.Expr) -> exp.Expr:
    """Compare two values.

    >>> compare(Operator.AT_LEAST, column("v1"), number(3)).sql()
    '"v1" >= 3'
    """
    return _OPERATORS[operator](this=left, expression=right)


def equals(value: exp.Expr, whole: int) -> exp.Expr:
    """Compare a value with a whole number.

    >>> equals(column("v1"), 1).sql()
    '"v1" = 1'
    """
    return exp.EQ(this=value, expression=number(whole))


def is_null(value: exp.Expr) -> exp.Expr:
    """Ask whether nothing is there.

    >>> is_null(column("v1")).sql()
    '"v1" IS NULL'
    """
    return exp.Is(this=value, expression=exp.Null())


def not_null(value: exp.Expr) -> exp.Expr:
    """Ask whether something is there.

    >>> not_null(column("v1")).sql()
    'NOT "v1" IS NULL'
    """
    return exp.Not(this=is_null(value))


def every(tests: Sequence[exp.Expr]) -> exp.Expr:
    """Join tests by AND; there is at least one.

    >>> every([equals(column("a"), 1), equals(column("b"), 2)]).sql()
    '"a" = 1 AND "b" = 2'
    """
    return reduce(lambda left, right: exp.And(this=left, expression=right), [_closed(one) for one in tests])


def some(tests: Sequence[exp.Expr]) -> exp.Expr:
    """Join tests by OR; there is at least one.

    >>> some([equals(column("a"), 1), equals(column("b"), 2)]).sql()
    '"a" = 1 OR "b" = 2'
    """
    return reduce(lambda left, right: exp.Or(this=left, expression=right), [_closed(one) for one in tests])


def _closed(test: exp.Expr) -> exp.Expr:
    return exp.Paren(this=test) if isinstance(test, exp.And | exp.Or) else test


def closed(value: exp.Expr) -> exp.Expr:
    """Put a value in brackets where it stands as an operand.

    >>> closed(exp.Add(this=number(1), expression=column("a"))).sql()
    '(1 + "a")'
    """
    bare = isinstance(value, exp.Column | exp.Literal | exp.Case | exp.Cast | exp.Func | exp.Paren)
    return value if bare else exp.Paren(this=value)


def total(values: Sequence[exp.Expr]) -> exp.Expr:
    """Add values; there is at least one.

    >>> total([column("a"), number(2)]).sql()
    '"a" + 2'
    """
    return reduce(lambda left, right: exp.Add(this=left, expression=right), values)


def greatest(values: Sequence[exp.Expr]) -> exp.Expr:
    """Give the largest of values that are never NULL.

    >>> greatest([column("a"), number(2)]).sql()
    'GREATEST("a", 2)'
    """
    return _pick(exp.Greatest, values)


def least(values: Sequence[exp.Expr]) -> exp.Expr:
    """Give the smallest of values that are never NULL.

    >>> least([column("a"), number(2)]).sql()
    'LEAST("a", 2)'
    """
    return _pick(exp.Least, values)


def _pick(kind: type[exp.Greatest | exp.Least], values: Sequence[exp.Expr]) -> exp.Expr:
    while len(values) > 1:
        parts = [values[start : start + _MOST_ARGUMENTS] for start in range(0, len(values), _MOST_ARGUMENTS)]
        values = [part[0] if len(part) == 1 else kind(this=part[0], expressions=list(part[1:])) for part in parts]
    return values[0]


def choose(branches: Sequence[tuple[exp.Expr, exp.Expr]], otherwise: exp.Expr) -> exp.Expr:
    """Give the value of the first test that holds.

    >>> choose([(equals(column("a"), 1), number(2))], number(0)).sql()
    'CASE WHEN "a" = 1 THEN 2 ELSE 0 END'
    """
    if not branches:
        return otherwise
    case = exp.Case(ifs=[exp.If(this=test, true=value) for test, value in branches])
    case.set("default", otherwise)
    return case


def tree(truth: Truth) -> exp.Expr:
    """Give a truth as a tree.

    >>> tree(2).sql()
    '2'
    """
    return number(truth) if isinstance(truth, int) else truth


def join_truths(truths: Sequence[Truth], count: int) -> Truth:
    """Join truths of which at least `count` must hold: all is the least of them, any the greatest.

    >>> join_truths([2, 1], 2)
    1
    """
    sure = sum(1 for one in truths if one == YES)
    maybe = sum(1 for one in truths if one == UNKNOWN)
    rest = [one for one in truths if not isinstance(one, int)]
    need = count - sure
    if need <= 0:
        return YES
    if need > maybe + len(rest):
        return NO
    if not rest:
        return UNKNOWN
    ends: list[exp.Expr] = [number(UNKNOWN)] if maybe else []
    if need == maybe + len(rest):
        return least([*rest, *ends])
    if need == 1:
        return greatest([*rest, *ends])
    surely = total([choose([(equals(one.copy(), YES), number(1))], number(0)) for one in rest])
    possibly = [choose([(equals(one.copy(), NO), number(0))], number(1)) for one in rest]
    possible = total([*possibly, number(maybe)] if maybe else possibly)
    return choose(
        [
            (exp.GTE(this=surely, expression=number(need)), number(YES)),
            (exp.GTE(this=possible, expression=number(need)), number(UNKNOWN)),
        ],
        number(NO),
    )
