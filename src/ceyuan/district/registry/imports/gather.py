"""What a row says besides values: titles and events that can be recorded, and who a new firm would be.

Comes in: rows as read, what was found about them. Goes out: items, particulars, findings about what is left out.
Must not know: the register; whose row it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ceyuan.district.registry.imports import errors
from ceyuan.district.registry.imports.faults import Fault, said
from ceyuan.district.registry.imports.items import TITLE_SOURCES, Item, event_items, title_items, title_words
from ceyuan.district.registry.imports.settings import TOWN
from ceyuan.district.registry.words import vocabulary
from ceyuan.intake.files.grid import column_letter
from ceyuan.intake.rows import RowRead, RowsRead
from ceyuan.intake.table.credit_words import CREDIT_WORDS
from ceyuan.intake.table.roles import Role
from ceyuan.model.facts import LawfulSource

UNIT, UNIT_CELL, FOUNDED, ADDRESS, INDUSTRY = "unit", "unit_cell", "founded", "address", "industry"
_PARTICULARS = {"founded_on": FOUNDED, "registered_address": ADDRESS, TOWN: UNIT}
_SECTION, _CODE = "industry_section", "industry_code"
_INDUSTRY = re.compile(r"[A-T]?[0-9]{4}|[A-T][0-9]{2,3}")
_ADDRESS_LENGTH = 200  # as the column
_CREDIT = "intake.credit-"


@dataclass(frozen=True, slots=True)
class Gathering:
    """What holds for every row of a file: the day, whether titles may come from its source, where kinds stand."""

    day: date
    titles: bool
    kinds: Mapping[str, str]  # the letters of the column that names the kind of an event, by sheet
    named: Mapping[str, str]  # the particular that a fact gives, by the fact's name

    @classmethod
    def of(cls, read: RowsRead, source: LawfulSource, *, day: date) -> Gathering:
        """Take it from a file."""
        word = CREDIT_WORDS[Role.CREDIT_KIND][0]
        kinds = {one.sheet: column_letter(one.column - 1) for one in read.report.columns if one.read_as == word}
        wanted = {**_PARTICULARS, _SECTION: _SECTION, _CODE: _CODE}
        found = {key: vocabulary().find_fact(key) for key in wanted}
        named = {fact.name: wanted[key] for key, fact in found.items() if fact is not None}
        return cls(day, source in TITLE_SOURCES, kinds, named)

    def items(self, row: RowRead, faults: list[Fault]) -> tuple[Item, ...]:
        """Give what can be recorded; what cannot adds its finding."""
        doubtful = any(one.serious and one.code.startswith(_CREDIT) for one in faults)
        titles = list(self._titles(row, faults)) if self.titles else []
        return (*titles, *self._events(row, faults, doubtful=doubtful))

    def particulars(self, row: RowRead) -> dict[str, str]:
        """Give what a row says about who a firm is; in most files nothing."""
        if not self.named:
            return {}
        found: dict[str, str] = {}
        for one in row.values:
            word = self.named.get(one.fact)
            if word is None or not isinstance(one.cell, str | date):
                continue
            found[word] = one.cell.isoformat() if isinstance(one.cell, date) else one.cell.strip()
            if word == UNIT:
                found[UNIT_CELL] = f"{column_letter(one.column - 1)}{row.row}"
        industry = found.pop(_SECTION, "").upper() + found.pop(_CODE, "").upper()
        if _INDUSTRY.fullmatch(industry):
            found[INDUSTRY] = industry
        if ADDRESS in found:
            found[ADDRESS] = found[ADDRESS][:_ADDRESS_LENGTH]
        return found

    def _titles(self, row: RowRead, faults: list[Fault]) -> Iterator[Item]:
        for item, withdrawn in title_items(row):
            words = title_words(item.data)
            granted = item.day("granted")
            if withdrawn is not None:
                kind, data = errors.TITLE_WITHDRAWN, {"title": words, "day": withdrawn}
            elif granted is not None and granted > self.day:
                kind, data = errors.ITEM_FUTURE, {"what": words, "day": granted}
            else:
                yield item
                continue
            faults.append(Fault(row.sheet, row.row, item.cell, kind.code, said(kind, **data)))

    def _events(self, row: RowRead, faults: list[Fault], *, doubtful: bool) -> Iterator[Item]:
        cell = f"{self.kinds.get(row.sheet, 'A')}{row.row}"
        items = list(event_items(row, cell))
        if row.events and (doubtful or not items):
            kind = errors.EVENT_UNCLEAR
            faults.append(Fault(row.sheet, row.row, cell, kind.code, said(kind)))
            return
        for item in items:
            days = [one for name in ("decided", "repaired") if (one := item.day(name)) is not None]
            if item.day("decided") is None:
                faults.append(Fault(row.sheet, row.row, cell, errors.EVENT_NO_DAY.code, said(errors.EVENT_NO_DAY)))
            elif max(days) > self.day:
                words = said(errors.ITEM_FUTURE, what="信用事项", day=max(days))
                faults.append(Fault(row.sheet, row.row, cell, errors.ITEM_FUTURE.code, words))
            else:
                yield item
