"""End somebody's membership of a firm; a firm never loses its last confirmer.

Comes in: who acts, the membership. Goes out: the row.
Must not know: pages.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import Role
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.registry import errors, verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.guards import locked
from ceyuan.district.registry.models import Membership


def end_member(viewer: Viewer, membership: Membership, *, at: datetime) -> Membership:
    """End a membership at once: from this moment on it opens nothing."""
    verb, firm = verbs.END_MEMBER, membership.enterprise
    with acting(verb, actor=actor_for(viewer, verb, firm), at=at, about=about_firm(firm)) as act:
        demand(viewer, verb, firm)
        locked(firm)
        today = timezone.localdate(at)
        row = Membership.objects.select_for_update(of=("self",)).select_related("user").get(pk=membership.pk)
        if row.role == Role.ENTERPRISE_CONFIRMER:
            in_force = (Q(until__isnull=True) | Q(until__gte=today)) & Q(ended_at__isnull=True)
            others = Membership.objects.filter(in_force, enterprise=firm, role=row.role).exclude(pk=row.pk)
            if not others.exists():
                raise Refused(errors.LAST_CONFIRMER, data={"name": row.user.name, "firm": firm.name})
        row.until, row.ended_at = max(today, row.since), at
        row.save(update_fields=["until", "ended_at"])
        act.tell({"user": row.user.name, "role": row.role, "until": row.until})
        return row
