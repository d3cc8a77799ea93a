"""A file comes in, is staged, applied and undone; what is unlawful or out of reach never gets in."""

from __future__ import annotations

import json
from datetime import date

import pytest
from import_world import HEADING, code_of, live, make_firm, new_import, staged, text_file
from platform_factories import AT, DAY, make_unit, make_viewer

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import Role
from ceyuan.district.common.papers.models import Paper
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.common.trail.models import Event
from ceyuan.district.common.trail.verify import verify_trail
from ceyuan.district.registry.actions.apply_import import apply_import
from ceyuan.district.registry.actions.drop_import import drop_import
from ceyuan.district.registry.actions.map_import import Meaning, map_import
from ceyuan.district.registry.actions.stage_import import stage_import
from ceyuan.district.registry.actions.start_import import start_import
from ceyuan.district.registry.actions.undo_import import undo_import
from ceyuan.district.registry.imports import spool
from ceyuan.district.registry.imports.settings import SKIP, FileSettings
from ceyuan.district.registry.imports.standing import undoable
from ceyuan.district.registry.models import (
    Enterprise,
    FactRow,
    ImportBatch,
    SharedSource,
    TaxAuthorisation,
)
from ceyuan.district.registry.queries.imports import superseded_since
from ceyuan.model.facts import LawfulSource

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> Viewer:
    return make_viewer(Role.DISTRICT_OFFICER)


def test_what_is_new_changed_unchanged_and_in_conflict_is_said_before_anything_is_written(officer: Viewer) -> None:
    firm = make_firm(1, "甲厂")
    first = staged(officer, new_import(text_file(HEADING, f"甲厂,{code_of(1)},100,200,5")))
    assert first.counts["new"] == 3
    assert live(firm) == {}
    apply_import(officer, first, at=AT)
    revenue = {"revenue 2024 declaration": "100000000", "revenue 2025 declaration": "200000000"}
    assert live(firm) == revenue | {"fulltime_rd_staff  declaration": "5"}
    again = staged(officer, new_import(text_file(HEADING, f"甲厂,{code_of(1)},100,300,5")))
    kinds = ("new", "changed", "unchanged", "conflict")
    assert [again.counts.get(one, 0) for one in kinds] == [0, 1, 2, 0]
    audit = staged(officer, new_import(text_file(HEADING, f"甲厂,{code_of(1)},100,201,"), source=LawfulSource.AUDIT))
    assert [audit.counts.get(one, 0) for one in kinds] == [1, 0, 0, 1]


def test_one_event_with_the_fingerprint_and_the_counts(officer: Viewer) -> None:
    unit = make_unit()
    batch = staged(
        officer, new_import(text_file(HEADING, f"甲厂,{code_of(1)},1,2,3", "乙厂,坏代码,1,2,3"), new_firms_to=unit)
    )
    apply_import(officer, batch, at=AT)
    assert Enterprise.objects.get().unit == unit
    event = Event.objects.filter(verb="registry.apply-import", about_kind="import").get()
    told = json.loads(event.data)
    wanted = {"file": batch.paper.digest, "written": 3, "registered": 1, "faults": 2, "rows": 1, "sender": "经济科"}
    assert {key: told[key] for key in wanted} == wanted
    assert verify_trail().holds


def test_an_undone_import_restores_what_was_live_before(officer: Viewer) -> None:
    firm = make_firm(1, "甲厂")
    apply_import(officer, staged(officer, new_import(text_file(HEADING, f"甲厂,{code_of(1)},100,200,"))), at=AT)
    second = staged(officer, new_import(text_file(HEADING, f"甲厂,{code_of(1)},100,999,7")))
    apply_import(officer, second, at=AT)
    undoing = undo_import(officer, second, at=AT)
    assert undoing.compensates == second
    assert undoing.counts == {"restored": 1, "withdrawn": 1, "unrestored": 0, "left": 0}
    assert live(firm) == {
        "revenue 2024 declaration": "100000000",
        "revenue 2025 declaration": "200000000",
        "fulltime_rd_staff  declaration": "withdrawn",
    }
    assert verify_trail().holds


