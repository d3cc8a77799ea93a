"""Empty workbooks to be filled in and imported: enterprises, titles, credit events, figures.

Comes in: which of them. Goes out: the bytes of a workbook with choices to pick from.
Must not know: pages. The library writes them, so that it reads them without a doubt.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ceyuan.district.registry.words import vocabulary
from ceyuan.intake.template import CREDIT, CREDIT_COMPLETE, write_template
from ceyuan.model.facts import SubjectKind


@dataclass(frozen=True, slots=True)
class Blank:
    """An empty workbook: the name of its file, the facts it asks for by key, and which sheets it has."""

    name: str
    facts: tuple[str, ...]
    sheets: tuple[str, ...]


_WHO = ("town", "founded_on", "registered_address", "industry_section", "industry_code")
_FIGURES = ("revenue", "net_profit", "total_assets", "rd_expense", "employees", "tax_paid")
BLANKS: Mapping[str, Blank] = {
    "firms": Blank("企业名录-空表.xlsx", _WHO, ("基本信息",)),
    "titles": Blank("资质称号-空表.xlsx", (), ("资质", "资质完整性")),
    "events": Blank("信用事项-空表.xlsx", (), (CREDIT, CREDIT_COMPLETE)),
    "figures": Blank("年度数据-空表.xlsx", _FIGURES, ("基本信息", "年度数据")),
}


def blank_workbook(kind: str) -> bytes:
    """Write one; facts that the vocabulary of the installation lacks are left out."""
    words, blank = vocabulary(), BLANKS[kind]
    facts = [fact.name for key in blank.facts if (fact := words.find_fact(key)) is not None]
    if CREDIT in blank.sheets:
        # one fact that asks for a clean record brings the sheets of events
        asking = (one.name for one in words.facts.values() if one.credit and one.subject is SubjectKind.ENTERPRISE)
        facts += list(asking)[:1]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "blank.xlsx"
        write_template(path, words, facts, only=("填写说明", *blank.sheets))
        return path.read_bytes()
