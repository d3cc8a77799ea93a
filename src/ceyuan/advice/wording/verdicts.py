"""A whole verdict in words: label, headline, every requirement, points, what is missing, what it gives.

Comes in: a verdict and a voice. Goes out: frozen words, ready for text, JSON and tables.
Must not know: files, terminals, packs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ceyuan.advice.wording.benefits import award_words, benefit_words
from ceyuan.advice.wording.comparisons import interval
from ceyuan.advice.wording.criteria import (
    ConditionWords,
    CriterionWords,
    condition_words,
    requirement_words,
    telling_leaves,
)
from ceyuan.advice.wording.findings import finding_words, unpublished_sentence
from ceyuan.advice.wording.missing import MissingWords, missing_name, missing_sentences, missing_words, needs_judgement
from ceyuan.advice.wording.numbers import POINTS, day, written
from ceyuan.advice.wording.phrases import APPLICATIONS, READINGS, STATUSES, VERDICTS, pick, quoted
from ceyuan.advice.wording.voice import Voice
from ceyuan.engines.answer import Answer, Finding, ItemTrace, ScoreTrace, Status, Verdict
from ceyuan.errors import Language
from ceyuan.model.benefit import NoneStated
from ceyuan.model.measure import Application, Interval, Lack, Measure, MeasureKind
from ceyuan.model.provenance import Reading

MOST_NAMED = 3  # reasons or missing facts named in a headline; the rest are counted


@dataclass(frozen=True, slots=True)
class ItemWords:
    """One line of a points table in words; `found` says which values earned the points."""

    title: str
    clause: str
    points: str
    maximum: str
    found: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoreWords:
    """A total or a dimension's subtotal in words."""

    name: str
    total: bool
    points: str
    maximum: str
    items: tuple[ItemWords, ...]


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """A verdict in words.

    `label` is the word for a table cell, `headline` one or two sentences that say why.
    """

    subject: str
    name: str
    measure: str
    title: str
    clause: str
    application: str
    as_of: date
    reference_year: int
    status: Status
    answer: Answer
    label: str
    headline: str
    requirements: tuple[CriterionWords, ...]
    condition: ConditionWords | None
    scores: tuple[ScoreWords, ...]
    missing: tuple[MissingWords, ...]
    requests: tuple[str, ...]
    unpublished: tuple[str, ...]
    benefit: str
    award: str
    reading: Reading
    source: str
    note: str


def verdict_label(verdict: Verdict, language: Language) -> str:
    """Give the word for a table cell: 符合, 不符合, 待定, 未受理, 待发布."""
    if verdict.status is Status.DECIDED:
        return verdict_word(verdict.measure, verdict.answer, language)
    return pick(STATUSES[verdict.status], language)


def verdict_word(measure: Measure, answer: Answer, language: Language) -> str:
    """Give the word of a measure's answer: 符合, 不符合, 待定, or the measure's own for a yes and a no."""
    own = measure.own_words
    match answer:
        case Answer.YES if own is not None:
            return pick(own.yes, language)
        case Answer.NO if own is not None:
            return pick(own.no, language)
    return pick(VERDICTS[answer], language)


def criteria_words(verdict: Verdict, voice: Voice) -> tuple[CriterionWords, ...]:
    """Give the required titles and the criteria that matter for the answer in words, in written order."""
    condition = condition_words(verdict.condition, voice, whole=False) if verdict.condition is not None else None
    required = (requirement_words(one, voice) for one in verdict.requirements)
    return (*required, *(telling_leaves(condition) if condition is not None else ()))


def verdict_headline(verdict: Verdict, voice: Voice) -> str:
    """Say in one or two sentences how a measure stands and why."""
    told = verdict.status is Status.DECIDED and verdict.answer is Answer.NO
    return _headline(verdict, criteria_words(verdict, voice) if told else (), voice)


