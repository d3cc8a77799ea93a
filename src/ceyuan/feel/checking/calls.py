"""Types of functions and calls.

Comes in: calls and function literals. Goes out: their types, or errors for wrong arguments.
Must not know: values, except that the text of a date literal is one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ceyuan.errors import CeyuanError
from ceyuan.feel.builtins.forms import Builtin, Form
from ceyuan.feel.builtins.table import BUILTINS
from ceyuan.feel.checking.state import Check, Names
from ceyuan.feel.conformance import scalar_type
from ceyuan.feel.errors import BAD_MOMENT, NOT_CALLABLE, WRONG_ARGUMENTS
from ceyuan.feel.syntax import AtLiteral, Call, FunctionLiteral, Name, StringLiteral
from ceyuan.feel.types import ANY, NULL, FunctionType, ListType, Type, convertible, type_text, written_type
from ceyuan.feel.values import Value
from ceyuan.feel.values.texts import (
    date_from_text,
    date_time_from_text,
    duration_from_text,
    moment_from_text,
    time_from_text,
)

# Their result is a list like their first argument, or an element of it.
_SAME_LIST = frozenset(
    ("sublist", "append", "concatenate", "union", "insert before", "remove", "list replace", "reverse", "sort")
) | {"distinct values"}
_ELEMENT = frozenset(("min", "max"))
_READERS: Mapping[str, Callable[[str], Value]] = {
    "date": date_from_text,
    "time": time_from_text,
    "date and time": date_time_from_text,
    "duration": duration_from_text,
}


def type_of_at(node: AtLiteral, _names: Names, check: Check) -> Type:
    """Give the type that the text of the literal shows."""
    type_ = scalar_type(moment_from_text(node.value))
    if type_ is None or type_ == NULL:
        return check.refuse(BAD_MOMENT, node.span, text=node.value, expected="date, time or duration")
    return type_


def type_of_function_literal(node: FunctionLiteral, names: Names, check: Check) -> Type:
    """Give the type of a function: declared parameters, and the type of its body."""
    parameters: dict[str, Type] = {}
    for parameter in node.parameters:
        try:
            type_ = ANY if parameter.type is None else written_type(parameter.type, check.named)
        except CeyuanError as error:
            check.errors.append(error)
            type_ = ANY
        parameters[parameter.name] = type_
    result = ANY if node.external else check.type_of(node.body, names.plus(parameters))
    return FunctionType(tuple(parameters.values()), result)


def type_of_call(node: Call, names: Names, check: Check) -> Type:
    """Give the type of what a function returns; the arguments must fit one of its forms."""
    positional = tuple(check.type_of(argument, names) for argument in node.positional)
    named = {argument.name: check.type_of(argument.value, names) for argument in node.named}
    if isinstance(node.function, Name) and node.function.value not in names.types:
        function = BUILTINS.get(node.function.value)
        if function is not None:
            return _of_builtin(function, node, positional, named, check)
    type_ = check.type_of(node.function, names)
    if type_ in (ANY, NULL):
        return ANY
    if not isinstance(type_, FunctionType):
        return check.refuse(NOT_CALLABLE, node.function.span, type=type_text(type_))
    if type_.parameters is not None and not named and not _fits(type_.parameters, positional):
        given = ", ".join(map(type_text, positional)) or "()"
        title = node.function.value if isinstance(node.function, Name) else "function"
        check.refuse(WRONG_ARGUMENTS, node.span, function=title, given=given, expected=type_text(type_))
    return type_.result


def _fits(wanted: Sequence[Type], given: Sequence[Type]) -> bool:
    return len(wanted) == len(given) and all(map(convertible, given, wanted))


def _of_builtin(
    function: Builtin, node: Call, positional: tuple[Type, ...], named: Mapping[str, Type], check: Check
) -> Type:
    form = next((form for form in function.forms if _form_fits(form, positional, named)), None)
    if form is None:
        given = [type_text(type_) for type_ in positional] + [f"{key}: {type_text(one)}" for key, one in named.items()]
        expected = "; ".join(form.text(function.name) for form in function.forms)
        return check.refuse(
            WRONG_ARGUMENTS,
            node.span,
            function=function.name,
            given=", ".join(given) or "()",
            expected=expected,
        )
    literal = _literal_moment(function, node, check)
    if literal is not None:
        return literal
    first = positional[0] if positional else named.get("list", ANY)
    if function.name in _SAME_LIST and isinstance(first, ListType):
        return first if function.name not in ("append", "concatenate", "union") else ListType(_shared(positional))
    if function.name in _ELEMENT:
        return first.item if isinstance(first, ListType) else first
    return form.result


def _shared(types: tuple[Type, ...]) -> Type:
    items = {type_.item if isinstance(type_, ListType) else type_ for type_ in types}
    return items.pop() if len(items) == 1 else ANY


def _form_fits(form: Form, positional: tuple[Type, ...], named: Mapping[str, Type]) -> bool:
    if named:
        wanted = {parameter.name: parameter.type for parameter in form.parameters}
        return form.takes_names(named.keys()) and all(convertible(type_, wanted[key]) for key, type_ in named.items())
    if not form.takes(len(positional)):
        return False
    last = len(form.parameters) - 1
    return all(convertible(type_, form.parameters[min(place, last)].type) for place, type_ in enumerate(positional))


def _literal_moment(function: Builtin, node: Call, check: Check) -> Type | None:
    # `date("2026-02-30")` is wrong whatever the facts are; the text of a duration tells which kind it is.
    arguments = node.positional or tuple(argument.value for argument in node.named)
    reader = _READERS.get(function.name)
    if reader is None or len(arguments) != 1 or not isinstance(arguments[0], StringLiteral):
        return None
    type_ = scalar_type(reader(arguments[0].value))
    if type_ is None or type_ == NULL:
        return check.refuse(BAD_MOMENT, arguments[0].span, text=arguments[0].value, expected=function.name)
    return type_
