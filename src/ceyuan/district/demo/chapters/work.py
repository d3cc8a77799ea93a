"""Work under way: a recurring form, aggregates of the statistics bureau, an import with faults, saved lists.

Comes in: the firms on the register and the people. Goes out: rows, by the acts that a real district uses.
Must not know: what comes of it.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from io import StringIO

from ceyuan.demo.layout import sheets
from ceyuan.demo.mistakes import plant_mistakes
from ceyuan.demo.tables import Row, fill_tables
from ceyuan.district.accounts.models import Unit
from ceyuan.district.common.papers.keep import Delivery
from ceyuan.district.demo.accounts import TOWN
from ceyuan.district.demo.making import SEED, Making
from ceyuan.district.demo.papers import DemoFile
from ceyuan.district.registry.actions.open_form import NewForm, open_form
from ceyuan.district.registry.actions.record_cell import FEWEST, NewCell, record_cell
from ceyuan.district.registry.actions.return_form import return_form
from ceyuan.district.registry.actions.save_view import NewView, save_view
from ceyuan.district.registry.actions.stage_import import stage_import
from ceyuan.district.registry.actions.start_import import NewImport, start_import
from ceyuan.district.registry.facts.values import keep_value
from ceyuan.district.registry.models import Enterprise, ImportFault
from ceyuan.district.registry.models.imports import ImportState
from ceyuan.district.registry.words import vocabulary
from ceyuan.model.facts import LawfulSource
from ceyuan.model.subject import Cell

ANSWERS: Mapping[str, Cell] = {
    "人工智能技术应用场景比例": Decimal("0.3"),
    "智能化覆盖研发设计环节": True,
    "智能化覆盖生产作业环节": False,
}
FORM_DAYS = 20
SHEET = "财务指标"
IMPORTED = 80  # firms in the file
OUTPUT = "自报产值"


def ask_a_form(making: Making) -> Mapping[str, int]:
    """Open a form under an approval number; two firms have returned it."""
    facts = vocabulary().facts
    answers = {facts[name].key: keep_value(facts[name], cell) for name, cell in ANSWERS.items()}
    closes = making.at + timedelta(days=FORM_DAYS)
    form = NewForm(
        "演示：制造业企业智能化改造情况（季度）",
        tuple(answers),
        making.day,
        closes,
        year=making.day.year - 1,
        approval_number="演示统制表〔虚构〕第146号",
        approved_until=making.day + timedelta(days=365),
    )
    opened = open_form(making.viewer("officer"), form, at=making.at)
    returning = ("filer", "filer2")
    for username in returning:
        firm = Enterprise.objects.get(memberships__user__username=username)
        return_form(making.viewer(username), firm, opened, answers, at=making.at)
    return {"定期报表": 1, "已填报": len(returning), "统计汇总": _record_cells(making)}


def _record_cells(making: Making) -> int:
    """Record last year's output by cluster, added up over the invented firms that declared it."""
    year, viewer = making.day.year - 1, making.viewer("statistics")
    groups: defaultdict[str, list[Decimal]] = defaultdict(list)
    for firm in making.firms:
        value = firm.subject.yearly.get(OUTPUT, {}).get(year)
        if isinstance(value, Decimal):
            groups[firm.cluster].append(value)
    counted = 0
    for group, values in groups.items():
        if len(values) >= FEWEST:
            total = sum(values, Decimal(0)) / 10_000
            cell = NewCell("演示：工业总产值", group, f"{year}年", len(values), total, "万元", "演示：现价，申报口径")
            record_cell(viewer, cell, at=making.at)
            counted += 1
    return counted


def stage_a_file(making: Making) -> Mapping[str, int]:
    """Let the town's officer hand in a file with faults; it is read and waits to be confirmed."""
    viewer, unit = making.viewer("town"), Unit.objects.get(key=TOWN)
    own = set(Enterprise.objects.filter(unit=unit, standing="active").values_list("credit_code", flat=True))
    new = NewImport(
        Delivery(DemoFile("演示-新桥镇企业财务指标.csv", _file(making, own)), declared=True),
        "演示：新桥镇",
        LawfulSource.DECLARATION,
        making.day,
        unit=unit,
        new_firms_to=unit,
    )
    batch = start_import(viewer, new, at=making.at)
    while batch.state == ImportState.STAGING:
        batch = stage_import(viewer, batch, at=making.at)
    return {"导入行": batch.rows_total, "导入差错": ImportFault.objects.filter(batch=batch).count()}


def _file(making: Making, codes: set[str]) -> bytes:
    """Write what a clerk of the town would send: accounts in 万元, with the usual mistakes."""
    layout = [one for one in sheets(vocabulary()) if one.title == SHEET]
    firms = [one.subject for one in making.firms if one.code in codes][:IMPORTED]
    tables = fill_tables(firms, layout)
    plant_mistakes(tables, untouched=set(), seed=SEED)
    rows: list[Row] = tables[SHEET]
    written = StringIO()
    writer = csv.DictWriter(written, list(rows[0]))
    writer.writeheader()
    writer.writerows({name: "" if cell is None else cell for name, cell in row.items()} for row in rows)
    return written.getvalue().encode("utf-8-sig")


VIEWS = (
    ("officer", "演示：专精特新企业", "title=specialised_sme&standing=active", ""),
    ("officer", "演示：300 人以上企业", "size=300&standing=active", ""),
    ("town", "演示：本镇高新技术企业", "title=hnte&standing=active", TOWN),
    ("town", "演示：本镇技术改造项目企业", "project=renovation", ""),
    ("leader", "演示：仪器仪表企业", "industry=C40&standing=active", ""),
)


def save_lists(making: Making) -> Mapping[str, int]:
    """Let people save the lists they look at."""
    for username, name, query, unit in VIEWS:
        shared = Unit.objects.get(key=unit).pk if unit else None
        columns = ("name", "code", "unit", "industry", "titles")
        save_view(making.viewer(username), NewView(name, query, columns, shared), at=making.at)
    return {"常用名单": len(VIEWS)}
