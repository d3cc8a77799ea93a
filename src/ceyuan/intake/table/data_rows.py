"""The rows of a sheet that hold data: merged cells filled, blank rows and rows that are no data left out.

Comes in: a grid and the plan of its columns. Goes out: numbered rows; findings about those left out.
Must not know: what a row says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from ceyuan.intake.files.grid import Grid, RawCell, is_blank, written
from ceyuan.intake.notices.columns import COLUMN_NO_HEADER
from ceyuan.intake.notices.sheets import MERGED_FILLED
from ceyuan.intake.report import Place, Recorder
from ceyuan.intake.table.columns import SheetPlan
from ceyuan.intake.table.roles import Role
from ceyuan.intake.table.rows import other_row
from ceyuan.intake.table.who import cell_at


class DataRows:
    """Walks over the rows below one header. Its reader calls `begin` for every row that is data."""

    def __init__(self, sheet: str, plan: SheetPlan, recorder: Recorder, header_end: int) -> None:
        self.sheet = sheet
        self.plan = plan
        self.recorder = recorder
        self.header_end = header_end
        self.begun = False
        self._said: set[int] = set()

    def begin(self) -> None:
        """Count a row as read; what explains the columns stands only above the first such row."""
        self.begun = True
        self.recorder.counted["rows_read"] += 1

    def walk(self, grid: Grid, tick: Callable[[], None]) -> Iterator[tuple[int, Sequence[RawCell]]]:
        """Walk over number (from 1) and cells of each row of data; `tick` is called after every row."""
        for number, row in enumerate(self._rows(grid), self.header_end + 2):
            tick()
            if not all(is_blank(raw) for raw in row) and not self._is_other(row, number):
                yield number, row

    def _rows(self, grid: Grid) -> Iterator[Sequence[RawCell]]:
        """Walk over the rows below the header; merged cells of key columns speak for every row they cover."""
        start = self.header_end + 1
        fills: dict[int, list[tuple[int, int]]] = {}
        for merge in grid.merges:
            if merge.left in self.plan.key_columns and merge.top >= start:
                for at in range(merge.top, merge.bottom + 1):
                    fills.setdefault(at, []).append((merge.left, merge.top))
        tops: dict[tuple[int, int], RawCell] = {}
        filled = 0
        for at, row in enumerate(islice(grid.rows(), start, None), start):
            if at not in fills:
                yield row
                continue
            changed = list(row)
            for column, top in fills[at]:
                if at == top:
                    tops[top, column] = cell_at(row, column)
                elif column < len(changed):
                    changed[column] = tops.get((top, column))
                    filled += 1
            yield changed
        if filled:
            self.recorder.find(MERGED_FILLED, Place(self.sheet), data={"count": filled})

    def _is_other(self, row: Sequence[RawCell], number: int) -> bool:
        """Report and leave out totals, examples, notes; report once a column that holds something under no header."""
        width = len(self.plan.headers)
        for column in (*self.plan.unheaded, *range(width, len(row))):
            if not is_blank(cell_at(row, column)) and column not in self._said:
                self._said.add(column)
                place = Place(self.sheet, number, column + 1)
                self.recorder.find(COLUMN_NO_HEADER, place, value=written(row[column]))
        who = self.plan.single.get(Role.NAME)
        header = self.plan.headers[who] if who is not None else ""
        kind = other_row(row, who, header, above_data=not self.begun)
        if kind is None:
            return False
        first = next(written(raw) for raw in row if not is_blank(raw))
        self.recorder.find(kind, Place(self.sheet, number), value=first)
        self.recorder.counted["rows_left_out"] += 1
        return True
