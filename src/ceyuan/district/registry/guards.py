"""What many acts on an enterprise ask first.

Comes in: an enterprise, days, within an act. Goes out: the locked row, or a refusal.
Must not know: which act it is, beyond its verb.
"""

from __future__ import annotations

from datetime import date

from django.db.models import F

from ceyuan.district.common.papers.keep import Delivery, keep_paper
from ceyuan.district.common.papers.models import Paper
from ceyuan.district.common.trail.act import Act, Refused
from ceyuan.district.registry import errors
from ceyuan.district.registry.enums import Standing
from ceyuan.district.registry.models import Enterprise


def locked(enterprise: Enterprise) -> Enterprise:
    """Give the enterprise as it stands now, locked until the act ends."""
    return Enterprise.objects.select_for_update().get(pk=enterprise.pk)


def require_active(act: Act, enterprise: Enterprise) -> None:
    """Refuse what is only done with firms on the register."""
    if enterprise.standing != Standing.ACTIVE:
        words = {"verb_zh": act.verb.zh, "verb_en": act.verb.en}
        raise Refused(errors.NOT_ACTIVE, data={"firm": enterprise.name, **words})


def require_past(day: date, today: date) -> None:
    """Refuse a day that has not come."""
    if day > today:
        raise Refused(errors.NOT_TODAY, data={"day": day})


def require_order(first: date | None, last: date | None) -> None:
    """Refuse two days in the wrong order."""
    if first is not None and last is not None and last < first:
        raise Refused(errors.DAYS_CROSSED, data={"first": first, "last": last})


def keep(act: Act, delivery: Delivery | None) -> Paper | None:
    """Keep a paper if there is one, under the name of whoever acts."""
    return None if delivery is None else keep_paper(delivery, by=act.actor.name, at=act.at)


def fingerprint(paper: Paper | None) -> str:
    """Give what an event says of a paper: its SM3, empty for none."""
    return "" if paper is None else paper.digest


def raise_revision(enterprise: Enterprise) -> None:
    """Note that something the rules look at has changed."""
    Enterprise.objects.filter(pk=enterprise.pk).update(facts_revision=F("facts_revision") + 1)
