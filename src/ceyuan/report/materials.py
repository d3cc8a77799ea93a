"""Count the facts to collect, those first that would settle most verdicts.

Comes in: undecided verdicts, one firm at a time. Goes out: rows in order.
Must not know: how a fact is supplied beyond its words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ceyuan.advice.wording.missing import missing_words
from ceyuan.advice.wording.voice import Voice
from ceyuan.engines.answer import MissingFact, Status, Verdict
from ceyuan.model.measure import Measure
from ceyuan.report.tables import Material

Key = tuple[str, int | None, str]
MOST_EXAMPLES = 3


@dataclass(slots=True)
class _Count:
    """What is known so far about one missing fact."""

    first: MissingFact
    settles: int = 0
    concerns: int = 0
    firms: dict[str, None] = field(default_factory=dict)
    firm_count: int = 0
    measures: dict[str, Measure] = field(default_factory=dict)


@dataclass(slots=True)
class MaterialCounter:
    """Counts missing facts firm by firm, keeping only totals and a few names."""

    _counts: dict[Key, _Count] = field(default_factory=dict)

    def add(self, firm: str, verdicts: Iterable[Verdict]) -> None:
        """Take in all verdicts of one firm; where rules are still to come, collecting settles nothing."""
        met: set[Key] = set()
        for verdict in verdicts:
            if verdict.status is not Status.DECIDED:
                continue
            keys = {(one.fact, one.year, one.title): one for one in verdict.missing}
            for key, missing in keys.items():
                count = self._counts.setdefault(key, _Count(missing))
                count.concerns += 1
                count.settles += len(keys) == 1 and not verdict.unpublished
                count.measures[f"{verdict.measure.pack}#{verdict.measure.id}"] = verdict.measure
                met.add(key)
        for key in met:
            count = self._counts[key]
            count.firm_count += 1
            if len(count.firms) < MOST_EXAMPLES:
                count.firms[firm] = None

    def rows(self, voice: Voice) -> tuple[Material, ...]:
        """Give the rows: most verdicts settled alone first, then most verdicts concerned."""
        rows = [
            Material(
                missing_words(count.first, voice),
                count.settles,
                count.concerns,
                count.firm_count,
                tuple(count.measures.values()),
                tuple(count.firms),
            )
            for count in self._counts.values()
        ]
        return tuple(sorted(rows, key=lambda row: (-row.settles, -row.concerns, row.words.name)))
