"""Record that a firm was split into others, itself going on or not.

Comes in: who acts, the firm, its successors, what shows it. Goes out: the changes, one for each successor.
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


def split_enterprise(
    viewer: Viewer, enterprise: Enterprise, succession: Succession, happening: Happening, *, at: datetime
) -> list[Change]:
    """Split a firm; where it goes on, only what was named stands with the new ones, and credit events with all."""
    verb = verbs.SPLIT
    with acting(verb, actor=actor_for(viewer, verb, enterprise), at=at, about=about_firm(enterprise)) as act:
        demand(viewer, verb, enterprise)
        firm, successors = successors_of(act, enterprise, succession.successors)
        passing = Passing(ChangeKind.SPLIT, firm, successors, happening, survives=succession.survives)
        changes = pass_on(act, passing, succession.recognitions)
        if not succession.survives:
            end_enterprise(act, firm, Standing.SPLIT, happening.on)
        return changes
