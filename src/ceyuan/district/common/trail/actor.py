"""Who acts: a person with roles, on whose behalf, or the platform itself.

Comes in: what the web edge or a command knows. Goes out: a frozen actor that events keep as text.
Must not know: accounts. An event outlives the account of whoever acted.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts; `id` is empty for the platform itself.

    `roles` are the words shown in the trail; `unit` the office acted for; `deputy_for` the person represented under a
    delegation (AB角), empty otherwise; `place` where the request came from.
    """

    id: str
    name: str
    roles: str
    unit: str = ""
    deputy_for: str = ""
    place: str = ""


PLATFORM = Actor("", "策源平台", "系统")
NOBODY = Actor("", "未登录", "")
