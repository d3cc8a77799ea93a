"""The steps that `imports.py` measures: a workbook drawn, staged, applied, exported.

Comes in: a file, a number of rows. Goes out: rows of an empty district.
Must not know: clocks. Imported once Django has begun.
"""

from __future__ import annotations

import random
from pathlib import Path

from django.core.files.base import ContentFile
from xlsxwriter import Workbook

from benchmarks.imports import AT, COLUMNS, DAY, FAULTY
from ceyuan.district.accounts.access import Viewer, viewer_of
from ceyuan.district.accounts.enums import Role, UnitKind
from ceyuan.district.accounts.models import RoleGrant, Unit, User
from ceyuan.district.common.pages.export_rows import Export, Format, export_rows
from ceyuan.district.common.papers.keep import Delivery
from ceyuan.district.registry.actions.apply_import import apply_import
from ceyuan.district.registry.actions.stage_import import stage_import
from ceyuan.district.registry.actions.start_import import NewImport, start_import
from ceyuan.district.registry.exports import FactsWanted, exported_facts, fact_headings, fact_rows
from ceyuan.district.registry.models import Enterprise, ImportBatch
from ceyuan.district.registry.models.imports import ImportState
from ceyuan.district.registry.names import search_key
from ceyuan.district.registry.words import vocabulary
from ceyuan.intake.values.credit_code import check_character
from ceyuan.model.facts import LawfulSource, SubjectKind


def prepare(file: Path, rows: int, draw: random.Random) -> Viewer:
    """Draw the workbook and the firms it is about; give an officer."""
    money = [
        one
        for one in vocabulary().facts.values()
        if one.subject is SubjectKind.ENTERPRISE
        and one.unit == "元"
        and one.yearly
        and LawfulSource.AUDIT in one.lawful_sources
    ][: COLUMNS - 2]
    unit = Unit.objects.create(key="unit", name="演示镇", kind=UnitKind.TOWN)
    names = [(f"演示企业{number}有限公司", code_of(number)) for number in range(1, rows + 1)]
    Enterprise.objects.bulk_create(
        (Enterprise(credit_code=code, name=name, search_name=search_key(name), unit=unit) for name, code in names),
        batch_size=500,
    )
    book = Workbook(str(file))
    sheet = book.add_worksheet("数据")
    sheet.write_row(0, 0, ["企业名称", "统一社会信用代码", *(f"2025年{one.name}（万元）" for one in money)])
    for number, who in enumerate(names, start=1):
        figures = ["待定" if draw.random() < FAULTY else round(draw.random() * 10_000, 2) for _one in money]
        sheet.write_row(number, 0, [*who, *figures])
    book.close()
    user = User.objects.create(username="officer", name="演示经办", made_at=AT)
    RoleGrant.objects.create(user=user, role=Role.DISTRICT_OFFICER, since=DAY, granted_by="演示")
    return viewer_of(user, day=DAY)


def code_of(number: int) -> str:
    """Give a code that holds, of a division assigned to no place."""
    body = f"91999999MA{number:07d}"
    return body + check_character(body)


def stage(viewer: Viewer, file: Path) -> ImportBatch:
    """Take the file in and stage it to its end, step by step as a browser does."""
    delivery = Delivery(ContentFile(file.read_bytes(), file.name), declared=True)
    batch = start_import(viewer, NewImport(delivery, "演示科", LawfulSource.AUDIT, DAY), at=AT)
    while batch.state == ImportState.STAGING:
        batch = stage_import(viewer, batch, at=AT)
    return batch


def apply(viewer: Viewer, batch: ImportBatch) -> ImportBatch:
    """Apply it."""
    return apply_import(viewer, batch, at=AT)


def export(viewer: Viewer, kind: str) -> tuple[int, int]:
    """Export every fact, and let it stream away; give how many and how many bytes."""
    rows = exported_facts(viewer, Enterprise.objects.all(), FactsWanted())
    response = export_rows(Export("演示", fact_headings(), fact_rows(rows)), written_as=Format(kind))
    size = sum(len(chunk) for chunk in response)
    response.close()
    return rows.count(), size
