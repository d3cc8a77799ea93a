"""Words laid out as lines of text: the verdict first, then every clause with what was found.

Comes in: verdict words. Goes out: lines.
Must not know: terminals, colours, files.
"""

from __future__ import annotations

from collections.abc import Iterator

from ceyuan.advice.wording.criteria import ConditionWords, CriterionWords, GroupWords, answer_words
from ceyuan.advice.wording.numbers import day
from ceyuan.advice.wording.phrases import MARK_ASIDE, MARKS
from ceyuan.advice.wording.verdicts import ScoreWords, VerdictWords
from ceyuan.engines.answer import Status
from ceyuan.errors import Language
from ceyuan.model.provenance import Reading

INDENT = "  "


def explanation(words: VerdictWords, language: Language, document: str = "") -> str:
    """Give the whole explanation as text; `document` is the number of the document the measure comes from."""
    return "\n".join(_lines(words, language, document))


def _lines(words: VerdictWords, language: Language, document: str) -> Iterator[str]:
    yield _say(language, f"{words.title}：{words.label}", f"{words.title}: {words.label}")
    yield INDENT + _context(words, language, document)
    yield INDENT + words.headline
    if words.status is Status.CLOSED:
        return
    if words.benefit:
        yield INDENT + _say(language, f"支持内容：{words.benefit}", f"Gives: {words.benefit}")
    if words.award:
        yield INDENT + _say(language, f"本主体：{words.award}", f"For this subject: {words.award}")
    yield INDENT + _say(language, f"来源：{words.source}", f"Source: {words.source}")
    if words.note:
        yield INDENT + _say(language, f"说明：{words.note}", f"Note: {words.note}")
    if words.requirements or words.condition is not None:
        yield INDENT + _say(language, "逐条：", "Clause by clause:")
        for requirement in words.requirements:
            yield from _criterion(requirement, words.reading, language, 2)
        if words.condition is not None:
            yield from _top(words.condition, words.reading, language)
    if words.scores:
        yield INDENT + _say(language, "得分：", "Points:")
        for score in words.scores:
            yield from _score(score, language, whole=len(words.scores) == 1)
    if words.requests:
        yield INDENT + _say(language, "待补：", "To collect:")
        yield from (INDENT * 2 + sentence for sentence in words.requests)


def _context(words: VerdictWords, language: Language, document: str) -> str:
    source = " ".join(part for part in (document, words.clause) if part)
    when, year = day(words.as_of, language), words.reference_year
    parts = (
        (source, words.application, f"申报日期{when}", f"基准年度{year}年")
        if language == "zh"
        else (source, words.application, f"day of application {when}", f"reference year {year}")
    )
    return " · ".join(part for part in parts if part)


def _top(condition: ConditionWords, reading: Reading, language: Language) -> Iterator[str]:
    """Leave out the outermost "all of these": its members stand on their own."""
    match condition:
        case GroupWords(title="", members=members):
            for member in members:
                yield from _condition(member, reading, language, 2)
        case _:
            yield from _condition(condition, reading, language, 2)


def _condition(condition: ConditionWords, reading: Reading, language: Language, depth: int) -> Iterator[str]:
    match condition:
        case CriterionWords():
            yield from _criterion(condition, reading, language, depth)
        case GroupWords(title=title, join=join, members=members):
            end = answer_words(condition, language)
            head = _say(language, f"{title}（{join}）" if title else join, f"{title} ({join})" if title else join)
            yield INDENT * depth + f"{_mark(condition)} {head}" + _say(language, f"：{end}", f": {end}")
            for member in members:
                yield from _condition(member, reading, language, depth + 1)


def _mark(words: ConditionWords) -> str:
    return MARK_ASIDE if words.aside else MARKS[words.answer]


def _criterion(words: CriterionWords, reading: Reading, language: Language, depth: int) -> Iterator[str]:
    clause = _say(language, f"〔{words.clause}〕", f"[{words.clause}] ") if words.clause else ""
    yield INDENT * depth + f"{_mark(words)} {clause}{words.text}"
    aside = answer_words(words, language) + _say(language, "：", ": ") if words.aside else ""
    yield INDENT * (depth + 1) + aside + words.sentence
    if words.reading is not reading:
        yield INDENT * (depth + 1) + _say(language, f"来源：{words.source}", f"Source: {words.source}")
    if words.note:
        yield INDENT * (depth + 1) + _say(language, f"说明：{words.note}", f"Note: {words.note}")


def _score(score: ScoreWords, language: Language, *, whole: bool) -> Iterator[str]:
    """Show the lines under the dimensions, or under the total where there are none."""
    yield INDENT * 2 + _points(score.name, score.points, score.maximum, language)
    for item in score.items if whole or not score.total else ():
        found = _say(language, f"，{item.found}", f", {item.found}") if item.found else ""
        yield INDENT * 3 + _points(item.title, item.points, item.maximum, language) + found


def _points(name: str, points: str, maximum: str, language: Language) -> str:
    return _say(language, f"{name}：{points}（满分{maximum}）", f"{name}: {points} (of {maximum})")


def _say(language: Language, zh: str, en: str) -> str:
    return zh if language == "zh" else en