def test_what_was_superseded_since_is_left_when_an_import_is_undone(officer: Viewer) -> None:
    firm = make_firm(1, "甲厂")
    first = staged(officer, new_import(text_file(HEADING, f"甲厂,{code_of(1)},100,200,")))
    apply_import(officer, first, at=AT)
    apply_import(officer, staged(officer, new_import(text_file(HEADING, f"甲厂,{code_of(1)},,300,"))), at=AT)
    assert undo_import(officer, first, at=AT).counts == {"restored": 0, "withdrawn": 1, "unrestored": 0, "left": 1}
    assert live(firm) == {"revenue 2024 declaration": "withdrawn", "revenue 2025 declaration": "300000000"}
    first.refresh_from_db()
    with pytest.raises(Refused) as refused:
        undo_import(officer, first, at=AT)
    assert refused.value.kind.code == "imports.wrong-state"


UNDOINGS = {
    "the first, then the second": ((0, 1), "withdrawn"),
    "the second, then the first": ((1, 0), "withdrawn"),
    "the second alone": ((1,), "200000000"),
    "the first alone": ((0,), "900000000"),
    "the first two of three, then the third": ((0, 1, 2), "withdrawn"),
    "the middle one of three, then the third": ((1, 2), "200000000"),
    "the third of three, then the first": ((2, 0), "900000000"),
}


@pytest.mark.parametrize("case", UNDOINGS)
def test_no_value_of_an_undone_import_stands_again_in_whatever_order_they_are_undone(
    case: str, officer: Viewer
) -> None:
    order, stands = UNDOINGS[case]
    firm = make_firm(1, "甲厂")
    batches = []
    for number, value in enumerate(("200", "900", "500")[: 3 if "third" in case else 2], start=2):
        make_firm(number, f"厂{number}")  # with a value of its own, so that there is always something to undo
        file = text_file(HEADING, f"甲厂,{code_of(1)},,{value},", f"厂{number},{code_of(number)},,1,")
        batches.append(staged(officer, new_import(file)))
        apply_import(officer, batches[-1], at=AT)
    for number in order:
        undo_import(officer, batches[number], at=AT)
    assert live(firm) == {"revenue 2025 declaration": stands}


def test_what_an_undoing_stated_again_is_counted_as_undoable_and_not_as_left(officer: Viewer) -> None:
    make_firm(1, "甲厂")
    first, second = (
        staged(officer, new_import(text_file(HEADING, f"甲厂,{code_of(1)},,{value},"))) for value in ("2", "9")
    )
    apply_import(officer, first, at=AT)
    apply_import(officer, second, at=AT)
    assert (undoable(first), superseded_since(officer, first).count()) == (0, 1)
    undo_import(officer, second, at=AT)
    assert (undoable(first), superseded_since(officer, first).count()) == (1, 0)


def test_a_value_whose_catalogue_changed_since_is_taken_back_not_restored(officer: Viewer) -> None:
    firm = make_firm(1, "甲厂")
    shared = SharedSource.objects.create(
        catalogue_number="SJ-1",
        name="目录",
        provider="大数据中心",
        purpose="测试",
        expires_on=date(2027, 1, 1),
        source=LawfulSource.DECLARATION,
    )
    file = text_file(HEADING, f"甲厂,{code_of(1)},,200,")
    apply_import(officer, staged(officer, new_import(file, shared=shared)), at=AT)
    second = staged(officer, new_import(text_file(HEADING, f"甲厂,{code_of(1)},,900,")))
    apply_import(officer, second, at=AT)
    SharedSource.objects.update(source=LawfulSource.AUDIT)
    undoing = undo_import(officer, second, at=AT)
    assert (undoing.counts["withdrawn"], undoing.counts["unrestored"]) == (1, 1)
    assert live(firm) == {"revenue 2025 declaration": "withdrawn"}


