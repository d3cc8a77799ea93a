"""Switch an account on again: without roles, and with a link that sets a new password.

Comes in: who switches on, whom. Goes out: the link's secret.
Must not know: which roles the person had.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.actions.make_account import make_link
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import User
from ceyuan.district.accounts.permission import allow
from ceyuan.district.accounts.verbs import SWITCH_ON_USER
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.verb import About


def switch_on_user(viewer: Viewer, user: User, *, at: datetime) -> str:
    """Switch the account on."""
    about = About("user", str(user.pk), user.name)
    with acting(SWITCH_ON_USER, actor=viewer.actor(Role.SECURITY_ADMIN), at=at, about=about) as act:
        allow(viewer, SWITCH_ON_USER, Role.SECURITY_ADMIN)
        user = User.objects.select_for_update().get(pk=user.pk)
        if user.is_active:
            raise Refused(errors.ACCOUNT_ON, data={"name": user.name})
        user.is_active = True
        user.save(update_fields=["is_active"])
        return make_link(act, user)
