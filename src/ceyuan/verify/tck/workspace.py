"""The requirements graph at work: the models of a folder, and the values of their elements for given inputs.

Comes in: models and inputs. Goes out: values of decisions and services.
Must not know: files or expected results.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ceyuan.errors import CeyuanError
from ceyuan.feel.evaluation.functions import host_function
from ceyuan.feel.types import Type
from ceyuan.feel.values import Context, Date, DateTime, FunctionValue, Time, Value
from ceyuan.verify.tck import model
from ceyuan.verify.tck.boxed import Surroundings, boxed_value, coerced, result_type
from ceyuan.verify.tck.errors import CIRCULAR_DECISION, UNKNOWN_ELEMENT
from ceyuan.verify.tck.item_types import types_of
from ceyuan.verify.tck.model import Reference

# The kit asks only that now() and today() have values; the clock is not read.
_NOW = DateTime(Date(2026, 1, 1), Time(12, 0, 0, zone=0))


@dataclass(frozen=True, slots=True)
class Workspace:
    """All models of a folder, by namespace, and what their names mean."""

    models: Mapping[str, model.Model]
    types: Mapping[str, Mapping[str, Type]]
    fields: frozenset[str]

    def element(self, reference: Reference) -> model.Element:
        """Give the element a reference names."""
        found = self.models.get(reference.namespace)
        if found is None or reference.id not in found.elements:
            raise CeyuanError(UNKNOWN_ELEMENT, data={"model": reference.namespace, "reference": reference.id})
        return found.elements[reference.id]

    def named(self, one: model.Model, name: str) -> Reference:
        """Find the element of a model with a name; a decision comes before others."""
        ids = [id_ for id_, element in one.elements.items() if element.name == name]
        ids.sort(key=lambda id_: not isinstance(one.elements[id_], model.Decision))
        return Reference(one.namespace, ids[0] if ids else name)


def workspace_of(models: Iterable[model.Model]) -> Workspace:
    """Put models together."""
    by_namespace = {one.namespace: one for one in models}
    types = {namespace: types_of(one, by_namespace) for namespace, one in by_namespace.items()}
    fields = {
        name
        for one in by_namespace.values()
        for definition in one.definitions.values()
        for name in _field_names(definition)
    }
    return Workspace(by_namespace, types, frozenset(fields))


def _field_names(definition: model.ItemDefinition) -> Iterable[str]:
    for part in definition.components:
        yield part.name
        yield from _field_names(part)


@dataclass(frozen=True, slots=True)
class Session:
    """One run: inputs by namespace and name, and the values found so far."""

    workspace: Workspace
    inputs: Mapping[tuple[str, str], Value]
    values: dict[Reference, Value] = field(default_factory=dict)
    pending: set[Reference] = field(default_factory=set)

    def value(self, reference: Reference) -> Value:
        """Give the value of an element: an input, the outcome of a decision, or a function."""
        if reference not in self.values:
            if reference in self.pending:
                name = self.workspace.element(reference).name
                raise CeyuanError(CIRCULAR_DECISION, data={"name": name})
            self.pending.add(reference)
            try:
                self.values[reference] = self._evaluated(reference)
            finally:
                self.pending.discard(reference)
        return self.values[reference]

    def _evaluated(self, reference: Reference) -> Value:
        element = self.workspace.element(reference)
        around = self._surroundings(reference.namespace, ())
        type_ = around.type_named(element.type_ref)
        match element:
            case model.InputData():
                return coerced(self.inputs.get((reference.namespace, element.name)), type_)
            case model.Decision():
                around = self._surroundings(reference.namespace, element.requirements)
                return coerced(boxed_value(element.logic, around), type_)
            case model.Knowledge():
                return self._knowledge(reference.namespace, element, result_type(type_))
            case model.Service():
                return self._service(reference.namespace, element, result_type(type_))

    def _surroundings(self, namespace: str, requirements: tuple[Reference, ...]) -> Surroundings:
        names: dict[str, Value] = {}
        imported: dict[str, dict[str, Value]] = {}
        for reference in requirements:
            element = self.workspace.element(reference)
            if reference.namespace == namespace:
                names[element.name] = self.value(reference)
            else:
                imported.setdefault(reference.namespace, {})[element.name] = self.value(reference)
        fields = set(self.workspace.fields)
        for prefix, where in self.workspace.models[namespace].imports.items():
            names[prefix] = Context(imported.get(where, {}))
            fields.update(imported.get(where, {}))
        return Surroundings(names, self.workspace.types[namespace], frozenset(fields), _NOW)

    def _knowledge(self, namespace: str, element: model.Knowledge, result: Type) -> FunctionValue:
        types = self._surroundings(namespace, ())
        parameters = tuple((one.name, types.type_named(one.type_ref)) for one in element.function.parameters)

        def run(arguments: tuple[Value, ...]) -> Value:
            given = {one.name: value for one, value in zip(element.function.parameters, arguments, strict=True)}
            around = self._surroundings(namespace, element.requirements).with_names(given)
            return coerced(boxed_value(element.function.body, around), result)

        return host_function(element.name, parameters, run, result=result)

    def _service(self, namespace: str, element: model.Service, result: Type) -> FunctionValue:
        types = self._surroundings(namespace, ())
        inputs = [self.workspace.element(reference) for reference in element.inputs]
        parameters = tuple((one.name, types.type_named(one.type_ref)) for one in inputs)

        def run(arguments: tuple[Value, ...]) -> Value:
            inner = Session(self.workspace, {}, dict(zip(element.inputs, arguments, strict=True)))
            outputs = {self.workspace.element(one).name: inner.value(one) for one in element.outputs}
            value = next(iter(outputs.values())) if len(outputs) == 1 else Context(outputs)
            return coerced(value, result)

        return host_function(element.name, parameters, run, result=result)