def test_an_undoing_is_not_undone(officer: Viewer) -> None:
    make_firm(1, "甲厂")
    batch = staged(officer, new_import(text_file(HEADING, f"甲厂,{code_of(1)},100,200,")))
    apply_import(officer, batch, at=AT)
    undoing = undo_import(officer, batch, at=AT)
    with pytest.raises(Refused) as refused:
        undo_import(officer, undoing, at=AT)
    assert refused.value.kind.code == "imports.not-twice"


def test_staging_goes_on_after_an_interruption(officer: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [f"厂{number},{code_of(number)},{number},1,1" for number in range(1, 8)]
    monkeypatch.setattr("ceyuan.district.registry.actions.stage_import.STEP", 3)
    batch = start_import(officer, new_import(text_file(HEADING, *lines), new_firms_to=make_unit()), at=AT)
    batch = stage_import(officer, batch, at=AT)
    assert (batch.rows_read, batch.rows_total, batch.state) == (3, 7, "staging")
    spool.drop_spool(batch)  # another machine, or a folder swept
    stale = ImportBatch.objects.get(pk=batch.pk)
    batch = stage_import(officer, batch, at=AT)
    again = stage_import(officer, stale, at=AT)  # a second window
    assert (batch.rows_read, again.rows_read) == (6, 6)
    batch = stage_import(officer, again, at=AT)
    assert (batch.rows_read, batch.state, batch.rows.count()) == (7, "staged", 7)
    assert batch.counts["firms_new"] == 7


def test_a_unit_reaches_its_own_firms_only() -> None:
    own, other = make_unit("甲镇"), make_unit("乙镇")
    officer = make_viewer(Role.UNIT_OFFICER, unit=own)
    make_firm(1, "甲厂", own)
    away = make_firm(2, "乙厂", other)
    file = text_file(HEADING, f"甲厂,{code_of(1)},1,1,1", f"乙厂,{code_of(2)},1,1,1", "乙厂,,1,1,1")
    batch = staged(officer, new_import(file, unit=own, new_firms_to=own))
    faults = list(batch.faults.values_list("cell", "code"))
    assert faults == [("A3", "imports.firm-other-unit"), ("A4", "imports.firm-other-unit")]
    apply_import(officer, batch, at=AT)
    assert live(away) == {}


@pytest.mark.parametrize("unit", [None, "乙镇"])
def test_a_unit_imports_for_no_other(unit: str | None) -> None:
    officer = make_viewer(Role.UNIT_OFFICER, unit=make_unit("甲镇"))
    wanted = make_unit(unit) if unit else None
    with pytest.raises(Refused) as refused:
        start_import(officer, new_import(text_file(HEADING, f"甲厂,{code_of(1)},1,1,1"), unit=wanted), at=AT)
    assert refused.value.kind.code == "imports.not-here"
    assert not Paper.objects.exists()


def test_a_firm_handed_over_after_staging_is_not_written() -> None:
    own, other = make_unit("甲镇"), make_unit("乙镇")
    officer = make_viewer(Role.UNIT_OFFICER, unit=own)
    firm, stays = make_firm(1, "甲厂", own), make_firm(2, "乙厂", own)
    file = text_file(HEADING, f"甲厂,{code_of(1)},1,1,1", f"乙厂,{code_of(2)},1,1,1")
    batch = staged(officer, new_import(file, unit=own))
    Enterprise.objects.filter(pk=firm.pk).update(unit=other)
    apply_import(officer, batch, at=AT)
    assert (len(live(firm)), len(live(stays))) == (0, 3)


def test_tax_data_wants_the_firms_authorisation(officer: Viewer) -> None:
    allowed, not_asked = make_firm(1, "甲厂"), make_firm(2, "乙厂")
    paper = staged(officer, new_import(text_file(HEADING, f"甲厂,{code_of(1)},1,1,1"))).paper
    TaxAuthorisation.objects.create(enterprise=allowed, since=date(2026, 1, 1), until=date(2026, 12, 31), paper=paper)
    file = text_file(HEADING, f"甲厂,{code_of(1)},1,1,", f"乙厂,{code_of(2)},1,1,")
    batch = staged(officer, new_import(file, source=LawfulSource.TAX))
    assert list(batch.faults.filter(row__gt=0).values_list("cell", "code")) == [("A3", "imports.firm-no-tax")]
    apply_import(officer, batch, at=AT)
    assert (len(live(allowed)), len(live(not_asked))) == (2, 0)


UNLAWFUL = {
    "a return by its name": ({"name": "统计年报.csv"}, {}, "facts.statistical-return"),
    "a return by its choice": ({}, {"source": None}, "facts.statistical-return"),
    "a return by its sender": ({}, {"sender": "联网直报平台"}, "facts.statistical-return"),
    "a day to come": ({}, {"as_of": date(2026, 7, 1)}, "facts.future-day"),
}


@pytest.mark.parametrize("case", UNLAWFUL)
def test_what_is_unlawful_is_refused_and_not_kept(case: str, officer: Viewer) -> None:
    named, stated, code = UNLAWFUL[case]
    with pytest.raises(Refused) as refused:
        start_import(officer, new_import(text_file(HEADING, "甲厂,,1,1,1", **named), **stated), at=AT)
    assert refused.value.kind.code == code
    assert not Paper.objects.exists()
    assert Event.objects.get().outcome == "refused"


def test_a_return_by_its_title_is_refused(officer: Viewer) -> None:
    with pytest.raises(Refused) as refused:
        start_import(officer, new_import(text_file("规模以上工业企业联网直报数据", HEADING, "甲厂,,1,1,1")), at=AT)
    assert refused.value.kind.code == "facts.statistical-return"


@pytest.mark.parametrize(
    ("source", "expires", "code"),
    [
        (LawfulSource.AUDIT, date(2027, 1, 1), "facts.shared-other"),
        (LawfulSource.DECLARATION, date(2026, 6, 29), "facts.shared-expired"),
    ],
)
def test_a_shared_source_must_fit_and_be_in_force(
    source: LawfulSource, expires: date, code: str, officer: Viewer
) -> None:
    shared = SharedSource.objects.create(
        catalogue_number="SJ-1", name="目录", provider="大数据中心", purpose="测试", expires_on=expires, source=source
    )
    with pytest.raises(Refused) as refused:
        start_import(officer, new_import(text_file(HEADING, "甲厂,,1,1,1"), shared=shared), at=AT)
    assert refused.value.kind.code == code


def test_a_column_from_no_lawful_source_is_left_out_and_said_once(officer: Viewer) -> None:
    make_firm(1, "甲厂")
    lines = [f"甲厂,{code_of(1)},1,1,1"]
    batch = staged(officer, new_import(text_file(HEADING, *lines), source=LawfulSource.REGISTER))
    assert [one.cell for one in batch.faults.all()] == ["C", "D", "E"]
    with pytest.raises(Refused) as refused:
        apply_import(officer, batch, at=AT)
    assert refused.value.kind.code == "imports.nothing-to-apply"


def test_a_year_that_is_not_over_is_left_out(officer: Viewer) -> None:
    make_firm(1, "甲厂")
    file = text_file("企业名称,统一社会信用代码,2026年营业收入（万元）,2025年净利润（万元）", f"甲厂,{code_of(1)},1,2")
    batch = staged(officer, new_import(file))
    assert [(one.cell, one.code) for one in batch.faults.all()] == [("C", "imports.column-year-open")]
    assert batch.counts["new"] == 1


def test_an_older_value_supersedes_no_later_one(officer: Viewer) -> None:
    firm = make_firm(1, "甲厂")
    apply_import(officer, staged(officer, new_import(text_file(HEADING, f"甲厂,{code_of(1)},100,200,"))), at=AT)
    old = new_import(text_file(HEADING, f"甲厂,{code_of(1)},50,60,"), as_of=date(2026, 5, 1))
    batch = staged(officer, old)
    assert batch.counts["older"] == 2
    with pytest.raises(Refused):
        apply_import(officer, batch, at=AT)
    assert live(firm)["revenue 2024 declaration"] == "100000000"


def test_headings_are_corrected_and_remembered_for_the_sender(officer: Viewer) -> None:
    firm = make_firm(1, "甲厂")
    lines = ("企业名称,统一社会信用代码,2025年总营收,专职研发人员数", f"甲厂,{code_of(1)},12,3")
    batch = staged(officer, new_import(text_file(*lines)))
    assert [one.code for one in batch.faults.all()] == ["intake.column-unknown"]
    settings = FileSettings(
        columns={"2025年总营收": "营业收入", "专职研发人员数": SKIP}, units={"2025年总营收": "万元"}
    )
    meanings = [Meaning("2025年总营收", "revenue", "万元"), Meaning("专职研发人员数", SKIP)]
    batch = map_import(officer, batch, settings, meanings, at=AT)
    assert (batch.state, batch.rows_read) == ("staging", 0)
    batch = stage_import(officer, batch, at=AT)
    apply_import(officer, batch, at=AT)
    assert live(firm) == {"revenue 2025 declaration": "12000000"}
    later = staged(officer, new_import(text_file(lines[0], f"甲厂,{code_of(1)},13,4")))
    assert later.counts["changed"] == 1
    elsewhere = staged(officer, new_import(text_file(lines[0], f"甲厂,{code_of(1)},13,4"), sender="别的科"))
    assert elsewhere.counts.get("changed", 0) == 0


def test_a_name_alone_finds_the_one_firm_of_that_name(officer: Viewer) -> None:
    make_firm(1, "甲厂")
    make_firm(2, "乙厂")
    make_firm(3, "乙厂")
    batch = staged(officer, new_import(text_file(HEADING, "甲厂,,1,1,1", "乙厂,,1,1,1", "丙厂,,1,1,1")))
    codes = list(batch.faults.filter(serious=True).values_list("cell", "code"))
    assert codes == [("A3", "imports.firm-several"), ("A4", "imports.firm-no-code")]


def test_two_spellings_of_one_firm_meet(officer: Viewer) -> None:
    make_firm(1, "甲（上海）厂")
    file = text_file(HEADING, f"甲（上海）厂,{code_of(1)},1,1,1", "甲上海厂,,1,2,1")
    batch = staged(officer, new_import(file))
    assert list(batch.faults.values_list("cell", "code")) == [("D3", "imports.value-twice")]
    assert batch.counts["new"] == 3


def test_a_dropped_import_leaves_no_rows(officer: Viewer) -> None:
    batch = drop_import(officer, staged(officer, new_import(text_file(HEADING, "甲厂,,1,1,1"))), at=AT)
    assert (batch.state, batch.rows.count(), batch.faults.count()) == ("dropped", 0, 0)
    assert not FactRow.objects.exists()


def test_a_file_bears_its_mark_on_every_value(officer: Viewer) -> None:
    firm = make_firm(1, "甲厂")
    new = new_import(text_file(HEADING, f"甲厂,{code_of(1)},1,1,1"))
    marked = type(new.delivery)(new.delivery.file, True, "trade-secret")
    secret = type(new)(marked, new.sender, new.source, DAY)
    apply_import(officer, staged(officer, secret), at=AT)
    assert set(FactRow.objects.filter(enterprise=firm).values_list("mark", flat=True)) == {"trade-secret"}
