"""Pages of people, deputies and units: a constant number of queries, words at the field, nothing of others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from platform_factories import DAY, SINCE, make_unit, make_user

from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import Delegation, RoleGrant, Unit, User
from ceyuan.district.common.trail.models import Event

pytestmark = pytest.mark.django_db

MOST = 15


@pytest.fixture
def security(client: Client) -> Client:
    client.force_login(make_user("安全员", Role.SECURITY_ADMIN))
    return client


@pytest.fixture
def system(client: Client) -> Client:
    client.force_login(make_user("系统员", Role.SYSTEM_ADMIN))
    return client


def add_person(number: int) -> None:
    make_user(f"人{number}", Role.LEADER, Role.ARCHIVE_CLERK)


def add_delegation(number: int) -> None:
    principal, deputy = make_user(f"甲{number}", Role.LEADER), make_user(f"乙{number}")
    Delegation.objects.create(principal=principal, deputy=deputy, since=SINCE, until=DAY, reason="休假")


def add_unit(number: int) -> None:
    unit = make_unit(f"单位{number}")
    unit.parent = Unit.objects.first()
    unit.save()


def add_grant(number: int) -> None:
    user = User.objects.get(name="安全员")
    day = SINCE + timedelta(days=number)
    RoleGrant.objects.create(
        user=user, role=Role.LEADER, since=day, until=day, unit=make_unit(f"u{number}"), granted_by=""
    )


LISTS: list[tuple[str, str, Callable[[int], None]]] = [
    ("security", "people", add_person),
    ("security", "delegations", add_delegation),
    ("security", "account", add_grant),
    ("system", "units", add_unit),
]


@pytest.mark.parametrize(("who", "name", "add"), LISTS, ids=[one[1] for one in LISTS])
def test_queries_do_not_grow(who: str, name: str, add: Callable[[int], None], request: pytest.FixtureRequest) -> None:
    client: Client = request.getfixturevalue(who)
    client.get(reverse(name))  # the first request writes to its session
    counts, made = [], 0
    for wanted in (1, 3, 50):
        while made < wanted:
            add(made)
            made += 1
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(reverse(name)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2]
    assert counts[0] <= MOST


def test_people_are_found(security: Client) -> None:
    unit = make_unit()
    make_user("王五", Role.UNIT_OFFICER, unit=unit)
    off = make_user("赵六")
    off.is_active = False
    off.save()
    for query, names in (
        ({"text": "王"}, ["王五"]),
        ({"role": "unit-officer"}, ["王五"]),
        ({"unit": unit.pk}, ["王五"]),
        ({"state": "off"}, ["赵六"]),
        ({"text": "' OR 1=1"}, []),
        ({"unit": "x", "role": "no-role"}, []),
        ({"page": "999"}, ["安全员", "王五", "赵六"]),
    ):
        page = security.get(reverse("people"), query)
        assert sorted(one.name for one in page.context["page"].object_list) == sorted(names)


def test_a_role_is_granted_on_the_page(security: Client) -> None:
    user = make_user("王五")
    address = reverse("person", args=[user.pk])
    for data, words in (
        ({}, "这个字段是必填项"),
        ({"role": "leader", "since": "2026-02-30"}, "输入一个有效的日期"),
        ({"role": "agent", "since": "2026-06-30"}, "选择一个有效的选项"),
        ({"role": "unit-officer", "since": "2026-06-30"}, "要写明所属单位"),
        ({"role": "leader", "since": "2026-06-29"}, "早于今天"),
    ):
        page = security.post(address, data)
        assert (page.status_code, words in page.content.decode()) == (200, True), words
    assert security.post(address, {"role": "leader", "since": "2026-06-30"}).status_code == 302
    assert RoleGrant.objects.get(user=user).role == Role.LEADER


def test_a_deputy_is_named_for_oneself(client: Client) -> None:
    leader, deputy = make_user("领导", Role.LEADER), make_user("办事员", Role.ARCHIVE_CLERK)
    client.force_login(leader)
    address = reverse("account_delegate")
    data = {"deputy": deputy.pk, "since": "2026-06-30", "until": "2026-07-04", "reason": "休假"}
    assert "field-error" in client.post(address, data | {"deputy": leader.pk}).content.decode()
    assert client.post(address, data).status_code == 302
    assert "由 办事员 代理" in client.get(reverse("account")).content.decode()
    made = Delegation.objects.get()
    assert client.post(reverse("delegation_end", args=[made.pk])).headers["Location"] == reverse("account")
    client.force_login(make_user("外人", Role.FINANCE))
    assert client.post(reverse("delegation_end", args=[made.pk])).status_code == 404


def test_units_are_kept(system: Client) -> None:
    data = {"name": "洞泾镇", "key": "dongjing-town", "kind": "town", "place": "310117105"}
    assert "区划代码是" in system.post(reverse("unit_new"), data | {"place": "x"}).content.decode()
    assert system.post(reverse("unit_new"), data).status_code == 302
    assert "已有名称或代号为" in system.post(reverse("unit_new"), data | {"key": "other"}).content.decode()
    edit = reverse("unit_edit", args=["dongjing-town"])
    assert system.post(edit, {"name": "洞泾", "kind": "town", "place": "310117105"}).status_code == 302
    event = Event.objects.filter(verb="accounts.change-unit").get()
    assert event.data == '{"name":["洞泾镇","洞泾"]}'
    user = make_user("王五", Role.UNIT_OFFICER, unit=Unit.objects.get(key="dongjing-town"))
    refused = system.post(reverse("unit_close", args=["dongjing-town"]))
    assert (refused.status_code, "还有在任人员：王五" in refused.content.decode()) == (403, True)
    RoleGrant.objects.filter(user=user).update(until=DAY - timedelta(days=1))
    assert system.post(reverse("unit_close", args=["dongjing-town"])).status_code == 302
    assert Unit.objects.get(key="dongjing-town").closed_on == DAY


def test_settings_show_no_secret(system: Client, settings: pytest.FixtureRequest) -> None:
    page = system.get(reverse("platform_settings")).content.decode()
    assert settings.SECRET_KEY not in page
    assert "SQLite" in page


def test_nobody_sees_another_persons_acts_on_their_own_page(client: Client, security: Client) -> None:
    security.post(reverse("invite_person"), {"name": "金丝雀", "username": "canary"})
    other = Client()
    other.force_login(make_user("领导", Role.LEADER))
    assert "金丝雀" not in other.get(reverse("account")).content.decode()
    assert "金丝雀" in client.get(reverse("account")).content.decode()
