"""A check-up by questions at the terminal: ask, read, echo, undo, stop, and tell the result.

Comes in: an interview and lines typed. Goes out: lines on the terminal, and the interview as it ended.
Must not know: how a question is chosen, files.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from ceyuan.advice.question import (
    FactQuestion,
    Interview,
    Question,
    TitleQuestion,
    answer_fact,
    answer_titles,
    leave_open,
    next_question,
    progress,
)
from ceyuan.advice.wording.missing import missing_words
from ceyuan.advice.wording.phrases import MARKS, quoted
from ceyuan.advice.wording.questions import QuestionWords, cell_words, question_words
from ceyuan.advice.wording.verdicts import verdict_words
from ceyuan.advice.wording.voice import Voice, voice_for
from ceyuan.cli.answering import SOURCE, Refused, is_unknown, leave_years_open, read_titles, read_value
from ceyuan.cli.output import say
from ceyuan.engines.answer import Answer, Status, Verdict
from ceyuan.engines.record import decide_all
from ceyuan.errors import Language
from ceyuan.intake.values.characters import match_key
from ceyuan.model.facts import Fact
from ceyuan.model.subject import Cell

MOST_NAMED = 3
_BACK = frozenset({"返回", "back", "undo", "撤销", "上一题", "退回"})
_END = frozenset({"结束", "退出", "完成", "end", "quit", "exit", "q", "stop"})
_HELP = frozenset({"帮助", "help", "h", "?", "？"})


class Word(Enum):
    """What a person may say instead of an answer."""

    BACK = "back"
    END = "end"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Ended:
    """The person ended it; what was said before counts, also the years already given of the last question."""

    interview: Interview


@dataclass(frozen=True, slots=True)
class Back:
    """The person wants the question before again."""


Said = Interview | Ended | Back


@dataclass(frozen=True, slots=True)
class Talk:
    """The language, and where lines come from; `read` gives None at the end."""

    language: Language
    read: Callable[[str], str | None]

    def say(self, zh: str, en: str) -> str:
        """Choose between two wordings."""
        return zh if self.language == "zh" else en


def typed_line(prompt: str) -> str | None:
    """Read a line from the keyboard, or from whatever stands in for it; None at its end."""
    sys.stdout.write(prompt)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        sys.stdout.write("\n")
    return line.strip() if line else None


def converse(interview: Interview, talk: Talk) -> Interview:
    """Ask until nothing can change, or the person ends it."""
    past: list[Interview] = []
    say(_introduction(talk))
    while (question := next_question(interview)) is not None:
        say("\n" + progress_line(interview, len(past), talk))
        said = _ask(interview, question, talk)
        if isinstance(said, Interview):
            past.append(interview)
            interview = said
        elif isinstance(said, Ended):
            return said.interview
        elif past:
            interview = past.pop()
        else:
            say(talk.say("这是第一题，没有可返回的。", "This is the first question; there is none before it."))
    end = talk.say("再问也不会改变任何结论，自测到此结束。", "No further answer can change anything; this is the end.")
    say("\n" + end)
    return interview


def _introduction(talk: Talk) -> str:
    return talk.say(
        "回答不出的写“不清楚”，改上一题写“返回”，随时可写“结束”看结果，写“帮助”看说明。不用填企业名称，答案只留在本机。",
        "Write “skip” for what you do not know, “back” to mend the last answer, “end” for the result at any time, "
        "“help” for help. No name is asked, and answers stay on this machine.",
    )


def progress_line(interview: Interview, answered: int, talk: Talk) -> str:
    """Say how far the check-up has come."""
    now = progress(interview)
    return talk.say(
        f"〔已答{answered}题　符合{now.yes}项　不符合{now.no}项　未定{now.open}项　最多还有{now.questions}题〕",
        f"[{answered} answered; qualifies for {now.yes}; not for {now.no}; {now.open} undecided; "
        f"at most {now.questions} questions left]",
    )


def _ask(interview: Interview, question: Question, talk: Talk) -> Said:
    words = question_words(question, interview.book.vocabulary, talk.language, as_of=interview.book.as_of)
    for line in question_lines(words, talk):
        say(line)
    if isinstance(question, TitleQuestion):
        return _ask_titles(interview, question, talk)
    return _ask_fact(interview, question, talk)


def question_lines(words: QuestionWords, talk: Talk) -> Iterator[str]:
    """Give a question as it is shown."""
    yield words.ask
    if words.meaning:
        yield talk.say(f"  说明：{words.meaning}", f"  meaning: {words.meaning}")
    for number, choice in enumerate(words.choices, 1):
        yield f"  {number:>2}  {choice}"
    yield f"  {words.supplied_by}{talk.say('。', '; ')}{words.how}{talk.say('。', '.')}"
    names = words.used_by[:MOST_NAMED]
    rest = len(words.used_by) - len(names)
    more = talk.say(f"等{len(words.used_by)}项", f" and {rest} more") if rest > 0 else ""
    yield talk.say(f"  用于：{'、'.join(names)}{more}", f"  for: {', '.join(names)}{more}")


def _ask_titles(interview: Interview, question: TitleQuestion, talk: Talk) -> Said:
    vocabulary = interview.book.vocabulary
    while True:
        text = _line(talk, "> ")
        match text:
            case Word.UNKNOWN:
                return leave_open(interview, question)
            case Word.END:
                return Ended(interview)
            case Word.BACK:
                return Back()
        held = read_titles(question, text, vocabulary, talk.language)
        if isinstance(held, Refused):
            say(f"  {held.message}")
            continue
        voice = Voice(talk.language, vocabulary, interview.book.as_of, interview.book.reference_year)
        named = talk.say("、", ", ").join(quoted(voice.title_name(one)) for one in held)
        say(
            talk.say(f"  已记：持有{named}；其余没有。", f"  noted: holds {named}; none of the others.")
            if held
            else talk.say("  已记：以上都没有。", "  noted: none of these.")
        )
        return answer_titles(interview, question.titles, held, SOURCE)


def _ask_fact(interview: Interview, question: FactQuestion, talk: Talk) -> Said:
    """Ask for each year in turn; 返回 goes one year back, and from the first year to the question before."""
    fact = interview.book.vocabulary.facts[question.fact]
    years: list[int | None] = list(question.years) or [None]
    cells: list[Cell | None] = []
    while len(cells) < len(years):
        year = years[len(cells)]
        prompt = "> " if year is None else talk.say(f"{year}年> ", f"{year}> ")
        text = _line(talk, prompt)
        match text:
            case Word.END:
                return Ended(_noted(interview, fact, dict(zip(years, cells, strict=False))))
            case Word.BACK if not cells:
                return Back()
            case Word.BACK:
                cells.pop()
            case Word.UNKNOWN:
                cells.append(None)
            case str():
                _take(fact, text, cells, talk)
    return _noted(interview, fact, dict(zip(years, cells, strict=True)))


def _noted(interview: Interview, fact: Fact, cells: Mapping[int | None, Cell | None]) -> Interview:
    known = {year: cell for year, cell in cells.items() if cell is not None}
    after = answer_fact(interview, fact.name, known) if known else interview
    return leave_years_open(after, fact.name, [year for year in cells if year not in known])


def _take(fact: Fact, text: str, cells: list[Cell | None], talk: Talk) -> None:
    cell = read_value(fact, text, talk.language)
    if isinstance(cell, Refused):
        say(
            f"  {cell.message}"
            + _ended(cell.message, talk)
            + talk.say("请重写；不清楚的写“不清楚”。", "Write it again, or skip.")
        )
        return
    cells.append(cell)
    say(talk.say("  已记：", "  noted: ") + cell_words(fact, cell, talk.language))


def _ended(message: str, talk: Talk) -> str:
    """Give what is lacking between a message and the next sentence; a question ends itself."""
    asks = message.endswith(("？", "?"))
    return talk.say("" if asks else "。", " " if asks else ". ")


def _line(talk: Talk, prompt: str) -> str | Word:
    """Read a line that says something."""
    while True:
        text = talk.read(prompt)
        if text is None:
            return Word.END
        key = match_key(text)
        if key in _BACK:
            return Word.BACK
        if key in _END:
            return Word.END
        if key in _HELP:
            say("  " + _introduction(talk))
        elif is_unknown(text):
            return Word.UNKNOWN
        elif key:
            return text
        else:
            say(talk.say("  请写答案；不清楚的写“不清楚”。", "  Please answer, or write skip."))


def show_result(interview: Interview, language: Language) -> None:
    """Tell the answer of every measure with its reason: what is met first, then what is open, then what is not met."""
    talk = Talk(language, typed_line)
    verdicts = decide_all(interview.book.plans, interview.subject, reference_year=interview.book.reference_year)
    decided = [one for one in verdicts if one.status is Status.DECIDED]
    for answer in (Answer.YES, Answer.UNKNOWN, Answer.NO):
        found = [one for one in decided if one.answer is answer]
        if found:
            say("\n" + _HEADINGS[answer][0 if language == "zh" else 1].format(count=len(found)))
        for one in found:
            say(f"  {MARKS[answer]} {_told(one, interview, language)}")
    others = {status: sum(one.status is status for one in verdicts) for status in (Status.PENDING, Status.CLOSED)}
    say(
        "\n"
        + talk.say(
            f"另有{others[Status.PENDING]}项实施细则待发布、{others[Status.CLOSED]}项当日不受理，没有为它们提问。",
            f"{others[Status.PENDING]} more await implementing rules and {others[Status.CLOSED]} are not open on this "
            "day; nothing was asked for them.",
        )
    )


_HEADINGS = {
    Answer.YES: ("符合（{count}项）：", "Qualifies ({count}):"),
    Answer.UNKNOWN: ("待定（{count}项）：", "Undecided ({count}):"),
    Answer.NO: ("不符合（{count}项）：", "Does not qualify ({count}):"),
}


def _told(verdict: Verdict, interview: Interview, language: Language) -> str:
    voice = voice_for(verdict, interview.subject, interview.book.vocabulary, language)
    words = verdict_words(verdict, voice)
    colon = "：" if language == "zh" else ": "
    reason = words.headline.removeprefix(f"{words.label}{colon}")  # the heading above says the answer already
    return f"{words.title}{colon}{reason}"


def result_data(interview: Interview, language: Language) -> list[dict[str, object]]:
    """Give the answer of every measure as data."""
    book = interview.book
    found: list[dict[str, object]] = []
    verdicts = decide_all(book.plans, interview.subject, reference_year=book.reference_year)
    for one, stand in zip(verdicts, interview.stands, strict=True):
        voice = voice_for(one, interview.subject, book.vocabulary, language)
        words = verdict_words(one, voice)
        found.append(
            {
                "measure": f"{one.measure.pack}#{one.measure.id}",
                "title": words.title,
                "status": one.status.value,
                "answer": one.answer.value,
                "label": words.label,
                "headline": words.headline,
                "open": stand.open,
                "missing": [missing_words(each, voice).name for each in one.missing],
            }
        )
    return found
