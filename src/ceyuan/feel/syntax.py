"""The FEEL syntax tree, whole language on one page (DMN 1.5, chapter 10.3).

Comes in: nothing. Goes out: frozen nodes, each with its place in the source.
Must not know: how text is read, typed or evaluated.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ceyuan.source import Span

ArithmeticOperator = Literal["+", "-", "*", "/", "**"]
ComparisonOperator = Literal["=", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class Node:
    """Anything with a place."""

    span: Span


# literals


@dataclass(frozen=True, slots=True)
class NumberLiteral(Node):
    """`1500`, `.5`, `1e3`."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class StringLiteral(Node):
    """`"制造业"`, escapes already resolved."""

    value: str


@dataclass(frozen=True, slots=True)
class BooleanLiteral(Node):
    """`true` or `false`."""

    value: bool


@dataclass(frozen=True, slots=True)
class NullLiteral(Node):
    """`null`."""


@dataclass(frozen=True, slots=True)
class AtLiteral(Node):
    """`@"2026-06-30"`: date, time, date and time, or duration, by its form."""

    value: str


# names and access


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A variable, parameter or function name, white space normalised to single blanks; `?` is the unary input."""

    value: str


@dataclass(frozen=True, slots=True)
class PathAccess(Node):
    """`base.field`."""

    base: Expression
    field: str


@dataclass(frozen=True, slots=True)
class Filter(Node):
    """`base[condition]`, also an index such as `营业收入[-1]`."""

    base: Expression
    condition: Expression


@dataclass(frozen=True, slots=True)
class NamedArgument:
    """`name: value` in a call."""

    name: str
    value: Expression


@dataclass(frozen=True, slots=True)
class Call(Node):
    """`function(a, b)` or `function(p: a, q: b)`; exactly one of the two tuples is filled."""

    function: Expression
    positional: tuple[Expression, ...]
    named: tuple[NamedArgument, ...]


# operators


@dataclass(frozen=True, slots=True)
class Negate(Node):
    """`-x`."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    """`left op right` with `+ - * / **`."""

    operator: ArithmeticOperator
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """`left op right` with `= != < <= > >=`."""

    operator: ComparisonOperator
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Between(Node):
    """`x between low and high`, both included."""

    operand: Expression
    low: Expression
    high: Expression


@dataclass(frozen=True, slots=True)
class In(Node):
    """`x in test` or `x in (test, test)`: true when any test holds."""

    operand: Expression
    tests: tuple[UnaryTest, ...]


@dataclass(frozen=True, slots=True)
class And(Node):
    """`left and right`."""

    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Or(Node):
    """`left or right`."""

    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class InstanceOf(Node):
    """`x instance of type`."""

    operand: Expression
    type: TypeName


# types as written


@dataclass(frozen=True, slots=True)
class TypeName(Node):
    """A type as written: `number`, `list<number>`, `context<a: string>`, `function<number> -> number`, `range<number>`.

    `parameters` holds (name or "", type) pairs; `result` only for functions.
    """

    name: str
    parameters: tuple[tuple[str, TypeName], ...] = ()
    result: TypeName | None = None


# control


@dataclass(frozen=True, slots=True)
class If(Node):
    """`if c then a else b`."""

    condition: Expression
    then: Expression
    otherwise: Expression


@dataclass(frozen=True, slots=True)
class Iterator:
    """`name in domain` or `name in first..last` (then `last` is set)."""

    name: str
    domain: Expression
    last: Expression | None = None


@dataclass(frozen=True, slots=True)
class For(Node):
    """`for i in xs, j in ys return e`; `partial` is visible inside."""

    iterators: tuple[Iterator, ...]
    result: Expression


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    """`some|every x in xs satisfies c`."""

    quantifier: Literal["some", "every"]
    iterators: tuple[Iterator, ...]
    condition: Expression


# boxed values


@dataclass(frozen=True, slots=True)
class Range(Node):
    """`[a..b)`, `]a..b[`; an end is None when unbounded (`(null..5]` is written with a null literal)."""

    low: Expression | None
    high: Expression | None
    low_closed: bool
    high_closed: bool


@dataclass(frozen=True, slots=True)
class ListLiteral(Node):
    """`[a, b]`."""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class ContextEntry:
    """`key: value`."""

    key: str
    value: Expression


@dataclass(frozen=True, slots=True)
class ContextLiteral(Node):
    """`{a: 1, b: a + 1}`; later entries see earlier ones."""

    entries: tuple[ContextEntry, ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A formal parameter with its type as written, if any."""

    name: str
    type: TypeName | None


@dataclass(frozen=True, slots=True)
class FunctionLiteral(Node):
    """`function(a: number) a + 1`; an external body keeps its context and `external` is true."""

    parameters: tuple[Parameter, ...]
    body: Expression
    external: bool


# unary tests


@dataclass(frozen=True, slots=True)
class CompareTest(Node):
    """`< 5`, `>= 0.03`, `= x`, `!= x` against the unary input."""

    operator: ComparisonOperator
    value: Expression


@dataclass(frozen=True, slots=True)
class ExpressionTest(Node):
    """Any other test: a value or list to equal or contain, a range to lie in, or a condition that uses `?`."""

    value: Expression


@dataclass(frozen=True, slots=True)
class UnaryTests(Node):
    """`a, b, c`, `not(a, b)` or `-` (no tests, not negated: always true).

    Inside an expression only as a lone `(= a)` or `(!= a)`: one CompareTest, not negated; `(< a)` is a Range.
    """

    tests: tuple[UnaryTest, ...]
    negated: bool


UnaryTest = CompareTest | ExpressionTest

Expression = (
    NumberLiteral
    | StringLiteral
    | BooleanLiteral
    | NullLiteral
    | AtLiteral
    | Name
    | PathAccess
    | Filter
    | Call
    | Negate
    | Arithmetic
    | Comparison
    | Between
    | In
    | And
    | Or
    | InstanceOf
    | If
    | For
    | Quantified
    | Range
    | ListLiteral
    | ContextLiteral
    | FunctionLiteral
    | UnaryTests
)
