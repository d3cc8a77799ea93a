"""Add somebody who acts for a firm: a filer, a confirmer, or an agent with a letter of authorisation and its last day.

Comes in: who acts, the firm, the person by user name. Goes out: the membership.
Must not know: pages, how accounts are made.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from ceyuan.district.accounts.access import Viewer, viewer_of
from ceyuan.district.accounts.enums import STAFF_ROLES, Role
from ceyuan.district.accounts.models import User
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.registry import errors, verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.guards import fingerprint, keep, locked, require_active, require_order
from ceyuan.district.registry.models import Enterprise, Membership
from ceyuan.district.registry.particulars import NewMember


def invite_member(viewer: Viewer, enterprise: Enterprise, new: NewMember, *, at: datetime) -> Membership:
    """Add a person; staff never act for a firm, an agent never without a letter."""
    verb = verbs.INVITE_MEMBER
    with acting(verb, actor=actor_for(viewer, verb, enterprise), at=at, about=about_firm(enterprise)) as act:
        demand(viewer, verb, enterprise)
        firm = locked(enterprise)
        require_active(act, firm)
        user = User.objects.filter(username=new.username.strip(), is_active=True).first()
        if user is None:
            raise Refused(errors.NO_SUCH_USER, data={"username": new.username})
        today = timezone.localdate(at)
        if viewer_of(user, day=today).has(*STAFF_ROLES):
            raise Refused(errors.STAFF_MEMBER, data={"name": user.name})
        if new.role is Role.AGENT and (new.letter is None or new.until is None):
            raise Refused(errors.LETTER_NEEDED)
        require_order(new.since, new.until)
        held = Membership.objects.filter(
            Q(until__isnull=True) | Q(until__gte=today),
            enterprise=firm,
            user=user,
            role=new.role,
            ended_at__isnull=True,
        )
        if held.exists():
            raise Refused(errors.MEMBER_ALREADY, data={"name": user.name, "firm": firm.name, "role": new.role.label})
        letter = keep(act, new.letter)
        row = Membership.objects.create(
            enterprise=firm, user=user, role=new.role, since=new.since, until=new.until, letter=letter
        )
        days = {"since": new.since, "until": new.until}
        act.tell({"user": user.name, "role": new.role.value, **days, "letter": fingerprint(letter)})
        return row
