"""What tests of the platform share: people, offices and firms in one line each.

Comes in: what a test wants to say. Goes out: rows.
Must not know: views.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from ceyuan.district.accounts.access import Viewer, viewer_of
from ceyuan.district.accounts.enums import Role, UnitKind
from ceyuan.district.accounts.models import RoleGrant, Unit, User
from ceyuan.district.registry.models import Enterprise, Handover

AT = datetime(2026, 6, 30, 2, tzinfo=UTC)
DAY = date(2026, 6, 30)
