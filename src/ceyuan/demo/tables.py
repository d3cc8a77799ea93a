"""Turn firms into tables of cells as clerks type them: 万元 with two decimals, 是 and 否, days in several hands.

Comes in: firms and the layout of sheets. Goes out: one table a sheet, a row a firm.
Must not know: the file format.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from ceyuan.demo.accounts import WAN
from ceyuan.demo.layout import CODE, NAME, Column, Sheet, unit_shown
from ceyuan.model.subject import Cell, Subject

Typed = str | float | date | None
Row = dict[str, Typed]
Tables = dict[str, list[Row]]

TITLE_SHEET = "资质"
TITLE_HEADINGS = (NAME, CODE, "资质名称", "认定日期", "有效期至")
WRITTEN_DAYS = ("%Y-%m-%d", "%Y年%m月%d日", "%Y.%m.%d")


def fill_tables(firms: Sequence[Subject], layout: Sequence[Sheet]) -> Tables:
    """Fill one table a sheet, and one of titles with a row a title.

    >>> fill_tables([Subject("1", "甲")], [])
    {'资质': []}
    """
    tables: Tables = {sheet.title: [_row(firm, sheet) for firm in firms] for sheet in layout}
    tables[TITLE_SHEET] = [row for firm in firms for row in _titles(firm)]
    return tables


def _row(firm: Subject, sheet: Sheet) -> Row:
    named: Row = {NAME: firm.name, CODE: firm.id}
    return named | {column.heading: _typed(_cell(firm, column), column, firm) for column in sheet.columns}


def _cell(firm: Subject, column: Column) -> Cell | None:
    if column.year is None:
        return firm.current.get(column.fact.name)
    return firm.yearly.get(column.fact.name, {}).get(column.year)


def _typed(cell: Cell | None, column: Column, firm: Subject) -> Typed:
    match cell:
        case bool():
            return "是" if cell else "否"
        case Decimal():
            unit = unit_shown(column.fact)
            return float(cell / WAN if unit == "万元" else cell * 100 if unit == "%" else cell)
        case date():
            return _written_day(cell, firm)
        case str():
            return cell
    return None


def _written_day(day: date, firm: Subject) -> Typed:
    """Most days are typed as days; a few firms write them out, each in its own hand."""
    hand = sum(firm.id.encode()) % (3 * len(WRITTEN_DAYS))
    return day.strftime(WRITTEN_DAYS[hand]) if hand < len(WRITTEN_DAYS) else day


def _titles(firm: Subject) -> Sequence[Row]:
    return [
        {
            NAME: firm.name,
            CODE: firm.id,
            "资质名称": held.title,
            "认定日期": held.granted,
            "有效期至": held.expires or "长期有效",
        }
        for held in firm.holdings.items
    ]
