"""Whoever stops acting for a firm sees nothing of it from that moment on, not from midnight."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from platform_factories import AT, DAY, SINCE, make_enterprise, make_filer, make_unit, make_user, make_viewer

from ceyuan.district.accounts.access import Viewer, viewer_of
from ceyuan.district.accounts.enums import Role
from ceyuan.district.registry.access import enterprises_visible_to
from ceyuan.district.registry.actions.close_enterprise import close_enterprise
from ceyuan.district.registry.actions.end_member import end_member
from ceyuan.district.registry.actions.invite_member import invite_member
from ceyuan.district.registry.actions.merge_enterprise import merge_enterprise
from ceyuan.district.registry.actions.split_enterprise import split_enterprise
from ceyuan.district.registry.held import roles_for_firms
from ceyuan.district.registry.models import Enterprise, Membership
from ceyuan.district.registry.particulars import Happening, NewMember, Succession
from ceyuan.district.registry.queries.file import members_on_file

pytestmark = pytest.mark.django_db

TODAY = Happening(DAY, "依据核准通知书")


def test_added_and_removed_on_one_day() -> None:
    firm, user = make_enterprise(unit=make_unit()), make_user("新人")
    officer = make_viewer(Role.DISTRICT_OFFICER)
    row = invite_member(officer, firm, NewMember(user.username, Role.ENTERPRISE_FILER, DAY), at=AT)
    viewer = viewer_of(user, day=DAY)
    assert enterprises_visible_to(viewer).get() == firm
    end_member(officer, row, at=AT)
    assert not enterprises_visible_to(viewer).exists()
    assert not members_on_file(officer, [firm]).exists()
    assert roles_for_firms(user.pk, DAY, None) == set()
    again = invite_member(officer, firm, NewMember(user.username, Role.ENTERPRISE_FILER, DAY), at=AT)
    assert enterprises_visible_to(viewer).get() == firm
    assert again != row


def test_an_open_session_is_shut_out_at_once(client: Client) -> None:
    firm = make_enterprise(unit=make_unit())
    filer = make_filer(firm)
    client.force_login(filer)
    address = reverse("my_enterprise", kwargs={"pk": firm.pk})
    assert client.get(address).status_code == 200
    end_member(make_viewer(Role.DISTRICT_OFFICER), filer.memberships.get(), at=timezone.now())
    assert client.get(address).status_code == 404


def close(viewer: Viewer, firm: Enterprise) -> None:
    close_enterprise(viewer, firm, TODAY, at=AT)


def merge(viewer: Viewer, firm: Enterprise) -> None:
    merge_enterprise(viewer, firm, Succession((make_enterprise("承继").credit_code,)), TODAY, at=AT)


def split(viewer: Viewer, firm: Enterprise) -> None:
    codes = tuple(make_enterprise(name).credit_code for name in ("承继甲", "承继乙"))
    split_enterprise(viewer, firm, Succession(codes), TODAY, at=AT)


@pytest.mark.parametrize("end", [close, merge, split])
@pytest.mark.parametrize("until", [None, DAY, DAY + timedelta(days=30)])
def test_members_of_a_firm_that_ends_leave_with_it(end: Callable[[Viewer, Enterprise], None], until: object) -> None:
    firm = make_enterprise(unit=make_unit())
    user = make_user("企业人员")
    Membership.objects.create(enterprise=firm, user=user, role=Role.ENTERPRISE_CONFIRMER, since=SINCE, until=until)
    end(make_viewer(Role.DISTRICT_OFFICER), firm)
    assert not enterprises_visible_to(viewer_of(user, day=DAY)).exists()
    assert Membership.objects.get().until == DAY
