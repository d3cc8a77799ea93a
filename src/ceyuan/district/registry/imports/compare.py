"""What a value would be beside what is recorded: new, changed, unchanged, in conflict with another source, or older.

Comes in: values of firms, the rows that nothing superseded. Goes out: one word for each value.
Must not know: files, who imports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from django.db.models import Q

from ceyuan.district.common.papers.models import Mark
from ceyuan.district.registry.facts.values import Kept
from ceyuan.district.registry.models import FactRow, ImportBatch

CHUNK = 1000  # keys in one statement
_Place = tuple[int, str, int | None]


class Recorded(NamedTuple):
    """A row as it is read to be compared: very many of them, so without the weight of a model."""

    pk: int
    enterprise_id: int
    key: str
    year: int | None
    source: str
    number: int | None
    text: str
    applies: bool
    withdrawn: bool
    valid_from: date
    expires_on: date | None
    shared_id: int | None
    mark: str


class Becomes(StrEnum):
    """What a value would be."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    OLDER = "older"


WRITTEN = frozenset({Becomes.NEW, Becomes.CHANGED, Becomes.CONFLICT})


@dataclass(frozen=True, slots=True)
class Beside:
    """From which source, of which day, with which mark and shared source values come."""

    source: str
    as_of: date
    mark: Mark
    shared: int | None

    @classmethod
    def of(cls, batch: ImportBatch) -> Beside:
        """Take it from an import."""
        return cls(batch.source, batch.as_of, Mark(batch.paper.mark), batch.shared_id)


def recorded(
    firms: Collection[int], keys: Collection[str], years: Collection[int | None] | None = None
) -> Mapping[_Place, Sequence[Recorded]]:
    """Give the rows of some firms and facts that nothing superseded, by firm, fact and year; of some years if said."""
    dated = Q() if years is None else Q(year__isnull=True) | Q(year__in={one for one in years if one is not None})
    found: defaultdict[_Place, list[Recorded]] = defaultdict(list)
    ordered = sorted(firms)
    for start in range(0, len(ordered), CHUNK):
        rows = FactRow.objects.filter(
            dated, enterprise__in=ordered[start : start + CHUNK], key__in=keys, superseded_by__isnull=True
        )
        for values in rows.order_by().values_list(*Recorded._fields).iterator(CHUNK):
            row = Recorded._make(values)
            found[(row.enterprise_id, row.key, row.year)].append(row)
    return found


def becomes(kept: Kept, rows: Sequence[Recorded], beside: Beside) -> Becomes:
    """Say what a value would be. A row of the same source that is valid from a later day is not superseded."""
    own = next((row for row in rows if row.source == beside.source), None)
    if own is not None and not own.withdrawn:
        if own.valid_from > beside.as_of:
            return Becomes.OLDER
        same = kept_in(own) == kept and own.mark == beside.mark and own.expires_on is None
        kept_up = beside.shared is None or own.shared_id == beside.shared
        return Becomes.UNCHANGED if same and kept_up else Becomes.CHANGED
    others = [row for row in rows if row.source != beside.source and not row.withdrawn]
    return Becomes.CONFLICT if any(kept_in(row) != kept for row in others) else Becomes.NEW


def kept_in(row: FactRow | Recorded) -> Kept:
    """Give a row's value."""
    return Kept(row.number, row.text, row.applies, row.withdrawn)
