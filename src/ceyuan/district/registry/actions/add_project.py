"""Record a project of a firm: 2+4, strategic emerging, foreign-invested, renovation.

Comes in: who acts, the firm, the project. Goes out: the row.
Must not know: pages. A trail event names a marked project only by its number.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.papers.models import Mark
from ceyuan.district.common.trail.act import acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.guards import locked, require_active, require_order
from ceyuan.district.registry.models import Enterprise, Project
from ceyuan.district.registry.particulars import NewProject


def add_project(viewer: Viewer, enterprise: Enterprise, new: NewProject, *, at: datetime) -> Project:
    """Add a project."""
    verb = verbs.ADD_PROJECT
    with acting(verb, actor=actor_for(viewer, verb, enterprise), at=at, about=about_firm(enterprise)) as act:
        demand(viewer, verb, enterprise)
        firm = locked(enterprise)
        require_active(act, firm)
        require_order(new.begins_on, new.ends_on)
        row = Project.objects.create(
            enterprise=firm,
            name=new.name,
            kind=new.kind,
            code=new.code,
            place=new.place,
            investment=new.investment,
            begins_on=new.begins_on,
            ends_on=new.ends_on,
            mark=new.mark,
        )
        shown = {"name": new.name, "investment": new.investment} if new.mark == Mark.PLAIN else {}
        act.tell({"project": row.pk, "kind": new.kind.value, "mark": new.mark.value, **shown})
        return row
