"""Operators, conditions and type tests: evaluate the parts, then apply the operator.

Comes in: operator nodes. Goes out: their values.
Must not know: what the operators do; that is in operators/.
"""

from __future__ import annotations

from ceyuan.feel.conformance import conforms, value_words
from ceyuan.feel.failures import CONDITION_NOT_BOOLEAN, SuppressedError
from ceyuan.feel.machine import Machine
from ceyuan.feel.operators.arithmetic import calculate, negated
from ceyuan.feel.operators.comparison import compare
from ceyuan.feel.operators.logic import both, either
from ceyuan.feel.scope import Scope
from ceyuan.feel.syntax import And, Arithmetic, Between, Comparison, If, InstanceOf, Negate, Node, Or
from ceyuan.feel.types import written_type
from ceyuan.feel.values import Value


def evaluate_negate(node: Negate, scope: Scope, machine: Machine) -> Value:
    """Evaluate `-x`."""
    return negated(machine.run(node.operand, scope))


def evaluate_arithmetic(node: Arithmetic, scope: Scope, machine: Machine) -> Value:
    """Evaluate `left op right` with an arithmetic operator."""
    left = machine.run(node.left, scope)
    return calculate(node.operator, left, machine.run(node.right, scope), machine.budget)


def evaluate_comparison(node: Comparison, scope: Scope, machine: Machine) -> Value:
    """Evaluate `left op right` with a comparison."""
    left = machine.run(node.left, scope)
    return compare(node.operator, left, machine.run(node.right, scope), machine.budget)


def evaluate_between(node: Between, scope: Scope, machine: Machine) -> Value:
    """Evaluate `x between low and high`, which is `x >= low and x <= high`."""
    value = machine.run(node.operand, scope)
    low = machine.run(node.low, scope)
    high = machine.run(node.high, scope)
    above = compare(">=", value, low, machine.budget)
    return both(above, compare("<=", value, high, machine.budget))


def evaluate_and(node: And, scope: Scope, machine: Machine) -> Value:
    """Evaluate `and`; the right side is left alone when the left side decides."""
    left = _truth(node.left, scope, machine)
    return False if left is False else both(left, _truth(node.right, scope, machine))


def evaluate_or(node: Or, scope: Scope, machine: Machine) -> Value:
    """Evaluate `or`; the right side is left alone when the left side decides."""
    left = _truth(node.left, scope, machine)
    return True if left is True else either(left, _truth(node.right, scope, machine))


def evaluate_if(node: If, scope: Scope, machine: Machine) -> Value:
    """Evaluate `if`; only true leads to `then`."""
    return machine.run(node.then if _truth(node.condition, scope, machine) else node.otherwise, scope)


def evaluate_instance_of(node: InstanceOf, scope: Scope, machine: Machine) -> Value:
    """Evaluate `x instance of type`; null is an instance of nothing."""
    value = machine.run(node.operand, scope)
    return value is not None and conforms(value, written_type(node.type, machine.types), machine.budget)


def _truth(node: Node, scope: Scope, machine: Machine) -> bool | None:
    value = machine.run(node, scope)
    if value is None or isinstance(value, bool):
        return value
    value_zh, value_en = value_words(value)
    machine.report(SuppressedError(CONDITION_NOT_BOOLEAN, value_zh=value_zh, value_en=value_en), node.span)
    return None
