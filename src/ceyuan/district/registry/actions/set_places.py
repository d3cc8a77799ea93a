"""Correct the three places of a firm: registered, taxed, operating.

Comes in: who acts, the firm, its places. Goes out: the firm.
Must not know: pages.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.guards import locked, require_active
from ceyuan.district.registry.models import Enterprise
from ceyuan.district.registry.particulars import Places

_FIELDS = ("registered_place", "registered_address", "taxed_place", "operating_place", "operating_address")


def set_places(viewer: Viewer, enterprise: Enterprise, places: Places, *, at: datetime) -> Enterprise:
    """Correct the places; the event says what each was before."""
    verb = verbs.SET_PLACES
    with acting(verb, actor=actor_for(viewer, verb, enterprise), at=at, about=about_firm(enterprise)) as act:
        demand(viewer, verb, enterprise)
        firm = locked(enterprise)
        require_active(act, firm)
        before = {field: getattr(firm, field) for field in _FIELDS}
        firm.registered_place, firm.registered_address = places.registered, places.registered_address
        firm.taxed_place = places.taxed
        firm.operating_place, firm.operating_address = places.operating, places.operating_address
        firm.save(update_fields=_FIELDS)
        after = {field: getattr(firm, field) for field in _FIELDS}
        act.tell({field: [before[field], after[field]] for field in _FIELDS if before[field] != after[field]})
        return firm
