"""A DMN model as data: decisions, knowledge, services, inputs, types and boxed expressions.

Comes in: nothing. Goes out: frozen nodes. Must not know: XML, or how anything is evaluated.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

# boxed expressions


@dataclass(frozen=True, slots=True)
class BoxedLiteral:
    """FEEL text; `type_ref` is the type its value is to have, if any."""

    text: str
    type_ref: str | None


@dataclass(frozen=True, slots=True)
class BoxedEntry:
    """An entry of a boxed context; the one without a name is its result."""

    name: str | None
    type_ref: str | None
    value: Boxed | None


@dataclass(frozen=True, slots=True)
class BoxedContext:
    """A boxed context."""

    entries: tuple[BoxedEntry, ...]
    type_ref: str | None


@dataclass(frozen=True, slots=True)
class BoxedList:
    """A boxed list."""

    items: tuple[Boxed, ...]
    type_ref: str | None


@dataclass(frozen=True, slots=True)
class BoxedRelation:
    """A boxed relation: a list of contexts with the same names."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Boxed, ...], ...]
    type_ref: str | None


@dataclass(frozen=True, slots=True)
class BoxedInvocation:
    """A call with arguments by name."""

    function: Boxed
    bindings: tuple[tuple[str, Boxed | None], ...]
    type_ref: str | None


@dataclass(frozen=True, slots=True)
class FormalParameter:
    """A parameter of a function or knowledge model."""

    name: str
    type_ref: str | None


@dataclass(frozen=True, slots=True)
class BoxedFunction:
    """A function definition; `kind` is FEEL, Java or PMML."""

    parameters: tuple[FormalParameter, ...]
    body: Boxed | None
    kind: str
    type_ref: str | None


@dataclass(frozen=True, slots=True)
class BoxedConditional:
    """`if`, boxed."""

    condition: Boxed
    then: Boxed
    otherwise: Boxed
    type_ref: str | None


@dataclass(frozen=True, slots=True)
class BoxedFilter:
    """A filter, boxed."""

    source: Boxed
    match: Boxed
    type_ref: str | None


@dataclass(frozen=True, slots=True)
class BoxedLoop:
    """`for`, `some` or `every`, boxed."""

    kind: Literal["for", "some", "every"]
    variable: str
    source: Boxed
    body: Boxed
    type_ref: str | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a decision table: an input with its expression, or an output with its values."""

    text: str
    type_ref: str | None
    values: str | None
    default: str | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a decision table: the texts of its cells."""

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """A decision table; an output column's text is its name."""

    inputs: tuple[Column, ...]
    outputs: tuple[Column, ...]
    rules: tuple[Rule, ...]
    hit_policy: str
    aggregation: str | None
    type_ref: str | None


Boxed = (
    BoxedLiteral
    | BoxedContext
    | BoxedList
    | BoxedRelation
    | BoxedInvocation
    | BoxedFunction
    | BoxedConditional
    | BoxedFilter
    | BoxedLoop
    | DecisionTable
)

# elements of the requirements graph


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to an element of this or another model."""

    namespace: str
    id: str


@dataclass(frozen=True, slots=True)
class InputData:
    """A value that comes from outside."""

    name: str
    type_ref: str | None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision; without logic its value is null."""

    name: str
    type_ref: str | None
    requirements: tuple[Reference, ...]
    logic: Boxed | None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A business knowledge model: a function."""

    name: str
    type_ref: str | None
    requirements: tuple[Reference, ...]
    function: BoxedFunction


@dataclass(frozen=True, slots=True)
class Service:
    """A decision service: a function of its input data, then of its input decisions."""

    name: str
    type_ref: str | None
    outputs: tuple[Reference, ...]
    inputs: tuple[Reference, ...]


Element = InputData | Decision | Knowledge | Service


@dataclass(frozen=True, slots=True)
class ItemDefinition:
    """A named type as written."""

    name: str
    type_ref: str | None
    is_collection: bool
    components: tuple[ItemDefinition, ...]
    function: FunctionItem | None
    allowed: str | None


@dataclass(frozen=True, slots=True)
class FunctionItem:
    """The type of a function as written."""

    parameters: tuple[str | None, ...]
    result: str | None


@dataclass(frozen=True, slots=True)
class Model:
    """One file: `imports` maps names to namespaces, `elements` ids to elements."""

    name: str
    namespace: str
    imports: Mapping[str, str]
    elements: Mapping[str, Element]
    definitions: Mapping[str, ItemDefinition]
