"""What is ticked when an import is written, the pages of titles, events and new firms, and the empty workbooks."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from import_world import code_of, make_firm, new_import, staged, text_file
from openpyxl import load_workbook
from platform_factories import AT, DAY, make_unit, make_user

from ceyuan.district.accounts.access import viewer_of
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import User
from ceyuan.district.registry.actions.apply_import import apply_import
from ceyuan.district.registry.actions.register_rows import Chosen
from ceyuan.district.registry.imports.blanks import blank_workbook
from ceyuan.district.registry.models import CreditCoverageRow, Enterprise, ImportBatch, Recognition
from ceyuan.model.facts import LawfulSource

pytestmark = pytest.mark.django_db

FIRMS = "企业名称,统一社会信用代码,所属街镇,成立日期,称号,认定日期"


@pytest.fixture
def officer() -> User:
    return make_user("张三", Role.DISTRICT_OFFICER)


@pytest.fixture
def desk(officer: User) -> Client:
    client = Client()
    client.force_login(officer)
    return client


def brought(officer: User, *lines: str) -> ImportBatch:
    new = new_import(text_file(*lines), source=LawfulSource.RECOGNITION)
    return staged(viewer_of(officer, day=DAY), new)


def test_new_firms_are_registered_on_the_tick_and_a_missing_unit_is_asked_at_its_field(
    desk: Client, officer: User
) -> None:
    town = make_unit("中山街道")
    above = "资质清单完整期间：2020-01-01至2026-06-30"
    batch = brought(officer, above, FIRMS, f"甲厂,{code_of(1)},,2015-03-01,高新技术企业,2024-12-04")
    page = desk.get(reverse("import", kwargs={"pk": batch.pk})).content.decode()
    assert "一并登记新企业" in page
    assert "2026年6月30日" in page
    assert "所有称号" in page
    address = reverse("import_apply", kwargs={"pk": batch.pk})
    again = desk.post(address, {"register": "on", "coverage": "on"})
    assert "没有写所在街镇" in again.context["form"].errors["unit_for_new"][0]
    assert again.context["form"]["register"].value()
    assert not Enterprise.objects.exists()
    assert desk.post(address, {"register": "on", "unit_for_new": str(town.pk)}).status_code == 302
    assert Recognition.objects.get().enterprise.unit == town
    undo = reverse("import_undo", kwargs={"pk": batch.pk})
    assert "还可以撤回" in desk.get(undo).content.decode()
    assert desk.post(undo).status_code == 302
    shown = desk.get(reverse("import", kwargs={"pk": ImportBatch.objects.get(compensates=batch).pk})).content.decode()
    assert "标为误登的企业 1 家" in shown
    assert "误登" in desk.get(reverse("enterprises"), {"standing": "mistaken"}).content.decode()


def test_a_file_that_only_states_its_reach_is_written_on_the_tick(desk: Client, officer: User) -> None:
    lines = ("事项类型,完整自,完整至,清单来源", "全部,2023-07-01,2026-06-30,信用中国")
    batch = brought(officer, *lines)
    desk.post(reverse("import_apply", kwargs={"pk": batch.pk}), {"coverage": "on"})
    assert CreditCoverageRow.objects.get().source == "信用中国"


@pytest.mark.parametrize("kind", ["title", "event", "firm"])
def test_lists_of_items_take_as_many_queries_whatever_they_show(kind: str, desk: Client, officer: User) -> None:
    make_unit("中山街道")
    counted = set()
    for number in (1, 3, 50):
        head = "企业名称,统一社会信用代码,事项类型,等级,认定日期" if kind == "event" else FIRMS
        tail = "行政处罚,一般,2024-12-04" if kind == "event" else "中山街道,2015-03-01,高新技术企业,2024-12-04"
        batch = brought(officer, head, *(f"厂{one},{code_of(one)},{tail}" for one in range(number)))
        for address in (reverse("import", kwargs={"pk": batch.pk}),):
            assert desk.get(address).status_code == 200
        with CaptureQueriesContext(connection) as queries:
            page = desk.get(reverse("import_items", kwargs={"pk": batch.pk, "kind": kind}))
        assert len(page.context["page"].object_list) == number
        counted.add(len(queries))
    assert len(counted) == 1
    assert counted.pop() <= 15


FILLED = {
    "firms": (
        "基本信息",
        ["甲厂", code_of(1), "中山街道", date(2015, 3, 1), "中山路1号", "C", "3511"],
        LawfulSource.DECLARATION,
    ),
    "titles": (
        "资质",
        ["甲厂", code_of(1), "高新技术企业", date(2024, 12, 4), date(2027, 12, 3)],
        LawfulSource.RECOGNITION,
    ),
    "events": (
        "信用记录",
        ["甲厂", code_of(1), "行政处罚", "一般", None, date(2024, 12, 4), None, None, "区局", "文1号", "事由"],
        LawfulSource.CONFIRMATION,
    ),
}


@pytest.mark.parametrize("kind", FILLED)
def test_an_empty_workbook_filled_in_comes_back_without_a_fault(kind: str, officer: User, desk: Client) -> None:
    make_unit("中山街道")
    if kind != "firms":
        make_firm(1, "甲厂")
    sheet, row, source = FILLED[kind]
    response = desk.get(reverse("import_blank", kwargs={"kind": kind}))
    book = load_workbook(BytesIO(response.content))
    for column, value in enumerate(row, start=1):
        book[sheet].cell(3, column, value)
    stream = BytesIO()
    book.save(stream)
    viewer = viewer_of(officer, day=DAY)
    batch = staged(viewer, new_import(ContentFile(stream.getvalue(), "空表.xlsx"), source=source))
    assert list(batch.faults.filter(serious=True).values_list("cell", "message")) == []
    batch = apply_import(viewer, batch, Chosen(register=True), at=AT)
    assert [batch.counts[one] for one in ("registered", "titles", "events")].count(1) == 1


def test_figures_have_an_empty_workbook_too() -> None:
    assert load_workbook(BytesIO(blank_workbook("figures"))).sheetnames[:2] == ["填写说明", "基本信息"]
