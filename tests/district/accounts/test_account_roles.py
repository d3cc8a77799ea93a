"""Roles are granted and ended on record, and those that must not meet in one person never do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from platform_factories import AT, DAY, make_unit, make_user, make_viewer

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.access import Viewer, viewer_of
from ceyuan.district.accounts.actions.delegate import delegate
from ceyuan.district.accounts.actions.end_role import end_role
from ceyuan.district.accounts.actions.grant_role import grant_role
from ceyuan.district.accounts.clashes import CLASHES, clash_of
from ceyuan.district.accounts.enums import ADMINISTRATORS, ENTERPRISE_ROLES, STAFF_ROLES, Role, UnitKind
from ceyuan.district.accounts.models import RoleGrant, User
from ceyuan.district.accounts.people import NewDelegation, NewGrant
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.common.trail.models import Event
from ceyuan.errors import ErrorKind

pytestmark = pytest.mark.django_db

TOMORROW = DAY + timedelta(days=1)
YESTERDAY = DAY - timedelta(days=1)


def security() -> Viewer:
    return make_viewer(Role.SECURITY_ADMIN, name="安全员")


def refused(viewer: Viewer, user: User, grant: NewGrant) -> ErrorKind:
    with pytest.raises(Refused) as caught:
        grant_role(viewer, user, grant, at=AT)
    return caught.value.kind


def test_a_role_is_granted_and_on_record() -> None:
    unit, user = make_unit(), make_user("王五")
    made = grant_role(security(), user, NewGrant(Role.UNIT_OFFICER, DAY, unit=unit), at=AT)
    assert (made.role, made.unit, made.since, made.until, made.granted_by) == (
        Role.UNIT_OFFICER,
        unit,
        DAY,
        None,
        "安全员",
    )
    assert viewer_of(user, day=DAY).units(Role.UNIT_OFFICER) == {unit.pk}
    event = Event.objects.get()
    assert (event.verb, event.actor_name, event.actor_roles, event.about_name) == (
        "accounts.grant-role",
        "安全员",
        "安全管理员",
        "王五",
    )
    assert event.data == '{"role":"unit-officer","since":"2026-06-30","unit":"甲镇","until":null}'


@pytest.mark.parametrize("role", sorted(STAFF_ROLES - {Role.SECURITY_ADMIN}))
def test_only_the_security_administrator_grants(role: Role) -> None:
    viewer = make_viewer(role, unit=make_unit())
    assert refused(viewer, make_user(), NewGrant(Role.LEADER, DAY)) == errors.NOT_YOURS
    assert Event.objects.get().outcome == "refused"
    assert RoleGrant.objects.count() == 1


BAD: list[tuple[str, NewGrant, ErrorKind]] = [
    ("a day past", NewGrant(Role.LEADER, YESTERDAY), errors.DAY_PAST),
    ("days the wrong way round", NewGrant(Role.LEADER, TOMORROW, DAY), errors.DAYS_BACKWARDS),
    ("an officer without a unit", NewGrant(Role.UNIT_OFFICER, DAY), errors.UNIT_WANTED),
    ("a park operator without a unit", NewGrant(Role.PARK_OPERATOR, DAY), errors.UNIT_WANTED),
    ("a department's person without a unit", NewGrant(Role.CONSULTED_DEPARTMENT, DAY), errors.UNIT_WANTED),
    ("a role of firms", NewGrant(Role.AGENT, DAY), errors.ROLE_OF_FIRMS),
]


@pytest.mark.parametrize(("grant", "kind"), [one[1:] for one in BAD], ids=[one[0] for one in BAD])
def test_bad_grants(grant: NewGrant, kind: ErrorKind) -> None:
    assert refused(security(), make_user(), grant) == kind


KINDS: list[tuple[Role, UnitKind]] = [
    (Role.UNIT_OFFICER, UnitKind.DEPARTMENT),
    (Role.UNIT_OFFICER, UnitKind.BUREAU),
    (Role.PARK_OPERATOR, UnitKind.TOWN),
    (Role.CONSULTED_DEPARTMENT, UnitKind.TOWN),
]


@pytest.mark.parametrize(("role", "kind"), KINDS)
def test_a_unit_of_the_wrong_kind(role: Role, kind: UnitKind) -> None:
    grant = NewGrant(role, DAY, unit=make_unit(kind=kind))
    assert refused(security(), make_user(), grant) == errors.UNIT_WANTED


def test_a_closed_unit() -> None:
    unit = make_unit()
    unit.closed_on = YESTERDAY
    unit.save()
    assert refused(security(), make_user(), NewGrant(Role.UNIT_OFFICER, DAY, unit=unit)) == errors.UNIT_CLOSED


def test_the_same_role_twice_at_a_time() -> None:
    # without a unit, where a database may not see it, and with one
    unit, viewer = make_unit(), security()
    user = make_user("王五", Role.LEADER)
    assert refused(viewer, user, NewGrant(Role.LEADER, DAY)) == errors.ALREADY_HELD
    officer = make_user("赵六", Role.UNIT_OFFICER, unit=unit)
    assert refused(viewer, officer, NewGrant(Role.UNIT_OFFICER, DAY, unit=unit)) == errors.ALREADY_HELD
    grant_role(viewer, officer, NewGrant(Role.UNIT_OFFICER, DAY, unit=make_unit("乙镇")), at=AT)


def test_an_account_that_is_off() -> None:
    user = make_user()
    user.is_active = False
    user.save()
    assert refused(security(), user, NewGrant(Role.LEADER, DAY)) == errors.ACCOUNT_OFF


def clashing() -> Iterator[tuple[Role, Role]]:
    for held in sorted(STAFF_ROLES):
        for role in sorted(STAFF_ROLES):
            if clash_of(role, [held]) is not None:
                yield held, role


@pytest.mark.parametrize(("held", "role"), list(clashing()))
def test_roles_that_clash(held: Role, role: Role) -> None:
    viewer, town = security(), make_unit()
    user = make_user("王五", held, unit=town)
    department = make_unit("会商局", UnitKind.DEPARTMENT)
    unit = {Role.PARK_OPERATOR: make_unit("甲园", UnitKind.PARK), Role.CONSULTED_DEPARTMENT: department}.get(role, town)
    assert refused(viewer, user, NewGrant(role, DAY, unit=unit)) == errors.ROLES_CLASH


def test_clashes_look_the_same_from_both_sides() -> None:
    for one in Role:
        assert clash_of(one, [one]) is None
        for other in Role:
            assert (clash_of(one, [other]) is None) == (clash_of(other, [one]) is None)


@pytest.mark.parametrize("administrator", sorted(ADMINISTRATORS))
def test_an_administrator_is_nothing_else(administrator: Role) -> None:
    assert [other for other in Role if other != administrator and clash_of(administrator, [other]) is None] == []


def test_who_scores_or_audits_holds_no_office() -> None:
    office = [Role.UNIT_OFFICER, Role.DISTRICT_OFFICER, Role.FINANCE, Role.LEADER, Role.COUNTER_CLERK]
    for role in (Role.EXPERT, Role.AUDITOR, Role.THIRD_PARTY_AUDITOR):
        assert [one for one in office if clash_of(role, [one]) is None] == []


def test_every_rule_says_why() -> None:
    assert [rule for rule in CLASHES if not (rule.zh and rule.en)] == []


def test_roles_one_after_the_other_do_not_clash() -> None:
    user = make_user("王五", Role.EXPERT)
    RoleGrant.objects.update(until=DAY)
    viewer = security()
    assert refused(viewer, user, NewGrant(Role.LEADER, DAY)) == errors.ROLES_CLASH
    grant_role(viewer, user, NewGrant(Role.LEADER, TOMORROW), at=AT)


def test_a_deputy_gets_no_clashing_role_by_the_back_door() -> None:
    viewer = security()
    officer, expert = make_user("经办人", Role.DISTRICT_OFFICER), make_user("专家", Role.EXPERT)
    new = NewDelegation(officer, expert, DAY, TOMORROW, "休假")
    with pytest.raises(Refused) as caught:
        delegate(viewer, new, at=AT)
    assert caught.value.kind == errors.ROLES_CLASH
    # the other way round: somebody's deputy already is what the new role clashes with
    plain, deputy = make_user("甲", Role.ARCHIVE_CLERK), make_user("乙")
    delegate(viewer, NewDelegation(plain, deputy, DAY, TOMORROW, "休假"), at=AT)
    assert refused(viewer, deputy, NewGrant(Role.EXPERT, DAY)) == errors.ROLES_CLASH
    other = make_user("丙", Role.DISTRICT_OFFICER)
    delegate(viewer, NewDelegation(other, plain, DAY, TOMORROW, "休假"), at=AT)
    assert refused(viewer, other, NewGrant(Role.FINANCE, DAY)) == errors.ROLES_CLASH
    assert refused(viewer, plain, NewGrant(Role.FINANCE, DAY)) == errors.ROLES_CLASH


def test_a_principal_gets_no_role_that_clashes_with_the_deputys() -> None:
    viewer = security()
    principal, deputy = make_user("甲", Role.ARCHIVE_CLERK), make_user("乙", Role.FINANCE)
    delegate(viewer, NewDelegation(principal, deputy, DAY, TOMORROW, "休假"), at=AT)
    assert refused(viewer, principal, NewGrant(Role.DISTRICT_OFFICER, DAY)) == errors.ROLES_CLASH
    grant_role(viewer, principal, NewGrant(Role.DISTRICT_OFFICER, TOMORROW + timedelta(days=1)), at=AT)


def roles_in_a_firm(_user: int, _since: date, _until: date | None) -> list[Role]:
    return [Role.ENTERPRISE_FILER]


def test_roles_held_elsewhere_count(settings: pytest.FixtureRequest) -> None:
    settings.HELD_ELSEWHERE = [f"{__name__}.roles_in_a_firm"]
    assert refused(security(), make_user(), NewGrant(Role.DISTRICT_OFFICER, DAY)) == errors.ROLES_CLASH
    grant_role(make_viewer(Role.SECURITY_ADMIN), make_user(), NewGrant(Role.EXPERT, DAY), at=AT)


def test_a_role_ends_at_once() -> None:
    user = make_user("王五", Role.LEADER)
    grant = RoleGrant.objects.get(user=user)
    end_role(security(), grant, at=AT)
    assert viewer_of(user, day=DAY).hats == ()
    grant.refresh_from_db()
    assert (grant.until, grant.ended_at) == (DAY, AT)
    with pytest.raises(Refused) as caught:
        end_role(make_viewer(Role.SECURITY_ADMIN), grant, at=AT)
    assert caught.value.kind == errors.ROLE_OVER


def test_a_role_that_has_not_begun_is_taken_back() -> None:
    viewer, user = security(), make_user()
    grant = grant_role(viewer, user, NewGrant(Role.LEADER, TOMORROW), at=AT)
    end_role(viewer, grant, at=AT)
    assert viewer_of(user, day=TOMORROW).hats == ()
    grant_role(viewer, user, NewGrant(Role.LEADER, TOMORROW), at=AT)


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_the_last_administrator_stays(role: Role) -> None:
    viewer = security()
    last = make_user("末任", role)
    if role == Role.SECURITY_ADMIN:  # there are two now; the first goes
        first = RoleGrant.objects.get(user=viewer.user)
        end_role(viewer_of(last, day=DAY), first, at=AT)
    grant = RoleGrant.objects.get(user=last)
    with pytest.raises(Refused) as caught:
        end_role(viewer_of(last, day=DAY) if role == Role.SECURITY_ADMIN else viewer, grant, at=AT)
    assert caught.value.kind == errors.LAST_ADMINISTRATOR


def test_roles_of_firms_are_not_roles_of_staff() -> None:
    assert not ENTERPRISE_ROLES & STAFF_ROLES
    assert sorted(ENTERPRISE_ROLES | STAFF_ROLES) == sorted(Role)


@pytest.mark.parametrize("role", [Role.UNIT_OFFICER, Role.LEADER])
def test_the_database_keeps_one_open_grant_of_a_role(role: Role) -> None:
    unit = make_unit() if role is Role.UNIT_OFFICER else None
    user = make_user("王五")
    same = {"user": user, "role": role, "unit": unit, "granted_by": "测试"}
    RoleGrant.objects.create(**same, since=DAY, until=TOMORROW)
    RoleGrant.objects.create(**same, since=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.create(**same, since=TOMORROW)
    assert RoleGrant.objects.filter(user=user, until=None).count() == 1
