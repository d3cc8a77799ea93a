"""Evaluates boxed expressions (DMN chapter 7 and 10.2): FEEL text inside contexts, invocations, tables and loops.

Comes in: a boxed expression and what it may see. Goes out: its value, or an error.
Must not know: the requirements graph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from ceyuan.feel.conformance import converted
from ceyuan.feel.evaluation.functions import host_function
from ceyuan.feel.evaluator import evaluate, evaluate_tests
from ceyuan.feel.failures import EXTERNAL_FUNCTION, SuppressedError
from ceyuan.feel.operators.ranges import range_values
from ceyuan.feel.parser import parse_expression
from ceyuan.feel.syntax import Call, Expression, Name, NamedArgument, UnaryTests
from ceyuan.feel.types import ANY, FunctionType, Type, named_type
from ceyuan.feel.unary import parse_unary_tests
from ceyuan.feel.values import Context, DateTime, Range, Value
from ceyuan.source import Source, Span
from ceyuan.verify.tck import model
from ceyuan.verify.tck.model import Boxed
from ceyuan.verify.tck.tables import Row, table_output


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an expression sees: values by name, named types, the names of fields, and the time it is to be."""

    names: Mapping[str, Value]
    types: Mapping[str, Type]
    fields: frozenset[str]
    now: DateTime

    def with_names(self, names: Mapping[str, Value]) -> Surroundings:
        """Give the same with more names."""
        return replace(self, names={**self.names, **names})

    def type_named(self, name: str | None) -> Type:
        """Give the type a reference means; Any when there is none."""
        return ANY if name is None else named_type(name, self.types) or ANY


def boxed_value(boxed: Boxed | None, around: Surroundings) -> Value:
    """Evaluate a boxed expression; a value that is not of the declared type becomes null."""
    if boxed is None:
        return None
    return coerced(_value(boxed, around), around.type_named(boxed.type_ref))


def coerced(value: Value, type_: Type) -> Value:
    """Convert a value to a declared type, to null if it cannot be (DMN 10.3.2.9.4).

    >>> coerced("a", named_type("number")) is None
    True
    """
    try:
        return converted(value, type_)
    except SuppressedError:
        return None


def _value(boxed: Boxed, around: Surroundings) -> Value:
    match boxed:
        case model.BoxedLiteral():
            return feel_value(boxed.text, around)
        case model.BoxedContext():
            return _context(boxed, around)
        case model.BoxedList():
            return tuple(boxed_value(item, around) for item in boxed.items)
        case model.BoxedRelation():
            return tuple(
                Context(dict(zip(boxed.columns, (boxed_value(cell, around) for cell in row), strict=True)))
                for row in boxed.rows
            )
        case model.BoxedInvocation():
            return _invocation(boxed, around)
        case model.BoxedFunction():
            return function_value("", boxed, around)
        case model.BoxedConditional():
            chosen = boxed.then if boxed_value(boxed.condition, around) is True else boxed.otherwise
            return boxed_value(chosen, around)
        case model.BoxedFilter():
            return _filtered(boxed, around)
        case model.BoxedLoop():
            return _looped(boxed, around)
        case model.DecisionTable():
            return _table(boxed, around)


def feel_value(text: str, around: Surroundings) -> Value:
    """Evaluate FEEL text; no text is null."""
    if not text:
        return None
    expression = _parsed(text, frozenset(around.names) | around.fields)
    return evaluate(expression, around.names, now=around.now, types=around.types).value


@lru_cache(maxsize=2048)
def _parsed(text: str, names: frozenset[str]) -> Expression:
    return parse_expression(Source("DMN", text), names=names)


@lru_cache(maxsize=2048)
def _parsed_tests(text: str, names: frozenset[str]) -> UnaryTests:
    return parse_unary_tests(Source("DMN", text), names=names)


