"""`for`, `some` and `every` (DMN 10.3.2.14).

Comes in: loops. Goes out: lists, or true, false and null.
Must not know: what is done with each element.
"""

from __future__ import annotations

from collections.abc import Iterator as Values

from ceyuan.feel.conformance import value_words
from ceyuan.feel.failures import CONDITION_NOT_BOOLEAN, NOT_ITERABLE, SuppressedError
from ceyuan.feel.machine import Machine
from ceyuan.feel.operators.logic import both, either
from ceyuan.feel.operators.ranges import range_values, steps
from ceyuan.feel.scope import Scope
from ceyuan.feel.syntax import For, Iterator, Quantified
from ceyuan.feel.values import Range, Value


def evaluate_for(node: For, scope: Scope, machine: Machine) -> Value:
    """Give the list of results; `partial` is the list so far."""
    results: list[Value] = []
    for inner in _turns(node.iterators, Scope({}, scope, partial=results), machine):
        results.append(machine.run(node.result, inner))
        machine.budget.check_list(len(results))
    return tuple(results)


def evaluate_quantified(node: Quantified, scope: Scope, machine: Machine) -> Value:
    """Tell whether some or every turn meets the condition; stops as soon as that is certain."""
    some = node.quantifier == "some"
    answer: bool | None = not some
    for inner in _turns(node.iterators, scope, machine):
        value = machine.run(node.condition, inner)
        if value is not None and not isinstance(value, bool):
            value_zh, value_en = value_words(value)
            raise SuppressedError(CONDITION_NOT_BOOLEAN, value_zh=value_zh, value_en=value_en)
        answer = either(answer, value) if some else both(answer, value)
        if answer is some:
            return answer
    return answer


def _turns(iterators: tuple[Iterator, ...], scope: Scope, machine: Machine) -> Values[Scope]:
    if not iterators:
        yield scope
        return
    first, *rest = iterators
    for value in _domain(first, scope, machine):
        machine.budget.spend(1)
        yield from _turns(tuple(rest), Scope({first.name: value}, scope), machine)


def _domain(iterator: Iterator, scope: Scope, machine: Machine) -> Values[Value]:
    domain = machine.run(iterator.domain, scope)
    if iterator.last is not None:
        return steps(domain, machine.run(iterator.last, scope))
    if isinstance(domain, Range):
        return range_values(domain)
    if domain is None:
        raise SuppressedError(NOT_ITERABLE, value_zh="空值", value_en="null")
    return iter(domain if isinstance(domain, tuple) else (domain,))
