"""What every chapter of the demo district is given.

Comes in: the moment, the invented firms. Goes out: people of the demo as they look that day, rows by code and key.
Must not know: what a chapter does with them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from django.utils import timezone

from ceyuan.district.accounts.access import Viewer, viewer_of
from ceyuan.district.accounts.models import Unit, User
from ceyuan.district.demo.invent import DemoFirm
from ceyuan.district.registry.models import Enterprise

SEED = 146
RECORDED_BY = "策源平台（编造演示数据）"
SOURCE = "演示数据"


@dataclass(frozen=True, slots=True)
class Making:
    """A demo district under way."""

    at: datetime
    firms: Sequence[DemoFirm]

    @property
    def day(self) -> date:
        """Give the day in Shanghai."""
        return timezone.localdate(self.at)

    def chance(self, chapter: str) -> Random:
        """Give a source of chance of a chapter's own, so that one chapter never moves another."""
        return Random(f"{SEED} {chapter}")  # noqa: S311 -- a demonstration, not a secret

    def viewer(self, username: str) -> Viewer:
        """Give somebody of the demo who acts."""
        return viewer_of(User.objects.get(username=username), day=self.day)


def units_by_key() -> Mapping[str, Unit]:
    """Give every unit by its key."""
    return {one.key: one for one in Unit.objects.all()}


def keys_by_code() -> Mapping[str, int]:
    """Give every firm's key by its credit code."""
    return dict(Enterprise.objects.order_by().values_list("credit_code", "pk"))
