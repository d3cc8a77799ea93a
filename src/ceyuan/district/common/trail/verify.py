"""Prove the trail: recompute the whole chain and hold it against its head and its anchors.

Comes in: the rows, anchors kept elsewhere. Goes out: every place where the chain does not hold, by kind.
Must not know: what events mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ceyuan.district.common.database.instants import InstantText
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

    The head is read before the rows and after them, so that acts which end meanwhile are no fault: at the end of the
    rows stands one that either head names, or one between them.
    """
    before = _head()
    own = [AnchorLine(one.day, one.number, one.digest) for one in Anchor.objects.all()]
    read = Event.objects.order_by("pk").annotate(instant=InstantText("at"))
    columns = ["instant" if one == "at" else one for one in FIELDS]
    rows = read.values_list(*columns, "digest").iterator(CHUNK)
    return follow_chain(rows, anchors=[*kept, *own], heads=(before, _head))


def _head() -> tuple[int, str]:
    head = Head.objects.get(pk=1)
    return head.number, head.digest


def follow_chain(
    rows: Iterable[Sequence[object]],
    *,
    anchors: Sequence[AnchorLine],
    heads: tuple[tuple[int, str], Callable[[], tuple[int, str]]],
) -> Proof:
    """Follow rows of FIELDS and digest in the order in which they were written; anchors, and the head, must fit.

    `heads` are the head as it was before the rows were read, and how to read it after them.
    """
    wanted: dict[int, list[AnchorLine]] = {}
    for one in anchors:
        wanted.setdefault(one.number, []).append(one)
    findings: list[Finding] = [*_anchors(wanted.pop(0, []), EMPTY)]
    before, after = heads
    number, digest, count = 0, EMPTY, 0
    at_before = EMPTY if before[0] == 0 else ""
    for values in rows:
        count += 1
        own, said = values[0], values[-1]
        if own != number + 1 or digest_of(digest, values[:-1]) != said:
            findings += _faults(number, digest, values)
        number, digest = int(str(own)), str(said)
        if number == before[0]:
            at_before = digest
        if number in wanted:
            findings += _anchors(wanted.pop(number), digest)
    findings += _head_fits((number, digest), at_before, before, after())
    findings += _unmet(wanted)
    return Proof(count, len(anchors), tuple(findings))


def _head_fits(
    end: tuple[int, str], at_before: str, before: tuple[int, str], after: tuple[int, str]
) -> Iterator[Finding]:
    """Hold the last row against the head: not before the first, not behind the second, and each digest its own."""
    number, _ = end
    beyond = number > after[0] or (number == after[0] and end != after)
    if at_before != before[1] or number < before[0] or beyond:
        yield Finding(Fault.HEAD, after[0])


def _faults(number: int, digest: str, values: Sequence[object]) -> Iterator[Finding]:
    own = int(str(values[0]))
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
