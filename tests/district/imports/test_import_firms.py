"""Lists of enterprises: new firms are listed, registered on the tick, and marked as mistaken by the undoing."""

from __future__ import annotations

from datetime import date

import pytest
from import_world import HEADING, code_of, live, make_firm, new_import, staged, text_file
from platform_factories import AT, make_filer, make_unit, make_viewer

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import Role
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.common.trail.models import Event
from ceyuan.district.common.trail.verify import verify_trail
from ceyuan.district.registry.actions.apply_import import apply_import
from ceyuan.district.registry.actions.register_rows import Chosen
from ceyuan.district.registry.actions.undo_import import undo_import
from ceyuan.district.registry.enums import Standing
from ceyuan.district.registry.models import Enterprise, Handover, ImportBatch, Industry, Recognition
from ceyuan.district.registry.queries.enterprises import Wanted, enterprises_wanted
from ceyuan.model.facts import LawfulSource

pytestmark = pytest.mark.django_db

FIRMS = "企业名称,统一社会信用代码,所属街道,注册地址,成立日期,行业门类,行业代码"
YES = Chosen(register=True)


@pytest.fixture
def officer() -> Viewer:
    return make_viewer(Role.DISTRICT_OFFICER)


def listed(*lines: str, **more: object) -> object:
    return new_import(text_file(FIRMS, *lines), **{"source": LawfulSource.REGISTER, **more})


def faults(batch: ImportBatch) -> list[tuple[str, str]]:
    return list(batch.faults.filter(row__gt=0).order_by("row", "pk").values_list("cell", "code"))


def test_new_firms_are_listed_and_registered_on_the_tick(officer: Viewer) -> None:
    town = make_unit("中山街道")
    batch = staged(officer, listed(f"甲厂,{code_of(1)},松江区中山街道,中山路1号,2015-03-01,C,3511"))
    assert (batch.counts["firms_new"], faults(batch)) == (1, [("A2", "imports.firm-new")])
    assert not Enterprise.objects.exists()
    apply_import(officer, batch, YES, at=AT)
    firm = Enterprise.objects.get()
    said = (firm.name, firm.unit, firm.founded_on, firm.registered_address, firm.standing)
    assert said == ("甲厂", town, date(2015, 3, 1), "中山路1号", "active")
    assert Handover.objects.get().unit == town
    assert Industry.objects.get().code == "C3511"
    assert live(firm)["founded_on  register"] == "2015-03-01"
    told = Event.objects.filter(verb="registry.apply-import", about_kind="import").get().data
    assert '"registered":1' in told.replace(" ", "")
    assert Event.objects.filter(about_kind="enterprise", about_key=str(firm.pk)).exists()
    assert verify_trail().holds


def test_without_the_tick_their_rows_are_left_with_the_reason(officer: Viewer) -> None:
    known = make_firm(2, "乙厂")
    make_unit("中山街道")
    batch = staged(
        officer, listed(f"甲厂,{code_of(1)},中山街道,,2015-03-01,,", f"乙厂,{code_of(2)},,乙路2号,2016-03-01,,")
    )
    apply_import(officer, batch, at=AT)
    batch.refresh_from_db()
    assert faults(batch) == [("A2", "imports.firm-unknown")]
    assert (batch.counts["rows_left"], batch.counts["rows_taken"], batch.counts["faults"]) == (1, 1, 1)
    assert Enterprise.objects.get() == known


def test_faults_of_a_list_of_firms_name_their_cells(officer: Viewer) -> None:
    make_unit("中山街道")
    make_firm(5, "老名字")
    batch = staged(
        officer,
        listed(
            f"甲厂,{code_of(1)},天马镇,,2015-03-01,,",
            "乙厂,坏代码,中山街道,,,,",
            f",{code_of(3)},中山街道,,2015-03-01,,",
            f"丁厂,{code_of(4)},中山街道,,2027-03-01,,",
            f"新名字,{code_of(5)},中山街道,,2015-03-01,,",
        ),
    )
    found = faults(batch)
    assert ("C2", "imports.firm-unit-unknown") in found
    assert ("B3", "intake.code-invalid") in found
    assert ("A4", "imports.firm-nameless") in found
    assert ("A5", "imports.firm-founded-later") in found
    assert ("A6", "imports.firm-renamed") in found
    apply_import(officer, batch, YES, at=AT)
    assert list(Enterprise.objects.values_list("name", flat=True)) == ["老名字"]


