"""The functions rules may call, over arguments already lowered: one literal table.

Comes in: a function name and lowered arguments. Goes out: a value.
Must not know: FEEL trees.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from ceyuan.errors import CeyuanError
from ceyuan.plan import errors
from ceyuan.plan.lower.terms import (
    QUANTITIES,
    Items,
    Months,
    Value,
    Word,
    YearlyFact,
    add,
    day_constant,
    describe,
    kind_of,
    require_comparable,
)
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
    Sum,
)
from ceyuan.source import Span

_DURATION = re.compile(r"P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,6})D)?")


def year_column(fact: YearlyFact, index: Fraction, span: Span) -> Column:
    """Give a yearly fact in one year; the index must be a whole number from -1 to -depth."""
    depth = fact.fact.depth
    if index.denominator != 1 or not -depth <= index <= -1:
        raise CeyuanError(errors.BAD_YEAR, data={"index": index, "depth": depth}, spans=[span])
    return Column(fact.fact.name, int(index), kind_of(fact.fact))


def call(name: str, arguments: Sequence[Value], span: Span) -> Value:
    """Call a function of the table; an unknown one is refused with the known names."""
    if name not in FUNCTIONS:
        known = "、".join(FUNCTIONS)
        raise CeyuanError(errors.UNKNOWN_FUNCTION, data={"name": name, "known": known}, spans=[span])
    return FUNCTIONS[name](arguments, span)


def quantities(values: Sequence[Value], span: Span) -> tuple[Quantity, ...]:
    """Insist on numbers; a single list stands for its members."""
    if len(values) == 1 and isinstance(values[0], Items):
        values = values[0].items
    found: list[Quantity] = []
    for one in values:
        if isinstance(one, YearlyFact):
            raise CeyuanError(errors.YEAR_NEEDED, data={"name": one.fact.name}, spans=[span])
        if not isinstance(one, QUANTITIES):
            raise CeyuanError(errors.NOT_QUANTITY, data={"found": describe(one)}, spans=[span])
        found.append(one)
    return tuple(found)


def _sum(values: Sequence[Value], span: Span) -> Quantity:
    items = _some(values, span, "sum")
    total = items[0]
    for one in items[1:]:
        total = add(total, one, span)
    return total


def _mean(values: Sequence[Value], span: Span) -> Quantity:
    items = _some(values, span, "mean")
    total = _sum(items, span)
    return Product(Constant(Fraction(1, len(items))), total, total.kind)


def _largest(values: Sequence[Value], span: Span) -> Quantity:
    return _extreme(values, span, largest=True)


def _smallest(values: Sequence[Value], span: Span) -> Quantity:
    return _extreme(values, span, largest=False)


def _extreme(values: Sequence[Value], span: Span, *, largest: bool) -> Quantity:
    items = _some(values, span, "max" if largest else "min")
    for one in items[1:]:
        require_comparable(items[0], one, span)
    return Extreme(largest, items, items[0].kind)


def _absolute(values: Sequence[Value], span: Span) -> Quantity:
    items = quantities(values, span)
    if len(items) != 1:
        raise _wrong("abs", "一个数 / one number", span)
    return Absolute(items[0], items[0].kind)


def _some(values: Sequence[Value], span: Span, name: str) -> tuple[Quantity, ...]:
    items = quantities(values, span)
    if not items:
        raise _wrong(name, "至少一个数 / at least one number", span)
    return items


def _yearly(name: str, values: Sequence[Value], span: Span, *, extra: int) -> tuple[YearlyFact, int]:
    """Read the arguments (yearly fact, number of years) and check that its history reaches back far enough."""
    expected = "(按年度的事实, 年数) / (a yearly fact, a number of years)"
    match values:
        case [YearlyFact() as fact, Constant(value=years)] if years.denominator == 1 and years >= 1:
            year_column(fact, Fraction(-int(years) - extra), span)
            return fact, int(years)
    raise _wrong(name, expected, span)


def _years_total(values: Sequence[Value], span: Span) -> Quantity:
    fact, years = _yearly("近年合计", values, span, extra=0)
    return Sum(tuple(year_column(fact, Fraction(-one), span) for one in range(1, years + 1)), kind_of(fact.fact))


def _years_mean(values: Sequence[Value], span: Span) -> Quantity:
    fact, years = _yearly("近年平均", values, span, extra=0)
    total = Sum(tuple(year_column(fact, Fraction(-one), span) for one in range(1, years + 1)), kind_of(fact.fact))
    return Product(Constant(Fraction(1, years)), total, total.kind)


def _growth_between(fact: YearlyFact, year: int, span: Span) -> Quantity:
    last = year_column(fact, Fraction(year), span)
    base = year_column(fact, Fraction(year - 1), span)
    rise = Sum((last, Product(Constant(Fraction(-1)), base, base.kind)), last.kind)
    return Quotient(rise, base, Kind.RATIO, positive=True)


def _growth(values: Sequence[Value], span: Span) -> Quantity:
    match values:
        case [YearlyFact() as fact]:
            return _growth_between(fact, -1, span)
    raise _wrong("增长率", "(按年度的事实) / (a yearly fact)", span)


def _mean_growth(values: Sequence[Value], span: Span) -> Quantity:
    fact, years = _yearly("平均增长率", values, span, extra=1)
    rates = tuple(_growth_between(fact, -one, span) for one in range(1, years + 1))
    return Product(Constant(Fraction(1, years)), Sum(rates, Kind.RATIO), Kind.RATIO)


def _compound_growth(values: Sequence[Value], span: Span) -> Quantity:
    fact, years = _yearly("年均增长率", values, span, extra=1)
    first = year_column(fact, Fraction(-1 - years), span)
    return CompoundGrowth(first, year_column(fact, Fraction(-1), span), years)


def _duration(values: Sequence[Value], span: Span) -> Value:
    match values:
        case [Word(value=text)]:
            return duration_constant(text, span)
    raise _wrong("duration", '"P3Y" 或 "P365D" / "P3Y" or "P365D"', span)


def duration_constant(text: str, span: Span) -> Value:
    """Read an ISO duration of years and months, or of whole days."""
    found = _DURATION.fullmatch(text)
    if found is None or text == "P" or (found[3] and (found[1] or found[2])):
        raise _wrong("duration", '"P3Y" 或 "P365D" / "P3Y" or "P365D"', span)
    if found[3]:
        return Constant(Fraction(int(found[3])), Kind.DAYS)
    return Months(int(found[1] or 0) * 12 + int(found[2] or 0))


def _date(values: Sequence[Value], span: Span) -> Value:
    match values:
        case [Word(value=text)]:
            return date_constant(text, span)
        case [Constant(value=year), Constant(value=month), Constant(value=day)]:
            return date_constant(f"{int(year):04d}-{int(month):02d}-{int(day):02d}", span)
    raise _wrong("date", '"2026-06-30"', span)


def date_constant(text: str, span: Span) -> Constant:
    """Read an ISO date."""
    try:
        return day_constant(date.fromisoformat(text))
    except ValueError as error:
        raise _wrong("date", '"2026-06-30"', span) from error


def _wrong(name: str, expected: str, span: Span) -> CeyuanError:
    return CeyuanError(errors.WRONG_ARGUMENTS, data={"name": name, "expected": expected}, spans=[span])


FUNCTIONS: Mapping[str, Callable[[Sequence[Value], Span], Value]] = {
    "sum": _sum,
    "mean": _mean,
    "max": _largest,
    "min": _smallest,
    "abs": _absolute,
    "近年合计": _years_total,
    "近年平均": _years_mean,
    "增长率": _growth,
    "年均增长率": _compound_growth,
    "平均增长率": _mean_growth,
    "duration": _duration,
    "date": _date,
}
