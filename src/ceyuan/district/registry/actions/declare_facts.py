"""Declare facts of one's own firm: they take effect at once, as the firm's own word.

Comes in: somebody of the firm, statements. Goes out: what was new.
Must not know: corrections of what others recorded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.actions.record_facts import write_statements
from ceyuan.district.registry.actions.write_facts import Written
from ceyuan.district.registry.facts.entry import Statement
from ceyuan.district.registry.guards import locked, require_active
from ceyuan.district.registry.models import Enterprise
from ceyuan.model.facts import LawfulSource


def declare_facts(viewer: Viewer, enterprise: Enterprise, statements: Sequence[Statement], *, at: datetime) -> Written:
    """Declare facts; whatever source a statement names, the firm speaks for itself alone."""
    verb = verbs.DECLARE_FACTS
    with acting(verb, actor=actor_for(viewer, verb, enterprise), at=at, about=about_firm(enterprise)) as act:
        demand(viewer, verb, enterprise)
        firm = locked(enterprise)
        require_active(act, firm)
        own = [replace(one, source=LawfulSource.DECLARATION, shared=None) for one in statements]
        return write_statements(act, firm, own)
