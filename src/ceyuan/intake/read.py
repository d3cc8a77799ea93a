"""A file of an office becomes a register of subjects, with a report about every doubt.

Comes in: the path of a workbook or separated text, a vocabulary, options. Goes out: subjects and the report.
Must not know: rules, measures, verdicts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ceyuan.errors import CeyuanError
from ceyuan.intake.assemble import Assembler
from ceyuan.intake.errors import NO_HEADER, OPTION_UNKNOWN_UNIT
from ceyuan.intake.files.grid import Grid, is_blank, written
from ceyuan.intake.files.opening import open_grids
from ceyuan.intake.firms import Group, group_entries, without_strangers
from ceyuan.intake.notices.sheets import SHEET_BLIND_FORMAT, SHEET_EMPTY, SHEET_HIDDEN, SHEET_NO_HEADER
from ceyuan.intake.options import IntakeOptions, Progress
from ceyuan.intake.report import IntakeReport, Place, Recorder
from ceyuan.intake.rows import RowRead, RowsRead, in_file_order, rows_of
from ceyuan.intake.table.columns import ColumnPlanner
from ceyuan.intake.table.credit_plan import is_credit_sheet, plan_credit
from ceyuan.intake.table.credit_sheet import CreditSheetReader, report_undated
from ceyuan.intake.table.credit_words import OF_CREDIT
from ceyuan.intake.table.entries import Entry
from ceyuan.intake.table.index import HeaderIndex, header_index
from ceyuan.intake.table.layout import PREVIEW_ROWS, Layout, Preview, find_layout
from ceyuan.intake.table.sheet import SheetReader
from ceyuan.intake.table.statements import read_statements
from ceyuan.intake.values.characters import one_line
from ceyuan.intake.values.units import read_unit
from ceyuan.model.credit import CreditCoverage
from ceyuan.model.facts import Vocabulary
from ceyuan.model.subject import Coverage, Subject

_EVERY = 1000
_SEEN_CELLS = 8
_SEEN_SHEETS = 5
_NEAR_NAMES = 5


@dataclass(frozen=True, slots=True)
class Register:
    """Subjects read from a file, and the report about the reading."""

    subjects: tuple[Subject, ...]
    report: IntakeReport


def read_register(
    path: Path, vocabulary: Vocabulary, *, options: IntakeOptions | None = None, progress: Progress | None = None
) -> Register:
    """Read a workbook or separated text. `progress` hears now and then how many rows of how many are done.

    A doubtful cell never stops the rest: it becomes unknown and is reported. Only a file that cannot be used at all
    raises, with what was seen and the next step.
    """
    return _reading(path, vocabulary, options, progress).register()


def read_rows(
    path: Path, vocabulary: Vocabulary, *, options: IntakeOptions | None = None, progress: Progress | None = None
) -> RowsRead:
    """Read the same file row by row: what each row gives that no other row of the file contradicts.

    For whoever has to say of every row what becomes of it; the doubts are those of `read_register`.
    """
    return _reading(path, vocabulary, options, progress).rows()


def _reading(path: Path, vocabulary: Vocabulary, options: IntakeOptions | None, progress: Progress | None) -> _Reading:
    options = options or IntakeOptions()
    index = header_index(vocabulary, options)
    _check_units(options, index)
    return _Reading(path, index, options, progress)


class _Reading:
    """One reading of one file."""

    def __init__(self, path: Path, index: HeaderIndex, options: IntakeOptions, progress: Progress | None) -> None:
        self.path = path
        self.index = index
        self.options = options
        self.progress = progress
        self.recorder = Recorder(path.name)
        self.coverage: dict[str, Coverage] = {}
        self.credit: list[CreditCoverage] = []
        self.undated: list[Place] = []
        self.done = 0
        self.total = 0
        self.sheets = 0
        self.headlines: list[str] = []
        self.headers: dict[str, int] = {}

    def register(self) -> Register:
        """Read every sheet, then put together what is about the same subject."""
        subjects = tuple(subject for _, subject in self._joined())
        return Register(subjects, self.recorder.report())

    def rows(self) -> RowsRead:
        """Read every sheet, and give each row what is left to it once its subject is settled."""
        rows: list[RowRead] = []
        for group, subject in self._joined():
            rows += rows_of(group, subject)
        ordered = in_file_order(rows, list(self.headers))
        return RowsRead(
            rows=ordered,
            report=self.recorder.report(),
            headlines=tuple(self.headlines),
            headers=self.headers,
            coverage={**self.coverage, **self.options.coverage},
            credit=tuple(dict.fromkeys(self.credit)),
        )

    def _joined(self) -> list[tuple[Group, Subject]]:
        """Read every sheet, then put together what is about the same subject."""
        grids = open_grids(self.path, self.options)
        self.total = sum(grid.height for grid in grids)
        self.sheets = len(grids)
        entries: list[Entry] = []
        refused: list[Grid] = []
        for grid in grids:
            entries += self._sheet(grid, refused)
        if not self.recorder.counted["sheets_read"]:
            raise CeyuanError(NO_HEADER, data={"path": str(self.path), **self._seen(refused)})
        coverage = {**self.coverage, **self.options.coverage}
        if not self.credit:
            report_undated(self.undated, self.recorder)
        assembler = Assembler(self.options.kind, coverage, self.recorder, self.credit)
        groups = without_strangers(group_entries(entries, self.recorder), self.recorder)
        joined = [(group, assembler.subject(group)) for group in groups]
        self.recorder.counted["subjects"] = len(joined)
        if self.progress is not None:
            self.progress(self.total, self.total)
        return joined

    def _sheet(self, grid: Grid, refused: list[Grid]) -> Iterator[Entry]:
        layout = self._layout(grid, refused)
        self.headlines += [grid.name] if grid.name else []
        if layout is None:
            self.recorder.counted["sheets_left_out"] += 1
            self.done += grid.height
            return
        self.recorder.counted["sheets_read"] += 1
        self.headers[grid.name] = layout.last + 1
        self.headlines += [one_line(raw) for row in layout.preamble for raw in row if isinstance(raw, str) and raw]
        if grid.blind and grid.name:
            self.recorder.find(SHEET_BLIND_FORMAT, Place(grid.name))
        if is_credit_sheet(layout.headings):
            yield from self._credit_sheet(grid, layout)
            return
        statements = read_statements(layout.preamble, grid.name, self.index.units)
        planner = ColumnPlanner(grid.name, self.index, self.options, self.recorder)
        plan = planner.plan(layout.headings, statements)
        reader = SheetReader(plan, planner, self.recorder, layout.last)
        yield from reader.entries(grid, self._tick)
        self.coverage |= reader.coverage

    def _credit_sheet(self, grid: Grid, layout: Layout) -> Iterator[Entry]:
        statements = read_statements(layout.preamble, grid.name, self.index.units, OF_CREDIT)
        plan = plan_credit(layout.headings, statements, grid.name, self.recorder)
        reader = CreditSheetReader(grid.name, plan, self.recorder, layout.last, self.options.remarks)
        yield from reader.entries(grid, self._tick)
        self.credit += reader.coverage
        self.undated += [] if reader.undated is None else [reader.undated]

    def _layout(self, grid: Grid, refused: list[Grid]) -> Layout | None:
        """Find the header of a sheet; where there is none to read, say why and give nothing."""
        named = grid.name in self.options.sheets
        if grid.hidden and not named:
            self.recorder.find(SHEET_HIDDEN, Place(grid.name))
            return None
        rows = list(islice(grid.rows(), PREVIEW_ROWS))
        if not any(not is_blank(raw) for row in rows for raw in row):
            self.recorder.find(SHEET_EMPTY, Place(grid.name))
            return None
        below = self.options.header_rows is not None and self.options.header_rows[1] > len(rows)
        # one short sheet among several is no reason to refuse the file
        skipped = below and self.sheets > 1 and not named
        preview = Preview(grid, self.index, rows)
        layout = None if skipped else find_layout(preview, grid, self.options, str(self.path))
        if layout is None:
            refused.append(grid)
            self.recorder.find(SHEET_NO_HEADER, Place(grid.name), data=self._seen([grid]))
        return layout

    def _tick(self) -> None:
        self.done += 1
        if self.progress is not None and self.done % _EVERY == 0:
            self.progress(self.done, self.total)

    def _seen(self, grids: list[Grid]) -> dict[str, str]:
        """Tell what stood in the first rows of sheets without a header, and which known names come nearest."""
        seen: list[str] = []
        near: list[str] = []
        for grid in grids[:_SEEN_SHEETS]:
            row = _first_full_row(grid)
            shown = "、".join(row[:_SEEN_CELLS]) + (" …" if len(row) > _SEEN_CELLS else "")
            seen.append(f"{grid.name}：{shown}" if grid.name else shown)
            near += [self.index.nearest(text) for text in row[:20]]
        if len(grids) > _SEEN_SHEETS:
            seen.append(f"… +{len(grids) - _SEEN_SHEETS}")
        names = list(dict.fromkeys(name for name in near if name != "—"))[:_NEAR_NAMES]
        return {"seen": "；".join(seen) or "—", "nearest": "、".join(names) or "—"}


def _first_full_row(grid: Grid) -> list[str]:
    """Give the texts of the first row that has the most cells: most likely the header."""
    rows = [
        [one_line(written(raw))[:30] for raw in row if not is_blank(raw)] for row in islice(grid.rows(), PREVIEW_ROWS)
    ]
    return max(rows, key=len, default=[])


def _check_units(options: IntakeOptions, index: HeaderIndex) -> None:
    given = {**options.units, **({"money_unit": options.money_unit} if options.money_unit else {})}
    for header, unit in given.items():
        if read_unit(unit, index.units) is None:
            raise CeyuanError(OPTION_UNKNOWN_UNIT, data={"header": header, "unit": unit})
