"""Item definitions into FEEL types.

Comes in: the models of a folder. Goes out: for each model the types its names stand for.
Must not know: values, or where models come from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ceyuan.errors import CeyuanError
from ceyuan.feel.types import ANY, ContextType, FunctionType, ListType, Type, named_type
from ceyuan.verify.tck.errors import CIRCULAR_TYPE
from ceyuan.verify.tck.model import ItemDefinition, Model


def types_of(model: Model, models: Mapping[str, Model]) -> Mapping[str, Type]:
    """Give the types a model may name: its own, and those of imported models as `import.name`."""
    types: dict[str, Type] = {}
    for name, namespace in model.imports.items():
        imported = models.get(namespace)
        if imported is not None and imported is not model:
            resolver = _Resolver(imported)
            types.update({f"{name}.{inner}": resolver.named(inner) for inner in imported.definitions})
    resolver = _Resolver(model, types)
    types.update({name: resolver.named(name) for name in model.definitions})
    return types


@dataclass(slots=True)  # not frozen -- it remembers which definitions it is inside of
class _Resolver:
    model: Model
    imported: Mapping[str, Type] = field(default_factory=dict)
    inside: list[str] = field(default_factory=list)

    def named(self, name: str | None) -> Type:
        if name is None:
            return ANY
        definition = self.model.definitions.get(name)
        if definition is None:
            return named_type(name, self.imported) or ANY
        if name in self.inside:
            raise CeyuanError(CIRCULAR_TYPE, data={"name": name})
        self.inside.append(name)
        type_ = self.of(definition)
        self.inside.pop()
        return type_

    def of(self, definition: ItemDefinition) -> Type:
        if definition.components:
            type_: Type = ContextType(tuple((part.name, self.of(part)) for part in definition.components))
        elif definition.function is not None:
            parameters = tuple(self.named(parameter) for parameter in definition.function.parameters)
            type_ = FunctionType(parameters, self.named(definition.function.result))
        else:
            type_ = self.named(definition.type_ref)
        return ListType(type_) if definition.is_collection else type_
