"""Give the file of an import back with its faults marked, and note that it left.

Comes in: who imports, the import. Goes out: the bytes of a workbook.
Must not know: pages.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.papers.unaltered import content_of
from ceyuan.district.common.trail.act import acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.imports.access import IMPORTING, about_import, demand_reach
from ceyuan.district.registry.imports.faults import Fault
from ceyuan.district.registry.imports.mark import marked_workbook
from ceyuan.district.registry.models import ImportBatch

_READ = ("sheet", "row", "cell", "code", "message", "value", "serious")


def return_workbook(viewer: Viewer, batch: ImportBatch, *, at: datetime) -> bytes:
    """Give it back; the workbook is made before the transaction begins."""
    faults = [Fault(*one) for one in batch.faults.order_by("sheet", "row", "pk").values_list(*_READ)]
    headers = {str(one["sheet"]): int(one["row"]) for one in batch.columns}
    content = marked_workbook(batch.paper.name, content_of(batch.paper), faults, headers)
    verb = verbs.RETURN_WORKBOOK
    with acting(verb, actor=viewer.actor(*IMPORTING), at=at, about=about_import(batch)) as act:
        demand_reach(viewer, verb, batch.unit_id)
        act.tell({"file": batch.paper.digest, "faults": len(faults)})
    return content
