"""Tables of indicators: one row names a firm, an indicator and its figure, with a unit and a year beside it.

Comes in: the plan of a sheet, a row. Goes out: slots and values of that row. Must not know: other rows; firms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ceyuan.intake.files.grid import RawCell, is_blank, written
from ceyuan.intake.notices.columns import COLUMN_UNIT_ASSUMED
from ceyuan.intake.notices.rows import ROW_INDICATOR_UNFIT, ROW_INDICATOR_UNKNOWN
from ceyuan.intake.report import Place, Recorder
from ceyuan.intake.table.columns import ColumnPlanner, SheetPlan, ValueColumn
from ceyuan.intake.table.entries import Slot
from ceyuan.intake.table.factors import MONEY
from ceyuan.intake.table.headers import read_header
from ceyuan.intake.table.headings import Heading, combine
from ceyuan.intake.table.roles import Role
from ceyuan.intake.values.cells import CellReader
from ceyuan.intake.values.words import BLANKS
from ceyuan.model.facts import Fact, FactType

_ENOUGH_NEAREST = 500


@dataclass(frozen=True, slots=True)
class _Indicator:
    """An indicator understood: its fact, the heading it was read from, its reader; or why it cannot be read."""

    heading: Heading
    fact: Fact | None = None
    reader: CellReader | None = None
    why: str = ""
    nearest: str = ""


class PairReader:
    """Reads the rows of one table of indicators; each indicator with its unit is understood once."""

    def __init__(self, plan: SheetPlan, planner: ColumnPlanner, recorder: Recorder) -> None:
        self.plan = plan
        self.planner = planner
        self.recorder = recorder
        self._indicators: dict[tuple[str, str], _Indicator] = {}
        self._slots: dict[tuple[str, str, int, int | None], Slot] = {}

    def read(self, row: Sequence[RawCell], number: int) -> Iterator[tuple[Slot, CellReader, RawCell]]:
        """Give slot, reader and raw cell for each figure of a row."""
        name = written(_cell(row, self.plan.single[Role.INDICATOR]))
        unit = written(_cell(row, self.plan.single[Role.UNIT])) if Role.UNIT in self.plan.single else ""
        unit = "" if unit in BLANKS else unit
        if not name:
            return
        key = name, unit
        if key not in self._indicators:
            self._indicators[key] = self._understand(name, unit)
            self._mention_assumed_unit(self._indicators[key], number)
        indicator = self._indicators[key]
        if indicator.fact is None or indicator.reader is None:
            self._leave_out(indicator, name, number)
            return
        for column in self.plan.values:
            raw = _cell(row, column.column)
            slot = self._slot(indicator, indicator.fact, key, column)
            if slot is not None and not is_blank(raw):
                yield slot, indicator.reader, raw

    def _slot(self, indicator: _Indicator, fact: Fact, key: tuple[str, str], column: ValueColumn) -> Slot | None:
        heading = indicator.heading
        year = column.year if column.year is not None else heading.years[0] if heading.years else None
        if year is None and Role.YEAR not in self.plan.single:
            base = self.planner.year_base()
            year = None if base is None else base + heading.offset
        cached = (*key, column.column, year)
        if cached not in self._slots:
            offset = heading.offset if year is None else 0
            header = f"{key[0]} / {column.header}"
            self._slots[cached] = Slot(fact.name, fact.yearly, column.column, header, year, offset)
        return self._slots[cached]

    def _understand(self, name: str, unit: str) -> _Indicator:
        index = self.planner.index
        heading = combine(name, [read_header(name, index.units)], index)
        meaning = heading.meaning
        fact = meaning.fact if meaning is not None and meaning.role is Role.FACT else None
        if fact is None:
            near = index.nearest(name) if len(self._indicators) < _ENOUGH_NEAREST else "—"
            return _Indicator(heading, nearest=near)
        if heading.part or heading.several or (heading.remark and fact.type is FactType.NUMBER):
            return _Indicator(heading, why=heading.remark or "年份")
        if fact.yearly and not heading.years and not self._dated():
            return _Indicator(heading, why="没有年份")
        if fact.type is not FactType.NUMBER:
            return _Indicator(heading, fact, CellReader(fact))
        factors = self.planner.factors
        stated = unit or heading.unit or factors.by_caller(heading, fact)
        times = factors.of(stated, fact) if stated else factors.assumed(fact)
        if stated and times is None:
            return _Indicator(heading, why=f"单位“{stated}”")
        reader = CellReader(fact, times if times is not None else Decimal(1), stated=times is not None)
        return _Indicator(heading, fact, reader)

    def _dated(self) -> bool:
        columns = all(column.year is not None for column in self.plan.values)
        return Role.YEAR in self.plan.single or self.planner.year_base() is not None or columns

    def _mention_assumed_unit(self, indicator: _Indicator, number: int) -> None:
        reader = indicator.reader
        if reader is not None and not reader.stated and reader.fact.unit == MONEY:
            place = Place(self.planner.sheet, number)
            self.recorder.find(COLUMN_UNIT_ASSUMED, place, header=indicator.heading.text, data={"unit": MONEY})

    def _leave_out(self, indicator: _Indicator, name: str, number: int) -> None:
        place = Place(self.planner.sheet, number, self.plan.single[Role.INDICATOR] + 1)
        if indicator.why:
            self.recorder.find(ROW_INDICATOR_UNFIT, place, value=name, data={"why": indicator.why})
        else:
            self.recorder.find(ROW_INDICATOR_UNKNOWN, place, value=name, data={"nearest": indicator.nearest})
        self.recorder.counted["rows_rejected"] += 1


def _cell(row: Sequence[RawCell], column: int) -> RawCell:
    return row[column] if column < len(row) else None
