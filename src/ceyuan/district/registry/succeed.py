"""Carry out what `succession.py` says: move, choose, end, seal what an enterprise has.

Comes in: a firm that ends or splits, its successors, within an act. Goes out: the changes, told part by part.
Must not know: who may.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import assert_never

from django.db.models import Q
from django.utils import timezone

from ceyuan.district.common.papers.models import Paper
from ceyuan.district.common.trail.act import Act, Refused
from ceyuan.district.registry import errors
from ceyuan.district.registry.enums import ChangeKind, Standing
from ceyuan.district.registry.firm_work import end_work, pass_work
from ceyuan.district.registry.guards import (
    fingerprint,
    keep,
    locked,
    raise_revision,
    require_active,
    require_order,
    require_past,
)
from ceyuan.district.registry.models import (
    Change,
    Enterprise,
    Handover,
    Membership,
    Product,
    Project,
    Recognition,
    Site,
)
from ceyuan.district.registry.particulars import Happening
from ceyuan.district.registry.succession import SUCCESSION, Fate, Part


@dataclass(frozen=True, slots=True)
class Passing:
    """What happens: to which firm, in favour of whom, when; `survives` where the firm itself goes on."""

    kind: ChangeKind
    firm: Enterprise
    successors: Sequence[Enterprise]
    happening: Happening
    survives: bool = False

    def fate(self, part: Part) -> Fate:
        """Give what becomes of a part; a firm that goes on keeps what it does not expressly give away."""
        fate = SUCCESSION[self.kind][part]
        gives = fate in {Fate.CHOSEN, Fate.SHARED, Fate.LINKED}
        return fate if gives or not self.survives else Fate.KEPT


def successors_of(act: Act, enterprise: Enterprise, codes: Sequence[str]) -> tuple[Enterprise, list[Enterprise]]:
    """Give the firm locked, and its successors by their codes, after the checks that all such acts share."""
    firm = locked(enterprise)
    require_active(act, firm)
    found = []
    for code in codes:
        successor = Enterprise.objects.filter(credit_code=code.strip().upper(), standing=Standing.ACTIVE).first()
        if successor is None:
            raise Refused(errors.NO_SUCCESSOR, data={"code": code})
        if successor.pk == firm.pk:
            raise Refused(errors.OWN_SUCCESSOR, data={"firm": firm.name})
        found.append(successor)
    return firm, found


def pass_on(act: Act, passing: Passing, chosen: Sequence[tuple[int, str]]) -> list[Change]:
    """Record the change for each successor, and do with every part what the table says."""
    happening, firm = passing.happening, passing.firm
    require_past(happening.on, timezone.localdate(act.at))
    require_order(firm.founded_on, happening.on)
    paper = keep(act, happening.paper)
    changes = [
        Change.objects.create(
            enterprise=firm, kind=passing.kind, on=happening.on, successor=one, note=happening.note, paper=paper
        )
        for one in passing.successors or (None,)
    ]
    parts = {part.name.lower(): _carry_out(act, passing, part, _Chosen(dict(chosen), paper)) for part in Part}
    for one in passing.successors:
        raise_revision(one)
    names = [f"{one.name}（{one.credit_code}）" for one in passing.successors]
    act.tell({"on": happening.on, "successors": names, "parts": parts, "paper": fingerprint(paper)})
    return changes


def end_enterprise(act: Act, firm: Enterprise, standing: Standing, day: date) -> None:
    """Take a firm off the register on a day; its unit's record of it closes with it."""
    firm.standing, firm.ended_on = standing, day
    firm.save(update_fields=["standing", "ended_on"])
    for one in Handover.objects.filter(enterprise=firm, until__isnull=True):
        one.until = max(day, one.since)
        one.save(update_fields=["until"])
    raise_revision(firm)
    act.tell({"standing": standing.value})


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Recognitions by the code of their new holder, and the paper that shows it."""

    holders: Mapping[int, str]
    evidence: Paper | None


def _carry_out(act: Act, passing: Passing, part: Part, chosen: _Chosen) -> Mapping[str, object]:
    """Do with one part what the table says; gives what an event tells of it."""
    fate = passing.fate(part)
    match fate:
        case Fate.KEPT | Fate.LINKED | Fate.SHARED | Fate.SEALED:
            count = 0  # nothing moves: `lineage` links what is shared, `access` seals
        case Fate.CHOSEN:
            count = _choose(passing, chosen, at=act.at)
        case Fate.MOVED:
            count = _move(passing, part, at=act.at)
        case Fate.ENDED:
            count = _end(passing, part, at=act.at)
        case _:
            assert_never(fate)
    return {"fate": fate.value, "count": count}


def _choose(passing: Passing, chosen: _Chosen, *, at: datetime) -> int:
    """Give what was named to its new holder; what is left ends, unless the firm goes on."""
    day = passing.happening.on
    by_code = {one.credit_code: one for one in passing.successors}
    held = Recognition.objects.filter(
        Q(withdrawn_on__isnull=True) & (Q(expires_on__isnull=True) | Q(expires_on__gte=day)), enterprise=passing.firm
    )
    moved = 0
    for row in held:
        holder = by_code.get(chosen.holders.get(row.pk, ""))
        if holder is not None:
            moved += 1
            Recognition.objects.create(
                enterprise=holder,
                title=row.title,
                number=row.number,
                granted_on=row.granted_on,
                expires_on=row.expires_on,
                source=row.source,
                evidence=chosen.evidence or row.evidence,
                recorded_at=at,
            )
        if holder is not None or not passing.survives:
            row.withdrawn_on = day
            row.save(update_fields=["withdrawn_on"])
    return moved


def _move(passing: Passing, part: Part, *, at: datetime) -> int:
    firm, successor = passing.firm, passing.successors[0]
    match part:
        case Part.SITES:
            return Site.objects.filter(enterprise=firm, until__isnull=True).update(enterprise=successor)
        case Part.PRODUCTS:
            moved = Product.objects.filter(enterprise=firm).update(enterprise=successor)
            return moved + Project.objects.filter(enterprise=firm).update(enterprise=successor)
        case Part.OPEN_WORK:
            return sum(pass_work(firm, successor, at=at).values())
    raise ValueError(f"nothing says how to move {part.name}")


def _end(passing: Passing, part: Part, *, at: datetime) -> int:
    firm, day = passing.firm, passing.happening.on
    match part:
        case Part.RECOGNITIONS:
            return _choose(passing, _Chosen({}, None), at=at)
        case Part.MEMBERS:
            ended = 0
            open_still = Q(until__isnull=True) | Q(until__gte=day)
            for one in Membership.objects.filter(open_still, enterprise=firm, ended_at__isnull=True):
                one.until, one.ended_at = max(day, one.since), at  # not at midnight: the firm is gone now
                one.save(update_fields=["until", "ended_at"])
                ended += 1
            return ended
        case Part.SITES:
            return Site.objects.filter(enterprise=firm, until__isnull=True).update(until=day)
        case Part.OPEN_WORK:
            return sum(end_work(firm, at=at).values())
    raise ValueError(f"nothing says how to end {part.name}")
