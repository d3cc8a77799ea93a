"""Close a recurring form before its time.

Comes in: a district officer, the form, the reason. Goes out: nothing.
Must not know: answers.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.permission import allow
from ceyuan.district.common.trail.act import acting
from ceyuan.district.common.trail.verb import About
from ceyuan.district.registry import verbs
from ceyuan.district.registry.forms import refuse_shut
from ceyuan.district.registry.models import RecurringForm


def close_form(viewer: Viewer, form: RecurringForm, *, reason: str, at: datetime) -> None:
    """Close it now."""
    verb = verbs.CLOSE_FORM
    about = About("recurring-form", str(form.pk), form.name)
    with acting(verb, actor=viewer.actor(Role.DISTRICT_OFFICER), at=at, about=about) as act:
        allow(viewer, verb, Role.DISTRICT_OFFICER)
        found = RecurringForm.objects.select_for_update().get(pk=form.pk)
        refuse_shut(found, at)
        found.closes_at = at
        found.save(update_fields=["closes_at"])
        act.tell({"reason": reason})
