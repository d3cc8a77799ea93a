"""What tests of imports share: firms with codes that hold, files in one line each, an import staged to its end."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from django.core.files.base import ContentFile
from openpyxl import Workbook
from platform_factories import AT, DAY, SINCE

from ceyuan.district.accounts.access import Viewer, viewer_of
from ceyuan.district.accounts.models import Unit, User
from ceyuan.district.common.papers.keep import Delivery, keep_paper
from ceyuan.district.registry.actions.stage_import import stage_import
from ceyuan.district.registry.actions.start_import import NewImport, start_import
from ceyuan.district.registry.models import Enterprise, FactRow, FilledTemplate, Handover, ImportBatch, SavedView
from ceyuan.district.registry.models.imports import ImportState
from ceyuan.district.registry.names import search_key
from ceyuan.district.registry.tables.columns import Wants, as_data
from ceyuan.intake.values.credit_code import check_character
from ceyuan.model.facts import LawfulSource

HEADING = "企业名称,统一社会信用代码,2024年营业收入（万元）,2025年营业收入（万元）,专职研发人员数"


def code_of(number: int) -> str:
    """Give a code that holds, of a division that does not exist."""
    body = f"91999999MA{number:07d}"
    return body + check_character(body)


def make_firm(number: int, name: str, unit: Unit | None = None) -> Enterprise:
    firm = Enterprise.objects.create(credit_code=code_of(number), name=name, search_name=search_key(name), unit=unit)
    if unit is not None:
        Handover.objects.create(enterprise=firm, unit=unit, since=SINCE, reason="测试")
    return firm


def text_file(*lines: str, name: str = "一季度.csv") -> ContentFile:
    return ContentFile("\n".join(lines).encode("utf-8-sig"), name)


def book_file(rows: Sequence[Sequence[object]], name: str = "企业.xlsx", sheet: str = "数据") -> ContentFile:
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(list(row))
    stream = BytesIO()
    book.save(stream)
    return ContentFile(stream.getvalue(), name)


def new_import(file: ContentFile, **more: object) -> NewImport:
    stated = {"sender": "经济科", "source": LawfulSource.DECLARATION, "as_of": DAY, **more}
    return NewImport(Delivery(file, declared=True), **stated)


def staged(viewer: Viewer, new: NewImport) -> ImportBatch:
    """Take a file in and stage it to its end."""
    batch = start_import(viewer, new, at=AT)
    while batch.state == ImportState.STAGING:
        batch = stage_import(viewer, batch, at=AT)
    return batch


def live(firm: Enterprise) -> dict[str, str]:
    """Give what is live of a firm: by fact, year and source."""
    rows = FactRow.objects.filter(enterprise=firm, superseded_by__isnull=True)
    return {
        f"{row.key} {row.year or ''} {row.source}": "withdrawn" if row.withdrawn else str(row.number or row.text)
        for row in rows
    }


def make_import(user: User, unit: Unit | None = None) -> ImportBatch:
    """Make an import that is staged, with its paper on disk."""
    viewer = viewer_of(user, day=DAY)
    return staged(viewer, new_import(text_file(HEADING, f"甲厂,{code_of(1)},1,1,待定"), unit=unit))


def make_table(user: User) -> FilledTemplate:
    """Make a table that can be filled."""
    view = SavedView.objects.create(owner=user, name=f"名单{SavedView.objects.count()}", query="")
    held = keep_paper(Delivery(book_file([["企业名称"], [""]]), declared=True), by="测试", at=AT)
    columns = as_data([Wants("A", "企业名称", "list:name")])
    return FilledTemplate.objects.create(
        name="表", office="委", paper=held, view=view, sheet="数据", first_row=2, columns=columns, made_by=user
    )
