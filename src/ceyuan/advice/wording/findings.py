"""One finding as one sentence: what was found, what is asked, and whether it fits.

Comes in: a finding and a voice. Goes out: frozen words; None where the rule is too unusual for a sentence of its own.
Must not know: criteria, clauses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ceyuan.advice.wording.comparisons import Comparison, compare_words
from ceyuan.advice.wording.inapplicable import case_name, case_sentence, why_inapplicable
from ceyuan.advice.wording.phrases import ANSWERS, pick
from ceyuan.advice.wording.titles import titles_asked, titles_found
from ceyuan.advice.wording.voice import Voice
from ceyuan.engines.answer import Answer, Finding
from ceyuan.model.subject import NotApplicable
from ceyuan.plan.nodes import Always, Compare, Flag, Holds, Inapplicable, Member, Unpublished

MOST_WORDS = 8  # of a list of admitted codes or words shown in a sentence


@dataclass(frozen=True, slots=True)
class FindingWords:
    """A finding in words; `value`, `required` and `gap` (how far off) are the pieces for tables.

    `number` and `bound` are the exact numbers behind the text, where there are some. A `blank` finding shows nothing
    that the sentence about the missing fact does not say too.
    """

    answer: Answer
    sentence: str
    name: str = ""
    value: str = ""
    required: str = ""
    gap: str = ""
    number: Fraction | None = None
    bound: Fraction | None = None
    blank: bool = False


def answer_of(finding: Finding) -> Answer:
    """Give the answer of one finding."""
    if finding.surely:
        return Answer.YES
    return Answer.UNKNOWN if finding.possibly else Answer.NO


def finding_words(finding: Finding, voice: Voice) -> FindingWords | None:
    """Give a finding in words."""
    match finding.atom:
        case Compare() as compare:
            found = compare_words(finding, compare, voice)
            return None if found is None else _comparison(finding, found, voice)
        case Flag(fact=fact, expected=expected):
            asked = _yes_no(voice, expected=expected)
            return _simple(finding, voice.fact_name(fact), _shown(finding, fact, voice), asked, voice)
        case Member() as member:
            value = _shown(finding, member.fact, voice)
            return _simple(finding, voice.fact_name(member.fact), value, admitted(member, voice), voice)
        case Holds() as holds:
            return _titles(finding, holds, voice)
        case Inapplicable() as test:
            return _applies(finding, test, voice)
        case Unpublished(what=what):
            return FindingWords(Answer.UNKNOWN, unpublished_sentence(what, voice), what)
        case Always():
            text = voice.say("依现行规定直接判定", "Settled by the rules in force")
            return FindingWords(answer_of(finding), _closed(text, finding, voice), text)


def unpublished_sentence(what: str, voice: Voice) -> str:
    """Say that something has not been published: 实施细则待发布.

    >>> from datetime import date
    >>> from ceyuan.model.facts import Vocabulary
    >>> unpublished_sentence("实施细则", Voice("zh", Vocabulary({}, {}), date(2026, 6, 30), 2025))
    '实施细则待发布，目前不能判定。'
    """
    if what.endswith(("待发布", "未公布", "未发布")):
        return voice.say(f"{what}，目前不能判定。", f"{what} (not published); cannot be decided yet.")
    word = "待发布" if what.endswith(("细则", "办法", "方案", "通知")) else "未公布"
    return voice.say(f"{what}{word}，目前不能判定。", f"{what}: not published yet, so this cannot be decided.")


def _comparison(finding: Finding, found: Comparison, voice: Voice) -> FindingWords:
    required = f"{found.test}{found.bound}"
    working = found.subject.working
    if finding.not_applicable:
        return _inapplicable(finding, found.subject.name, required, voice)
    if voice.language == "zh":
        label = f"{found.subject.name}：{found.subject.period}" if found.subject.period else found.subject.name
        value = f"为 {found.value}" if found.value else "数值未知"
        shown = f"{label}{value}" + (f"（{working}）" if working else "")
        asked = required + (f"（{found.bound_working}）" if found.bound_working else "")
        text = f"{shown}，要求{asked}"
    else:
        when = f" ({found.subject.period})" if found.subject.period else ""
        value = f"{_capital(found.subject.name)}{when}: {found.value or 'unknown'}"
        asked = required + (f" ({found.bound_working})" if found.bound_working else "")
        text = value + (f" ({working})" if working else "") + f"; required: {asked}"
    gap = found.gap(voice)
    sentence = _closed(text, finding, voice, gap)
    period = found.subject.period
    name = voice.say(f"{period}{found.subject.name}", f"{found.subject.name} {period}".strip())
    return FindingWords(
        answer_of(finding),
        sentence,
        name,
        found.value,
        required,
        gap,
        found.number,
        found.limit,
        blank=_blank(finding, f"{found.value}{working}"),
    )


def _simple(finding: Finding, name: str, value: str, required: str, voice: Voice) -> FindingWords:
    if finding.not_applicable:
        return _inapplicable(finding, name, required, voice)
    shown = value or voice.say("未知", "unknown")
    joint = "要求为" if isinstance(finding.atom, Flag) else "要求"
    text = voice.say(f"{name}：{shown}，{joint}{required}", f"{_capital(name)}: {shown}; required: {required}")
    sentence = _closed(text, finding, voice)
    return FindingWords(answer_of(finding), sentence, name, value, required, blank=_blank(finding, value))


def _inapplicable(finding: Finding, name: str, required: str, voice: Voice) -> FindingWords:
    reason = why_inapplicable(finding.atom, voice)
    text = voice.say(
        f"{name}：不适用（{reason}），要求{required}，按不符合处理。",
        f"{_capital(name)}: not applicable ({reason}); required: {required}; counts as not met.",
    )
    return FindingWords(Answer.NO, text, name, voice.say("不适用", "not applicable"), required)


def _applies(finding: Finding, test: Inapplicable, voice: Voice) -> FindingWords:
    """Say whether a rule for values that do not apply, such as a year before the founding, is about this subject."""
    required = voice.say("有数值", "a value") if test.negated else voice.say("没有数值", "no value")
    sentence = case_sentence(test, finding, voice)
    return FindingWords(answer_of(finding), sentence, case_name(test, voice), "", required, blank=_blank(finding, ""))


def _titles(finding: Finding, holds: Holds, voice: Voice) -> FindingWords:
    asked, found = titles_asked(holds, voice), titles_found(holds, voice)
    required = voice.say(
        f"{'不得' if holds.negated else '须'}有效持有{asked}",
        f"{'must not hold' if holds.negated else 'must hold'} {asked}",
    )
    state = found or _title_state(finding, holds, voice)
    text = voice.say(f"{required}：{state}", f"{_capital(required)}: {state}")
    sentence = _closed(text, finding, voice)
    unknown = finding.possibly and not finding.surely
    value = found if unknown else state
    return FindingWords(answer_of(finding), sentence, asked, value, required, blank=_blank(finding, found))


def _title_state(finding: Finding, holds: Holds, voice: Voice) -> str:
    if finding.possibly and not finding.surely:
        return voice.say("是否持有未知", "not known whether held")
    if finding.surely is not holds.negated:
        return voice.say("持有", "held")
    return voice.say("未持有", "not held")


def _blank(finding: Finding, shown: str) -> bool:
    return bool(finding.missing) and not shown and not finding.surely


def _closed(text: str, finding: Finding, voice: Voice, gap: str = "") -> str:
    if finding.missing and finding.low is None and not finding.surely:
        return voice.say(f"{text}。", f"{text}.")
    end = pick(ANSWERS[answer_of(finding)], voice.language)
    return voice.say(f"{text}，{end}{'，' + gap if gap else ''}。", f"{text}; {end}{', ' + gap if gap else ''}.")


def _shown(finding: Finding, fact: str, voice: Voice) -> str:
    """Give the word found; the engine's own text where it kept one, else the subject's cell."""
    cell = voice.cell(fact, None)
    if isinstance(cell, bool):
        return _yes_no(voice, expected=cell)
    if finding.shown:
        return finding.shown
    return cell if isinstance(cell, str) and not isinstance(cell, NotApplicable) else ""


def _yes_no(voice: Voice, *, expected: bool) -> str:
    return voice.say("是", "yes") if expected else voice.say("否", "no")


def admitted(member: Member, voice: Voice) -> str:
    """Say which words a text fact may be: one of them, none of them, beginning with one."""
    listed = _listed(member.values, voice)
    if member.prefix:
        verb = voice.say(
            "不以" if member.negated else "以", "not beginning with " if member.negated else "beginning with "
        )
        return voice.say(f"{verb}{listed}开头", f"{verb}{listed}")
    if len(member.values) == 1:
        return voice.say(f"{'不是' if member.negated else '为'}{listed}", f"{'not ' if member.negated else ''}{listed}")
    return voice.say(
        f"{'不属于' if member.negated else '属于'}{listed}", f"{'none of' if member.negated else 'one of'} {listed}"
    )


def _listed(values: Sequence[str], voice: Voice) -> str:
    shown = voice.say("、", ", ").join(values[:MOST_WORDS])
    if len(values) > MOST_WORDS:
        return shown + voice.say(f"等{len(values)}个", f" and {len(values) - MOST_WORDS} more")
    return shown


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
