"""Switch an account off: roles, deputyships and links end at once, open work goes to a successor.

Comes in: who switches off, whom, who takes over. Goes out: nothing.
Must not know: what the work is. Sessions end by themselves: an account that is off has none.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.actions.end_role import close_grant, refuse_last
from ceyuan.district.accounts.actions.transfer_work import hand_over
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import Delegation, Invitation, RoleGrant, User
from ceyuan.district.accounts.open_work import open_work
from ceyuan.district.accounts.permission import allow
from ceyuan.district.accounts.verbs import SWITCH_OFF_USER
from ceyuan.district.common.trail.act import Act, Refused, acting
from ceyuan.district.common.trail.verb import About


def switch_off_user(viewer: Viewer, user: User, *, successor: User | None, at: datetime) -> None:
    """Switch the account off; open work without a successor is refused."""
    about = About("user", str(user.pk), user.name)
    with acting(SWITCH_OFF_USER, actor=viewer.actor(Role.SECURITY_ADMIN), at=at, about=about) as act:
        allow(viewer, SWITCH_OFF_USER, Role.SECURITY_ADMIN)
        if user.pk == viewer.user:
            verb = {"verb_zh": SWITCH_OFF_USER.zh, "verb_en": SWITCH_OFF_USER.en}
            raise Refused(errors.OWN_ACCOUNT, data=verb)
        user = User.objects.select_for_update().get(pk=user.pk)
        if not user.is_active:
            raise Refused(errors.ACCOUNT_OFF, data={"name": user.name})
        _move_work(act, user, successor)
        ended = _end_all(user, at=at, today=timezone.localdate(at))
        user.is_active = False
        user.set_unusable_password()
        user.save(update_fields=["is_active", "password"])
        act.tell({"roles": ended, "successor": successor.name if successor else ""})


def _move_work(act: Act, user: User, successor: User | None) -> None:
    if successor is not None:
        hand_over(act, user, successor)
    left = open_work(user)
    if left:
        work = "、".join(f"{kind.zh} {count}" for kind, count in left)
        raise Refused(errors.WORK_OPEN, data={"name": user.name, "work": work})


def _end_all(user: User, *, at: datetime, today: date) -> list[str]:
    """End roles, deputyships on either side, and links; give the roles ended."""
    open_still = Q(until__isnull=True) | Q(until__gte=today)
    grants = list(RoleGrant.objects.filter(open_still, user=user, ended_at__isnull=True))
    refuse_last(user, [Role(one.role) for one in grants], today)
    for one in grants:
        close_grant(one, at=at, today=today)
    Delegation.objects.filter(Q(principal=user) | Q(deputy=user), until__gte=today, ended_at__isnull=True).update(
        ended_at=at
    )
    Invitation.objects.filter(user=user, used_at__isnull=True, withdrawn_at__isnull=True).update(withdrawn_at=at)
    return [one.role for one in grants]
