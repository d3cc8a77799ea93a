"""A user's items and conflicts from a workbook or separated text.

Comes in: the grids of a file. Goes out: a listing, or an error with sheet, row and column.
Must not know: how a file is opened, which combination is best.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice

from ceyuan.advice.combination.listing import (
    Listing,
    Place,
    direction,
    money,
    names,
    number,
    sameness,
    span_of_money,
    yes_or_no,
)
from ceyuan.advice.combination.results import Budget, Conflict, Item
from ceyuan.advice.errors import NO_ITEMS, NO_ROWS
from ceyuan.errors import CeyuanError
from ceyuan.intake.files.grid import Grid, RawCell, column_letter, is_blank, written
from ceyuan.intake.values.characters import match_key
from ceyuan.model.stacking import Direction

_HEADER_WITHIN = 20
_BRACKETS = re.compile(r"\((.*)\)$")
HEADINGS: Mapping[str, Sequence[str]] = {
    "key": ("编号", "序号", "事项编号", "项目编号", "key", "id"),
    "name": ("名称", "事项", "事项名称", "项目", "项目名称", "name", "item"),
    "amount": ("金额", "资金", "支持金额", "申请金额", "拟支持金额", "amount"),
    "low": ("下限", "金额下限", "最低", "low"),
    "high": ("上限", "金额上限", "最高", "high"),
    "decided_by": ("决定部门", "审定部门", "decidedby", "decided_by"),
    "discretionary": ("择优", "裁量", "discretionary"),
    "weight": ("权重", "得分", "评分", "分数", "总分", "weight", "points", "score"),
    "group": ("分组", "组别", "企业", "企业名称", "街镇", "group"),
    "exclusive": ("不可兼得", "互斥", "冲突", "exclusive", "conflicts"),
    "higher": ("就高", "就高不重复", "higher"),
    "difference": ("补足差额", "difference"),
    "first": ("甲", "事项甲", "first"),
    "second": ("乙", "事项乙", "second"),
    "direction": ("方式", "direction"),
    "same": ("同一", "前提", "same"),
}
_MEANING = {match_key(word): meaning for meaning, words in HEADINGS.items() for word in words}
_PARTNERS = {"exclusive": Direction.EXCLUSIVE, "higher": Direction.HIGHER, "difference": Direction.DIFFERENCE}


@dataclass(frozen=True, slots=True)
class _Column:
    index: int
    unit: str


@dataclass(frozen=True, slots=True)
class _Row:
    """One row under known headings."""

    sheet: str
    number: int
    columns: Mapping[str, _Column]
    cells: Sequence[RawCell]

    def place(self, meaning: str) -> Place:
        letter = column_letter(self.columns[meaning].index) if meaning in self.columns else ""
        sheet = f"“{self.sheet}”" if self.sheet else ""
        return Place(f"{sheet}{letter}{self.number}")

    def text(self, meaning: str) -> str:
        column = self.columns.get(meaning)
        return written(self.cells[column.index]) if column is not None and column.index < len(self.cells) else ""

    def unit(self, meaning: str, otherwise: str) -> str:
        return self.columns[meaning].unit or otherwise


@dataclass(slots=True)
class _Found:
    items: list[Item] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    groups: dict[str, str] = field(default_factory=dict)
    weights: dict[str, Fraction] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)


def listing_of(grids: Sequence[Grid], *, path: str, money_unit: str = "") -> Listing:
    """Read every sheet whose headings tell of items or of conflicts; other sheets are left alone."""
    found, tables = _Found(), 0
    for grid in grids:
        for row in _rows(grid, found.unused):
            if "first" in row.columns:
                found.conflicts.append(_conflict(row))
            else:
                tables += 1
                _read_item(row, money_unit, found)
    if not tables:
        headed = any("first" not in one and one for grid in grids for one in _headers(grid))
        raise CeyuanError(NO_ROWS if headed else NO_ITEMS, data={"path": path})
    budget = Budget(group_of=found.groups, weights=found.weights)
    return Listing(tuple(found.items), _by_key(found), budget, tuple(dict.fromkeys(found.unused)))


def _rows(grid: Grid, unused: list[str]) -> Iterator[_Row]:
    """Walk over the rows under a heading, blank ones left out; nothing where there is none."""
    columns: dict[str, _Column] = {}
    for count, cells in enumerate(grid.rows(), 1):
        if columns:
            if not all(is_blank(one) for one in cells):
                yield _Row(grid.name, count, columns, cells)
        elif count <= _HEADER_WITHIN:
            columns = _header(cells)
            if columns:
                used = {one.index for one in columns.values()}
                unused += [written(one) for place, one in enumerate(cells) if place not in used and written(one)]
        else:
            return


def _headers(grid: Grid) -> Iterator[dict[str, _Column]]:
    """Give what the first rows are as headings; those that are none are empty."""
    for cells in islice(grid.rows(), _HEADER_WITHIN):
        yield _header(cells)


def _header(cells: Sequence[RawCell]) -> dict[str, _Column]:
    """Read a row as headings; empty unless it can be the header of a table of items or conflicts."""
    columns: dict[str, _Column] = {}
    for index, cell in enumerate(cells):
        key = match_key(written(cell))
        unit = _BRACKETS.search(key)
        meaning = _MEANING.get(key) or (_MEANING.get(key[: unit.start()]) if unit else None)
        if meaning is not None:
            columns.setdefault(meaning, _Column(index, unit[1] if unit else ""))
    of_items = bool({"key", "name"} & columns.keys()) and bool({"amount", "low", "high"} & columns.keys())
    return columns if of_items or {"first", "second"} <= columns.keys() else {}


def _conflict(row: _Row) -> Conflict:
    for meaning in ("first", "second"):
        if not row.text(meaning):
            raise row.place(meaning).refuse("", meaning, expected="编号或名称 / key or name")
    same = sameness(row.text("same"), row.place("same"))
    return Conflict(
        row.text("first"), row.text("second"), direction(row.text("direction"), row.place("direction")), None, same
    )


def _read_item(row: _Row, money_unit: str, found: _Found) -> None:
    key = row.text("key") or row.text("name")
    if not key:
        raise row.place("key" if "key" in row.columns else "name").refuse(
            "", "编号", expected="编号或名称 / key or name"
        )
    low, high, discretionary = _amount(row, money_unit)
    discretionary = discretionary or yes_or_no(row.text("discretionary"), row.place("discretionary"), "择优")
    item = Item(key, row.text("name") or key, low, high, discretionary, row.text("decided_by"))
    found.items.append(item)
    if row.text("group"):
        found.groups[key] = row.text("group")
    if "weight" in row.columns:
        text = row.text("weight")
        found.weights[key] = number(text, row.place("weight"), "得分") if text else Fraction(0)
    for meaning, kind in _PARTNERS.items():
        found.conflicts += [Conflict(key, other, kind) for other in names(row.text(meaning))]


def _amount(row: _Row, money_unit: str) -> tuple[Fraction, Fraction | None, bool]:
    """Read one amount or two ends; nothing written is nothing known."""
    if row.text("amount"):
        return span_of_money(row.text("amount"), row.unit("amount", money_unit), row.place("amount"))
    ends = [
        money(row.text(end), row.unit(end, money_unit), row.place(end), column=name) if row.text(end) else None
        for end, name in (("low", "下限"), ("high", "上限"))
    ]
    low, high = ends
    if high is not None and low is not None and high < low:
        raise row.place("high").refuse(row.text("high"), "上限", expected=f"≥ {row.text('low')}")
    return low or Fraction(0), high, False


def _by_key(found: _Found) -> tuple[Conflict, ...]:
    """Let conflicts name items by key, or by a name that only one item has."""
    keys = {one.key for one in found.items}
    named: dict[str, list[str]] = {}
    for one in found.items:
        named.setdefault(one.name, []).append(one.key)

    def key(word: str) -> str:
        return named[word][0] if word not in keys and len(named.get(word, ())) == 1 else word

    return tuple(Conflict(key(one.first), key(one.second), one.direction, None, one.assumed) for one in found.conflicts)
