"""Change a unit's name, kind, place or parent; its key stays.

Comes in: who changes it, its new details. Goes out: nothing.
Must not know: who works there.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import Unit
from ceyuan.district.accounts.people import UnitDetails
from ceyuan.district.accounts.permission import allow
from ceyuan.district.accounts.verbs import CHANGE_UNIT
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.verb import About

_FIELDS = ("name", "en", "kind", "parent", "place")


def change_unit(viewer: Viewer, unit: Unit, details: UnitDetails, *, at: datetime) -> None:
    """Write the new details; the trail keeps what changed, from what to what."""
    about = About("unit", unit.key, unit.name)
    with acting(CHANGE_UNIT, actor=viewer.actor(Role.SYSTEM_ADMIN), at=at, about=about) as act:
        allow(viewer, CHANGE_UNIT, Role.SYSTEM_ADMIN)
        unit = Unit.objects.select_for_update(of=("self",)).select_related("parent").get(pk=unit.pk)
        if Unit.objects.filter(name=details.name).exclude(pk=unit.pk).exists():
            raise Refused(errors.UNIT_TAKEN, data={"text": details.name})
        changed = {
            name: [str(getattr(unit, name) or ""), str(getattr(details, name) or "")]
            for name in _FIELDS
            if getattr(unit, name) != getattr(details, name)
        }
        for name in _FIELDS:
            setattr(unit, name, getattr(details, name))
        unit.save(update_fields=_FIELDS)
        act.tell(changed)
