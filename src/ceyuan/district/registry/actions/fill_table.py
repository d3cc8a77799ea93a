"""Fill an office's table with the firms of its list, and note what left.

Comes in: who fills it, the table, the firms. Goes out: the bytes of the workbook, and what stayed empty.
Must not know: pages. The workbook is filled before the transaction begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.papers.unaltered import content_of
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.imports import errors
from ceyuan.district.registry.models import Enterprise, FilledTemplate
from ceyuan.district.registry.tables.access import FILLING, about_table, demand_filling
from ceyuan.district.registry.tables.columns import columns_from
from ceyuan.district.registry.tables.fill import fill_workbook
from ceyuan.district.registry.tables.values import Filling, filling


@dataclass(frozen=True, slots=True)
class Filled:
    """A table that was filled."""

    content: bytes
    filling: Filling


def fill_table(viewer: Viewer, table: FilledTemplate, firms: QuerySet[Enterprise], *, at: datetime) -> Filled:
    """Fill it with the firms that fit its list and are within the reach of whoever fills."""
    verb = verbs.FILL_TABLE
    columns = [one for one in columns_from(table.columns) if one.what]
    found = filling(viewer, firms, columns) if viewer.has(*FILLING) else Filling()
    content = b""
    if columns and viewer.has(*FILLING):
        letters = [one.letter for one in columns]
        content = fill_workbook(content_of(table.paper), table.sheet, table.first_row, found.rows, letters=letters)
    with acting(verb, actor=viewer.actor(*FILLING), at=at, about=about_table(table)) as act:
        demand_filling(viewer, verb, table.name)
        if not columns:
            raise Refused(errors.NO_COLUMN, data={"name": table.name})
        counts = {"firms": len(found.rows), "missing": len(found.gaps)}
        act.tell({"office": table.office, "list": table.view.name, "query": table.view.query, **counts})
    return Filled(content, found)
