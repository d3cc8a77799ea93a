"""Which facts one subject should collect first: those that settle most measures alone.

Comes in: verdicts of one subject and a voice. Goes out: frozen words, in order.
Must not know: other subjects, files.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ceyuan.advice.wording.missing import MissingWords, missing_words
from ceyuan.advice.wording.voice import Voice
from ceyuan.engines.answer import Answer, MissingFact, Status, Verdict


@dataclass(frozen=True, slots=True)
class MaterialWords:
    """A fact to collect: how many measures it settles alone, and which ones wait for it."""

    missing: MissingWords
    settles: int
    measures: tuple[str, ...]


@dataclass(slots=True)
class _Count:
    first: MissingFact
    settles: int = 0
    measures: list[str] = field(default_factory=list)


def material_words(verdicts: Iterable[Verdict], voice: Voice) -> tuple[MaterialWords, ...]:
    """Give the facts that undecided measures wait for: most settled alone first, then most concerned."""
    counts: dict[tuple[str, int | None, str], _Count] = {}
    for verdict in verdicts:
        if verdict.status is not Status.DECIDED or verdict.answer is not Answer.UNKNOWN:
            continue
        keys = {(one.fact, one.year, one.title): one for one in verdict.missing}
        title = voice.say(verdict.measure.title, verdict.measure.en or verdict.measure.title)
        for key, missing in keys.items():
            count = counts.setdefault(key, _Count(missing))
            count.settles += len(keys) == 1 and not verdict.unpublished
            count.measures.append(title)
    rows = [
        MaterialWords(missing_words(one.first, voice), one.settles, tuple(dict.fromkeys(one.measures)))
        for one in counts.values()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.settles, -len(row.measures), row.missing.name)))
