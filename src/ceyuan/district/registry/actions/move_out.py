"""Record that a firm moved out of the district: its file stays, its open work here ends.

Comes in: who acts, the firm, what shows it. Goes out: the change.
Must not know: pages. What ends stands in `succession.py`.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.enums import ChangeKind, Standing
from ceyuan.district.registry.models import Change, Enterprise
from ceyuan.district.registry.particulars import Happening
from ceyuan.district.registry.succeed import Passing, end_enterprise, pass_on, successors_of


def move_out(viewer: Viewer, enterprise: Enterprise, happening: Happening, *, at: datetime) -> Change:
    """Move a firm out."""
    verb = verbs.MOVE_OUT
    with acting(verb, actor=actor_for(viewer, verb, enterprise), at=at, about=about_firm(enterprise)) as act:
        demand(viewer, verb, enterprise)
        firm, _none = successors_of(act, enterprise, ())
        (change,) = pass_on(act, Passing(ChangeKind.MOVE_OUT, firm, (), happening), ())
        end_enterprise(act, firm, Standing.MOVED, happening.on)
        return change
