"""Functions as values, and calls (DMN 10.3.2.8): closures, built-ins, functions of the host.

Comes in: calls and function literals. Goes out: their values.
Must not know: what the built-in functions do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ceyuan.errors import CeyuanError
from ceyuan.feel.builtins.forms import Builtin, call_by_name, call_by_position
from ceyuan.feel.builtins.table import BUILTINS
from ceyuan.feel.conformance import converted, value_words
from ceyuan.feel.errors import UNKNOWN_NAME
from ceyuan.feel.failures import ARGUMENTS, EXTERNAL_FUNCTION, NO_SUCH_NAME, NOT_A_FUNCTION, SuppressedError
from ceyuan.feel.machine import Machine
from ceyuan.feel.scope import Missing, Scope
from ceyuan.feel.suggestion import nearest
from ceyuan.feel.syntax import Call, Expression, FunctionLiteral, Name, Parameter
from ceyuan.feel.types import ANY, FunctionType, Type, written_type
from ceyuan.feel.value_text import short_text
from ceyuan.feel.values import FunctionValue, Value

Parameters = tuple[tuple[str, Type], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Closure(FunctionValue):
    """A function literal with the names it saw where it was written."""

    parameters: Parameters
    body: Expression
    scope: Scope


@dataclass(frozen=True, slots=True, eq=False)
class HostFunction(FunctionValue):
    """A function that the caller of the evaluator provides."""

    parameters: Parameters
    run: Callable[[tuple[Value, ...]], Value]


def host_function(
    name: str, parameters: Parameters, run: Callable[[tuple[Value, ...]], Value], *, result: Type = ANY
) -> HostFunction:
    """Make a function value of a Python function.

    >>> host_function("f", (), lambda arguments: None).name
    'f'
    """
    return HostFunction(name, (_function_type(parameters, result),), parameters, run)


def _function_type(parameters: Parameters, result: Type) -> FunctionType:
    return FunctionType(tuple(type_ for _, type_ in parameters), result)


def evaluate_function_literal(node: FunctionLiteral, scope: Scope, machine: Machine) -> Value:
    """Close a function literal over its scope."""
    parameters = tuple((parameter.name, _written(parameter, machine)) for parameter in node.parameters)
    if node.external:
        return host_function("", parameters, _refuse_external)
    return Closure("", (_function_type(parameters, ANY),), parameters, node.body, scope)


def _written(parameter: Parameter, machine: Machine) -> Type:
    return ANY if parameter.type is None else written_type(parameter.type, machine.types)


def _refuse_external(_: tuple[Value, ...]) -> Value:
    raise SuppressedError(EXTERNAL_FUNCTION)


def evaluate_name(node: Name, scope: Scope, machine: Machine) -> Value:
    """Look up a name: in scope, then among the built-ins; a name that is nowhere is an error of the program."""
    value = scope.lookup(node.value)
    if not isinstance(value, Missing):
        if node.value == "partial" and isinstance(value, tuple):
            machine.budget.spend(len(value) // 16)
        return value
    if node.value in BUILTINS:
        return BUILTINS[node.value]
    if value is Missing.FIELD:
        raise SuppressedError(NO_SUCH_NAME, name=node.value)
    near = nearest(node.value, (*scope.visible_names(), *BUILTINS))
    raise CeyuanError(UNKNOWN_NAME, data={"name": node.value, "near": near}, spans=(node.span,))


def evaluate_call(node: Call, scope: Scope, machine: Machine) -> Value:
    """Call a function with the values of its arguments."""
    function = machine.run(node.function, scope)
    if not isinstance(function, FunctionValue):
        value_zh, value_en = value_words(function)
        raise SuppressedError(NOT_A_FUNCTION, value_zh=value_zh, value_en=value_en)
    if node.named:
        named = {argument.name: machine.run(argument.value, scope) for argument in node.named}
        return _checked(_apply_named(function, named, machine), machine)
    return _checked(
        apply(function, tuple(machine.run(argument, scope) for argument in node.positional), machine), machine
    )


def _checked(result: Value, machine: Machine) -> Value:
    if isinstance(result, str):
        machine.budget.check_string(len(result))
    elif isinstance(result, tuple):
        machine.budget.check_list(len(result))
    return result


def apply(function: FunctionValue, arguments: tuple[Value, ...], machine: Machine) -> Value:
    """Call a function value with positional arguments."""
    match function:
        case Builtin():
            return call_by_position(function, arguments, machine)
        case Closure() | HostFunction():
            if len(arguments) != len(function.parameters):
                raise _wrong_arguments(function, ", ".join(map(short_text, arguments)))
            pairs = zip(function.parameters, arguments, strict=True)
            fitted = tuple(converted(value, type_, machine.budget) for (_, type_), value in pairs)
            return _enter(function, fitted, machine)
    raise SuppressedError(NOT_A_FUNCTION, value_zh="函数", value_en="a function")


def _apply_named(function: FunctionValue, arguments: Mapping[str, Value], machine: Machine) -> Value:
    if isinstance(function, Builtin):
        return call_by_name(function, arguments, machine)
    if isinstance(function, Closure | HostFunction) and arguments.keys() == {name for name, _ in function.parameters}:
        return apply(function, tuple(arguments[name] for name, _ in function.parameters), machine)
    raise _wrong_arguments(function, ", ".join(f"{name}: {short_text(value)}" for name, value in arguments.items()))


def _enter(function: Closure | HostFunction, arguments: tuple[Value, ...], machine: Machine) -> Value:
    if isinstance(function, HostFunction):
        return function.run(arguments)
    names = {name: value for (name, _), value in zip(function.parameters, arguments, strict=True)}
    return machine.run(function.body, Scope(names, function.scope))


def _wrong_arguments(function: FunctionValue, given: str) -> SuppressedError:
    names = [name for name, _ in function.parameters] if isinstance(function, Closure | HostFunction) else []
    title = function.name or "function"
    return SuppressedError(ARGUMENTS, function=title, given=given or "()", expected=f"{title}({', '.join(names)})")
