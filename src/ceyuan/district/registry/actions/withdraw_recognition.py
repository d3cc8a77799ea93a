"""Record that a title was withdrawn from a firm.

Comes in: who acts, the title held, the day. Goes out: the row.
Must not know: pages.
"""

from __future__ import annotations

from datetime import date, datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.guards import raise_revision, require_order
from ceyuan.district.registry.models import Recognition
from ceyuan.district.registry.words import title_name


def withdraw_recognition(viewer: Viewer, recognition: Recognition, *, on: date, at: datetime) -> Recognition:
    """Withdraw a title from a day on."""
    verb, firm = verbs.WITHDRAW_RECOGNITION, recognition.enterprise
    with acting(verb, actor=actor_for(viewer, verb, firm), at=at, about=about_firm(firm)) as act:
        demand(viewer, verb, firm)
        row = Recognition.objects.select_for_update().get(pk=recognition.pk)
        require_order(row.granted_on, on)
        row.withdrawn_on = on
        row.save(update_fields=["withdrawn_on"])
        raise_revision(firm)
        act.tell({"title": title_name(row.title), "number": row.number, "withdrawn_on": on})
        return row
