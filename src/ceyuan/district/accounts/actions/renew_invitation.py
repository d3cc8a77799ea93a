"""Make a new link for somebody who never used theirs, or who forgot their password; the old password ends.

Comes in: who makes it, for whom. Goes out: the link's secret.
Must not know: how it travels.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.actions.make_account import make_link
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import User
from ceyuan.district.accounts.permission import allow
from ceyuan.district.accounts.verbs import RENEW_INVITATION
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.verb import About


def renew_invitation(viewer: Viewer, user: User, *, at: datetime) -> str:
    """Make the link; nobody makes one for themselves, who can change their password."""
    about = About("user", str(user.pk), user.name)
    with acting(RENEW_INVITATION, actor=viewer.actor(Role.SECURITY_ADMIN), at=at, about=about) as act:
        allow(viewer, RENEW_INVITATION, Role.SECURITY_ADMIN)
        user = User.objects.select_for_update().get(pk=user.pk)
        if user.pk == viewer.user:
            verb = {"verb_zh": RENEW_INVITATION.zh, "verb_en": RENEW_INVITATION.en}
            raise Refused(errors.OWN_ACCOUNT, data=verb)
        if not user.is_active:
            raise Refused(errors.ACCOUNT_OFF, data={"name": user.name})
        user.set_unusable_password()
        user.save(update_fields=["password"])
        return make_link(act, user)
