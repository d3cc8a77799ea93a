"""What facts rest on: one shared source, some firms' permissions to use their tax data, some audit reports.

Comes in: the firms on the register. Goes out: rows, written by the acts that a real district uses.
Must not know: values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from ceyuan.district.demo.invent import DemoFirm
from ceyuan.district.demo.making import Making
from ceyuan.district.demo.papers import demo_paper
from ceyuan.district.registry.actions.authorise_tax import Permission, authorise_tax
from ceyuan.district.registry.actions.keep_source import SourceTerms, keep_source
from ceyuan.district.registry.models import Enterprise
from ceyuan.model.facts import LawfulSource

CATALOGUE_NUMBER = "演示-310117-市监-0001"
AUTHORISED = 40


def authorising_firms(making: Making) -> Sequence[DemoFirm]:
    """Give the firms that let their tax data be used: the first after those that stand on a line."""
    return [one for one in making.firms if not one.planted][:AUTHORISED]


def agree_on_sources(making: Making) -> Mapping[str, int]:
    """Record the shared source and the permissions."""
    viewer = making.viewer("officer")
    terms = SourceTerms(
        CATALOGUE_NUMBER,
        "演示：企业登记信息",
        "区市场监督管理局（演示）",
        "核对企业登记信息，减少重复填报",
        making.day + timedelta(days=365),
        LawfulSource.REGISTER,
    )
    keep_source(viewer, terms, at=making.at)
    until = making.day + timedelta(days=365)
    rows = Enterprise.objects.in_bulk([one.code for one in authorising_firms(making)], field_name="credit_code")
    for firm in rows.values():
        given = Permission(making.day, until, demo_paper("税务数据使用授权书"))
        authorise_tax(viewer, firm, given, at=making.at)
    return {"共享数据目录": 1, "税务数据授权": len(rows)}
