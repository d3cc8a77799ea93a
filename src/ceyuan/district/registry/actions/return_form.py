"""Return a recurring form: its answers become the firm's declared facts.

Comes in: somebody of the firm, the form, answers by fact. Goes out: the return.
Must not know: pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.actions.write_facts import write_facts
from ceyuan.district.registry.facts import errors
from ceyuan.district.registry.facts.entry import Entry
from ceyuan.district.registry.facts.values import Kept
from ceyuan.district.registry.forms import asked, refuse_shut, year_of
from ceyuan.district.registry.guards import locked, require_active
from ceyuan.district.registry.models import Enterprise, FormReturn, RecurringForm
from ceyuan.model.facts import LawfulSource


def return_form(
    viewer: Viewer, enterprise: Enterprise, form: RecurringForm, answers: Mapping[str, Kept], *, at: datetime
) -> FormReturn:
    """Return it before it closes; until then it may be returned again. What the register has is not asked."""
    verb = verbs.RETURN_FORM
    with acting(verb, actor=actor_for(viewer, verb, enterprise), at=at, about=about_firm(enterprise)) as act:
        demand(viewer, verb, enterprise)
        firm = locked(enterprise)
        require_active(act, firm)
        found = RecurringForm.objects.get(pk=form.pk)
        refuse_shut(found, at)
        day = timezone.localdate(at)
        wanted = asked(found, firm, as_of=day)
        for fact in wanted:
            if fact.key not in answers:
                raise Refused(errors.NO_VALUE, data={"fact": fact.name})
        entries = [
            Entry(firm.pk, fact, year_of(found, fact), answers[fact.key], LawfulSource.DECLARATION, day)
            for fact in wanted
        ]
        written = write_facts(entries, by=act.actor.name, at=at)
        made, _ = FormReturn.objects.update_or_create(
            form=found,
            enterprise=firm,
            defaults={
                "keys": [fact.key for fact in wanted],
                "returned_at": at,
                "returned_by": act.actor.name,
            },
        )
        act.tell({"form": found.pk, "name": found.name, "rows": list(written.rows)})
        return made
