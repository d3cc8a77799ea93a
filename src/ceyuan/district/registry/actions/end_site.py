"""Record that a firm no longer works at a site.

Comes in: who acts, the site, its last day. Goes out: the row.
Must not know: pages.
"""

from __future__ import annotations

from datetime import date, datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.guards import require_order
from ceyuan.district.registry.models import Site


def end_site(viewer: Viewer, site: Site, *, until: date, at: datetime) -> Site:
    """End a site; it stays on the file."""
    verb, firm = verbs.END_SITE, site.enterprise
    with acting(verb, actor=actor_for(viewer, verb, firm), at=at, about=about_firm(firm)) as act:
        demand(viewer, verb, firm)
        row = Site.objects.select_for_update().get(pk=site.pk)
        require_order(row.since, until)
        row.until = until
        row.save(update_fields=["until"])
        act.tell({"site": row.name, "until": until})
        return row
