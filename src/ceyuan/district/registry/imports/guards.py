"""What acts on an import ask first.

Comes in: an act, an import. Goes out: the locked row, or a refusal.
Must not know: which act it is, beyond its verb.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.utils import translation

from ceyuan.district.common.trail.act import Act, Refused
from ceyuan.district.registry.imports import errors
from ceyuan.district.registry.models import ImportBatch
from ceyuan.district.registry.models.imports import ImportState


def locked(batch: ImportBatch) -> ImportBatch:
    """Give the import as it stands now, locked until the act ends."""
    return ImportBatch.objects.select_for_update().get(pk=batch.pk)


def require_state(act: Act, batch: ImportBatch, *states: ImportState) -> None:
    """Refuse what is done in other states only."""
    if batch.state not in states:
        raise Refused(errors.WRONG_STATE, data={**_words(batch), "verb_zh": act.verb.zh, "verb_en": act.verb.en})


def add_counts(batch: ImportBatch, more: Mapping[str, int], drop: Collection[str] = ()) -> None:
    """Add to what is counted."""
    for key in drop:
        batch.counts.pop(key, None)
    for key, number in more.items():
        batch.counts[key] = batch.counts.get(key, 0) + number


def _words(batch: ImportBatch) -> dict[str, object]:
    label = ImportState(batch.state).label
    with translation.override("zh-hans"):
        zh = str(label)
    with translation.override("en"):
        return {"state_zh": zh, "state_en": str(label)}
