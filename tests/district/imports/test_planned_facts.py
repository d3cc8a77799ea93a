"""What is planned before the locks holds only as long as a firm's facts stand still; live facts are found by firm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from django.db import connection
from fact_world import MONEY, make_fact
from platform_factories import make_enterprise

from ceyuan.district.registry.actions.planned_facts import lock_and_keep, plan_firms
from ceyuan.district.registry.actions.write_facts import News
from ceyuan.district.registry.models import Enterprise, FactRow

pytestmark = pytest.mark.django_db


def test_a_firm_whose_facts_moved_is_planned_anew_and_no_other() -> None:
    firms = sorted(make_enterprise(name).pk for name in ("甲", "乙", "丙"))
    asked: list[list[int]] = []

    def planner(keys: Sequence[int]) -> Mapping[int, tuple[Sequence[News], Mapping[str, int]]]:
        asked.append(list(keys))
        return {one: ([], {"seen": len(asked)}) for one in keys}

    plans = plan_firms(firms[:2], planner)
    Enterprise.objects.filter(pk=firms[1]).update(facts_revision=7)
    kept = [one.counts["seen"] for one in lock_and_keep(plans, firms, planner)]
    assert asked == [firms[:2], firms[1:]]
    assert kept == [1, 2, 2]


def test_live_facts_of_some_firms_are_not_looked_for_among_all() -> None:
    firm = make_enterprise()
    make_fact(firm)
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL plans by what a table holds; a small one it reads whole")
    wanted = FactRow.objects.filter(enterprise__in=[firm.pk, 2, 3], key__in=[MONEY], superseded_by__isnull=True)
    assert "registry_fact_of_firm" in wanted.order_by().explain()
