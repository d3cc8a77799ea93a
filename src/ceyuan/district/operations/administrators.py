"""The first administrators, as the command line names them.

Comes in: user names and names. Goes out: links.
Must not know: how links travel.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from ceyuan.district.accounts.actions.create_first_administrators import create_first_administrators
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.people import NewPerson

ROLES: Mapping[str, Role] = {
    "system": Role.SYSTEM_ADMIN,
    "audit": Role.AUDIT_ADMIN,
    "security": Role.SECURITY_ADMIN,
}


def first_links(people: Mapping[str, tuple[str, str]], *, at: datetime) -> dict[str, str]:
    """Create the three, and give a link for each; refused once there was any administrator."""
    named = {ROLES[key]: NewPerson(username, name) for key, (username, name) in people.items()}
    secrets = create_first_administrators(named, at=at)
    return {key: site() + reverse("accept_invitation", args=[secrets[role]]) for key, role in ROLES.items()}


def site() -> str:
    """Give where people reach the platform: the first of its names."""
    environment = settings.ENVIRONMENT
    if environment.secure:
        return f"https://{environment.hosts[0]}"
    return f"http://{environment.hosts[0]}:8000"
