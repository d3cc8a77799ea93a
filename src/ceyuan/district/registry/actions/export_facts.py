"""Note that facts were exported: by whom, of which list, which facts, how many values.

Comes in: who exports, what was asked for, how many rows. Goes out: nothing.
Must not know: files.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.verb import About
from ceyuan.district.registry import errors, verbs
from ceyuan.district.registry.access import LOOKING
from ceyuan.district.registry.exports import FactsWanted


def export_facts(viewer: Viewer, query: str, wanted: FactsWanted, count: int, *, at: datetime) -> None:
    """Put an export on record before the first row leaves."""
    verb = verbs.EXPORT_FACTS
    with acting(verb, actor=viewer.actor(*LOOKING), at=at, about=About("facts", "", query[:200])) as act:
        if not viewer.has(*LOOKING):
            raise Refused(errors.NOT_YOURS, data={"firm": query[:40], "verb_zh": verb.zh, "verb_en": verb.en})
        act.tell({"query": query, "facts": list(wanted.keys), "years": list(wanted.years), "count": count})
