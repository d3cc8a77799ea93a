"""Delete a saved list of one's own.

Comes in: who deletes, the list. Goes out: nothing.
Must not know: what filters mean.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.verb import About
from ceyuan.district.registry import errors, verbs
from ceyuan.district.registry.access import LOOKING
from ceyuan.district.registry.models import SavedView


def delete_view(viewer: Viewer, view: SavedView, *, at: datetime) -> None:
    """Delete a list; one that fills templates is protected by its row."""
    about = About("saved-view", str(view.pk), view.name)
    with acting(verbs.DELETE_VIEW, actor=viewer.actor(*LOOKING), at=at, about=about) as act:
        if view.owner_id != viewer.user:
            words = {"verb_zh": verbs.DELETE_VIEW.zh, "verb_en": verbs.DELETE_VIEW.en}
            raise Refused(errors.NOT_YOURS, data={"firm": view.name, **words})
        if view.templates.exists():
            raise Refused(errors.VIEW_USED, data={"name": view.name})
        act.tell({"query": view.query})
        view.delete()
