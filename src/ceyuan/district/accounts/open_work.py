"""Work that somebody has begun and not ended: each app says how to count its own and how to hand it over.

Comes in: the kinds named in `settings.OPEN_WORK`, a literal list of `module.NAME`. Goes out: counts; work handed over.
Must not know: what the work is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from ceyuan.district.accounts.models import User


@dataclass(frozen=True, slots=True)
class OpenWork:
    """One kind of work. `transfer` is called within the act that hands over, and gives how many things it moved."""

    zh: str
    en: str
    count: Callable[[User], int]
    transfer: Callable[[User, User], int]


def kinds_of_work() -> Sequence[OpenWork]:
    """Give the kinds that the apps of this installation know."""
    return [import_string(one) for one in settings.OPEN_WORK]


def open_work(user: User) -> list[tuple[OpenWork, int]]:
    """Give the work that somebody has open, by kind; kinds without any are left out."""
    counted = [(kind, kind.count(user)) for kind in kinds_of_work()]
    return [(kind, count) for kind, count in counted if count]
