"""What tests of the platform share: people, offices and firms in one line each.

Comes in: what a test wants to say. Goes out: rows, written without acts.
Must not know: views.

A test with real transactions (`django_db(transaction=True)`, `live_server`) needs nothing more: `conftest.py` lets
Django empty the tables of final rows behind it, and writes the head of the trail before it. Other rows that migrations
wrote are gone after such a test.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from ceyuan.district.accounts.access import Viewer, viewer_of
from ceyuan.district.accounts.enums import Role, UnitKind
from ceyuan.district.accounts.models import RoleGrant, Unit, User
from ceyuan.district.registry.models import Enterprise, Handover, Membership

AT = datetime(2026, 6, 30, 2, tzinfo=UTC)
DAY = date(2026, 6, 30)
SINCE = date(2026, 1, 1)


def make_unit(name: str = "甲镇", kind: UnitKind = UnitKind.TOWN) -> Unit:
    """Make an office; the key follows from how many there are."""
    return Unit.objects.create(key=f"unit-{Unit.objects.count() + 1}", name=name, kind=kind)


def make_user(name: str = "张三", *roles: Role, unit: Unit | None = None) -> User:
    """Make a person with roles in force since January."""
    user = User(username=f"user{User.objects.count() + 1}", name=name, made_at=AT)
    user.set_password("correct horse 9")
    user.save()
    for role in roles:
        RoleGrant.objects.create(user=user, role=role, unit=unit, since=SINCE, granted_by="测试")
    return user


def make_viewer(*roles: Role, unit: Unit | None = None, name: str = "张三") -> Viewer:
    """Make somebody who looks."""
    return viewer_of(make_user(name, *roles, unit=unit), day=DAY)


def make_enterprise(name: str = "松云精密有限公司", unit: Unit | None = None) -> Enterprise:
    """Make a firm with a code nobody can be given, recommended by a unit since January."""
    number = Enterprise.objects.count() + 1
    firm = Enterprise.objects.create(credit_code=f"91310117MA{number:07d}Y", name=name, search_name=name, unit=unit)
    if unit is not None:
        Handover.objects.create(enterprise=firm, unit=unit, since=SINCE, reason="测试")
    return firm


def make_filer(firm: Enterprise, name: str = "李四") -> User:
    """Make a person who files for a firm."""
    user = make_user(name)
    Membership.objects.create(enterprise=firm, user=user, role=Role.ENTERPRISE_FILER, since=SINCE)
    return user
