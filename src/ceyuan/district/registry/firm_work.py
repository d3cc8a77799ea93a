"""Open work about a firm: each app says how to move its own from one recommending unit to another, and how to end it.

Comes in: the kinds named in `settings.FIRM_WORK`, a literal list of `module.NAME`. Goes out: how many things moved.
Must not know: what the work is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string

from ceyuan.district.accounts.models import Unit
from ceyuan.district.registry.models import Enterprise


@dataclass(frozen=True, slots=True)
class FirmWork:
    """One kind of work. Its functions run within the act, and give how many things they moved or ended.

    `to_unit` takes firm, old and new unit; `to_firm` firm and successor; `end` the firm.
    """

    zh: str
    to_unit: Callable[[Enterprise, Unit | None, Unit, datetime], int]
    to_firm: Callable[[Enterprise, Enterprise, datetime], int]
    end: Callable[[Enterprise, datetime], int]


def kinds_of_firm_work() -> Sequence[FirmWork]:
    """Give the kinds that the apps of this installation know."""
    return [import_string(one) for one in settings.FIRM_WORK]


def move_work(firm: Enterprise, before: Unit | None, unit: Unit, *, at: datetime) -> Mapping[str, int]:
    """Move a firm's open work to the unit that takes it over; gives the counts by kind."""
    return {kind.zh: kind.to_unit(firm, before, unit, at) for kind in kinds_of_firm_work()}


def pass_work(firm: Enterprise, successor: Enterprise, *, at: datetime) -> Mapping[str, int]:
    """Move a firm's open work to its successor."""
    return {kind.zh: kind.to_firm(firm, successor, at) for kind in kinds_of_firm_work()}


def end_work(firm: Enterprise, *, at: datetime) -> Mapping[str, int]:
    """End a firm's open work."""
    return {kind.zh: kind.end(firm, at) for kind in kinds_of_firm_work()}
