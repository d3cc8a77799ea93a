"""Hand somebody's open work over to another.

Comes in: who hands over, whose work, to whom. Goes out: how many things moved.
Must not know: what the work is.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import User
from ceyuan.district.accounts.open_work import open_work
from ceyuan.district.accounts.permission import allow
from ceyuan.district.accounts.verbs import TRANSFER_WORK
from ceyuan.district.common.trail.act import Act, Refused, acting
from ceyuan.district.common.trail.verb import About


def transfer_work(viewer: Viewer, user: User, successor: User, *, at: datetime) -> int:
    """Hand everything over."""
    about = About("user", str(user.pk), user.name)
    with acting(TRANSFER_WORK, actor=viewer.actor(Role.SECURITY_ADMIN), at=at, about=about) as act:
        allow(viewer, TRANSFER_WORK, Role.SECURITY_ADMIN)
        return hand_over(act, user, successor)


def hand_over(act: Act, user: User, successor: User) -> int:
    """Move the work within an act, one event for each kind."""
    if successor.pk == user.pk or not successor.is_active:
        raise Refused(errors.BAD_SUCCESSOR, data={"name": successor.name})
    moved = 0
    for kind, _count in open_work(user):
        number = kind.transfer(user, successor)
        act.tell({"work": kind.zh, "number": number, "to": successor.name}, verb=TRANSFER_WORK)
        moved += number
    return moved
