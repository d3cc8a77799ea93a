"""What an import brings besides values: titles, credit events, statements of completeness; and what each would be.

Comes in: rows and statements read by the library, rows of the register. Goes out: frozen items, one word for each.
Must not know: transactions, pages. What differs from the register is told and never overwritten.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ceyuan.district.registry.models import CreditCoverageRow, CreditEventRow, Recognition, TitleCoverage
from ceyuan.district.registry.models.imports import ItemBecomes, ItemKind
from ceyuan.district.registry.words import titles_by_key, vocabulary
from ceyuan.intake.files.grid import column_letter
from ceyuan.intake.rows import RowRead, RowsRead
from ceyuan.model.credit import CreditEvent
from ceyuan.model.facts import LawfulSource

# as the form of titles offers them
TITLE_SOURCES = frozenset({LawfulSource.RECOGNITION, LawfulSource.DECLARATION, LawfulSource.CONFIRMATION})
EVERY_TITLE = "*"
NUMBER, AUTHORITY, SUMMARY = "number", "authority", "summary"
REMARKS: Mapping[str, tuple[str, ...]] = {
    NUMBER: (
        *("证书编号", "证书号", "认定文号", "批文号", "批次", "认定批次"),
        *("文号", "文书号", "决定书文号", "处罚决定书文号"),
    ),
    AUTHORITY: ("认定机关", "认定部门", "决定机关", "处罚机关", "列入机关", "公示机关", "发证机关"),
    SUMMARY: ("事由", "列入原因", "违法事实", "违法行为类型", "事件经过"),
}
_MOST = {NUMBER: 80, AUTHORITY: 120, SUMMARY: 300}  # as the columns


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a row, or the whole file, brings; `data` is what is kept of it as JSON."""

    kind: str
    cell: str
    data: Mapping[str, object] = field(default_factory=dict)

    def day(self, name: str) -> date | None:
        """Give one of its days."""
        return day_of(self.data, name)


def day_of(data: Mapping[str, object], name: str) -> date | None:
    """Read a day of an item.

    >>> day_of({"granted": "2024-12-04"}, "granted"), day_of({"granted": None}, "granted")
    (datetime.date(2024, 12, 4), None)
    """
    text = data.get(name)
    return date.fromisoformat(text) if isinstance(text, str) and text else None


def text_of(data: Mapping[str, object], name: str) -> str:
    """Read a text of an item."""
    return str(data.get(name) or "")


def title_items(row: RowRead) -> Iterator[tuple[Item, date | None]]:
    """Walk over the titles of a row, each with the day from which it was withdrawn."""
    named = vocabulary().titles
    for one in row.titles:
        data = {
            "title": named[one.title].key,
            "granted": _iso(one.granted),
            "expires": _iso(one.expires),
            NUMBER: _remark(row, NUMBER),
        }
        yield Item(ItemKind.TITLE.value, f"{column_letter(one.column - 1)}{row.row}", data), one.withdrawn


def event_items(row: RowRead, cell: str) -> Iterator[Item]:
    """Walk over the events of a row; one whose kind or subject nobody knows is none that can be recorded."""
    for one in row.events:
        if one.kind is not None and one.about is not None and not one.unclear:
            yield Item(ItemKind.EVENT.value, cell, _event(one, row))


def _event(one: CreditEvent, row: RowRead) -> dict[str, object]:
    return {
        "kind": str(one.kind),
        "grade": one.grade.value if one.grade is not None else "",
        "about": str(one.about),
        "decided": _iso(one.decided),
        "until": _iso(one.published_until),
        "repaired": _iso(one.repaired),
        NUMBER: _remark(row, NUMBER),
        AUTHORITY: _remark(row, AUTHORITY),
        SUMMARY: _remark(row, SUMMARY),
    }


def coverage_items(read: RowsRead) -> list[Item]:
    """Give what the file says about how far its lists are complete for every firm."""
    named = vocabulary().titles
    items = []
    for title, one in read.coverage.items():
        key = "" if title == EVERY_TITLE else named[title].key
        data: dict[str, object] = {"title": key, "source": _source(one.source, read), "from": _iso(one.complete_from)}
        items.append(Item(ItemKind.TITLE_COVERAGE.value, "", {**data, "to": _iso(one.complete_to)}))
    for said in read.credit:
        kinds = sorted(kind.value for kind in said.kinds)
        words: dict[str, object] = {"about": said.about.value, "kinds": kinds, "source": _source(said.source, read)}
        words |= {"from": _iso(said.complete_from), "to": _iso(said.complete_to)}
        items.append(Item(ItemKind.CREDIT_COVERAGE.value, "", words))
    return items


