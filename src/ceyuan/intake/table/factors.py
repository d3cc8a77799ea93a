"""Which exact factor turns the figures of a column into the unit of its fact.

Comes in: the unit written, the lines above the table, the caller's options. Goes out: a factor, or none.
Must not know: columns, rows.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from ceyuan.intake.options import IntakeOptions
from ceyuan.intake.table.headings import Heading
from ceyuan.intake.values.characters import match_key
from ceyuan.intake.values.units import factor, read_unit
from ceyuan.model.facts import Fact

MONEY = "元"


@dataclass(frozen=True, slots=True)
class Factors:
    """Units as one sheet uses them: `known` to the vocabulary, given by the caller, `stated` above the table."""

    known: Collection[str]
    options: IntakeOptions
    stated: tuple[str, ...]

    def of(self, unit: str, fact: Fact) -> Decimal | None:
        """Give the exact factor from a unit as written to the fact's."""
        read = read_unit(unit, self.known)
        return factor(read, fact.unit) if read is not None else None

    def assumed(self, fact: Fact) -> Decimal | None:
        """Give the factor that the file or the caller states for facts without a unit of their own."""
        stated = list(self.stated)
        if fact.unit == MONEY and self.options.money_unit:
            stated.append(self.options.money_unit)
        return next((times for unit in stated if (times := self.of(unit, fact)) is not None), None)

    def by_caller(self, heading: Heading, fact: Fact) -> str:
        """Give the unit the caller names for a column (as written, or without its year) or a fact."""
        wanted = {match_key(heading.text), heading.name, match_key(fact.name)}
        return next((unit for name, unit in self.options.units.items() if match_key(name) in wanted), "")
