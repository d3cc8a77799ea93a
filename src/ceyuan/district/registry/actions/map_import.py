"""Set what the headings of an import mean, remember it for its sender, and begin its staging again.

Comes in: who imports, the import, settings, what to remember. Goes out: the import at its beginning.
Must not know: pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.actions.start_import import lay_out
from ceyuan.district.registry.imports.access import IMPORTING, about_import, demand_reach
from ceyuan.district.registry.imports.files import read_paper
from ceyuan.district.registry.imports.guards import locked, require_state
from ceyuan.district.registry.imports.prepare import Prepared, prepare
from ceyuan.district.registry.imports.settings import FileSettings
from ceyuan.district.registry.imports.spool import write_spool
from ceyuan.district.registry.imports.steady import steady
from ceyuan.district.registry.models import ColumnMapping, ImportBatch
from ceyuan.district.registry.models.imports import ImportState
from ceyuan.model.facts import LawfulSource


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading of a sender's files means: a fact or title by key, NAME, CODE or SKIP; its unit if not stated."""

    heading: str
    fact: str
    unit: str = ""


def map_import(
    viewer: Viewer, batch: ImportBatch, settings: FileSettings, meanings: Sequence[Meaning], *, at: datetime
) -> ImportBatch:
    """Read the file again under other settings; nothing of it is on the register yet."""
    verb = verbs.MAP_IMPORT
    prepared = _attempt(batch, settings, at)
    with acting(verb, actor=viewer.actor(*IMPORTING), at=at, about=about_import(batch)) as act:
        demand_reach(viewer, verb, batch.unit_id)
        if isinstance(prepared, Refused):
            raise prepared
        current = locked(batch)
        require_state(act, current, ImportState.STAGING, ImportState.STAGED)
        remember(current.sender, meanings)
        current.rows.all().delete()
        current.faults.all().delete()
        current.items.all().delete()
        current.mapping, current.state = settings.as_data(), ImportState.STAGING
        lay_out(current, prepared)
        act.tell({"columns": dict(settings.columns), "year": settings.year, "money_unit": settings.money_unit})
    write_spool(current, prepared.lines)
    return current


def remember(sender: str, meanings: Sequence[Meaning]) -> None:
    """Remember what headings mean, within an act; the latest word counts."""
    rows = [ColumnMapping(sender=sender, heading=one.heading[:200], fact=one.fact, unit=one.unit) for one in meanings]
    ColumnMapping.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["sender", "heading"], update_fields=["fact", "unit"]
    )


def _attempt(batch: ImportBatch, settings: FileSettings, at: datetime) -> Prepared | Refused:
    try:
        with steady():
            read = read_paper(batch.paper, settings)
            return prepare(read, LawfulSource(batch.source), day=timezone.localdate(at))
    except Refused as refusal:
        return refusal