def test_a_unit_is_chosen_for_those_that_name_none(officer: Viewer) -> None:
    town, other = make_unit("中山街道"), make_unit("永丰街道")
    lines = (f"甲厂,{code_of(1)},,,2015-03-01,,", f"乙厂,{code_of(2)},永丰街道,,2015-03-01,,")
    batch = staged(officer, listed(*lines))
    with pytest.raises(Refused) as refused:
        apply_import(officer, batch, YES, at=AT)
    assert (refused.value.kind.code, refused.value.data["count"]) == ("imports.register-no-unit", 1)
    assert not Enterprise.objects.exists()
    apply_import(officer, batch, Chosen(register=True, unit=town), at=AT)
    assert [one.unit for one in Enterprise.objects.order_by("pk")] == [town, other]


def test_a_unit_registers_under_itself_alone() -> None:
    own, other = make_unit("中山街道"), make_unit("永丰街道")
    officer = make_viewer(Role.UNIT_OFFICER, unit=own)
    lines = (f"甲厂,{code_of(1)},,,2015-03-01,,", f"乙厂,{code_of(2)},永丰街道,,2015-03-01,,")
    batch = staged(officer, listed(*lines, unit=own))
    assert ("C3", "imports.firm-unit-other") in faults(batch)
    apply_import(officer, batch, YES, at=AT)
    assert [one.unit for one in Enterprise.objects.all()] == [own]
    third = staged(officer, listed(f"丙厂,{code_of(3)},,,2015-03-01,,", unit=own))
    with pytest.raises(Refused) as refused:
        apply_import(officer, third, Chosen(register=True, unit=other), at=AT)
    assert refused.value.kind.code == "imports.not-here"
    assert Enterprise.objects.count() == 1


def test_an_undoing_marks_untouched_firms_as_mistaken_and_the_code_can_be_registered_again(officer: Viewer) -> None:
    make_unit("中山街道")
    lines = [f"厂{number},{code_of(number)},中山街道,,2015-03-01,," for number in (1, 2, 3)]
    batch = staged(officer, listed(*lines))
    apply_import(officer, batch, YES, at=AT)
    first, second, third = Enterprise.objects.order_by("pk")
    make_filer(second)
    Recognition.objects.create(enterprise=third, title="hnte", source="recognition", recorded_at=AT)
    undoing = undo_import(officer, batch, at=AT)
    assert (undoing.counts["firms"], undoing.counts["firms_left"]) == (1, 2)
    first.refresh_from_db()
    assert (first.standing, live(first)["founded_on  register"]) == (Standing.MISTAKEN, "withdrawn")
    assert list(enterprises_wanted(officer, Wanted()).order_by("pk")) == [second, third]
    assert list(enterprises_wanted(officer, Wanted(standing="mistaken"))) == [first]
    assert not Handover.objects.filter(enterprise=first, until=None).exists()
    again = staged(officer, listed(lines[0]))
    assert again.counts["firms_new"] == 1
    apply_import(officer, again, YES, at=AT)
    first.refresh_from_db()
    assert (first.standing, first.ended_on, Enterprise.objects.count()) == (Standing.ACTIVE, None, 3)
    assert undo_import(officer, again, at=AT).counts["firms"] == 1
    assert verify_trail().holds


def test_a_new_firm_brings_its_titles(officer: Viewer) -> None:
    make_unit("中山街道")
    file = text_file(
        "企业名称,统一社会信用代码,所属街镇,成立日期,称号,认定日期",
        f"甲厂,{code_of(1)},中山街道,2015-03-01,高新技术企业,2024-12-04",
        f"乙厂,{code_of(2)},中山街道,2025-03-01,高新技术企业,2024-12-04",
    )
    batch = staged(officer, new_import(file, source=LawfulSource.RECOGNITION))
    assert ("E3", "imports.item-too-early") in faults(batch)
    apply_import(officer, batch, YES, at=AT)
    assert [one.enterprise.name for one in Recognition.objects.all()] == ["甲厂"]
    undoing = undo_import(officer, batch, at=AT)
    assert (undoing.counts["titles"], undoing.counts["firms"]) == (1, 2)


def test_registering_takes_as_many_statements_whatever_is_registered(
    officer: Viewer, django_assert_max_num_queries: object
) -> None:
    make_unit("中山街道")
    for start, number in ((0, 3), (100, 60)):
        lines = [f"厂{one},{code_of(one)},中山街道,,2015-03-01,C,3511" for one in range(start, start + number)]
        batch = staged(officer, listed(*lines))
        with django_assert_max_num_queries(50):
            apply_import(officer, batch, YES, at=AT)
    assert Enterprise.objects.count() == 63


def test_values_of_new_firms_wait_for_the_tick_too(officer: Viewer) -> None:
    batch = staged(officer, new_import(text_file(HEADING, f"甲厂,{code_of(1)},1,2,3")))
    assert batch.counts["new"] == 3
    with pytest.raises(Refused) as refused:
        apply_import(officer, batch, at=AT)
    assert refused.value.kind.code == "imports.nothing-to-apply"
    assert batch.rows.get().taken
