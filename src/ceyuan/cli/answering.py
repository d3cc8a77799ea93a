"""What a person typed, or wrote into a file of answers, as answers to questions.

Comes in: texts. Goes out: cells read by intake, titles held, or a message that says what to write instead.
Must not know: how a question is chosen, terminals.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from ceyuan.advice.question import (
    FactQuestion,
    Interview,
    TitleQuestion,
    answer_fact,
    answer_titles,
    leave_open,
)
from ceyuan.cli import errors
from ceyuan.errors import CeyuanError, Language
from ceyuan.intake.table.factors import MONEY
from ceyuan.intake.values.amounts import plain, read_amount
from ceyuan.intake.values.cells import CellReader, Remark, read_cell
from ceyuan.intake.values.characters import half_width, match_key
from ceyuan.intake.values.words import BLANKS, NO
from ceyuan.model.facts import Fact, FactType, RecognitionTitle, Vocabulary
from ceyuan.model.subject import Cell, Missing, NotApplicable
from ceyuan.packs.located import Data, Located, read_located
from ceyuan.source import Source, Span

UNKNOWN = frozenset({"不清楚", "不知道", "跳过", "不详", "unknown", "skip", "?", "？", "don't know", "dontknow"})
NONE = frozenset({"无", "没有", "都没有", "一项也没有", "none", "no", "0"})
TITLES = ("称号", "titles")
SOURCE = "本人回答"
DOUBTFUL_BELOW = 1_000_000  # 元; nobody asks for smaller sums, and offices often leave 万元 out
_SEPARATORS = re.compile(r"[\s,，、;；]+")
_HERE = Span(Source("answers", ""), 0, 0)
_YES_NO = Fact("", "", "", FactType.BOOLEAN, _HERE)
_YEAR = re.compile(r"(\d{4})年?(?:度)?")


@dataclass(frozen=True, slots=True)
class Refused:
    """An answer that cannot be taken, with what to write instead."""

    message: str


def is_unknown(text: str) -> bool:
    """Tell whether the person says that they cannot say.

    >>> is_unknown("不清楚"), is_unknown("100")
    (True, False)
    """
    key = match_key(text)
    return key in UNKNOWN or (key in BLANKS and key != "")


def read_value(fact: Fact, text: str, language: Language) -> Cell | Refused:
    """Read one value of one fact as intake reads a cell."""
    if fact.choices and text.strip().isdecimal() and 1 <= int(text) <= len(fact.choices):
        return fact.choices[int(text) - 1]
    if fact.unit == MONEY and _without_unit(text):
        return Refused(
            f"“{text}”没有单位，是{text}万元还是{text}元？" if language == "zh" else f"{text} has no unit: 万元 or 元?"
        )
    found = read_cell(CellReader(fact), text)
    if isinstance(found, Remark):
        if found.cell is not None and not isinstance(found.cell, Missing):
            return found.cell
        said = "" if found.kind is None else found.kind.message(language, {"value": text, **found.data})
        return Refused(said)
    if found is None or isinstance(found, Missing):
        return Refused("没有读到内容" if language == "zh" else "nothing was read")
    return found


def _without_unit(text: str) -> bool:
    """Tell whether a sum of money is a bare number so small that 万元 may be meant."""
    amount = read_amount(text)
    return amount is not None and not amount.unit and 0 < abs(amount.value) < DOUBTFUL_BELOW


def read_titles(question: TitleQuestion, text: str, vocabulary: Vocabulary, language: Language) -> list[str] | Refused:
    """Read which titles are held: numbers or names with separators between, or none."""
    if match_key(text) in NONE | NO:
        return []
    held = []
    for word in _SEPARATORS.split(half_width(text).strip()):
        if word.isdecimal() and 1 <= int(word) <= len(question.titles):
            held.append(question.titles[int(word) - 1])
            continue
        found = vocabulary.find_title(word) or _marked(question.titles, word, vocabulary)
        if found is None or found.name not in question.titles:
            last = len(question.titles)
            return Refused(
                f"“{word}”不是1到{last}之间的序号，也不是上面列出的称号"
                if language == "zh"
                else f"{word} is neither a number from 1 to {last} nor one of the titles above"
            )
        held.append(found.name)
    return list(dict.fromkeys(held))


def _marked(titles: Sequence[str], word: str, vocabulary: Vocabulary) -> RecognitionTitle | None:
    """Find a title whatever quotation marks were typed."""
    for name in titles:
        if re.sub(r"[“”\"'‘’]", "", name) == re.sub(r"[“”\"'‘’]", "", word):
            return vocabulary.titles[name]
    return None


def read_answers(path: Path, interview: Interview, language: Language) -> Interview:
    """Take in a file of answers by name, YAML or JSON.

    A yearly fact is a mapping of years. `称号` is a list of the titles held, complete; or a mapping of titles to 是, 否
    or 不清楚. A wrong name or value is told with its place.
    """
    located = read_located(path, name=path.name)
    if not isinstance(located.data, dict):
        raise CeyuanError(errors.ANSWERS_SHAPE, spans=[located.span(())])
    for name, said in located.data.items():
        if name in TITLES:
            interview = _titles_said(interview, located, name, said)
        else:
            interview = _fact_said(interview, located, name, said, language)
    return interview


def _fact_said(interview: Interview, located: Located, name: str, said: Data, language: Language) -> Interview:
    vocabulary = interview.book.vocabulary
    fact = vocabulary.find_fact(name)
    if fact is None:
        data = {"name": name, "nearest": vocabulary.nearest(name) or "—"}
        raise CeyuanError(errors.ANSWERS_NAME, data=data, spans=[located.span((name,))])
    if not isinstance(said, dict):
        if fact.yearly and not (isinstance(said, str) and is_unknown(said)):
            raise CeyuanError(errors.ANSWERS_YEARS, data={"name": name}, spans=[located.span((name,))])
        years: Mapping[int | None, Data] = (
            dict.fromkeys(_years_read(interview, fact.name), said) if fact.yearly else {None: said}
        )
    else:
        years = {_year(located, name, one, fact): value for one, value in said.items()}
    cells: dict[int | None, Cell] = {}
    unknown: list[int | None] = []
    for year, value in years.items():
        place = (name,) if year is None or not isinstance(said, dict) else (name, str(year))
        if value is None or (isinstance(value, str) and is_unknown(value)):
            unknown.append(year)
            continue
        found = read_value(fact, value, language) if isinstance(value, str) else Refused(str(value))
        if isinstance(found, Refused):
            data = {"name": name, "why": found.message}
            raise CeyuanError(errors.ANSWERS_VALUE, data=data, spans=[located.span(place)])
        cells[year] = found
    if cells:
        interview = answer_fact(interview, fact.name, cells)
    return leave_years_open(interview, fact.name, unknown)


def _years_read(interview: Interview, fact: str) -> list[int]:
    return [one.year for one in interview.book.items if one.fact == fact and one.year is not None]


def leave_years_open(interview: Interview, fact: str, years: Sequence[int | None]) -> Interview:
    """Take in that some years of a fact (None: a current fact) cannot be said."""
    known = [one for one in years if any(item.fact == fact and item.year == one for item in interview.book.items)]
    if not known:
        return interview
    return leave_open(interview, FactQuestion(fact, tuple(one for one in known if one is not None), ()))


def _year(located: Located, name: str, text: str, fact: Fact) -> int:
    found = _YEAR.fullmatch(text.strip())
    if found is None or not fact.yearly:
        raise CeyuanError(errors.ANSWERS_YEARS, data={"name": name}, spans=[located.span((name, text))])
    return int(found[1])


def _titles_said(interview: Interview, located: Located, name: str, said: Data) -> Interview:
    vocabulary = interview.book.vocabulary
    if isinstance(said, list):
        words: dict[str, Data] = {str(one): "是" for one in said}
    elif isinstance(said, dict):
        words = dict(said)
    else:
        words = {} if said is None or match_key(said) in NONE else {said: "是"}
    answers: dict[str, bool | None] = {}
    for place, (word, value) in enumerate(words.items()):
        title = vocabulary.find_title(word)
        path = (name, place) if isinstance(said, list) else (name, word)
        if title is None:
            data = {"name": word, "nearest": vocabulary.nearest(word) or "—"}
            raise CeyuanError(errors.ANSWERS_NAME, data=data, spans=[located.span(path)])
        answers[title.name] = _said(value, located, path)
    held = [title for title, one in answers.items() if one is True]
    asked = [title for title, one in answers.items() if one is not None]
    if not isinstance(said, dict):
        asked = list(vocabulary.titles)
    interview = answer_titles(interview, asked, held, SOURCE)
    open_ones = tuple(title for title, one in answers.items() if one is None)
    read = tuple(one for one in open_ones if any(item.title == one for item in interview.book.items))
    return leave_open(interview, TitleQuestion(read, ())) if read else interview


def _said(value: Data, located: Located, path: tuple[str | int, ...]) -> bool | None:
    if not isinstance(value, str) or is_unknown(value):
        return None
    fact = replace(_YES_NO, name=str(path[-1]))
    found = read_value(fact, value, "zh")
    if not isinstance(found, bool):
        data = {"name": str(path[-1]), "why": found.message if isinstance(found, Refused) else str(value)}
        raise CeyuanError(errors.ANSWERS_VALUE, data=data, spans=[located.span(path)])
    return found


def answers_data(interview: Interview) -> dict[str, object]:
    """Give all answers in the form that `read_answers` reads."""
    subject, book = interview.subject, interview.book
    facts = book.vocabulary.facts
    data: dict[str, object] = {name: _plain(facts[name], cell) for name, cell in subject.current.items()}
    for fact, years in subject.yearly.items():
        data[fact] = {str(year): _plain(facts[fact], cell) for year, cell in sorted(years.items(), reverse=True)}
    for number, item in enumerate(book.items):
        if interview.unknown >> number & 1 and not item.title:
            if item.year is None:
                data[item.fact] = "不清楚"
            else:
                told = data.setdefault(item.fact, {})
                if isinstance(told, dict):
                    told[str(item.year)] = "不清楚"
    held = {one.title for one in subject.holdings.items}
    titles: dict[str, str] = {one: "是" if one in held else "否" for one in subject.holdings.coverage}
    for number, item in enumerate(book.items):
        if interview.unknown >> number & 1 and item.title:
            titles[item.title] = "不清楚"
    if titles:
        data["称号"] = titles
    return data


def _plain(fact: Fact, cell: Cell) -> str:
    match cell:
        case Decimal():
            return plain(cell) + (MONEY if fact.unit == MONEY else "")
        case bool():
            return "是" if cell else "否"
        case NotApplicable():
            return "不适用"
        case Missing():
            return "不清楚"
    return str(cell)
