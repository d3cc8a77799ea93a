"""Titles and events of lines held against the register: new, there already, different, or out of the question.

Comes in: an import, lines and the firms they are about. Goes out: items to be staged, findings, counts.
Must not know: transactions, pages.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ceyuan.district.registry.credit import GRADE_WORDS, KIND_WORDS
from ceyuan.district.registry.imports import errors
from ceyuan.district.registry.imports.faults import Fault, said
from ceyuan.district.registry.imports.firms import Found
from ceyuan.district.registry.imports.gather import FOUNDED
from ceyuan.district.registry.imports.items import (
    Item,
    day_of,
    event_becomes,
    place_of_item,
    text_of,
    title_becomes,
    title_words,
)
from ceyuan.district.registry.imports.prepare import Line
from ceyuan.district.registry.models import CreditEventRow, Enterprise, ImportBatch, ImportItem, Recognition
from ceyuan.district.registry.models.imports import ItemBecomes, ItemKind
from ceyuan.errors import ErrorKind
from ceyuan.model.credit import CreditGrade, CreditKind

_Whose = int | str  # a firm's key, or the code of one that could be registered


@dataclass(frozen=True, slots=True)
class Held:
    """What the register says of titles and events of some firms; `taken_back` are titles that an undoing took back."""

    titles: Mapping[int, Sequence[Recognition]]
    events: Mapping[int, Sequence[CreditEventRow]]
    taken_back: Collection[int]

    @classmethod
    def of(cls, firms: Collection[int], kinds: Collection[str]) -> Held:
        """Read it with at most three queries; kinds that nobody asks about take none."""
        titles: defaultdict[int, list[Recognition]] = defaultdict(list)
        events: defaultdict[int, list[CreditEventRow]] = defaultdict(list)
        taken_back: set[int] = set()
        if ItemKind.TITLE in kinds and firms:
            for title in Recognition.objects.filter(enterprise__in=firms).order_by("pk"):
                titles[title.enterprise_id].append(title)
            undone = ImportItem.objects.filter(kind=ItemKind.TITLE, undone=True, enterprise__in=firms)
            taken_back = {key for key in undone.values_list("made", flat=True) if key is not None}
        if ItemKind.EVENT in kinds and firms:
            for event in CreditEventRow.objects.filter(enterprise__in=firms).order_by("pk"):
                events[event.enterprise_id].append(event)
        return cls(titles, events, taken_back)

    def becomes(self, kind: str, data: Mapping[str, object], firm: int, day: date) -> tuple[ItemBecomes, str]:
        """Say what an item would be, and in words what stands there where it differs."""
        if kind == ItemKind.TITLE:
            word, row = title_becomes(data, self.titles.get(firm, ()), self.taken_back, day)
            return word, _title_there(row) if row is not None else ""
        word, event = event_becomes(data, self.events.get(firm, ()))
        return word, _event_there(event) if event is not None else ""


@dataclass(frozen=True, slots=True)
class Beheld:
    """What is held against some lines: the register, and what lines before them brought."""

    batch: ImportBatch
    held: Held
    before: dict[tuple[_Whose, tuple[str, ...]], int]
    day: date

    @classmethod
    def of(cls, batch: ImportBatch, lines: Sequence[Line], found: Sequence[Found], *, day: date) -> Beheld:
        """Read it; lines that bring nothing but values take no query."""
        bringing = [(line, one) for line, one in zip(lines, found, strict=True) if line.items and one.taken]
        firms = {one.firm.pk for _, one in bringing if one.firm is not None}
        held = Held.of(firms, {item.kind for line, _ in bringing for item in line.items})
        codes = {one.new_code for _, one in bringing if one.new_code}
        before: dict[tuple[_Whose, tuple[str, ...]], int] = {}
        staged = ImportItem.objects.filter(batch=batch)
        for rows in (staged.filter(enterprise__in=firms), staged.filter(new_code__in=codes)) if bringing else ():
            for firm, code, kind, data, row in rows.values_list("enterprise", "new_code", "kind", "data", "row"):
                before.setdefault((firm or code, place_of_item(kind, data)), row)
        return cls(batch, held, before, day)

    def judge(self, line: Line, found: Found, faults: list[Fault], counts: Counter[str]) -> Iterable[ImportItem]:
        """Walk over the items of a line that are staged; what is wrong adds its finding."""
        whose: _Whose = found.firm.pk if found.firm is not None else found.new_code
        founded = _founded(line, found.firm)
        for item in line.items:
            if item.kind == ItemKind.EVENT and self.batch.unit_id is not None:
                faults.append(_fault(line, item, errors.EVENT_NOT_HERE, {}))
                continue
            began = item.day("granted") or item.day("decided")
            if began is not None and founded is not None and began < founded:
                data = {"what": item_words(item.kind, item.data), "day": began, "founded": founded}
                faults.append(_fault(line, item, errors.ITEM_TOO_EARLY, data))
                continue
            first = self.before.setdefault((whose, place_of_item(item.kind, item.data)), line.row)
            if first != line.row:
                faults.append(_fault(line, item, errors.ITEM_TWICE, {"row": first}, serious=False))
                continue
            becomes = self._becomes(line, item, found.firm, faults)
            counts[f"{item.kind}_{becomes}"] += 1
            yield ImportItem(
                batch=self.batch,
                kind=item.kind,
                sheet=line.sheet,
                row=line.row,
                cell=item.cell,
                enterprise=found.firm,
                new_code=found.new_code,
                data=dict(item.data),
                becomes=becomes,
            )

    def _becomes(self, line: Line, item: Item, firm: Enterprise | None, faults: list[Fault]) -> ItemBecomes:
        if firm is None:
            return ItemBecomes.NEW
        becomes, there = self.held.becomes(item.kind, item.data, firm.pk, self.day)
        if becomes is ItemBecomes.DIFFERS:
            kind = errors.TITLE_DIFFERS if item.kind == ItemKind.TITLE else errors.EVENT_DIFFERS
            data = {"known": there, "said": item_words(item.kind, item.data)}
            faults.append(_fault(line, item, kind, data, serious=False))
        return becomes


def item_words(kind: str, data: Mapping[str, object]) -> str:
    """Write an item in one line, as findings and pages do."""
    if kind == ItemKind.TITLE:
        return title_words(data)
    return _event_words(text_of(data, "kind"), text_of(data, "grade"), [day_of(data, one) for one in _DAYS])


_DAYS = ("decided", "until", "repaired")


def _event_words(kind: str, grade: str, days: Sequence[date | None]) -> str:
    words = [str(KIND_WORDS[CreditKind(kind)])]
    words += [str(GRADE_WORDS[CreditGrade(grade)])] if grade else []
    said = ("认定", "公示至", "修复")
    words += [f"{word} {day}" for word, day in zip(said, days, strict=True) if day is not None]
    return " ".join(words)


def _event_there(row: CreditEventRow) -> str:
    return _event_words(row.kind, row.grade, [row.decided_on, row.published_until, row.repaired_on])


def _title_there(row: Recognition) -> str:
    days = {"granted": _iso(row.granted_on), "expires": _iso(row.expires_on)}
    ended = f"，{row.withdrawn_on} 已撤销" if row.withdrawn_on is not None else ""
    return title_words({"title": row.title, **days}) + ended


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _founded(line: Line, firm: Enterprise | None) -> date | None:
    if firm is not None and firm.founded_on is not None:
        return firm.founded_on
    return day_of(line.particulars, FOUNDED)


def _fault(line: Line, item: Item, kind: ErrorKind, data: Mapping[str, object], *, serious: bool = True) -> Fault:
    value = item_words(item.kind, item.data)[:200]
    return Fault(line.sheet, line.row, item.cell, kind.code, said(kind, **data), value, serious)
