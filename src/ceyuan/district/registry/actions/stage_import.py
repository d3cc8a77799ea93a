"""Stage the next some hundred rows of an import: find their firms, hold their values against the register.

Comes in: who imports, the import. Goes out: the import a step further.
Must not know: pages. A step is one short transaction; whatever interrupts the work, the next step goes on.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.imports.access import IMPORTING, about_import, demand_reach
from ceyuan.district.registry.imports.files import read_paper
from ceyuan.district.registry.imports.guards import add_counts, locked, require_state
from ceyuan.district.registry.imports.judge import judge
from ceyuan.district.registry.imports.prepare import Line, prepare
from ceyuan.district.registry.imports.settings import settings_from
from ceyuan.district.registry.imports.spool import drop_spool, read_spool, write_spool
from ceyuan.district.registry.imports.steady import steady
from ceyuan.district.registry.models import ImportBatch, ImportFault, ImportItem, ImportRow
from ceyuan.district.registry.models.imports import ImportState
from ceyuan.model.facts import LawfulSource

STEP = 500
_IN_ONE = 250  # rows in a statement


def stage_import(viewer: Viewer, batch: ImportBatch, *, at: datetime) -> ImportBatch:
    """Take one step; where another window took it meanwhile, nothing is staged twice."""
    verb, start = verbs.STAGE_IMPORT, batch.rows_read
    lines = _waiting(batch, at)
    with acting(verb, actor=viewer.actor(*IMPORTING), at=at, about=about_import(batch)) as act:
        demand_reach(viewer, verb, batch.unit_id)
        current = locked(batch)
        require_state(act, current, ImportState.STAGING)
        if current.rows_read == start:
            with steady():
                judged = judge(current, lines, day=timezone.localdate(at))
                ImportRow.objects.bulk_create(judged.rows, batch_size=_IN_ONE)
                ImportFault.objects.bulk_create(judged.faults, batch_size=_IN_ONE)
                ImportItem.objects.bulk_create(judged.items, batch_size=_IN_ONE)
            add_counts(current, judged.counts)
            current.rows_read += len(lines)
        if current.rows_read >= current.rows_total:
            current.state = ImportState.STAGED
        current.save()
        act.tell({"from": start + 1, "to": current.rows_read, "of": current.rows_total})
    if current.state == ImportState.STAGED:
        drop_spool(current)
    return current


def _waiting(batch: ImportBatch, at: datetime) -> list[Line]:
    """Give the next lines; after a loss of the file that holds them, from the paper."""
    lines = read_spool(batch, batch.rows_read, STEP)
    if lines is not None:
        return lines
    read = read_paper(batch.paper, settings_from(batch.mapping))
    prepared = prepare(read, LawfulSource(batch.source), day=timezone.localdate(at))
    write_spool(batch, prepared.lines)
    return list(prepared.lines[batch.rows_read : batch.rows_read + STEP])
