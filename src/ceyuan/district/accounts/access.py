"""Who somebody is on a day: the roles in force, their own and those of people they stand in for.

Comes in: a user and a day. Goes out: a frozen viewer that access functions ask.
Must not know: enterprises, pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import Delegation, RoleGrant, User
from ceyuan.district.common.trail.actor import NOBODY, Actor


@dataclass(frozen=True, slots=True)
class Hat:
    """A role in force, for a unit where it has one, and for whom: empty for oneself, else the person represented."""

    role: Role
    unit: int | None
    unit_name: str
    deputy_for: str = ""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who looks or acts on a day; `user` is 0 for nobody, on whose day nothing is in force."""

    user: int
    name: str
    hats: tuple[Hat, ...]
    place: str = ""
    day: date = date.min

    def has(self, *roles: Role) -> bool:
        """Tell whether any of some roles is in force.

        >>> Viewer(1, "甲", (Hat(Role.FINANCE, None, ""),)).has(Role.FINANCE, Role.LEADER)
        True
        """
        return any(hat.role in roles for hat in self.hats)

    def units(self, *roles: Role) -> frozenset[int]:
        """Give the units for which any of some roles is in force."""
        return frozenset(hat.unit for hat in self.hats if hat.role in roles and hat.unit is not None)

    def actor(self, *roles: Role) -> Actor:
        """Give who acts in one of some roles: under their own name, and that of whom they stand in for."""
        worn = [hat for hat in self.hats if hat.role in roles] or list(self.hats)
        own = [hat for hat in worn if not hat.deputy_for] or worn
        return Actor(
            id=str(self.user or ""),
            name=self.name,
            roles="、".join(dict.fromkeys(str(hat.role.label) for hat in own)),
            unit=next((hat.unit_name for hat in own if hat.unit_name), ""),
            deputy_for=next((hat.deputy_for for hat in own), ""),
            place=self.place,
        )


NOBODY_HERE = Viewer(0, NOBODY.name, ())


def viewer_of(user: User, *, day: date, place: str = "") -> Viewer:
    """Give who a user is on a day; an account that is switched off has no roles."""
    if not user.is_active:
        return Viewer(user.pk, user.name, (), place, day)
    own = [Hat(Role(one.role), one.unit_id, _unit_name(one)) for one in _grants([user.pk], day)]
    return Viewer(user.pk, user.name, (*own, *_stand_ins(user, day)), place, day)


def _stand_ins(user: User, day: date) -> Iterable[Hat]:
    delegations = Delegation.objects.filter(
        deputy=user, since__lte=day, until__gte=day, ended_at__isnull=True, principal__is_active=True
    ).select_related("principal")
    names = {one.principal_id: one.principal.name for one in delegations}
    for grant in _grants(names, day):
        yield Hat(Role(grant.role), grant.unit_id, _unit_name(grant), names[grant.user_id])


def _grants(users: Iterable[int], day: date) -> Iterable[RoleGrant]:
    users = list(users)
    if not users:
        return ()
    open_on = Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))
    return (
        RoleGrant.objects.filter(open_on, user__in=users, ended_at__isnull=True).select_related("unit").order_by("pk")
    )


def _unit_name(grant: RoleGrant) -> str:
    return grant.unit.name if grant.unit is not None else ""
