"""One sheet of credit events read row by row, or one that says how far they are complete.

Comes in: a grid and the plan of its columns. Goes out: entries, and coverage that speaks for every subject of the file.
Must not know: which entries are about the same subject; which events count on a day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ceyuan.intake.files.grid import Grid, RawCell, is_blank, written
from ceyuan.intake.notices.credit import (
    CREDIT_ABOUT_UNKNOWN,
    CREDIT_COVERAGE_KIND,
    CREDIT_COVERAGE_UNCLEAR,
    CREDIT_NONE_UNDATED,
)
from ceyuan.intake.notices.sheets import SHEET_NO_ROWS
from ceyuan.intake.report import Place, Recorder
from ceyuan.intake.table.columns import SheetPlan
from ceyuan.intake.table.coverage import CoverageReader
from ceyuan.intake.table.credit_events import EventReader, known_kinds
from ceyuan.intake.table.credit_words import BOTH, EVERY_KIND, find_about, find_kind
from ceyuan.intake.table.data_rows import DataRows
from ceyuan.intake.table.entries import Entry
from ceyuan.intake.table.remarks import read_remarks, remark_columns
from ceyuan.intake.table.roles import Role
from ceyuan.intake.table.titles import split_titles
from ceyuan.intake.table.who import WhoReader, cell_at
from ceyuan.intake.values.characters import match_key
from ceyuan.model.credit import CreditCoverage, CreditKind, CreditRecord, CreditSubject
from ceyuan.model.subject import Coverage


class CreditSheetReader:
    """Reads the rows below one header. `coverage` collects what the sheet states about all subjects of the file.

    `undated` is the first place that says of a firm that there is no event, but not for which days.
    """

    def __init__(
        self,
        sheet: str,
        plan: SheetPlan,
        recorder: Recorder,
        header_end: int,
        remarks: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.sheet = sheet
        self.plan = plan
        self.recorder = recorder
        self.header_end = header_end
        self.coverage: list[CreditCoverage] = []
        self.undated: Place | None = None
        self._remarks = remark_columns(plan.headers, remarks)
        self._who = WhoReader(sheet, plan, recorder)
        self._events = EventReader(sheet, plan, recorder)
        self._complete = CoverageReader(sheet, plan, recorder, CREDIT_COVERAGE_UNCLEAR)

    def entries(self, grid: Grid, tick: Callable[[], None]) -> Iterator[Entry]:
        """Walk over the entries of the sheet; `tick` is called after every row."""
        self._above()
        rows = DataRows(self.sheet, self.plan, self.recorder, self.header_end)
        for number, row in rows.walk(grid, tick):
            if self._who.name_column is None and self._who.code_column is None:
                self._file_coverage(row, number)
                continue
            who = self._who.read(row, number)
            if who is not None:
                rows.begin()
                record = self._record(row, number)
                texts = read_remarks(row, self._remarks)
                yield Entry(self.sheet, number, who.code.code, who.name, None, (), (), credit=record, remarks=texts)
        if not rows.begun and not self.coverage:
            self.recorder.find(SHEET_NO_ROWS, Place(self.sheet))

    def _above(self) -> None:
        """Take what the lines above the table state for the whole file."""
        stated, above = self.plan.statements, self._complete.above
        if above is not None:
            self.coverage.append(CreditCoverage(above.source, above.complete_from, above.complete_to))
        days = [day.isoformat() for day in (stated.complete_from, stated.complete_to) if day is not None]
        if stated.unread or (days and above is None):
            text = stated.unread or "—".join(days)
            self.recorder.find(CREDIT_COVERAGE_UNCLEAR, Place(self.sheet), value=text, data={"text": text})

    def _record(self, row: Sequence[RawCell], number: int) -> CreditRecord:
        """Give what a row says: an event or that there is none, and how far it is complete."""
        about = self._events.about(row, number)
        event = self._events.event(row, number, about)
        coverage = self._complete.of_row(row, number)
        if coverage is None and self.undated is None and self._events.says_none(row):
            self.undated = Place(self.sheet, number, self.plan.single[Role.CREDIT_KIND] + 1)
        items = () if event is None else (event,)
        if coverage is None or coverage is self._complete.above or about is None:
            return CreditRecord(items)
        return CreditRecord(items, _spread(coverage, (about,), ()))

    def _file_coverage(self, row: Sequence[RawCell], number: int) -> None:
        """Read a row that names no subject: for which kinds the record is complete for every subject of the file."""
        kinds = self._kinds(row, number)
        about = self._whom(row, number)
        coverage = self._complete.of_row(row, number)
        if kinds is not None and about and coverage is not None:
            self.coverage += _spread(coverage, about, kinds)

    def _kinds(self, row: Sequence[RawCell], number: int) -> tuple[CreditKind, ...] | None:
        """Give the kinds a row names, () for every one; None where it names none that is known."""
        raw = cell_at(row, self.plan.single[Role.CREDIT_KIND])
        if match_key(written(raw)) in EVERY_KIND:
            return ()
        found = []
        for one in split_titles(written(raw)):
            kinded = find_kind(one.name)
            if kinded is None or kinded.grade is not None:
                self._find(Role.CREDIT_KIND, number, one.name)
            else:
                found.append(kinded.kind)
        return tuple(found) or None

    def _whom(self, row: Sequence[RawCell], number: int) -> tuple[CreditSubject, ...]:
        raw = cell_at(row, self.plan.single.get(Role.CREDIT_ABOUT))
        if is_blank(raw):
            return (CreditSubject.ENTERPRISE,)
        if match_key(written(raw)) in BOTH:
            return tuple(CreditSubject)
        about = find_about(written(raw))
        if about is None:
            self._find(Role.CREDIT_ABOUT, number, written(raw))
        return () if about is None else (about,)

    def _find(self, role: Role, number: int, value: str) -> None:
        column = self.plan.single[role]
        kind = CREDIT_COVERAGE_KIND if role is Role.CREDIT_KIND else CREDIT_ABOUT_UNKNOWN
        place = Place(self.sheet, number, column + 1)
        data = {"known": known_kinds()}
        self.recorder.find(kind, place, header=self.plan.headers[column], value=value, data=data)


def report_undated(undated: Sequence[Place], recorder: Recorder) -> None:
    """Say where firms are said to have no event without the days for which that holds."""
    for place in undated:
        recorder.find(CREDIT_NONE_UNDATED, place)


def _spread(
    coverage: Coverage, about: Sequence[CreditSubject], kinds: tuple[CreditKind, ...]
) -> tuple[CreditCoverage, ...]:
    return tuple(
        CreditCoverage(coverage.source, coverage.complete_from, coverage.complete_to, one, kinds) for one in about
    )
