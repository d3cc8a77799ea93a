"""The machine one evaluation runs on: its account, its clock, the failures so far, and how to go on.

Comes in: limits, the time it is to be, and the functions that evaluate nodes and call functions.
Goes out: values of nodes and calls. Must not know: any kind of node or function.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ceyuan.errors import CeyuanError
from ceyuan.feel.failures import Failure, SuppressedError
from ceyuan.feel.limits import Budget
from ceyuan.feel.scope import Scope
from ceyuan.feel.syntax import Node
from ceyuan.feel.types import Type
from ceyuan.feel.values import DateTime, FunctionValue, Value
from ceyuan.source import Span


@dataclass(slots=True)  # not frozen -- it is the state of a running evaluation
class Machine:
    """State of one evaluation, handed to everything that takes part in it.

    `handlers` says how each kind of node is evaluated, `apply` how a function is called.
    """

    handlers: Mapping[type, Callable[..., Value]]
    apply: Callable[[FunctionValue, tuple[Value, ...], Machine], Value]
    budget: Budget
    now: DateTime | None
    types: Mapping[str, Type]
    failures: list[Failure] = field(default_factory=list)
    depth: int = 0

    def run(self, node: Node, scope: Scope) -> Value:
        """Evaluate a node; what it refuses becomes null, with the reason kept."""
        self.budget.spend(1)
        self.depth += 1
        self.budget.check_depth(self.depth)
        try:
            return self.handlers[type(node)](node, scope, self)
        except SuppressedError as error:
            self.report(error, node.span)
            return None
        except CeyuanError as error:
            raise error if error.spans else CeyuanError(error.kind, data=error.data, spans=(node.span,)) from None
        finally:
            self.depth -= 1

    def call(self, function: FunctionValue, arguments: tuple[Value, ...]) -> Value:
        """Call a function value with positional arguments."""
        return self.apply(function, arguments, self)

    def report(self, error: SuppressedError, span: Span) -> None:
        """Keep why something became null, up to the limit."""
        if len(self.failures) < self.budget.limits.failures:
            self.failures.append(Failure(error.kind, error.data, span))
