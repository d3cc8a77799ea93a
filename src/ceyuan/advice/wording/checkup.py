"""A whole check-up in words, section by section: what it has, how to come by more, ladders, awards, facts to collect.

Comes in: a check-up, the library, a language. Goes out: frozen words that the page, JSON, workbook and Word share.
Must not know: files, terminals. What a body must decide is never told as a promise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from ceyuan.advice.change.results import NoRoute, Route
from ceyuan.advice.checkup import Checkup
from ceyuan.advice.combination.items import key_of
from ceyuan.advice.gap.results import MeasureGap
from ceyuan.advice.wording.awards import AwardsWords, amount_and_body, awards_words
from ceyuan.advice.wording.benefits import award_words, benefit_words
from ceyuan.advice.wording.gaps import MeasureGapWords, cited, gap_words
from ceyuan.advice.wording.ladders import LadderWords, ladder_sentences, ladder_words
from ceyuan.advice.wording.numbers import day, plain
from ceyuan.advice.wording.phrases import READINGS, Pair, decider, pick, quoted
from ceyuan.advice.wording.preconditions import preconditions
from ceyuan.advice.wording.routes import RouteWords, route_words
from ceyuan.advice.wording.to_collect import MaterialWords, material_words
from ceyuan.advice.wording.verdicts import verdict_headline, verdict_label
from ceyuan.advice.wording.voice import Voice, voice_for
from ceyuan.engines.answer import Answer, Status, Verdict
from ceyuan.errors import Language
from ceyuan.model.measure import Measure, MeasureKind
from ceyuan.model.policy import Library
from ceyuan.model.provenance import Reading

# up to which effort a route is called small, or middling; 1 is doubling one ordinary figure
EFFORTS: tuple[tuple[Fraction, Pair], ...] = (
    (Fraction(1, 2), ("小", "small")),
    (Fraction(2), ("中", "middling")),
)
LARGE: Pair = ("大", "large")


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """A measure as every section names it: `key` is `pack#id`, `document` the number of its document."""

    key: str
    title: str
    document: str
    clause: str


@dataclass(frozen=True, slots=True)
class HadWords:
    """A measure whose conditions are met: what it gives, and who decides. Meeting conditions is not being granted."""

    measure: MeasureWords
    gives: str
    award: str
    decided_by: str
    discretionary: bool
    caution: str


@dataclass(frozen=True, slots=True)
class TowardWords:
    """A measure that is not met: what is lacking, and the way there or why there is none.

    `unmet` are sentences about what is not met today, `open` about what nobody knows yet; `award` says what reaching it
    could bring, empty where no money is known.
    """

    measure: MeasureWords
    label: str
    headline: str
    unmet: tuple[str, ...]
    open: tuple[str, ...]
    award: str
    decided_by: str
    route: RouteWords
    effort: str
    size: Fraction
    earliest: str
    to_confirm: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherWords:
    """A measure that nobody can decide today, or that takes no application: the whole sentence, and it in short."""

    measure: MeasureWords
    label: str
    sentence: str
    short: str


@dataclass(frozen=True, slots=True)
class LadderLines:
    """A ladder with its sentences; `begun` when something on it is held, due, or can be applied for."""

    words: LadderWords
    sentences: tuple[str, ...]
    begun: bool


@dataclass(frozen=True, slots=True)
class CheckupWords:
    """A check-up in words.

    `near` are measures with a route, the least effort first; `far` those without one, fewest conditions unmet first.
    `undecided` wait for facts, `pending` for rules, `closed` take no application today
    but may later: what takes none any more is left out.
    """

    id: str
    name: str
    as_of: date
    reference_year: int
    language: Language
    classes: tuple[str, ...]
    had: tuple[HadWords, ...]
    near: tuple[TowardWords, ...]
    far: tuple[TowardWords, ...]
    ladders: tuple[LadderLines, ...]
    awards: AwardsWords
    within_reach: AwardsWords
    materials: tuple[MaterialWords, ...]
    undecided: tuple[OtherWords, ...]
    pending: tuple[OtherWords, ...]
    closed: tuple[OtherWords, ...]

    def say(self, zh: str, en: str) -> str:
        """Choose between two wordings."""
        return zh if self.language == "zh" else en


@dataclass(frozen=True, slots=True)
class _Teller:
    """What every section needs: the check-up, the library and one voice for each day, sharing what was told."""

    checkup: Checkup
    library: Library
    language: Language
    told: dict[int, object] = field(default_factory=dict)

    def voice(self, verdict: Verdict) -> Voice:
        return voice_for(verdict, self.checkup.subject, self.library.vocabulary, self.language, self.told)

    def plain_voice(self) -> Voice:
        """Give the voice of the day itself, for what is not about one measure."""
        today = self.checkup.known_on
        return Voice(self.language, self.library.vocabulary, today, today.year - 1, self.checkup.subject, {}, self.told)

    def measure(self, measure: Measure) -> MeasureWords:
        number = self.library.packs[measure.pack].document.number
        return MeasureWords(key_of(measure), self.title(measure), number, measure.clause)

    def title(self, measure: Measure) -> str:
        return measure.en if self.language == "en" and measure.en else measure.title

    def say(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en


def checkup_words(checkup: Checkup, library: Library, language: Language) -> CheckupWords:
    """Tell a whole check-up."""
    teller = _Teller(checkup, library, language)
    about = [one for one in checkup.verdicts if one.measure.kind is not MeasureKind.CLASSIFICATION]
    near, far = _toward(teller)
    names = {key_of(one.measure): teller.title(one.measure) for one in checkup.verdicts}
    known_on = checkup.known_on
    return CheckupWords(
        checkup.subject.id,
        checkup.subject.name,
        known_on,
        known_on.year - 1,
        language,
        tuple(teller.title(one.measure) for one in _yes(checkup.verdicts) if one not in about),
        tuple(_had(one, teller) for one in _yes(about)),
        near,
        far,
        tuple(_ladders(teller)),
        awards_words(checkup.combination, names, language),
        awards_words(checkup.within_reach, names, language),
        material_words(about, teller.plain_voice()),
        tuple(_others(about, teller, Status.DECIDED)),
        tuple(_others(about, teller, Status.PENDING)),
        tuple(_others(about, teller, Status.CLOSED)),
    )


def _yes(verdicts: Sequence[Verdict]) -> list[Verdict]:
    return [one for one in verdicts if one.status is Status.DECIDED and one.answer is Answer.YES]


def _had(verdict: Verdict, teller: _Teller) -> HadWords:
    voice, measure = teller.voice(verdict), verdict.measure
    award = verdict.award
    sure = measure.reading is Reading.OFFICIAL
    words = teller.measure(measure)
    if measure.own_words is not None:  # nothing to be had: the title says what the yes means
        label = verdict_label(verdict, teller.language)
        words = replace(words, title=words.title + teller.say(f"：{label}", f": {label}"))
    return HadWords(
        words,
        benefit_words(measure.benefit, voice, measure.subject),
        award_words(award, voice),
        decider(measure.decided_by, teller.language),
        award is not None and award.discretionary,
        "" if sure else pick(READINGS[measure.reading], teller.language),
    )


def _toward(teller: _Teller) -> tuple[tuple[TowardWords, ...], tuple[TowardWords, ...]]:
    """Give what has a route, least effort first, and what has none, fewest conditions unmet first."""
    checkup = teller.checkup
    verdicts = {key_of(one.measure): one for one in checkup.verdicts}
    gaps = {key_of(one.verdict.measure): one for one in checkup.gaps}
    near: list[TowardWords] = []
    far: list[TowardWords] = []
    for route in checkup.routes:
        if route.measure.kind is MeasureKind.CLASSIFICATION or route.measure.own_words is not None:
            continue
        key = key_of(route.measure)
        words = _one_way(verdicts[key], gaps.get(key), route, teller)
        if isinstance(route, Route):
            near.append(words)
        else:
            far.append(words)
    near.sort(key=lambda one: one.size)
    return tuple(near), tuple(sorted(far, key=lambda one: (not one.unmet, len(one.unmet))))


def _one_way(verdict: Verdict, gap: MeasureGap | None, route: Route | NoRoute, teller: _Teller) -> TowardWords:
    voice, measure = teller.voice(verdict), verdict.measure
    words = None if gap is None else gap_words(gap, voice)
    return TowardWords(
        teller.measure(measure),
        verdict_label(verdict, teller.language),
        verdict_headline(verdict, voice) if words is None else words.headline,
        tuple(_needs(gap, words, voice, Answer.NO)),
        tuple(_needs(gap, words, voice, Answer.UNKNOWN)),
        _award(measure, teller),
        decider(measure.decided_by, teller.language),
        route_words(route, teller.library.vocabulary, teller.language),
        effort_words(route.effort, teller.language) if isinstance(route, Route) else "",
        route.effort if isinstance(route, Route) else Fraction(0),
        day(route.earliest, teller.language) if isinstance(route, Route) else "",
        preconditions(route, voice) if isinstance(route, Route) else (),
    )


def effort_words(effort: Fraction, language: Language) -> str:
    """Say how much a route takes: a word with the number; 1 is doubling one ordinary figure.

    >>> effort_words(Fraction(7, 20), "zh"), effort_words(Fraction(3), "en"), effort_words(Fraction(0), "zh")
    ('小（0.35）', 'large (3)', '无须改变')
    """
    if not effort:
        return "无须改变" if language == "zh" else "no change"
    zh, en = next((pair for bound, pair in EFFORTS if effort <= bound), LARGE)
    shown = plain(effort, 2) if effort >= Fraction(1, 200) else "0.01"
    return f"{zh}（{shown}）" if language == "zh" else f"{en} ({shown})"


def _needs(gap: MeasureGap | None, words: MeasureGapWords | None, voice: Voice, answer: Answer) -> Iterator[str]:
    """Give the sentences about needs of one answer, each with its clause."""
    if gap is None or words is None:
        return
    for one, told in zip(gap.needs, words.needs, strict=True):
        if one.trace.answer is answer and told.sentence:
            yield cited(told, voice)


def _award(measure: Measure, teller: _Teller) -> str:
    items = {one.key: one for one in teller.checkup.within_reach.items}
    item = items.get(key_of(measure))
    return "" if item is None else amount_and_body(item, teller.language)


def _ladders(teller: _Teller) -> Iterator[LadderLines]:
    voice = teller.plain_voice()
    for place in teller.checkup.ladders:
        words = ladder_words(place, voice)
        open_ways = (one.verdict.answer is Answer.YES or isinstance(one.route, Route) for one in place.ways)
        begun = place.rung is not None or bool(place.due) or any(open_ways)
        yield LadderLines(words, ladder_sentences(words, voice), begun)


def _others(verdicts: Sequence[Verdict], teller: _Teller, status: Status) -> Iterator[OtherWords]:
    for one in verdicts:
        over = status is Status.CLOSED and not _may_open(one.measure, teller.checkup.known_on)
        if one.status is status and one.answer is Answer.UNKNOWN and not over:
            sentence = verdict_headline(one, teller.voice(one))
            label = verdict_label(one, teller.language)
            yield OtherWords(teller.measure(one.measure), label, sentence, _short(one, teller) or sentence)


def _may_open(measure: Measure, today: date) -> bool:
    return any(one.end is None or one.end >= today for one in measure.intervals)


def _short(verdict: Verdict, teller: _Teller) -> str:
    """Say in short what is still to be published and who leads; empty where nothing is."""
    lead = {one.what: one.lead for one in verdict.measure.lacks}
    comma = teller.say("、", ", ")
    told = []
    for what in verdict.unpublished:
        by = lead.get(what, "")
        told.append(
            (what if teller.language == "zh" else quoted(what))
            + (teller.say(f"（牵头：{by}）", f" (lead: {by})") if by else "")
        )
    return comma.join(told)
