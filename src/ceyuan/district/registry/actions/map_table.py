"""Set what the columns of an office's table want.

Comes in: who sets it, the table, its columns. Goes out: the table.
Must not know: pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.imports import errors
from ceyuan.district.registry.models import FilledTemplate, SavedView
from ceyuan.district.registry.tables.access import FILLING, about_table, demand_filling
from ceyuan.district.registry.tables.columns import LIST, Wants, as_data

_WHO = {LIST + "name", LIST + "code"}


def map_table(
    viewer: Viewer, table: FilledTemplate, columns: Sequence[Wants], view: SavedView, *, at: datetime
) -> FilledTemplate:
    """Set the columns and the list of firms; a table that says of nobody whose figures it holds is refused."""
    verb = verbs.MAP_TABLE
    with acting(verb, actor=viewer.actor(*FILLING), at=at, about=about_table(table)) as act:
        demand_filling(viewer, verb, table.name)
        if not any(one.what for one in columns):
            raise Refused(errors.NO_COLUMN, data={"name": table.name})
        if not any(one.what in _WHO for one in columns):
            raise Refused(errors.NO_FIRM_COLUMN)
        table.columns, table.view = as_data(columns), view
        table.save(update_fields=["columns", "view"])
        act.tell({"columns": {one.letter: one.what for one in columns if one.what}, "list": view.name})
        return table
