"""Note that a paper of a firm was downloaded.

Comes in: who reads, the paper, the firm it belongs to. Goes out: nothing.
Must not know: the paper's bytes.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.papers.models import Paper
from ceyuan.district.common.trail.act import acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import about_firm, actor_for
from ceyuan.district.registry.models import Enterprise


def read_paper(viewer: Viewer, paper: Paper, enterprise: Enterprise, *, at: datetime) -> None:
    """Put a download on record."""
    verb = verbs.READ_PAPER
    with acting(verb, actor=actor_for(viewer, verb, enterprise), at=at, about=about_firm(enterprise)) as act:
        act.tell({"paper": paper.pk, "digest": paper.digest})
