"""Types of operators, conditions and tests.

Comes in: operator nodes. Goes out: their types, or errors where the operands cannot be right.
Must not know: values.
"""

from __future__ import annotations

from collections.abc import Mapping

from ceyuan.errors import CeyuanError
from ceyuan.feel.checking.state import Check, Names
from ceyuan.feel.errors import NO_CONDITION, WRONG_OPERAND, WRONG_OPERANDS
from ceyuan.feel.mentions import mentions_input
from ceyuan.feel.syntax import (
    And,
    Arithmetic,
    Between,
    CompareTest,
    Comparison,
    Expression,
    If,
    In,
    InstanceOf,
    Negate,
    Or,
    UnaryTest,
    UnaryTests,
)
from ceyuan.feel.types import (
    ANY,
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    MONTHS_DURATION,
    NULL,
    NUMBER,
    STRING,
    TIME,
    ListType,
    RangeType,
    Type,
    assignable,
    common_type,
    type_text,
    written_type,
)
from ceyuan.source import Span

_ORDERED = (NUMBER, STRING, DATE, TIME, DATE_TIME, DAYS_DURATION, MONTHS_DURATION)
_MOMENTS = (DATE, TIME, DATE_TIME)
_SUMS: Mapping[tuple[Type, Type], Type] = {
    (NUMBER, NUMBER): NUMBER,
    (STRING, STRING): STRING,
    (DAYS_DURATION, DAYS_DURATION): DAYS_DURATION,
    (MONTHS_DURATION, MONTHS_DURATION): MONTHS_DURATION,
    **{(moment, DAYS_DURATION): moment for moment in _MOMENTS},
    **{(DAYS_DURATION, moment): moment for moment in _MOMENTS},
    **{(moment, MONTHS_DURATION): moment for moment in (DATE, DATE_TIME)},
    **{(MONTHS_DURATION, moment): moment for moment in (DATE, DATE_TIME)},
}
_DIFFERENCES: Mapping[tuple[Type, Type], Type] = {
    (NUMBER, NUMBER): NUMBER,
    (DAYS_DURATION, DAYS_DURATION): DAYS_DURATION,
    (MONTHS_DURATION, MONTHS_DURATION): MONTHS_DURATION,
    (TIME, TIME): DAYS_DURATION,
    **{(left, right): DAYS_DURATION for left in (DATE, DATE_TIME) for right in (DATE, DATE_TIME)},
    **{(moment, DAYS_DURATION): moment for moment in _MOMENTS},
    **{(moment, MONTHS_DURATION): moment for moment in (DATE, DATE_TIME)},
}
_PRODUCTS: Mapping[tuple[Type, Type], Type] = {
    (NUMBER, NUMBER): NUMBER,
    **{(NUMBER, duration): duration for duration in (DAYS_DURATION, MONTHS_DURATION)},
    **{(duration, NUMBER): duration for duration in (DAYS_DURATION, MONTHS_DURATION)},
}
_QUOTIENTS: Mapping[tuple[Type, Type], Type] = {
    (NUMBER, NUMBER): NUMBER,
    **{(duration, NUMBER): duration for duration in (DAYS_DURATION, MONTHS_DURATION)},
    **{(duration, duration): NUMBER for duration in (DAYS_DURATION, MONTHS_DURATION)},
}
_ARITHMETIC: Mapping[str, Mapping[tuple[Type, Type], Type]] = {
    "+": _SUMS,
    "-": _DIFFERENCES,
    "*": _PRODUCTS,
    "/": _QUOTIENTS,
    "**": {(NUMBER, NUMBER): NUMBER},
}


def type_of_arithmetic(node: Arithmetic, names: Names, check: Check) -> Type:
    """Give the type of a sum, difference, product, quotient or power."""
    left, right = check.type_of(node.left, names), check.type_of(node.right, names)
    table = _ARITHMETIC[node.operator]
    results = {result for (one, two), result in table.items() if left in (ANY, one) and right in (ANY, two)}
    if not results:
        return _refuse_operands(check, node.span, node.operator, (left, right))
    return results.pop() if len(results) == 1 else ANY


