"""From vocabulary files to the vocabulary.

Comes in: located fact and title files. Goes out: a Vocabulary, or every double name.
Must not know: rules and measures.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ceyuan.errors import CeyuanError, CeyuanErrors
from ceyuan.model.credit import CreditTest
from ceyuan.model.facts import Changeable, Fact, FactType, Implied, RecognitionTitle, Term, Vocabulary
from ceyuan.model.recheck import Recheck
from ceyuan.packs import errors
from ceyuan.packs.located import Data, Located
from ceyuan.packs.schema.vocabulary import ChangeableSchema, FactFile, FactSchema, TitleFile, TitleSchema
from ceyuan.packs.validate import validate
from ceyuan.source import Span

_TERMS: dict[int | str | None, Term | None] = {None: None, "unlimited": Term.UNLIMITED, "not stated": Term.NOT_STATED}
_STATISTICAL = {"statistics", "statistical_return", "statistical-return", "统计", "统计报表"}


def build_vocabulary(fact_files: Sequence[Located], title_files: Sequence[Located]) -> Vocabulary:
    """Build the vocabulary; names, keys and aliases may stand for one fact only."""
    facts: dict[str, Fact] = {}
    titles: dict[str, RecognitionTitle] = {}
    taken: dict[str, Span] = {}
    found: list[CeyuanError] = []
    for located in fact_files:
        _refuse_statistical_returns(located)
        for index, entry in enumerate(validate(located, FactFile, as_list=True).items):
            span = located.span((index, "name"))
            found += _claim((entry.name, entry.key, *entry.also_called), span, taken)
            facts[entry.name] = build_fact(entry, span)
    for located in title_files:
        for index, one in enumerate(validate(located, TitleFile, as_list=True).items):
            span = located.span((index, "name"))
            found += _claim((one.name, one.key, *one.also_called), span, taken)
            titles[one.name] = build_title(one, span)
    found += _implied_errors(facts)
    if found:
        raise CeyuanErrors(found)
    return Vocabulary(facts, titles)


def build_title(entry: TitleSchema, span: Span) -> RecognitionTitle:
    """Build one recognition title from its schema entry."""
    term = _TERMS.get(entry.valid_years, Term.YEARS)
    return RecognitionTitle(
        name=entry.name,
        key=entry.key,
        en=entry.en,
        span=span,
        level=entry.level,
        granted_by=entry.granted_by,
        valid_years=entry.valid_years if isinstance(entry.valid_years, int) else None,
        also_called=entry.also_called,
        term=term,
        rechecks=tuple(
            Recheck(one.text, one.source, one.clause, one.read, one.yearly_by, one.since, one.until)
            for one in entry.recheck
        ),
        changeable=_changeable(entry.changeable),
    )


def build_fact(entry: FactSchema, span: Span) -> Fact:
    """Build one fact from its schema entry."""
    return Fact(
        name=entry.name,
        key=entry.key,
        en=entry.en,
        type=entry.type,
        span=span,
        subject=entry.subject,
        unit=entry.unit,
        yearly=entry.history is not None,
        depth=entry.depth,
        scale=entry.scale,
        minimum=entry.minimum,
        maximum=entry.maximum if entry.type is not FactType.NUMBER else entry.maximum or Decimal(10) ** 12,
        choices=entry.choices,
        lawful_sources=entry.lawful_sources,
        supplied_by=entry.supplied_by,
        also_called=entry.also_called,
        changeable=_changeable(entry.changeable),
        definition=entry.definition,
        personal=entry.personal,
        implied_by=None if entry.implied_by is None else Implied(entry.implied_by.fact, entry.implied_by.values),
        credit=tuple(CreditTest(one.kinds, one.within, one.grades, one.about) for one in entry.credit),
    )


def _implied_errors(facts: Mapping[str, Fact]) -> Iterator[CeyuanError]:
    """Refuse an implication from a fact, or a word, that there is not: it would never speak, and nobody would see."""
    for fact in facts.values():
        if fact.implied_by is None:
            continue
        given = facts.get(fact.implied_by.fact)
        known = given is not None and given.type is FactType.TEXT and not given.yearly
        words = given.choices if given is not None and known else ()
        strange = [one for one in fact.implied_by.values if words and one not in words]
        if not known or strange:
            close = difflib.get_close_matches(fact.implied_by.fact, facts, n=1, cutoff=0.3)
            data = {"name": fact.name, "fact": fact.implied_by.fact, "words": "、".join(strange) or "—"}
            yield CeyuanError(errors.IMPLIED_BY, data=data | {"nearest": close[0] if close else "—"}, spans=[fact.span])


def _changeable(entry: ChangeableSchema | None) -> Changeable | None:
    return None if entry is None else Changeable(entry.effort, entry.months, entry.movement, entry.step)


def _claim(names: Sequence[str], span: Span, taken: dict[str, Span]) -> list[CeyuanError]:
    found = []
    for name in dict.fromkeys(names):
        if name in taken:
            found.append(CeyuanError(errors.DOUBLE_NAME, data={"name": name}, spans=[taken[name], span]))
        taken[name] = span
    return found


def _refuse_statistical_returns(located: Located) -> None:
    """Say plainly why a statistical return is refused, before the schema only calls it an unknown word."""
    for index, entry in enumerate(located.data if isinstance(located.data, list) else []):
        sources: Data = entry.get("lawful_sources") if isinstance(entry, dict) else None
        for place, source in enumerate(sources if isinstance(sources, list) else []):
            if source in _STATISTICAL:
                span = located.span((index, "lawful_sources", place))
                raise CeyuanError(errors.UNLAWFUL_SOURCE, data={"source": source}, spans=[span])
