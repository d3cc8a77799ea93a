"""The chain: canonical bytes of an event, its digest over the digest before, and appending under one lock.

Comes in: records of acts. Goes out: rows, the head moved on.
Must not know: verbs, access.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from ceyuan.district.common.trail.actor import Actor
from ceyuan.district.common.trail.models import Event, Head, Outcome
from ceyuan.district.common.trail.verb import About, Verb

EMPTY = "0" * 64  # the digest before the first event
FIELDS = (
    "number",
    "at",
    "verb",
    "outcome",
    "actor_id",
    "actor_name",
    "actor_roles",
    "actor_unit",
    "deputy_for",
    "place",
    "about_kind",
    "about_key",
    "about_name",
    "firm",
    "data",
)


@dataclass(frozen=True, slots=True)
class Record:
    """What an event will say, before it has its number."""

    verb: Verb
    outcome: Outcome
    actor: Actor
    about: About
    at: datetime
    data: Mapping[str, object]


_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # made once: verifying wants it often
_fresh = hashlib.new("sm3")  # copied for every digest, which is faster than looking the algorithm up again


def canonical(values: Sequence[object]) -> bytes:
    """Give the bytes of an event's fields, in the order of FIELDS; its moment is a text, in UTC with microseconds.

    >>> canonical([1, instant_text(datetime(2026, 6, 30, 8, tzinfo=UTC)), "a.b"])
    b'[1,"2026-06-30T08:00:00.000000+00:00","a.b"]'
    """
    return _write(values).encode()


def instant_text(at: datetime) -> str:
    """Write a moment as events are chained: in UTC, with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def digest_of(before: str, values: Sequence[object]) -> str:
    """Give the SM3 of an event, chained to the digest before it."""
    hasher = _fresh.copy()
    hasher.update(before.encode() + b"\n" + canonical(values))
    return hasher.hexdigest()


def data_text(data: Mapping[str, object]) -> str:
    """Write an event's data as canonical JSON; money and shares stay exact as text.

    >>> data_text({"金额": Decimal("1.50"), "日": date(2026, 6, 30)})
    '{"日":"2026-06-30","金额":"1.50"}'
    """
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def _plain(value: object) -> object:
    match value:
        case Decimal():
            return str(value)
        case datetime():
            return instant_text(value)
        case date():
            return value.isoformat()
        case Mapping():
            return dict(value)
        case tuple() | frozenset() | set():
            return sorted(value) if not isinstance(value, tuple) else list(value)
    raise TypeError(f"an event cannot hold {type(value).__name__}")


def append_records(records: Sequence[Record]) -> None:
    """Append events as the last statements of the open transaction; the lock on the head lasts until it ends."""
    head = Head.objects.select_for_update().get(pk=1)
    number, digest = head.number, head.digest
    rows = []
    for record in records:
        number += 1
        values = _values(number, record)
        digest = digest_of(digest, values)
        rows.append(Event(**dict(zip(FIELDS, values, strict=True)) | {"at": record.at}, digest=digest))
    Event.objects.bulk_create(rows)
    moved = Head.objects.filter(pk=1, number=head.number).update(number=number, digest=digest)
    if moved != 1:
        raise RuntimeError("the head of the trail moved under its lock")


def _values(number: int, record: Record) -> list[object]:
    actor, about = record.actor, record.about
    return [
        number,
        instant_text(record.at),
        record.verb.code,
        record.outcome.value,
        actor.id,
        actor.name,
        actor.roles,
        actor.unit,
        actor.deputy_for,
        actor.place,
        about.kind,
        about.key,
        about.name,
        about.firm,
        data_text(record.data),
    ]
