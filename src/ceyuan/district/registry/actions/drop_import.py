"""Drop an import that was not applied: its rows and findings go, the paper and what was done stay on record.

Comes in: who imports, the import. Goes out: the import, dropped.
Must not know: pages.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.imports.access import IMPORTING, about_import, demand_reach
from ceyuan.district.registry.imports.guards import locked, require_state
from ceyuan.district.registry.imports.spool import drop_spool
from ceyuan.district.registry.models import ImportBatch
from ceyuan.district.registry.models.imports import ImportState


def drop_import(viewer: Viewer, batch: ImportBatch, *, at: datetime) -> ImportBatch:
    """Drop it."""
    verb = verbs.DROP_IMPORT
    with acting(verb, actor=viewer.actor(*IMPORTING), at=at, about=about_import(batch)) as act:
        demand_reach(viewer, verb, batch.unit_id)
        current = locked(batch)
        require_state(act, current, ImportState.STAGING, ImportState.STAGED)
        current.rows.all().delete()
        current.faults.all().delete()
        current.items.all().delete()
        current.state = ImportState.DROPPED
        current.save(update_fields=["state"])
        act.tell({"file": current.paper.digest})
    drop_spool(current)
    return current
