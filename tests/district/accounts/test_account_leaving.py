"""Switching off, handing over, deputies: nothing is left open and nobody slips through."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from platform_factories import AT, DAY, make_unit, make_user, make_viewer

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.access import viewer_of
from ceyuan.district.accounts.actions.delegate import delegate
from ceyuan.district.accounts.actions.end_delegation import end_delegation
from ceyuan.district.accounts.actions.grant_role import grant_role
from ceyuan.district.accounts.actions.switch_off_user import switch_off_user
from ceyuan.district.accounts.actions.switch_on_user import switch_on_user
from ceyuan.district.accounts.actions.transfer_work import transfer_work
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import Delegation, Unit, User
from ceyuan.district.accounts.open_work import OpenWork
from ceyuan.district.accounts.people import NewDelegation, NewGrant
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.common.trail.models import Event

pytestmark = pytest.mark.django_db

WEEK = timedelta(days=7)
SOON = DAY + WEEK


def move_units(user: User, successor: User) -> int:
    return Unit.objects.filter(en=f"work of {user.pk}").update(en=f"work of {successor.pk}")


WORK = OpenWork("待办", "cases", lambda user: Unit.objects.filter(en=f"work of {user.pk}").count(), move_units)


@pytest.fixture(autouse=True)
def some_work(settings: pytest.FixtureRequest) -> None:
    """Work is a unit's English name here: any row will do."""
    settings.OPEN_WORK = [f"{__name__}.WORK"]


def give_work(user: User, pieces: int) -> None:
    for number in range(pieces):
        Unit.objects.create(
            key=f"w{user.pk}-{number}", name=f"w{user.pk}-{number}", kind="town", en=f"work of {user.pk}"
        )


def test_switching_off_ends_everything() -> None:
    viewer, user, deputy = make_viewer(Role.SECURITY_ADMIN), make_user("王五", Role.LEADER), make_user("赵六")
    delegate(viewer, NewDelegation(user, deputy, DAY, SOON, "休假"), at=AT)
    switch_off_user(viewer, user, successor=None, at=AT)
    user.refresh_from_db()
    assert (user.is_active, user.has_usable_password()) == (False, False)
    assert viewer_of(user, day=DAY).hats == ()
    assert viewer_of(deputy, day=DAY).hats == ()
    assert Delegation.objects.get().ended_at == AT
    assert Event.objects.order_by("-number")[0].data == '{"roles":["leader"],"successor":""}'


def test_a_session_ends_with_the_account(client: Client) -> None:
    user = make_user("王五", Role.LEADER)
    client.force_login(user)
    assert client.get(reverse("account")).status_code == 200
    switch_off_user(make_viewer(Role.SECURITY_ADMIN), user, successor=None, at=AT)
    assert client.get(reverse("account")).headers["Location"].startswith("/accounts/login/")


def test_open_work_wants_a_successor() -> None:
    viewer, user, successor = make_viewer(Role.SECURITY_ADMIN), make_user("王五"), make_user("赵六")
    give_work(user, 3)
    with pytest.raises(Refused) as caught:
        switch_off_user(viewer, user, successor=None, at=AT)
    assert (caught.value.kind, caught.value.data["work"]) == (errors.WORK_OPEN, "待办 3")
    switch_off_user(viewer, user, successor=successor, at=AT)
    assert WORK.count(successor) == 3
    told = [(one.verb, one.data) for one in Event.objects.filter(outcome="done")]
    assert told == [
        ("accounts.transfer-work", '{"number":3,"to":"赵六","work":"待办"}'),
        ("accounts.switch-off-user", '{"roles":[],"successor":"赵六"}'),
    ]


def test_work_is_handed_over_without_switching_off() -> None:
    viewer, user, successor = make_viewer(Role.SECURITY_ADMIN), make_user("王五"), make_user("赵六")
    give_work(user, 2)
    assert transfer_work(viewer, user, successor, at=AT) == 2
    assert (WORK.count(user), WORK.count(successor)) == (0, 2)


def test_bad_successors() -> None:
    viewer, user, off = make_viewer(Role.SECURITY_ADMIN), make_user("王五"), make_user("赵六")
    off.is_active = False
    off.save()
    for successor in (user, off):
        with pytest.raises(Refused) as caught:
            switch_off_user(viewer, user, successor=successor, at=AT)
        assert caught.value.kind == errors.BAD_SUCCESSOR


def test_nobody_switches_themselves_off_nor_the_last_of_the_three() -> None:
    viewer = make_viewer(Role.SECURITY_ADMIN)
    with pytest.raises(Refused) as caught:
        switch_off_user(viewer, User.objects.get(), successor=None, at=AT)
    assert caught.value.kind == errors.OWN_ACCOUNT
    with pytest.raises(Refused) as caught:
        switch_off_user(viewer, make_user("系统员", Role.SYSTEM_ADMIN), successor=None, at=AT)
    assert caught.value.kind == errors.LAST_ADMINISTRATOR


