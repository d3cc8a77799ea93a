"""Make an account that nobody can use yet, and a link with which its owner sets a password, once.

Comes in: an act under way whose caller has checked who may. Goes out: the account and the link's secret, shown once.
Must not know: who may, how the link travels.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.models import Invitation, User
from ceyuan.district.accounts.people import NewPerson
from ceyuan.district.common.trail.act import Act, Refused


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody with the secret of their link, which is kept nowhere else."""

    user: User
    secret: str


def make_account(act: Act, person: NewPerson) -> Invited:
    """Make the account within an act; a user name differs from all others by more than its case."""
    if User.objects.filter(username__iexact=person.username).exists():
        raise Refused(errors.NAME_TAKEN, data={"username": person.username})
    user = User(username=person.username, name=person.name, phone=person.phone, email=person.email, made_at=act.at)
    user.set_unusable_password()
    user.save()
    return Invited(user, make_link(act, user))


def make_link(act: Act, user: User) -> str:
    """Make a link within an act; an earlier one that was not used ends."""
    Invitation.objects.filter(user=user, used_at__isnull=True, withdrawn_at__isnull=True).update(withdrawn_at=act.at)
    secret = secrets.token_urlsafe(32)
    Invitation.objects.create(
        user=user,
        digest=digest_of_secret(secret),
        made_at=act.at,
        made_by=act.actor.name,
        expires_at=act.at + timedelta(hours=settings.INVITATION_HOURS),
    )
    return secret


def digest_of_secret(secret: str) -> str:
    """Give what is kept of a link: whoever reads the database cannot use it.

    >>> digest_of_secret("a")[:8]
    'ca978112'
    """
    return hashlib.sha256(secret.encode()).hexdigest()
