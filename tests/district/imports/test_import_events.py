"""Sheets of credit events come in with grade, days, repair and reach; all of it can be taken back."""

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
from ceyuan.district.registry.actions.apply_import import apply_import
from ceyuan.district.registry.actions.register_rows import Chosen
from ceyuan.district.registry.actions.return_workbook import return_workbook
from ceyuan.district.registry.actions.undo_import import undo_import
from ceyuan.district.registry.credit import counting_on, sealed_state
from ceyuan.district.registry.models import CreditCoverageRow, CreditEventRow, ImportBatch
from ceyuan.district.registry.subjects import subject_of
from ceyuan.model.facts import LawfulSource

pytestmark = pytest.mark.django_db

EVENTS = "企业名称,统一社会信用代码,事项类型,等级,认定日期,公示截止日期,修复日期,认定机关,文号,事由"
ABOVE = "信用记录完整期间：2023-07-01至2026-06-30"


@pytest.fixture
def officer() -> Viewer:
    return make_viewer(Role.DISTRICT_OFFICER)


def listed(*lines: str, **more: object) -> object:
    return new_import(text_file(*lines), source=LawfulSource.CONFIRMATION, **more)


def faults(batch: ImportBatch) -> list[tuple[str, str]]:
    return list(batch.faults.filter(row__gt=0).order_by("row", "pk").values_list("cell", "code"))


def test_events_are_told_written_and_taken_back(officer: Viewer) -> None:
    firm, other = make_firm(1, "甲厂"), make_firm(2, "乙厂")
    lines = (
        f"甲厂,{code_of(1)},安全事故,一般,2025-03-01,,,区应急局,松应急〔2025〕1号,车间坍塌",
        f"乙厂,{code_of(2)},行政处罚,一般,2024-03-01,2027-03-01,2026-01-10,,,",
        f"乙厂,{code_of(2)},无,,,,,,,",
    )
    batch = staged(officer, listed(ABOVE, EVENTS, *lines))
    assert (batch.counts["event_new"], faults(batch)) == (2, [])
    assert not CreditEventRow.objects.exists()
    apply_import(officer, batch, Chosen(coverage=True), at=AT)
    first, second = CreditEventRow.objects.order_by("pk")
    said = (first.enterprise, first.kind, first.grade, first.about, first.decided_on, first.summary, first.authority)
    assert said == (firm, "safety-accident", "general", "enterprise", date(2025, 3, 1), "车间坍塌", "区应急局")
    assert (first.number, first.source) == ("松应急〔2025〕1号", "经济科 一季度.csv")
    days = (second.enterprise, second.published_until, second.repaired_on, second.summary, second.authority)
    assert days == (other, date(2027, 3, 1), date(2026, 1, 10), "行政处罚", "经济科")
    row = CreditCoverageRow.objects.get()
    assert (row.kinds, row.complete_from, row.complete_to) == ([], date(2023, 7, 1), date(2026, 6, 30))
    assert len(subject_of(firm, as_of=DAY).credit.coverage) == 1
    told = Event.objects.filter(verb="registry.apply-import", about_kind="import").get().data.replace(" ", "")
    assert '"events":2' in told
    assert '"coverage":1' in told
    undoing = undo_import(officer, batch, at=AT)
    assert (undoing.counts["events"], undoing.counts["coverage"]) == (2, 1)
    assert not CreditEventRow.objects.filter(counting_on(DAY)).exists()
    first.refresh_from_db()
    assert sealed_state(first, DAY) == "误登，已撤回"
    record = subject_of(firm, as_of=DAY).credit
    assert (record.items, record.coverage) == ((), ())


def test_the_same_events_twice_write_nothing_twice(officer: Viewer) -> None:
    make_firm(1, "甲厂")
    line = f"甲厂,{code_of(1)},安全事故,一般,2025-03-01,,,区应急局,,"
    apply_import(officer, staged(officer, listed(EVENTS, line)), at=AT)
    again = staged(officer, listed(EVENTS, line))
    assert again.counts["event_same"] == 1
    with pytest.raises(Refused) as refused:
        apply_import(officer, again, at=AT)
    assert refused.value.kind.code == "imports.nothing-to-apply"
    graver = staged(officer, listed(EVENTS, f"甲厂,{code_of(1)},安全事故,重大,2025-03-01,,,区应急局,,"))
    assert faults(graver) == [("C2", "imports.event-differs")]
    assert CreditEventRow.objects.get().grade == "general"


