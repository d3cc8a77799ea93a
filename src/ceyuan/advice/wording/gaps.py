"""What keeps a measure from a yes, in words: a headline, every requirement with its distance, points line by line.

Comes in: a gap and the voice of its verdict. Goes out: frozen words, ready for text, JSON and tables.
Must not know: files, terminals, how a gap is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ceyuan.advice.gap.parts import of_another_case
from ceyuan.advice.gap.results import ConditionGap, CriterionGap, GroupGap, ItemGap, MeasureGap, ScoreGap
from ceyuan.advice.wording.findings import unpublished_sentence
from ceyuan.advice.wording.gap_parts import paragraph, part_sentences, part_short, score_sentence, several
from ceyuan.advice.wording.numbers import POINTS, day, written
from ceyuan.advice.wording.phrases import READINGS, pick
from ceyuan.advice.wording.verdicts import verdict_label
from ceyuan.advice.wording.voice import Voice
from ceyuan.engines.answer import Answer, CriterionTrace, RequirementTrace, Status
from ceyuan.model.provenance import Reading

MOST_LINES = 5  # of a points table told in sentences; the data holds all


@dataclass(frozen=True, slots=True)
class CriterionGapWords:
    """One requirement that is not met or open; `gap` is the distance shortly, `sentence` the whole of it."""

    id: str
    clause: str
    text: str
    answer: Answer
    sentence: str
    gap: str
    source: str


@dataclass(frozen=True, slots=True)
class GroupGapWords:
    """Requirements of which only some are needed, or that belong to one way; `sentence` tells all of them."""

    title: str
    needed: int
    of: int
    sentence: str
    members: tuple[ConditionGapWords, ...]


ConditionGapWords = CriterionGapWords | GroupGapWords


@dataclass(frozen=True, slots=True)
class ItemGapWords:
    """One line of a points table in words: what it has, may still have, has lost, and would add to the total."""

    title: str
    clause: str
    earned: str
    open: str
    lost: str
    gain: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ScoreGapWords:
    """A points table below what is asked, lines with most to gain first; lines that can add nothing are left out."""

    name: str
    sentence: str
    items: tuple[ItemGapWords, ...]


@dataclass(frozen=True, slots=True)
class MeasureGapWords:
    """Everything that keeps a measure from a yes, in words."""

    measure: str
    title: str
    answer: Answer
    status: Status
    label: str
    headline: str
    needs: tuple[ConditionGapWords, ...]
    scores: tuple[ScoreGapWords, ...]


def gap_words(gap: MeasureGap, voice: Voice) -> MeasureGapWords:
    """Give a gap in words; the voice is that of its verdict."""
    verdict = gap.verdict
    return MeasureGapWords(
        verdict.measure.id,
        voice.say(verdict.measure.title, verdict.measure.en or verdict.measure.title),
        verdict.answer,
        verdict.status,
        verdict_label(verdict, voice.language),
        _headline(gap, voice),
        tuple(_condition(one, voice) for one in gap.needs),
        tuple(_score(one, voice) for one in gap.scores),
    )


def gap_sentences(words: MeasureGapWords, voice: Voice) -> tuple[str, ...]:
    """Give the whole gap as sentences, one for each thing needed, with its clause; then the lines of points tables."""
    needs = (cited(one, voice) for one in words.needs)
    lines = (item.sentence for score in words.scores for item in score.items[:MOST_LINES])
    return tuple(one for one in (words.headline, *needs, *lines) if one)


def _headline(gap: MeasureGap, voice: Voice) -> str:
    """Count what is lacking, and say first what no firm can settle: a closed measure, rules not issued."""
    failed = sum(_answer(one) is Answer.NO for one in gap.needs)
    unsure = len(gap.needs) - failed
    parts = []
    if failed:
        parts.append(voice.say(f"有{failed}项条件不符合", f"{failed} {_plural(failed)} not met"))
    if unsure:
        parts.append(voice.say(f"有{unsure}项条件尚不能确定", f"{unsure} {_plural(unsure)} not yet known"))
    counted = voice.say("，", ", ").join(parts)
    return _circumstance(gap, voice) + (voice.say(f"{counted}。", f"{counted}.") if counted else "")


def _plural(count: int) -> str:
    return "requirement" if count == 1 else "requirements"


def _circumstance(gap: MeasureGap, voice: Voice) -> str:
    when = day(gap.verdict.as_of, voice.language)
    match gap.verdict.status:
        case Status.CLOSED:
            return voice.say(
                f"{when}不受理此类申报，以下供下次申报准备。",
                f"Not open on {when}; what follows is for a later application. ",
            )
        case Status.PENDING:
            what = voice.say("", " ").join(unpublished_sentence(one, voice) for one in gap.verdict.unpublished)
            return what + voice.say("以下仅就已公布的条件而言。", " What follows is about published conditions only. ")
        case _:
            return ""


def _answer(gap: ConditionGap) -> Answer:
    return gap.answer if isinstance(gap, CriterionGap) else gap.trace.answer


def _condition(gap: ConditionGap, voice: Voice) -> ConditionGapWords:
    match gap:
        case CriterionGap():
            return _criterion(gap, voice)
        case GroupGap():
            return _group(gap, voice)


def _criterion(gap: CriterionGap, voice: Voice) -> CriterionGapWords:
    id_, clause, text, reading = _of_text(gap.trace, voice)
    told = part_sentences(gap.parts, voice)
    if not told or not all(told):
        told = [_by_text(gap, text, voice), *(one for one in told if one)]
    short = voice.say("；", "; ").join(dict.fromkeys(one for part in gap.parts if (one := part_short(part, voice))))
    source = pick(READINGS[reading], voice.language)
    return CriterionGapWords(id_, clause, text, gap.answer, paragraph(told, voice), short, source)


def _of_text(trace: CriterionTrace | RequirementTrace, voice: Voice) -> tuple[str, str, str, Reading]:
    match trace:
        case CriterionTrace(criterion=criterion, negated=negated):
            text = voice.say(criterion.text, criterion.en or criterion.text)
            if negated:
                text = voice.say(f"不得有：{text}", f"must not be: {text}")
            return criterion.id, criterion.clause, text, trace.reading
        case RequirementTrace(requirement=one):
            return one.id, one.clause, one.text, one.reading


def _by_text(gap: CriterionGap, text: str, voice: Voice) -> str:
    """Fall back to the clause's own words where a rule is too unusual for words of its own."""
    if gap.answer is Answer.NO:
        return voice.say(f"{text}：不符合。", f"{text}: not met.")
    return voice.say(f"{text}：尚不能确定。", f"{text}: not yet known.")


