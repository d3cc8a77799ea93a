"""Lower a condition to logic, pushing every `not` down to the atoms.

Comes in: a FEEL tree, a scope and a polarity. Goes out: logic whose atoms carry the negation.
Must not know: groups, measures, how logic is evaluated.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from ceyuan.errors import CeyuanError
from ceyuan.feel import syntax
from ceyuan.model.provenance import Reading
from ceyuan.plan import errors
from ceyuan.plan.lower.scope import Scope
from ceyuan.plan.lower.terms import (
    QUANTITIES,
    FlagFact,
    Items,
    Open,
    TextFact,
    Truth,
    Value,
    Word,
    YearlyFact,
    describe,
    require_comparable,
)
from ceyuan.plan.lower.values import OpenParameter, lower_value, members, refused
from ceyuan.plan.nodes import (
    AllOf,
    Always,
    AnyOf,
    Column,
    Compare,
    CompoundGrowth,
    Constant,
    Flag,
    Holds,
    Inapplicable,
    Logic,
    Member,
    Operator,
    Unpublished,
)
from ceyuan.source import Span

_NEGATED: Mapping[Operator, Operator] = {
    Operator.EQUAL: Operator.UNEQUAL,
    Operator.UNEQUAL: Operator.EQUAL,
    Operator.LESS: Operator.AT_LEAST,
    Operator.AT_LEAST: Operator.LESS,
    Operator.MORE: Operator.AT_MOST,
    Operator.AT_MOST: Operator.MORE,
}
_TURNED: Mapping[Operator, Operator] = {
    Operator.EQUAL: Operator.EQUAL,
    Operator.UNEQUAL: Operator.UNEQUAL,
    Operator.LESS: Operator.MORE,
    Operator.MORE: Operator.LESS,
    Operator.AT_MOST: Operator.AT_LEAST,
    Operator.AT_LEAST: Operator.AT_MOST,
}


def lower_logic(node: syntax.Expression, scope: Scope, *, positive: bool = True) -> Logic:
    """Lower a condition; with `positive` false, its negation."""
    scope.spend(node.span)
    match node:
        case syntax.And(left=left, right=right):
            return _join((left, right), scope, every=positive, positive=positive)
        case syntax.Or(left=left, right=right):
            return _join((left, right), scope, every=not positive, positive=positive)
        case syntax.BooleanLiteral(value=value):
            return Always(value is positive)
        case syntax.Comparison():
            return _lower_comparison(node, scope, positive=positive)
        case syntax.Between(operand=operand, low=low, high=high):
            tests = (_compare(operand, Operator.AT_LEAST, low), _compare(operand, Operator.AT_MOST, high))
            return _join(tests, scope, every=positive, positive=positive)
        case syntax.In(operand=operand, tests=in_tests):
            return _lower_in(operand, in_tests, scope, positive=positive)
        case syntax.Quantified():
            return _lower_quantified(node, scope, positive=positive)
        case syntax.If(condition=condition, then=then, otherwise=otherwise):
            ways = (syntax.And(node.span, condition, then), syntax.And(node.span, _not(condition), otherwise))
            return _join(ways, scope, every=not positive, positive=positive)
        case syntax.Call():
            return _lower_condition_call(node, scope, positive=positive)
        case syntax.Name(span=span, value=name):
            return _lower_name(name, span, scope, positive=positive)
    raise CeyuanError(errors.NOT_LOGIC, data={"found": f"“{node.span.text}”"}, spans=[node.span])


def lower_tests(tests: syntax.UnaryTests, operand: Value, scope: Scope) -> Logic:
    """Lower the unary tests of a band against its input."""
    parts = tuple(_lower_test(test, operand, scope, positive=not tests.negated) for test in tests.tests)
    if not parts:
        return Always(True)
    return AllOf(parts) if tests.negated else _any(parts)


def _join(nodes: tuple[syntax.Expression, ...], scope: Scope, *, every: bool, positive: bool) -> Logic:
    parts = tuple(lower_logic(node, scope, positive=positive) for node in nodes)
    return AllOf(parts) if every else AnyOf(parts)


def _any(parts: tuple[Logic, ...]) -> Logic:
    return parts[0] if len(parts) == 1 else AnyOf(parts)


def _compare(left: syntax.Expression, operator: Operator, right: syntax.Expression) -> syntax.Comparison:
    return syntax.Comparison(left.span.to(right.span), operator.value, left, right)


def _not(node: syntax.Expression) -> syntax.Expression:
    return syntax.Call(node.span, syntax.Name(node.span, "not"), (node,), ())


def _lower_name(name: str, span: Span, scope: Scope, *, positive: bool) -> Logic:
    definition = scope.definition(name)
    if definition is not None:
        inner = lower_logic(definition.rule.expression, scope.inside(definition, span), positive=positive)
        return _graded(inner, definition.reading)
    match scope.value(name, span):
        case FlagFact(fact=fact):
            return Flag(fact.name, positive)
        case Truth(value=value):
            return Always(value is positive)
        case Open(name=what):
            return Unpublished(what)
        case YearlyFact(fact=fact):
            raise CeyuanError(errors.YEAR_NEEDED, data={"name": fact.name}, spans=[span])
        case value:
            raise CeyuanError(errors.NOT_LOGIC, data={"found": describe(value)}, spans=[span])


def _graded(logic: Logic, reading: Reading) -> Logic:
    """Mark atoms with how well their definition was read; a definition inside another keeps its own grade."""
    match logic:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return dataclasses.replace(logic, parts=tuple(_graded(part, reading) for part in parts))
        case Compare(reading=None) | Flag(reading=None) | Member(reading=None) | Holds(reading=None):
            return dataclasses.replace(logic, reading=reading)
        case Inapplicable(reading=None):
            return dataclasses.replace(logic, reading=reading)
    return logic


def _lower_comparison(node: syntax.Comparison, scope: Scope, *, positive: bool) -> Logic:
    operator = Operator(node.operator)
    if not positive:
        operator = _NEGATED[operator]
    for side, other in ((node.left, node.right), (node.right, node.left)):
        if isinstance(other, syntax.NullLiteral):
            return _null_test(lower_value(side, scope), operator, node.span)
    try:
        left, right = lower_value(node.left, scope), lower_value(node.right, scope)
    except OpenParameter as gap:
        return Unpublished(gap.name)
    return compare_values(left, operator, right, span=node.span)


def _null_test(value: Value, operator: Operator, span: Span) -> Logic:
    """Lower `fact = null`: it asks whether the fact applies to the subject at all."""
    if operator in {Operator.EQUAL, Operator.UNEQUAL}:
        negated = operator is Operator.UNEQUAL
        match value:
            case Column(fact=name, offset=offset):
                return Inapplicable(name, offset, negated)
            case FlagFact(fact=fact) | TextFact(fact=fact):
                return Inapplicable(fact.name, None, negated)
    raise CeyuanError(errors.NULL_TEST, spans=[span])


def compare_values(left: Value, operator: Operator, right: Value, *, span: Span) -> Logic:
    """Compare two lowered values; words only by equality, compound growth only with a constant."""
    match left, right:
        case (Open(name=what), _) | (_, Open(name=what)):
            return Unpublished(what)
        case TextFact(), Word():
            return _word_test(left, right, operator, span)
        case Word(), TextFact():
            return _word_test(right, left, operator, span)
        case (FlagFact(fact=fact), Truth(value=value)) | (Truth(value=value), FlagFact(fact=fact)):
            if operator in {Operator.EQUAL, Operator.UNEQUAL}:
                return Flag(fact.name, value is (operator is Operator.EQUAL))
        case (YearlyFact(fact=fact), _) | (_, YearlyFact(fact=fact)):
            raise CeyuanError(errors.YEAR_NEEDED, data={"name": fact.name}, spans=[span])
    if not isinstance(left, QUANTITIES) or not isinstance(right, QUANTITIES):
        wrong = right if isinstance(left, QUANTITIES) else left
        raise CeyuanError(errors.NOT_QUANTITY, data={"found": describe(wrong)}, spans=[span])
    require_comparable(left, right, span)
    if isinstance(right, CompoundGrowth) and not isinstance(left, CompoundGrowth):
        left, right, operator = right, left, _TURNED[operator]
    if isinstance(left, CompoundGrowth) and not (isinstance(right, Constant) and right.value > -1):
        raise CeyuanError(errors.GROWTH_BOUND, spans=[span])
    return Compare(operator, left, right)


def _word_test(fact: TextFact, word: Word, operator: Operator, span: Span) -> Logic:
    if operator not in {Operator.EQUAL, Operator.UNEQUAL}:
        raise CeyuanError(errors.NOT_QUANTITY, data={"found": describe(fact)}, spans=[span])
    _require_choice(fact, word, span)
    return Member(fact.fact.name, (word.value,), negated=operator is Operator.UNEQUAL)


def _require_choice(fact: TextFact, word: Word, span: Span) -> None:
    choices = fact.fact.choices
    if choices and word.value not in choices:
        data = {"word": word.value, "name": fact.fact.name, "choices": "、".join(choices)}
        raise CeyuanError(errors.NOT_A_CHOICE, data=data, spans=[span])


def _lower_in(
    operand: syntax.Expression, tests: tuple[syntax.UnaryTest, ...], scope: Scope, *, positive: bool
) -> Logic:
    try:
        value = lower_value(operand, scope)
        parts = tuple(_lower_test(test, value, scope, positive=positive) for test in tests)
    except OpenParameter as gap:
        return Unpublished(gap.name)
    words = [one for one in parts if isinstance(one, Member) and not one.prefix and one.negated is not positive]
    if len(words) == len(parts) > 1:
        return Member(words[0].fact, tuple(word for one in words for word in one.values), negated=not positive)
    return _any(parts) if positive else AllOf(parts)


def _lower_test(test: syntax.UnaryTest, operand: Value, scope: Scope, *, positive: bool) -> Logic:
    if isinstance(test, syntax.CompareTest):
        operator = Operator(test.operator)
        operator = operator if positive else _NEGATED[operator]
        return compare_values(operand, operator, lower_value(test.value, scope), span=test.span)
    match test.value:
        case syntax.Range() as bounds:
            return _lower_range(bounds, operand, scope, positive=positive)
        case syntax.ListLiteral(items=items):
            inner = tuple(syntax.ExpressionTest(one.span, one) for one in items)
            parts = tuple(_lower_test(one, operand, scope, positive=positive) for one in inner)
            return _any(parts) if positive else AllOf(parts)
    operator = Operator.EQUAL if positive else Operator.UNEQUAL
    return compare_values(operand, operator, lower_value(test.value, scope), span=test.span)


def _lower_range(bounds: syntax.Range, operand: Value, scope: Scope, *, positive: bool) -> Logic:
    parts = []
    for node, operator in (
        (bounds.low, Operator.AT_LEAST if bounds.low_closed else Operator.MORE),
        (bounds.high, Operator.AT_MOST if bounds.high_closed else Operator.LESS),
    ):
        if node is not None:
            side = operator if positive else _NEGATED[operator]
            parts.append(compare_values(operand, side, lower_value(node, scope), span=bounds.span))
    return AllOf(tuple(parts)) if positive else AnyOf(tuple(parts))


def _lower_quantified(node: syntax.Quantified, scope: Scope, *, positive: bool) -> Logic:
    if len(node.iterators) != 1:
        raise refused(node)
    iterator = node.iterators[0]
    parts = tuple(
        lower_logic(node.condition, scope.bind(iterator.name, one), positive=positive)
        for one in members(iterator, scope)
    )
    return AllOf(parts) if (node.quantifier == "every") is positive else AnyOf(parts)


def _lower_condition_call(node: syntax.Call, scope: Scope, *, positive: bool) -> Logic:
    name = node.function.value if isinstance(node.function, syntax.Name) else ""
    match name, node.positional:
        case "not", (operand,):
            return lower_logic(operand, scope, positive=not positive)
        case (("持有" | "持有任一"), (titles,)):
            return Holds(_titles(titles, scope), negated=not positive)
        case "starts with", (text, prefix):
            fact, word = lower_value(text, scope), lower_value(prefix, scope)
            if isinstance(fact, TextFact) and isinstance(word, Word):
                return Member(fact.fact.name, (word.value,), negated=not positive, prefix=True)
    value = None if name in {"not", "持有", "持有任一", "starts with"} else lower_value(node, scope)
    found = f"“{node.span.text}”" if value is None else describe(value)
    raise CeyuanError(errors.NOT_LOGIC, data={"found": found}, spans=[node.span])


def _titles(node: syntax.Expression, scope: Scope) -> tuple[str, ...]:
    value = lower_value(node, scope)
    words = value.items if isinstance(value, Items) else (value,)
    titles = []
    for word in words:
        title = scope.vocabulary.find_title(word.value) if isinstance(word, Word) else None
        if title is None:
            name = word.value if isinstance(word, Word) else describe(word)
            data = {"title": name, "nearest": scope.vocabulary.nearest(name) or "—"}
            raise CeyuanError(errors.UNKNOWN_TITLE, data=data, spans=[node.span])
        titles.append(title.name)
    return tuple(titles)
