"""Record a firm's new name; the old one stays as a former name, and everything else stays with the firm.

Comes in: who acts, the firm, its new name and what shows it. Goes out: the change.
Must not know: pages.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.registry import errors, verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.enums import ChangeKind
from ceyuan.district.registry.guards import fingerprint, keep, locked, require_active, require_past
from ceyuan.district.registry.models import Change, Enterprise, FormerName
from ceyuan.district.registry.names import search_key
from ceyuan.district.registry.particulars import Happening


def rename_enterprise(
    viewer: Viewer, enterprise: Enterprise, name: str, happening: Happening, *, at: datetime
) -> Change:
    """Give a firm its new name."""
    verb = verbs.RENAME
    with acting(verb, actor=actor_for(viewer, verb, enterprise), at=at, about=about_firm(enterprise)) as act:
        demand(viewer, verb, enterprise)
        firm = locked(enterprise)
        require_active(act, firm)
        require_past(happening.on, timezone.localdate(at))
        new = name.strip()
        if new == firm.name:
            raise Refused(errors.SAME_NAME, data={"firm": firm.name})
        paper = keep(act, happening.paper)
        before = firm.name
        FormerName.objects.create(enterprise=firm, name=before, search_name=search_key(before), until=happening.on)
        firm.name, firm.search_name = new, search_key(new)
        firm.save(update_fields=["name", "search_name"])
        note = f"{before} → {new}" + (f"；{happening.note}" if happening.note else "")
        change = Change.objects.create(
            enterprise=firm, kind=ChangeKind.RENAME, on=happening.on, note=note[:300], paper=paper
        )
        act.tell({"before": before, "after": new, "on": happening.on, "paper": fingerprint(paper)})
        return change
