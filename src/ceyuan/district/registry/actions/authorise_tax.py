"""Record a firm's permission to use its tax data between two days.

Comes in: its confirmer, or an officer with its letter; days and the letter. Goes out: the row.
Must not know: tax data.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.papers.keep import Delivery, keep_paper
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.facts import errors
from ceyuan.district.registry.facts.usable import authorised_on
from ceyuan.district.registry.guards import locked, require_order
from ceyuan.district.registry.models import Enterprise, TaxAuthorisation


@dataclass(frozen=True, slots=True)
class Permission:
    """From a day to a day, with the sealed letter."""

    since: date
    until: date
    delivery: Delivery


def authorise_tax(viewer: Viewer, enterprise: Enterprise, given: Permission, *, at: datetime) -> TaxAuthorisation:
    """Record it; one is in force at a time."""
    verb = verbs.AUTHORISE_TAX
    with acting(verb, actor=actor_for(viewer, verb, enterprise), at=at, about=about_firm(enterprise)) as act:
        demand(viewer, verb, enterprise)
        firm = locked(enterprise)
        require_order(given.since, given.until)
        require_order(timezone.localdate(at), given.until)
        held = authorised_on(given.since).filter(enterprise=firm).order_by("-until").first()
        if held is not None:
            raise Refused(errors.TAX_ALREADY, data={"firm": firm.name, "day": held.until})
        paper = keep_paper(given.delivery, by=act.actor.name, at=at)
        made = TaxAuthorisation.objects.create(enterprise=firm, since=given.since, until=given.until, paper=paper)
        act.tell({"authorisation": made.pk, "since": given.since, "until": given.until, "paper": paper.digest})
        return made
