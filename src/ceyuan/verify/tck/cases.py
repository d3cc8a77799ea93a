"""Reads test case files of the conformance kit.

Comes in: a file. Goes out: cases with inputs and expected results as FEEL values.
Must not know: models or how anything is evaluated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ceyuan.feel.values import Context, Value
from ceyuan.feel.values.numbers import number_from_text
from ceyuan.feel.values.texts import date_from_text, date_time_from_text, duration_from_text, time_from_text
from ceyuan.verify.tck.xml import Element, attribute, child, children, read_xml, text_of

_NUMBERS = ("decimal", "double", "float", "integer", "int", "long")
_READERS = {
    "date": date_from_text,
    "time": time_from_text,
    "dateTime": date_time_from_text,
    "duration": duration_from_text,
}


@dataclass(frozen=True, slots=True)
class Given:
    """An input of a case; `namespace` says which model it belongs to, if that is not the tested one."""

    name: str
    namespace: str | None
    value: Value


@dataclass(frozen=True, slots=True)
class Wanted:
    """An expected result of a case; where an error is expected the value is null."""

    name: str
    value: Value
    is_error: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A test case; `service` names the decision service to call, if it is one that is tested."""

    id: str
    service: str | None
    given: tuple[Given, ...]
    wanted: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The cases of one model."""

    path: Path
    model: str
    cases: tuple[Case, ...]


def read_cases(path: Path) -> CaseFile:
    """Read a file of test cases."""
    root = read_xml(path)
    model = (text_of(root, "modelName") or "").strip()
    cases = tuple(_case(node, number) for number, node in enumerate(children(root, "testCase"), start=1))
    return CaseFile(path, model, cases)


def _case(node: Element, number: int) -> Case:
    given = tuple(
        Given(inner.get("name", ""), inner.get("namespace"), value_of(inner)) for inner in children(node, "inputNode")
    )
    wanted = []
    for result in children(node, "resultNode"):
        expected = child(result, "expected")
        value = None if expected is None else value_of(expected)
        wanted.append(Wanted(result.get("name", ""), value, result.get("errorResult") == "true"))
    service = node.get("invocableName") if node.get("type") == "decisionService" else None
    return Case(node.get("id") or str(number), service, given, tuple(wanted))


def value_of(node: Element) -> Value:
    """Give the value written inside a node: `value`, `list` or components."""
    if _is_nil(node):
        return None
    value = child(node, "value")
    if value is not None:
        return _simple(value)
    items = child(node, "list")
    if items is not None:
        return None if _is_nil(items) else tuple(value_of(item) for item in children(items, "item"))
    components: Sequence[Element] = tuple(children(node, "component"))
    if components:
        return Context({component.get("name", ""): value_of(component) for component in components})
    return None


def _is_nil(node: Element) -> bool:
    return attribute(node, "nil") == "true"


def _simple(node: Element) -> Value:
    text = node.text or ""
    if _is_nil(node):
        return None
    kind = (attribute(node, "type") or "string").rpartition(":")[2]
    if kind == "boolean":
        return text.strip() in ("true", "1")
    if kind in _NUMBERS:
        return number_from_text(text.strip().removeprefix("+"))
    if kind in _READERS:
        return _READERS[kind](text.strip())
    return text
