"""Lists of firms: found however they were typed, by what they hold, with the same number of queries for any length."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from firm_factories import make_event, make_fact, make_product, make_project, make_site, make_title
from platform_factories import AT, DAY, make_enterprise, make_filer, make_unit, make_user, make_viewer

from ceyuan.district.accounts.access import viewer_of
from ceyuan.district.accounts.enums import Role
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.common.trail.models import Event
from ceyuan.district.registry.actions.save_view import NewView, save_view
from ceyuan.district.registry.enums import Standing
from ceyuan.district.registry.models import Enterprise, FormerName, Handover, Industry, SavedView
from ceyuan.district.registry.names import search_key
from ceyuan.district.registry.queries.enterprises import Wanted, enterprises_wanted
from ceyuan.district.registry.queries.saved import saved_views

pytestmark = pytest.mark.django_db


def named(name: str, **more: object) -> Enterprise:
    firm = make_enterprise(name)
    firm.search_name = search_key(name)
    for field, value in more.items():
        setattr(firm, field, value)
    firm.save()
    return firm


def found(**wanted: object) -> list[str]:
    viewer = make_viewer(Role.DISTRICT_OFFICER)
    return sorted(one.name for one in enterprises_wanted(viewer, Wanted(**wanted)))


@pytest.mark.parametrize(
    "typed",
    [
        "上海松云(集团)",
        "上海松云（集团）",
        "上海松云集团",
        "上海 松云",
        "ＡＢ精密",
        "ab精密",
        "AB精密",
        "旧(云)厂",
        "旧云厂",
    ],
)
def test_names_are_found_however_they_are_typed(typed: str) -> None:
    firm = named("上海松云（集团）AB精密有限公司")
    named("别的公司")
    FormerName.objects.create(enterprise=firm, name="旧云厂", search_name=search_key("旧云厂"), until=DAY)
    assert found(words=typed) == [firm.name]


def test_codes_are_found_in_part() -> None:
    firm = named("甲")
    assert found(words=firm.credit_code[:12].lower()) == ["甲"]
    assert found(words="nothing") == []


def test_filters() -> None:
    unit = make_unit()
    firm = named("甲", unit=unit, registered_place="310117101", operating_place="310117102", standing=Standing.ACTIVE)
    named("乙", standing=Standing.MOVED, taxed_place="310117101")
    Industry.objects.create(enterprise=firm, code="C3562", main=True, source="register")
    make_title(firm)
    make_project(firm, "技改", kind="renovation")
    make_fact(firm, "employees", 2024, 5)
    make_fact(firm, "employees", 2025, 300)
    assert found(unit=unit.pk) == ["甲"]
    assert found(place="310117101") == ["乙", "甲"]
    assert found(place="310117102") == ["甲"]
    assert found(industry="c35") == found(title="hnte") == found(project="renovation") == found(size="300") == ["甲"]
    assert found(industry="C36") == found(title="gazelle") == found(project="foreign") == found(size="0") == []
    assert found(standing="moved") == ["乙"]


def test_an_expired_or_withdrawn_title_is_not_held() -> None:
    make_title(named("甲"), expires=date(2026, 6, 29))
    make_title(named("乙"), expires=DAY)
    gone = make_title(named("丙"))
    gone.withdrawn_on = DAY
    gone.save()
    assert found(title="hnte") == ["乙"]


@pytest.mark.parametrize(
    "query",
    ["?unit=x", "?unit=9999999999999999999", "?unit=²", "?page=0", "?page=x", "?size=9", "?standing=%27"],
)
def test_odd_addresses_answer_plainly(query: str) -> None:
    named("甲")
    client = Client()
    client.force_login(make_user("甲", Role.DISTRICT_OFFICER))
    assert client.get(reverse("enterprises") + query).status_code == 200


def fill(firm: Enterprise, number: int) -> None:
    for _ in range(number):
        count = Enterprise.objects.count()
        make_title(firm, granted=date(2020, 1, 1 + count % 28))
        make_site(firm, f"厂{count}")
        make_product(firm, f"品{count}")
        make_project(firm, f"项{count}")
        make_event(firm, f"案{count}")
        make_filer(firm, f"员{count}")


def counted(client: Client, address: str) -> int:
    client.get(address)  # the first opening of the day is noted
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


TABS = ["enterprise", *(f"enterprise_{one}" for one in ("facts", "titles", "projects", "credit", "changes", "trail"))]
OWN_TABS = ["my_enterprise", "my_facts", "my_titles", "my_projects", "my_credit"]


@pytest.mark.parametrize("role", [Role.DISTRICT_OFFICER, Role.UNIT_OFFICER, Role.AUDITOR])
def test_lists_take_the_same_number_of_queries(role: Role) -> None:
    unit = make_unit()
    client = Client()
    client.force_login(make_user("甲", role, unit=unit if role == Role.UNIT_OFFICER else None))
    counts = []
    for number in (1, 3, 50):
        while Enterprise.objects.count() < number:
            firm = make_enterprise(f"第{Enterprise.objects.count()}公司", unit)
            fill(firm, 1)
            FormerName.objects.create(enterprise=firm, name="旧", search_name="旧", until=DAY)
        counts.append([counted(client, reverse(one)) for one in ("enterprises", "enterprises_held")])
    assert counts[0] == counts[1] == counts[2]
    assert max(counts[2]) <= 15


@pytest.mark.parametrize("route", TABS + OWN_TABS)
def test_tabs_take_the_same_number_of_queries(route: str) -> None:
    firm = make_enterprise()
    user = make_filer(firm) if route in OWN_TABS else make_user("甲", Role.DISTRICT_OFFICER)
    client = Client()
    client.force_login(user)
    counts = []
    for more in (1, 2, 47):
        fill(firm, more)
        counts.append(counted(client, reverse(route, args=[firm.pk])))
    assert counts[0] == counts[1] == counts[2] <= 15


@pytest.mark.parametrize("route", ["my_enterprises", "my_members", "my_visits"])
def test_own_lists_take_the_same_number_of_queries(route: str) -> None:
    user = make_filer(make_enterprise("第0公司"))
    client = Client()
    client.force_login(user)
    counts = []
    for number in (1, 3, 50):
        while user.memberships.count() < number:
            firm = make_enterprise(f"第{Enterprise.objects.count()}公司")
            user.memberships.create(enterprise=firm, role=Role.ENTERPRISE_CONFIRMER, since=DAY)
            make_title(firm)
        counts.append(counted(client, reverse(route)))
    assert counts[0] == counts[1] == counts[2] <= 15


def test_an_export_takes_the_same_number_of_queries_and_is_on_record() -> None:
    client = Client()
    client.force_login(make_user("甲", Role.DISTRICT_OFFICER))
    client.get(reverse("enterprises"))  # the session is written once
    address = reverse("enterprises_export", kwargs={"written_as": "csv"})
    counts = []
    for number in (1, 3, 50):
        while Enterprise.objects.count() < number:
            make_title(make_enterprise(f"第{Enterprise.objects.count()}公司"))
        with CaptureQueriesContext(connection) as seen:
            lines = client.post(address, {"column": ["code", "titles"]}).getvalue().decode().splitlines()
        assert len(lines) == number + 1
        assert lines[0] == "\ufeff统一社会信用代码,有效称号"
        counts.append(len(seen))
    assert counts[0] == counts[1] == counts[2]
    assert Event.objects.filter(verb="registry.export-list").count() == 3


def test_a_list_is_saved_for_oneself_or_for_the_unit() -> None:
    unit, other = make_unit("甲镇"), make_unit("乙镇")
    mine = make_viewer(Role.UNIT_OFFICER, unit=unit, name="甲")
    colleague = make_viewer(Role.UNIT_OFFICER, unit=unit, name="乙")
    stranger = make_viewer(Role.UNIT_OFFICER, unit=other, name="丙")
    save_view(mine, NewView("我的", "title=hnte"), at=AT)
    save_view(mine, NewView("我们的", "title=hnte", unit=unit.pk), at=AT)
    assert [one.name for one in saved_views(colleague)] == ["我们的"]
    assert not saved_views(stranger)
    for view in (NewView("我的", ""), NewView("别人的", "", unit=other.pk)):
        with pytest.raises(Refused):
            save_view(mine, view, at=AT)


def test_saving_and_forgetting_on_the_page() -> None:
    client = Client()
    client.force_login(make_user("甲", Role.DISTRICT_OFFICER))
    client.post(reverse("enterprises_save") + "?title=hnte&page=3", {"name": "高企", "column": ["code"]})
    view = SavedView.objects.get()
    assert (view.query, view.columns) == ("title=hnte", ["code"])
    assert "没有符合条件" in client.get(f"{reverse('enterprises')}?{view.query}").content.decode()
    client.post(reverse("enterprises_forget", args=[view.pk]))
    assert not SavedView.objects.exists()


def test_reach_follows_todays_unit() -> None:
    old, new = make_unit("甲镇"), make_unit("乙镇")
    firm = make_enterprise("甲", old)
    officer = make_user("甲", Role.UNIT_OFFICER, unit=old)
    assert list(enterprises_wanted(viewer_of(officer, day=DAY), Wanted())) == [firm]
    Handover.objects.update(until=DAY)
    Enterprise.objects.update(unit=new)
    assert not enterprises_wanted(viewer_of(officer, day=DAY), Wanted())
