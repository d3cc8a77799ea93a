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
    Product,
    Project,
    Recognition,
    Site,
)

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
