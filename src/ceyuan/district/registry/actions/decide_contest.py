"""An officer decides on a contest: upheld, the event is sealed; dismissed, it goes on counting.

Comes in: who decides, the event, the outcome and its reason. Goes out: the row.
Must not know: pages.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.registry import errors, verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.enums import Contest
from ceyuan.district.registry.guards import raise_revision
from ceyuan.district.registry.models import CreditEventRow


def decide_contest(viewer: Viewer, event: CreditEventRow, reason: str, *, upheld: bool, at: datetime) -> CreditEventRow:
    """Decide on a contest; the reason stands in the trail, which the firm reads."""
    verb, firm = verbs.DECIDE_CONTEST, event.enterprise
    with acting(verb, actor=actor_for(viewer, verb, firm), at=at, about=about_firm(firm)) as act:
        demand(viewer, verb, firm)
        row = CreditEventRow.objects.select_for_update().get(pk=event.pk)
        if row.contest != Contest.OPEN:
            raise Refused(errors.NO_CONTEST)
        row.contest = Contest.UPHELD if upheld else Contest.DISMISSED
        row.save(update_fields=["contest"])
        raise_revision(firm)
        act.tell({"event": row.pk, "outcome": row.contest, "reason": reason})
        return row
