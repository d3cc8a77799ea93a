"""Roles that somebody holds through memberships, for those who grant others: staff never act for a firm.

Comes in: a user's key and days. Goes out: roles. Named in `settings.HELD_ELSEWHERE`.
Must not know: who asks.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from ceyuan.district.accounts.enums import Role
from ceyuan.district.registry.models import Membership


def roles_for_firms(user: int, since: date, until: date | None) -> set[Role]:
    """Give the roles in which somebody acts for any firm on any of some days."""
    begun = Q() if until is None else Q(since__lte=until)
    open_still = Q(until__isnull=True) | Q(until__gte=since)
    held = Membership.objects.filter(begun, open_still, user=user, ended_at__isnull=True)
    return {Role(one) for one in held.order_by().values_list("role", flat=True)}