def test_switching_on_gives_a_link_and_no_role() -> None:
    viewer, user = make_viewer(Role.SECURITY_ADMIN), make_user("王五", Role.LEADER)
    switch_off_user(viewer, user, successor=None, at=AT)
    assert len(switch_on_user(viewer, user, at=AT)) > 40
    user.refresh_from_db()
    assert (user.is_active, user.has_usable_password(), viewer_of(user, day=DAY).hats) == (True, False, ())
    with pytest.raises(Refused) as caught:
        switch_on_user(viewer, user, at=AT)
    assert caught.value.kind == errors.ACCOUNT_ON


def test_a_deputy_acts_under_both_names() -> None:
    unit = make_unit()
    officer, deputy = make_user("经办人", Role.UNIT_OFFICER, unit=unit), make_user("B角")
    delegate(viewer_of(officer, day=DAY), NewDelegation(officer, deputy, DAY, SOON, "休假"), at=AT)
    actor = viewer_of(deputy, day=SOON).actor(Role.UNIT_OFFICER)
    assert (actor.name, actor.deputy_for, actor.unit) == ("B角", "经办人", "甲镇")
    assert viewer_of(deputy, day=SOON + timedelta(days=1)).hats == ()
    assert viewer_of(deputy, day=SOON).units(Role.UNIT_OFFICER) == {unit.pk}


def test_a_deputys_acts_are_on_record_under_both_names() -> None:
    principal, deputy = make_user("安全员", Role.SECURITY_ADMIN), make_user("B角")
    delegate(viewer_of(principal, day=DAY), NewDelegation(principal, deputy, DAY, SOON, "休假"), at=AT)
    grant_role(viewer_of(deputy, day=DAY), make_user("王五"), NewGrant(Role.LEADER, DAY), at=AT)
    event = Event.objects.order_by("-number")[0]
    assert (event.actor_name, event.deputy_for) == ("B角", "安全员")


def test_what_a_deputy_exercises_is_not_passed_on() -> None:
    first, second, third = make_user("甲", Role.LEADER), make_user("乙", Role.ARCHIVE_CLERK), make_user("丙")
    for principal, deputy in ((first, second), (second, third)):
        delegate(viewer_of(principal, day=DAY), NewDelegation(principal, deputy, DAY, SOON, "休假"), at=AT)
    assert [hat.role for hat in viewer_of(third, day=DAY).hats] == [Role.ARCHIVE_CLERK]


def test_deputyships_that_are_refused() -> None:
    leader, other = make_user("领导", Role.LEADER), make_user("其他人")
    viewer = viewer_of(leader, day=DAY)
    delegate(viewer, NewDelegation(leader, other, DAY, SOON, "休假"), at=AT)
    bad = (
        (viewer, NewDelegation(leader, other, SOON, SOON + WEEK, "又休假"), errors.DELEGATION_STANDS),
        (viewer, NewDelegation(leader, leader, DAY, SOON, "自己"), errors.DEPUTY_OF_ONESELF),
        (viewer, NewDelegation(leader, make_user("丁"), DAY - WEEK, SOON, "倒签"), errors.DAY_PAST),
        (viewer, NewDelegation(leader, make_user("戊"), SOON, DAY, "反了"), errors.DAYS_BACKWARDS),
        (viewer_of(other, day=DAY), NewDelegation(other, leader, DAY, SOON, "没有"), errors.NOTHING_TO_DELEGATE),
        (viewer_of(make_user("外人"), day=DAY), NewDelegation(leader, other, DAY, SOON, "别人"), errors.NOT_YOURS),
    )
    for who, new, kind in bad:
        with pytest.raises(Refused) as caught:
            delegate(who, new, at=AT)
        assert caught.value.kind == kind


@pytest.mark.parametrize("who", ["principal", "deputy", "security"])
def test_a_deputyship_ends_early(who: str) -> None:
    principal, deputy = make_user("甲", Role.LEADER), make_user("乙")
    made = delegate(viewer_of(principal, day=DAY), NewDelegation(principal, deputy, DAY, SOON, "休假"), at=AT)
    people = {"principal": principal, "deputy": deputy, "security": make_user("安全员", Role.SECURITY_ADMIN)}
    end_delegation(viewer_of(people[who], day=DAY), made, at=AT)
    assert viewer_of(deputy, day=DAY).hats == ()
    with pytest.raises(Refused) as caught:
        end_delegation(viewer_of(people[who], day=DAY), made, at=AT)
    assert caught.value.kind == errors.DELEGATION_OVER


def test_others_end_no_deputyship() -> None:
    principal, deputy = make_user("甲", Role.LEADER), make_user("乙")
    made = delegate(viewer_of(principal, day=DAY), NewDelegation(principal, deputy, DAY, SOON, "休假"), at=AT)
    with pytest.raises(Refused) as caught:
        end_delegation(make_viewer(Role.SYSTEM_ADMIN), made, at=AT)
    assert caught.value.kind == errors.NOT_YOURS