def _context(boxed: model.BoxedContext, around: Surroundings) -> Value:
    entries: dict[str, Value] = {}
    for entry in boxed.entries:
        inner = around.with_names(entries)
        value = coerced(boxed_value(entry.value, inner), around.type_named(entry.type_ref))
        if entry.name is None:
            return value
        entries[entry.name] = value
    return Context(entries)


def _invocation(boxed: model.BoxedInvocation, around: Surroundings) -> Value:
    # The call is built as a tree over the values, so that arguments are fitted as in any call.
    span = Span(Source("DMN", "invocation"), 0, 10)
    values = {f"argument {number}": boxed_value(value, around) for number, (_, value) in enumerate(boxed.bindings)}
    arguments = tuple(
        NamedArgument(parameter, Name(span, name)) for (parameter, _), name in zip(boxed.bindings, values, strict=True)
    )
    names = {"function to call": boxed_value(boxed.function, around), **values}
    call = Call(span, Name(span, "function to call"), (), arguments)
    return evaluate(call, names, now=around.now, types=around.types).value


def function_value(name: str, boxed: model.BoxedFunction, around: Surroundings) -> Value:
    """Make a function value of a function definition; what it returns is coerced to its declared type."""
    parameters = tuple((one.name, around.type_named(one.type_ref)) for one in boxed.parameters)

    def run(arguments: tuple[Value, ...]) -> Value:
        if boxed.kind != "FEEL":
            raise SuppressedError(EXTERNAL_FUNCTION)
        given = {one.name: value for one, value in zip(boxed.parameters, arguments, strict=True)}
        return boxed_value(boxed.body, around.with_names(given))

    return host_function(name, parameters, run)


def result_type(type_: Type) -> Type:
    """Give the type a callable element's value has: of a function type its result, else the type itself.

    >>> result_type(FunctionType((), ANY)) == ANY
    True
    """
    return type_.result if isinstance(type_, FunctionType) else type_


def _filtered(boxed: model.BoxedFilter, around: Surroundings) -> Value:
    kept = []
    for item in _elements(boxed_value(boxed.source, around)):
        fields = item.entries if isinstance(item, Context) else {}
        answer = boxed_value(boxed.match, around.with_names({"item": item, **fields}))
        if answer is True:
            kept.append(item)
        elif answer is not None and answer is not False:
            return None
    return tuple(kept)


def _looped(boxed: model.BoxedLoop, around: Surroundings) -> Value:
    results: list[Value] = []
    for item in _elements(boxed_value(boxed.source, around)):
        names = {"partial": tuple(results), boxed.variable: item}
        results.append(boxed_value(boxed.body, around.with_names(names)))
    if boxed.kind == "for":
        return tuple(results)
    if any(result is not None and not isinstance(result, bool) for result in results):
        return None
    verb = "any" if boxed.kind == "some" else "all"
    return feel_value(f"{verb}(results)", around.with_names({"results": tuple(results)}))


def _elements(value: Value) -> Iterator[Value]:
    if isinstance(value, Range):
        return range_values(value)
    return iter(value if isinstance(value, tuple) else (value,))


def _table(table: model.DecisionTable, around: Surroundings) -> Value:
    subjects = tuple(feel_value(column.text, around) for column in table.inputs)
    rows: list[Row] = []
    for rule in table.rules:
        if all(_passes(cell, subject, around) for cell, subject in zip(rule.inputs, subjects, strict=True)):
            cells = zip(table.outputs, rule.outputs, strict=True)
            rows.append(
                tuple(coerced(feel_value(cell, around), around.type_named(column.type_ref)) for column, cell in cells)
            )
            if table.hit_policy == "FIRST":
                break
    return table_output(table, rows, lambda text, names: feel_value(text, around.with_names(names)))


def _passes(cell: str, subject: Value, around: Surroundings) -> bool:
    if cell in ("", "-"):
        return True
    tests = _parsed_tests(cell, frozenset(around.names) | around.fields)
    return evaluate_tests(tests, subject, around.names, now=around.now).value is True
