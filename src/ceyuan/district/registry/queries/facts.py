"""Facts of enterprises on a day: which value holds, which others disagree, what superseded what.

Comes in: enterprises and a day. Goes out: frozen answers, with a number of queries that does not grow.
Must not know: pages. Whoever shows them asks `seen` for the marks that its viewer may see.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ceyuan.district.common.papers.models import Mark, Paper
from ceyuan.district.registry.facts.sources import cell_held, rank_of
from ceyuan.district.registry.facts.usable import authorised_on, live_rows, usable_facts
from ceyuan.district.registry.facts.values import cell_of
from ceyuan.district.registry.models import Correction, CorrectionState, Enterprise, FactRow, SharedSource
from ceyuan.district.registry.words import facts_by_key
from ceyuan.model.facts import Fact, LawfulSource
from ceyuan.model.subject import Cell, Missing


@dataclass(frozen=True, slots=True)
class Stated:
    """One value that somebody stated: from whom, valid since when, recorded when, on which ground."""

    row: int
    enterprise: int
    source: str
    cell: Cell
    valid_from: date
    expires_on: date | None
    recorded_at: datetime
    recorded_by: str
    shared: SharedSource | None
    evidence: Paper | None
    mark: Mark


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one fact for one period: the value that holds, and those of other sources, best first.

    `holds` is None where no value comes from a source that the vocabulary names for the fact, and where two of equal
    standing differ.
    """

    fact: Fact
    year: int | None
    holds: Stated | None
    others: tuple[Stated, ...]

    @property
    def disagreeing(self) -> tuple[Stated, ...]:
        """Give the values of other sources that differ from the one that holds."""
        return tuple(one for one in self.others if self.holds is None or one.cell != self.holds.cell)


@dataclass(frozen=True, slots=True)
class Step:
    """One row of a fact's history: the value, what superseded it and when, whether it is used and if not, why."""

    row: FactRow
    fact: Fact
    cell: Cell | None
    superseded_at: datetime | None
    unused: str
    correction: Correction | None


def live_facts(enterprises: Collection[int], *, as_of: date) -> Mapping[int, Sequence[Known]]:
    """Give what is known of some enterprises on a day, by fact and from the latest year: one query for any number."""
    rows = usable_facts(as_of).filter(enterprise__in=enterprises).select_related("shared", "evidence").order_by()
    found: dict[int, defaultdict[tuple[str, int | None], list[Stated]]] = {
        one: defaultdict(list) for one in enterprises
    }
    known = facts_by_key()
    for row in rows:
        if row.key in known:
            found[row.enterprise_id][(row.key, row.year)].append(_stated(known[row.key], row))
    return {one: _known(places) for one, places in found.items()}


def known_of(enterprise: Enterprise, *, as_of: date) -> Sequence[Known]:
    """Give what is known of one enterprise on a day."""
    return live_facts([enterprise.pk], as_of=as_of)[enterprise.pk]


def _known(places: Mapping[tuple[str, int | None], Sequence[Stated]]) -> list[Known]:
    facts = facts_by_key()
    answers = []
    for key, year in sorted(places, key=lambda place: (facts[place[0]].name, -(place[1] or 9999))):
        fact = facts[key]
        ranks = {one.row: rank_of(fact, one.source) for one in places[(key, year)]}
        lawful = sorted(
            (one for one in places[(key, year)] if ranks[one.row] is not None), key=lambda one: ranks[one.row] or 0
        )
        unlawful = [one for one in places[(key, year)] if ranks[one.row] is None]
        held = cell_held(fact, [(one.source, one.cell) for one in lawful])
        open_still = not lawful or isinstance(held, Missing)
        holds, others = (None, lawful) if open_still else (lawful[0], lawful[1:])
        answers.append(Known(fact, year, holds, (*others, *unlawful)))
    return answers


def _stated(fact: Fact, row: FactRow) -> Stated:
    return Stated(
        row=row.pk,
        enterprise=row.enterprise_id,
        source=row.source,
        cell=cell_of(fact, number=row.number, text=row.text, applies=row.applies),
        valid_from=row.valid_from,
        expires_on=row.expires_on,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
        shared=row.shared,
        evidence=row.evidence,
        mark=Mark(row.mark),
    )


def history_of(
    enterprise: Enterprise, fact: Fact, year: int | None, *, as_of: date, seen: Collection[Mark]
) -> list[Step]:
    """Give every row of one fact and period, newest first; values of marks that are not seen are left out."""
    rows = list(
        FactRow.objects.filter(enterprise=enterprise, key=fact.key, year=year)
        .select_related("shared", "evidence", "superseded_by", "came_of_correction")
        .order_by("-recorded_at", "-pk")
    )
    taxed = any(row.source == LawfulSource.TAX for row in rows)
    authorised = not taxed or authorised_on(as_of).filter(enterprise=enterprise).exists()
    return [_step(fact, row, as_of=as_of, authorised=authorised, seen=Mark(row.mark) in seen) for row in rows]


def _step(fact: Fact, row: FactRow, *, as_of: date, authorised: bool, seen: bool) -> Step:
    unused = _unused(fact, row, as_of, authorised=authorised)
    shown = seen and not row.withdrawn and unused != UNAUTHORISED
    cell = cell_of(fact, number=row.number, text=row.text, applies=row.applies) if shown else None
    superseded = row.superseded_by
    return Step(
        row=row,
        fact=fact,
        cell=cell,
        superseded_at=superseded.recorded_at if superseded is not None else None,
        unused=unused,
        correction=getattr(row, "came_of_correction", None),
    )


SUPERSEDED, WITHDRAWN, NOT_YET, EXPIRED = "superseded", "withdrawn", "not-yet", "expired"
SHARED_EXPIRED, UNAUTHORISED, UNLAWFUL = "shared-expired", "unauthorised", "unlawful"


def _unused(fact: Fact, row: FactRow, as_of: date, *, authorised: bool) -> str:
    """Say why a row is not used on a day, empty where it may be; the same conditions as `usable_facts`."""
    reasons = (
        (row.source == LawfulSource.TAX and not authorised, UNAUTHORISED),
        (row.superseded_by_id is not None, SUPERSEDED),
        (row.withdrawn, WITHDRAWN),
        (row.valid_from > as_of, NOT_YET),
        (row.expires_on is not None and row.expires_on < as_of, EXPIRED),
        (row.shared is not None and row.shared.expires_on < as_of, SHARED_EXPIRED),
        (rank_of(fact, row.source) is None, UNLAWFUL),
    )
    return next((reason for applies, reason in reasons if applies), "")


def open_corrections(enterprises: Iterable[int]) -> Mapping[int, Correction]:
    """Give the pending correction of each row of some enterprises, by the row's key."""
    pending = Correction.objects.filter(enterprise__in=enterprises, state=CorrectionState.PENDING)
    return {one.row_id: one for one in pending}


def disputed_count(enterprise: Enterprise, *, as_of: date) -> int:
    """Count the facts of which sources disagree."""
    return sum(1 for one in known_of(enterprise, as_of=as_of) if one.disagreeing)


def live_row(enterprise: Enterprise, pk: int) -> FactRow | None:
    """Give a live row of an enterprise by its key."""
    return live_rows().filter(enterprise=enterprise, pk=pk).select_related("shared", "evidence").first()
