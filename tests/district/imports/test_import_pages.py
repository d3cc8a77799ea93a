"""The pages of imports, from the file to its undoing; what is wrong is answered at its field and nothing is lost."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from import_world import HEADING, book_file, code_of, live, make_firm, new_import, staged, text_file
from openpyxl import load_workbook
from platform_factories import AT, DAY, make_unit, make_user, make_viewer

from ceyuan.district.accounts.access import viewer_of
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import User
from ceyuan.district.registry.actions.apply_import import apply_import
from ceyuan.district.registry.actions.start_import import start_import
from ceyuan.district.registry.models import ImportBatch, SharedSource

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return make_user("张三", Role.DISTRICT_OFFICER)


@pytest.fixture
def desk(officer: User) -> Client:
    client = Client()
    client.force_login(officer)
    return client


def sent(file: ContentFile | None, **more: str) -> dict[str, object]:
    stated = {
        "sender": "经济科",
        "source": "declaration",
        "as_of": DAY.isoformat(),
        "declared": "on",
        "mark": "plain",
        **more,
    }
    if file is None:
        return stated
    return {**stated, "paper": SimpleUploadedFile(file.name or "", file.read())}


def upload(desk: Client, file: ContentFile, **more: str) -> ImportBatch:
    response = desk.post(reverse("import_new"), sent(file, **more))
    assert response.status_code == 302, response.context["form"].errors
    return ImportBatch.objects.latest("pk")


def test_a_file_goes_all_the_way_without_script(desk: Client) -> None:
    firm = make_firm(1, "甲厂")
    batch = upload(desk, book_file([HEADING.split(","), ["甲厂", code_of(1), 100, 200, 5]]))
    page = reverse("import", kwargs={"pk": batch.pk})
    assert "继续读入" in desk.get(page).content.decode()
    assert desk.post(reverse("import_step", kwargs={"pk": batch.pk})).url == page
    assert "写入名录" in desk.get(page).content.decode()
    desk.post(reverse("import_apply", kwargs={"pk": batch.pk}))
    assert live(firm)["revenue 2025 declaration"] == "200000000"
    undo = reverse("import_undo", kwargs={"pk": batch.pk})
    assert "可以撤回 3 个数值" in desk.get(undo).content.decode()
    desk.post(undo)
    assert set(live(firm).values()) == {"withdrawn"}
    assert "已撤回" in desk.get(page).content.decode()


def test_with_script_parts_of_the_page_follow_one_another(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ceyuan.district.registry.actions.stage_import.STEP", 1)
    batch = upload(desk, text_file(HEADING, "甲厂,,1,1,1", "乙厂,,1,1,1"))
    step = reverse("import_step", kwargs={"pk": batch.pk})
    part = desk.post(step, headers={"HX-Request": "true"})
    assert "已核对 1 / 2 行" in part.content.decode()
    assert "<html" not in part.content.decode()
    last = desk.post(step, headers={"HX-Request": "true"})
    assert (last.status_code, last["HX-Redirect"]) == (204, reverse("import", kwargs={"pk": batch.pk}))


def wrong_book(*rows: list[object], sheet: str = "数据") -> ContentFile:
    return book_file(rows, sheet=sheet)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
GOOD = ("企业名称,营业收入", "甲厂,1")
BAD = {
    "no file": (None, {}, "paper", "必填"),
    "no workbook": (ContentFile(b"PK\x03\x04 no zip at all", "一.xlsx"), {}, "paper", "内容不是 xlsx 文件"),
    "a picture": (ContentFile(b"\x89PNG\r\n\x1a\n....", "一.png"), {}, "paper", "不是可以读取的表格"),
    "encrypted": (ContentFile(OLE, "一.xlsx"), {}, "paper", "设有打开密码"),
    "empty": (ContentFile(b"", "一.csv"), {}, "paper", "空"),
    "blanks": (ContentFile(b"\n\n,,\n", "一.csv"), {}, "paper", "没有一行数据"),
    "an empty sheet": (wrong_book(), {}, "paper", "没有一行数据"),
    "a heading alone": (text_file(GOOD[0]), {}, "paper", "没有一行数据"),
    "no heading": (text_file("甲,乙", "一,二"), {}, "paper", "没有找到认得的表头"),
    "another sheet": (wrong_book(["企业名称"], ["甲厂"]), {"sheet": "一月"}, "sheet", "没有工作表“一月”"),
    "heading far below": (text_file(*GOOD), {"heading_rows": "80"}, "heading_rows", "没有第 80 至 80 行"),
    "heading rows in words": (text_file(*GOOD), {"heading_rows": "三"}, "heading_rows", "如 3 或 2-3"),
    "a return": (text_file(*GOOD, name="联网直报.csv"), {}, "paper", "不得进入平台"),
    "a return by choice": (text_file(*GOOD), {"source": "statistical-return"}, "source", "不得进入平台"),
    "no source": (text_file(*GOOD), {"source": ""}, "source", "必填"),
    "not declared": (text_file(*GOOD), {"declared": ""}, "declared", "涉密"),
    "classified": (ContentFile("企业名称\n机密★甲".encode(), "一.csv"), {}, "paper", "没有"),
    "a day to come": (text_file(*GOOD), {"as_of": "2026-07-01"}, "as_of", "还没有到"),
    "60 MB": (ContentFile(b"a,b\n" * (15 * 1024**2), "一.csv"), {}, "paper", "超过"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_wrong_is_answered_at_its_field(case: str, desk: Client) -> None:
    file, more, field, words = BAD[case]
    if file is not None:
        file.seek(0)
    response = desk.post(reverse("import_new"), sent(file, **more))
    assert response.status_code == 200
    form = response.context["form"]
    assert list(form.errors) == [field], form.errors
    assert words in form.errors[field][0]
    assert 'value="经济科"' in response.content.decode()
    assert not ImportBatch.objects.exists()


def test_a_broken_quotation_mark_names_its_line(desk: Client) -> None:
    response = desk.post(reverse("import_new"), sent(text_file("企业名称,营业收入", '"甲厂,1', "乙厂,2")))
    assert "第 2 行" in response.context["form"].errors["paper"][0]


def test_the_same_heading_twice_is_said_with_both_columns(desk: Client) -> None:
    make_firm(1, "甲厂")
    heading = "企业名称,统一社会信用代码,2025年营业收入（万元）,2025年营业收入（万元）"
    batch = upload(desk, text_file(heading, f"甲厂,{code_of(1)},1,1", f"乙厂,{code_of(2)},1,2"))
    desk.post(reverse("import_step", kwargs={"pk": batch.pk}))
    found = list(batch.faults.filter(serious=True).values_list("cell", "code"))
    assert ("D", "imports.column-twice") in found
    assert ("D3", "intake.firm-conflict") in found
    faults = desk.get(reverse("import_faults", kwargs={"pk": batch.pk})).content.decode()
    assert "C 列和 D 列" in faults


def test_headings_are_shown_with_what_they_are_read_as_and_corrected(desk: Client) -> None:
    make_firm(1, "甲厂")
    batch = upload(desk, text_file("企业名称,统一社会信用代码,去年总营收,备注", f"甲厂,{code_of(1)},5,无"))
    page = reverse("import_headings", kwargs={"pk": batch.pk})
    assert "去年总营收" in desk.get(page).content.decode()
    wrong = desk.post(page, {"meaning-2": "总营业额收入"})
    assert "最接近的是" in wrong.content.decode()
    assert 'value="总营业额收入"' in wrong.content.decode()
    right = desk.post(page, {"meaning-2": "营业收入", "unit-2": "万元", "year": "2026"})
    assert right.status_code == 302
    desk.post(reverse("import_step", kwargs={"pk": batch.pk}))
    batch.refresh_from_db()
    assert batch.counts["new"] == 1
    assert desk.get(page).context["form"].lines()[2].unit == "万元"


def test_the_same_workbook_comes_back_with_its_faults_marked(desk: Client) -> None:
    make_firm(1, "甲厂")
    rows = [HEADING.split(","), ["甲厂", code_of(1), "待定", "=1+1", 5], ["乙厂", "坏代码", 1, 2, 3]]
    batch = upload(desk, book_file(rows))
    desk.post(reverse("import_step", kwargs={"pk": batch.pk}))
    response = desk.post(reverse("import_workbook", kwargs={"pk": batch.pk}))
    book = load_workbook(BytesIO(response.content))
    sheet = book["数据"]
    assert sheet["A2"].value == "甲厂"
    assert "不是一个确定的数" in sheet["C2"].comment.text
    assert sheet["C2"].fill.fgColor.rgb == "00FFC7CE"
    assert "没有算出结果" in sheet["D2"].comment.text
    assert "GB 32100" in sheet["B3"].comment.text
    assert sheet["E2"].comment is None
    listed = [row[1].value for row in book["导入问题"].iter_rows(min_row=2)]
    assert listed == list(batch.faults.order_by("sheet", "row", "pk").values_list("cell", flat=True))
    again = upload(desk, ContentFile(response.content, "改.xlsx"))
    assert {one.sheet for one in again.faults.all()} <= {"数据"}


def test_of_a_csv_a_workbook_is_made_in_which_nothing_runs(desk: Client) -> None:
    batch = upload(desk, text_file(HEADING, "=cmd|' /C calc'!A0,,待定,1,1", "合计,,1,1,1"))
    desk.post(reverse("import_step", kwargs={"pk": batch.pk}))
    book = load_workbook(BytesIO(desk.post(reverse("import_workbook", kwargs={"pk": batch.pk})).content))
    kinds = {cell.data_type for sheet in book for row in sheet for cell in row if cell.value is not None}
    assert kinds == {"s"}
    assert book["数据"]["A2"].value.startswith("=cmd")
    assert book["数据"]["C2"].comment is not None


def test_nobody_opens_another_units_import(officer: User) -> None:
    own, other = make_unit("甲镇"), make_unit("乙镇")
    batch = staged(viewer_of(officer, day=DAY), new_import(text_file(HEADING, "甲厂,,1,1,1")))
    theirs = staged(make_viewer(Role.UNIT_OFFICER, unit=other), new_import(text_file(HEADING, "甲,,1,1,1"), unit=other))
    client = Client()
    client.force_login(make_user("李四", Role.UNIT_OFFICER, unit=own))
    assert "一季度.csv" not in client.get(reverse("imports")).content.decode()
    for pk in (batch.pk, theirs.pk):
        assert client.get(reverse("import", kwargs={"pk": pk})).status_code == 404
        assert client.post(reverse("import_apply", kwargs={"pk": pk})).status_code == 404


def test_a_unit_officer_is_offered_the_own_unit_alone() -> None:
    own = make_unit("甲镇")
    make_unit("乙镇")
    client = Client()
    client.force_login(make_user("李四", Role.UNIT_OFFICER, unit=own))
    text = client.get(reverse("import_new")).content.decode()
    assert "甲镇" in text
    assert "乙镇" not in text
    assert "全区企业" not in text


def test_an_expired_shared_source_is_refused_at_its_field(desk: Client) -> None:
    shared = SharedSource.objects.create(
        catalogue_number="SJ-1",
        name="目录",
        provider="大数据中心",
        purpose="测试",
        expires_on="2026-06-01",
        source="declaration",
    )
    response = desk.post(reverse("import_new"), sent(text_file(*GOOD), shared=str(shared.pk)))
    assert "2026" in response.context["form"].errors["shared"][0]


@pytest.mark.parametrize("name", ["import", "import_headings", "import_faults", "import_undo", "imports"])
def test_pages_take_as_many_queries_whatever_they_show(name: str, desk: Client, officer: User) -> None:
    counted = set()
    viewer = viewer_of(officer, day=DAY)
    for number in (1, 3, 50):
        lines = [f"厂{one},{code_of(one)},待定,{one},1" for one in range(number)]
        batch = staged(viewer, new_import(text_file(HEADING, *lines), new_firms_to=make_unit(f"{number}镇")))
        if name == "import_undo":
            apply_import(viewer, batch, at=AT)
        address = reverse(name) if name == "imports" else reverse(name, kwargs={"pk": batch.pk})
        desk.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(address).status_code == 200
        counted.add(len(queries))
    assert len(counted) == 1
    assert counted.pop() <= 15


@pytest.mark.parametrize("kind", ["new", "changed", "left"])
def test_rows_take_as_many_queries_whatever_they_show(kind: str, desk: Client, officer: User) -> None:
    viewer = viewer_of(officer, day=DAY)
    for number in range(50):
        make_firm(number, f"厂{number}")
    lines = [f"厂{one},{code_of(one)},1,2,3" for one in range(50)]
    apply_import(viewer, staged(viewer, new_import(text_file(HEADING, *lines))), at=AT)
    counted = set()
    for number in (1, 3, 50):
        lines = [f"厂{one},{code_of(one)},1,9,3" for one in range(number)]
        lines += [f"丁{one},,1,9,3" for one in range(number)]
        batch = start_import(viewer, new_import(text_file(HEADING, *lines)), at=AT)
        desk.post(reverse("import_step", kwargs={"pk": batch.pk}))
        address = reverse("import_rows", kwargs={"pk": batch.pk, "kind": kind})
        with CaptureQueriesContext(connection) as queries:
            page = desk.get(address)
        assert len(page.context["lines"]) == (0 if kind == "new" else number)
        counted.add(len(queries))
    # an empty page asks for nothing beside it
    assert len(counted) == 1
    assert counted.pop() <= 15
