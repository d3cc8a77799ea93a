"""A check-up under way: what is known of the subject, what nobody can say, and where every measure stands.

Comes in: a book and a subject, then answers. Goes out: the next state; earlier ones stay as they were, so that an
answer can be taken back. Must not know: how answers are typed, files.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ceyuan.advice.question.book import Asked, Book
from ceyuan.advice.question.certain import telling_items
from ceyuan.advice.question.chances import Chances
from ceyuan.advice.question.results import FactQuestion, Progress, Question, TitleQuestion
from ceyuan.advice.question.standing import Standing, TestState, standing, test_state, with_titles
from ceyuan.engines.answer import Answer, Status
from ceyuan.model.subject import Cell, Coverage, Subject


@dataclass(frozen=True, slots=True)
class Interview:
    """A subject partly known; `unknown` are the items the person cannot say (不清楚).

    `stands` and `chances` are by measure, `states` by test of the book.
    """

    book: Book
    subject: Subject
    unknown: int
    states: tuple[TestState, ...]
    stands: tuple[Standing, ...]
    chances: tuple[Mapping[int, float], ...]

    @property
    def askable(self) -> int:
        """Give the items that may be asked for."""
        return self.book.askable & ~self.unknown


def begin(book: Book, subject: Subject) -> Interview:
    """Begin with what is known of a subject, which may be nothing."""
    empty = Interview(book, subject, 0, (), (), ())
    states = tuple(test_state(book, number, subject, book.askable) for number in range(len(book.tests)))
    return _settle(dataclasses.replace(empty, states=states), range(len(book.entries)))


def answer_fact(interview: Interview, fact: str, cells: Mapping[int | None, Cell]) -> Interview:
    """Take in a fact's values by year (None: a current fact)."""
    subject = interview.subject
    if None in cells:
        subject = dataclasses.replace(subject, current={**subject.current, fact: cells[None]})
    years = {year: cell for year, cell in cells.items() if year is not None}
    if years:
        known = {**subject.yearly.get(fact, {}), **years}
        subject = dataclasses.replace(subject, yearly={**subject.yearly, fact: known})
    return _with(dataclasses.replace(interview, subject=subject), [fact])


def answer_titles(interview: Interview, asked: Collection[str], held: Collection[str], source: str) -> Interview:
    """Take in which of the titles asked about are held; about the others the answer is complete, and they are not."""
    day = interview.book.as_of
    subject = with_titles(interview.subject, asked, held, Coverage(source, day, day))
    return _with(dataclasses.replace(interview, subject=subject), asked)


def leave_open(interview: Interview, question: Question) -> Interview:
    """Take in that the person cannot say; nothing of the question is asked again."""
    match question:
        case FactQuestion(fact=fact, years=years):
            items = [Asked(fact, year) for year in years] or [Asked(fact)]
            names: Iterable[str] = [fact]
        case TitleQuestion(titles=titles):
            items = [Asked("", None, title) for title in titles]
            names = titles
    unknown = interview.unknown
    for item in items:
        unknown |= 1 << interview.book.numbers[item]
    return _with(dataclasses.replace(interview, unknown=unknown), names)


def progress(interview: Interview) -> Progress:
    """Count where measures stand."""
    stands = interview.stands
    decided = [one for one in stands if one.status is Status.DECIDED]
    undecided = [one for one in decided if one.answer is Answer.UNKNOWN]
    wanted = {question for one in interview.chances for question in one}
    return Progress(
        yes=sum(one.answer is Answer.YES for one in decided),
        no=sum(one.answer is Answer.NO for one in decided),
        open=sum(one.open for one in undecided),
        stuck=sum(not one.open for one in undecided),
        pending=sum(one.status is Status.PENDING for one in stands),
        closed=sum(one.status is Status.CLOSED for one in stands),
        questions=len(wanted),
    )


def _with(interview: Interview, names: Iterable[str]) -> Interview:
    """Look again at what reads these facts and titles, and at nothing else."""
    book, states = interview.book, list(interview.states)
    touched: dict[int, None] = {}
    for name in names:
        for test in book.readers.get(name, ()):
            state = test_state(book, test, interview.subject, interview.askable)
            if state != states[test]:
                states[test] = state
                touched |= dict.fromkeys(book.users[test])
        touched |= dict.fromkeys(book.conferred.get(name, ()))
    return _settle(dataclasses.replace(interview, states=tuple(states)), touched)


def _settle(interview: Interview, measures: Iterable[int]) -> Interview:
    """Decide some measures again."""
    book = interview.book
    reaches = [one.reach for one in interview.states]
    stands = list(interview.stands) or [Standing(Status.CLOSED, Answer.UNKNOWN, 0)] * len(book.entries)
    chances: list[Mapping[int, float]] = list(interview.chances) or [{}] * len(book.entries)
    walker = Chances(book, reaches)
    for place in measures:
        entry = book.entries[place]
        root = walker.look(entry.tree)
        stand = standing(entry, interview.subject, root.reach, interview.askable)
        if stand.open:
            stand = stand._replace(items=telling_items(book, entry, interview.subject, stand.items))
        stands[place] = stand
        chances[place] = walker.of(root, entry, stand) if stand.open else {}
    return dataclasses.replace(interview, stands=tuple(stands), chances=tuple(chances))
