"""Who gets what at the addresses of health: a part of the table in `routes.py`.

Comes in: nothing. Goes out: rows.
Must not know: what health is.
"""

from __future__ import annotations

from route_row import EVERYBODY, Row

from ceyuan.district.accounts.enums import Role

OPERATIONS = (
    Row("health", {200: EVERYBODY}, nobody=200),
    Row("platform_health", {200: frozenset({Role.SYSTEM_ADMIN})}),
)
