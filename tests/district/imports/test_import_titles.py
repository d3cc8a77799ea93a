"""Lists of titles come in: what is new, there already or different is told; what was written can be taken back."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from import_world import book_file, code_of, make_firm, new_import, staged, text_file
from openpyxl import load_workbook
from platform_factories import AT, DAY, make_unit, make_viewer

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import Role
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.common.trail.models import Event
from ceyuan.district.common.trail.verify import verify_trail
from ceyuan.district.registry.actions.apply_import import apply_import
from ceyuan.district.registry.actions.register_rows import Chosen
from ceyuan.district.registry.actions.return_workbook import return_workbook
from ceyuan.district.registry.actions.stage_import import stage_import
from ceyuan.district.registry.actions.start_import import start_import
from ceyuan.district.registry.actions.undo_import import undo_import
from ceyuan.district.registry.imports import spool
from ceyuan.district.registry.models import ImportBatch, ImportItem, Recognition, TitleCoverage
from ceyuan.district.registry.subjects import subject_of
from ceyuan.model.facts import LawfulSource

pytestmark = pytest.mark.django_db

TITLES = "企业名称,统一社会信用代码,称号,认定日期,有效期至,证书编号"
HIGH, SMALL = "高新技术企业", "专精特新中小企业"


@pytest.fixture
def officer() -> Viewer:
    return make_viewer(Role.DISTRICT_OFFICER)


def listed(*lines: str, **more: object) -> object:
    return new_import(text_file(TITLES, *lines), source=LawfulSource.RECOGNITION, **more)


def faults(batch: ImportBatch) -> list[tuple[str, str]]:
    return list(batch.faults.order_by("row", "pk").values_list("cell", "code"))


def test_a_list_of_titles_is_told_written_and_taken_back(officer: Viewer) -> None:
    firm, other = make_firm(1, "甲厂"), make_firm(2, "乙厂")
    Recognition.objects.create(
        enterprise=other,
        title="hnte",
        granted_on=date(2023, 1, 1),
        expires_on=date(2026, 1, 1),
        source="recognition",
        recorded_at=AT,
    )
    lines = (
        f"甲厂,{code_of(1)},{HIGH},2024-12-04,2027-12-03,GR20240001",
        f"乙厂,{code_of(2)},{HIGH},2023-01-01,2026-01-01,",
        f"乙厂,{code_of(2)},{SMALL},2025-06-01,,",
    )
    batch = staged(officer, listed(*lines))
    assert (batch.counts["title_new"], batch.counts["title_same"]) == (2, 1)
    assert Recognition.objects.count() == 1
    apply_import(officer, batch, at=AT)
    row = Recognition.objects.get(enterprise=firm)
    days = (row.granted_on, row.expires_on, row.number, row.source, row.evidence)
    assert days == (date(2024, 12, 4), date(2027, 12, 3), "GR20240001", "recognition", batch.paper)
    assert Recognition.objects.get(enterprise=other, title="specialised_sme").expires_on == date(2028, 5, 31)
    told = Event.objects.filter(verb="registry.apply-import", about_kind="import").get().data
    assert '"titles":2' in told.replace(" ", "")
    undoing = undo_import(officer, batch, at=AT)
    assert undoing.counts["titles"] == 2
    assert not [one for one in subject_of(firm, as_of=DAY).holdings.items if one.withdrawn != one.granted]
    assert Recognition.objects.get(enterprise=other, title="hnte").withdrawn_on is None
    again = staged(officer, listed(*lines))
    assert again.counts["title_new"] == 2
    apply_import(officer, again, at=AT)
    assert Recognition.objects.filter(enterprise=firm, withdrawn_on=None).count() == 1
    assert verify_trail().holds


def test_the_same_list_twice_writes_nothing_twice(officer: Viewer) -> None:
    make_firm(1, "甲厂")
    line = f"甲厂,{code_of(1)},{HIGH},2024-12-04,2027-12-03,"
    first, second = staged(officer, listed(line)), staged(officer, listed(line))
    apply_import(officer, first, at=AT)
    with pytest.raises(Refused) as refused:  # staged before the first was applied
        apply_import(officer, second, at=AT)
    assert refused.value.kind.code == "imports.nothing-to-apply"
    assert staged(officer, listed(line)).counts["title_same"] == 1
    assert Recognition.objects.count() == 1


def test_faults_of_a_list_are_told_at_their_cells(officer: Viewer) -> None:
    firm = make_firm(1, "甲厂")
    firm.founded_on = date(2020, 5, 1)
    firm.save()
    Recognition.objects.create(
        enterprise=firm, title="specialised_sme", granted_on=date(2024, 1, 1), source="recognition", recorded_at=AT
    )
    rows = [
        TITLES.split(","),
        ["甲厂", code_of(1), "高企之王", date(2024, 1, 1), None, None],
        ["甲厂", code_of(1), HIGH, date(2019, 1, 1), date(2022, 1, 1), None],
        ["甲厂", code_of(1), HIGH, date(2024, 1, 1), date(2023, 1, 1), None],
        ["甲厂", code_of(1), SMALL, date(2024, 1, 1), date(2026, 12, 31), None],
        ["甲厂", code_of(1), HIGH, date(2027, 1, 1), None, None],
        ["甲厂", code_of(1), "瞪羚企业", "待定", None, None],
        ["甲厂", code_of(1), "创新型中小企业", date(2025, 1, 1), date(2027, 12, 31), None],
        ["甲厂", code_of(1), "创新型中小企业", date(2025, 1, 1), date(2027, 12, 31), None],
        ["丙厂", "坏代码", HIGH, date(2024, 1, 1), None, None],
    ]
    batch = staged(officer, new_import(book_file(rows), source=LawfulSource.RECOGNITION))
    found = [one for one in faults(batch) if one[0][-1:].isdigit()]
    assert ("C2", "intake.title-unknown") in found
    assert ("C3", "imports.item-too-early") in found
    assert ("C4", "intake.title-dates-reversed") in found
    assert ("C5", "imports.title-differs") in found
    assert ("C6", "imports.item-future") in found
    assert ("C9", "imports.item-twice") in found
    assert ("B10", "intake.code-invalid") in found
    serious = dict(batch.faults.values_list("code", "serious"))
    assert (serious["intake.title-unknown"], serious["imports.title-differs"]) == (True, False)
    book = load_workbook(BytesIO(return_workbook(officer, batch, at=AT)))
    assert "最接近的已知名称" in book["数据"]["C2"].comment.text
    assert "成立日期" in book["数据"]["C3"].comment.text
    apply_import(officer, batch, at=AT)
    written = Recognition.objects.exclude(title="specialised_sme")
    assert list(written.values_list("title", "granted_on")) == [("innovative_sme", date(2025, 1, 1))]


def test_what_was_really_withdrawn_is_not_granted_anew(officer: Viewer) -> None:
    firm = make_firm(1, "甲厂")
    days = {"granted_on": date(2024, 12, 4), "expires_on": date(2027, 12, 3), "withdrawn_on": date(2026, 2, 1)}
    Recognition.objects.create(enterprise=firm, title="hnte", source="recognition", recorded_at=AT, **days)
    batch = staged(officer, listed(f"甲厂,{code_of(1)},{HIGH},2024-12-04,2027-12-03,"))
    assert faults(batch) == [("C2", "imports.title-differs")]
    with pytest.raises(Refused):
        apply_import(officer, batch, at=AT)


def test_titles_come_from_their_lawful_sources_only(officer: Viewer) -> None:
    make_firm(1, "甲厂")
    new = new_import(text_file(TITLES, f"甲厂,{code_of(1)},{HIGH},2024-12-04,,"), source=LawfulSource.AUDIT)
    batch = staged(officer, new)
    assert ("C", "imports.titles-unlawful") in faults(batch)
    assert not ImportItem.objects.exists()


def test_a_unit_records_titles_of_its_own_firms_and_takes_them_back() -> None:
    own, other = make_unit("甲镇"), make_unit("乙镇")
    officer = make_viewer(Role.UNIT_OFFICER, unit=own)
    mine, gone = make_firm(1, "甲厂", own), make_firm(3, "丁厂", own)
    make_firm(2, "乙厂", other)
    lines = [f"{name},{code_of(number)},{HIGH},2024-12-04,2027-12-03," for name, number in (("甲厂", 1), ("乙厂", 2))]
    batch = staged(officer, listed(*lines, f"丁厂,{code_of(3)},{HIGH},2024-12-04,2027-12-03,", unit=own))
    apply_import(officer, batch, at=AT)
    assert set(Recognition.objects.values_list("enterprise", flat=True)) == {mine.pk, gone.pk}
    gone.unit = other
    gone.save()
    assert undo_import(officer, batch, at=AT).counts["titles"] == 1
    assert Recognition.objects.get(enterprise=gone).withdrawn_on is None


def test_staging_of_titles_goes_on_after_an_interruption(officer: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ceyuan.district.registry.actions.stage_import.STEP", 2)
    for number in range(1, 6):
        make_firm(number, f"厂{number}")
    lines = [f"厂{number},{code_of(number)},{HIGH},2024-12-04,2027-12-03," for number in range(1, 6)]
    batch = stage_import(officer, start_import(officer, listed(*lines, lines[0]), at=AT), at=AT)
    spool.drop_spool(batch)  # the process was killed, another machine goes on
    while batch.state == "staging":
        batch = stage_import(officer, ImportBatch.objects.get(pk=batch.pk), at=AT)
    assert (batch.items.count(), batch.counts["title_new"]) == (5, 5)
    assert faults(batch) == [("C7", "imports.item-twice")]


def test_what_a_file_says_of_its_reach_is_recorded_on_the_tick_alone(officer: Viewer) -> None:
    make_firm(1, "甲厂")
    above = "资质清单完整期间：2020-01-01至2026-06-30"
    file = text_file(above, TITLES, f"甲厂,{code_of(1)},{HIGH},2024-12-04,2027-12-03,")
    batch = staged(officer, new_import(file, source=LawfulSource.RECOGNITION))
    assert [one.data["to"] for one in batch.items.filter(kind="holders")] == ["2026-06-30"]
    apply_import(officer, batch, Chosen(coverage=True), at=AT)
    row = TitleCoverage.objects.get()
    said = (row.title, row.source, row.complete_from, row.complete_to)
    assert said == ("", "经济科", date(2020, 1, 1), date(2026, 6, 30))
    assert undo_import(officer, batch, at=AT).counts["coverage"] == 1
    assert TitleCoverage.objects.get().taken_back_at == AT


@pytest.mark.parametrize("number", [3, 50])
def test_a_step_takes_as_many_queries_whatever_it_brings(
    number: int, officer: Viewer, django_assert_max_num_queries: object
) -> None:
    for one in range(number):
        make_firm(one, f"厂{one}")
    lines = [f"厂{one},{code_of(one)},{HIGH},2024-12-04,2027-12-03," for one in range(number)]
    batch = start_import(officer, listed(*lines), at=AT)
    with django_assert_max_num_queries(25):
        batch = stage_import(officer, batch, at=AT)
    with django_assert_max_num_queries(45):
        apply_import(officer, batch, at=AT)