def verdict_words(verdict: Verdict, voice: Voice) -> VerdictWords:
    """Give a verdict in words."""
    measure = verdict.measure
    requirements = tuple(requirement_words(one, voice) for one in verdict.requirements)
    condition = condition_words(verdict.condition, voice) if verdict.condition is not None else None
    criteria = (*requirements, *(telling_leaves(condition) if condition is not None else ()))
    return VerdictWords(
        verdict.subject,
        voice.subject.name if voice.subject is not None else verdict.subject,
        measure.id,
        voice.say(measure.title, measure.en or measure.title),
        measure.clause,
        pick(APPLICATIONS[verdict.application], voice.language),
        verdict.as_of,
        verdict.reference_year,
        verdict.status,
        verdict.answer,
        verdict_label(verdict, voice.language),
        _headline(verdict, criteria, voice),
        requirements,
        condition,
        tuple(_score(one, verdict, voice) for one in verdict.scores),
        tuple(dict.fromkeys(missing_words(one, voice) for one in verdict.missing)),
        missing_sentences(verdict.missing, voice),
        tuple(unpublished_sentence(what, voice) for what in verdict.unpublished),
        _benefit(measure, voice),
        award_words(verdict.award, voice),
        measure.reading,
        pick(READINGS[measure.reading], voice.language),
        measure.note,
    )


def _benefit(measure: Measure, voice: Voice) -> str:
    """Say what a measure gives; a class such as 小型企业 gives nothing, and says nothing about it."""
    if measure.kind is MeasureKind.CLASSIFICATION and measure.benefit == NoneStated():
        return ""
    return benefit_words(measure.benefit, voice, measure.subject)


def _headline(verdict: Verdict, criteria: Sequence[CriterionWords], voice: Voice) -> str:
    match verdict.status, verdict.answer:
        case Status.CLOSED, _:
            return _closed(verdict, voice)
        case Status.PENDING, _:
            return _pending(verdict, voice)
        case _, Answer.YES:
            return _yes(verdict, voice)
        case _, Answer.NO:
            return _no(verdict, criteria, voice)
        case _:
            return _unknown(verdict, voice)


def _yes(verdict: Verdict, voice: Voice) -> str:
    caution = ""
    if verdict.measure.reading is not Reading.OFFICIAL:
        words = pick(READINGS[verdict.measure.reading], voice.language)
        caution = voice.say(f"条款{words}。", f" The clauses were {words}.")
    own = verdict.measure.own_words
    if own is not None:
        return voice.say(f"{own.yes[0]}。{caution}", f"{_capital(own.yes[1])}.{caution}")
    return voice.say(f"符合全部条件。{caution}", f"All conditions are met.{caution}")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _no(verdict: Verdict, criteria: Sequence[CriterionWords], voice: Voice) -> str:
    failed = [one for one in criteria if one.id in verdict.failed and one.answer is Answer.NO]
    failed = failed or [one for one in criteria if one.answer is Answer.NO]
    told = [_cited(one, voice) for one in failed[:MOST_NAMED]]
    more = len(failed) - len(told)
    tail = voice.say(f"另有{more}项不符合。", f" {more} more not met.") if more > 0 else ""
    own = verdict.measure.own_words
    lead = voice.say(*(("不符合", "Does not qualify") if own is None else (own.no[0], _capital(own.no[1]))))
    return lead + voice.say("：", ": ") + voice.say("", " ").join(told) + tail


def _cited(words: CriterionWords, voice: Voice) -> str:
    """Put the clause inside the sentence, before its full stop."""
    stop = voice.say("。", ".")
    body = words.sentence.removesuffix(stop)
    if not words.clause:
        return body + stop
    return body + voice.say(f"（{words.clause}）。", f" ({words.clause}).")


def _unknown(verdict: Verdict, voice: Voice) -> str:
    facts = [one for one in verdict.missing if not needs_judgement(one, voice)]
    judged = [one for one in verdict.missing if needs_judgement(one, voice)]
    parts = []
    if facts:
        parts.append(voice.say("缺少", "missing: ") + _some([missing_name(one, voice) for one in facts], voice))
    if judged:
        parts.append(
            voice.say("需人工认定", "to be decided by people: ")
            + _some([missing_name(one, voice) for one in judged], voice)
        )
    if verdict.unpublished:
        parts.append(voice.say("尚未公布", "not yet published: ") + _some(verdict.unpublished, voice))
    body = voice.say("；", "; ").join(parts)
    return voice.say(f"待定：{body}。" if body else "待定。", f"Undecided: {body}." if body else "Undecided.")


