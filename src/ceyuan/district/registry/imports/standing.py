"""What stood before an import's values: the value that counts again once the import is undone.

Comes in: an import, firms. Goes out: its values that are live, each with what stood before it.
Must not know: who undoes. What an undone import wrote, and what its undoing wrote, never stands again: the search goes
back past both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet

from ceyuan.district.registry.facts.values import Kept
from ceyuan.district.registry.models import FactRow, ImportBatch
from ceyuan.district.registry.models.imports import ImportState

_CHUNK = 1000


class Stood(NamedTuple):
    """A row of a fact as an undoing wants it; very many of them, so without a model's weight."""

    pk: int
    superseded_by: int | None
    batch: int | None
    enterprise: int
    key: str
    year: int | None
    source: str
    number: int | None
    text: str
    applies: bool
    withdrawn: bool
    valid_from: date
    expires_on: date | None
    shared: int | None
    evidence: int | None
    mark: str

    @property
    def kept(self) -> Kept:
        """Give its value."""
        return Kept(self.number, self.text, self.applies, self.withdrawn)


def standing_values(batch: ImportBatch, firms: Collection[int]) -> list[tuple[Stood, Stood | None]]:
    """Give the live rows of some firms that say what an import said, each with what stood before, None for nothing.

    They are its own rows, and rows in which the undoing of a later import stated its value again.
    """
    gone = _gone()
    own = _rows(FactRow.objects.filter(batch=batch, superseded_by__isnull=True, enterprise__in=firms))
    again = _stated_again(batch, FactRow.objects.filter(enterprise__in=firms), gone)
    first = {one.pk: one.pk for one in own} | {live.pk: said.pk for live, said in again}
    before = _before(first.values(), gone | {batch.pk})
    live = sorted([*own, *(one for one, _said in again)], key=lambda one: one.pk)
    return [(one, before.get(first[one.pk])) for one in live]


def undoable(batch: ImportBatch) -> int:
    """Count the values of an import that nothing superseded for good."""
    own = FactRow.objects.filter(batch=batch, superseded_by__isnull=True).count()
    reached = FactRow.objects.filter(batch=batch, superseded_by__isnull=False).order_by().values("enterprise")
    return own + len(_stated_again(batch, FactRow.objects.filter(enterprise__in=reached), _gone()))


def _gone() -> frozenset[int]:
    """Give the imports whose values do not stand: the undone, and those that undid."""
    found = ImportBatch.objects.filter(Q(state=ImportState.UNDONE) | Q(compensates__isnull=False))
    return frozenset(found.order_by().values_list("pk", flat=True))


def _stated_again(batch: ImportBatch, rows: QuerySet[FactRow], gone: frozenset[int]) -> list[tuple[Stood, Stood]]:
    """Give the live rows in which an undoing stated an import's value again, each with the row that said it first."""
    undoings = list(ImportBatch.objects.filter(compensates__isnull=False).order_by().values_list("pk", flat=True))
    live = _rows(rows.filter(batch__in=undoings, superseded_by__isnull=True, withdrawn=False)) if undoings else []
    said = _before([one.pk for one in live], gone)
    pairs = [(one, said[one.pk]) for one in live if one.pk in said]
    return [(one, first) for one, first in pairs if first.batch == batch.pk]


def _before(keys: Iterable[int], gone: Collection[int]) -> Mapping[int, Stood]:
    """Give, for each row, the newest one superseded on the way to it that is of no import that is gone."""
    found: dict[int, Stood] = {}
    heads = {one: one for one in keys}
    while heads:
        further: dict[int, int] = {}
        for chunk in _chunks(list(heads)):
            for one in _rows(FactRow.objects.filter(superseded_by__in=chunk)):
                head = heads[one.superseded_by or 0]
                if one.batch in gone:
                    further[one.pk] = head
                else:
                    found[head] = one
        heads = further
    return found


def _rows(rows: QuerySet[FactRow]) -> list[Stood]:
    return [Stood._make(one) for one in rows.order_by().values_list(*Stood._fields).iterator()]


def _chunks(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    return (keys[start : start + _CHUNK] for start in range(0, len(keys), _CHUNK))
