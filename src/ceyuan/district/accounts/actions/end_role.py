"""End a role at once.

Comes in: who ends it, which grant. Goes out: nothing.
Must not know: pages.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.actions.grant_role import role_words
from ceyuan.district.accounts.enums import ADMINISTRATORS, Role
from ceyuan.district.accounts.models import RoleGrant, User
from ceyuan.district.accounts.permission import allow
from ceyuan.district.accounts.verbs import END_ROLE
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.verb import About


def end_role(viewer: Viewer, grant: RoleGrant, *, at: datetime) -> None:
    """End the role; of each of the three administrators at least one stays."""
    about = About("user", str(grant.user_id), grant.user.name)
    with acting(END_ROLE, actor=viewer.actor(Role.SECURITY_ADMIN), at=at, about=about) as act:
        allow(viewer, END_ROLE, Role.SECURITY_ADMIN)
        today = timezone.localdate(at)
        role = Role(grant.role)
        grant = RoleGrant.objects.select_for_update().select_related("user").get(pk=grant.pk)
        if grant.ended_at is not None or (grant.until is not None and grant.until < today):
            raise Refused(errors.ROLE_OVER, data={"name": grant.user.name, "until": grant.until} | role_words(role))
        refuse_last(grant.user, [role], today)
        close_grant(grant, at=at, today=today)
        act.tell({"role": role.value, "since": grant.since, "until": grant.until})


def close_grant(grant: RoleGrant, *, at: datetime, today: date) -> None:
    """Write the end of a grant within an act."""
    grant.until = max(grant.since, today)
    grant.ended_at = at
    grant.save(update_fields=["until", "ended_at"])


def refuse_last(user: User, roles: list[Role], today: date) -> None:
    """Refuse to leave the platform without one of its administrators."""
    in_force = Q(since__lte=today) & (Q(until__isnull=True) | Q(until__gte=today)) & Q(ended_at__isnull=True)
    for role in roles:
        if role not in ADMINISTRATORS:
            continue
        # those in office are locked, so that two who end each other's role cannot both succeed
        others = RoleGrant.objects.select_for_update(of=("self",)).filter(in_force, role=role, user__is_active=True)
        if not [one for one in others if one.user_id != user.pk]:
            raise Refused(errors.LAST_ADMINISTRATOR, data={"name": user.name} | role_words(role))
