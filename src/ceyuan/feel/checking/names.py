"""Types of names, fields, indexes and filters.

Comes in: names, `base.field` and `base[condition]`. Goes out: their types, or errors with the nearest valid name.
Must not know: values.
"""

from __future__ import annotations

from collections.abc import Mapping

from ceyuan.feel.builtins.table import BUILTINS
from ceyuan.feel.checking.state import Check, Names
from ceyuan.feel.errors import NO_CONDITION, NO_SUCH_FIELD, NOT_A_LIST, UNKNOWN_NAME
from ceyuan.feel.suggestion import nearest
from ceyuan.feel.syntax import Filter, Name, PathAccess
from ceyuan.feel.types import (
    ANY,
    ANY_CONTEXT,
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
    ListType,
    RangeType,
    Type,
    type_text,
)

_DATE_FIELDS = {"year": NUMBER, "month": NUMBER, "day": NUMBER, "weekday": NUMBER}
_TIME_FIELDS = {"hour": NUMBER, "minute": NUMBER, "second": NUMBER, "time offset": DAYS_DURATION, "timezone": STRING}
_FIELDS: Mapping[Type, Mapping[str, Type]] = {
    DATE: _DATE_FIELDS,
    TIME: _TIME_FIELDS,
    DATE_TIME: {**_DATE_FIELDS, **_TIME_FIELDS},
    MONTHS_DURATION: {"years": NUMBER, "months": NUMBER},
    DAYS_DURATION: {"days": NUMBER, "hours": NUMBER, "minutes": NUMBER, "seconds": NUMBER},
}


def type_of_name(node: Name, names: Names, check: Check) -> Type:
    """Give the type of a name; one that nobody declared is an error."""
    if node.value in names.types:
        return names.types[node.value]
    if node.value in BUILTINS:
        return BUILTINS[node.value].types[0]
    if names.is_open:
        return ANY
    near = nearest(node.value, (*names.types, *BUILTINS))
    return check.refuse(UNKNOWN_NAME, node.span, name=node.value, near=near)


def type_of_path(node: PathAccess, names: Names, check: Check) -> Type:
    """Give the type of a field; of a list, the list of the fields of its elements."""
    base = check.type_of(node.base, names)
    if isinstance(base, ListType):
        return ListType(_field(base.item, node, check))
    return _field(base, node, check)


def _field(base: Type, node: PathAccess, check: Check) -> Type:
    if base in (ANY, NULL, ANY_CONTEXT):
        return ANY
    fields = _fields(base)
    if node.field in fields:
        return fields[node.field]
    near = nearest(node.field, fields)
    return check.refuse(NO_SUCH_FIELD, node.span, type=type_text(base), field=node.field, near=near)


def _fields(base: Type) -> Mapping[str, Type]:
    if isinstance(base, ContextType):
        return dict(base.fields)
    if isinstance(base, RangeType):
        return {"start": base.end, "end": base.end, "start included": BOOLEAN, "end included": BOOLEAN}
    return _FIELDS.get(base, {})


def type_of_filter(node: Filter, names: Names, check: Check) -> Type:
    """Give the element type behind an index, the list type behind a condition."""
    base = check.type_of(node.base, names)
    item = base.item if isinstance(base, ListType) else base
    fields = dict(item.fields) if isinstance(item, ContextType) else {}
    is_open = item in (ANY, ANY_CONTEXT)
    condition = check.type_of(node.condition, names.plus({"item": item, **fields}, is_open=is_open))
    if condition == NUMBER:
        if not isinstance(base, ListType) and base != ANY:
            return check.refuse(NOT_A_LIST, node.span, type=type_text(base))
        return item
    if condition not in (BOOLEAN, ANY, NULL):
        check.refuse(NO_CONDITION, node.condition.span, type=type_text(condition))
    return ANY if condition == ANY else ListType(item)
