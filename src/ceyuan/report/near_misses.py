"""Find verdicts that fail by exactly one requirement, and say by how much.

Comes in: a verdict and its voice. Goes out: a near miss, or None.
Must not know: other firms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ceyuan.advice.wording.criteria import (
    ConditionWords,
    CriterionWords,
    condition_words,
    requirement_words,
    telling_leaves,
)
from ceyuan.advice.wording.voice import Voice
from ceyuan.engines.answer import (
    Answer,
    ConditionTrace,
    GroupTrace,
    RequirementTrace,
    Status,
    Verdict,
)
from ceyuan.model.condition import Join
from ceyuan.model.measure import MeasureKind
from ceyuan.report.tables import NearMiss


def near_miss(verdict: Verdict, voice: Voice) -> NearMiss | None:
    """Give the one requirement a verdict fails by; None unless it is a no with exactly one.

    It counts as near only if something else is met, or the gap can be measured; classes and duties have no
    near misses.
    """
    if verdict.status is not Status.DECIDED or verdict.answer is not Answer.NO:
        return None
    if verdict.measure.kind is MeasureKind.CLASSIFICATION or verdict.measure.own_words is not None:
        return None
    top = list(requirements(verdict))
    failing = [one for one in top if one.answer is Answer.NO]
    if len(failing) != 1:
        return None
    unknown = sum(one.answer is Answer.UNKNOWN for one in top)
    match failing[0]:
        case RequirementTrace() as trace:
            row = _row(verdict, voice, [requirement_words(trace, voice)], "", unknown)
        case trace:
            words = condition_words(trace, voice, whole=False)
            row = _row(verdict, voice, _failed(words), _title(words), unknown)
    met = any(one.answer is Answer.YES for one in top)
    return row if met or row.relative is not None else None


def requirements(verdict: Verdict) -> Iterator[RequirementTrace | ConditionTrace]:
    """Walk over what must all hold: required titles, then criteria and groups, with nested "all" opened up."""
    yield from verdict.requirements
    if verdict.condition is not None:
        yield from _opened(verdict.condition)


def _opened(trace: ConditionTrace) -> Iterator[ConditionTrace]:
    if isinstance(trace, GroupTrace) and trace.join is Join.ALL:
        for member in trace.members:
            yield from _opened(member)
    else:
        yield trace


def _failed(words: ConditionWords) -> list[CriterionWords]:
    return [one for one in telling_leaves(words) if one.answer is Answer.NO]


def _title(words: ConditionWords) -> str:
    if isinstance(words, CriterionWords):
        return ""
    return f"{words.title}（{words.join}）" if words.title else words.join


def _row(verdict: Verdict, voice: Voice, failed: Sequence[CriterionWords], title: str, unknown: int) -> NearMiss:
    joint = voice.say("；", "; ")
    measured = [one for one in failed if one.gap] or failed
    either = voice.say("，或", ", or ")
    return NearMiss(
        verdict.subject,
        voice.subject.name if voice.subject is not None else verdict.subject,
        verdict.measure,
        title or joint.join(one.text for one in failed),
        joint.join(dict.fromkeys(one.clause for one in failed if one.clause)),
        joint.join(one.value for one in measured if one.value),
        joint.join(one.required for one in measured if one.required),
        either.join(one.gap for one in measured if one.gap),
        min((gap for one in failed if (gap := relative_gap(one)) is not None), default=None),
        unknown,
        voice.say("", " ").join(one.sentence for one in failed),
        joint.join(dict.fromkeys(one.source for one in failed)),
    )


def relative_gap(words: CriterionWords) -> Fraction | None:
    """Give the largest failed gap of a criterion as a share of its bound; None where a bound is zero or unknown."""
    shares = []
    for finding in words.findings:
        if finding.answer is not Answer.NO:
            continue
        if finding.number is None or not finding.bound:
            return None
        shares.append(abs(finding.number - finding.bound) / abs(finding.bound))
    return max(shares, default=None)
