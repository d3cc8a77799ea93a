"""Write facts, inside an act: the only place where rows of facts come to be.

Comes in: entries. Goes out: how many were new; rows superseded, revisions raised.
Must not know: who acts, why. A value that is already known from the same source is not written again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F
from django.utils import timezone

from ceyuan.district.common.database.insert_rows import Value, insert_rows
from ceyuan.district.common.database.keys import reserve_keys, set_references
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.registry.facts import errors
from ceyuan.district.registry.facts.entry import Entry, refuse_entry
from ceyuan.district.registry.facts.usable import authorised_on
from ceyuan.district.registry.facts.values import Kept
from ceyuan.district.registry.models import Enterprise, FactRow, SharedSource
from ceyuan.model.facts import LawfulSource

CHUNK = 1000  # keys in one statement
_SAME = ("number", "text", "applies", "withdrawn", "expires_on", "shared_id", "evidence_id", "mark")
_Place = tuple[int, str, int | None, str]


@dataclass(frozen=True, slots=True)
class Written:
    """What came of some entries: the keys of new rows in the order of their entries, None for what was known."""

    rows: Sequence[int | None]
    superseded: int

    @property
    def recorded(self) -> int:
        """Count the new rows."""
        return sum(1 for one in self.rows if one is not None)

    @property
    def unchanged(self) -> int:
        """Count what was known already."""
        return len(self.rows) - self.recorded


@dataclass(frozen=True, slots=True)
class News:
    """An entry that says what its live row does not, with that row's key; None where there is none."""

    entry: Entry
    supersedes: int | None


def write_facts(entries: Sequence[Entry], *, by: str, at: datetime, batch: int | None = None) -> Written:
    """Write entries, each superseding the live row of its enterprise, fact, year and source.

    Refuses all of them when one is unlawful: another source than the vocabulary names, a shared source out of date,
    tax data without an authorisation in force on the day. Two entries for one place are a mistake of the caller's.
    """
    day = timezone.localdate(at)
    refuse_any(entries, day)
    firms = sorted({one.enterprise for one in entries})
    lock_firms(firms)
    live = _live(entries, firms)
    if len({one.place for one in entries}) != len(entries):
        raise ValueError("two entries for one fact of one enterprise, year and source")
    fresh = [one for one in entries if _is_news(one, live.get(one.place))]
    news = [News(one, known.pk if (known := live.get(one.place)) else None) for one in fresh]
    keys = dict(zip((one.place for one in fresh), write_news(news, by=by, at=at, batch=batch), strict=True))
    return Written(tuple(keys.get(one.place) for one in entries), sum(1 for one in news if one.supersedes))


def lock_firms(firms: Sequence[int]) -> Mapping[int, int]:
    """Lock enterprises until the act ends, always in this order, so that two writers never wait for each other.

    Gives the revision of each one's facts.
    """
    revisions: dict[int, int] = {}
    for keys in _chunks(sorted(firms)):
        locked = Enterprise.objects.select_for_update().filter(pk__in=keys).order_by("pk")
        revisions.update(locked.values_list("pk", "facts_revision"))
    return revisions


def write_news(news: Sequence[News], *, by: str, at: datetime, batch: int | None = None) -> Sequence[int]:
    """Write what is news of enterprises that are locked, and was refused nothing; give the keys of the rows."""
    keys = reserve_keys(FactRow, len(news))
    superseding = zip(keys, news, strict=True)
    set_references(
        FactRow, "superseded_by_id", [(key, one.supersedes) for key, one in superseding if one.supersedes is not None]
    )
    rows = (_row(key, one.entry, by=by, at=at, batch=batch) for key, one in zip(keys, news, strict=True))
    insert_rows(FactRow, _COLUMNS, rows)
    for changed in _chunks(sorted({one.entry.enterprise for one in news})):
        Enterprise.objects.filter(pk__in=changed).update(facts_revision=F("facts_revision") + 1)
    return keys


def refuse_any(entries: Iterable[Entry], day: date) -> None:
    """Refuse all entries when one may not be stated on a day; many of one kind are looked at once."""
    stated = [one for one in entries if not one.kept.withdrawn]  # what is taken back states nothing
    kinds = {(one.fact.key, one.source, one.year, one.valid_from, one.shared): one for one in stated}
    named = SharedSource.objects.in_bulk({one.shared for one in kinds.values() if one.shared is not None})
    for one in kinds.values():
        refuse_entry(one, day=day, shared=named[one.shared] if one.shared is not None else None)
    taxed = {one.enterprise for one in stated if one.source is LawfulSource.TAX}
    if taxed:
        refuse_unauthorised(taxed, day)


def refuse_unauthorised(firms: set[int], day: date) -> None:
    """Refuse tax data of firms that did not authorise it, naming the first."""
    allowed = set(authorised_on(day).filter(enterprise__in=firms).values_list("enterprise", flat=True))
    for firm in Enterprise.objects.filter(pk__in=firms - allowed).order_by("pk")[:1]:
        raise Refused(errors.TAX_NOT_AUTHORISED, data={"firm": firm.name, "day": day})


def _live(entries: Sequence[Entry], firms: Sequence[int]) -> Mapping[_Place, FactRow]:
    keys = {one.fact.key for one in entries}
    sources = {one.source.value for one in entries}
    found: dict[_Place, FactRow] = {}
    for chunk in _chunks(firms):
        rows = FactRow.objects.filter(
            enterprise__in=chunk, key__in=keys, source__in=sources, superseded_by__isnull=True
        ).order_by()
        for row in rows.only("enterprise_id", "key", "year", "source", *_SAME).iterator(CHUNK):
            found[(row.enterprise_id, row.key, row.year, row.source)] = row
    return found


def _is_news(entry: Entry, known: FactRow | None) -> bool:
    """Tell whether an entry says anything that its live row does not; taking back nothing is no news."""
    if known is None:
        return not entry.kept.withdrawn
    said = (entry.expires_on, entry.shared, entry.evidence, entry.mark)
    same = Kept(known.number, known.text, known.applies, known.withdrawn) == entry.kept
    return not same or (
        not entry.kept.withdrawn and said != (known.expires_on, known.shared_id, known.evidence_id, known.mark)
    )


_COLUMNS = (
    "id", "enterprise", "key", "year", "source", "shared", "number", "text", "applies", "withdrawn",
    "valid_from", "expires_on", "recorded_at", "recorded_by", "evidence", "mark", "batch",
)  # fmt: skip


def _row(key: int, entry: Entry, *, by: str, at: datetime, batch: int | None) -> Sequence[Value]:
    """Give the values of _COLUMNS."""
    kept = entry.kept
    return (
        key,
        entry.enterprise,
        entry.fact.key,
        entry.year,
        entry.source.value,
        entry.shared,
        kept.number,
        kept.text,
        kept.applies,
        kept.withdrawn,
        entry.valid_from,
        entry.expires_on,
        at,
        by,
        entry.evidence,
        entry.mark.value,
        batch,
    )


def _chunks(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))
