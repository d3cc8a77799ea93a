"""Record a credit, safety, environment or tax event of a firm.

Comes in: who acts, the firm, the event with its source and authority. Goes out: the row.
Must not know: pages, what a clean record asks.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.guards import locked, raise_revision, require_order, require_past
from ceyuan.district.registry.models import CreditEventRow, Enterprise
from ceyuan.district.registry.particulars import NewCreditEvent


def record_credit_event(viewer: Viewer, enterprise: Enterprise, new: NewCreditEvent, *, at: datetime) -> CreditEventRow:
    """Record an event."""
    verb = verbs.RECORD_EVENT
    with acting(verb, actor=actor_for(viewer, verb, enterprise), at=at, about=about_firm(enterprise)) as act:
        demand(viewer, verb, enterprise)
        firm = locked(enterprise)
        if new.decided_on is not None:
            require_past(new.decided_on, timezone.localdate(at))
        require_order(new.decided_on, new.published_until)
        row = CreditEventRow.objects.create(
            enterprise=firm,
            kind=new.kind.value,
            grade=new.grade.value if new.grade is not None else "",
            about=new.about.value,
            summary=new.summary,
            authority=new.authority,
            number=new.number,
            decided_on=new.decided_on,
            published_until=new.published_until,
            source=new.source,
            recorded_at=at,
        )
        raise_revision(firm)
        data = {"event": row.pk, "kind": row.kind, "grade": row.grade, "decided_on": new.decided_on}
        act.tell({**data, "number": new.number, "source": new.source})
        return row
