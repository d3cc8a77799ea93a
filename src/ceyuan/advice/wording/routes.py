"""A least change in words: what to do by when, the figures to plan for, what is assumed, who decides.

Comes in: a route, or that there is none, and the vocabulary. Goes out: frozen sentences, ready for text, tables, JSON.
Must not know: how a route is found. It speaks of doing, never of reporting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ceyuan.advice.change.results import Blocked, Change, NoRoute, Obstacle, Outlook, Route
from ceyuan.advice.wording.numbers import MOST_DIGITS, Unit, day, written
from ceyuan.advice.wording.phrases import Pair, decider, pick, quoted
from ceyuan.advice.wording.preconditions import preconditions
from ceyuan.advice.wording.units import fact_unit
from ceyuan.advice.wording.voice import Voice
from ceyuan.errors import Language
from ceyuan.model.benefit import Money
from ceyuan.model.condition import criteria_of
from ceyuan.model.facts import Vocabulary
from ceyuan.model.measure import Lane, Measure

OBSTACLES: Mapping[Obstacle, Pair] = {
    Obstacle.CLOSED_YEAR: ("所看年度已结账，不可调整", "the years it looks at are closed and cannot be adjusted"),
    Obstacle.NOT_CHANGEABLE: (
        "不是企业在这段时间里做工作就能改变的",
        "nothing an enterprise does in this time changes it",
    ),
    Obstacle.NOT_APPLICABLE: ("该项对本主体不适用", "it does not apply to this subject"),
    Obstacle.OUT_OF_BOUNDS: (
        "单靠可以改变的事实达不到，或不能与其他条件同时达到",
        "what can be changed does not reach it, or not together with the other criteria",
    ),
    Obstacle.TOO_SLOW: ("这段时间里来不及", "there is not enough time for it"),
    Obstacle.TITLE_OUT_OF_REACH: (
        "取决于{titles}，其认定条件目前没有做法可以达到",
        "it depends on {titles}, and at present there is no way to meet the conditions for that",
    ),
    Obstacle.NO_SOLVER: (
        "这里没有安装 scipy，无法计算（请运行 pip install 'ceyuan[analytics]'）",
        "this cannot be calculated here without scipy (run pip install 'ceyuan[analytics]')",
    ),
    Obstacle.TOO_ENTANGLED: (
        "几个事实互相牵连，没有得出可靠的算法，请人工研究",
        "several facts hang together and no reliable calculation was found; please look into it",
    ),
}
_CLUTTER = 4  # characters by which the line must be shorter than the figure just beyond it


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """One change in words, with the figures for tables; yes/no facts and titles have no figures.

    `granted_by` is the body that grants a title, empty for what a firm brings about itself; `first` is what its own
    measure asks to be done before, and `takes` what that takes for granted.
    """

    name: str
    year: int | None
    before: str
    after: str
    difference: str
    months: int
    sentence: str
    granted_by: str = ""
    first: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RouteWords:
    """A route in words. `found` is false where there is none; then `blocked` says at what every way breaks off."""

    measure: str
    title: str
    found: bool
    headline: str
    earliest: date | None
    changes: tuple[ChangeWords, ...]
    assumptions: tuple[str, ...]
    blocked: tuple[str, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """Give everything that is to be said, in order."""
        return (self.headline, *self.blocked, *self.assumptions)


def route_words(route: Route | NoRoute, vocabulary: Vocabulary, language: Language) -> RouteWords:
    """Tell a route, or why there is none."""
    outlook, measure = route.outlook, route.measure
    voice = Voice(language, vocabulary, outlook.as_of, outlook.reference_year, outlook.subject)
    title = voice.say(measure.title, measure.en or measure.title)
    if isinstance(route, NoRoute):
        blocked = _blocked_sentences(measure, route.blocked, voice)
        told = _unpublished(route.unpublished, voice)
        return RouteWords(measure.id, title, False, _none(route, voice), None, (), told, blocked)
    changes = tuple(_change(one, voice) for one in route.changes)
    taken = (sentence for one in changes for sentence in one.takes)
    assumptions = tuple(dict.fromkeys((*_assumptions(route, voice), *taken, *_deciders(measure, voice))))
    return RouteWords(
        measure.id, title, True, _headline(route, changes, voice), route.earliest, changes, assumptions, ()
    )


def route_data(words: RouteWords) -> dict[str, object]:
    """Give a route as plain data for JSON."""
    return {
        "measure": words.measure,
        "title": words.title,
        "found": words.found,
        "headline": words.headline,
        "earliest": None if words.earliest is None else words.earliest.isoformat(),
        "changes": [
            {
                "name": one.name,
                "year": one.year,
                "before": one.before,
                "after": one.after,
                "difference": one.difference,
                "months": one.months,
                "granted_by": one.granted_by,
                "first": list(one.first),
                "sentence": one.sentence,
            }
            for one in words.changes
        ],
        "assumptions": list(words.assumptions),
        "blocked": list(words.blocked),
    }


def _headline(route: Route, changes: Sequence[ChangeWords], voice: Voice) -> str:
    when = day(route.earliest, voice.language)
    if not changes:
        return voice.say(
            f"按现有情况，到{when}即可符合，届时可以申报。",
            f"As things stand, time alone brings it: an application can be made on {when}.",
        )
    body = voice.say("；", "; ").join(_steps(changes, voice))
    if any(one.title for one in route.changes):
        return voice.say(
            f"{body}；如获评，最早{when}可以申报。", f"{body}; if granted, the earliest day to apply is {when}."
        )
    return voice.say(f"{body}。最早{when}可以申报。", f"{body}. The earliest day to apply is {when}.")


def _steps(changes: Sequence[ChangeWords], voice: Voice) -> tuple[str, ...]:
    """Say what is to be done, year by year."""
    by_year: dict[int | None, list[str]] = {}
    for one in changes:
        by_year.setdefault(one.year, []).append(one.sentence)
    ordered = sorted(by_year.items(), key=lambda pair: pair[0] or 9999)
    return tuple(_period(year, told, voice) for year, told in ordered)


def _period(year: int | None, told: Sequence[str], voice: Voice) -> str:
    body = voice.say("，", ", ").join(told)
    if year is None:
        return voice.say(f"申报前：{body}", f"before applying: {body}")
    return voice.say(f"到{year}年底：{body}", f"by the end of {year}: {body}")


def _change(change: Change, voice: Voice) -> ChangeWords:
    if change.title:
        name = quoted(voice.title_name(change.title))
        body = _granting(change.title, voice)
        first, takes = _way(change.way, name, voice)
        told = _granted(name, body, first, voice)
        return ChangeWords(name, None, "", "", "", change.months, told, body, first, takes)
    name = voice.fact_name(change.fact)
    if not isinstance(change.before, Decimal) or not isinstance(change.after, Decimal):
        told = _switch(name, voice, on=change.after is True)
        return ChangeWords(name, change.year, "", "", "", change.months, told)
    fact = voice.vocabulary.facts[change.fact]
    unit = fact_unit(fact)
    before, after = Fraction(change.before), Fraction(change.after)
    texts = [_exact(one, unit, voice.language) for one in (before, after, abs(after - before))]
    told = _moved(name, texts, voice, up=after > before)
    line = after - Fraction(1 if after > before else -1, 10**fact.scale)
    shown = [texts[0], *(_exact(one, unit, voice.language) for one in (line, abs(line - before)))]
    if len(shown[1]) + _CLUTTER <= len(texts[1]):
        told = _beyond(name, shown, voice, up=after > before)
    return ChangeWords(name, change.year, texts[0], texts[1], texts[2], change.months, told)


def _granting(title: str, voice: Voice) -> str:
    known = voice.vocabulary.titles.get(title)
    return decider("" if known is None else known.granted_by, voice.language)


def _way(way: Route | None, name: str, voice: Voice) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Say what the measure that confers a title asks to be done first, and what that takes for granted."""
    if way is None:
        return (), ()
    outlook = way.outlook
    own = Voice(voice.language, voice.vocabulary, outlook.as_of, outlook.reference_year, outlook.subject)
    changes = tuple(_change(one, own) for one in way.changes)
    taken = (*_assumptions(way, own)[1:], *(sentence for one in changes for sentence in one.takes))
    head = voice.say(f"要获评{name}：", f"To be granted {name}: ")
    # what a title behind this one takes for granted names that title already
    told = tuple(one if one.startswith(voice.say("要获评", "To be granted")) else head + one for one in taken)
    return _steps(changes, own), told


