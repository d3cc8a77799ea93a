"""Name a deputy (AB角): for some days one person's roles are exercised by another as well.

Comes in: who names, whom, for whom and when. Goes out: the delegation.
Must not know: what the deputy will do; the trail shows both names.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.actions.grant_role import refuse_clash, refuse_days
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.held import Days, own_roles
from ceyuan.district.accounts.models import Delegation, User
from ceyuan.district.accounts.people import NewDelegation
from ceyuan.district.accounts.permission import allow
from ceyuan.district.accounts.verbs import DELEGATE
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.verb import About


def delegate(viewer: Viewer, new: NewDelegation, *, at: datetime) -> Delegation:
    """Name the deputy: people do so for themselves, the security administrator for anybody."""
    about = About("user", str(new.principal.pk), new.principal.name)
    with acting(DELEGATE, actor=viewer.actor(Role.SECURITY_ADMIN), at=at, about=about) as act:
        if new.principal.pk != viewer.user:
            allow(viewer, DELEGATE, Role.SECURITY_ADMIN)
        people = {one.pk: one for one in User.objects.select_for_update().filter(pk__in=_pair(new)).order_by("pk")}
        for one in people.values():
            if not one.is_active:
                raise Refused(errors.ACCOUNT_OFF, data={"name": one.name})
        days = Days(new.since, new.until)
        refuse_days(days, today=timezone.localdate(at))
        _refuse_pair(new, days)
        made = Delegation.objects.create(
            principal=new.principal, deputy=new.deputy, since=new.since, until=new.until, reason=new.reason
        )
        told = {"deputy": new.deputy.name, "since": new.since, "until": new.until, "reason": new.reason}
        act.tell(told)
    return made


def _pair(new: NewDelegation) -> list[int]:
    return [new.principal.pk, new.deputy.pk]


def _refuse_pair(new: NewDelegation, days: Days) -> None:
    if new.principal.pk == new.deputy.pk:
        raise Refused(errors.DEPUTY_OF_ONESELF, data={"name": new.principal.name})
    standing = Delegation.objects.filter(days.meet(), principal=new.principal, deputy=new.deputy, ended_at__isnull=True)
    if standing.exists():
        names = {"principal": new.principal.name, "deputy": new.deputy.name}
        raise Refused(errors.DELEGATION_STANDS, data=names)
    roles = own_roles(new.principal.pk, days)
    if not roles:
        raise Refused(errors.NOTHING_TO_DELEGATE, data={"name": new.principal.name})
    refuse_clash(new.deputy, sorted(roles), days, deputies_too=False)
