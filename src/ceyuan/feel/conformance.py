"""Values against types: what a value is, whether it conforms, and the implicit conversions (DMN 10.3.2.9).

Comes in: a value and a type. Goes out: yes or no, the converted value, or a suppressed failure.
Must not know: expressions or how types are written.
"""

from __future__ import annotations

from decimal import Decimal

from ceyuan.feel.failures import NOT_CONFORMING, SuppressedError
from ceyuan.feel.limits import Budget
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
    ContextType,
    FunctionType,
    ListType,
    RangeType,
    ScalarType,
    Type,
    assignable,
    type_words,
)
from ceyuan.feel.values import (
    Context,
    Date,
    DateTime,
    DaysDuration,
    FunctionValue,
    MonthsDuration,
    Range,
    Time,
    Value,
)
from ceyuan.feel.values.moments import midnight

_SCALARS: dict[type, ScalarType] = {
    type(None): NULL,
    bool: BOOLEAN,
    Decimal: NUMBER,
    str: STRING,
    Date: DATE,
    Time: TIME,
    DateTime: DATE_TIME,
    DaysDuration: DAYS_DURATION,
    MonthsDuration: MONTHS_DURATION,
}


def scalar_type(value: Value) -> ScalarType | None:
    """Give the type of a value without parts, None for lists, contexts, ranges and functions.

    >>> scalar_type(True) == BOOLEAN, scalar_type(())
    (True, None)
    """
    return _SCALARS.get(type(value))


def value_words(value: Value) -> tuple[str, str]:
    """Say in Chinese and English what kind of value it is, for messages.

    >>> value_words(None), value_words(())
    (('空值', 'null'), ('列表', 'a list'))
    """
    scalar = scalar_type(value)
    if scalar is NULL:
        return "空值", "null"
    if scalar is not None:
        return scalar.word, f"a {scalar.name}"
    match value:
        case tuple():
            return "列表", "a list"
        case Context():
            return "字段组", "a context"
        case Range():
            return "区间", "a range"
    return "函数", "a function"


def conforms(value: Value, type_: Type, budget: Budget | None = None) -> bool:
    """Tell whether a value is of a type; parts that are null conform to any type, null itself only to Null and Any.

    >>> conforms((Decimal(1), None), ListType(NUMBER)), conforms("a", NUMBER)
    (True, False)
    """
    if type_ == ANY:
        return True
    match type_:
        case ScalarType():
            return _SCALARS.get(type(value)) == type_
        case ListType():
            return isinstance(value, tuple) and _all_conform(value, type_.item, budget)
        case ContextType():
            return isinstance(value, Context) and all(
                name in value.entries and _part_conforms(value.entries[name], part, budget)
                for name, part in type_.fields
            )
        case RangeType():
            return isinstance(value, Range) and all(
                _part_conforms(end, type_.end, budget) for end in (value.low, value.high)
            )
        case FunctionType():
            return isinstance(value, FunctionValue) and any(assignable(form, type_) for form in value.types)


def _all_conform(values: tuple[Value, ...], type_: Type, budget: Budget | None) -> bool:
    if budget is not None:
        budget.spend(len(values))
    return type_ == ANY or all(_part_conforms(value, type_, budget) for value in values)


def _part_conforms(value: Value, type_: Type, budget: Budget | None) -> bool:
    return value is None or conforms(value, type_, budget)


def converted(value: Value, type_: Type, budget: Budget | None = None) -> Value:
    """Give the value as one of the type, converted as DMN 10.3.2.9.4 allows, or refuse it; null stays null.

    A single value becomes a list of one, a list of one its element, a date its midnight in UTC.

    >>> converted(Decimal(1), ListType(NUMBER)), converted(("a",), STRING)
    ((Decimal('1'),), 'a')
    """
    if value is None or conforms(value, type_, budget):
        return value
    if isinstance(type_, ListType) and conforms(value, type_.item, budget):
        return (value,)
    if isinstance(value, tuple) and len(value) == 1 and value[0] is not None and conforms(value[0], type_, budget):
        return value[0]
    if type_ == DATE_TIME and isinstance(value, Date):
        return midnight(value)
    raise not_conforming(value, type_)


def not_conforming(value: Value, type_: Type) -> SuppressedError:
    """Give the failure of a value that is not of the type.

    >>> not_conforming("a", NUMBER).data["expected_en"]
    'number'
    """
    value_zh, value_en = value_words(value)
    expected_zh, expected_en = type_words(type_)
    return SuppressedError(
        NOT_CONFORMING, value_zh=value_zh, value_en=value_en, expected_zh=expected_zh, expected_en=expected_en
    )
