"""Weights add up: parameters named …权重 that weigh the terms of one sum are 1 together.

Comes in: a library. Goes out: an error for each sum of weights that is not 1, with what it comes to.
Must not know: facts. Where a weight is not published yet, the others may only not exceed 1.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from ceyuan.errors import CeyuanError
from ceyuan.feel.syntax import Arithmetic, Name, Node
from ceyuan.model.measure import Definition, Parameter
from ceyuan.model.policy import Library
from ceyuan.packs import errors

_WEIGHT = "权重"


def check_weights(library: Library) -> Iterator[CeyuanError]:
    """Give an error for every weighted sum of a definition whose weights do not add up to 1."""
    parameters = {one.name: one for pack in library.packs.values() for one in pack.parameters}
    for pack in library.packs.values():
        for definition in pack.definitions:
            for weights in _weighted_sums(definition.rule.expression, parameters):
                yield from _off(definition, weights)


def _off(definition: Definition, weights: Sequence[Parameter]) -> Iterator[CeyuanError]:
    for day in sorted({value.since or date.min for one in weights for value in one.values}):
        values = [one.value_on(day) for one in weights]
        known = [one for one in values if isinstance(one, Decimal)]
        total = sum(known, Decimal(0))
        if total > 1 or (total != 1 and len(known) == len(values)):
            names = "、".join(one.name for one in weights)
            data = {"definition": definition.name, "total": f"{total.normalize():f}", "weights": names}
            yield CeyuanError(errors.WEIGHTS, data=data, spans=[one.span for one in weights])
            return


def _weighted_sums(node: object, parameters: Mapping[str, Parameter]) -> Iterator[list[Parameter]]:
    """Walk over every sum of two or more terms that each begin with a weight."""
    if isinstance(node, Arithmetic) and node.operator == "+":
        terms = list(_terms(node))
        weights = [one for term in terms if (one := _weight(term, parameters)) is not None]
        if len(weights) == len(terms):
            yield weights
        for term in terms:
            yield from _weighted_sums(term, parameters)
    elif isinstance(node, Node):
        for field in dataclasses.fields(node):
            yield from _weighted_sums(getattr(node, field.name), parameters)
    elif isinstance(node, tuple):
        for one in node:
            yield from _weighted_sums(one, parameters)


def _terms(node: object) -> Iterator[object]:
    match node:
        case Arithmetic(operator="+", left=left, right=right):
            yield from _terms(left)
            yield from _terms(right)
        case _:
            yield node


def _weight(term: object, parameters: Mapping[str, Parameter]) -> Parameter | None:
    match term:
        case Arithmetic(operator="*", left=Name(value=name)) if name.endswith(_WEIGHT):
            return parameters.get(name)
    return None
