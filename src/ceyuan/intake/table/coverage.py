"""For which days a list of titles or of credit events is complete, as rows and lines above a table say it.

Comes in: the columns 资质清单截至, 完整自, 完整至, 来源 of a row, or the statements above it. Goes out: coverage.
Must not know: titles held, events.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ceyuan.intake.files.grid import RawCell, is_blank, written
from ceyuan.intake.notices.kind import NoticeKind
from ceyuan.intake.notices.titles import COVERAGE_UNCLEAR
from ceyuan.intake.report import Place, Recorder
from ceyuan.intake.table.columns import SheetPlan
from ceyuan.intake.table.entries import TitleSaid
from ceyuan.intake.table.roles import Role
from ceyuan.intake.table.statements import Statements
from ceyuan.intake.values.days import read_day
from ceyuan.model.subject import Coverage

_DAYS = (Role.COMPLETE_ON, Role.COMPLETE_FROM, Role.COMPLETE_TO)


class CoverageReader:
    """Reads the coverage that the rows of one sheet state."""

    def __init__(self, sheet: str, plan: SheetPlan, recorder: Recorder, unclear: NoticeKind = COVERAGE_UNCLEAR) -> None:
        self.sheet = sheet
        self.plan = plan
        self.recorder = recorder
        self.unclear = unclear
        self.columns = {role: plan.single[role] for role in _DAYS if role in plan.single}
        self.above = stated_coverage(plan.statements, recorder.file)

    def of_row(self, row: Sequence[RawCell], number: int) -> Coverage | None:
        """Give what a row's own columns state; without them, what stands above the table."""
        days: dict[Role, date] = {}
        for role, column in self.columns.items():
            raw = row[column] if column < len(row) else None
            if is_blank(raw):
                continue
            day = read_day(raw)
            if not isinstance(day, date):
                self._unclear(number, column, written(raw))
                return None
            days[role] = day
        if not days:
            return self.above
        on = days.get(Role.COMPLETE_ON)
        start, end = days.get(Role.COMPLETE_FROM, on), days.get(Role.COMPLETE_TO, on)
        if start is None or end is None or start > end:
            place = next(iter(self.columns.values()))
            self._unclear(number, place, " ".join(day.isoformat() for day in days.values()))
            return None
        return Coverage(self._source(row), start, end)

    def spread(self, coverage: Coverage | None, said: Sequence[TitleSaid], *, lists: bool) -> dict[str, Coverage]:
        """Say for which titles a coverage speaks: all where the sheet lists titles, else those answered yes or no."""
        if coverage is None:
            return {}
        return {"*": coverage} if lists else {one.title: coverage for one in said}

    def _source(self, row: Sequence[RawCell]) -> str:
        column = self.plan.single.get(Role.COMPLETE_SOURCE)
        raw = row[column] if column is not None and column < len(row) else None
        return written(raw) or self.plan.statements.complete_source or self.recorder.file

    def _unclear(self, number: int, column: int, text: str) -> None:
        place = Place(self.sheet, number, column + 1)
        header = self.plan.headers[column]
        self.recorder.find(self.unclear, place, header=header, value=text, data={"text": text})


def stated_coverage(statements: Statements, file: str) -> Coverage | None:
    """Give the coverage that the lines above a table state, if they state both ends (or one day)."""
    start, end = statements.complete_from, statements.complete_to
    if start is None or end is None or start > end:
        return None
    return Coverage(statements.complete_source or file, start, end)