def _group(gap: GroupGap, voice: Voice) -> GroupGapWords:
    ways = _own_ways(gap)
    members = tuple(_condition(one, voice) for one in ways)
    title = voice.say(gap.trace.title, gap.trace.title_en or gap.trace.title)
    told = [cited(one, voice) for one in members]
    every = gap.needed == len(members)
    sentence = paragraph(told, voice) if every else several(told, gap.needed, len(members), voice)
    if title and sentence:
        sentence = voice.say(f"{title}：{sentence}", f"{title}: {sentence}")
    return GroupGapWords(title, gap.needed, len(members), sentence, members)


def _own_ways(gap: GroupGap) -> Sequence[ConditionGap]:
    """Leave out ways written for another case, such as another industry, where enough others remain."""
    own = [one for one in gap.members if not _of_another_case(one)]
    return own if gap.needed <= len(own) and gap.needed < len(gap.members) else gap.members


def _of_another_case(gap: ConditionGap) -> bool:
    match gap:
        case CriterionGap(parts=parts):
            return any(of_another_case(part) for part in parts)
        case GroupGap(needed=needed, members=members):
            return sum(not _of_another_case(one) for one in members) < needed


def cited(words: ConditionGapWords, voice: Voice) -> str:
    """Put the clause inside the sentence, before its full stop."""
    if isinstance(words, GroupGapWords) or not words.clause:
        return words.sentence
    stop = voice.say("。", ".")
    return words.sentence.removesuffix(stop) + voice.say(f"（{words.clause}）。", f" ({words.clause}).")


def _score(gap: ScoreGap, voice: Voice) -> ScoreGapWords:
    items = tuple(_item(one, voice) for one in gap.items if one.gain > 0)
    return ScoreGapWords(voice.score_name(gap.trace.name), score_sentence(gap, voice), items)


def _item(gap: ItemGap, voice: Voice) -> ItemGapWords:
    item = gap.trace.item
    title = voice.say(item.title, item.en or item.title)
    earned, unsure, lost, gain, most = (
        _points(one, voice) for one in (gap.earned, gap.open, gap.lost, gap.gain, Fraction(item.maximum))
    )
    waiting = voice.say(f"，{unsure}待定", f", {unsure} open") if gap.open else ""
    sentence = voice.say(
        f"“{title}”已得{earned}（满分{most}{waiting}），最多还可使总分增加{gain}。",
        f"“{title}” has {earned} of {most}{waiting}; it can add up to {gain} to the total.",
    )
    return ItemGapWords(title, item.clause, earned, unsure, lost, gain, sentence)


def _points(points: Fraction, voice: Voice) -> str:
    return written(points, POINTS, voice.language)


def criterion_gaps(words: Sequence[ConditionGapWords]) -> Iterator[CriterionGapWords]:
    """Walk over the requirements in written order, groups opened up.

    >>> list(criterion_gaps(()))
    []
    """
    for one in words:
        if isinstance(one, GroupGapWords):
            yield from criterion_gaps(one.members)
        else:
            yield one
