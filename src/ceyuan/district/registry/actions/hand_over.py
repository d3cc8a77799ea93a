"""Hand a firm over to another recommending unit on a day, with its open work.

Comes in: who acts, the firm, the unit, the day and why. Goes out: the new handover.
Must not know: pages, what the work is.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import RECOMMENDING, UnitKind
from ceyuan.district.accounts.models import Unit
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.registry import errors, verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.firm_work import move_work
from ceyuan.district.registry.guards import locked, require_active, require_past
from ceyuan.district.registry.models import Enterprise, Handover
from ceyuan.district.registry.particulars import Happening


def hand_over(viewer: Viewer, enterprise: Enterprise, unit: Unit, happening: Happening, *, at: datetime) -> Handover:
    """Hand a firm over; the unit before keeps the record that it held the firm until the day before."""
    verb = verbs.HAND_OVER
    with acting(verb, actor=actor_for(viewer, verb, enterprise), at=at, about=about_firm(enterprise)) as act:
        demand(viewer, verb, enterprise)
        since, reason = happening.on, happening.note
        firm = locked(enterprise)
        require_active(act, firm)
        require_past(since, timezone.localdate(at))
        if UnitKind(unit.kind) not in RECOMMENDING or unit.closed_on is not None:
            raise Refused(errors.NOT_RECOMMENDING, data={"unit": unit.name})
        if firm.unit_id == unit.pk:
            raise Refused(errors.SAME_UNIT, data={"firm": firm.name, "unit": unit.name})
        before = Handover.objects.select_related("unit").filter(enterprise=firm, until__isnull=True).first()
        if before is not None:
            earliest = before.since + timedelta(days=1)  # on its first day a unit keeps what it took over
            if since < earliest:
                data = {"day": since, "firm": firm.name, "since": earliest}
                raise Refused(errors.TOO_EARLY, data=data)
            before.until = since - timedelta(days=1)
            before.save(update_fields=["until"])
        new = Handover.objects.create(enterprise=firm, unit=unit, since=since, reason=reason)
        firm.unit = unit
        firm.save(update_fields=["unit"])
        held_by = before.unit if before is not None else None
        data = {"from": held_by.name if held_by is not None else "", "to": unit.name, "since": since, "reason": reason}
        act.tell({**data, "work": move_work(firm, held_by, unit, at=at)})
        return new
