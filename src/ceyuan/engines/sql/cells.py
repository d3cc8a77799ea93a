"""Clean a cell of the table: its value or nothing, and whether it does not apply.

Comes in: which fact and year, the layout, the vocabulary. Goes out: trees over the table's own columns.
Must not know: comparisons, measures.

A value outside the fact's bounds, finer than its scale, no word of its list or beside a mark that it does not apply is
wrong: there is no value, but it was supplied. An empty text is nothing. A yearly value that nobody supplied for a year
before the founding year does not apply.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil, floor

from sqlglot import exp

from ceyuan.engines.sql import build
from ceyuan.engines.sql.column_types import Form
from ceyuan.engines.sql.dialects import Dialect, day_number, typed_as
from ceyuan.engines.sql.layout import FactColumns, TableColumn, TableLayout
from ceyuan.model.columns import ColumnKey
from ceyuan.model.facts import Fact, FactType, Vocabulary
from ceyuan.plan.integers.nodes import INT64

FOUNDED = ColumnKey("成立日期", None)
_DAYS = (date.min.toordinal(), date.max.toordinal())


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is read from: the table's layout, the facts, the database."""

    layout: TableLayout
    vocabulary: Vocabulary
    dialect: Dialect


@dataclass(frozen=True, slots=True)
class CleanCell:
    """A cell: its value (NULL where there is none), and 1 where it does not apply; None where that never happens.

    Numbers are whole numbers of the smallest unit, dates ordinal days, yes and no 1 and 0, words text.
    """

    value: exp.Expr | None
    null: exp.Expr | None


def clean_cell(key: ColumnKey, sheet: Sheet) -> CleanCell:
    """Give a cell in its clean form."""
    columns = sheet.layout.columns.get(key, FactColumns())
    fact = sheet.vocabulary.facts[key.fact]
    value = None if columns.value is None else _value(columns.value, fact, sheet.dialect)
    na = None if columns.na is None else truth(columns.na, sheet.dialect)
    wrong = None if columns.wrong is None else truth(columns.wrong, sheet.dialect)
    marks = [one for one in (na, wrong) if one is not None]
    if value is not None and marks:
        # an unset mark may be false or NULL; only a set one takes the value away
        value = build.choose([(one.copy(), exp.Null()) for one in marks], value)
    early = _before_founding(key, sheet)
    applies = [(one, build.number(1)) for one in (na, early) if one is not None]
    if not applies:
        return CleanCell(value, None)
    # what is said to be wrong, or stands there, says that there was something: it cannot fail to apply
    there = [] if columns.value is None else [_supplied(columns.value, fact, sheet.dialect)]
    spoken = [(one.copy(), build.number(0)) for one in ([] if wrong is None else [wrong]) + there]
    return CleanCell(value, build.choose([*spoken, *applies], build.number(0)))


def _supplied(column: TableColumn, fact: Fact, dialect: Dialect) -> exp.Expr:
    """Ask whether something stands in a value's column; an empty text is nothing."""
    own = build.column(column.name)
    if fact.type is not FactType.TEXT:
        return build.not_null(own)
    return _written(own, dialect)


def _written(own: exp.Expr, dialect: Dialect) -> exp.Expr:
    blank: exp.Expr = exp.EQ(this=build.cast(own.copy(), "TEXT"), expression=build.word(""))
    strange = typed_as(own, "text", dialect)
    if strange is not None:  # bytes or a number are something, though no text
        blank = build.every([strange, blank])
    return build.every([build.not_null(own), exp.Not(this=exp.Paren(this=blank))])


def clean_title(title: str, sheet: Sheet) -> exp.Expr | None:
    """Give 2 where a title is held, 0 where it is not, 1 where nobody can tell; None where no column speaks of it."""
    column = sheet.layout.titles.get(title)
    if column is None:
        return None
    yes, no = truth(column, sheet.dialect), truth(column, sheet.dialect, negated=True)
    return build.choose([(yes, build.number(build.YES)), (no, build.number(build.NO))], build.number(build.UNKNOWN))


