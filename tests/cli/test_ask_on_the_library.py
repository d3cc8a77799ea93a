"""The bundled library asked through: kept answers give the same verdicts in `match`, and few questions are enough."""

from __future__ import annotations

import statistics
from pathlib import Path

import pytest

from ceyuan.advice.question import Book, FactQuestion, Interview, begin, leave_open, next_question, open_book
from ceyuan.advice.wording.questions import question_words
from ceyuan.cli.answering import answers_data, read_answers
from ceyuan.cli.questioning import keep_answers
from ceyuan.engines.record import decide_all
from ceyuan.intake import read_register
from ceyuan.model.facts import Supplier
from ceyuan.model.subject import Subject
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library
from question_order import DAY, interrogate, library_plans, reply, simulated_firms, written_question

NOBODY = Subject("自测企业", "自测企业")
NEVER = {Supplier.EXPERT, Supplier.PLATFORM, Supplier.DISTRICT, Supplier.STATISTICS}


@pytest.fixture(scope="module")
def book() -> Book:
    library = load_library(bundled_packs())
    return open_book(library_plans(library), library.vocabulary, reference_year=DAY.year - 1)


@pytest.fixture(scope="module")
def firms(book: Book) -> list[Subject]:
    return simulated_firms(book, 8, seed=146)


def answered(book: Book, firm: Subject) -> Interview:
    interview = begin(book, NOBODY)
    number = 0
    while (question := next_question(interview)) is not None:
        number += 1
        interview = leave_open(interview, question) if number % 7 == 0 else reply(interview, question, firm)
    return interview


def answers_of(book: Book, subject: Subject) -> list[tuple[str, str]]:
    verdicts = decide_all(book.plans, subject, reference_year=book.reference_year)
    return [(one.status.value, one.answer.value) for one in verdicts]


def test_kept_answers_give_the_same_verdicts(book: Book, firms: list[Subject], tmp_path: Path) -> None:
    for firm in firms[:4]:
        interview = answered(book, firm)
        told = answers_of(book, interview.subject)
        assert told == [(one.status.value, one.answer.value) for one in interview.stands]
        keep_answers(tmp_path / "answers.xlsx", interview)
        register = read_register(tmp_path / "answers.xlsx", book.vocabulary)
        assert [one.kind.code for one in register.report.findings] == []
        assert answers_of(book, register.subjects[0]) == told
        keep_answers(tmp_path / "answers.json", interview)
        again = read_answers(tmp_path / "answers.json", begin(book, NOBODY), "zh")
        assert (again.stands, next_question(again)) == (interview.stands, None)
        assert answers_data(again) == answers_data(interview)


def test_fewer_questions_than_written_order(book: Book, firms: list[Subject]) -> None:
    start = begin(book, NOBODY)
    ours = [len(interrogate(start, one, next_question, [])) for one in firms]
    theirs = [len(interrogate(start, one, written_question, [])) for one in firms]
    assert statistics.median(ours) < statistics.median(theirs)


def test_a_firm_is_never_asked_what_others_supply_nor_years_before_its_founding(
    book: Book, firms: list[Subject]
) -> None:
    for firm in firms:
        interview = begin(book, NOBODY)
        while (question := next_question(interview)) is not None:
            if isinstance(question, FactQuestion):
                assert book.vocabulary.facts[question.fact].supplied_by not in NEVER
                founded = interview.subject.current.get("成立日期")
                assert all(getattr(founded, "year", 0) <= year for year in question.years)
            interview = reply(interview, question, firm)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_question_can_be_put(language: str, book: Book, firms: list[Subject]) -> None:
    assert language in {"zh", "en"}
    for question in interrogate(begin(book, NOBODY), firms[0], next_question, []):
        words = question_words(question, book.vocabulary, "zh" if language == "zh" else "en", as_of=DAY)
        assert words.ask.endswith(("？", "?"))
        assert words.used_by
        assert words.supplied_by
        assert words.how
