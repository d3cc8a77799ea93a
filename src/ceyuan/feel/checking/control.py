"""Types of literals, lists, contexts, ranges and loops.

Comes in: nodes that hold or go through others. Goes out: their types, or errors.
Must not know: values.
"""

from __future__ import annotations

from ceyuan.feel.checking.operations import refuse_incomparable, refuse_no_condition
from ceyuan.feel.checking.state import Check, Names
from ceyuan.feel.errors import NOT_GOING_THROUGH
from ceyuan.feel.syntax import (
    BooleanLiteral,
    ContextLiteral,
    For,
    Iterator,
    ListLiteral,
    NullLiteral,
    NumberLiteral,
    Quantified,
    Range,
    StringLiteral,
)
from ceyuan.feel.types import (
    ANY,
    ANY_LIST,
    BOOLEAN,
    DATE,
    NULL,
    NUMBER,
    STRING,
    ContextType,
    ListType,
    RangeType,
    Type,
    common_type,
    type_text,
)


def type_of_number(_node: NumberLiteral, _names: Names, _check: Check) -> Type:
    """Give number."""
    return NUMBER


def type_of_string(_node: StringLiteral, _names: Names, _check: Check) -> Type:
    """Give string."""
    return STRING


def type_of_boolean(_node: BooleanLiteral, _names: Names, _check: Check) -> Type:
    """Give boolean."""
    return BOOLEAN


def type_of_null(_node: NullLiteral, _names: Names, _check: Check) -> Type:
    """Give Null, which suits any type."""
    return NULL


def type_of_list(node: ListLiteral, names: Names, check: Check) -> Type:
    """Give the type of a list: of what its items share."""
    return ListType(common_type(tuple(check.type_of(item, names) for item in node.items)))


def type_of_context(node: ContextLiteral, names: Names, check: Check) -> Type:
    """Give the type of a context; each entry sees those before it, and may call itself."""
    fields: dict[str, Type] = {}
    for entry in node.entries:
        fields[entry.key] = check.type_of(entry.value, names.plus({entry.key: ANY, **fields}))
    return ContextType(tuple(fields.items()))


def type_of_range(node: Range, names: Names, check: Check) -> Type:
    """Give the type of a range; its ends are of one ordered type."""
    ends = tuple(check.type_of(end, names) for end in (node.low, node.high) if end is not None)
    known = tuple(end for end in ends if end != NULL)
    if known:
        refuse_incomparable(check, node.span, "..", (known[0], known[-1]))
    return RangeType(common_type(ends))


def type_of_for(node: For, names: Names, check: Check) -> Type:
    """Give the type of the list of results."""
    inner = _turns(node.iterators, names.plus({"partial": ANY_LIST}), check)
    return ListType(check.type_of(node.result, inner))


def type_of_quantified(node: Quantified, names: Names, check: Check) -> Type:
    """Give boolean; the condition must be one."""
    refuse_no_condition(node.condition, _turns(node.iterators, names, check), check)
    return BOOLEAN


def _turns(iterators: tuple[Iterator, ...], names: Names, check: Check) -> Names:
    for iterator in iterators:
        names = names.plus({iterator.name: _element(iterator, names, check)})
    return names


def _element(iterator: Iterator, names: Names, check: Check) -> Type:
    domain = check.type_of(iterator.domain, names)
    if iterator.last is not None:
        last = check.type_of(iterator.last, names)
        for type_, node in ((domain, iterator.domain), (last, iterator.last)):
            if type_ not in (NUMBER, DATE, ANY):
                return check.refuse(NOT_GOING_THROUGH, node.span, type=type_text(type_))
        return common_type((domain, last))
    if isinstance(domain, ListType):
        return domain.item
    if isinstance(domain, RangeType):
        if domain.end not in (NUMBER, DATE, ANY):
            return check.refuse(NOT_GOING_THROUGH, iterator.domain.span, type=type_text(domain))
        return domain.end
    if domain == NULL:
        return check.refuse(NOT_GOING_THROUGH, iterator.domain.span, type=type_text(domain))
    return domain
