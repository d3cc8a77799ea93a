"""Record a title that a firm holds, with its days and what shows it.

Comes in: who acts, the firm, the title. Goes out: the row.
Must not know: pages, rules.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.registry import errors, verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.guards import fingerprint, keep, locked, raise_revision, require_active, require_order
from ceyuan.district.registry.models import Enterprise, Recognition
from ceyuan.district.registry.particulars import NewRecognition
from ceyuan.district.registry.words import titles_by_key


def record_recognition(viewer: Viewer, enterprise: Enterprise, new: NewRecognition, *, at: datetime) -> Recognition:
    """Record a title."""
    verb = verbs.RECORD_RECOGNITION
    with acting(verb, actor=actor_for(viewer, verb, enterprise), at=at, about=about_firm(enterprise)) as act:
        demand(viewer, verb, enterprise)
        firm = locked(enterprise)
        require_active(act, firm)
        title = titles_by_key().get(new.title)
        if title is None:
            raise Refused(errors.NO_SUCH_TITLE, data={"title": new.title})
        require_order(new.granted_on, new.expires_on)
        same = Recognition.objects.filter(
            enterprise=firm, title=new.title, granted_on=new.granted_on, withdrawn_on__isnull=True
        )
        if same.exists():
            raise Refused(errors.TITLE_HELD, data={"firm": firm.name, "title": title.name})
        paper = keep(act, new.evidence)
        row = Recognition.objects.create(
            enterprise=firm,
            title=new.title,
            number=new.number,
            granted_on=new.granted_on,
            expires_on=new.expires_on,
            source=new.source,
            evidence=paper,
            recorded_at=at,
        )
        raise_revision(firm)
        days = {"granted_on": new.granted_on, "expires_on": new.expires_on}
        act.tell({"title": title.name, "number": new.number, **days, "paper": fingerprint(paper)})
        return row
