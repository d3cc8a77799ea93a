"""One sheet read row by row: each row becomes an entry about one subject, or is left out with its reason.

Comes in: a grid and the plan of its columns. Goes out: entries, and coverage that speaks for the whole file.
Must not know: which entries are about the same subject.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ceyuan.intake.files.grid import Grid, RawCell, written
from ceyuan.intake.notices.rows import ROW_NO_YEAR
from ceyuan.intake.notices.sheets import SHEET_NO_ROWS
from ceyuan.intake.notices.titles import TITLE_NO_UNDATED, TITLE_UNKNOWN
from ceyuan.intake.report import Place, Recorder
from ceyuan.intake.table.columns import ColumnPlanner, SheetPlan
from ceyuan.intake.table.coverage import CoverageReader
from ceyuan.intake.table.data_rows import DataRows
from ceyuan.intake.table.entries import Entry, TitleSaid
from ceyuan.intake.table.figures import FigureReader
from ceyuan.intake.table.headers import whole_year
from ceyuan.intake.table.remarks import read_remarks, remark_columns
from ceyuan.intake.table.roles import EVERY_TITLE, Role
from ceyuan.intake.table.titles import TitleReader, split_titles
from ceyuan.intake.table.who import WhoReader, cell_at
from ceyuan.intake.values.characters import match_key
from ceyuan.model.subject import Coverage


class SheetReader:
    """Reads the rows below one header. `coverage` collects what the sheet states about all subjects of the file."""

    def __init__(self, plan: SheetPlan, planner: ColumnPlanner, recorder: Recorder, header_end: int) -> None:
        self.plan = plan
        self.sheet = planner.sheet
        self.index = planner.index
        self.recorder = recorder
        self.header_end = header_end
        self.coverage: dict[str, Coverage] = {}
        self._who = WhoReader(planner.sheet, plan, recorder)
        self._figures = FigureReader(plan, planner, recorder)
        self._titles = TitleReader(planner.sheet, plan.titles, planner.index, recorder)
        self._complete = CoverageReader(planner.sheet, plan, recorder)
        self._lists = any(column.role is Role.TITLES for column in plan.titles)
        self._remarks = remark_columns(plan.headers, planner.options.remarks)
        self._said: set[int] = set()

    def entries(self, grid: Grid, tick: Callable[[], None]) -> Iterator[Entry]:
        """Walk over the entries of the sheet; `tick` is called after every row."""
        if self._lists and self._complete.above is not None:
            self.coverage["*"] = self._complete.above
        rows = DataRows(self.sheet, self.plan, self.recorder, self.header_end)
        for number, row in rows.walk(grid, tick):
            if self._who.name_column is None and self._who.code_column is None:
                self._file_coverage(row, number)
                continue
            entry = self._entry(row, number)
            if entry is not None:
                rows.begin()
                yield entry
        if not rows.begun and not self.coverage:
            self.recorder.find(SHEET_NO_ROWS, Place(self.sheet))

    def _entry(self, row: Sequence[RawCell], number: int) -> Entry | None:
        who = self._who.read(row, number)
        if who is None:
            return None
        slots, cells = self._figures.read(row, number, who.code)
        year_column = self.plan.single.get(Role.YEAR)
        year = whole_year(cell_at(row, year_column))
        undated = any(
            slot.yearly and slot.year is None and cell is not None for slot, cell in zip(slots, cells, strict=True)
        )
        if year is None and undated and year_column is not None:
            place = Place(self.sheet, number, year_column + 1)
            value = written(cell_at(row, year_column))
            self.recorder.find(ROW_NO_YEAR, place, header=self.plan.headers[year_column], value=value)
            self.recorder.counted["rows_rejected"] += 1
            return None
        self._figures.count(cells)
        said = self._titles.read(row, number) if self.plan.titles else ()
        coverage = self._row_coverage(row, number, said)
        self.recorder.counted["titles_read"] += sum(one.held and not one.unclear for one in said)
        return Entry(
            sheet=self.sheet,
            row=number,
            code=who.code.code,
            name=who.name,
            year=year,
            slots=slots,
            cells=cells,
            titles=said,
            coverage=coverage,
            remarks=read_remarks(row, self._remarks) if self._remarks else {},
        )

    def _row_coverage(self, row: Sequence[RawCell], number: int, said: Sequence[TitleSaid]) -> dict[str, Coverage]:
        if not said and not self._complete.columns:
            return {}
        own = self._complete.of_row(row, number)
        for one in said:
            if own is None and not one.held and one.column not in self._said:
                self._said.add(one.column)
                place = Place(self.sheet, number, one.column + 1)
                header = self.plan.headers[one.column]
                self.recorder.find(TITLE_NO_UNDATED, place, header=header, data={"title": one.title})
        return self._complete.spread(own, said, lists=self._lists)

    def _file_coverage(self, row: Sequence[RawCell], number: int) -> None:
        """Read a row that names no subject: for which titles the lists of this file are complete."""
        coverage = self._complete.of_row(row, number)
        column = next((one.column for one in self.plan.titles if one.role is Role.TITLES), None)
        text = written(cell_at(row, column))
        if coverage is None:
            return
        if match_key(text) in EVERY_TITLE:
            self.coverage["*"] = coverage
            return
        for one in split_titles(text):
            title = self.index.find_title(one.name)
            if title is None:
                data = {"title": one.name, "nearest": self.index.nearest(one.name)}
                self.recorder.find(TITLE_UNKNOWN, Place(self.sheet, number), value=text, data=data)
            else:
                self.coverage[title.name] = coverage
