"""The values of one row: every fact column read, doubts reported, cells counted.

Comes in: a row, its plan. Goes out: slots and cells in parallel. Must not know: other rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from ceyuan.intake.files.grid import RawCell, written
from ceyuan.intake.report import Place, Recorder
from ceyuan.intake.table.columns import ColumnPlanner, SheetPlan
from ceyuan.intake.table.entries import Slot
from ceyuan.intake.table.pairs import PairReader
from ceyuan.intake.table.roles import Role
from ceyuan.intake.values.cells import Remark, read_cell
from ceyuan.intake.values.credit_code import CodeDoubt, CodeReading
from ceyuan.model.subject import Cell, Missing, MissingReason, NotApplicable

_WRONG_CODE = Missing(MissingReason.WRONG_VALUE, "统一社会信用代码不符合 GB 32100-2015")


class FigureReader:
    """Reads the fact columns, and the figures beside indicators, in the rows of one sheet."""

    def __init__(self, plan: SheetPlan, planner: ColumnPlanner, recorder: Recorder) -> None:
        self.plan = plan
        self.sheet = planner.sheet
        self.recorder = recorder
        self._columns = tuple(zip(plan.slots, plan.readers, strict=True))
        self._pairs = PairReader(plan, planner, recorder) if Role.INDICATOR in plan.single else None
        code_column = plan.single.get(Role.CODE)
        self._code_slot = next((slot for slot in plan.slots if slot.column == code_column), None)

    def read(
        self, row: Sequence[RawCell], number: int, code: CodeReading
    ) -> tuple[tuple[Slot, ...], tuple[Cell | None, ...]]:
        """Give the slots of a row and what stands in them; None where nothing was supplied."""
        cells: list[Cell | None] = []
        width = len(row)
        for slot, reader in self._columns:
            if slot is self._code_slot:
                # where the credit code is a fact too, only a code that holds is one; who.py has reported the others
                cells.append(None if code.doubt is CodeDoubt.BLANK else code.code or _WRONG_CODE)
                continue
            result = read_cell(reader, row[slot.column]) if slot.column < width else None
            cells.append(self._said(result, slot, number, row[slot.column]) if isinstance(result, Remark) else result)
        slots = self.plan.slots
        if self._pairs is not None:
            pairs = list(self._pairs.read(row, number))
            slots = (*slots, *(slot for slot, _, _ in pairs))
            for slot, reader, raw in pairs:
                result = read_cell(reader, raw)
                cells.append(self._said(result, slot, number, raw) if isinstance(result, Remark) else result)
        return slots, tuple(cells)

    def count(self, cells: Sequence[Cell | None]) -> None:
        """Count what was read, blank, wrong or not applicable."""
        blank = sum(cell is None for cell in cells)
        wrong = sum(type(cell) is Missing for cell in cells)
        unfit = sum(type(cell) is NotApplicable for cell in cells)
        counted = self.recorder.counted
        counted["cells_blank"] += blank
        counted["cells_unknown"] += wrong
        counted["cells_not_applicable"] += unfit
        counted["cells_read"] += len(cells) - blank - wrong - unfit

    def _said(self, remark: Remark, slot: Slot, number: int, raw: RawCell) -> Cell | None:
        if remark.kind is None:
            self.recorder.counted["noise_removed"] += 1
        else:
            place = Place(self.sheet, number, slot.column + 1)
            self.recorder.find(remark.kind, place, header=slot.header, value=written(raw), data=remark.data)
        return remark.cell
