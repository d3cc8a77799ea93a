"""Lower an expression that is not a condition: numbers, dates, words, lists.

Comes in: a FEEL tree and a scope. Goes out: a value whose constants are folded exactly.
Must not know: conditions.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from ceyuan.errors import CeyuanError
from ceyuan.feel import syntax
from ceyuan.plan import errors
from ceyuan.plan.lower.calls import call, date_constant, duration_constant, quantities, year_column
from ceyuan.plan.lower.scope import Scope
from ceyuan.plan.lower.terms import (
    Items,
    Months,
    Open,
    Truth,
    Value,
    Word,
    YearlyFact,
    add,
    add_months,
    day_constant,
    describe,
    divide,
    multiply,
    negate,
    subtract,
)
from ceyuan.plan.nodes import Constant, Kind, Quantity
from ceyuan.source import Span

_LARGEST_POWER = 64
_MOST_DIGITS = 60
_LONGEST_LOOP = 100


def lower_value(node: syntax.Expression, scope: Scope) -> Value:
    """Lower any expression that may stand beside a comparison sign."""
    scope.spend(node.span)
    match node:
        case syntax.NumberLiteral(value=number):
            return Constant(Fraction(number))
        case syntax.StringLiteral(value=text):
            return Word(text)
        case syntax.BooleanLiteral(value=value):
            return Truth(value)
        case syntax.AtLiteral(span=span, value=text):
            return duration_constant(text, span) if text.startswith("P") else date_constant(text, span)
        case syntax.Name(span=span, value=name):
            return _lower_name(name, span, scope)
        case syntax.Negate(operand=operand):
            return negate(lower_quantity(operand, scope))
        case syntax.Arithmetic():
            return _lower_arithmetic(node, scope)
        case syntax.Filter():
            return _lower_filter(node, scope)
        case syntax.Call():
            return _lower_call(node, scope)
        case syntax.ListLiteral(items=items):
            return Items(tuple(lower_value(one, scope) for one in items))
        case syntax.For():
            return _lower_for(node, scope)
        case syntax.NullLiteral(span=span):
            raise CeyuanError(errors.NULL_TEST, spans=[span])
    raise refused(node)


def lower_quantity(node: syntax.Expression, scope: Scope) -> Quantity:
    """Lower an expression that must be a number, a date or a number of days."""
    return quantities((_closed(lower_value(node, scope), node.span),), node.span)[0]


def _closed(value: Value, span: Span) -> Value:
    if isinstance(value, Items):
        raise CeyuanError(errors.NOT_QUANTITY, data={"found": describe(value)}, spans=[span])
    if isinstance(value, Open):
        raise OpenParameter(value.name)
    return value


class OpenParameter(Exception):  # noqa: N818 -- a signal inside lowering, never shown
    """An unpublished parameter was met inside arithmetic: the whole condition is open."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


def _lower_name(name: str, span: Span, scope: Scope) -> Value:
    definition = scope.definition(name)
    if definition is not None:
        return lower_value(definition.rule.expression, scope.inside(definition, span))
    return scope.value(name, span)


def _lower_arithmetic(node: syntax.Arithmetic, scope: Scope) -> Value:
    if node.operator == "**":
        return _lower_power(node, scope)
    left, right = lower_value(node.left, scope), lower_value(node.right, scope)
    if isinstance(right, Months):
        return _move_date(left, right.count if node.operator == "+" else -right.count, node)
    top, bottom = quantities((_closed(left, node.left.span), _closed(right, node.right.span)), node.span)
    match node.operator:
        case "+":
            return add(top, bottom, node.span)
        case "-":
            return subtract(top, bottom, node.span)
        case "*":
            return multiply(top, bottom, node.span)
    return divide(top, bottom, node.span)


