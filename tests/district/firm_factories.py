"""Rows of firms' files for tests, written without acts.

Comes in: a firm and what a test wants to say. Goes out: rows.
Must not know: views.
"""

from __future__ import annotations

from datetime import date

from django.core.files.base import ContentFile
from platform_factories import AT, DAY

from ceyuan.district.common.papers.keep import Delivery, keep_paper
from ceyuan.district.common.papers.models import Mark, Paper
from ceyuan.district.registry.enums import ChangeKind, Contest
from ceyuan.district.registry.models import (
    Change,
    CreditEventRow,
    Enterprise,
    FactRow,
    FormerName,
    Industry,
    Product,
    Project,
    Recognition,
    Site,
)
from ceyuan.district.registry.names import search_key

PDF = b"%PDF-1.7\n%%EOF"


def make_delivery(
    name: str = "证明.pdf", content: bytes = PDF, *, declared: bool = True, mark: Mark = Mark.PLAIN
) -> Delivery:
    """Make a file that somebody hands in."""
    return Delivery(ContentFile(content, name=name), declared, mark)


def make_kept(name: str = "证明.pdf", mark: Mark = Mark.PLAIN) -> Paper:
    """Make a paper with its bytes."""
    return keep_paper(make_delivery(name, mark=mark), by="测试", at=AT)


def make_change_paper(firm: Enterprise, mark: Mark = Mark.PLAIN) -> Paper:
    """Make a paper on a firm's file."""
    paper = make_kept(mark=mark)
    Change.objects.create(enterprise=firm, kind=ChangeKind.RENAME, on=DAY, paper=paper)
    return paper


def make_site(firm: Enterprise, name: str = "一厂") -> Site:
    """Make a site in use."""
    return Site.objects.create(enterprise=firm, name=name, use="plant", address="某路1号")


def make_title(
    firm: Enterprise, title: str = "hnte", granted: date = date(2025, 1, 1), expires: date | None = date(2027, 12, 31)
) -> Recognition:
    """Make a title."""
    return Recognition.objects.create(
        enterprise=firm, title=title, granted_on=granted, expires_on=expires, source="recognition", recorded_at=AT
    )


def make_event(  # noqa: PLR0913 -- each says another part of one row
    firm: Enterprise,
    summary: str = "未按规定公示年报",
    *,
    kind: str = "penalty",
    grade: str = "general",
    decided: date | None = date(2026, 1, 5),
    until: date | None = None,
    repaired: date | None = None,
    contest: Contest = Contest.NONE,
) -> CreditEventRow:
    """Make a credit event."""
    return CreditEventRow.objects.create(
        enterprise=firm,
        kind=kind,
        grade=grade,
        about="enterprise",
        summary=summary,
        authority="某局",
        decided_on=decided,
        published_until=until,
        repaired_on=repaired,
        contest=contest,
        source="信用中国",
        recorded_at=AT,
    )


def make_product(firm: Enterprise, name: str, mark: Mark = Mark.PLAIN) -> Product:
    """Make a product."""
    return Product.objects.create(enterprise=firm, name=name, mark=mark)


def make_project(firm: Enterprise, name: str, mark: Mark = Mark.PLAIN, kind: str = "leading") -> Project:
    """Make a project."""
    return Project.objects.create(enterprise=firm, name=name, kind=kind, mark=mark)


def make_fact(firm: Enterprise, key: str, year: int | None, number: int, **more: object) -> FactRow:
    """Make a number on file, from the firm's declaration unless another source is named."""
    row = {"source": "declaration", "valid_from": date(2026, 1, 1), "recorded_at": AT, "recorded_by": "测试"} | more
    return FactRow.objects.create(enterprise=firm, key=key, year=year, number=number, **row)


def make_full_file(firm: Enterprise) -> None:
    """Fill every page of a firm's file, with words of ordinary length."""
    name = "上海松云（集团）精密仪器制造有限公司松江分公司"
    FormerName.objects.create(
        enterprise=firm, name="上海松云仪器厂", search_name=search_key("上海松云仪器厂"), until=date(2019, 3, 1)
    )
    firm.name, firm.search_name, firm.founded_on = name, search_key(name), date(2008, 5, 6)
    firm.registered_place, firm.registered_address = "310117", "松江区示例路1888号3幢"
    firm.operating_place, firm.operating_address = "outside", "示例市示例大道9号"
    firm.save()
    Industry.objects.create(enterprise=firm, code="C4014", main=True, since=date(2015, 1, 1), source="register")
    for site in ("总装车间", "研发中心"):
        make_site(firm, site)
    make_title(firm)
    make_title(firm, "little_giant", date(2022, 7, 1), date(2025, 6, 30))
    make_title(firm, "innovative_sme", date(2026, 1, 1), None)
    make_product(firm, "高精度光谱分析仪")
    make_product(firm, "在线检测模块配方", Mark.TRADE_SECRET)
    make_project(firm, "光谱仪智能产线技术改造", kind="renovation")
    make_project(firm, "外资研发中心", Mark.INTERNAL, "foreign")
    make_event(firm, "未在规定期限内公示年度报告", contest=Contest.OPEN)
    make_event(firm, "消防设施未保持完好有效", contest=Contest.DISMISSED, until=date(2030, 1, 1))
    make_event(firm, "逾期未申报", repaired=date(2026, 3, 1))
    CreditEventRow.objects.filter(contest=Contest.OPEN).update(
        contest_reason="企业年报已于6月12日公示，系统同步延迟，附公示截图。",
        contest_paper=make_kept("公示截图.png.pdf"),
    )
    for year, staff, revenue in ((2025, 312, 2_345_678_900_12), (2024, 288, 2_100_000_000_00), (2023, 251, 9_999_00)):
        make_fact(firm, "employees", year, staff)
        make_fact(firm, "revenue", year, revenue, source="audit")
        make_fact(firm, "revenue", year, revenue - 100, mark=Mark.TRADE_SECRET)
    make_change_paper(firm)
