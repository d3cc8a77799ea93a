"""What somebody states about an enterprise, before it is a row, and what no statement may be.

Comes in: a fact, a value, a source, days. Goes out: a frozen entry, or a refusal.
Must not know: who states it, which row it supersedes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ceyuan.district.common.papers.keep import Delivery
from ceyuan.district.common.papers.models import Mark
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.registry.facts import errors
from ceyuan.district.registry.facts.sources import WITH_EVIDENCE, in_both, refuse_unlawful
from ceyuan.district.registry.facts.values import Kept
from ceyuan.district.registry.models import SharedSource
from ceyuan.district.registry.words import facts_by_key
from ceyuan.model.facts import Fact, LawfulSource


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of one enterprise, ready to be written; `shared` and `evidence` are keys of rows."""

    enterprise: int
    fact: Fact
    year: int | None
    kept: Kept
    source: LawfulSource
    valid_from: date
    expires_on: date | None = None
    shared: int | None = None
    evidence: int | None = None
    mark: Mark = Mark.PLAIN

    @property
    def place(self) -> tuple[int, str, int | None, str]:
        """Give what one live row stands for."""
        return self.enterprise, self.fact.key, self.year, self.source.value


@dataclass(frozen=True, slots=True)
class Statement:
    """One value as somebody states it by hand, with the papers that show it."""

    fact: Fact
    year: int | None
    kept: Kept
    source: LawfulSource
    valid_from: date
    expires_on: date | None = None
    shared: SharedSource | None = None
    delivery: Delivery | None = None
    mark: Mark = Mark.PLAIN

    def entry(self, enterprise: int, evidence: int | None) -> Entry:
        """Give the entry for an enterprise, with the key of the paper that was kept."""
        shared = self.shared.pk if self.shared else None
        return Entry(
            enterprise,
            self.fact,
            self.year,
            self.kept,
            self.source,
            valid_from=self.valid_from,
            expires_on=self.expires_on,
            shared=shared,
            evidence=evidence,
            mark=self.mark,
        )


def fact_named(key: str) -> Fact:
    """Give a fact by its key, or refuse."""
    fact = facts_by_key().get(key)
    if fact is None:
        raise Refused(errors.NO_SUCH_FACT, data={"key": key})
    return fact


def refuse_entry(entry: Entry, *, day: date, shared: SharedSource | None = None) -> None:
    """Refuse what may not be stated on a day, whoever states it; `shared` is the row that the entry names."""
    refuse_unlawful(entry.fact, entry.source)
    refuse_year(entry.fact, entry.year, day)
    if entry.valid_from > day:
        raise Refused(errors.FUTURE_DAY, data={"day": entry.valid_from})
    if shared is not None:
        if shared.source != entry.source:
            raise Refused(errors.SHARED_OTHER, data={"shared": shared.name, **in_both(entry.source)})
        if shared.expires_on < day:
            data = {"shared": shared.name, "day": shared.expires_on, "provider": shared.provider}
            raise Refused(errors.SHARED_EXPIRED, data=data)


def refuse_year(fact: Fact, year: int | None, day: date) -> None:
    """Refuse a year where there is none, none where there is one, and a year that is not over."""
    if fact.yearly and year is None:
        raise Refused(errors.YEAR_WANTED, data={"fact": fact.name})
    if not fact.yearly and year is not None:
        raise Refused(errors.NO_YEAR, data={"fact": fact.name})
    if year is not None and year >= day.year:
        raise Refused(errors.YEAR_OPEN, data={"year": year, "last": day.year - 1})


def refuse_bare(statement: Statement) -> None:
    """Refuse what is recorded by hand without a ground, or could only be computed."""
    words = in_both(statement.source)
    if statement.source is LawfulSource.PLATFORM:
        raise Refused(errors.NOT_BY_HAND, data=words)
    if statement.source in WITH_EVIDENCE and statement.shared is None and statement.delivery is None:
        raise Refused(errors.EVIDENCE_WANTED, data=words)
