"""Facts worked out before an act takes its locks, and held against the register once the locks are there.

Comes in: firms, a way to plan what is written of some of them. Goes out: plans that are true now.
Must not know: imports. Every writing of facts raises its firm's revision, so that an unmoved revision says: as planned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ceyuan.district.registry.actions.write_facts import News, lock_firms
from ceyuan.district.registry.models import Enterprise

FIRMS = 500  # looked at together


@dataclass(frozen=True, slots=True)
class FirmPlan:
    """What would be written of one firm, and counted, as its facts stood at a revision."""

    revision: int
    news: Sequence[News]
    counts: Mapping[str, int]


Planner = Callable[[Sequence[int]], Mapping[int, tuple[Sequence[News], Mapping[str, int]]]]


def plan_firms(firms: Sequence[int], planner: Planner) -> dict[int, FirmPlan]:
    """Plan for firms, some at a time. Revisions are read first: what is written meanwhile makes a plan old."""
    plans: dict[int, FirmPlan] = {}
    for keys in _chunks(firms):
        revisions = dict(Enterprise.objects.filter(pk__in=keys).order_by().values_list("pk", "facts_revision"))
        for firm, (news, counts) in planner(keys).items():
            plans[firm] = FirmPlan(revisions[firm], news, counts)
    return plans


def lock_and_keep(plans: Mapping[int, FirmPlan], firms: Sequence[int], planner: Planner) -> Iterator[FirmPlan]:
    """Lock firms and give their plans in order; those whose facts moved since are planned anew."""
    now = lock_firms(firms)
    moved = [one for one in firms if one not in plans or plans[one].revision != now[one]]
    anew = plan_firms(moved, planner)
    return (plan for one in firms if (plan := anew.get(one) or plans.get(one)) is not None)


def _chunks(firms: Sequence[int]) -> Iterator[Sequence[int]]:
    return (firms[start : start + FIRMS] for start in range(0, len(firms), FIRMS))
