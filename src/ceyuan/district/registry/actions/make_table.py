"""Keep an office's own table, and propose what its columns want.

Comes in: who keeps it, the workbook, its name, the office, the list of firms. Goes out: the row.
Must not know: pages. The table is read before the transaction begins.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from django.core.files.base import ContentFile
from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.papers.keep import Delivery, keep_paper, tidy_name
from ceyuan.district.common.papers.kinds import MOST_BYTES
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.verb import About
from ceyuan.district.registry import verbs
from ceyuan.district.registry.imports.files import read_table
from ceyuan.district.registry.imports.settings import FileSettings
from ceyuan.district.registry.models import FilledTemplate, SavedView
from ceyuan.district.registry.tables.access import FILLING, about_table, demand_filling
from ceyuan.district.registry.tables.columns import as_data, proposed
from ceyuan.intake.files.grid import column_letter
from ceyuan.intake.rows import RowsRead


@dataclass(frozen=True, slots=True)
class NewTable:
    """A table to be kept."""

    delivery: Delivery
    name: str
    office: str
    view: SavedView
    settings: FileSettings = field(default_factory=FileSettings)


def make_table(viewer: Viewer, new: NewTable, *, at: datetime) -> FilledTemplate:
    """Keep it; of several sheets the first with a heading is filled."""
    verb = verbs.MAKE_TABLE
    name = tidy_name(new.delivery.file.name or "")
    content = new.delivery.file.read(MOST_BYTES + 1)
    this_year = timezone.localdate(at).year
    settings = replace(new.settings, year=new.settings.year or this_year)
    read = _attempt(name, content, settings) if viewer.has(*FILLING) else None
    with acting(verb, actor=viewer.actor(*FILLING), at=at, about=About("table", "", new.name)) as act:
        demand_filling(viewer, verb, new.name)
        if isinstance(read, Refused):
            raise read
        if read is None:
            raise AssertionError("who may keep a table has one that was read")
        paper = keep_paper(replace(new.delivery, file=ContentFile(content, name)), by=act.actor.name, at=at)
        sheet, heading = next(iter(read.headers.items()))
        columns = [one for one in read.report.columns if one.sheet == sheet]
        letters = [column_letter(one.column - 1) for one in columns]
        wants = proposed(columns, letters, this_year=this_year)
        table = FilledTemplate.objects.create(
            name=new.name,
            office=new.office,
            paper=paper,
            view=new.view,
            sheet=sheet,
            first_row=heading + 1,
            columns=as_data(wants),
            made_by_id=viewer.user,
        )
        act.tell({"file": paper.digest, "office": new.office, "list": new.view.name}, about=about_table(table))
        return table


def _attempt(name: str, content: bytes, settings: FileSettings) -> RowsRead | Refused:
    try:
        return read_table(name, content, settings, ("xlsx",))
    except Refused as refusal:
        return refusal
