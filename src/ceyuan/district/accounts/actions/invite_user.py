"""Invite somebody: an account without a usable password, and a link that sets one.

Comes in: who invites, whom. Goes out: the account and its link.
Must not know: roles the person will have.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.actions.make_account import Invited, make_account
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.people import NewPerson
from ceyuan.district.accounts.permission import allow
from ceyuan.district.accounts.verbs import INVITE_USER
from ceyuan.district.common.trail.act import acting
from ceyuan.district.common.trail.verb import About


def invite_user(viewer: Viewer, person: NewPerson, *, at: datetime) -> Invited:
    """Make the account."""
    about = About("user", person.username, person.name)
    with acting(INVITE_USER, actor=viewer.actor(Role.SECURITY_ADMIN), at=at, about=about) as act:
        allow(viewer, INVITE_USER, Role.SECURITY_ADMIN)
        invited = make_account(act, person)
        act.tell({"username": person.username}, about=About("user", str(invited.user.pk), person.name))
    return invited
