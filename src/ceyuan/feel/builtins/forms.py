"""What a built-in function is: the forms it can be called in, and how arguments are fitted to one of them.

Comes in: arguments, by position or by name. Goes out: the form to run with the arguments it takes, or a failure.
Must not know: any single function.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import Enum

from ceyuan.feel.conformance import converted, value_words
from ceyuan.feel.failures import ARGUMENT_TYPE, ARGUMENTS, SuppressedError
from ceyuan.feel.machine import Machine
from ceyuan.feel.types import FunctionType, Type, type_text, type_words
from ceyuan.feel.value_text import short_text
from ceyuan.feel.values import FunctionValue, Value


class LeftOut(Enum):
    """Stands for an argument that was not given."""

    LEFT_OUT = "left out"


LEFT_OUT = LeftOut.LEFT_OUT


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a built-in; an `optional` one may be left out, a `nullable` one may be null."""

    name: str
    type: Type
    optional: bool = False
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One way to call a built-in. In a variadic form the last parameter takes all remaining arguments, as a tuple.

    `run` gets the machine first, then the arguments in the order of the parameters, None for those left out.
    """

    parameters: tuple[Parameter, ...]
    result: Type
    run: Callable[..., Value]
    variadic: bool = False

    @property
    def least(self) -> int:
        """The smallest number of arguments."""
        return sum(not parameter.optional for parameter in self.parameters)

    def takes(self, count: int) -> bool:
        """Tell whether so many positional arguments fit."""
        return count >= self.least and (self.variadic or count <= len(self.parameters))

    def takes_names(self, names: Collection[str]) -> bool:
        """Tell whether arguments with these names fit."""
        required = {parameter.name for parameter in self.parameters if not parameter.optional}
        return not self.variadic and required <= set(names) <= {parameter.name for parameter in self.parameters}

    def text(self, name: str) -> str:
        """Write the form for a message, `substring(string: string, start position: number, length?: number)`."""
        parts = [
            f"{parameter.name}{'?' if parameter.optional else ''}: {type_text(parameter.type)}"
            for parameter in self.parameters
        ]
        return f"{name}({', '.join(parts)}{', …' if self.variadic else ''})"


@dataclass(frozen=True, slots=True, eq=False)
class Builtin(FunctionValue):
    """A function of the language."""

    forms: tuple[Form, ...]


def builtin(name: str, *forms: Form) -> Builtin:
    """Make a built-in function of its forms.

    >>> builtin("f").name
    'f'
    """
    types = tuple(FunctionType(tuple(parameter.type for parameter in form.parameters), form.result) for form in forms)
    return Builtin(name, types, forms)


def call_by_position(function: Builtin, arguments: tuple[Value, ...], machine: Machine) -> Value:
    """Call a built-in with positional arguments."""
    arranged = [(form, _by_position(form, arguments)) for form in function.forms if form.takes(len(arguments))]
    return _run_first_fitting(function, arranged, machine, lambda: ", ".join(map(short_text, arguments)))


def call_by_name(function: Builtin, arguments: Mapping[str, Value], machine: Machine) -> Value:
    """Call a built-in with named arguments."""
    arranged = [
        (form, tuple(arguments.get(parameter.name, LEFT_OUT) for parameter in form.parameters))
        for form in function.forms
        if form.takes_names(arguments.keys())
    ]
    return _run_first_fitting(
        function,
        arranged,
        machine,
        lambda: ", ".join(f"{name}: {short_text(value)}" for name, value in arguments.items()),
    )


def _by_position(form: Form, arguments: tuple[Value, ...]) -> tuple[Value | LeftOut, ...]:
    if not form.variadic:
        return arguments + (LEFT_OUT,) * (len(form.parameters) - len(arguments))
    fixed = len(form.parameters) - 1
    return (*arguments[:fixed], arguments[fixed:])


def _run_first_fitting(
    function: Builtin,
    arranged: list[tuple[Form, tuple[Value | LeftOut, ...]]],
    machine: Machine,
    given: Callable[[], str],
) -> Value:
    refusal: SuppressedError | None = None
    for form, arguments in arranged:
        try:
            fitted = _fitted(function, form, arguments, machine)
        except SuppressedError as error:
            refusal = error
        else:
            return form.run(machine, *fitted)
    if refusal is not None and len(arranged) == 1:
        raise refusal
    expected = "; ".join(form.text(function.name) for form in function.forms)
    raise SuppressedError(ARGUMENTS, function=function.name, given=given() or "()", expected=expected)


def _fitted(
    function: Builtin, form: Form, arguments: tuple[Value | LeftOut, ...], machine: Machine
) -> tuple[Value, ...]:
    fitted: list[Value] = []
    for position, (parameter, value) in enumerate(zip(form.parameters, arguments, strict=True)):
        if isinstance(value, LeftOut):
            fitted.append(None)
        elif form.variadic and position == len(form.parameters) - 1 and isinstance(value, tuple):
            fitted.append(tuple(_argument(function, parameter, item, machine) for item in value))
        else:
            fitted.append(_argument(function, parameter, value, machine))
    return tuple(fitted)


def _argument(function: Builtin, parameter: Parameter, value: Value, machine: Machine) -> Value:
    if value is None and parameter.nullable:
        return None
    if value is not None:
        try:
            return converted(value, parameter.type, machine.budget)
        except SuppressedError:
            pass
    expected_zh, expected_en = type_words(parameter.type)
    value_zh, value_en = value_words(value)
    raise SuppressedError(
        ARGUMENT_TYPE,
        function=function.name,
        parameter=parameter.name,
        expected_zh=expected_zh,
        expected_en=expected_en,
        value_zh=value_zh,
        value_en=value_en,
    )
