"""Accounts begin without a password; a link sets one, once, in time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from platform_factories import AT, make_user, make_viewer

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.actions.accept_invitation import accept_invitation
from ceyuan.district.accounts.actions.create_first_administrators import create_first_administrators
from ceyuan.district.accounts.actions.invite_user import invite_user
from ceyuan.district.accounts.actions.renew_invitation import renew_invitation
from ceyuan.district.accounts.enums import ADMINISTRATORS, Role
from ceyuan.district.accounts.models import Invitation, RoleGrant, User
from ceyuan.district.accounts.people import NewPerson
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.common.trail.models import Event

pytestmark = pytest.mark.django_db

WANG = NewPerson("wangwu", "王五", "021-57770000", "wang@example.cn")
LATER = timedelta(hours=71)
TOO_LATE = timedelta(hours=72)
FIRST = {
    Role.SYSTEM_ADMIN: NewPerson("xt", "系统员"),
    Role.AUDIT_ADMIN: NewPerson("sj", "审计员"),
    Role.SECURITY_ADMIN: NewPerson("aq", "安全员"),
}


def test_a_fresh_installation_has_no_account() -> None:
    assert not User.objects.exists()


def test_an_account_begins_without_a_password() -> None:
    invited = invite_user(make_viewer(Role.SECURITY_ADMIN), WANG, at=AT)
    user = User.objects.get(username="wangwu")
    assert (user.name, user.phone, user.email, user.made_at) == ("王五", "021-57770000", "wang@example.cn", AT)
    assert not user.has_usable_password()
    assert invited.secret not in Invitation.objects.get().digest
    assert invited.secret not in Event.objects.get().data


def test_a_link_sets_the_password_once() -> None:
    secret = invite_user(make_viewer(Role.SECURITY_ADMIN), WANG, at=AT).secret
    user = accept_invitation(secret, "correct horse 9", at=AT + LATER)
    assert user.check_password("correct horse 9")
    assert User.objects.get(pk=user.pk).password_at == AT + LATER
    with pytest.raises(Refused) as caught:
        accept_invitation(secret, "another horse 9", at=AT + LATER)
    assert caught.value.kind == errors.INVITATION_DEAD
    assert User.objects.get(pk=user.pk).check_password("correct horse 9")
    assert [(one.verb, one.outcome) for one in Event.objects.all()] == [
        ("accounts.invite-user", "done"),
        ("accounts.accept-invitation", "done"),
        ("accounts.accept-invitation", "refused"),
    ]


def test_a_link_is_dead_after_three_days() -> None:
    secret = invite_user(make_viewer(Role.SECURITY_ADMIN), WANG, at=AT).secret
    with pytest.raises(Refused):
        accept_invitation(secret, "correct horse 9", at=AT + TOO_LATE)


def test_a_new_link_ends_the_old_one_and_the_password() -> None:
    viewer = make_viewer(Role.SECURITY_ADMIN)
    invited = invite_user(viewer, WANG, at=AT)
    newer = renew_invitation(viewer, invited.user, at=AT)
    with pytest.raises(Refused):
        accept_invitation(invited.secret, "correct horse 9", at=AT)
    accept_invitation(newer, "correct horse 9", at=AT)
    renew_invitation(viewer, invited.user, at=AT)
    assert not User.objects.get(pk=invited.user.pk).has_usable_password()


def test_nobody_makes_a_link_for_themselves() -> None:
    viewer = make_viewer(Role.SECURITY_ADMIN)
    with pytest.raises(Refused) as caught:
        renew_invitation(viewer, User.objects.get(), at=AT)
    assert caught.value.kind == errors.OWN_ACCOUNT


@pytest.mark.parametrize("username", ["wangwu", "WangWu"])
def test_a_name_that_is_taken(username: str) -> None:
    viewer = make_viewer(Role.SECURITY_ADMIN)
    invite_user(viewer, WANG, at=AT)
    with pytest.raises(Refused) as caught:
        invite_user(viewer, NewPerson(username, "另一个"), at=AT)
    assert caught.value.kind == errors.NAME_TAKEN


def test_others_do_not_invite() -> None:
    with pytest.raises(Refused) as caught:
        invite_user(make_viewer(Role.SYSTEM_ADMIN), WANG, at=AT)
    assert caught.value.kind == errors.NOT_YOURS


def test_the_first_administrators_are_three_people_without_passwords() -> None:
    links = create_first_administrators(FIRST, at=AT)
    assert set(links) == ADMINISTRATORS
    assert {(one.user.name, one.role) for one in RoleGrant.objects.select_related("user")} == {
        (person.name, role.value) for role, person in FIRST.items()
    }
    assert [one for one in User.objects.all() if one.has_usable_password()] == []
    for secret in links.values():
        accept_invitation(secret, "correct horse 9", at=AT)
    assert [one.actor_name for one in Event.objects.all()] == ["策源平台"] * 3 + ["系统员", "审计员", "安全员"]


BAD_FIRST = {
    "two roles": {role: FIRST[role] for role in sorted(FIRST)[:2]},
    "one person twice": FIRST | {Role.AUDIT_ADMIN: NewPerson("XT", "系统员")},
    "another role": {Role.SYSTEM_ADMIN: FIRST[Role.SYSTEM_ADMIN], Role.LEADER: NewPerson("ld", "领导")},
    "nobody": {},
}


@pytest.mark.parametrize("people", BAD_FIRST.values(), ids=BAD_FIRST)
def test_other_first_administrators_are_refused(people: dict[Role, NewPerson]) -> None:
    with pytest.raises(Refused) as caught:
        create_first_administrators(people, at=AT)
    assert caught.value.kind == errors.THREE_PEOPLE
    assert not User.objects.exists()


def test_the_first_door_opens_once() -> None:
    create_first_administrators(FIRST, at=AT)
    again = {role: NewPerson(one.username + "2", one.name) for role, one in FIRST.items()}
    with pytest.raises(Refused) as caught:
        create_first_administrators(again, at=AT)
    assert caught.value.kind == errors.ADMINISTRATORS_EXIST


def test_the_page_behind_a_link(client: Client) -> None:
    secret = invite_user(make_viewer(Role.SECURITY_ADMIN), WANG, at=AT).secret
    address = reverse("accept_invitation", args=[secret])
    assert "wangwu" in client.get(address).content.decode()
    for wrong, words in (
        ({"password": "wangwu12345", "again": "wangwu12345"}, "与用户名太相似"),
        ({"password": "12345678901", "again": "12345678901"}, "全都是数字"),
        ({"password": "short", "again": "short"}, "密码"),
        ({"password": "correct horse 9", "again": "correct horse 8"}, "两遍不一样"),
        ({}, "必填"),
    ):
        page = client.post(address, wrong)
        assert (page.status_code, "field-error" in page.content.decode()) == (200, True), words
    done = client.post(address, {"password": "correct horse 9", "again": "correct horse 9"})
    assert done.headers["Location"] == reverse("account_login")
    assert client.get(address).status_code == 410
    logged_in = client.post(reverse("account_login"), {"login": "wangwu", "password": "correct horse 9"})
    assert logged_in.status_code == 302


def test_inviting_on_the_page(client: Client) -> None:
    make_user("占用人")
    client.force_login(make_user("安全员", Role.SECURITY_ADMIN))
    address = reverse("invite_person")
    taken = client.post(address, {"name": "王五", "username": "user1"}).content.decode()
    assert "用户名“user1”已有人使用" in taken
    assert 'value="王五"' in taken
    bad = client.post(address, {"name": "王五", "username": "王 五", "phone": "电话", "email": "x"}).content.decode()
    assert bad.count("field-error") == 3
    page = client.post(address, {"name": "王五", "username": "wangwu"}).content.decode()
    assert "/invitation/" in page
    assert Invitation.objects.get().user.username == "wangwu"
