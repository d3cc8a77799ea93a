"""给我一张表: an office's own workbook is mapped once and filled in a click; its formatting stays."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from import_world import code_of, make_firm
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font, PatternFill
from platform_factories import AT, DAY, make_unit, make_user

from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import User
from ceyuan.district.common.trail.models import Event
from ceyuan.district.registry.models import Enterprise, FactRow, FilledTemplate, SavedView

pytestmark = pytest.mark.django_db

HEADING = [
    "序号",
    "企业名称",
    "统一社会信用代码",
    "推荐单位",
    "2025年营业收入（万元）",
    "上年研发费用（万元）",
    "负责人",
]


@pytest.fixture
def officer() -> User:
    return make_user("张三", Role.DISTRICT_OFFICER)


@pytest.fixture
def desk(officer: User) -> Client:
    client = Client()
    client.force_login(officer)
    return client


@pytest.fixture
def view(officer: User) -> SavedView:
    return SavedView.objects.create(owner=officer, name="重点企业", query="words=厂")


def fact(firm: Enterprise, key: str, year: int | None, number: int, **more: object) -> None:
    FactRow.objects.create(
        enterprise=firm,
        key=key,
        year=year,
        number=number,
        source="audit",
        valid_from=DAY,
        recorded_at=AT,
        recorded_by="测试",
        **more,
    )


def empty_table() -> ContentFile:
    """A title over all columns, one drawn row, a footer with merged cells."""
    book = Workbook()
    sheet = book.active
    sheet.title = "汇总"
    sheet["A1"] = "重点企业情况表"
    sheet.merge_cells("A1:G1")
    sheet.append(HEADING)
    for cell in sheet[3]:
        cell.fill, cell.font = PatternFill("solid", fgColor="FFFFEE"), Font(name="仿宋", size=12)
    sheet["E3"].number_format = "#,##0.00"
    sheet["G3"].fill = PatternFill("solid", fgColor="FFFFEE")
    sheet.row_dimensions[3].height = 31
    sheet["A5"] = "填表人："
    sheet.merge_cells("A5:C5")
    stream = BytesIO()
    book.save(stream)
    return ContentFile(stream.getvalue(), "汇总表.xlsx")


def keep(desk: Client, view: SavedView, file: ContentFile | None = None, **more: str) -> FilledTemplate:
    file = file or empty_table()
    stated = {"name": "汇总表", "office": "市经信委", "view": view.pk, "declared": "on", "mark": "plain", **more}
    response = desk.post(reverse("table_new"), {**stated, "paper": SimpleUploadedFile(file.name or "", file.read())})
    assert response.status_code == 302, response.context["form"].errors
    return FilledTemplate.objects.latest("pk")


def test_headings_are_recognised_and_the_table_is_filled_in_a_click(desk: Client, view: SavedView) -> None:
    unit = make_unit("甲镇")
    for number, name in enumerate(("甲厂", "=乙厂", "丙厂"), start=1):
        fact(make_firm(number, name, unit), "revenue", 2025, number * 1_000_000)
    fact(Enterprise.objects.get(name="甲厂"), "rd_expense", 2025, 500_000)
    table = keep(desk, view)
    assert (table.sheet, table.first_row) == ("汇总", 3)
    page = desk.get(reverse("table_columns", kwargs={"pk": table.pk}))
    assert [one.word for one in page.context["form"].lines()] == [
        "序号",
        "企业名称",
        "统一社会信用代码",
        "推荐单位",
        "营业收入",
        "研发费用",
        "",
    ]
    columns = {
        f"{name}-{one.number}": getattr(one, name)
        for one in page.context["form"].lines()
        for name in ("word", "year", "unit")
    }
    assert (columns["year-4"], columns["year-5"], columns["unit-5"]) == ("2025", "上年", "万元")
    columns |= {"view": str(view.pk)}
    assert desk.post(reverse("table_columns", kwargs={"pk": table.pk}), columns).status_code == 302
    response = desk.post(reverse("table_fill", kwargs={"pk": table.pk}))
    sheet = load_workbook(BytesIO(response.content))["汇总"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=5)]
    by_name = {row[1]: row for row in rows}
    assert by_name["甲厂"][2:] == [code_of(1), "甲镇", 1, 0.5, None]
    assert by_name["丙厂"][4:] == [3, None, None]
    assert [row[0] for row in rows] == [1, 2, 3]
    formula = next(cell for row in sheet for cell in row if cell.value == "=乙厂")
    assert formula.data_type == "s" or formula.quotePrefix
    assert (sheet["E5"].number_format, sheet["E5"].font.name) == ("#,##0.00", "仿宋")
    assert sheet.row_dimensions[5].height == 31
    assert sheet["A6"].value == "填表人："
    assert {str(one) for one in sheet.merged_cells.ranges} == {"A1:G1", "A6:C6"}
    told = json.loads(Event.objects.get(verb="registry.fill-table").data)
    assert told == {"office": "市经信委", "list": "重点企业", "query": "words=厂", "firms": 3, "missing": 2}


def test_what_stays_empty_is_listed_with_the_reason(desk: Client, view: SavedView) -> None:
    firm = make_firm(1, "甲厂")
    fact(firm, "revenue", 2025, 100, mark="trade-secret")
    FactRow.objects.create(
        enterprise=firm,
        key="revenue",
        year=2025,
        number=7,
        source="declaration",
        valid_from=DAY,
        recorded_at=AT,
        recorded_by="测试",
    )
    make_firm(2, "乙厂")
    table = keep(desk, view)
    page = desk.get(reverse("table", kwargs={"pk": table.pk}) + "?gaps=1").context["page"]
    found = {(one.firm, one.heading, one.why) for one in page.object_list if one.heading == HEADING[4]}
    assert found == {
        ("甲厂", HEADING[4], "标为内部或商业秘密，不填出"),
        ("乙厂", HEADING[4], "没有登记"),
    }
    sheet = load_workbook(BytesIO(desk.post(reverse("table_fill", kwargs={"pk": table.pk})).content))["汇总"]
    assert sheet["E3"].value is None
    assert sheet["E4"].value is None


WRONG = {
    "a csv": (ContentFile("企业名称\n".encode(), "一.csv"), "不是可以读取的表格"),
    "no heading": (None, "没有找到认得的表头"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_table_that_cannot_be_filled_is_answered_at_its_field(case: str, desk: Client, view: SavedView) -> None:
    file, words = WRONG[case]
    if file is None:
        book = Workbook()
        book.active.append(["甲", "乙"])
        stream = BytesIO()
        book.save(stream)
        file = ContentFile(stream.getvalue(), "一.xlsx")
    sent = {"name": "表", "office": "委", "view": view.pk, "declared": "on", "mark": "plain"}
    response = desk.post(reverse("table_new"), {**sent, "paper": SimpleUploadedFile(file.name or "", file.read())})
    assert words in response.context["form"].errors["paper"][0]


def test_columns_are_corrected_at_their_line(desk: Client, view: SavedView) -> None:
    table = keep(desk, view)
    address = reverse("table_columns", kwargs={"pk": table.pk})
    asked = {"view": str(view.pk), "word-1": "企业名称", "word-4": "总营业额收入", "word-5": "研发费用"}
    lines = desk.post(address, asked).context["form"].lines()
    assert "最接近的是" in lines[4].wrong
    assert "按年度登记" in lines[5].wrong
    asked = {"view": str(view.pk), "word-4": "营业收入", "year-4": "2025", "unit-4": "人"}
    assert "不能换算" in desk.post(address, asked).context["form"].lines()[4].wrong
    asked["unit-4"] = "万元"
    assert "没有一列是企业名称" in desk.post(address, asked).content.decode()


def test_nobody_opens_the_table_of_another(desk: Client, view: SavedView) -> None:
    table = keep(desk, view)
    other = Client()
    other.force_login(make_user("李四", Role.UNIT_OFFICER, unit=make_unit("乙镇")))
    assert other.get(reverse("table", kwargs={"pk": table.pk})).status_code == 404
    assert other.post(reverse("table_fill", kwargs={"pk": table.pk})).status_code == 404
    assert "汇总表" not in other.get(reverse("tables")).content.decode()


def test_a_table_is_filled_with_ones_own_firms_alone() -> None:
    own = make_unit("甲镇")
    make_firm(1, "甲厂", own)
    make_firm(2, "乙厂", make_unit("乙镇"))
    user = make_user("李四", Role.UNIT_OFFICER, unit=own)
    client = Client()
    client.force_login(user)
    table = keep(client, SavedView.objects.create(owner=user, name="全部", query=""))
    content = client.post(reverse("table_fill", kwargs={"pk": table.pk})).content
    texts = {cell.value for row in load_workbook(BytesIO(content))["汇总"] for cell in row}
    assert "甲厂" in texts
    assert "乙厂" not in texts
