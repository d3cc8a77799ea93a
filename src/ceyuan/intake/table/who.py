"""Who a row is about: the name and the credit code, with doubts about the code reported.

Comes in: a row. Goes out: a name, a code that holds, or nothing. Must not know: other rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ceyuan.intake.files.grid import RawCell, is_blank, written
from ceyuan.intake.notices.firms import CODE_DAMAGED, CODE_INVALID, CODE_LOOK_ALIKE, WHO_LINE_BREAK
from ceyuan.intake.notices.rows import ROW_NO_IDENTITY
from ceyuan.intake.report import Place, Recorder
from ceyuan.intake.table.columns import SheetPlan
from ceyuan.intake.table.roles import Role
from ceyuan.intake.values.characters import match_key
from ceyuan.intake.values.credit_code import CodeDoubt, CodeReading, read_code
from ceyuan.intake.values.words import BLANKS, NOTHING

_NO_CODE = CodeReading("", CodeDoubt.BLANK)
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Who:
    """Name and code of a row; `name` may be empty, `code` says whether it holds."""

    name: str
    code: CodeReading


class WhoReader:
    """Reads name and code in the rows of one sheet."""

    def __init__(self, sheet: str, plan: SheetPlan, recorder: Recorder) -> None:
        self.sheet = sheet
        self.plan = plan
        self.recorder = recorder
        self.name_column = plan.single.get(Role.NAME)
        self.code_column = plan.single.get(Role.CODE)
        self._used = {
            *(slot.column for slot in plan.slots),
            *(one.column for one in plan.titles),
            *(one.column for one in plan.values),
            *plan.events,
        }

    def read(self, row: Sequence[RawCell], number: int) -> Who | None:
        """Give who a row is about; None, reported, where neither name nor code says so."""
        name = " ".join(_named(cell_at(row, self.name_column)).split())
        code = _NO_CODE if self.code_column is None else read_code(cell_at(row, self.code_column))
        if name or code.code:
            self._doubt(row, number, code)
            self._line_breaks(row, number)
            return Who(name, code)
        # a printed row number alone is an empty row
        if code.doubt is not CodeDoubt.BLANK or not all(is_blank(cell_at(row, column)) for column in self._used):
            first = next(written(raw) for raw in row if not is_blank(raw))
            self.recorder.find(ROW_NO_IDENTITY, Place(self.sheet, number), value=first)
            self.recorder.counted["rows_rejected"] += 1
        return None

    def _doubt(self, row: Sequence[RawCell], number: int, code: CodeReading) -> None:
        if self.code_column is None or code.doubt is None or code.doubt is CodeDoubt.BLANK:
            return
        kind = CODE_DAMAGED if code.doubt is CodeDoubt.DAMAGED else CODE_LOOK_ALIKE if code.meant else CODE_INVALID
        place = Place(self.sheet, number, self.code_column + 1)
        header, value = self.plan.headers[self.code_column], written(cell_at(row, self.code_column))
        self.recorder.find(kind, place, header=header, value=value, data={"meant": code.meant})

    def _line_breaks(self, row: Sequence[RawCell], number: int) -> None:
        """Report a name or code of several lines: a stray quotation mark may have drawn the next firm into it."""
        for column in (self.name_column, self.code_column):
            text = cell_at(row, column)
            if column is None or not isinstance(text, str) or len(text.strip().splitlines()) < 2:
                continue
            line = " ".join(text.split())
            value = line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
            place = Place(self.sheet, number, column + 1)
            self.recorder.find(WHO_LINE_BREAK, place, header=self.plan.headers[column], value=value)


def cell_at(row: Sequence[RawCell], column: int | None) -> RawCell:
    """Give a cell of a row, which may be shorter than its header.

    >>> cell_at(["a"], 3) is None
    True
    """
    return row[column] if column is not None and column < len(row) else None


def _named(raw: RawCell) -> str:
    text = written(raw)
    key = match_key(text)
    return "" if key in BLANKS or key == NOTHING else text
