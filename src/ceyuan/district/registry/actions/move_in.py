"""Record that a firm that had left came back into the district, under a unit.

Comes in: who acts, the firm, the unit, what shows it. Goes out: the change.
Must not know: pages. A firm that was never here is registered instead.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import RECOMMENDING, UnitKind
from ceyuan.district.accounts.models import Unit
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.registry import errors, verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.enums import ChangeKind, Standing
from ceyuan.district.registry.guards import fingerprint, keep, locked, require_order, require_past
from ceyuan.district.registry.models import Change, Enterprise, Handover
from ceyuan.district.registry.particulars import Happening


def move_in(viewer: Viewer, enterprise: Enterprise, unit: Unit, happening: Happening, *, at: datetime) -> Change:
    """Take a firm back; it goes on as it was, under the unit named."""
    verb = verbs.MOVE_IN
    with acting(verb, actor=actor_for(viewer, verb, enterprise), at=at, about=about_firm(enterprise)) as act:
        demand(viewer, verb, enterprise)
        firm = locked(enterprise)
        if firm.standing == Standing.ACTIVE:
            raise Refused(errors.STILL_ACTIVE, data={"firm": firm.name})
        if UnitKind(unit.kind) not in RECOMMENDING:
            raise Refused(errors.NOT_RECOMMENDING, data={"unit": unit.name})
        require_past(happening.on, timezone.localdate(at))
        require_order(firm.ended_on, happening.on)
        paper = keep(act, happening.paper)
        before = Standing(firm.standing)
        firm.standing, firm.ended_on, firm.unit = Standing.ACTIVE, None, unit
        firm.save(update_fields=["standing", "ended_on", "unit"])
        Handover.objects.create(enterprise=firm, unit=unit, since=happening.on, reason="迁入")
        change = Change.objects.create(
            enterprise=firm, kind=ChangeKind.MOVE_IN, on=happening.on, note=happening.note, paper=paper
        )
        act.tell({"before": before.value, "unit": unit.name, "on": happening.on, "paper": fingerprint(paper)})
        return change
