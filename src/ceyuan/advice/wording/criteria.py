"""Criteria, required titles and groups in words, as a tree beside the clause.

Comes in: condition traces and a voice. Goes out: frozen words with whole sentences.
Must not know: verdicts, how the words are laid out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ceyuan.advice.wording.findings import FindingWords, answer_of, finding_words, unpublished_sentence
from ceyuan.advice.wording.inapplicable import other_case
from ceyuan.advice.wording.missing import missing_sentences
from ceyuan.advice.wording.numbers import PLAIN, written
from ceyuan.advice.wording.phrases import ANSWERS, JOINS, NOT_CONCERNED, READINGS, SIGNS, pick
from ceyuan.advice.wording.voice import Voice
from ceyuan.engines.answer import (
    Answer,
    ConditionTrace,
    CriterionTrace,
    Finding,
    GroupTrace,
    RequirementTrace,
)
from ceyuan.errors import Language
from ceyuan.model.condition import Join
from ceyuan.model.provenance import Reading
from ceyuan.plan.nodes import Compare, Constant, Flag, Inapplicable, Member

MOST_WAYS = 4  # of several that would each suffice and all fail, told in a summary
MOST_FINDINGS = 4  # comparisons told one by one; a rule with more is told by its values


@dataclass(frozen=True, slots=True)
class CriterionWords:
    """One requirement in words.

    `text` is what the clause says, `sentence` what was found; `value`, `required`, `gap` are its pieces for tables.
    `aside` marks one way of several that is written for another case: still a no, but told as 不涉及.
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
    aside: bool = False


@dataclass(frozen=True, slots=True)
class GroupWords:
    """Several conditions joined, in words; `every` when each member must hold."""

    title: str
    join: str
    every: bool
    answer: Answer
    members: tuple[ConditionWords, ...]
    aside: bool = False


ConditionWords = CriterionWords | GroupWords


def condition_words(trace: ConditionTrace, voice: Voice, *, whole: bool = True) -> ConditionWords:
    """Give a condition tree in words; `whole` keeps every finding, not only those that decided."""
    match trace:
        case CriterionTrace():
            return criterion_words(trace, voice, whole=whole)
        case GroupTrace():
            members = tuple(condition_words(member, voice, whole=whole) for member in trace.members)
            if trace.join is Join.ANY:
                members = _ways(trace, members, voice)
            title = voice.say(trace.title, trace.title_en or trace.title)
            return GroupWords(title, join_words(trace, voice), trace.join is Join.ALL, trace.answer, members)


def answer_words(words: ConditionWords, language: Language) -> str:
    """Give the word people see for the answer of a criterion or group."""
    return pick(NOT_CONCERNED if words.aside else ANSWERS[words.answer], language)


def _ways(group: GroupTrace, members: Sequence[ConditionWords], voice: Voice) -> tuple[ConditionWords, ...]:
    """Tell ways written for another case by that case alone; set them aside where another way is about the subject."""
    others = [_is_other(one) for one in group.members]
    aside = not all(others)
    return tuple(
        _other_way(trace, words, voice, aside=aside) if other else words
        for trace, words, other in zip(group.members, members, others, strict=True)
    )


def _is_other(trace: ConditionTrace) -> bool:
    match trace:
        case CriterionTrace():
            return bool(other_case(trace))
        case GroupTrace(join=Join.ALL, members=members):
            return any(_is_other(one) for one in members)
        case _:
            return False


def _other_way(trace: ConditionTrace, words: ConditionWords, voice: Voice, *, aside: bool) -> ConditionWords:
    match trace, words:
        case CriterionTrace(), CriterionWords():
            told = [_told(one, voice) for one in other_case(trace)]
            sentence = _paragraph(tuple(dict.fromkeys(one.sentence for one in told)), voice)
            required = _pieces((one.required for one in told), voice)
            return replace(words, sentence=sentence, value="", required=required, gap="", aside=aside)
        case GroupTrace(), GroupWords():
            pairs = zip(trace.members, words.members, strict=True)
            members = tuple(
                _other_way(one, each, voice, aside=aside) if _is_other(one) else each for one, each in pairs
            )
            return replace(words, members=members, aside=aside)
        case _:
            return words


def join_words(group: GroupTrace, voice: Voice) -> str:
    """Say how a group joins its members as they stand (under a negation, any and all have changed places)."""
    none = group.shown is Join.NONE and group.join is Join.ALL
    shown = Join.NONE if none else group.join
    return pick(JOINS[shown], voice.language).format(least=group.least)


