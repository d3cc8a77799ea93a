"""Note that the answers of a recurring form were exported.

Comes in: a district officer, the form. Goes out: nothing.
Must not know: the file.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.permission import allow
from ceyuan.district.common.trail.act import acting
from ceyuan.district.common.trail.verb import About
from ceyuan.district.registry import verbs
from ceyuan.district.registry.models import RecurringForm


def export_form(viewer: Viewer, form: RecurringForm, *, at: datetime) -> None:
    """Note it."""
    verb = verbs.EXPORT_FORM
    about = About("recurring-form", str(form.pk), form.name)
    with acting(verb, actor=viewer.actor(Role.DISTRICT_OFFICER), at=at, about=about) as act:
        allow(viewer, verb, Role.DISTRICT_OFFICER)
        act.tell({"returns": form.returns.count()})
