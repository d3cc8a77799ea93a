"""What an expression may become on its way to the plan, and the arithmetic of kinds and units.

Comes in: lowered parts. Goes out: quantities with their kind, constants folded exactly.
Must not know: FEEL trees.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ceyuan.errors import CeyuanError
from ceyuan.model.facts import Fact, FactType
from ceyuan.plan import errors
from ceyuan.plan.nodes import (
    Absolute,
    Column,
    CompoundGrowth,
    Constant,
    Extreme,
    Kind,
    Product,
    Quantity,
    Quotient,
    Score,
    Sum,
)
from ceyuan.plan.reads import has_score
from ceyuan.source import Span


@dataclass(frozen=True, slots=True)
class Word:
    """A text constant."""

    value: str


@dataclass(frozen=True, slots=True)
class Truth:
    """A yes/no constant."""

    value: bool


@dataclass(frozen=True, slots=True)
class TextFact:
    """A text fact."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class FlagFact:
    """A yes/no fact."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class YearlyFact:
    """A yearly fact whose year is still open."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class Months:
    """A duration of whole months."""

    count: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list whose members are known now."""

    items: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A parameter that nobody has published."""

    name: str


Value = Quantity | Word | Truth | TextFact | FlagFact | YearlyFact | Months | Items | Open

QUANTITIES = (Constant, Column, Sum, Product, Quotient, Extreme, Absolute, CompoundGrowth, Score)

_PLAIN = {Kind.NUMBER, Kind.RATIO, Kind.POINTS}
_NAMES = {
    Kind.NUMBER: "数",
    Kind.MONEY: "金额",
    Kind.RATIO: "比例",
    Kind.DATE: "日期",
    Kind.DAYS: "天数",
    Kind.POINTS: "得分",
}


def kind_of(fact: Fact) -> Kind:
    """Give the kind of a number or date fact by its unit; a number without unit but with decimals is a share."""
    if fact.type is FactType.DATE:
        return Kind.DATE
    if not fact.unit:
        return Kind.RATIO if fact.scale >= 2 else Kind.NUMBER
    return {"元": Kind.MONEY, "天": Kind.DAYS, "分": Kind.POINTS}.get(fact.unit, Kind.NUMBER)


def describe(value: Value) -> str:
    """Name a value's kind for messages."""
    match value:
        case Word():
            return "文字"
        case Truth() | FlagFact():
            return "是或否"
        case TextFact(fact=fact):
            return f"文字事实“{fact.name}”"
        case YearlyFact(fact=fact):
            return f"未写年度的“{fact.name}”"
        case Months():
            return "时长"
        case Items():
            return "列表"
        case Open(name=name):
            return f"未公布的“{name}”"
    return _NAMES[value.kind]


def comparable(left: Quantity, right: Quantity) -> bool:
    """Tell whether two quantities may be compared or added."""
    if left.kind == right.kind or {left.kind, right.kind} <= _PLAIN:
        return True
    return any(isinstance(one, Constant) and one.value == 0 and one.kind is Kind.NUMBER for one in (left, right))


def require_comparable(left: Quantity, right: Quantity, span: Span) -> None:
    """Refuse to mix money, shares, dates and days."""
    if not comparable(left, right):
        data = {"left": _NAMES[left.kind], "right": _NAMES[right.kind]}
        raise CeyuanError(errors.UNIT_CLASH, data=data, spans=[span])


def add(left: Quantity, right: Quantity, span: Span) -> Quantity:
    """Give `left + right`."""
    if {left.kind, right.kind} == {Kind.DATE, Kind.DAYS}:
        kind = Kind.DATE
    else:
        if left.kind is Kind.DATE:
            data = {"left": _NAMES[left.kind], "right": _NAMES[right.kind]}
            raise CeyuanError(errors.UNIT_CLASH, data=data, spans=[span])
        require_comparable(left, right, span)
        kind = left.kind if left.kind is right.kind else Kind.NUMBER
        kind = Kind.MONEY if Kind.MONEY in {left.kind, right.kind} else kind
    if isinstance(left, Constant) and isinstance(right, Constant):
        return Constant(left.value + right.value, kind)
    terms = [term for one in (left, right) for term in (one.terms if isinstance(one, Sum) else (one,))]
    return Sum(tuple(terms), kind)


def subtract(left: Quantity, right: Quantity, span: Span) -> Quantity:
    """Give `left - right`; the difference of two dates is in days."""
    if left.kind is Kind.DATE and right.kind is Kind.DATE:
        if isinstance(left, Constant) and isinstance(right, Constant):
            return Constant(left.value - right.value, Kind.DAYS)
        return Sum((left, _negated(right, Kind.DAYS)), Kind.DAYS)
    return add(left, _negated(right, right.kind), span)


def _negated(quantity: Quantity, kind: Kind) -> Quantity:
    if isinstance(quantity, Constant):
        return Constant(-quantity.value, kind)
    return Product(Constant(Fraction(-1)), quantity, kind)


def negate(quantity: Quantity) -> Quantity:
    """Give `-quantity`."""
    return _negated(quantity, quantity.kind)


def multiply(left: Quantity, right: Quantity, span: Span) -> Quantity:
    """Give `left * right`; money may be multiplied by plain numbers only."""
    if left.kind not in _PLAIN and right.kind not in _PLAIN:
        data = {"left": _NAMES[left.kind], "right": _NAMES[right.kind]}
        raise CeyuanError(errors.UNIT_CLASH, data=data, spans=[span])
    kind = left.kind if left.kind not in _PLAIN else right.kind
    kind = Kind.NUMBER if kind in _PLAIN else kind
    if isinstance(left, Constant) and isinstance(right, Constant):
        return Constant(left.value * right.value, kind)
    return Product(left, right, kind)


def divide(top: Quantity, bottom: Quantity, span: Span) -> Quantity:
    """Give `top / bottom`; points and a constant zero are refused as divisors, any other zero does not apply."""
    if has_score(bottom):
        hint = "改为相乘：a / 总分 >= b 写成 a >= b * 总分 / multiply instead"
        raise CeyuanError(
            errors.UNSUPPORTED, data={"what": "得分作除数 / points as a divisor", "hint": hint}, spans=[span]
        )
    kind = Kind.RATIO if top.kind is bottom.kind or bottom.kind not in _PLAIN else top.kind
    if isinstance(bottom, Constant):
        if bottom.value == 0:
            raise CeyuanError(errors.DIVISION_BY_ZERO, spans=[span])
        if isinstance(top, Constant):
            return Constant(top.value / bottom.value, kind)
        return Product(Constant(1 / bottom.value), top, kind)
    return Quotient(top, bottom, kind)


def day_constant(day: date) -> Constant:
    """Give a date as a constant.

    >>> day_constant(date(1, 1, 2)).value
    Fraction(2, 1)
    """
    return Constant(Fraction(day.toordinal()), Kind.DATE)


def add_months(day: date, months: int) -> date:
    """Move a date by whole months; a day the month does not have becomes its last day.

    >>> add_months(date(2024, 2, 29), -12)
    datetime.date(2023, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
