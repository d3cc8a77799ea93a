"""All two thousand firms: the same invariants, within twenty seconds of computing."""

from __future__ import annotations

import time

import pytest
from demo_invariants import INVARIANTS
from platform_factories import AT

from ceyuan.district.demo.make import FIRMS, make_demo_district

MOST_SECONDS = 20


@pytest.mark.deep
@pytest.mark.django_db
def test_the_whole_district_holds_and_is_made_in_time() -> None:
    begun = time.process_time()
    demo = make_demo_district(at=AT, say=print)
    assert time.process_time() - begun < MOST_SECONDS
    assert demo.firms == FIRMS
    assert [(one.__name__, found[:3]) for one in INVARIANTS if (found := list(one()))] == []
