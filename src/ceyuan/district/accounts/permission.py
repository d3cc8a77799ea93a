"""Whether somebody may: for acts, which refuse on record, and for pages, which are closed.

Comes in: a viewer, roles. Goes out: nothing, or a refusal.
Must not know: rows.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils import translation

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import Role
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.common.trail.verb import Verb


def allow(viewer: Viewer, verb: Verb, *roles: Role) -> None:
    """Refuse an act to whoever holds none of some roles today."""
    if viewer.has(*roles):
        return
    who = {
        "who_zh": "、".join(label_in("zh-hans", role) for role in roles),
        "who_en": ", ".join(label_in("en", role) for role in roles),
    }
    raise Refused(errors.NOT_YOURS, data={"verb_zh": verb.zh, "verb_en": verb.en, **who})


def require(viewer: Viewer, *roles: Role) -> None:
    """Close a page to whoever holds none of some roles today."""
    if not viewer.has(*roles):
        raise PermissionDenied


def label_in(language: str, role: Role) -> str:
    """Give a role's words in a language, whatever the page's."""
    with translation.override(language):
        return str(role.label)
