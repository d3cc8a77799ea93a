"""A question in words: what is asked, in which unit, for which years, what it means, who can say.

Comes in: a question, the vocabulary, a language. Goes out: frozen words for terminals and JSON.
Must not know: how a question is chosen, how an answer is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ceyuan.advice.question.results import FactQuestion, Question
from ceyuan.advice.wording.missing import sources, supplier
from ceyuan.advice.wording.numbers import MONEY, Style, day, english_unit, written
from ceyuan.advice.wording.units import fact_unit
from ceyuan.advice.wording.voice import Voice
from ceyuan.engines.answer import MissingFact
from ceyuan.errors import Language
from ceyuan.model.facts import Fact, FactType, Vocabulary
from ceyuan.model.subject import Cell, Missing, MissingReason, NotApplicable


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """A question in words: `ask` is the question, `how` says how to answer, `choices` what may be chosen from."""

    ask: str
    meaning: str
    supplied_by: str
    how: str
    choices: tuple[str, ...]
    used_by: tuple[str, ...]


def question_words(question: Question, vocabulary: Vocabulary, language: Language, *, as_of: date) -> QuestionWords:
    """Give a question in words."""
    voice = Voice(language, vocabulary, as_of, as_of.year - 1)
    used_by = tuple(voice.say(one.title, one.en or one.title) for one in question.measures)
    if isinstance(question, FactQuestion):
        return _fact_words(question, voice, used_by)
    names = tuple(voice.title_name(one) for one in question.titles)
    when = day(as_of, language)
    return QuestionWords(
        voice.say(
            f"{when}持有下列哪些称号或资质（仍在有效期内）？", f"Which of these titles are validly held on {when}?"
        ),
        "",
        _asked_of(MissingFact("", None, MissingReason.NOT_SUPPLIED, title=question.titles[0]), voice),
        voice.say(
            "写序号，用逗号或空格隔开；一项也没有写“无”",
            "give the numbers, with commas or spaces between; “none” if none",
        ),
        names,
        used_by,
    )


def _fact_words(question: FactQuestion, voice: Voice, used_by: tuple[str, ...]) -> QuestionWords:
    fact = voice.vocabulary.facts[question.fact]
    name = voice.fact_name(fact.name)
    years = _years(question.years, voice)
    unit = unit_word(fact, voice.language)
    match fact.type:
        case FactType.BOOLEAN:
            ask = voice.say(f"{fact.name}：是还是否？", f"{_large(name)}: yes or no?")
        case FactType.DATE:
            ask = voice.say(f"{fact.name}是哪一天？", f"{_large(name)}: on which day?")
        case FactType.TEXT:
            ask = voice.say(f"{fact.name}是什么？", f"{_large(name)}: which?")
        case FactType.NUMBER:
            named = not unit or fact.name.endswith(f"（{unit}）")
            beside = "" if named else voice.say(f"（{unit}）", f" ({unit})")
            ask = voice.say(f"{fact.name}{beside}是多少？", f"{_large(name)}{beside}: how much?")
    when = voice.say(f"{years}　", f" {years}") if years else ""
    missing = MissingFact(fact.name, None, MissingReason.NOT_SUPPLIED)
    # Chinese puts the years first, English last.
    ask = voice.say(when + ask, ask.removesuffix("?") + f", in{when}?" if years else ask)
    meaning = fact.definition if voice.language == "zh" else ""
    return QuestionWords(ask, meaning, _asked_of(missing, voice), _how(fact, voice), fact.choices, used_by)


def _asked_of(missing: MissingFact, voice: Voice) -> str:
    who, where = supplier(missing, voice), sources(missing, voice)
    return voice.say(f"由{who}提供，来源：{where}", f"from {who}; source: {where}")


def _years(years: Sequence[int], voice: Voice) -> str:
    """Name years; three or more in a row by the first and last."""
    if len(years) > 2 and max(years) - min(years) == len(years) - 1:
        return voice.say(f"{min(years)}—{max(years)}各年", f"{min(years)}–{max(years)}")
    return voice.say("、", ", ").join(voice.say(f"{one}年", f"{one}") for one in years)


def _large(text: str) -> str:
    return text[:1].upper() + text[1:]


def unit_word(fact: Fact, language: Language) -> str:
    """Give the unit in which a number is asked for; an empty text where there is none.

    >>> from ceyuan.source import Source, Span
    >>> unit_word(Fact("职工人数", "staff", "Staff", FactType.NUMBER, Span(Source("f", ""), 0, 0), unit="人"), "zh")
    '人'
    """
    unit = fact_unit(fact)
    if fact.type is not FactType.NUMBER:
        return ""
    if unit == MONEY:
        return "元" if language == "zh" else "yuan"
    if unit.style is Style.SHARE:
        return "%"
    return unit.word if language == "zh" else english_unit(unit.word, many=True) if unit.word else ""


def _how(fact: Fact, voice: Voice) -> str:
    match fact.type:
        case FactType.BOOLEAN:
            return voice.say("写“是”或“否”", "answer yes or no")
        case FactType.DATE:
            return voice.say("写到年月日，如 2015-03-01 或 2015年3月1日", "year, month and day, such as 2015-03-01")
        case FactType.TEXT if fact.choices:
            return voice.say("写序号或名称", "give the number or the name")
        case FactType.TEXT:
            return voice.say("写名称或代码", "give the name or the code")
    unit = fact_unit(fact)
    if unit == MONEY:
        return voice.say("请带单位，如 3500万元、1.2亿元", "give the unit, such as 3500万元 or 1.2亿元")
    if unit.style is Style.SHARE:
        return voice.say("可写 3.5%；只写数字时1就是100%", "such as 3.5%; as a bare number, 1 is 100%")
    return voice.say("写数字", "give a number")


def cell_words(fact: Fact, cell: Cell, language: Language) -> str:
    """Give a value as people write it.

    >>> from ceyuan.source import Source, Span
    >>> place = Span(Source("f", ""), 0, 0)
    >>> revenue = Fact("营业收入", "revenue", "Revenue", FactType.NUMBER, place, unit="元", scale=2)
    >>> cell_words(revenue, Decimal(120000000), "zh")
    '1.2亿元'
    """
    zh = language == "zh"
    match cell:
        case bool():
            return ("是" if cell else "否") if zh else ("yes" if cell else "no")
        case Decimal():
            return written(Fraction(cell), fact_unit(fact), language)
        case date():
            return day(cell, language)
        case NotApplicable():
            return "不适用" if zh else "not applicable"
        case Missing():
            return "不清楚" if zh else "not known"
    return cell
