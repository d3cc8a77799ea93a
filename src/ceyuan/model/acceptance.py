"""Hold a value against its fact: right type, not too fine, inside its bounds, one of its choices.

Comes in: a fact and a value. Goes out: the value, or a Missing that says what was wrong. Nothing is ever rounded.
Must not know: where the value came from.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ceyuan.model.facts import Fact, FactType
from ceyuan.model.subject import Cell, Known, Missing, MissingReason

_TYPES: dict[FactType, type] = {
    FactType.NUMBER: Decimal,
    FactType.BOOLEAN: bool,
    FactType.TEXT: str,
    FactType.DATE: date,
}


def accept_value(fact: Fact, value: Known) -> Cell:
    """Give the value if the fact may have it, else why not.

    >>> from ceyuan.source import Source, Span
    >>> fact = Fact("职工人数", "staff", "Staff", FactType.NUMBER, Span(Source("f", ""), 0, 0), maximum=Decimal(100))
    >>> accept_value(fact, Decimal("1.5")).detail
    '1.5 的小数位多于 0 位'
    """
    if type(value) is not _TYPES[fact.type]:
        return _wrong(f"“{value}”不是{_NAMES[fact.type]}")
    if isinstance(value, Decimal):
        return _accept_number(fact, value)
    if isinstance(value, str) and fact.choices and value not in fact.choices:
        return _wrong(f"“{value}”不在取值范围：{'、'.join(fact.choices)}")
    return value


_NAMES = {FactType.NUMBER: "数", FactType.BOOLEAN: "是或否", FactType.TEXT: "文字", FactType.DATE: "日期"}


def _accept_number(fact: Fact, value: Decimal) -> Cell:
    if not value.is_finite():
        return _wrong(f"“{value}”不是有限的数")
    exponent = value.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > fact.scale:
        return _wrong(f"{value} 的小数位多于 {fact.scale} 位")
    if fact.minimum is not None and value < fact.minimum:
        return _wrong(f"{value} 小于最小值 {fact.minimum}")
    if fact.maximum is not None and value > fact.maximum:
        return _wrong(f"{value} 大于最大值 {fact.maximum}")
    return value


def _wrong(detail: str) -> Missing:
    return Missing(MissingReason.WRONG_VALUE, detail)
