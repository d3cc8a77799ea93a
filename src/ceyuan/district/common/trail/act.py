"""The one construct in which anything is changed: a transaction, its events, or a refusal on record.

Comes in: a verb, who acts, when, about what. Goes out: an act to which the change adds what it did.
Must not know: what is changed. Nothing else opens a transaction; a test looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from ceyuan.district.common.trail.actor import Actor
from ceyuan.district.common.trail.chain import Record, append_records
from ceyuan.district.common.trail.models import Outcome
from ceyuan.district.common.trail.verb import NOTHING, About, Verb
from ceyuan.errors import CeyuanError


class Refused(CeyuanError):  # noqa: N818 -- a refusal is no fault
    """An act that the platform refuses: by its rules, not by a fault. It is put on record with its reason."""


@dataclass(slots=True)
class Act:
    """An act under way; what it tells becomes events when it ends well."""

    verb: Verb
    actor: Actor
    at: datetime
    about: About
    _records: list[Record] = field(default_factory=list)

    def tell(self, data: Mapping[str, object], *, about: About | None = None, verb: Verb | None = None) -> None:
        """Add an event: what was done, to what. Without any, the act leaves one event with empty data."""
        told = Record(verb or self.verb, Outcome.DONE, self.actor, about or self.about, self.at, data)
        self._records.append(told)

    def records(self) -> list[Record]:
        """Give the events of an act that ended well: at least one."""
        return self._records or [Record(self.verb, Outcome.DONE, self.actor, self.about, self.at, {})]


@contextmanager
def acting(verb: Verb, *, actor: Actor, at: datetime, about: About = NOTHING) -> Iterator[Act]:
    """Do something in one transaction whose last statements chain its events.

    If writing the events fails, nothing was done. If the act is refused, nothing was done either, and the refusal is
    written in a transaction of its own; where even that fails, the refusal stands and the failure is raised from it.
    """
    act = Act(verb, actor, at, about)
    try:
        with transaction.atomic(durable=True):
            yield act
            append_records(act.records())
    except Refused as refusal:
        record_refusal(act, refusal)
        raise


def record_refusal(act: Act, refusal: Refused) -> None:
    """Put a refusal on record, with its code and words."""
    data = {"code": refusal.kind.code, "message": refusal.kind.message("zh", refusal.data)}
    with transaction.atomic(durable=True):
        append_records([Record(act.verb, Outcome.REFUSED, act.actor, act.about, act.at, data)])