def criterion_words(trace: CriterionTrace, voice: Voice, *, whole: bool = True) -> CriterionWords:
    """Give one criterion in words."""
    criterion = trace.criterion
    text = voice.say(criterion.text, criterion.en or criterion.text)
    if trace.negated:
        text = voice.say(f"不得有：{text}", f"must not be: {text}")
    told = {id(one): _told(one, voice) for one in trace.findings} if whole else {}
    deciding = _deciding(trace, told, voice)
    missing = missing_sentences(trace.missing, voice) if trace.answer is Answer.UNKNOWN else ()
    return CriterionWords(
        criterion.id,
        criterion.clause,
        text,
        trace.answer,
        _paragraph((*_sentences(trace, text, deciding, missing, voice), *missing), voice),
        _pieces((one.value for one in deciding), voice),
        _pieces((one.required for one in deciding), voice),
        _pieces((one.gap for one in deciding), voice),
        missing,
        trace.reading,
        pick(READINGS[trace.reading], voice.language),
        criterion.rule.text if criterion.rule is not None else "",
        criterion.note,
        trace.negated,
        criterion.unpublished,
        tuple(told.values()) if whole else tuple(deciding),
    )


def _deciding(trace: CriterionTrace, told: Mapping[int, FindingWords], voice: Voice) -> list[FindingWords]:
    """Give the words of the findings that decided; of a rule with many comparisons only the values, each once."""
    if len(trace.decisive) <= MOST_FINDINGS:
        return [told.get(id(one)) or _told(one, voice) for one in trace.decisive]
    first: dict[object, Finding] = {}
    for one in trace.decisive:
        first.setdefault(_subject(one), one)
    words = [told.get(id(one)) or _told(one, voice) for one in first.values()]
    return [FindingWords(trace.answer, "", one.name, one.value, number=one.number) for one in words if one.value]


def _subject(finding: Finding) -> object:
    """Give what a finding is about, so that comparisons of one value are told once."""
    match finding.atom:
        case Compare(left=Constant(), right=told) | Compare(left=told):
            return told
        case Flag(fact=fact) | Member(fact=fact) | Inapplicable(fact=fact):
            return fact
        case atom:
            return atom


def _sentences(
    trace: CriterionTrace, text: str, deciding: Sequence[FindingWords], missing: Sequence[str], voice: Voice
) -> list[str]:
    end = pick(ANSWERS[trace.answer], voice.language)
    if trace.criterion.unpublished:
        return [unpublished_sentence(trace.criterion.unpublished, voice)]
    if missing and all(one.blank for one in deciding):
        return []
    if all(one.sentence for one in deciding) and deciding:
        return list(dict.fromkeys(one.sentence for one in deciding if not one.blank))
    values = [
        voice.say(f"{one.name}为 {one.value}", f"{one.name}: {one.value}") for one in deciding if one.name and one.value
    ]
    if missing:
        return (
            [voice.say(f"已知{'、'.join(dict.fromkeys(values))}。", f"Known: {', '.join(dict.fromkeys(values))}.")]
            if values
            else []
        )
    if values:
        listed = voice.say("、", ", ").join(dict.fromkeys(values))
        return [voice.say(f"依据{listed}判定：{text}，{end}。", f"Decided by {listed}: {text}; {end}.")]
    return [_by_rule(text, trace, voice)]


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
    words = voice.told.get(id(finding))
    if not isinstance(words, FindingWords):
        words = finding_words(finding, voice)
        words = words or FindingWords(answer_of(finding), "", number=finding.value, bound=finding.bound)
        voice.told[id(finding)] = words
    return words


def telling_leaves(words: ConditionWords) -> Iterator[CriterionWords]:
    """Walk over the criteria that matter for the answer.

    Where one of several ways suffices, a yes is told by the ways that hold, and a no over many ways by the nearest.
    """
    match words:
        case CriterionWords():
            yield words
        case GroupWords(members=members):
            for member in members if words.every else _telling(words):
                yield from telling_leaves(member)


def _telling(words: GroupWords) -> list[ConditionWords]:
    carrying = [one for one in words.members if one.answer is words.answer and not one.aside]
    if words.answer is not Answer.NO or len(carrying) <= MOST_WAYS:
        return carrying or list(words.members)
    fewest = min(_failures(one) for one in carrying)
    return [one for one in carrying if _failures(one) == fewest][:MOST_WAYS]


def _failures(words: ConditionWords) -> int:
    """Count the comparisons that fail."""
    return sum(finding.answer is Answer.NO for one in leaves(words) for finding in one.findings)


def leaves(words: ConditionWords) -> Iterator[CriterionWords]:
    """Walk over the criteria of a tree in written order."""
    match words:
        case CriterionWords():
            yield words
        case GroupWords(members=members):
            for member in members:
                yield from leaves(member)


def _by_rule(text: str, trace: CriterionTrace, voice: Voice) -> str:
    """Fall back to the clause's own words, the rule as written and the numbers compared."""
    rule = trace.criterion.rule.text if trace.criterion.rule is not None else ""
    end = pick(ANSWERS[trace.answer], voice.language)
    numbers = _pieces((_bare(finding, voice) for finding in trace.findings), voice)
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
