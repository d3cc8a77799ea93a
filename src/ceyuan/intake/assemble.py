"""All entries about one subject put together: equal values join, contradictions become unknown, both places named.

Comes in: a group of entries. Goes out: a subject. Must not know: files, headers, rules.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from ceyuan.intake.firms import Group
from ceyuan.intake.notices.firms import FIRM_CONFLICT, FIRM_FOUNDED_LATER
from ceyuan.intake.notices.kind import NoticeKind
from ceyuan.intake.notices.titles import TITLE_CONFLICT
from ceyuan.intake.report import Place, Recorder
from ceyuan.intake.table.entries import Entry, Slot, TitleSaid
from ceyuan.intake.values.amounts import plain
from ceyuan.intake.values.characters import match_key
from ceyuan.model.credit import CreditCoverage, CreditRecord
from ceyuan.model.facts import SubjectKind
from ceyuan.model.subject import (
    Cell,
    Coverage,
    Holding,
    Holdings,
    Missing,
    MissingReason,
    NotApplicable,
    Subject,
)

_FOUNDED = "成立日期"
_Said = tuple[Cell, Entry, Slot]
_Rank = tuple[bool, int]


class Assembler:
    """Makes subjects; `coverage` speaks for every subject of the file, `credit` does so for credit events."""

    def __init__(
        self,
        kind: SubjectKind,
        coverage: Mapping[str, Coverage],
        recorder: Recorder,
        credit: Sequence[CreditCoverage] = (),
    ) -> None:
        self.kind = kind
        self.coverage = coverage
        self.credit = CreditRecord(coverage=tuple(dict.fromkeys(credit)))
        self.recorder = recorder

    def subject(self, group: Group) -> Subject:
        """Give the subject of one group."""
        yearly: dict[str, dict[int, _Said]] = {}
        current: dict[str, tuple[_Rank, _Said]] = {}
        for entry in group.entries:
            for slot, cell in zip(entry.slots, entry.cells, strict=True):
                if cell is None:
                    continue
                said = cell, entry, slot
                if not slot.yearly:
                    self._put_current(group, current, said)
                    continue
                year = slot.year if slot.year is not None else year_of(entry, slot)
                if year is None:
                    continue
                years = yearly.setdefault(slot.fact, {})
                years[year] = self._joined(group, years[year], said) if year in years else said
        self._check_founding(group, current, yearly)
        return Subject(
            id=group.id,
            name=group.name,
            kind=self.kind,
            current={fact: said[0] for fact, (_, said) in current.items()},
            yearly={fact: {year: said[0] for year, said in years.items()} for fact, years in yearly.items()},
            holdings=self._holdings(group),
            credit=self._credit(group),
        )

    def _credit(self, group: Group) -> CreditRecord:
        """Put every event together; one that several rows tell alike counts once, which changes nothing."""
        records = [entry.credit for entry in group.entries if entry.credit is not None]
        if not records:
            return self.credit
        items = dict.fromkeys(one for record in records for one in record.items)
        coverage = dict.fromkeys([*self.credit.coverage, *(one for record in records for one in record.coverage)])
        return CreditRecord(tuple(items), tuple(coverage))

    def _put_current(self, group: Group, current: dict[str, tuple[_Rank, _Said]], said: _Said) -> None:
        """Keep the value of the latest year; one without any year goes before all."""
        _, entry, slot = said
        year = slot.year if slot.year is not None else year_of(entry, slot)
        rank = year is None, year or 0
        kept = current.get(slot.fact)
        if kept is None or rank > kept[0]:
            current[slot.fact] = rank, said
            self.recorder.counted["cells_superseded"] += kept is not None and not slot.who
        elif rank < kept[0]:
            self.recorder.counted["cells_superseded"] += not slot.who
        else:
            current[slot.fact] = rank, self._joined(group, kept[1], said)

    def _joined(self, group: Group, first: _Said, second: _Said) -> _Said:
        """Join two values of one fact and year. A value that could not be read gives way to one that could."""
        one, two = first[0], second[0]
        if _same(one, two):
            self.recorder.counted["cells_identical"] += not second[2].who
            return first
        if isinstance(one, Missing) and one.reason is MissingReason.CONFLICT:
            return first
        if isinstance(one, Missing) or isinstance(two, Missing):
            return second if isinstance(one, Missing) else first
        data = {
            "firm": group.name,
            "fact": first[2].fact,
            "first": show(one),
            "first_place": _place(first),
            "second": show(two),
            "second_place": _place(second),
        }
        self.recorder.find(FIRM_CONFLICT, _place(second), header=second[2].header, value=show(two), data=data)
        self.recorder.counted["conflicts"] += 1
        return _conflict(FIRM_CONFLICT, data), first[1], first[2]

    def _check_founding(
        self, group: Group, current: dict[str, tuple[_Rank, _Said]], yearly: Mapping[str, Mapping[int, _Said]]
    ) -> None:
        """Make a founding date unknown where values of earlier years contradict it: else a wrong date decides."""
        if _FOUNDED not in current:
            return
        rank, said = current[_FOUNDED]
        day, entry, slot = said
        if not isinstance(day, date):
            return
        before = [
            (year, fact, one)
            for fact, years in yearly.items()
            for year, one in years.items()
            if year < day.year and _says_something(one[0])
        ]
        if not before:
            return
        year, fact, one = min(before, key=lambda found: found[0])
        data = {
            "firm": group.name,
            "fact": _FOUNDED,
            "value": show(day),
            "first_place": _place(said),
            "second_fact": fact,
            "year": year,
            "second": show(one[0]),
            "second_place": _place(one),
            "count": len(before),
        }
        self.recorder.find(FIRM_FOUNDED_LATER, _place(said), header=slot.header, value=show(day), data=data)
        self.recorder.counted["conflicts"] += 1
        current[_FOUNDED] = rank, (_conflict(FIRM_FOUNDED_LATER, data), entry, slot)

    def _holdings(self, group: Group) -> Holdings:
        coverage = dict(self.coverage)
        said: dict[str, list[tuple[TitleSaid, Entry]]] = {}
        for entry in group.entries:
            coverage |= entry.coverage
            for one in entry.titles:
                said.setdefault(one.title, []).append((one, entry))
        if not said:
            return Holdings(coverage=coverage) if coverage else Holdings()
        items: list[Holding] = []
        for title, listed in said.items():
            clear = [(one, entry) for one, entry in listed if not one.unclear]
            held = [one for one, _ in clear if one.held]
            contradicted = bool(held) and len(held) < len(clear)
            if contradicted:
                self._report_title(group, title, clear)
            if contradicted or not clear:
                covered = coverage.get(title) or coverage.get("*")
                if covered is not None:
                    coverage[title] = _never(covered)
            else:
                items += _holdings_of(title, held)
        return Holdings(tuple(items), coverage)

    def _report_title(self, group: Group, title: str, listed: Sequence[tuple[TitleSaid, Entry]]) -> None:
        yes = next((one, entry) for one, entry in listed if one.held)
        no = next((one, entry) for one, entry in listed if not one.held)
        data = {
            "firm": group.name,
            "title": title,
            "first_place": Place(yes[1].sheet, yes[1].row, yes[0].column + 1),
            "second_place": Place(no[1].sheet, no[1].row, no[0].column + 1),
        }
        self.recorder.find(TITLE_CONFLICT, Place(no[1].sheet, no[1].row, no[0].column + 1), value=title, data=data)
        self.recorder.counted["conflicts"] += 1


def show(cell: Cell) -> str:
    """Give a value as a message shows it.

    >>> show(Decimal("2571433300.00")), show(True)
    ('2571433300', '是')
    """
    match cell:
        case bool():
            return "是" if cell else "否"
        case Decimal():
            return plain(cell)
        case NotApplicable():
            return "不适用"
        case date():
            return cell.isoformat()
        case Missing(detail=detail):
            return detail
    return cell


def year_of(entry: Entry, slot: Slot) -> int | None:
    """Give the year of a value whose header names none: by the year of its row."""
    if entry.year is None:
        # a current fact of "last year" ranks below one of this year, even when no year is known
        return slot.offset if slot.offset and not slot.yearly else None
    return entry.year + slot.offset


def _conflict(kind: NoticeKind, data: Mapping[str, object]) -> Missing:
    words = {key: part.words("zh") if isinstance(part, Place) else part for key, part in data.items()}
    return Missing(MissingReason.CONFLICT, kind.message("zh", words))


def _says_something(cell: Cell) -> bool:
    """Tell whether a value says that the firm was there: nought, no and 不适用 do not, two that contradict do."""
    match cell:
        case Missing(reason=reason):
            return reason is MissingReason.CONFLICT
        case NotApplicable():
            return False
    return bool(cell)


def _same(one: Cell, two: Cell) -> bool:
    if isinstance(one, str) and isinstance(two, str):
        return match_key(one) == match_key(two)
    return type(one) is type(two) and one == two


def _place(said: _Said) -> Place:
    return Place(said[1].sheet, said[1].row, said[2].column + 1)


def _holdings_of(title: str, held: Sequence[TitleSaid]) -> list[Holding]:
    """Give each holding once; one without any day adds nothing beside a dated one."""
    found = dict.fromkeys(Holding(title, one.granted, one.expires, one.withdrawn) for one in held)
    bare = Holding(title)
    return [one for one in found if one != bare or len(found) == 1]


def _never(coverage: Coverage) -> Coverage:
    """Give a coverage without any day: where a title is unclear or contradicted, its absence is no answer."""
    return replace(coverage, complete_from=date.min + timedelta(days=1), complete_to=date.min)