def type_of_negate(node: Negate, names: Names, check: Check) -> Type:
    """Give the type of `-x`, which is that of x."""
    operand = check.type_of(node.operand, names)
    if operand not in (ANY, NUMBER, DAYS_DURATION, MONTHS_DURATION):
        expected = "number, days and time duration, years and months duration"
        return check.refuse(WRONG_OPERAND, node.span, operator="-", type=type_text(operand), expected=expected)
    return operand


def type_of_comparison(node: Comparison, names: Names, check: Check) -> Type:
    """Give boolean; what cannot be compared is an error."""
    types = check.type_of(node.left, names), check.type_of(node.right, names)
    refuse_incomparable(check, node.span, node.operator, types)
    return BOOLEAN


def refuse_incomparable(check: Check, span: Span, operator: str, types: tuple[Type, Type]) -> None:
    """Collect an error when two types can never be equal, or have no order."""
    left, right = types
    if ANY in types or (operator in ("=", "!=") and (NULL in types or _alike(left, right))):
        return
    if left == right and left in _ORDERED:
        return
    _refuse_operands(check, span, operator, types)


def _alike(left: Type, right: Type) -> bool:
    return assignable(left, right) or assignable(right, left)


def type_of_between(node: Between, names: Names, check: Check) -> Type:
    """Give boolean; the value and both ends are of one ordered type."""
    value = check.type_of(node.operand, names)
    for operator, end in ((">=", node.low), ("<=", node.high)):
        refuse_incomparable(check, end.span, operator, (value, check.type_of(end, names)))
    return BOOLEAN


def type_of_connective(node: And | Or, names: Names, check: Check) -> Type:
    """Give boolean; both sides are conditions."""
    refuse_no_condition(node.left, names, check)
    refuse_no_condition(node.right, names, check)
    return BOOLEAN


def refuse_no_condition(node: Expression, names: Names, check: Check) -> None:
    """Collect an error when an expression is surely no condition."""
    type_ = check.type_of(node, names)
    if type_ not in (BOOLEAN, ANY, NULL):
        check.refuse(NO_CONDITION, node.span, type=type_text(type_))


def type_of_if(node: If, names: Names, check: Check) -> Type:
    """Give the type both branches share."""
    refuse_no_condition(node.condition, names, check)
    return common_type((check.type_of(node.then, names), check.type_of(node.otherwise, names)))


def type_of_instance_of(node: InstanceOf, names: Names, check: Check) -> Type:
    """Give boolean; the type must exist."""
    check.type_of(node.operand, names)
    try:
        written_type(node.type, check.named)
    except CeyuanError as error:
        check.errors.append(error)
    return BOOLEAN


def type_of_in(node: In, names: Names, check: Check) -> Type:
    """Give boolean; each test suits the value."""
    value = check.type_of(node.operand, names)
    check_tests(node.tests, value, names, check)
    return BOOLEAN


def check_tests(tests: tuple[UnaryTest, ...], value: Type, names: Names, check: Check) -> None:
    """Collect errors for tests that a value of the type can never pass."""
    inner = names.plus({"?": value})
    for test in tests:
        wanted = check.type_of(test.value, inner)
        if isinstance(test, CompareTest):
            refuse_incomparable(check, test.span, test.operator, (value, wanted))
        elif not (wanted == BOOLEAN and mentions_input(test.value)) and not _suits(value, wanted):
            _refuse_operands(check, test.span, "in", (value, wanted))


def _suits(value: Type, wanted: Type) -> bool:
    if ANY in (value, wanted) or NULL in (value, wanted) or _alike(value, wanted):
        return True
    if isinstance(wanted, ListType):
        return _suits(value, wanted.item)
    return isinstance(wanted, RangeType) and _suits(value, wanted.end)


def type_of_lone_test(node: UnaryTests, names: Names, check: Check) -> Type:
    """Give the type of the range that `(= 10)` is."""
    return RangeType(common_type(tuple(check.type_of(test.value, names) for test in node.tests)))


def _refuse_operands(check: Check, span: Span, operator: str, types: tuple[Type, Type]) -> Type:
    left, right = map(type_text, types)
    return check.refuse(WRONG_OPERANDS, span, operator=operator, left=left, right=right)
