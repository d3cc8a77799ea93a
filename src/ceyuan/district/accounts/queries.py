"""What pages about people and units show.

Comes in: a viewer, what is looked for. Goes out: query sets with all that a page draws.
Must not know: HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import Delegation, Invitation, RoleGrant, Unit, User
from ceyuan.district.common.trail.models import Event

RECENT = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for in the list of people; empty is everything."""

    text: str = ""
    role: str = ""
    unit: str = ""
    state: str = ""


def in_force(day: date) -> Q:
    """Give the condition that a grant holds on a day."""
    return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day)) & Q(ended_at__isnull=True)


def users_visible_to(viewer: Viewer) -> QuerySet[User]:
    """Give the accounts somebody looks after: all for the security administrator, else one's own."""
    if viewer.has(Role.SECURITY_ADMIN):
        return User.objects.all()
    return User.objects.filter(pk=viewer.user)


def grants_visible_to(viewer: Viewer) -> QuerySet[RoleGrant]:
    """Give the grants somebody looks after."""
    return RoleGrant.objects.filter(user__in=users_visible_to(viewer)).select_related("user", "unit")


def delegations_visible_to(viewer: Viewer) -> QuerySet[Delegation]:
    """Give the deputyships somebody may end: all for the security administrator, else those one is part of."""
    rows = Delegation.objects.select_related("principal", "deputy")
    if viewer.has(Role.SECURITY_ADMIN):
        return rows
    return rows.filter(Q(principal=viewer.user) | Q(deputy=viewer.user))


def units_visible_to(viewer: Viewer) -> QuerySet[Unit]:
    """Give the units to those who look after them or choose among them."""
    if viewer.has(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN):
        return Unit.objects.select_related("parent")
    return Unit.objects.none()


def open_units() -> QuerySet[Unit]:
    """Give the units in use."""
    return Unit.objects.filter(closed_on__isnull=True)


def people_list(viewer: Viewer, wanted: Wanted) -> QuerySet[User]:
    """Give people with their roles of today and whether they have a second factor."""
    today = RoleGrant.objects.filter(in_force(viewer.day)).select_related("unit")
    rows = users_visible_to(viewer)
    if wanted.text:
        rows = rows.filter(Q(name__icontains=wanted.text) | Q(username__icontains=wanted.text))
    held = in_force(viewer.day) & Q(user=OuterRef("pk"))
    if wanted.role:
        rows = rows.filter(Exists(RoleGrant.objects.filter(held, role=wanted.role)))
    if wanted.unit.isdecimal():
        rows = rows.filter(Exists(RoleGrant.objects.filter(held, unit=int(wanted.unit))))
    match wanted.state:
        case "on":
            rows = rows.filter(is_active=True)
        case "off":
            rows = rows.filter(is_active=False)
        case "unused":
            rows = rows.filter(is_active=True, seen_at__isnull=True)
        case _:
            pass
    factor = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    return rows.prefetch_related(Prefetch("grants", queryset=today, to_attr="today")).annotate(
        has_factor=Exists(factor)
    )


@dataclass(frozen=True, slots=True)
class Person:
    """All that a page shows of one person."""

    user: User
    grants: QuerySet[RoleGrant]
    given: QuerySet[Delegation]
    held: QuerySet[Delegation]
    invitation: Invitation | None
    has_factor: bool
    events: QuerySet[Event]


def person_of(user: User) -> Person:
    """Give everything about one person; events are those of which they were the actor or the subject."""
    about = Q(about_kind="user", about_key=str(user.pk)) | Q(actor_id=str(user.pk))
    return Person(
        user=user,
        grants=RoleGrant.objects.filter(user=user).select_related("unit").order_by("-since", "-pk"),
        given=Delegation.objects.filter(principal=user).select_related("deputy"),
        held=Delegation.objects.filter(deputy=user).select_related("principal"),
        invitation=Invitation.objects.filter(user=user, used_at__isnull=True, withdrawn_at__isnull=True).first(),
        has_factor=Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists(),
        events=Event.objects.filter(about).order_by("-number")[:RECENT],
    )


def colleagues(day: date) -> QuerySet[User]:
    """Give the members of staff in office, among whom deputies are chosen; names only, as in any staff directory."""
    return User.objects.filter(is_active=True).filter(
        Exists(RoleGrant.objects.filter(in_force(day), user=OuterRef("pk")))
    )


def people_in_use() -> QuerySet[User]:
    """Give whose account is on."""
    return User.objects.filter(is_active=True)
