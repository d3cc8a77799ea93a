"""Fill the database of a site that browser tests visit: one person in every role, and a little history.

Comes in: the settings of the environment. Goes out: rows; the password of everybody is PASSWORD.
Must not know: pages.
"""

from __future__ import annotations

from datetime import date, timedelta

import django
from django.utils import timezone

PASSWORD = "correct horse 9"  # noqa: S105 -- of invented people on a site that lives for one test run
LONG_AGO = date(2020, 1, 1)


def fill() -> None:
    """Make the world of the table of routes, and let all of it be in force today, whenever that is."""
    django.setup()
    # what follows names models, which Django has only now
    from browser_site_rows import make_rows  # noqa: PLC0415 -- see above
    from firm_factories import make_full_file  # noqa: PLC0415 -- see above
    from route_world import make_world  # noqa: PLC0415 -- see above

    from ceyuan.district.accounts.models import Delegation, Invitation, RoleGrant, User  # noqa: PLC0415 -- see above
    from ceyuan.district.registry.models import Handover, Membership  # noqa: PLC0415 -- see above

    world = make_world()
    make_full_file(world.firms[0])
    make_rows(world)
    now = timezone.now()
    User.objects.update(password_at=now, made_at=now)
    for model in (RoleGrant, Membership, Handover, Delegation):
        model.objects.update(since=LONG_AGO)
    Membership.objects.exclude(until=None).update(until=now.date() + timedelta(days=99))
    Invitation.objects.update(expires_at=now + timedelta(days=1))
    Delegation.objects.update(until=now.date() + timedelta(days=9))
    for role, user in world.people.items():
        User.objects.filter(pk=user.pk).update(username=role.value)
    User.objects.filter(pk=world.other.pk).update(username="other")


if __name__ == "__main__":
    fill()
