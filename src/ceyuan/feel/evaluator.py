"""Evaluates FEEL expressions.

Comes in: a syntax tree, values for its names, limits, and the time it is to be. Goes out: a value, and for each null
that came from something refused the reason with its place. Must not know: packs, facts, engines, the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ceyuan.errors import CeyuanError
from ceyuan.feel import syntax
from ceyuan.feel.errors import TOO_DEEP
from ceyuan.feel.evaluation import access, functions, literals, loops, membership, operations
from ceyuan.feel.failures import Failure
from ceyuan.feel.limits import DEFAULT_LIMITS, Budget, Limits
from ceyuan.feel.machine import Machine
from ceyuan.feel.scope import Scope
from ceyuan.feel.types import Type
from ceyuan.feel.values import DateTime, Value

_HANDLERS: Mapping[type, Callable[..., Value]] = {
    syntax.NumberLiteral: literals.evaluate_number,
    syntax.StringLiteral: literals.evaluate_constant,
    syntax.BooleanLiteral: literals.evaluate_constant,
    syntax.NullLiteral: literals.evaluate_null,
    syntax.AtLiteral: literals.evaluate_at,
    syntax.ListLiteral: literals.evaluate_list,
    syntax.ContextLiteral: literals.evaluate_context,
    syntax.Range: literals.evaluate_range,
    syntax.Name: functions.evaluate_name,
    syntax.Call: functions.evaluate_call,
    syntax.FunctionLiteral: functions.evaluate_function_literal,
    syntax.PathAccess: access.evaluate_path,
    syntax.Filter: access.evaluate_filter,
    syntax.Negate: operations.evaluate_negate,
    syntax.Arithmetic: operations.evaluate_arithmetic,
    syntax.Comparison: operations.evaluate_comparison,
    syntax.Between: operations.evaluate_between,
    syntax.And: operations.evaluate_and,
    syntax.Or: operations.evaluate_or,
    syntax.If: operations.evaluate_if,
    syntax.InstanceOf: operations.evaluate_instance_of,
    syntax.In: membership.evaluate_in,
    syntax.UnaryTests: membership.evaluate_lone_test,
    syntax.For: loops.evaluate_for,
    syntax.Quantified: loops.evaluate_quantified,
}

_NO_TYPES: Mapping[str, Type] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A value, and why parts of it, or it itself, became null."""

    value: Value
    failures: tuple[Failure, ...]


def evaluate(
    expression: syntax.Expression,
    scope: Mapping[str, Value],
    *,
    limits: Limits = DEFAULT_LIMITS,
    now: DateTime | None = None,
    types: Mapping[str, Type] = _NO_TYPES,
) -> Evaluation:
    """Evaluate an expression with values for its names.

    `types` are the named types that `instance of` and function parameters may use.

    >>> from ceyuan.feel.parser import parse_expression
    >>> from ceyuan.source import Source
    >>> evaluate(parse_expression(Source("f", "1 + 2")), {}).value
    Decimal('3')
    >>> evaluate(parse_expression(Source("f", "1 / 0")), {}).failures[0].sentence("en")
    'division by zero'
    """
    machine = Machine(_HANDLERS, functions.apply, Budget(limits), now, types)
    try:
        value = machine.run(expression, Scope(scope))
    except RecursionError:
        raise CeyuanError(TOO_DEEP, data={"limit": limits.depth}, spans=(expression.span,)) from None
    return Evaluation(value, tuple(machine.failures))


def evaluate_tests(
    tests: syntax.UnaryTests,
    value: Value,
    scope: Mapping[str, Value],
    *,
    limits: Limits = DEFAULT_LIMITS,
    now: DateTime | None = None,
) -> Evaluation:
    """Tell whether a value passes unary tests: true, false or null.

    >>> from decimal import Decimal
    >>> from ceyuan.feel.unary import parse_unary_tests
    >>> from ceyuan.source import Source
    >>> evaluate_tests(parse_unary_tests(Source("f", "[0.03..0.05)")), Decimal("0.03"), {}).value
    True
    """
    machine = Machine(_HANDLERS, functions.apply, Budget(limits), now, _NO_TYPES)
    try:
        answer = membership.passes(tests, value, Scope(scope), machine)
    except RecursionError:
        raise CeyuanError(TOO_DEEP, data={"limit": limits.depth}, spans=(tests.span,)) from None
    return Evaluation(answer, tuple(machine.failures))
