"""Save a list of firms with its filters and columns, for oneself or for one's unit.

Comes in: who saves, the name, the query, columns. Goes out: the row.
Must not know: what filters mean. Whoever opens it sees only firms within their own reach.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.verb import About
from ceyuan.district.registry import errors, verbs
from ceyuan.district.registry.access import LOOKING
from ceyuan.district.registry.models import SavedView


@dataclass(frozen=True, slots=True)
class NewView:
    """A list to be saved; `unit` shares it with that unit."""

    name: str
    query: str
    columns: tuple[str, ...] = ()
    unit: int | None = None


def save_view(viewer: Viewer, new: NewView, *, at: datetime) -> SavedView:
    """Save a list."""
    about = About("saved-view", "", new.name)
    with acting(verbs.SAVE_VIEW, actor=viewer.actor(*LOOKING), at=at, about=about) as act:
        shared = new.unit is not None and new.unit not in viewer.units(*LOOKING)
        if not viewer.has(*LOOKING) or shared:
            words = {"verb_zh": verbs.SAVE_VIEW.zh, "verb_en": verbs.SAVE_VIEW.en}
            raise Refused(errors.NOT_YOURS, data={"firm": new.name, **words})
        if SavedView.objects.filter(owner=viewer.user, name=new.name).exists():
            raise Refused(errors.VIEW_TAKEN, data={"name": new.name})
        row = SavedView.objects.create(
            owner_id=viewer.user, unit_id=new.unit, name=new.name, query=new.query, columns=list(new.columns)
        )
        act.tell({"query": new.query, "shared": new.unit is not None})
        return row
