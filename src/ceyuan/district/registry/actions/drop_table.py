"""Delete an office's table; what was filled before stays in the trail.

Comes in: who deletes it, the table. Goes out: nothing.
Must not know: pages.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.models import FilledTemplate
from ceyuan.district.registry.tables.access import FILLING, about_table, demand_filling


def drop_table(viewer: Viewer, table: FilledTemplate, *, at: datetime) -> None:
    """Delete it."""
    verb = verbs.DROP_TABLE
    with acting(verb, actor=viewer.actor(*FILLING), at=at, about=about_table(table)) as act:
        demand_filling(viewer, verb, table.name)
        act.tell({"office": table.office, "file": table.paper.digest})
        table.delete()