def _some(names: Sequence[str], voice: Voice) -> str:
    listed = list(dict.fromkeys(names))
    shown = voice.say("、", ", ").join(listed[:MOST_NAMED])
    if len(listed) <= MOST_NAMED:
        return shown
    return shown + voice.say(f"等{len(listed)}项", f" and {len(listed) - MOST_NAMED} more")


def _closed(verdict: Verdict, voice: Voice) -> str:
    when = day(verdict.as_of, voice.language)
    measure = verdict.measure
    if measure.open_on(verdict.as_of):
        open_kinds = voice.say("、", ", ").join(
            pick(APPLICATIONS[one], voice.language) for one in measure.open_on(verdict.as_of)
        )
        own = pick(APPLICATIONS[verdict.application], voice.language)
        title = quoted(voice.title_name(measure.confers)) if measure.confers else ""
        held = verdict.application is Application.RENEWAL
        ground = ""
        if title:
            ground = voice.say(
                f"（{'已' if held else '未见'}有效持有{title}）",
                f" ({title} is {'held' if held else 'not known to be held'})",
            )
        return voice.say(
            f"{when}只受理{open_kinds}，该主体属于{own}{ground}。",
            f"On {when} only this is open: {open_kinds}; this subject would make a {own}{ground}.",
        )
    intervals = voice.say("；", "; ").join(_interval(one, voice) for one in measure.intervals)
    shut = next((one.why for one in measure.closed if one.holds(verdict.as_of)), "")
    if shut:
        return voice.say(
            f"{when}不受理：{shut}。受理期间：{intervals}。", f"Not open on {when} ({shut}). Open: {intervals}."
        )
    return voice.say(
        f"{when}不受理此类申报。受理期间：{intervals or '未载明'}。",
        f"Not open on {when}. Open: {intervals or 'not stated'}.",
    )


def _interval(interval: Interval, voice: Voice) -> str:
    kind = pick(APPLICATIONS[interval.application], voice.language)
    start = day(interval.start, voice.language) if interval.start is not None else ""
    end = day(interval.end, voice.language) if interval.end is not None else ""
    if voice.language == "zh":
        return kind + (f"{start}起" if start else "") + (f"至{end}" if end else "")
    return kind + (f" from {start}" if start else "") + (f" to {end}" if end else "")


def _pending(verdict: Verdict, voice: Voice) -> str:
    told = [_lack(one, voice) for one in verdict.measure.lacks]
    named = {one.what for one in verdict.measure.lacks}
    told += [unpublished_sentence(what, voice) for what in verdict.unpublished if what not in named]
    return voice.say("", " ").join(told) or voice.say("实施细则待发布。", "Implementing rules not published yet.")


def _lack(lack: Lack, voice: Voice) -> str:
    lead = voice.say(
        f"牵头：{lack.lead}{f'（{lack.lead_ground}）' if lack.lead_ground else ''}。" if lack.lead else "",
        f" Lead: {lack.lead}{f' ({lack.lead_ground})' if lack.lead_ground else ''}." if lack.lead else "",
    )
    return unpublished_sentence(lack.what, voice) + lead


def _score(trace: ScoreTrace, verdict: Verdict, voice: Voice) -> ScoreWords:
    items = tuple(_item(one, voice) for one in trace.items)
    card = verdict.measure.scorecard
    return ScoreWords(
        voice.score_name(trace.name),
        card is None or card.name == trace.name,
        interval(trace.low, trace.high, POINTS, voice),
        written(trace.maximum, POINTS, voice.language),
        items,
    )


def _item(trace: ItemTrace, voice: Voice) -> ItemWords:
    item = trace.item
    return ItemWords(
        voice.say(item.title, item.en or item.title),
        item.clause,
        interval(trace.low, trace.high, POINTS, voice),
        written(Fraction(item.maximum), POINTS, voice.language),
        _found(trace.findings, voice),
        missing_sentences(trace.missing, voice),
    )


def _found(findings: Sequence[Finding], voice: Voice) -> str:
    """Name the values behind some points, each once: several bands ask about the same value."""
    told = [words for finding in findings if (words := finding_words(finding, voice)) is not None]
    shown = [
        voice.say(f"{words.name}为 {words.value}", f"{words.name}: {words.value}") for words in told if words.value
    ]
    return voice.say("，", ", ").join(dict.fromkeys(shown))
