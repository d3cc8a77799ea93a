"""Who gets what at the addresses of health and the counter: a part of the table in `routes.py`.

Comes in: nothing. Goes out: rows.
Must not know: what health is, what a receipt holds.
"""

from __future__ import annotations

from route_row import EVERYBODY, Row

from ceyuan.district.accounts.enums import Role

CLERK = frozenset({Role.COUNTER_CLERK})

OPERATIONS = (
    Row("health", {200: EVERYBODY}, nobody=200),
    Row("platform_health", {200: frozenset({Role.SYSTEM_ADMIN})}),
    Row("counter", {200: CLERK}),
    Row("counter_firm", {200: CLERK}, parts={"code": "other-firm-code"}, state="any unit's firm"),
    Row("counter_firm", {404: CLERK}, parts={"code": "word"}, state="no such firm"),
    Row("counter_receipt", {404: CLERK}, parts={"number": "event"}, state="not one's own"),
)