def _move_date(left: Value, months: int, node: syntax.Arithmetic) -> Value:
    """Move a constant date; a fact's date cannot be moved exactly in every engine, its counterpart can."""
    if isinstance(left, Constant) and left.kind is Kind.DATE and node.operator in "+-":
        return day_constant(add_months(date.fromordinal(int(left.value)), months))
    what = "事实日期加减年月 / moving a fact's date by months"
    hint = '请把时长移到另一边，例如 成立日期 <= 申报日期 - duration("P3Y")。'
    raise CeyuanError(errors.UNSUPPORTED, data={"what": what, "hint": hint}, spans=[node.span])


def _lower_power(node: syntax.Arithmetic, scope: Scope) -> Value:
    left, right = lower_quantity(node.left, scope), lower_quantity(node.right, scope)
    whole = isinstance(right, Constant) and right.value.denominator == 1 and 0 <= right.value <= _LARGEST_POWER
    if isinstance(left, Constant) and isinstance(right, Constant) and whole and _digits(left) < _MOST_DIGITS:
        return Constant(left.value ** int(right.value), left.kind)
    what = "事实的乘方 / powers of facts"
    hint = "复合增长请用 年均增长率(营业收入, 2)。"
    raise CeyuanError(errors.UNSUPPORTED, data={"what": what, "hint": hint}, spans=[node.span])


def _digits(constant: Constant) -> int:
    return max(constant.value.numerator.bit_length(), constant.value.denominator.bit_length()) // 3


def _lower_filter(node: syntax.Filter, scope: Scope) -> Value:
    base = lower_value(node.base, scope)
    if not isinstance(base, YearlyFact):
        name = node.base.span.text
        raise CeyuanError(errors.NO_YEARS, data={"name": name}, spans=[node.span])
    index = lower_value(node.condition, scope)
    if not isinstance(index, Constant):
        data = {"index": node.condition.span.text, "depth": base.fact.depth}
        raise CeyuanError(errors.BAD_YEAR, data=data, spans=[node.condition.span])
    return year_column(base, index.value, node.condition.span)


def _lower_call(node: syntax.Call, scope: Scope) -> Value:
    if not isinstance(node.function, syntax.Name) or node.named:
        raise refused(node)
    arguments = [lower_value(one, scope) for one in node.positional]
    for one, argument in zip(arguments, node.positional, strict=True):
        if isinstance(one, Open):
            _closed(one, argument.span)
    return call(node.function.value, arguments, node.span)


def _lower_for(node: syntax.For, scope: Scope) -> Value:
    if len(node.iterators) != 1:
        raise refused(node)
    iterator = node.iterators[0]
    return Items(tuple(lower_value(node.result, scope.bind(iterator.name, one)) for one in members(iterator, scope)))


def members(iterator: syntax.Iterator, scope: Scope) -> tuple[Value, ...]:
    """Give the members a loop runs over; they must be known now, as in `[-1, -2]`."""
    domain = lower_value(iterator.domain, scope)
    if iterator.last is not None:
        last = lower_value(iterator.last, scope)
        if isinstance(domain, Constant) and isinstance(last, Constant):
            first, end = domain.value, last.value
            if first.denominator == end.denominator == 1 and abs(end - first) < _LONGEST_LOOP:
                step = 1 if end >= first else -1
                return tuple(Constant(Fraction(one)) for one in range(int(first), int(end) + step, step))
    if isinstance(domain, Items):
        return domain.items
    what = "这样的循环（只能对列出的少量整数循环） / loops over anything but a few whole numbers"
    hint = "请列出年度，例如 every i in [-1, -2] satisfies …。"
    raise CeyuanError(errors.UNSUPPORTED, data={"what": what, "hint": hint}, spans=[iterator.domain.span])


def refused(node: syntax.Expression) -> CeyuanError:
    """Say that rules cannot use a construct."""
    what = f"“{node.span.text}”（{type(node).__name__}）"
    hint = "规则可用的写法见 docs/packs.md“规则可以怎么写”。"
    return CeyuanError(errors.UNSUPPORTED, data={"what": what, "hint": hint}, spans=[node.span])
