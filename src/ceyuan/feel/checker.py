"""Checks FEEL expressions before any value is known.

Comes in: a syntax tree and the types of its names. Goes out: its type, or all errors found, each with its place.
Must not know: values, packs, facts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ceyuan.errors import CeyuanErrors
from ceyuan.feel import syntax
from ceyuan.feel.checking import calls, control, names, operations
from ceyuan.feel.checking.state import Check, Names
from ceyuan.feel.types import Type

_HANDLERS: Mapping[type, Callable[..., Type]] = {
    syntax.NumberLiteral: control.type_of_number,
    syntax.StringLiteral: control.type_of_string,
    syntax.BooleanLiteral: control.type_of_boolean,
    syntax.NullLiteral: control.type_of_null,
    syntax.AtLiteral: calls.type_of_at,
    syntax.ListLiteral: control.type_of_list,
    syntax.ContextLiteral: control.type_of_context,
    syntax.Range: control.type_of_range,
    syntax.Name: names.type_of_name,
    syntax.Call: calls.type_of_call,
    syntax.FunctionLiteral: calls.type_of_function_literal,
    syntax.PathAccess: names.type_of_path,
    syntax.Filter: names.type_of_filter,
    syntax.Negate: operations.type_of_negate,
    syntax.Arithmetic: operations.type_of_arithmetic,
    syntax.Comparison: operations.type_of_comparison,
    syntax.Between: operations.type_of_between,
    syntax.And: operations.type_of_connective,
    syntax.Or: operations.type_of_connective,
    syntax.If: operations.type_of_if,
    syntax.InstanceOf: operations.type_of_instance_of,
    syntax.In: operations.type_of_in,
    syntax.UnaryTests: operations.type_of_lone_test,
    syntax.For: control.type_of_for,
    syntax.Quantified: control.type_of_quantified,
}

_NO_TYPES: Mapping[str, Type] = MappingProxyType({})


def check(
    expression: syntax.Expression, environment: Mapping[str, Type], *, types: Mapping[str, Type] = _NO_TYPES
) -> Type:
    """Give the type of an expression, or raise all errors found at once.

    `types` are the named types that `instance of` and function parameters may use.

    >>> from ceyuan.feel.parser import parse_expression
    >>> from ceyuan.feel.types import NUMBER, ListType, type_text
    >>> from ceyuan.source import Source
    >>> type_text(check(parse_expression(Source("f", "a[-1] > 3")), {"a": ListType(NUMBER)}))
    'boolean'
    >>> check(parse_expression(Source("f", "aa > 3")), {"ab": NUMBER})
    Traceback (most recent call last):
    ...
    ceyuan.errors.CeyuanErrors: 没有名为“aa”的量或函数
    """
    state = Check(_HANDLERS, types)
    result = state.type_of(expression, Names(environment))
    if state.errors:
        raise CeyuanErrors(state.errors)
    return result


def check_tests(
    tests: syntax.UnaryTests,
    value: Type,
    environment: Mapping[str, Type],
    *,
    types: Mapping[str, Type] = _NO_TYPES,
) -> None:
    """Raise all errors in unary tests about a value of a type.

    >>> from ceyuan.feel.types import NUMBER
    >>> from ceyuan.feel.unary import parse_unary_tests
    >>> from ceyuan.source import Source
    >>> check_tests(parse_unary_tests(Source("f", "[0.03..0.05)")), NUMBER, {})
    """
    state = Check(_HANDLERS, types)
    operations.check_tests(tests.tests, value, Names(environment), state)
    if state.errors:
        raise CeyuanErrors(state.errors)