def test_faults_of_a_sheet_of_events_name_their_cells(officer: Viewer) -> None:
    firm = make_firm(1, "甲厂")
    firm.founded_on = date(2020, 1, 1)
    firm.save()
    one = code_of(1)
    rows = [
        EVENTS.split(","),
        ["甲厂", one, "安全事故", "一般", None, None, None, "区应急局", "", ""],
        ["甲厂", one, "飞碟事件", "一般", "2025-01-01", None, None, "", "", ""],
        ["甲厂", one, "安全事故", "天大", "2025-01-02", None, None, "", "", ""],
        ["甲厂", one, "行政处罚", "一般", "2019-01-02", None, None, "", "", ""],
        ["甲厂", one, "行政处罚", "一般", "2026-12-02", None, None, "", "", ""],
        ["甲厂", one, "行政处罚", "一般", "2025-05-05", None, "已修复", "", "", ""],
        ["甲厂", "坏代码", "行政处罚", "一般", "2025-06-06", None, None, "", "", ""],
        ["甲厂", one, "行政处罚", "一般", "2025-07-07", None, None, "", "", ""],
        ["甲厂", one, "行政处罚", "一般", "2025-07-07", None, None, "", "", ""],
    ]
    batch = staged(officer, new_import(book_file(rows, sheet="信用记录"), source=LawfulSource.CONFIRMATION))
    found = faults(batch)
    for wanted in (
        ("C2", "imports.event-no-day"),
        ("C3", "intake.credit-kind-unknown"),
        ("C3", "imports.event-unclear"),
        ("D4", "intake.credit-grade-unknown"),
        ("C5", "imports.item-too-early"),
        ("C6", "imports.item-future"),
        ("G7", "intake.credit-repair-undated"),
        ("B8", "intake.code-invalid"),
        ("C10", "imports.item-twice"),
    ):
        assert wanted in found
    book = load_workbook(BytesIO(return_workbook(officer, batch, at=AT)))
    assert "没有写认定" in book["信用记录"]["C2"].comment.text
    apply_import(officer, batch, at=AT)
    assert [row.decided_on for row in CreditEventRow.objects.all()] == [date(2025, 7, 7)]


def test_events_are_recorded_by_the_district_alone() -> None:
    own = make_unit("甲镇")
    make_firm(1, "甲厂", own)
    officer = make_viewer(Role.UNIT_OFFICER, unit=own)
    line = f"甲厂,{code_of(1)},安全事故,一般,2025-03-01,,,区应急局,,"
    batch = staged(officer, listed(ABOVE, EVENTS, line, unit=own))
    assert faults(batch) == [("C3", "imports.event-not-here")]
    assert batch.faults.filter(code="imports.coverage-not-here").exists()
    with pytest.raises(Refused):
        apply_import(officer, batch, Chosen(coverage=True), at=AT)
    assert not batch.items.exists()


def test_what_was_contested_or_repaired_since_is_left(officer: Viewer) -> None:
    make_firm(1, "甲厂")
    lines = [f"甲厂,{code_of(1)},行政处罚,一般,2025-0{month}-01,,,,," for month in (1, 2, 3)]
    batch = staged(officer, listed(EVENTS, *lines))
    apply_import(officer, batch, at=AT)
    first, second, third = CreditEventRow.objects.order_by("pk")
    CreditEventRow.objects.filter(pk=first.pk).update(contest="open")
    CreditEventRow.objects.filter(pk=second.pk).update(repaired_on=date(2026, 5, 1))
    undoing = undo_import(officer, batch, at=AT)
    assert (undoing.counts["events"], undoing.counts["items_left"]) == (1, 2)
    assert list(CreditEventRow.objects.filter(taken_back_at__isnull=False)) == [third]
