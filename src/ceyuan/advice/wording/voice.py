"""Who is spoken about and in which language: what every sentence needs to look up.

Comes in: a language, the vocabulary, and the subject whose verdict is told. Goes out: names, years and cells.
Must not know: how sentences are built.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ceyuan.engines.answer import Verdict
from ceyuan.errors import Language
from ceyuan.model.facts import Vocabulary
from ceyuan.model.subject import Cell, Subject


@dataclass(frozen=True, slots=True)
class Voice:
    """The language and the case at hand; without a subject, sentences leave out the values behind a ratio.

    `labels` gives English names for points tables, which the vocabulary does not hold. `told` remembers the words of
    findings by their identity while one subject's verdicts are told: measures share many findings.
    """

    language: Language
    vocabulary: Vocabulary
    as_of: date
    reference_year: int
    subject: Subject | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    told: dict[int, object] = field(default_factory=dict)

    def say(self, zh: str, en: str) -> str:
        """Choose between two wordings.

        >>> Voice("en", Vocabulary({}, {}), date(2026, 6, 30), 2025).say("是", "yes")
        'yes'
        """
        return zh if self.language == "zh" else en

    def year(self, offset: int) -> int:
        """Give the fiscal year of an offset: -1 is the reference year.

        >>> Voice("zh", Vocabulary({}, {}), date(2026, 6, 30), 2025).year(-2)
        2024
        """
        return self.reference_year + offset + 1

    def fact_name(self, fact: str) -> str:
        """Give a fact's name in the language, small as inside a sentence; a fact without an entry keeps its own."""
        known = self.vocabulary.facts.get(fact)
        if self.language == "zh" or known is None or not known.en:
            return fact
        return known.en[0].lower() + known.en[1:] if known.en[1:2].islower() else known.en

    def title_name(self, title: str) -> str:
        """Give a title's name in the language."""
        known = self.vocabulary.titles.get(title)
        return known.en if self.language == "en" and known is not None and known.en else title

    def score_name(self, score: str) -> str:
        """Give a points table's name in the language."""
        return self.labels.get(score, score) if self.language == "en" else score

    def cell(self, fact: str, offset: int | None) -> Cell | None:
        """Give the subject's value; None without a subject."""
        if self.subject is None:
            return None
        return self.subject.value(fact) if offset is None else self.subject.value_in(fact, self.year(offset))


def voice_for(
    verdict: Verdict,
    subject: Subject | None,
    vocabulary: Vocabulary,
    language: Language,
    told: dict[int, object] | None = None,
) -> Voice:
    """Give the voice that tells one verdict; `told` is shared by the voices of one subject's verdicts, no others."""
    card = verdict.measure.scorecard
    labels = {card.name: card.en} if card is not None and card.en else {}
    remembered = {} if told is None else told
    return Voice(language, vocabulary, verdict.as_of, verdict.reference_year, subject, labels, remembered)
