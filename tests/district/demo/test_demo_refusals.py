"""Where no demo district is made: outside a demonstration, beside other data, over a half-made one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import settings
from django.test import override_settings
from platform_factories import AT, make_unit

from ceyuan.district.accounts.models import User
from ceyuan.district.common.trail.act import acting
from ceyuan.district.common.trail.actor import PLATFORM
from ceyuan.district.common.trail.models import Event
from ceyuan.district.common.trail.verb import About
from ceyuan.district.demo.make import CHAPTERS, make_demo_district
from ceyuan.district.demo.verbs import MAKE
from ceyuan.errors import CeyuanError


@pytest.mark.django_db
def test_outside_a_demonstration_nothing_is_made() -> None:
    service = replace(settings.ENVIRONMENT, demo=False)
    with override_settings(ENVIRONMENT=service), pytest.raises(CeyuanError) as caught:
        make_demo_district(at=AT, say=print)
    assert caught.value.kind.code == "demo.not-a-demonstration"
    assert (User.objects.count(), Event.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_nothing_is_mixed_with_what_is_there() -> None:
    make_unit()
    with pytest.raises(CeyuanError) as caught:
        make_demo_district(at=AT, say=print)
    assert caught.value.kind.code == "demo.not-empty"


@pytest.mark.django_db
def test_what_was_begun_and_not_finished_is_named() -> None:
    with acting(MAKE, actor=PLATFORM, at=AT, about=About("demo", CHAPTERS[0].key, CHAPTERS[0].title)):
        pass
    with pytest.raises(CeyuanError) as caught:
        make_demo_district(at=AT, say=print)
    assert (caught.value.kind.code, CHAPTERS[0].title in str(caught.value)) == ("demo.half-made", True)
