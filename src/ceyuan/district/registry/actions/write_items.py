"""Write the titles, events and statements of completeness of an import, inside its act, and take them back.

Comes in: an import, some of its firms. Goes out: how many of each kind; items that know the row they made.
Must not know: who acts. The rules are those of recording a title or an event by hand, asked of all at once: no title
twice from one day, no days crossed, nothing that the register says otherwise is overwritten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from ceyuan.district.common.database.keys import set_references
from ceyuan.district.registry.credit import KIND_WORDS
from ceyuan.district.registry.enums import Contest
from ceyuan.district.registry.imports.items import AUTHORITY, NUMBER, SUMMARY, day_of, text_of
from ceyuan.district.registry.imports.judge_items import Held
from ceyuan.district.registry.models import (
    CreditCoverageRow,
    CreditEventRow,
    Enterprise,
    ImportBatch,
    ImportItem,
    Recognition,
    TitleCoverage,
)
from ceyuan.district.registry.models.imports import ItemBecomes, ItemKind
from ceyuan.district.registry.words import titles_by_key
from ceyuan.model.credit import CreditKind

_CHUNK = 500
_BY_FIRM = (ItemKind.TITLE, ItemKind.EVENT)
_Row = TypeVar("_Row", Recognition, CreditEventRow)


def write_items(batch: ImportBatch, firms: Collection[int], *, at: datetime) -> Counter[str]:
    """Write the titles and events of some firms, locked before; what the register has by now is not written again."""
    brought = ImportItem.objects.filter(batch=batch, kind__in=_BY_FIRM).select_related("enterprise").order_by("pk")
    within = set(firms)
    items = [one for one in brought if one.enterprise_id in within]
    if not items:
        return Counter()
    held = Held.of({one.enterprise_id for one in items if one.enterprise_id is not None}, {one.kind for one in items})
    today, named = timezone.localdate(at), titles_by_key()
    fresh: list[ImportItem] = []
    moved: list[ImportItem] = []
    for item in items:
        becomes, _there = held.becomes(item.kind, item.data, item.enterprise_id or 0, today)
        if item.becomes != becomes:
            item.becomes = becomes
            moved.append(item)
        known = item.kind != ItemKind.TITLE or item.data["title"] in named
        if becomes is ItemBecomes.NEW and known:
            fresh.append(item)
    titles = [one for one in fresh if one.kind == ItemKind.TITLE]
    events = [one for one in fresh if one.kind == ItemKind.EVENT]
    _note(titles, Recognition.objects.bulk_create([_title(one, batch, at) for one in titles], batch_size=_CHUNK))
    _note(events, CreditEventRow.objects.bulk_create([_event(one, batch, at) for one in events], batch_size=_CHUNK))
    ImportItem.objects.bulk_update(moved, ["becomes"], batch_size=_CHUNK)
    _raise(fresh)
    return Counter(titles=len(titles), events=len(events))


def write_coverage(batch: ImportBatch, *, at: datetime) -> int:
    """Record what the file says about how far its lists are complete, where the register does not say so yet."""
    kinds = (ItemKind.TITLE_COVERAGE, ItemKind.CREDIT_COVERAGE)
    items = list(ImportItem.objects.filter(batch=batch, kind__in=kinds, becomes=ItemBecomes.NEW, made=None))
    for item in items:
        days = {"complete_from": day_of(item.data, "from"), "complete_to": day_of(item.data, "to"), "recorded_at": at}
        source = (text_of(item.data, "source") or batch.sender)[:120]
        if item.kind == ItemKind.TITLE_COVERAGE:
            item.made = TitleCoverage.objects.create(title=text_of(item.data, "title"), source=source, **days).pk
        else:
            about, kinds_said = text_of(item.data, "about"), item.data["kinds"]
            item.made = CreditCoverageRow.objects.create(source=source, about=about, kinds=kinds_said, **days).pk
        item.save(update_fields=["made"])
    return len(items)


def take_items_back(items: QuerySet[ImportItem], batch: ImportBatch, *, at: datetime) -> Counter[str]:
    """Take back what some items of an import made, as far as nobody did anything with it since.

    A title ends on the day from which it was said to be held, so that it counts on no day; an event is sealed; a
    statement of completeness counts no more. Nothing is deleted.
    """
    made = list(items.filter(made__isnull=False, undone=False).order_by("pk"))
    back: list[ImportItem] = []
    by_kind = {kind: [one for one in made if one.kind == kind] for kind in ItemKind}
    titles = _rows(Recognition, by_kind[ItemKind.TITLE])
    for item in by_kind[ItemKind.TITLE]:
        title = titles.get(item.made or 0)
        if title is not None and title.withdrawn_on is None and title.enterprise_id == item.enterprise_id:
            back.append(item)
    for keys in _chunks([one.made for one in back if one.made is not None]):
        Recognition.objects.filter(pk__in=keys).update(withdrawn_on=Coalesce(F("granted_on"), Value(batch.as_of)))
    events = _rows(CreditEventRow, by_kind[ItemKind.EVENT])
    for item in by_kind[ItemKind.EVENT]:
        event = events.get(item.made or 0)
        if event is not None and event.contest == Contest.NONE and event.repaired_on == day_of(item.data, "repaired"):
            event.taken_back_at = at
            back.append(item)
    CreditEventRow.objects.bulk_update(events.values(), ["taken_back_at"], batch_size=_CHUNK)
    holders, credit = by_kind[ItemKind.TITLE_COVERAGE], by_kind[ItemKind.CREDIT_COVERAGE]
    TitleCoverage.objects.filter(pk__in=[one.made for one in holders]).update(taken_back_at=at)
    CreditCoverageRow.objects.filter(pk__in=[one.made for one in credit]).update(taken_back_at=at)
    back += holders + credit
    for keys in _chunks([one.pk for one in back]):
        ImportItem.objects.filter(pk__in=keys).update(undone=True)
    _raise(back)
    counted = Counter(one.kind for one in back)
    coverage = counted[ItemKind.TITLE_COVERAGE] + counted[ItemKind.CREDIT_COVERAGE]
    told = {"titles": counted[ItemKind.TITLE], "events": counted[ItemKind.EVENT], "coverage": coverage}
    left = len([one for one in made if one.kind != ItemKind.FIRM]) - len(back)
    return Counter({**told, "items_left": left})


def _chunks(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    return (keys[start : start + _CHUNK] for start in range(0, len(keys), _CHUNK))


def _rows(model: type[_Row], items: Sequence[ImportItem]) -> dict[int, _Row]:
    found: dict[int, _Row] = {}
    keys = [one.made for one in items if one.made is not None]
    for start in range(0, len(keys), _CHUNK):
        found |= model._default_manager.select_for_update().in_bulk(keys[start : start + _CHUNK])  # noqa: SLF001 -- Django's own name
    return found


def _title(item: ImportItem, batch: ImportBatch, at: datetime) -> Recognition:
    return Recognition(
        enterprise=item.enterprise,
        title=item.data["title"],
        number=text_of(item.data, NUMBER),
        granted_on=day_of(item.data, "granted"),
        expires_on=day_of(item.data, "expires"),
        source=batch.source,
        evidence=batch.paper,
        recorded_at=at,
    )


def _event(item: ImportItem, batch: ImportBatch, at: datetime) -> CreditEventRow:
    kind = text_of(item.data, "kind")
    return CreditEventRow(
        enterprise=item.enterprise,
        kind=kind,
        grade=text_of(item.data, "grade"),
        about=text_of(item.data, "about"),
        summary=text_of(item.data, SUMMARY) or str(KIND_WORDS[CreditKind(kind)]),
        authority=text_of(item.data, AUTHORITY) or batch.sender,
        number=text_of(item.data, NUMBER),
        decided_on=day_of(item.data, "decided"),
        published_until=day_of(item.data, "until"),
        repaired_on=day_of(item.data, "repaired"),
        source=f"{batch.sender} {batch.paper.name}"[:120],
        recorded_at=at,
    )


def _note(items: Sequence[ImportItem], rows: Sequence[Recognition] | Sequence[CreditEventRow]) -> None:
    set_references(ImportItem, "made", [(row.pk, item.pk) for item, row in zip(items, rows, strict=True)])


def _raise(items: Sequence[ImportItem]) -> None:
    firms = sorted({one.enterprise_id for one in items if one.enterprise_id is not None})
    for start in range(0, len(firms), _CHUNK):
        Enterprise.objects.filter(pk__in=firms[start : start + _CHUNK]).update(facts_revision=F("facts_revision") + 1)
