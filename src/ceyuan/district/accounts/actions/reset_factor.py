"""Clear the second factor of somebody who lost phone and recovery codes; the next login asks to bind a new one.

Comes in: who clears, whose. Goes out: nothing.
Must not know: codes.
"""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import User
from ceyuan.district.accounts.permission import allow
from ceyuan.district.accounts.verbs import RESET_FACTOR
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.verb import About


def reset_factor(viewer: Viewer, user: User, *, at: datetime) -> None:
    """Clear it; nobody does so for themselves."""
    about = About("user", str(user.pk), user.name)
    with acting(RESET_FACTOR, actor=viewer.actor(Role.SECURITY_ADMIN), at=at, about=about):
        allow(viewer, RESET_FACTOR, Role.SECURITY_ADMIN)
        if user.pk == viewer.user:
            raise Refused(errors.OWN_ACCOUNT, data={"verb_zh": RESET_FACTOR.zh, "verb_en": RESET_FACTOR.en})
        cleared, _kinds = Authenticator.objects.filter(user=user).delete()
        if not cleared:
            raise Refused(errors.NO_FACTOR, data={"name": user.name})
