"""Close a unit in which nobody holds a role any more.

Comes in: who closes it, which. Goes out: nothing.
Must not know: the firms it recommended; they are handed over in the register.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import RoleGrant, Unit
from ceyuan.district.accounts.permission import allow
from ceyuan.district.accounts.verbs import CLOSE_UNIT
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.verb import About


def close_unit(viewer: Viewer, unit: Unit, *, at: datetime) -> None:
    """Close it from today on."""
    about = About("unit", unit.key, unit.name)
    with acting(CLOSE_UNIT, actor=viewer.actor(Role.SYSTEM_ADMIN), at=at, about=about) as act:
        allow(viewer, CLOSE_UNIT, Role.SYSTEM_ADMIN)
        today = timezone.localdate(at)
        unit = Unit.objects.select_for_update().get(pk=unit.pk)
        if unit.closed_on is not None:
            raise Refused(errors.UNIT_CLOSED, data={"unit": unit.name, "day": unit.closed_on})
        open_still = Q(until__isnull=True) | Q(until__gte=today)
        left = RoleGrant.objects.filter(open_still, unit=unit, ended_at__isnull=True).select_related("user")
        if left:
            names = "、".join(dict.fromkeys(one.user.name for one in left))
            raise Refused(errors.UNIT_IN_USE, data={"unit": unit.name, "names": names})
        unit.closed_on = today
        unit.save(update_fields=["closed_on"])
        act.tell({"closed_on": today})
