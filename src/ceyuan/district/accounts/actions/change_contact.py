"""Change one's own phone and mail address.

Comes in: who, the new ones. Goes out: nothing.
Must not know: other people.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.models import User
from ceyuan.district.accounts.verbs import CHANGE_CONTACT
from ceyuan.district.common.trail.act import acting
from ceyuan.district.common.trail.verb import About


def change_contact(viewer: Viewer, *, phone: str, email: str, at: datetime) -> None:
    """Write them down; the trail says which changed, not to what."""
    about = About("user", str(viewer.user), viewer.name)
    with acting(CHANGE_CONTACT, actor=viewer.actor(), at=at, about=about) as act:
        user = User.objects.select_for_update().get(pk=viewer.user)
        changed = [name for name, new in (("phone", phone), ("email", email)) if getattr(user, name) != new]
        user.phone, user.email = phone, email
        user.save(update_fields=["phone", "email"])
        act.tell({"changed": changed})
