"""Prove the trail: recompute the whole chain and hold it against its head and its anchors.

Comes in: the rows, anchors kept elsewhere. Goes out: every place where the chain does not hold, by kind.
Must not know: what events mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ceyuan.district.common.trail.anchor import AnchorLine
from ceyuan.district.common.trail.chain import EMPTY, FIELDS, digest_of
from ceyuan.district.common.trail.models import Anchor, Event, Head

CHUNK = 5000


class Fault(StrEnum):
    """What is wrong with the chain.

    CHANGED: an event does not give its own digest, so it, or the one before it, was altered. MISSING: numbers leap.
    OUT_OF_ORDER: numbers do not rise. HEAD: the last event is not the one the head names. ANCHOR: an anchor names an
    event that is gone or has another digest.
    """

    CHANGED = "changed"
    MISSING = "missing"
    OUT_OF_ORDER = "out-of-order"
    HEAD = "head"
    ANCHOR = "anchor"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, at an event's number; `day` is the anchor's where an anchor does not hold."""

    fault: Fault
    number: int
    day: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """How far the chain was followed, and what is wrong with it; `anchors` is how many were held against it."""

    events: int
    anchors: int
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.findings


def verify_trail(kept: Iterable[AnchorLine] = ()) -> Proof:
    """Verify the whole chain; `kept` are anchors from the file that was kept elsewhere.

    Rows are read in the order in which they were written, so that an exchange of numbers shows as one.
    """
    anchors = [*kept, *(AnchorLine(one.day, one.number, one.digest) for one in Anchor.objects.all())]
    wanted: dict[int, list[AnchorLine]] = {}
    for one in anchors:
        wanted.setdefault(one.number, []).append(one)
    findings: list[Finding] = [*_anchors(wanted.pop(0, []), EMPTY)]
    number, digest, count = 0, EMPTY, 0
    for values in Event.objects.order_by("pk").values_list(*FIELDS, "digest").iterator(CHUNK):
        count += 1
        findings += _follow(number, digest, values)
        number, digest = values[0], values[-1]
        findings += _anchors(wanted.pop(number, []), digest)
    head = Head.objects.get(pk=1)
    if (head.number, head.digest) != (number, digest):
        findings.append(Finding(Fault.HEAD, head.number))
    findings += _unmet(wanted)
    return Proof(count, len(anchors), tuple(findings))


def _follow(number: int, digest: str, values: tuple[object, ...]) -> Iterator[Finding]:
    own = values[0]
    if not isinstance(own, int):
        raise TypeError("an event's number is a number")
    if own > number + 1:
        yield Finding(Fault.MISSING, number + 1)
    elif own <= number:
        yield Finding(Fault.OUT_OF_ORDER, own)
    if digest_of(digest, values[:-1]) != values[-1]:
        yield Finding(Fault.CHANGED, own)


def _anchors(anchors: Iterable[AnchorLine], digest: str) -> Iterator[Finding]:
    for one in anchors:
        if one.digest != digest:
            yield Finding(Fault.ANCHOR, one.number, one.day.isoformat())


def _unmet(wanted: Mapping[int, list[AnchorLine]]) -> Iterator[Finding]:
    for number, anchors in sorted(wanted.items()):
        for one in anchors:
            yield Finding(Fault.ANCHOR, number, one.day.isoformat())
