"""Create the three administrators of a fresh installation: three people, none of them with a password yet.

Comes in: three people by role, from the command line. Goes out: a link's secret for each.
Must not know: how the links travel.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.actions.make_account import make_account
from ceyuan.district.accounts.enums import ADMINISTRATORS, Role
from ceyuan.district.accounts.models import RoleGrant
from ceyuan.district.accounts.people import NewPerson
from ceyuan.district.accounts.verbs import CREATE_FIRST_ADMINISTRATORS
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.actor import PLATFORM
from ceyuan.district.common.trail.verb import About


def create_first_administrators(people: Mapping[Role, NewPerson], *, at: datetime) -> Mapping[Role, str]:
    """Create them; once there was any administrator, this door stays shut."""
    links: dict[Role, str] = {}
    with acting(CREATE_FIRST_ADMINISTRATORS, actor=PLATFORM, at=at) as act:
        if RoleGrant.objects.filter(role__in=ADMINISTRATORS).exists():
            raise Refused(errors.ADMINISTRATORS_EXIST)
        usernames = [one.username for one in people.values()]
        if set(people) != ADMINISTRATORS or len({one.casefold() for one in usernames}) != len(ADMINISTRATORS):
            raise Refused(errors.THREE_PEOPLE, data={"usernames": "、".join(usernames) or "—"})
        for role, person in people.items():
            invited = make_account(act, person)
            RoleGrant.objects.create(
                user=invited.user, role=role, since=timezone.localdate(at), granted_by=PLATFORM.name
            )
            links[role] = invited.secret
            about = About("user", str(invited.user.pk), person.name)
            act.tell({"username": person.username, "role": role.value}, about=about)
    return links
