"""Administrators, offices, people with their roles, and one deputy: all by the acts that a real district uses.

Comes in: the tables of offices, places and accounts. Goes out: how many of each.
Must not know: firms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from django.contrib.auth.hashers import make_password

from ceyuan.district.accounts.actions.create_first_administrators import create_first_administrators
from ceyuan.district.accounts.actions.delegate import delegate
from ceyuan.district.accounts.actions.grant_role import grant_role
from ceyuan.district.accounts.actions.invite_user import invite_user
from ceyuan.district.accounts.actions.open_unit import open_unit
from ceyuan.district.accounts.enums import ADMINISTRATORS, ENTERPRISE_ROLES, UnitKind
from ceyuan.district.accounts.models import Invitation, User
from ceyuan.district.accounts.people import NewDelegation, NewGrant, NewPerson, UnitDetails
from ceyuan.district.demo.accounts import ACCOUNTS, PASSWORD, Account
from ceyuan.district.demo.making import Making, units_by_key
from ceyuan.district.demo.offices import BUREAU, OFFICES, PARKS
from ceyuan.district.demo.places import place_named, places

PRINCIPAL, DEPUTY = "town", "town2"
DEPUTY_DAYS = 60


def open_offices(making: Making) -> Mapping[str, int]:
    """Create the three administrators; the system administrator opens the units."""
    first = {one.role: _person(one) for one in ACCOUNTS if one.role in ADMINISTRATORS}
    create_first_administrators(first, at=making.at)
    viewer = making.viewer("sysadmin")
    for details in _offices():
        open_unit(viewer, details, at=making.at)
    for details in _parks():
        open_unit(viewer, details, at=making.at)
    return {"管理员": len(first), "单位": len(units_by_key())}


def _offices() -> Iterator[UnitDetails]:
    for office in OFFICES:
        yield UnitDetails(office.key, office.name, office.kind, office.en)
    for one in places():
        yield UnitDetails(one.key, one.name, UnitKind(one.kind), one.en, place=one.code)


def _parks() -> Iterator[UnitDetails]:
    units = units_by_key()
    for park in PARKS:
        above = units[BUREAU] if park.direct else units[place_named(park.town).key]
        yield UnitDetails(park.key, park.name, UnitKind.PARK, f"Demonstration park {park.number}", above)


def invite_people(making: Making) -> Mapping[str, int]:
    """Let the security administrator invite everybody else and grant their roles; people of firms get theirs there."""
    viewer, units = making.viewer("secadmin"), units_by_key()
    others = [one for one in ACCOUNTS if one.role not in ADMINISTRATORS]
    for one in others:
        invited = invite_user(viewer, _person(one), at=making.at)
        if one.role not in ENTERPRISE_ROLES:
            grant = NewGrant(one.role, making.day, unit=units[one.unit] if one.unit else None)
            grant_role(viewer, invited.user, grant, at=making.at)
    people = {one.username: one for one in User.objects.filter(username__in=(PRINCIPAL, DEPUTY))}
    until = making.day + timedelta(days=DEPUTY_DAYS)
    pair = NewDelegation(people[PRINCIPAL], people[DEPUTY], making.day, until, "演示：AB角，年休假期间代理")
    delegate(making.viewer(PRINCIPAL), pair, at=making.at)
    return {"账号": len(others), "代理": 1}


def set_passwords(making: Making) -> Mapping[str, int]:
    """Give everybody the password of the demonstration, hashed once; their links are used up by it."""
    people = User.objects.filter(username__in=[one.username for one in ACCOUNTS])
    changed = people.update(password=make_password(PASSWORD), password_at=making.at)
    Invitation.objects.filter(user__in=people, used_at__isnull=True).update(used_at=making.at)
    return {"设演示密码的账号": changed}


def _person(one: Account) -> NewPerson:
    return NewPerson(one.username, one.name)