def truth(column: TableColumn, dialect: Dialect, *, negated: bool = False) -> exp.Expr:
    """Ask whether a yes/no column says yes (or, negated, no)."""
    own = build.column(column.name)
    if column.form is Form.INTEGER or dialect.loose:
        return build.equals(own, 0 if negated else 1)
    return exp.Not(this=own) if negated else own


def _before_founding(key: ColumnKey, sheet: Sheet) -> exp.Expr | None:
    """Ask whether the founding year is known and comes after the cell's year."""
    columns = sheet.layout.columns.get(FOUNDED)
    if key.year is None or columns is None or columns.value is None or FOUNDED.fact not in sheet.vocabulary.facts:
        return None
    founded = clean_cell(FOUNDED, sheet).value
    if founded is None or key.year >= date.max.year:
        return None
    return exp.GTE(this=founded, expression=build.number(date(key.year + 1, 1, 1).toordinal()))


def bounds(fact: Fact) -> tuple[int, int]:
    """Give the smallest and largest whole number that a fact may have, in its smallest unit."""
    if fact.type is FactType.DATE:
        return _DAYS
    if fact.maximum is None:
        least = -INT64 if fact.minimum is None else ceil(fact.minimum.scaleb(fact.scale))
        return least, INT64
    minimum = -fact.maximum if fact.minimum is None else fact.minimum
    return ceil(minimum.scaleb(fact.scale)), floor(fact.maximum.scaleb(fact.scale))


def _value(column: TableColumn, fact: Fact, dialect: Dialect) -> exp.Expr:
    own = build.column(column.name)
    match fact.type:
        case FactType.BOOLEAN:
            yes, no = truth(column, dialect), truth(column, dialect, negated=True)
            return exp.Case().when(yes, build.number(1)).when(no, build.number(0))
        case FactType.TEXT:
            return _words(own, fact, dialect)
        case FactType.DATE:
            return day_number(own, dialect)
    return _decimal(own, fact) if column.form is Form.DECIMAL else _whole(column, fact, dialect)


def _words(own: exp.Expr, fact: Fact, dialect: Dialect) -> exp.Expr:
    text = build.cast(own.copy(), "TEXT")
    tests = [typed_as(own, "text", dialect) or build.not_null(own)]
    tests.append(exp.NEQ(this=text.copy(), expression=build.word("")))
    if fact.choices:
        tests.append(exp.In(this=text.copy(), expressions=[build.word(one) for one in fact.choices]))
    return exp.Case().when(build.every(tests), text)


def _whole(column: TableColumn, fact: Fact, dialect: Dialect) -> exp.Expr:
    """Give whole numbers in bounds, in the smallest unit; bounds are tested before the unit changes."""
    own, factor = build.column(column.name), 10 ** (fact.scale - column.power)
    low, high = bounds(fact)
    test: exp.Expr = exp.Between(
        this=own.copy(), low=build.number(-(-low // factor)), high=build.number(high // factor)
    )
    typed = typed_as(own, "integer", dialect)
    value = build.cast(own, "BIGINT")
    if factor != 1:
        value = exp.Mul(this=value, expression=build.number(factor))
    return exp.Case().when(test if typed is None else build.every([typed, test]), value)


def _decimal(own: exp.Expr, fact: Fact) -> exp.Expr:
    """Give decimals in bounds and no finer than the scale: one that a cast to the scale does not change."""
    low, high = bounds(fact)
    digits = len(str(max(abs(low), abs(high)))) + 1
    kind = f"DECIMAL({max(digits, fact.scale + 1)}, {fact.scale})"
    ends = [build.cast(build.word(f"{Decimal(end).scaleb(-fact.scale):f}"), kind) for end in (low, high)]
    inside = exp.Between(this=own.copy(), low=ends[0], high=ends[1])
    rounded = build.cast(own.copy(), kind)
    value: exp.Expr = rounded.copy()
    if fact.scale:
        value = exp.Mul(this=value, expression=build.number(10**fact.scale))
    fine = exp.Case().when(exp.EQ(this=rounded, expression=own.copy()), build.cast(value, "BIGINT"))
    return exp.Case().when(inside, fine)
