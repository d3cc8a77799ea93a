"""Confirm yes or no: all that the statistics bureau and other offices say about a single firm.

Comes in: somebody of the office, the firm, the fact, the answer. Goes out: what was new.
Must not know: figures; an office that has them gives aggregates (`record_cell.py`).
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.actions.record_facts import write_statements
from ceyuan.district.registry.actions.write_facts import Written
from ceyuan.district.registry.facts import errors
from ceyuan.district.registry.facts.entry import Statement
from ceyuan.district.registry.facts.values import keep_value
from ceyuan.district.registry.guards import locked
from ceyuan.district.registry.models import Enterprise
from ceyuan.model.facts import Fact, FactType, LawfulSource


def confirm_fact(viewer: Viewer, enterprise: Enterprise, fact: Fact, *, answer: bool, at: datetime) -> Written:
    """Confirm it."""
    verb = verbs.CONFIRM_FACT
    with acting(verb, actor=actor_for(viewer, verb, enterprise), at=at, about=about_firm(enterprise)) as act:
        demand(viewer, verb, enterprise)
        if not can_be_confirmed(fact):
            raise Refused(errors.NOT_A_CONFIRMATION, data={"fact": fact.name})
        firm = locked(enterprise)
        kept = keep_value(fact, answer)
        statement = Statement(fact, None, kept, LawfulSource.CONFIRMATION, timezone.localdate(at))
        return write_statements(act, firm, [statement])


def can_be_confirmed(fact: Fact) -> bool:
    """Tell whether a fact is a yes or no that offices confirm."""
    return fact.type is FactType.BOOLEAN and not fact.yearly and LawfulSource.CONFIRMATION in fact.lawful_sources
