"""Read every measure of a library as a lawyer would.

Comes in: a library that passed its checks. Goes out: findings in the order of packs and criteria.
Must not know: the clock; whether a ground has ended is told for the day that is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ceyuan.errors import CeyuanError, ErrorKind
from ceyuan.model.benefit import Money, Share
from ceyuan.model.condition import Criterion, criteria_of
from ceyuan.model.measure import Measure, MeasureKind
from ceyuan.model.policy import Library, Pack
from ceyuan.model.scorecard import highest_points
from ceyuan.packs.lint import errors
from ceyuan.packs.lint.conditions import lint_bounds
from ceyuan.packs.lint.finding import Finding, Severity
from ceyuan.packs.lint.wording import catch_all_phrases, fair_competition_topics
from ceyuan.plan.lower import lower_measure
from ceyuan.source import Span


def lint_library(library: Library, *, as_of: date, only: Sequence[str] = ()) -> Iterator[Finding]:
    """Give every finding; `only` limits it to some packs."""
    for pack in library.packs.values():
        if not only or pack.id in only:
            for measure in pack.measures:
                yield from _lint_measure(measure, pack, library, as_of)
            yield from _lint_unused(pack, library)


def _lint_measure(measure: Measure, pack: Pack, library: Library, as_of: date) -> Iterator[Finding]:
    for criterion in () if measure.condition is None else criteria_of(measure.condition):
        yield from _lint_words(criterion, as_of)
    yield from _lint_words_around(measure)
    plan = lower_measure(measure, library, as_of=as_of)
    if plan.condition is not None:
        yield from lint_bounds(plan.condition, library.vocabulary)
    card = measure.scorecard
    if card is not None:
        total = highest_points(card)
        if total != card.maximum:
            data = {"card": card.name, "total": total, "maximum": card.maximum}
            yield _finding(Severity.WARNING, errors.POINTS_SUM, data, card.span)
    if isinstance(measure.benefit, Money):
        yield from _lint_money(measure, measure.benefit, pack)


def _lint_words(criterion: Criterion, as_of: date) -> Iterator[Finding]:
    for topic, topic_en in fair_competition_topics(_words(criterion)):
        if not (criterion.ground and criterion.ground_until):
            data = {"criterion": criterion.id, "topic": topic, "topic_en": topic_en}
            yield _finding(Severity.WARNING, errors.FAIR_COMPETITION, data, criterion.span)
    dated = re.fullmatch(r"\d{4}-\d{2}-\d{2}", criterion.ground_until) is not None
    if dated and criterion.ground_until < as_of.isoformat():
        data = {"criterion": criterion.id, "until": criterion.ground_until}
        yield _finding(Severity.ERROR, errors.EXPIRED_GROUND, data, criterion.span)
    for words in catch_all_phrases(criterion.text):
        data = {"criterion": criterion.id, "words": words}
        yield _finding(Severity.WARNING, errors.CATCH_ALL, data, criterion.span)
    if not criterion.en:
        yield _finding(Severity.NOTE, errors.NO_ENGLISH, {"criterion": criterion.id}, criterion.span)


def _words(criterion: Criterion) -> str:
    return criterion.text if criterion.rule is None else f"{criterion.text}；{criterion.rule.text}"


def _lint_words_around(measure: Measure) -> Iterator[Finding]:
    """Read prerequisites, title and note; a topic that a criterion raises is asked, and answered, there.

    A classification gives nothing to anybody, so its title and note favour nobody.
    """
    criteria = () if measure.condition is None else tuple(criteria_of(measure.condition))
    told = {topic for criterion in criteria for topic, _ in fair_competition_topics(_words(criterion))}
    places = [(one.text, Severity.WARNING, one.span) for one in measure.requires]
    if measure.kind is not MeasureKind.CLASSIFICATION:
        places += [(measure.title, Severity.WARNING, measure.span), (measure.note, Severity.NOTE, measure.span)]
    for words, severity, span in places:
        for topic, topic_en in fair_competition_topics(words):
            if topic not in told:
                told.add(topic)
                data = {"measure": measure.id, "words": words, "topic": topic, "topic_en": topic_en}
                yield _finding(severity, errors.FAIR_COMPETITION_WORDS, data, span)
    for one in measure.requires:
        for words in catch_all_phrases(one.text):
            yield _finding(Severity.WARNING, errors.CATCH_ALL, {"criterion": one.id, "words": words}, one.span)


def _lint_money(measure: Measure, money: Money, pack: Pack) -> Iterator[Finding]:
    if isinstance(money.award, Share) and money.award.cap is None and money.yearly_cap is None:
        yield _finding(Severity.WARNING, errors.NO_CAP, {"measure": measure.id}, measure.span)
    if not pack.document.number_seen:
        yield _finding(Severity.WARNING, errors.NUMBER_NOT_SEEN, {"measure": measure.id}, measure.span)
    elif not re.search(r"〔\d{4}〕", pack.document.number):
        yield _finding(Severity.ERROR, errors.NO_NUMBER, {"measure": measure.id}, measure.span)


def _lint_unused(pack: Pack, library: Library) -> Iterator[Finding]:
    """Find definitions and parameters whose name no rule of the library mentions."""
    texts = [rule for one in library.packs.values() for rule in _rule_texts(one)]
    named = [(one.name, one.span) for one in pack.definitions] + [(one.name, one.span) for one in pack.parameters]
    for name, span in named:
        if not any(name in text for text in texts):
            yield _finding(Severity.WARNING, errors.UNUSED, {"name": name}, span)


def _rule_texts(pack: Pack) -> Iterator[str]:
    for definition in pack.definitions:
        yield definition.rule.text
    for measure in pack.measures:
        for criterion in () if measure.condition is None else criteria_of(measure.condition):
            if criterion.rule is not None:
                yield criterion.rule.text
        # Points tables and benefits hold rules in many places; their representation holds every rule's text.
        yield repr((measure.scorecard, measure.benefit))


def _finding(severity: Severity, kind: ErrorKind, data: Mapping[str, object], span: Span) -> Finding:
    return Finding(severity, CeyuanError(kind, data=data, spans=[span]))
