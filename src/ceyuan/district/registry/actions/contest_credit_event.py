"""A firm says that a credit event is not its own or not right, with evidence.

Comes in: who acts for the firm, the event, the reason, a paper. Goes out: the row.
Must not know: pages, who decides.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.papers.keep import Delivery
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.registry import errors, verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.credit import sealed_state
from ceyuan.district.registry.enums import Contest
from ceyuan.district.registry.guards import fingerprint, keep
from ceyuan.district.registry.models import CreditEventRow


def contest_credit_event(
    viewer: Viewer, event: CreditEventRow, reason: str, evidence: Delivery, *, at: datetime
) -> CreditEventRow:
    """Contest an event; it counts until an officer upholds the contest."""
    verb, firm = verbs.CONTEST_EVENT, event.enterprise
    with acting(verb, actor=actor_for(viewer, verb, firm), at=at, about=about_firm(firm)) as act:
        demand(viewer, verb, firm)
        row = CreditEventRow.objects.select_for_update().get(pk=event.pk)
        state = sealed_state(row, timezone.localdate(at))
        if state:
            raise Refused(errors.EVENT_SEALED, data={"state": state})
        if row.contest == Contest.OPEN:
            raise Refused(errors.CONTEST_OPEN, data={"state": str(Contest.OPEN.label)})
        row.contest, row.contest_reason = Contest.OPEN, reason
        row.contest_paper = keep(act, evidence)
        row.save(update_fields=["contest", "contest_reason", "contest_paper"])
        act.tell({"event": row.pk, "reason": reason, "paper": fingerprint(row.contest_paper)})
        return row
