"""Unary tests and `in` (DMN 10.3.2.7): whether a value passes a test.

Comes in: tests and the value they are about, which is named `?` inside them. Goes out: true, false or null.
Must not know: where the tests come from (cells of tables, bands, the operator `in`).
"""

from __future__ import annotations

from collections.abc import Iterator

from ceyuan.feel.failures import SuppressedError
from ceyuan.feel.limits import Budget
from ceyuan.feel.machine import Machine
from ceyuan.feel.mentions import mentions_input
from ceyuan.feel.operators.arithmetic import operands
from ceyuan.feel.operators.comparison import compare, equal
from ceyuan.feel.operators.logic import disjunction, opposite
from ceyuan.feel.operators.ranges import contains, half_open
from ceyuan.feel.scope import Scope
from ceyuan.feel.syntax import CompareTest, In, UnaryTest, UnaryTests
from ceyuan.feel.values import Range, Value


def evaluate_in(node: In, scope: Scope, machine: Machine) -> Value:
    """Tell whether a value passes any of the tests."""
    value = machine.run(node.operand, scope)
    return _any_passes(node.tests, value, scope, machine)


def passes(node: UnaryTests, value: Value, scope: Scope, machine: Machine) -> bool | None:
    """Tell whether a value passes unary tests; `-` always does."""
    if not node.tests:
        return True
    answer = _any_passes(node.tests, value, scope, machine)
    return opposite(answer) if node.negated else answer


def evaluate_lone_test(node: UnaryTests, scope: Scope, machine: Machine) -> Value:
    """Give the range that `(= 10)` is where a value is wanted."""
    test = node.tests[0]
    if not isinstance(test, CompareTest) or node.negated or len(node.tests) != 1:
        raise TypeError("only a lone comparison stands where a value is wanted")
    return half_open(test.operator, machine.run(test.value, scope))


def _any_passes(tests: tuple[UnaryTest, ...], value: Value, scope: Scope, machine: Machine) -> bool | None:
    inner = Scope({"?": value}, scope)
    return disjunction(_answers(tests, value, inner, machine))


def _answers(tests: tuple[UnaryTest, ...], value: Value, scope: Scope, machine: Machine) -> Iterator[bool | None]:
    for test in tests:
        try:
            yield _answer(test, value, scope, machine)
        except SuppressedError as error:
            machine.report(error, test.span)
            yield None


def _answer(test: UnaryTest, value: Value, scope: Scope, machine: Machine) -> bool | None:
    wanted = machine.run(test.value, scope)
    if isinstance(test, CompareTest):
        return compare(test.operator, value, wanted, machine.budget)
    if isinstance(wanted, bool) and mentions_input(test.value):
        return wanted
    return _fits(value, wanted, machine.budget)


def _fits(value: Value, wanted: Value, budget: Budget) -> bool | None:
    if isinstance(wanted, Range):
        return contains(wanted, value, budget)
    if isinstance(wanted, tuple):
        budget.spend(len(wanted))
        return equal(value, wanted, budget) is True or disjunction(_fits_item(value, item, budget) for item in wanted)
    same = equal(value, wanted, budget)
    if same is None:
        raise operands("in", value, wanted)
    return same


def _fits_item(value: Value, item: Value, budget: Budget) -> bool | None:
    # An element of another kind simply is not the value.
    if not isinstance(item, Range):
        return equal(value, item, budget) is True
    try:
        return contains(item, value, budget)
    except SuppressedError:
        return False
