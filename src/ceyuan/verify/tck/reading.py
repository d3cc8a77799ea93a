"""Reads DMN files (any version from 1.1 to 1.5) into models.

Comes in: the root element of a file. Goes out: a model. Must not know: how anything is evaluated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from ceyuan.verify.tck import model
from ceyuan.verify.tck.xml import Element, child, children, read_xml, tag, text_of

_HIT_POLICIES = {
    "U": "UNIQUE",
    "A": "ANY",
    "P": "PRIORITY",
    "F": "FIRST",
    "R": "RULE ORDER",
    "O": "OUTPUT ORDER",
    "C": "COLLECT",
}


def read_model(path: Path) -> model.Model:
    """Read one DMN file."""
    root = read_xml(path)
    namespace = root.get("namespace", "")
    elements: dict[str, model.Element] = {}
    for node in root:
        element = _element(node, namespace)
        if element is not None:
            elements[node.get("id") or element.name] = element
    return model.Model(
        name=root.get("name", path.stem),
        namespace=namespace,
        imports={node.get("name", ""): node.get("namespace", "") for node in children(root, "import")},
        elements=elements,
        definitions={node.get("name", ""): _definition(node) for node in children(root, "itemDefinition")},
    )


def _element(node: Element, namespace: str) -> model.Element | None:
    name = node.get("name", "")
    type_ref = _type_ref(child(node, "variable"))
    match tag(node):
        case "inputData":
            return model.InputData(name, type_ref)
        case "decision":
            return model.Decision(name, type_ref, _requirements(node, namespace), _logic(node))
        case "businessKnowledgeModel":
            logic = child(node, "encapsulatedLogic")
            function = _function(logic) if logic is not None else model.BoxedFunction((), None, "FEEL", None)
            return model.Knowledge(name, type_ref, _requirements(node, namespace), function)
        case "decisionService":
            inputs = (*_references(node, "inputData", namespace), *_references(node, "inputDecision", namespace))
            return model.Service(name, type_ref, _references(node, "outputDecision", namespace), inputs)
    return None


def _type_ref(node: Element | None) -> str | None:
    if node is None:
        return None
    # DMN 1.1 writes the type with the prefix of FEEL's own namespace: feel:string.
    written = node.get("typeRef") or text_of(node, "typeRef")
    return written.strip().removeprefix("feel:") if written else None


def _requirements(node: Element, namespace: str) -> tuple[model.Reference, ...]:
    kinds = ("requiredInput", "requiredDecision", "requiredKnowledge")
    return tuple(
        reference
        for requirement in node
        if tag(requirement) in ("informationRequirement", "knowledgeRequirement")
        for kind in kinds
        for reference in _references(requirement, kind, namespace)
    )


def _references(node: Element, name: str, namespace: str) -> tuple[model.Reference, ...]:
    found = []
    for reference in children(node, name):
        where, _, id_ = reference.get("href", "").rpartition("#")
        found.append(model.Reference(where or namespace, id_))
    return tuple(found)


def _definition(node: Element) -> model.ItemDefinition:
    item = child(node, "functionItem")
    function = None
    if item is not None:
        parameters = tuple(parameter.get("typeRef") for parameter in children(item, "parameters"))
        function = model.FunctionItem(parameters, item.get("outputTypeRef"))
    return model.ItemDefinition(
        name=node.get("name", ""),
        type_ref=_type_ref(node),
        is_collection=node.get("isCollection") == "true",
        components=tuple(_definition(part) for part in children(node, "itemComponent")),
        function=function,
        allowed=text_of(child(node, "allowedValues")),
    )


def _logic(node: Element) -> model.Boxed | None:
    """Read the first boxed expression among the children; None when there is none."""
    return next((_READERS[tag(inner)](inner) for inner in node if tag(inner) in _READERS), None)


def _needed(node: Element | None) -> model.Boxed:
    logic = None if node is None else _logic(node)
    return model.BoxedLiteral("null", None) if logic is None else logic


def _literal(node: Element) -> model.Boxed:
    return model.BoxedLiteral((text_of(node) or "").strip(), _type_ref(node))


def _context(node: Element) -> model.Boxed:
    entries = []
    for entry in children(node, "contextEntry"):
        variable = child(entry, "variable")
        name = None if variable is None else variable.get("name")
        entries.append(model.BoxedEntry(name, _type_ref(variable), _logic(entry)))
    return model.BoxedContext(tuple(entries), _type_ref(node))


def _list(node: Element) -> model.Boxed:
    items = tuple(_READERS[tag(inner)](inner) for inner in node if tag(inner) in _READERS)
    return model.BoxedList(items, _type_ref(node))


def _relation(node: Element) -> model.Boxed:
    columns = tuple(column.get("name", "") for column in children(node, "column"))
    rows = tuple(
        tuple(_READERS[tag(cell)](cell) for cell in row if tag(cell) in _READERS) for row in children(node, "row")
    )
    return model.BoxedRelation(columns, rows, _type_ref(node))


def _invocation(node: Element) -> model.Boxed:
    bindings = []
    for binding in children(node, "binding"):
        parameter = child(binding, "parameter")
        bindings.append(("" if parameter is None else parameter.get("name", ""), _logic(binding)))
    return model.BoxedInvocation(_needed(node), tuple(bindings), _type_ref(node))


def _function(node: Element) -> model.BoxedFunction:
    parameters = tuple(
        model.FormalParameter(parameter.get("name", ""), _type_ref(parameter))
        for parameter in children(node, "formalParameter")
    )
    return model.BoxedFunction(parameters, _logic(node), node.get("kind", "FEEL"), _type_ref(node))


def _conditional(node: Element) -> model.Boxed:
    condition, then, otherwise = (_needed(child(node, name)) for name in ("if", "then", "else"))
    return model.BoxedConditional(condition, then, otherwise, _type_ref(node))


def _filter(node: Element) -> model.Boxed:
    return model.BoxedFilter(_needed(child(node, "in")), _needed(child(node, "match")), _type_ref(node))


def _loop(kind: Literal["for", "some", "every"], body: str) -> Callable[[Element], model.Boxed]:
    def read(node: Element) -> model.Boxed:
        source, inside = _needed(child(node, "in")), _needed(child(node, body))
        return model.BoxedLoop(kind, node.get("iteratorVariable", ""), source, inside, _type_ref(node))

    return read


def _table(node: Element) -> model.Boxed:
    inputs = tuple(_input_column(column) for column in children(node, "input"))
    outputs = tuple(_output_column(column) for column in children(node, "output"))
    rules = tuple(
        model.Rule(
            tuple((text_of(cell) or "").strip() for cell in children(rule, "inputEntry")),
            tuple((text_of(cell) or "").strip() for cell in children(rule, "outputEntry")),
        )
        for rule in children(node, "rule")
    )
    policy = node.get("hitPolicy", "UNIQUE")
    return model.DecisionTable(
        inputs, outputs, rules, _HIT_POLICIES.get(policy, policy), node.get("aggregation"), _type_ref(node)
    )


def _input_column(node: Element) -> model.Column:
    expression = child(node, "inputExpression")
    type_ref = None if expression is None else _type_ref(expression)
    return model.Column((text_of(expression) or "").strip(), type_ref, text_of(child(node, "inputValues")), None)


def _output_column(node: Element) -> model.Column:
    default = text_of(child(node, "defaultOutputEntry"))
    return model.Column(node.get("name") or "", _type_ref(node), text_of(child(node, "outputValues")), default)


_READERS: Mapping[str, Callable[[Element], model.Boxed]] = {
    "literalExpression": _literal,
    "context": _context,
    "list": _list,
    "relation": _relation,
    "invocation": _invocation,
    "functionDefinition": _function,
    "conditional": _conditional,
    "filter": _filter,
    "for": _loop("for", "return"),
    "some": _loop("some", "satisfies"),
    "every": _loop("every", "satisfies"),
    "decisionTable": _table,
}
