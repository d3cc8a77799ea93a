"""Withdraw the permission to use tax data: from that day on nothing of it is used or shown.

Comes in: the firm's confirmer or an officer, the permission. Goes out: nothing.
Must not know: tax data.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import F
from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.facts import errors
from ceyuan.district.registry.models import Enterprise, TaxAuthorisation


def withdraw_tax(viewer: Viewer, given: TaxAuthorisation, *, at: datetime) -> None:
    """Withdraw it today."""
    verb, firm = verbs.WITHDRAW_TAX, given.enterprise
    with acting(verb, actor=actor_for(viewer, verb, firm), at=at, about=about_firm(firm)) as act:
        demand(viewer, verb, firm)
        found = TaxAuthorisation.objects.select_for_update().get(pk=given.pk)
        if found.withdrawn_on is not None:
            raise Refused(errors.TAX_WITHDRAWN, data={"day": found.withdrawn_on})
        found.withdrawn_on = timezone.localdate(at)
        found.save(update_fields=["withdrawn_on"])
        Enterprise.objects.filter(pk=firm.pk).update(facts_revision=F("facts_revision") + 1)
        act.tell({"authorisation": found.pk})
