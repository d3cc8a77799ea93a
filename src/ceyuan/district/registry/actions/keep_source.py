"""Record a shared source with its catalogue number, provider, purpose and last day; or change one.

Comes in: a district officer, what the approval of the sharing says. Goes out: the row.
Must not know: data that come from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.permission import allow
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.verb import About
from ceyuan.district.registry import verbs
from ceyuan.district.registry.facts import errors
from ceyuan.district.registry.facts.sources import refuse_statistical_return
from ceyuan.district.registry.models import SharedSource
from ceyuan.model.facts import LawfulSource


@dataclass(frozen=True, slots=True)
class SourceTerms:
    """What the approval says."""

    catalogue_number: str
    name: str
    provider: str
    purpose: str
    expires_on: date
    source: LawfulSource


def keep_source(viewer: Viewer, terms: SourceTerms, *, known: SharedSource | None = None, at: datetime) -> SharedSource:
    """Record it, or change the one that is known; a statistical return is no source."""
    verb = verbs.KEEP_SOURCE
    about = About("shared-source", terms.catalogue_number, terms.name)
    with acting(verb, actor=viewer.actor(Role.DISTRICT_OFFICER), at=at, about=about) as act:
        allow(viewer, verb, Role.DISTRICT_OFFICER)
        refuse_statistical_return([terms.name, terms.purpose])
        if terms.expires_on < timezone.localdate(at) and (known is None or known.expires_on != terms.expires_on):
            raise Refused(errors.SOURCE_PAST, data={"day": terms.expires_on})
        same = SharedSource.objects.filter(catalogue_number=terms.catalogue_number)
        if (same if known is None else same.exclude(pk=known.pk)).exists():
            raise Refused(errors.SOURCE_TAKEN, data={"number": terms.catalogue_number})
        kept = known or SharedSource()
        kept.catalogue_number, kept.name, kept.provider = terms.catalogue_number, terms.name, terms.provider
        kept.purpose, kept.expires_on, kept.source = terms.purpose, terms.expires_on, terms.source.value
        kept.save()
        act.tell({"provider": terms.provider, "purpose": terms.purpose, "expires": terms.expires_on})
        return kept
