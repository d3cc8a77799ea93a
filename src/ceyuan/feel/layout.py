"""Says, node by node, how a tree is laid out as text: pieces of text and the nodes between them.

Comes in: one node. Goes out: its parts in order, each inner node with the level it must bind tighter than.
Must not know: the inside of those nodes, and which names stand where.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ceyuan.feel import syntax
from ceyuan.feel.levels import (
    ACCESS,
    COMPARISON,
    CONJUNCTION,
    DISJUNCTION,
    EXPONENT,
    FULL,
    INSTANCE,
    PRODUCT,
    SIGN,
    SUM,
)
from ceyuan.feel.lexer import scan
from ceyuan.feel.names import PARAMETRIC_TYPES, index_phrases
from ceyuan.feel.syntax import Expression, Name, TypeName, UnaryTest, UnaryTests
from ceyuan.feel.tokens import RESERVED, WORD
from ceyuan.feel.values.numbers import number_text
from ceyuan.feel.visible_keys import visible_keys


@dataclass(frozen=True, slots=True)
class Inside:
    """A node to be laid out in turn, in brackets unless it binds tighter than the level."""

    node: Expression
    above: int


Part = str | Name | Inside
"""A name stays a node, for its text may depend on what follows it."""

ANYTHING: Final = FULL - 1
_LEVELS: Final[dict[type[syntax.Node], int]] = {
    syntax.If: FULL,
    syntax.For: FULL,
    syntax.Quantified: FULL,
    syntax.FunctionLiteral: FULL,
    syntax.Or: DISJUNCTION,
    syntax.And: CONJUNCTION,
    syntax.Comparison: COMPARISON,
    syntax.Between: COMPARISON,
    syntax.In: COMPARISON,
    syntax.Negate: SIGN,
    syntax.InstanceOf: INSTANCE,
}
_ARITHMETIC_LEVELS: Final = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "**": EXPONENT}
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def level_of(node: Expression) -> int:
    """Say how tightly a node binds; `FULL` is loosest.

    >>> from ceyuan.feel.parser import parse_expression
    >>> from ceyuan.source import Source
    >>> level_of(parse_expression(Source("规则", "a or b"))) == DISJUNCTION
    True
    """
    if isinstance(node, syntax.Arithmetic):
        return _ARITHMETIC_LEVELS[node.operator]
    if isinstance(node, syntax.InstanceOf) and _type_runs_on(node.type):
        return ACCESS
    return _LEVELS.get(type(node), ACCESS)


def parts_of(node: Expression) -> list[Part]:
    """Give the parts of one node, without brackets around the whole."""
    match node:
        case Name():
            return [node]
        case syntax.Negate():
            return ["-", Inside(node.operand, SIGN - 1)]
        case syntax.Arithmetic():
            level = _ARITHMETIC_LEVELS[node.operator]
            return [Inside(node.left, level - 1), f" {node.operator} ", Inside(node.right, level)]
        case syntax.Comparison():
            return [Inside(node.left, COMPARISON), f" {node.operator} ", Inside(node.right, COMPARISON)]
        case syntax.And():
            return [Inside(node.left, CONJUNCTION - 1), " and ", Inside(node.right, CONJUNCTION)]
        case syntax.Or():
            return [Inside(node.left, DISJUNCTION - 1), " or ", Inside(node.right, DISJUNCTION)]
        case syntax.Between():
            limits: list[Part] = [Inside(node.low, COMPARISON), " and ", Inside(node.high, COMPARISON)]
            return [Inside(node.operand, COMPARISON), " between ", *limits]
        case syntax.In():
            return [Inside(node.operand, COMPARISON), " in ", *_behind_in(node.tests)]
        case syntax.InstanceOf():
            test: list[Part] = [Inside(node.operand, INSTANCE - 1), f" instance of {type_text(node.type)}"]
            return ["(", *test, ")"] if _type_runs_on(node.type) else test
        case syntax.PathAccess():
            path: list[Part] = [Inside(node.base, ACCESS - 1), f".{node.field}"]
            return ["(", *path, ")"] if _field_runs_on(node) else path
        case syntax.Filter():
            return [Inside(node.base, ACCESS - 1), "[", Inside(node.condition, ANYTHING), "]"]
        case syntax.Call():
            named: list[list[Part]] = [
                [f"{argument.name}: ", Inside(argument.value, ANYTHING)] for argument in node.named
            ]
            arguments: list[list[Part]] = [[Inside(argument, ANYTHING)] for argument in node.positional]
            return [Inside(node.function, ACCESS - 1), "(", *_joined([*arguments, *named]), ")"]
        case syntax.If() | syntax.For() | syntax.Quantified() | syntax.FunctionLiteral():
            return _control(node)
        case _:
            return _value(node)


def _control(node: syntax.If | syntax.For | syntax.Quantified | syntax.FunctionLiteral) -> list[Part]:
    match node:
        case syntax.If():
            branches: list[Part] = [Inside(node.then, ANYTHING), " else ", Inside(node.otherwise, ANYTHING)]
            return ["if ", Inside(node.condition, ANYTHING), " then ", *branches]
        case syntax.For():
            return ["for ", *_iterators(node.iterators), " return ", Inside(node.result, ANYTHING)]
        case syntax.Quantified():
            head = _iterators(node.iterators)
            return [f"{node.quantifier} ", *head, " satisfies ", Inside(node.condition, ANYTHING)]
        case syntax.FunctionLiteral():
            parameters = ", ".join(_parameter_text(parameter) for parameter in node.parameters)
            word = "external " if node.external else ""
            return [f"function({parameters}) {word}", Inside(node.body, ANYTHING)]


def _iterators(iterators: Iterable[syntax.Iterator]) -> list[Part]:
    items: list[list[Part]] = []
    for iterator in iterators:
        last: list[Part] = [] if iterator.last is None else ["..", Inside(iterator.last, ANYTHING)]
        items.append([f"{iterator.name} in ", Inside(iterator.domain, ANYTHING), *last])
    return _joined(items)


def _parameter_text(parameter: syntax.Parameter) -> str:
    return parameter.name if parameter.type is None else f"{parameter.name}: {type_text(parameter.type)}"


def _value(node: Expression) -> list[Part]:
    match node:
        case syntax.NumberLiteral():
            return [number_text(node.value)]
        case syntax.StringLiteral():
            return [quoted(node.value)]
        case syntax.BooleanLiteral():
            return ["true" if node.value else "false"]
        case syntax.AtLiteral():
            return ["@" + quoted(node.value)]
        case syntax.Range():
            return _range(node)
        case syntax.ListLiteral():
            return ["[", *_joined([Inside(item, ANYTHING)] for item in node.items), "]"]
        case syntax.ContextLiteral():
            entries: list[list[Part]] = [[f"{key_text(e.key)}: ", Inside(e.value, ANYTHING)] for e in node.entries]
            return ["{", *_joined(entries), "}"]
        case UnaryTests():
            return ["(", *unary_parts(node), ")"]
        case _:
            return ["null"]


def _range(node: syntax.Range) -> list[Part]:
    if node.low is None and node.high is not None:
        return ["(<= " if node.high_closed else "(< ", Inside(node.high, COMPARISON), ")"]
    if node.high is None and node.low is not None:
        return ["(>= " if node.low_closed else "(> ", Inside(node.low, COMPARISON), ")"]
    low: Part = "null" if node.low is None else Inside(node.low, ANYTHING)
    high: Part = "null" if node.high is None else Inside(node.high, ANYTHING)
    return ["[" if node.low_closed else "(", low, "..", high, "]" if node.high_closed else ")"]


def unary_parts(node: UnaryTests) -> list[Part]:
    """Give the parts of unary tests: `a, b`, `not(a, b)` or `-`."""
    tests = _joined([*_test(test)] for test in node.tests)
    if node.negated:
        return ["not(", *tests, ")"]
    if len(node.tests) == 1 and _is_call_of_not(node.tests[0]):
        return ["(", *tests, ")"]
    return tests or ["-"]


def _is_call_of_not(test: UnaryTest) -> bool:
    """Tell a test that is the function `not`, which unary tests would read as their own negation."""
    match test.value:
        case syntax.Call(function=Name(value="not")):
            return isinstance(test, syntax.ExpressionTest)
        case _:
            return False


def _test(test: UnaryTest) -> list[Part]:
    if isinstance(test, syntax.CompareTest):
        return [f"{test.operator} ", Inside(test.value, COMPARISON)]
    return [Inside(test.value, ANYTHING)]


def _behind_in(tests: tuple[UnaryTest, ...]) -> list[Part]:
    """Give the tests behind `in`; only one that cannot be taken for a list of tests stands without brackets."""
    only = tests[0]
    if len(tests) == 1 and isinstance(only, syntax.ExpressionTest):
        plain = level_of(only.value) > COMPARISON
        if plain and (_is_full_range(only.value) or not _begins_with_bracket(only.value)):
            return [Inside(only.value, COMPARISON)]
    return ["(", *_joined([*_test(test)] for test in tests), ")"]


def _is_full_range(node: Expression) -> bool:
    return isinstance(node, syntax.Range) and node.low is not None and node.high is not None


def _begins_with_bracket(node: Expression) -> bool:
    first = parts_of(node)[0]
    while isinstance(first, Inside):
        if level_of(first.node) <= first.above:
            return True
        first = parts_of(first.node)[0]
    return isinstance(first, str) and first.startswith("(")


def _field_runs_on(node: syntax.PathAccess) -> bool:
    """Tell whether another key of the literal begins with this field, so that what follows might belong to it."""
    tokens = tuple(token.text for token in scan(node.field)[:-1])
    longer = index_phrases(visible_keys(node.base)).get(tokens[0], ())
    return any(phrase.tokens[: len(tokens)] == tokens and len(phrase.tokens) > len(tokens) for phrase in longer)


def _type_runs_on(type_: TypeName) -> bool:
    """Tell whether a `<` behind the type would be read as the beginning of its parameters."""
    while type_.result is not None:
        type_ = type_.result
    return type_.name in PARAMETRIC_TYPES and not type_.parameters


def _joined(items: Iterable[list[Part]]) -> list[Part]:
    parts: list[Part] = []
    for item in items:
        parts += [", ", *item] if parts else item
    return parts


def type_text(type_: TypeName) -> str:
    """Write a type as it is written in FEEL."""
    parameters = ", ".join(f"{name}: {type_text(t)}" if name else type_text(t) for name, t in type_.parameters)
    if type_.result is not None:
        return f"function<{parameters}> -> {type_text(type_.result)}"
    return f"{type_.name}<{parameters}>" if parameters else type_.name


def key_text(key: str) -> str:
    """Write a context key: bare when it consists of words, else quoted.

    >>> key_text("营业收入"), key_text("a b"), key_text("a-b")
    ('营业收入', 'a b', '"a-b"')
    """
    tokens = scan(key)[:-1]
    words = bool(tokens) and tokens[0].kind == WORD and all(t.kind == WORD or t.kind in RESERVED for t in tokens)
    return key if words and key == " ".join(token.text for token in tokens) else quoted(key)


def quoted(text: str) -> str:
    """Write a string literal.

    >>> print(quoted("制造业"))
    "制造业"
    """
    return '"' + text.translate(_ESCAPES) + '"'
