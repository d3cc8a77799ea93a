"""A demonstration never opens real data, nor a service a demonstration's; a fresh database is nobody's yet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import settings
from django.test import override_settings
from platform_factories import AT, make_user

from ceyuan.district.accounts.models import User
from ceyuan.district.common.trail.act import acting
from ceyuan.district.common.trail.actor import PLATFORM
from ceyuan.district.demo.verbs import MAKE
from ceyuan.district.operations.kind_of_data import DEMO_ACT, unfitting

pytestmark = pytest.mark.django_db


def codes(*, demo: bool) -> list[str]:
    with override_settings(ENVIRONMENT=replace(settings.ENVIRONMENT, demo=demo)):
        return [one.kind.code for one in unfitting()]


def test_a_fresh_database_has_no_account_and_fits_both() -> None:
    assert MAKE.code == DEMO_ACT
    assert not User.objects.exists()
    assert codes(demo=True) == codes(demo=False) == []


def test_a_demonstration_refuses_real_accounts() -> None:
    make_user("王五")
    assert (codes(demo=True), codes(demo=False)) == (["operations.real-data"], [])


def test_a_service_refuses_a_demo_district() -> None:
    with acting(MAKE, actor=PLATFORM, at=AT):
        make_user("王五")
    assert (codes(demo=True), codes(demo=False)) == ([], ["operations.demo-data"])
