"""Record that a firm was merged into another, and move what its successor takes over.

Comes in: who acts, the firm, its successor, what shows it. Goes out: the change.
Must not know: pages. What goes where stands in `succession.py`.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.enums import ChangeKind, Standing
from ceyuan.district.registry.models import Change, Enterprise
from ceyuan.district.registry.particulars import Happening, Succession
from ceyuan.district.registry.succeed import Passing, end_enterprise, pass_on, successors_of


def merge_enterprise(
    viewer: Viewer, enterprise: Enterprise, succession: Succession, happening: Happening, *, at: datetime
) -> list[Change]:
    """Merge a firm into its successor."""
    verb = verbs.MERGE
    with acting(verb, actor=actor_for(viewer, verb, enterprise), at=at, about=about_firm(enterprise)) as act:
        demand(viewer, verb, enterprise)
        firm, successors = successors_of(act, enterprise, succession.successors[:1])
        passing = Passing(ChangeKind.MERGER, firm, successors, happening)
        changes = pass_on(act, passing, succession.recognitions)
        end_enterprise(act, firm, Standing.MERGED, happening.on)
        return changes
