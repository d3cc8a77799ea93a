"""A place on a ladder in words: the rung held, the next one, what leads there and how long it takes, what is due.

Comes in: a ladder place and a voice of the same subject and day. Goes out: frozen words with whole sentences.
Must not know: files, terminals, how places are found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ceyuan.advice.change.results import NoRoute, Route
from ceyuan.advice.ladder.results import Due, LadderPlace, WayUp
from ceyuan.advice.wording.gaps import MeasureGapWords, gap_words
from ceyuan.advice.wording.numbers import day
from ceyuan.advice.wording.paces import pace_sentence
from ceyuan.advice.wording.phrases import READINGS, pick, quoted
from ceyuan.advice.wording.verdicts import verdict_label
from ceyuan.advice.wording.voice import Voice, voice_for
from ceyuan.engines.answer import Answer, Status
from ceyuan.model.ladder import Rung
from ceyuan.model.measure import MeasureKind


@dataclass(frozen=True, slots=True)
class WayWords:
    """One measure that leads to the next rung; `route` says when doing something can meet it, `paces` when growth."""

    measure: str
    title: str
    label: str
    sentence: str
    gap: MeasureGapWords | None
    route: str
    paces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LadderWords:
    """A place on a ladder in words."""

    key: str
    name: str
    standing: str
    next: str
    lacking: tuple[str, ...]
    unsure: str
    ways: tuple[WayWords, ...]
    unmeasured: tuple[str, ...]
    due: tuple[str, ...]
    note: str
    source: str


def ladder_words(place: LadderPlace, voice: Voice) -> LadderWords:
    """Give a place in words."""
    ladder = place.ladder
    cited = voice.say("，", ", ").join(one for one in (ladder.source, ladder.clause) if one)
    return LadderWords(
        ladder.key,
        voice.say(ladder.name, ladder.en or ladder.name),
        _standing(place, voice),
        _next(place, voice),
        tuple(_lacking(group, voice) for group in place.lacking),
        _unsure(place, voice),
        tuple(_way(one, voice) for one in place.ways),
        tuple(_unmeasured(voice.say(one.title, one.en or one.title), voice) for one in place.unmeasured),
        tuple(due_sentence(one, voice) for one in place.due),
        ladder.note,
        voice.say(
            f"{cited}（{pick(READINGS[ladder.reading], 'zh')}）", f"{cited} ({pick(READINGS[ladder.reading], 'en')})"
        ),
    )


def ladder_sentences(words: LadderWords, voice: Voice) -> tuple[str, ...]:
    """Give a place as sentences in reading order."""
    ways = (one for way in words.ways for one in (way.sentence, way.route, *way.paces))
    note = voice.say(f"说明：{words.note}。", f"Note: {quoted(words.note)}.") if words.note else ""
    told = (words.standing, words.unsure, words.next, *words.lacking, *ways, *words.unmeasured, *words.due, note)
    return tuple(one for one in told if one)


def rung_name(rung: Rung, voice: Voice) -> str:
    """Name a rung: its own name, or its titles in quotation marks."""
    if rung.name and rung.name not in rung.titles:
        return quoted(rung.name)
    return voice.say("、", ", ").join(quoted(voice.title_name(one)) for one in rung.titles)


def _standing(place: LadderPlace, voice: Voice) -> str:
    ladder = place.ladder
    name = quoted(voice.say(ladder.name, ladder.en or ladder.name))
    if not any(rung.titles for rung in ladder.rungs):
        return voice.say(
            f"{name}各级不授予称号，逐级按条件判断。", f"The steps of {name} grant no title; each is judged by itself."
        )
    if place.rung is None:
        return voice.say(f"在{name}这一阶梯上，目前没有已知持有的称号。", f"On {name} no title is known to be held.")
    number, count = ladder.rungs.index(place.rung) + 1, len(ladder.rungs)
    return voice.say(
        f"在{name}这一阶梯上，目前处于第{number}级（共{count}级）：{rung_name(place.rung, voice)}。",
        f"On {name} this is step {number} of {count}: {rung_name(place.rung, voice)}.",
    )


def _next(place: LadderPlace, voice: Voice) -> str:
    if place.next_rung is None:
        return voice.say("已在最高一级。", "This is the highest step.")
    name, more = rung_name(place.next_rung, voice), ""
    if not place.next_rung.titles:
        more = voice.say("，这一级不授予称号", ", which grants no title")
    elif not place.next_rung.schemes:
        more = voice.say("，政策库中没有收入它的办法", ", whose rules are not in the library")
    if place.rung is None and place.next_rung is place.ladder.rungs[0]:
        return voice.say(f"第一级是{name}{more}。", f"The first step is {name}{more}.")
    return voice.say(f"下一级是{name}{more}。", f"The next step is {name}{more}.")


def _lacking(group: Sequence[str], voice: Voice) -> str:
    names = [quoted(voice.title_name(one)) for one in group]
    if len(names) == 1:
        return voice.say(f"须先持有{names[0]}，目前没有。", f"{names[0]} must be held first, and is not.")
    listed = voice.say("、", ", ").join(names)
    return voice.say(f"须先持有{listed}之一，目前都没有。", f"One of {listed} must be held first, and none of them is.")


def _unsure(place: LadderPlace, voice: Voice) -> str:
    if not place.open_titles:
        return ""
    listed = voice.say("、", ", ").join(quoted(voice.title_name(one)) for one in place.open_titles)
    return voice.say(
        f"是否持有{listed}尚不清楚，补充后所在级别可能改变。",
        f"Whether {listed} {'is' if len(place.open_titles) == 1 else 'are'} held is not known; the step may change.",
    )


def _unmeasured(title: str, voice: Voice) -> str:
    return voice.say(
        f"通向下一级的“{title}”不在本次判断之内（对象不是本企业，或目前不受理）。",
        f"“{title}” leads to the next step but was not judged here: about another kind of subject, or not open now.",
    )


def _way(way: WayUp, voice: Voice) -> WayWords:
    verdict, measure = way.verdict, way.verdict.measure
    own = voice_for(verdict, voice.subject, voice.vocabulary, voice.language, voice.told)
    title = voice.say(measure.title, measure.en or measure.title)
    label = verdict_label(verdict, voice.language)
    gap = None if way.gap is None else gap_words(way.gap, own)
    return WayWords(
        measure.id,
        title,
        label,
        _way_sentence(way, title, voice),
        gap,
        _route(way.route, voice),
        tuple(one for pace in way.paces if (one := pace_sentence(pace, voice))),
    )


def _way_sentence(way: WayUp, title: str, voice: Voice) -> str:
    """Say how a measure stands; whoever decides is named, because meeting conditions is not being granted."""
    verdict = way.verdict
    body = quoted(title)
    when = day(verdict.as_of, voice.language)
    match verdict.status, verdict.answer:
        case Status.CLOSED, _:
            return voice.say(f"{body}：{when}不受理首次申报。", f"{body}: no first applications on {when}.")
        case Status.PENDING, _:
            return voice.say(f"{body}：规定尚未全部公布，目前不能判定。", f"{body}: rules are not all published yet.")
        case _, Answer.YES if verdict.measure.kind is MeasureKind.CLASSIFICATION:
            # a class is told among the classes, not among what is met: nobody applies for it
            by = verdict.measure.decided_by
            return voice.say(
                f"{body}：按{when}的情况，属于这一类{f'，由{by}确认' if by else ''}；"
                "这是分类，不需申报，不计入已符合的事项。",
                f"{body}: as of {when} it is of this class{f'; {by} confirms it' if by else ''}. "
                "A class is not applied for and is not counted among what is met.",
            )
        case _, Answer.YES:
            by = verdict.measure.decided_by
            return voice.say(
                f"{body}：按{when}的情况，符合全部条件，可以申报{f'，由{by}决定' if by else ''}。",
                f"{body}: as of {when} all conditions are met{f'; {by} decides' if by else ''}.",
            )
        case _, Answer.NO:
            count = 0 if way.gap is None else sum(one.answer is Answer.NO for one in way.gap.criteria)
            if not count:
                return voice.say(f"{body}：按{when}的情况不符合。", f"{body}: does not qualify as of {when}.")
            return voice.say(
                f"{body}：按{when}的情况，有{count}项条件不符合。",
                f"{body}: as of {when}, {count} {'condition is' if count == 1 else 'conditions are'} not met.",
            )
        case _:
            return voice.say(
                f"{body}：缺少资料，按{when}的情况尚不能确定。",
                f"{body}: facts are missing; not yet known as of {when}.",
            )


def _route(route: Route | NoRoute | None, voice: Voice) -> str:
    match route:
        case Route():
            return _reached(route, voice)
        case NoRoute():
            return voice.say(
                "在所看的期间内没有能达到条件的做法。",
                "Nothing that can be done within the period meets it.",
            )
        case None:
            return ""


def _reached(route: Route, voice: Voice) -> str:
    when = day(route.earliest, voice.language)
    if route.changes:
        body = voice.say(
            f"按所列的最小改变去做，最早{when}可以达到条件",
            f"With the least changes listed, the conditions can be met on {when} at the earliest",
        )
    else:
        body = voice.say(f"无须改变，至{when}可以达到条件", f"Without any change the conditions can be met on {when}")
    if any(one.title for one in route.changes):
        body += voice.say(
            "（其中的资质由其他部门认定，如获评才成立，不作承诺）",
            ", if the titles among them are granted, which other bodies decide and nobody promises",
        )
    if route.unpublished:
        body += voice.say("，但尚有未公布的内容，不能作准", "; part of the rules is unpublished, so nothing is sure")
    return body + voice.say("。", ".")


def due_sentence(due: Due, voice: Voice) -> str:
    """Say what is due for a title held, by when, and where that stands."""
    title = quoted(voice.title_name(due.title))
    if due.recheck is None:
        return _ending(due, title, voice)
    one = due.recheck
    source = voice.say("，", ", ").join(text for text in (one.source, one.clause) if text)
    cited = voice.say(f"（{source}）", f" ({source})") if source else ""
    if due.by is None:
        until = ""
        if due.expires is not None:
            last = day(due.expires, voice.language)
            until = voice.say(f"（有效期至{last}）", f" (valid to {last})")
        return voice.say(f"{title}{until}：{one.text}{cited}。", f"{title}{until}: {quoted(one.text)}{cited}.")
    by = day(due.by, voice.language)
    return voice.say(f"{title}须在{by}前：{one.text}{cited}。", f"{title}, by {by}: {quoted(one.text)}{cited}.")


def _ending(due: Due, title: str, voice: Voice) -> str:
    if due.expires is None:
        return ""
    last = day(due.expires, voice.language)
    return voice.say(
        f"{title}有效期至{last}，要继续持有，须在此之前按规定复核或重新申报。",
        f"{title} is valid to {last}; to go on holding it, renew it or apply again before then.",
    )
