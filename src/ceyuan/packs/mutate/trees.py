"""Change a FEEL tree in every small way: comparisons, joins, numbers, units, years.

Comes in: a tree. Goes out: changed trees, each with a description.
Must not know: what the tree stands for.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TypeVar

from ceyuan.feel import syntax

_COMPARISONS: Mapping[syntax.ComparisonOperator, syntax.ComparisonOperator] = {
    ">=": ">",
    ">": ">=",
    "<=": "<",
    "<": "<=",
    "=": "!=",
    "!=": "=",
}
_UNITS = {"万元": "亿元", "亿元": "万元"}

Tree = TypeVar("Tree")


def changed_trees(node: Tree) -> Iterator[tuple[str, Tree]]:
    """Give every change of a tree: at this node, then inside each child."""
    if isinstance(node, syntax.Node):
        yield from _changes(node)  # type: ignore[misc]  # a change of an expression is an expression
    if isinstance(node, syntax.Filter):
        yield from _year_changes(node)  # type: ignore[misc]  # a filter stays a filter
        return
    if isinstance(node, tuple):
        for index, item in enumerate(node):
            for change, changed in changed_trees(item):
                yield change, (*node[:index], changed, *node[index + 1 :])  # type: ignore[misc]  # same shape as node
    elif dataclasses.is_dataclass(node) and not isinstance(node, type):
        for name in _children(node):
            for change, changed in changed_trees(getattr(node, name)):
                yield change, dataclasses.replace(node, **{name: changed})


def neighbours(value: Decimal) -> tuple[Decimal, Decimal]:
    """Give the numbers one unit of the last written digit below and above.

    >>> neighbours(Decimal("0.03"))
    (Decimal('0.02'), Decimal('0.04'))
    """
    exponent = value.as_tuple().exponent
    unit = Decimal((0, (1,), exponent if isinstance(exponent, int) else 0))
    return value - unit, value + unit


def numbers_in(node: object) -> Iterator[Decimal]:
    """Walk over the numbers of a tree."""
    match node:
        case syntax.NumberLiteral(value=value):
            yield value
        case tuple():
            for item in node:
                yield from numbers_in(item)
        case syntax.Node():
            for name in _children(node):
                yield from numbers_in(getattr(node, name))


def with_number(node: Tree, old: Decimal, new: Decimal) -> Tree:
    """Give the tree with one number replaced wherever it stands."""
    match node:
        case syntax.NumberLiteral(value=value):
            return dataclasses.replace(node, value=new) if value == old else node
        case tuple():
            return tuple(with_number(item, old, new) for item in node)  # type: ignore[return-value]  # same shape
        case syntax.Node():
            return dataclasses.replace(
                node, **{name: with_number(getattr(node, name), old, new) for name in _children(node)}
            )
    return node


def with_border_moved(node: Tree, at: Decimal) -> Tree:
    """Give a border to the other side: every test that ends at the number changes whether it includes it."""
    match node:
        case syntax.CompareTest(operator=operator, value=syntax.NumberLiteral(value=value)) if value == at:
            return dataclasses.replace(node, operator=_COMPARISONS[operator])
        case syntax.Range(low=low, high=high):
            low_hit = isinstance(low, syntax.NumberLiteral) and low.value == at
            high_hit = isinstance(high, syntax.NumberLiteral) and high.value == at
            return dataclasses.replace(
                node, low_closed=node.low_closed is not low_hit, high_closed=node.high_closed is not high_hit
            )
        case tuple():
            return tuple(with_border_moved(item, at) for item in node)  # type: ignore[return-value]  # same shape
        case syntax.Node():
            return dataclasses.replace(
                node, **{name: with_border_moved(getattr(node, name), at) for name in _children(node)}
            )
    return node


def _children(node: object) -> list[str]:
    return [field.name for field in dataclasses.fields(node) if field.name != "span"]  # type: ignore[arg-type]  # a node


def _changes(node: syntax.Node) -> Iterator[tuple[str, syntax.Node]]:
    match node:
        case syntax.NumberLiteral(value=value):
            for moved in neighbours(value):
                yield f"{value}→{moved}", dataclasses.replace(node, value=moved)
        case syntax.Comparison(operator=operator) | syntax.CompareTest(operator=operator):
            yield f"{operator}→{_COMPARISONS[operator]}", dataclasses.replace(node, operator=_COMPARISONS[operator])
        case syntax.And(span=span, left=left, right=right):
            yield "and→or", syntax.Or(span, left, right)
        case syntax.Or(span=span, left=left, right=right):
            yield "or→and", syntax.And(span, left, right)
        case syntax.Name(value=name) if name in _UNITS:
            yield f"{name}→{_UNITS[name]}", dataclasses.replace(node, value=_UNITS[name])
        case syntax.Range(low_closed=low_closed, high_closed=high_closed):
            if node.low is not None:
                yield "下界开闭", dataclasses.replace(node, low_closed=not low_closed)
            if node.high is not None:
                yield "上界开闭", dataclasses.replace(node, high_closed=not high_closed)
        case syntax.Quantified(quantifier="every"):
            yield "every→some", dataclasses.replace(node, quantifier="some")
        case syntax.Quantified():
            yield "some→every", dataclasses.replace(node, quantifier="every")


def _year_changes(node: syntax.Filter) -> Iterator[tuple[str, syntax.Filter]]:
    """Move a year index one year back or forth; a loop variable is changed in its list instead."""
    match node.condition:
        case syntax.Negate(operand=syntax.NumberLiteral(value=value) as number):
            for moved in (value - 1, value + 1):
                if moved >= 1:
                    operand = dataclasses.replace(number, value=moved)
                    condition = dataclasses.replace(node.condition, operand=operand)
                    yield f"[-{value}]→[-{moved}]", dataclasses.replace(node, condition=condition)
