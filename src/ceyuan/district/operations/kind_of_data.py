"""Whether the database is of the kind that the settings say: a demonstration and real data never meet.

Comes in: the settings, the database. Goes out: a reason why they do not fit, or none.
Must not know: what the demonstration is made of; its first act is in the trail.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from ceyuan.district.accounts.models import User
from ceyuan.district.common.trail.models import Event, Outcome
from ceyuan.district.operations import errors
from ceyuan.errors import CeyuanError

DEMO_ACT = "demo.make"  # the code of the act that makes a demo district, as `demo/verbs.py` has it


def unfitting() -> Iterator[CeyuanError]:
    """Give why this database must not be opened with these settings.

    A database without people fits both, so that a fresh one can become either.
    """
    made_up = Event.objects.filter(verb=DEMO_ACT, outcome=Outcome.DONE).exists()
    if made_up and not settings.ENVIRONMENT.demo:
        yield CeyuanError(errors.DEMO_DATA)
    if settings.ENVIRONMENT.demo and not made_up and User.objects.exists():
        yield CeyuanError(errors.REAL_DATA, data={"people": User.objects.count()})
