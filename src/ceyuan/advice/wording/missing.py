"""Missing facts in words: what is lacking, of which year, and who supplies it from which source.

Comes in: missing facts and a voice. Goes out: a name, a request, and a whole sentence.
Must not know: criteria.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ceyuan.advice.wording.phrases import SOURCES, SUPPLIERS, pick, quoted
from ceyuan.advice.wording.voice import Voice
from ceyuan.engines.answer import MissingFact
from ceyuan.model.facts import LawfulSource, Supplier
from ceyuan.model.subject import MissingReason


@dataclass(frozen=True, slots=True)
class MissingWords:
    """A missing fact in words, with the pieces for tables."""

    fact: str
    title: str
    year: int | None
    reason: MissingReason
    name: str
    supplier: str
    sources: str
    judged: bool
    sentence: str


def missing_words(missing: MissingFact, voice: Voice) -> MissingWords:
    """Give a missing fact in words."""
    return MissingWords(
        missing.fact,
        missing.title,
        missing.year,
        missing.reason,
        missing_name(missing, voice),
        supplier(missing, voice),
        sources(missing, voice),
        needs_judgement(missing, voice),
        missing_sentence(missing, voice),
    )


def missing_name(missing: MissingFact, voice: Voice) -> str:
    """Name the thing that is missing: 2024年研发费用, “高新技术企业”持有情况."""
    if missing.title:
        title = quoted(voice.title_name(missing.title))
        return voice.say(f"{title}持有情况", f"whether {title} is held")
    name = voice.fact_name(missing.fact)
    if missing.year is None:
        return name
    return voice.say(f"{missing.year}年{name}", f"{name} in {missing.year}")


def supplier(missing: MissingFact, voice: Voice) -> str:
    """Say who can supply it."""
    fact = voice.vocabulary.facts.get(missing.fact)
    if missing.title or fact is None:
        return pick(SUPPLIERS[Supplier.ENTERPRISE], voice.language)
    return pick(SUPPLIERS[fact.supplied_by], voice.language)


def sources(missing: MissingFact, voice: Voice) -> str:
    """Say from which lawful sources it may come, best first."""
    fact = voice.vocabulary.facts.get(missing.fact)
    known = (LawfulSource.RECOGNITION,) if missing.title or fact is None else fact.lawful_sources
    words = [pick(SOURCES[source], voice.language) for source in known]
    if len(words) < 2:
        return "".join(words)
    head = voice.say("、", ", ").join(words[:-1])
    return head + voice.say("或", " or ") + words[-1]


def needs_judgement(missing: MissingFact, voice: Voice) -> bool:
    """Tell whether only experts can say."""
    fact = voice.vocabulary.facts.get(missing.fact)
    return fact is not None and fact.supplied_by is Supplier.EXPERT


def missing_sentence(missing: MissingFact, voice: Voice) -> str:
    """Give the whole sentence about one missing fact.

    >>> from datetime import date
    >>> from ceyuan.model.facts import Vocabulary
    >>> voice = Voice("zh", Vocabulary({}, {}), date(2026, 6, 30), 2025)
    >>> missing_sentence(MissingFact("", None, MissingReason.NOT_SUPPLIED, title="高新技术企业"), voice)
    '缺少：“高新技术企业”持有情况（由企业提供，来源：认定文件）。'
    """
    return _sentence([missing], voice)


def missing_sentences(missing: Sequence[MissingFact], voice: Voice) -> tuple[str, ...]:
    """Give sentences about several missing facts; those that come from the same hands stand together."""
    groups: dict[tuple[object, ...], list[MissingFact]] = {}
    for one in dict.fromkeys(missing):
        key = (one.reason, one.detail, bool(one.title), supplier(one, voice), sources(one, voice))
        groups.setdefault((*key, one.fact, one.year) if one.detail else key, []).append(one)
    return tuple(_sentence(group, voice) for group in groups.values())


def _sentence(group: Sequence[MissingFact], voice: Voice) -> str:
    first, name = group[0], _names(group, voice)
    who, where = supplier(first, voice), sources(first, voice)
    if needs_judgement(first, voice) and first.reason is MissingReason.NOT_SUPPLIED:
        return voice.say(f"需人工认定：{name}（由{who}认定）。", f"Needs a decision by people: {name} ({who}).")
    request = voice.say(f"由{who}提供，来源：{where}", f"from {who}; source: {where}")
    detail = voice.say(f"：{first.detail}", f": {first.detail}") if first.detail else ""
    match first.reason:
        case MissingReason.NOT_SUPPLIED:
            return voice.say(f"缺少：{name}（{request}）{detail}。", f"Missing: {name} ({request}){detail}.")
        case MissingReason.WRONG_VALUE:
            return voice.say(
                f"数值有误：{name}{detail}，请更正（{request}）。",
                f"Wrong value: {name}{detail}; please correct it ({request}).",
            )
        case MissingReason.CONFLICT:
            return voice.say(
                f"数据不一致：{name}{detail}，请核实（{request}）。",
                f"Conflicting values: {name}{detail}; please check ({request}).",
            )
        case MissingReason.OUTSIDE_COVERAGE if first.fact:
            return voice.say(
                f"未知：{name}{detail}，没有覆盖所问期间的完整记录，不能视为没有（{request}）。",
                f"Unknown: {name}{detail}; no complete record covers the time asked for, so absence does not mean no "
                f"({request}).",
            )
        case MissingReason.OUTSIDE_COVERAGE:
            return voice.say(
                f"未知：{name}{detail}，没有覆盖申报日的完整名单，不能视为未持有（{request}）。",
                f"Unknown: {name}{detail}; no complete list covers the day, so absence does not mean no ({request}).",
            )


def _names(group: Sequence[MissingFact], voice: Voice) -> str:
    if group[0].title and len(group) > 1:
        titles = voice.say("、", ", ").join(quoted(voice.title_name(one.title)) for one in group)
        return voice.say(f"{titles}持有情况", f"whether {titles} are held")
    return voice.say("、", ", ").join(missing_name(one, voice) for one in group)
