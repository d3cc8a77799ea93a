"""Record a place where a firm works.

Comes in: who acts, the firm, the site. Goes out: the row.
Must not know: pages.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.guards import locked, require_active
from ceyuan.district.registry.models import Enterprise, Site
from ceyuan.district.registry.particulars import NewSite


def add_site(viewer: Viewer, enterprise: Enterprise, new: NewSite, *, at: datetime) -> Site:
    """Add a site."""
    verb = verbs.ADD_SITE
    with acting(verb, actor=actor_for(viewer, verb, enterprise), at=at, about=about_firm(enterprise)) as act:
        demand(viewer, verb, enterprise)
        firm = locked(enterprise)
        require_active(act, firm)
        site = Site.objects.create(
            enterprise=firm,
            name=new.name,
            use=new.use,
            place=new.place,
            address=new.address,
            area=new.area,
            since=new.since,
        )
        act.tell({"site": new.name, "use": new.use.value, "address": new.address, "area": new.area})
        return site
