"""One subject in one period, as far as a measure may move it: levers that are quick enough, cells as they are.

Comes in: a prospect, levers, how many months there are. Goes out: levers and numbers by fact; why something stays.
Must not know: needs, costs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ceyuan.advice.change.levers import Lever, Levers
from ceyuan.advice.change.prospect import Asked, Form, Prospect
from ceyuan.engines.answer import MissingFact
from ceyuan.model.subject import Cell as Value
from ceyuan.model.subject import Missing, MissingReason, NotApplicable, Subject
from ceyuan.plan.integers.nodes import Cell


@dataclass(frozen=True, slots=True)
class Scene:
    """What may be moved for one measure within `months`.

    With `whole`, tests that hold today are read too, because moving something may break them. `confers` is the title
    that the measure itself gives. A `brief` scene is that of the day of asking where the next period is looked at too:
    there the reasons of what cannot be reached are told.
    """

    prospect: Prospect
    levers: Levers
    months: int
    confers: str
    whole: bool = False
    brief: bool = False

    @property
    def subject(self) -> Subject:
        """Give the subject as it stands in the period."""
        return self.levers.outlook.subject

    def stays(self, asked: Asked) -> bool:
        """Tell whether nothing that a test reads can be moved."""
        if not self.brief:
            return not asked.movable
        return asked.soonest is None or asked.soonest > self.months

    def year_of(self, offset: int | None) -> int | None:
        """Give the fiscal year of an offset."""
        return None if offset is None else self.levers.outlook.reference_year + offset + 1

    def lever(self, fact: str, year: int | None) -> Lever | None:
        """Give the lever of a fact where it is quick enough."""
        lever = self.levers.of_fact(fact, year)
        return lever if lever is not None and lever.months <= self.months else None

    def title_lever(self, title: str) -> Lever | None:
        """Give the lever of a title that is not held; the title a measure gives is no way to itself, nor by others."""
        lever = None if title == self.confers else self.levers.of_title(title)
        if lever is not None and self.confers in lever.through:
            return None
        return lever if lever is not None and lever.months <= self.months else None

    def cells(self, form: Form) -> tuple[dict[Cell, int | Lever], tuple[MissingFact, ...]] | None:
        """Give what the known cells of a comparison are, and which are unknown; None where one does not apply."""
        found: dict[Cell, int | Lever] = {}
        missing: list[MissingFact] = []
        for cell in form.cells:
            match self.cell(cell):
                case Decimal() as number:
                    lever = self.lever(cell.fact, self.year_of(cell.offset))
                    found[cell] = int(number.scaleb(cell.scale)) if lever is None else lever
                case date() as day:
                    found[cell] = day.toordinal()
                case NotApplicable():
                    return None
                case Missing(reason=reason, detail=detail):
                    missing.append(MissingFact(cell.fact, self.year_of(cell.offset), reason, detail))
                case other:
                    wrong = MissingReason.WRONG_VALUE
                    missing.append(MissingFact(cell.fact, self.year_of(cell.offset), wrong, str(other)))
        return found, tuple(missing)

    def cell(self, cell: Cell) -> Value:
        """Give what the subject has in a cell."""
        year = self.year_of(cell.offset)
        return self.subject.value(cell.fact) if year is None else self.subject.value_in(cell.fact, year)