def _granted(name: str, body: str, first: Sequence[str], voice: Voice) -> str:
    """Say that a title is applied for, that another body grants it or does not, and what is to be done for it first."""
    before = voice.say("；", "; ").join(first)
    return voice.say(
        f"申请并获评{name}（由{body}认定，不作承诺{f'；其认定条件要求先做到：{before}' if first else ''}）",
        f"apply for and be granted {name} ({body} decides; nothing is promised"
        f"{f'; to be done first, by its own conditions: {before}' if first else ''})",
    )


def _beyond(name: str, texts: Sequence[str], voice: Voice, *, up: bool) -> str:
    """Say 超过2亿元 where the figure is one cent above it: people plan for the line, not for the cent."""
    before, line, way = texts
    if up:
        return voice.say(
            f"{name}由{before}增至超过{line}（多{way}以上）",
            f"raise {name} from {before} to above {line} (over {way} more)",
        )
    return voice.say(
        f"{name}由{before}降至低于{line}（少{way}以上）",
        f"lower {name} from {before} to below {line} (over {way} less)",
    )


def _switch(name: str, voice: Voice, *, on: bool) -> str:
    shown = quoted(name)
    return voice.say(f"做到{shown}", f"bring about {shown}") if on else voice.say(f"不再有{shown}", f"end {shown}")


