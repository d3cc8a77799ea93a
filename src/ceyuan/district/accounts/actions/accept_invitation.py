"""Use a link: set the password of its owner, once.

Comes in: the link's secret and a password that was found good. Goes out: the owner.
Must not know: who made the link.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.access import NOBODY_HERE, viewer_of
from ceyuan.district.accounts.actions.make_account import digest_of_secret
from ceyuan.district.accounts.models import Invitation, User
from ceyuan.district.accounts.verbs import ACCEPT_INVITATION
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.actor import Actor
from ceyuan.district.common.trail.verb import NOTHING, About


def accept_invitation(secret: str, password: str, *, at: datetime, place: str = "") -> User:
    """Set the password; a link that is used, withdrawn or out of date is refused."""
    found = open_invitation(secret, at=at)
    actor = Actor("", NOBODY_HERE.name, "", place=place)
    about = NOTHING
    if found is not None:
        actor = viewer_of(found.user, day=timezone.localdate(at), place=place).actor()
        about = About("user", str(found.user.pk), found.user.name)
    with acting(ACCEPT_INVITATION, actor=actor, at=at, about=about):
        # asked again under the lock: of two who use one link at once, one is refused
        used = 0 if found is None else _open(secret, at).update(used_at=at)
        if found is None or not used:
            raise Refused(errors.INVITATION_DEAD)
        user = found.user
        user.set_password(password)
        user.password_at = at
        user.save(update_fields=["password", "password_at"])
    return user


def open_invitation(secret: str, *, at: datetime) -> Invitation | None:
    """Give the invitation behind a link that can still be used."""
    return _open(secret, at).select_related("user").first()


def _open(secret: str, at: datetime) -> QuerySet[Invitation]:
    return Invitation.objects.filter(
        digest=digest_of_secret(secret),
        used_at__isnull=True,
        withdrawn_at__isnull=True,
        expires_at__gt=at,
        user__is_active=True,
    )
