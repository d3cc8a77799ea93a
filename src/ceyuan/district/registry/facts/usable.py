"""Which rows of facts may be used on a day.

Comes in: a day. Goes out: rows.
Must not know: who looks, which of several rows holds.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from ceyuan.district.registry.models import FactRow, TaxAuthorisation
from ceyuan.model.facts import LawfulSource


def live_rows() -> QuerySet[FactRow]:
    """Give the rows that nothing superseded and that say something."""
    return FactRow.objects.filter(superseded_by__isnull=True, withdrawn=False)


def usable_facts(as_of: date) -> QuerySet[FactRow]:
    """Give the live rows that may be used on a day: valid, their shared source not expired, tax data authorised."""
    return live_rows().filter(
        Q(expires_on__isnull=True) | Q(expires_on__gte=as_of),
        Q(shared__isnull=True) | Q(shared__expires_on__gte=as_of),
        ~Q(source=LawfulSource.TAX) | Q(Exists(authorised_on(as_of).filter(enterprise=OuterRef("enterprise")))),
        valid_from__lte=as_of,
    )


def authorised_on(day: date) -> QuerySet[TaxAuthorisation]:
    """Give the authorisations of tax data in force on a day."""
    return TaxAuthorisation.objects.filter(
        Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day), since__lte=day, until__gte=day
    )
