"""Record that a credit event was repaired: from then on it is sealed for audit.

Comes in: who acts, the event, the day and the paper that shows it. Goes out: the row.
Must not know: pages.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.registry import errors, verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.credit import sealed_state
from ceyuan.district.registry.guards import fingerprint, keep, raise_revision, require_order, require_past
from ceyuan.district.registry.models import CreditEventRow
from ceyuan.district.registry.particulars import Happening


def repair_credit_event(viewer: Viewer, event: CreditEventRow, happening: Happening, *, at: datetime) -> CreditEventRow:
    """Seal an event by its repair."""
    verb, firm = verbs.REPAIR_EVENT, event.enterprise
    with acting(verb, actor=actor_for(viewer, verb, firm), at=at, about=about_firm(firm)) as act:
        demand(viewer, verb, firm)
        today = timezone.localdate(at)
        row = CreditEventRow.objects.select_for_update().get(pk=event.pk)
        state = sealed_state(row, today)
        if state:
            raise Refused(errors.EVENT_SEALED, data={"state": state})
        require_past(happening.on, today)
        require_order(row.decided_on, happening.on)
        paper = keep(act, happening.paper)
        row.repaired_on = happening.on
        row.save(update_fields=["repaired_on"])
        raise_revision(firm)
        act.tell({"event": row.pk, "on": happening.on, "note": happening.note, "paper": fingerprint(paper)})
        return row
