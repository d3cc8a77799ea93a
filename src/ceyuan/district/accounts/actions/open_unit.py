"""Open a unit: an office, a town, a zone, a park.

Comes in: who opens it, its details. Goes out: the unit.
Must not know: who will work there.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import Unit
from ceyuan.district.accounts.people import UnitDetails
from ceyuan.district.accounts.permission import allow
from ceyuan.district.accounts.verbs import OPEN_UNIT
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.verb import About


def open_unit(viewer: Viewer, details: UnitDetails, *, at: datetime) -> Unit:
    """Open it; key and name are its own."""
    about = About("unit", details.key, details.name)
    with acting(OPEN_UNIT, actor=viewer.actor(Role.SYSTEM_ADMIN), at=at, about=about) as act:
        allow(viewer, OPEN_UNIT, Role.SYSTEM_ADMIN)
        for text, taken in ((details.key, Q(key=details.key)), (details.name, Q(name=details.name))):
            if Unit.objects.filter(taken).exists():
                raise Refused(errors.UNIT_TAKEN, data={"text": text})
        unit = Unit.objects.create(
            key=details.key,
            name=details.name,
            en=details.en,
            kind=details.kind,
            parent=details.parent,
            place=details.place,
        )
        act.tell({"kind": details.kind.value, "place": details.place})
    return unit
