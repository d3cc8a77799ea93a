"""Note that an office opened a firm's file: once for each person, firm and day; the firm reads it.

Comes in: who looks, the firm. Goes out: whether it was noted now.
Must not know: what is on the file.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.trail.act import acting
from ceyuan.district.common.trail.models import Event
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import LOOKING, about_firm
from ceyuan.district.registry.models import Enterprise


def open_file(viewer: Viewer, enterprise: Enterprise, *, at: datetime) -> bool:
    """Note the first opening of the day."""
    begin = timezone.make_aware(datetime.combine(timezone.localdate(at), time.min))
    noted = Event.objects.filter(
        firm=enterprise.credit_code,
        verb=verbs.OPEN_FILE.code,
        actor_id=str(viewer.user),
        at__gte=begin,
        at__lt=begin + timedelta(days=1),
    )
    if noted.exists():
        return False
    with acting(verbs.OPEN_FILE, actor=viewer.actor(*LOOKING), at=at, about=about_firm(enterprise)):
        return True
