"""Which roles somebody holds on any of some days: granted, exercised for others, or held in other apps.

Comes in: people and days. Goes out: roles.
Must not know: who may hold them. Other apps are named in `settings.HELD_ELSEWHERE`, a literal list of functions that
take a user's number, the first and the last day, and give roles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Q
from django.utils.module_loading import import_string

from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import Delegation, RoleGrant

Elsewhere = Callable[[int, date, date | None], Iterable[Role]]


@dataclass(frozen=True, slots=True)
class Days:
    """From a day to a day; without a last day, for good."""

    since: date
    until: date | None = None

    def meet(self) -> Q:
        """Give the condition that a row's days and these have one in common."""
        begun = Q() if self.until is None else Q(since__lte=self.until)
        return begun & (Q(until__isnull=True) | Q(until__gte=self.since))


def own_roles(user: int, days: Days) -> set[Role]:
    """Give the roles granted to somebody."""
    grants = RoleGrant.objects.filter(days.meet(), user=user, ended_at__isnull=True)
    return {Role(one) for one in grants.order_by().values_list("role", flat=True)}


def all_roles(user: int, days: Days) -> set[Role]:
    """Give the roles that somebody holds in any way."""
    roles = own_roles(user, days)
    for one in Delegation.objects.filter(days.meet(), deputy=user, ended_at__isnull=True):
        roles |= own_roles(one.principal_id, days)
    for path in settings.HELD_ELSEWHERE:
        elsewhere: Elsewhere = import_string(path)
        roles |= set(elsewhere(user, days.since, days.until))
    return roles


def deputies(user: int, days: Days) -> list[int]:
    """Give who stands in for somebody."""
    held = Delegation.objects.filter(days.meet(), principal=user, ended_at__isnull=True)
    return list(held.values_list("deputy", flat=True))
