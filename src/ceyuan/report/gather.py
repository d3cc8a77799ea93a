"""Gather verdicts, one firm at a time, into the tables of a report.

Comes in: a setting and, for each firm, its verdicts. Goes out: a report; memory grows with firms, not with traces.
Must not know: how verdicts are made, how tables are written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ceyuan.advice.wording.criteria import answer_words
from ceyuan.advice.wording.verdicts import criteria_words, verdict_label
from ceyuan.advice.wording.voice import Voice, voice_for
from ceyuan.engines.answer import Status, Verdict
from ceyuan.model.subject import Subject
from ceyuan.report.advice import AdviceCounter
from ceyuan.report.materials import MaterialCounter
from ceyuan.report.near_misses import near_miss
from ceyuan.report.tables import FirmRow, Judged, MeasureCounts, NearMiss, ReasonRow, Report, Setting


@dataclass(frozen=True, slots=True)
class Limits:
    """How long the long tables may get."""

    reasons: int = 100_000
    near_misses: int = 50_000


DEFAULT_LIMITS = Limits()


def gather(setting: Setting, judged: Iterable[Judged], *, limits: Limits = DEFAULT_LIMITS) -> Report:
    """Gather the report; reasons are kept for whole firms only, near misses for the nearest."""
    outcomes: list[Counter[str]] = [Counter() for _ in setting.measures]
    firms: list[FirmRow] = []
    reasons: list[ReasonRow] = []
    near = _Nearest(limits.near_misses)
    materials = MaterialCounter()
    advice = AdviceCounter()
    reasons_for = examined = 0
    for firm in judged:
        subject, verdicts = firm.subject, firm.verdicts
        firms.append(FirmRow(subject.id, subject.name, firm.outcomes))
        for counter, outcome in zip(outcomes, firm.outcomes, strict=True):
            counter[outcome.word] += 1
        if verdicts is None:
            continue
        examined += 1
        near.add(_near_misses(subject, verdicts, setting))
        materials.add(subject.name, verdicts)
        advice.add(firm.advice)
        if reasons_for == len(firms) - 1:
            own = list(_reasons(subject, verdicts, setting))
            if len(reasons) + len(own) <= limits.reasons:
                reasons += own
                reasons_for += 1
    voice = Voice(setting.language, setting.vocabulary, setting.as_of, setting.reference_year)
    return Report(
        setting,
        tuple(_counts(setting, outcomes, near.found)),
        tuple(firms),
        tuple(reasons),
        reasons_for,
        near.rows(),
        near.found.total(),
        materials.rows(voice),
        examined,
        advice.tables(),
    )


def _near_misses(subject: Subject, verdicts: Sequence[Verdict], setting: Setting) -> Iterator[NearMiss]:
    for verdict in verdicts:
        found = near_miss(verdict, voice_for(verdict, subject, setting.vocabulary, setting.language))
        if found is not None:
            yield found


def _nearness(miss: NearMiss) -> tuple[int, bool, float]:
    """Order: everything else settled first, then the smallest gap; no measurable gap comes last."""
    return miss.still_unknown, miss.relative is None, float(miss.relative or 0)


@dataclass(slots=True)
class _Nearest:
    """Keeps the nearest rows only, and counts all of them by measure."""

    most: int
    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    _kept: list[NearMiss] = field(default_factory=list)

    def add(self, rows: Iterable[NearMiss]) -> None:
        for row in rows:
            self.found[row.measure.pack, row.measure.id] += 1
            self._kept.append(row)
        if len(self._kept) > 2 * self.most:
            self._kept = list(self.rows())

    def rows(self) -> tuple[NearMiss, ...]:
        return tuple(sorted(self._kept, key=_nearness)[: self.most])


def _counts(
    setting: Setting, outcomes: Sequence[Counter[str]], missed: Counter[tuple[str, str]]
) -> Iterator[MeasureCounts]:
    for measure, found in zip(setting.measures, outcomes, strict=True):
        yield MeasureCounts(
            measure,
            yes=found["yes"],
            no=found["no"],
            unknown=found["unknown"],
            pending=found["pending"],
            closed=found["closed"],
            near_misses=missed[measure.pack, measure.id],
        )


def _reasons(subject: Subject, verdicts: Sequence[Verdict], setting: Setting) -> Iterator[ReasonRow]:
    told: dict[int, object] = {}
    for verdict in verdicts:
        if verdict.status is Status.CLOSED:
            continue
        label = verdict_label(verdict, setting.language)
        voice = voice_for(verdict, subject, setting.vocabulary, setting.language, told)
        for one in criteria_words(verdict, voice):
            yield ReasonRow(
                subject.id,
                subject.name,
                verdict.measure,
                label,
                one.id,
                one.text,
                answer_words(one, setting.language),
                one.value,
                one.required,
                one.clause,
                one.source,
                one.sentence,
            )
