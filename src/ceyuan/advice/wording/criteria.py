"""Criteria, required titles and groups in words, as a tree beside the clause.

Comes in: condition traces and a voice. Goes out: frozen words with whole sentences.
Must not know: verdicts, how the words are laid out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ceyuan.advice.wording.findings import FindingWords, answer_of, finding_words, unpublished_sentence
from ceyuan.advice.wording.missing import missing_sentences
from ceyuan.advice.wording.numbers import PLAIN, written
from ceyuan.advice.wording.phrases import ANSWERS, JOINS, READINGS, SIGNS, pick
from ceyuan.advice.wording.voice import Voice
from ceyuan.engines.answer import (
    Answer,
    ConditionTrace,
    CriterionTrace,
    Finding,
    GroupTrace,
    RequirementTrace,
)
from ceyuan.model.condition import Join
from ceyuan.model.provenance import Reading
from ceyuan.plan.nodes import Compare

MOST_FINDINGS = 4  # comparisons told one by one; a rule with more is told by its values


@dataclass(frozen=True, slots=True)
class CriterionWords:
    """One requirement in words.

    `text` is what the clause says, `sentence` what was found; `value`, `required`, `gap` are its pieces for tables.
    """

    id: str
    clause: str
    text: str
    answer: Answer
    sentence: str
    value: str
    required: str
    gap: str
    missing: tuple[str, ...]
    reading: Reading
    source: str
    rule: str
    note: str
    negated: bool
    unpublished: str
    findings: tuple[FindingWords, ...]


@dataclass(frozen=True, slots=True)
class GroupWords:
    """Several conditions joined, in words."""

    title: str
    join: str
    answer: Answer
    members: tuple[ConditionWords, ...]


ConditionWords = CriterionWords | GroupWords


def condition_words(trace: ConditionTrace, voice: Voice) -> ConditionWords:
    """Give a condition tree in words."""
    match trace:
        case CriterionTrace():
            return criterion_words(trace, voice)
        case GroupTrace():
            members = tuple(condition_words(member, voice) for member in trace.members)
            title = voice.say(trace.title, trace.title_en or trace.title)
            return GroupWords(title, join_words(trace, voice), trace.answer, members)


def join_words(group: GroupTrace, voice: Voice) -> str:
    """Say how a group joins its members as they stand (under a negation, any and all have changed places)."""
    none = group.shown is Join.NONE and group.join is Join.ALL
    shown = Join.NONE if none else group.join
    return pick(JOINS[shown], voice.language).format(least=group.least)


def criterion_words(trace: CriterionTrace, voice: Voice) -> CriterionWords:
    """Give one criterion in words."""
    criterion = trace.criterion
    text = voice.say(criterion.text, criterion.en or criterion.text)
    if trace.negated:
        text = voice.say(f"不得有：{text}", f"must not be: {text}")
    deciding = _deciding(trace.findings, trace.answer)
    told = [words for finding in deciding if (words := finding_words(finding, voice)) is not None]
    missing = missing_sentences(trace.missing, voice) if trace.answer is Answer.UNKNOWN else ()
    if criterion.unpublished:
        sentences = [unpublished_sentence(criterion.unpublished, voice)]
    elif missing and all(words.blank for words in told):
        sentences = []
    elif len(deciding) > MOST_FINDINGS:
        sentences = [_by_values(text, trace, voice)]
    elif told and len(told) == len(deciding):
        sentences = list(dict.fromkeys(words.sentence for words in told if not words.blank))
    else:
        rule = criterion.rule.text if criterion.rule is not None else ""
        sentences = [_by_rule(text, rule, trace.answer, deciding, voice)]
    return CriterionWords(
        criterion.id,
        criterion.clause,
        text,
        trace.answer,
        _paragraph((*sentences, *missing), voice),
        *_table_pieces(told, voice),
        missing,
        criterion.reading,
        pick(READINGS[criterion.reading], voice.language),
        criterion.rule.text if criterion.rule is not None else "",
        criterion.note,
        trace.negated,
        criterion.unpublished,
        tuple(_told(finding, voice) for finding in trace.findings),
    )


def requirement_words(trace: RequirementTrace, voice: Voice) -> CriterionWords:
    """Give a required title in words."""
    requirement = trace.requirement
    told = _told(trace.finding, voice)
    missing = missing_sentences(trace.missing, voice) if trace.answer is Answer.UNKNOWN else ()
    return CriterionWords(
        requirement.id,
        requirement.clause,
        voice.say(requirement.text or told.required, told.required),
        trace.answer,
        _paragraph(("" if told.blank and missing else told.sentence, *missing), voice),
        told.value,
        told.required,
        "",
        missing,
        requirement.reading,
        pick(READINGS[requirement.reading], voice.language),
        "",
        "",
        negated=False,
        unpublished="",
        findings=(told,),
    )


def _told(finding: Finding, voice: Voice) -> FindingWords:
    words = finding_words(finding, voice)
    return words or FindingWords(answer_of(finding), "", number=finding.value, bound=finding.bound)


def leaves(words: ConditionWords) -> Iterator[CriterionWords]:
    """Walk over the criteria of a tree in written order."""
    match words:
        case CriterionWords():
            yield words
        case GroupWords(members=members):
            for member in members:
                yield from leaves(member)


def _deciding(findings: Sequence[Finding], answer: Answer) -> tuple[Finding, ...]:
    """Keep the findings that carry the answer; all of them when none stands out."""
    kept = tuple(finding for finding in findings if answer_of(finding) is answer)
    return kept or tuple(findings)


def _table_pieces(told: Sequence[FindingWords], voice: Voice) -> tuple[str, str, str]:
    """Give value, required and gap for tables; a rule with many comparisons has no single bound to show."""
    values = _pieces((words.value for words in told), voice)
    if len(told) > MOST_FINDINGS:
        return values, "", ""
    required = _pieces((words.required for words in told), voice)
    return values, required, _pieces((words.gap for words in told), voice)


def _by_values(text: str, trace: CriterionTrace, voice: Voice) -> str:
    """Say of a rule with many comparisons which values it was decided by, each once."""
    told = [words for finding in trace.findings if (words := finding_words(finding, voice)) is not None]
    shown = [
        voice.say(f"{words.name}为 {words.value}", f"{words.name}: {words.value}") for words in told if words.value
    ]
    listed = voice.say("、", ", ").join(dict.fromkeys(shown)) or voice.say("已知数据", "what is known")
    end = pick(ANSWERS[trace.answer], voice.language)
    return voice.say(f"依据{listed}判定：{text}，{end}。", f"Decided by {listed}: {text}; {end}.")


def _by_rule(text: str, rule: str, answer: Answer, findings: Sequence[Finding], voice: Voice) -> str:
    """Fall back to the clause's own words, the rule as written and the numbers compared."""
    end = pick(ANSWERS[answer], voice.language)
    numbers = _pieces((_bare(finding, voice) for finding in findings), voice)
    if voice.language == "zh":
        return f"{text}：按规则“{rule}”判定" + (f"（{numbers}）" if numbers else "") + f"，{end}。"
    return f"{text}: decided by the rule “{rule}”" + (f" ({numbers})" if numbers else "") + f"; {end}."


def _bare(finding: Finding, voice: Voice) -> str:
    match finding:
        case Finding(atom=Compare(operator=operator), value=value, bound=bound) if None not in (value, bound):
            left = written(value, PLAIN, voice.language) if value is not None else ""
            right = written(bound, PLAIN, voice.language) if bound is not None else ""
            return f"{left} {SIGNS[operator]} {right}"
        case _:
            return ""


def _pieces(parts: Iterator[str], voice: Voice) -> str:
    return voice.say("；", "; ").join(dict.fromkeys(part for part in parts if part))


def _paragraph(sentences: Sequence[str], voice: Voice) -> str:
    return voice.say("", " ").join(sentence for sentence in sentences if sentence)
