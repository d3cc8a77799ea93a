"""Record an industry of a firm; a new main one ends the main one before it.

Comes in: who acts, the firm, a code of GB/T 4754-2017. Goes out: the row.
Must not know: pages.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.registry import errors, verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.guards import locked, raise_revision, require_active
from ceyuan.district.registry.models import Enterprise, Industry
from ceyuan.district.registry.particulars import NewIndustry
from ceyuan.model.facts import LawfulSource

_CODE = re.compile(r"[A-T][0-9]{2,4}|[0-9]{4}")


def set_industry(viewer: Viewer, enterprise: Enterprise, new: NewIndustry, *, at: datetime) -> Industry:
    """Set an industry from a day on."""
    verb = verbs.SET_INDUSTRY
    with acting(verb, actor=actor_for(viewer, verb, enterprise), at=at, about=about_firm(enterprise)) as act:
        demand(viewer, verb, enterprise)
        firm = locked(enterprise)
        require_active(act, firm)
        code, since, main = new.code, new.since, new.main
        tidy = code.strip().upper()
        if not _CODE.fullmatch(tidy):
            raise Refused(errors.NO_SUCH_CODE, data={"code": code})
        before = Industry.objects.filter(enterprise=firm, main=True, until__isnull=True).first() if main else None
        if before is not None:
            last = since - timedelta(days=1)
            before.until = last if before.since is None else max(last, before.since)
            before.save(update_fields=["until"])
        row = Industry.objects.create(
            enterprise=firm, code=tidy, main=main, since=since, source=LawfulSource.REGISTER.value
        )
        raise_revision(firm)
        act.tell({"code": tidy, "main": main, "since": since, "before": before.code if before is not None else ""})
        return row