def title_becomes(
    data: Mapping[str, object], known: Sequence[Recognition], taken_back: Collection[int], day: date
) -> tuple[ItemBecomes, Recognition | None]:
    """Say what a title would be beside those of the firm, and which it meets.

    A row that an undoing took back counts for nothing; one that was really withdrawn is not granted anew by a list.
    """
    rows = [one for one in known if one.title == data["title"] and one.pk not in taken_back]
    granted, expires = day_of(data, "granted"), day_of(data, "expires")
    if granted is None:
        return _undated(rows, expires, day)
    same = next((one for one in rows if one.granted_on == granted), None)
    if same is None:
        return ItemBecomes.NEW, None
    equal = same.withdrawn_on is None and expires in {None, same.expires_on}
    return (ItemBecomes.SAME if equal else ItemBecomes.DIFFERS), same


def _undated(rows: Sequence[Recognition], expires: date | None, day: date) -> tuple[ItemBecomes, Recognition | None]:
    live = [one for one in rows if one.withdrawn_on is None and (one.expires_on is None or one.expires_on >= day)]
    if expires is not None:
        live = [one for one in rows if one.withdrawn_on is None and one.expires_on == expires]
    if live:
        return ItemBecomes.SAME, live[0]
    ended = next((one for one in rows if one.withdrawn_on is not None and one.expires_on == expires), None)
    return (ItemBecomes.NEW, None) if ended is None else (ItemBecomes.DIFFERS, ended)


def event_becomes(
    data: Mapping[str, object], known: Sequence[CreditEventRow]
) -> tuple[ItemBecomes, CreditEventRow | None]:
    """Say what an event would be beside those of the firm: the same kind, subject and day are one event.

    Two with different numbers are two.
    """
    number = text_of(data, NUMBER)
    for one in known:
        alike = one.kind == data["kind"] and one.about == data["about"] and one.decided_on == day_of(data, "decided")
        if not alike or one.taken_back_at is not None or (number and one.number and number != one.number):
            continue
        equal = (
            one.grade == text_of(data, "grade")
            and one.published_until == day_of(data, "until")
            and one.repaired_on == day_of(data, "repaired")
        )
        return (ItemBecomes.SAME if equal else ItemBecomes.DIFFERS), one
    return ItemBecomes.NEW, None


def coverage_becomes(item: Item) -> ItemBecomes:
    """Say whether the register has a statement of completeness already; asked a few times a file."""
    days = {"complete_from": item.day("from"), "complete_to": item.day("to"), "taken_back_at": None}
    if item.kind == ItemKind.TITLE_COVERAGE:
        known = TitleCoverage.objects.filter(title=text_of(item.data, "title"), **days).exists()
    else:
        rows = CreditCoverageRow.objects.filter(about=text_of(item.data, "about"), **days)
        known = any(sorted(row.kinds) == item.data["kinds"] for row in rows)
    return ItemBecomes.SAME if known else ItemBecomes.NEW


def place_of_item(kind: str, data: Mapping[str, object]) -> tuple[str, ...]:
    """Give what tells two items of one firm apart inside a file.

    >>> place_of_item("title", {"title": "hnte", "granted": "2024-12-04"})
    ('title', 'hnte', '2024-12-04')
    """
    if kind == ItemKind.TITLE:
        return kind, str(data["title"]), text_of(data, "granted") or text_of(data, "expires")
    return kind, str(data["kind"]), text_of(data, "about"), text_of(data, "decided"), text_of(data, NUMBER)


def title_words(data: Mapping[str, object]) -> str:
    """Write a title with its days, as a finding and a page name it."""
    found = titles_by_key().get(str(data["title"]))
    days = [text_of(data, "granted"), text_of(data, "expires")]
    span = f"（{days[0] or '…'} 至 {days[1] or '…'}）" if any(days) else ""
    return (found.name if found is not None else str(data["title"])) + span


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _remark(row: RowRead, word: str) -> str:
    return row.remarks.get(word, "")[: _MOST[word]]


def _source(said: str, read: RowsRead) -> str:
    """Give who says so; the library names the file where the file does not, and its name here is a passing one."""
    return "" if said == read.report.file else said[: _MOST[AUTHORITY]]
