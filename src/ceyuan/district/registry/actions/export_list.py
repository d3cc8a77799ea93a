"""Note that a list of firms was exported: by whom, how wide, what was asked for.

Comes in: who exports, the filters, how many firms. Goes out: nothing.
Must not know: files.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.verb import About
from ceyuan.district.registry import errors, verbs
from ceyuan.district.registry.access import LOOKING


def export_list(viewer: Viewer, query: str, count: int, *, at: datetime) -> None:
    """Put an export on record before the first row leaves."""
    verb = verbs.EXPORT_LIST
    with acting(verb, actor=viewer.actor(*LOOKING), at=at, about=About("list", "", query[:200])) as act:
        if not viewer.has(*LOOKING):
            words = {"verb_zh": verb.zh, "verb_en": verb.en}
            raise Refused(errors.NOT_YOURS, data={"firm": query[:40], **words})
        act.tell({"query": query, "count": count})