def _moved(name: str, texts: Sequence[str], voice: Voice, *, up: bool) -> str:
    before, after, way = texts
    if up:
        return voice.say(
            f"{name}由{before}增至{after}（多{way}）", f"raise {name} from {before} to {after} ({way} more)"
        )
    return voice.say(f"{name}由{before}降至{after}（少{way}）", f"lower {name} from {before} to {after} ({way} less)")


def _exact(value: Fraction, unit: Unit, language: Language) -> str:
    """Write a figure to plan for without rounding it: a rounded one might miss the line."""
    full = written(value, unit, language, MOST_DIGITS)
    extra = next(extra for extra in range(MOST_DIGITS + 1) if written(value, unit, language, extra) == full)
    return written(value, unit, language, extra)


def _assumptions(route: Route, voice: Voice) -> tuple[str, ...]:
    told = [_closed(route.outlook, voice)]
    if route.outlook.carried:
        told.append(_carried(route, voice))
    if route.provided:
        names = voice.say("、", ", ").join(preconditions(route, voice))
        told.append(
            voice.say(
                f"前提是以下情况经确认符合要求（现有资料中没有）：{names}。",
                f"This takes for granted what is not in the data and has to be confirmed: {names}.",
            )
        )
    return (*(one for one in told if one), *_unpublished(route.unpublished, voice))


def _closed(outlook: Outlook, voice: Voice) -> str:
    last = outlook.known_on.year - 1
    return voice.say(
        f"{last}年及以前年度已结账，不可调整。",
        f"The years up to {last} are closed and cannot be adjusted.",
    )


def _carried(route: Route, voice: Voice) -> str:
    moved = {(one.fact, one.year) for one in route.changes}
    rest = [one for one in route.outlook.carried if (one.fact, one.year) not in moved]
    if not rest:
        return ""
    names = voice.say("、", ", ").join(voice.fact_name(one.fact) for one in rest)
    year, last = rest[0].year, rest[0].from_year
    return voice.say(
        f"{year}年尚未结束，以下数字暂按{last}年计：{names}；以实际结果为准。",
        f"{year} is not over; these figures are taken to be those of {last}: {names}. The actual results decide.",
    )


def _unpublished(names: Sequence[str], voice: Voice) -> tuple[str, ...]:
    if not names:
        return ()
    listed = voice.say("、", ", ").join(names)
    return (
        voice.say(
            f"尚未公布：{listed}；公布之前不作任何承诺。",
            f"Not published yet: {listed}; nothing is promised until then.",
        ),
    )


def _deciders(measure: Measure, voice: Voice) -> tuple[str, ...]:
    """Say who decides, where meeting the conditions is not yet getting it."""
    judged = measure.lane in {Lane.REVIEWED, Lane.RECOMMENDED}
    if not judged and not (isinstance(measure.benefit, Money) and measure.benefit.discretionary):
        return ()
    body = decider(measure.decided_by, voice.language)
    return (
        voice.say(
            f"达到条件不等于获得支持：最终由{body}决定，这里不作承诺。",
            f"Meeting the conditions is not yet being granted it: {body} decides, and nothing is promised here.",
        ),
    )


def _none(route: NoRoute, voice: Voice) -> str:
    when = day(route.outlook.as_of, voice.language)
    if route.unpublished and not route.blocked:
        return voice.say(
            "实施细则待发布，现在谈不上怎样达到。", "The implementing rules are pending; there is no way to plan for."
        )
    return voice.say(f"看到{when}，没有可行的办法：", f"Looking ahead to {when}, there is no way:")


def _titles(names: Sequence[str], voice: Voice) -> str:
    known = [quoted(voice.title_name(one)) for one in names if one in voice.vocabulary.titles]
    return voice.say("、", ", ").join(known)


def _blocked_sentences(measure: Measure, blocked: Sequence[Blocked], voice: Voice) -> tuple[str, ...]:
    # the text of a required title is Chinese; its titles have English names
    texts = {one.id: voice.say(one.text, f"holding {_titles(one.titles, voice)}") for one in measure.requires}
    if measure.condition is not None:
        texts |= {one.id: voice.say(one.text, one.en or one.text) for one in criteria_of(measure.condition)}
    told = []
    for one in blocked:
        text = texts.get(one.criterion, one.criterion).rstrip("。.；;")
        why = pick(OBSTACLES[one.obstacle], voice.language).format(titles=_titles(one.facts, voice))
        told.append(voice.say(f"“{text}”：{why}。", f"“{text}”: {why}."))
    return tuple(dict.fromkeys(told))
