"""End a deputyship early, at once.

Comes in: who ends it, which. Goes out: nothing.
Must not know: pages.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import Delegation
from ceyuan.district.accounts.permission import allow
from ceyuan.district.accounts.verbs import END_DELEGATION
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.verb import About


def end_delegation(viewer: Viewer, delegation: Delegation, *, at: datetime) -> None:
    """End it: either of the two may, and the security administrator."""
    about = About("user", str(delegation.principal_id), delegation.principal.name)
    with acting(END_DELEGATION, actor=viewer.actor(Role.SECURITY_ADMIN), at=at, about=about) as act:
        if viewer.user not in {delegation.principal_id, delegation.deputy_id}:
            allow(viewer, END_DELEGATION, Role.SECURITY_ADMIN)
        if delegation.until < timezone.localdate(at):
            raise Refused(errors.DELEGATION_OVER)
        ended = Delegation.objects.filter(pk=delegation.pk, ended_at__isnull=True).update(ended_at=at)
        if not ended:
            raise Refused(errors.DELEGATION_OVER)
        act.tell({"deputy": delegation.deputy.name, "until": delegation.until})
