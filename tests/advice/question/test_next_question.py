"""Brute force over small rulebooks: it asks what can matter, forgets nothing, and stops when nothing can change."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from small_rulebooks import (
    LEFT_ALONE,
    NOBODY,
    VOCABULARY,
    YEAR,
    choices,
    is_open,
    outcome,
    random_plans,
    settles,
    telling,
)

from ceyuan.advice.question import (
    Asked,
    FactQuestion,
    Interview,
    Question,
    TitleQuestion,
    answer_fact,
    answer_titles,
    begin,
    leave_open,
    next_question,
    open_book,
    progress,
)
from ceyuan.advice.question.book import bits
from ceyuan.engines.answer import Answer, Status
from ceyuan.engines.record import decide
from ceyuan.model.subject import Subject
from ceyuan.plan.nodes import MeasurePlan

pytestmark = pytest.mark.slow

SEEDS = range(60)
BLOCKS = range(20)
PATIENCE = 5000


def start(plans: tuple[MeasurePlan, ...]) -> Interview:
    return begin(open_book(plans, VOCABULARY, reference_year=YEAR, patience=PATIENCE), NOBODY)


def said(interview: Interview, question: Question, random: Random) -> Interview:
    """Answer at random; every fifth time the person cannot say."""
    if random.random() < 0.2:
        return leave_open(interview, question)
    match question:
        case TitleQuestion(titles=titles):
            return answer_titles(interview, titles, [one for one in titles if random.random() < 0.5], "")
        case FactQuestion(fact=fact, years=years):
            cells = {year: random.choice(choices(Asked(fact, year))) for year in (years or (None,))}
            return answer_fact(interview, fact, cells)


def walk(seed: int, *, apart: bool) -> Iterator[tuple[Interview, Question | None]]:
    random = Random(seed)
    interview = start(random_plans(seed, apart=apart))
    while True:
        question = next_question(interview)
        yield interview, question
        if question is None:
            return
        interview = said(interview, question, random)


@pytest.mark.parametrize("apart", [True, False])
@pytest.mark.parametrize("block", BLOCKS)
def test_what_may_be_asked_is_what_brute_force_finds(block: int, *, apart: bool) -> None:
    for seed in (block * len(SEEDS) + one for one in SEEDS):
        for interview, _ in walk(seed, apart=apart):
            book = interview.book
            for plan, stand in zip(book.plans, interview.stands, strict=True):
                found = outcome(plan, interview.subject)
                assert (stand.status, stand.answer) == found
                if not is_open(found):
                    assert stand.items == 0
                    continue
                lacking = [Asked(one.fact, one.year, one.title) for one in decide(plan, interview.subject).missing]
                may_ask = [one for one in lacking if interview.askable >> book.numbers[one] & 1]
                assert {book.items[one] for one in bits(stand.items)} == telling(plan, interview.subject, may_ask)
                assert stand.open == settles(plan, interview.subject, may_ask)


@pytest.mark.parametrize("block", BLOCKS)
def test_each_question_can_change_an_answer_and_the_last_one_is_the_last(block: int) -> None:
    for seed in (block * len(SEEDS) + one for one in SEEDS):
        for interview, question in walk(seed, apart=False):
            if question is None:
                assert not any(one.open for one in interview.stands)
                assert progress(interview).open == progress(interview).questions == 0
                continue
            asked = items_of(question)
            assert all(item.fact not in LEFT_ALONE for item in asked)
            concerned = [
                (plan, stand)
                for plan, stand in zip(interview.book.plans, interview.stands, strict=True)
                if any(stand.items >> interview.book.numbers[item] & 1 for item in asked)
            ]
            assert [plan.measure for plan, _ in concerned] == list(question.measures) != []


def items_of(question: Question) -> list[Asked]:
    match question:
        case TitleQuestion(titles=titles):
            return [Asked("", None, one) for one in titles]
        case FactQuestion(fact=fact, years=years):
            return [Asked(fact, year) for year in years] or [Asked(fact)]


def test_nothing_is_asked_twice_and_never_more_than_a_form_asks() -> None:
    for seed in range(1500):
        asked: list[Question] = []
        form = 0
        for interview, question in walk(seed, apart=False):
            if not asked:
                form = progress(interview).questions
            if question is not None:
                asked.append(question)
        names = [one.fact if isinstance(one, FactQuestion) else "" for one in asked]
        assert len(set(names)) == len(names) <= form


def test_answers_given_one_by_one_leave_the_same_state_as_all_at_once() -> None:
    for seed in range(300):
        *_, (interview, _) = walk(seed, apart=False)
        again = begin(interview.book, interview.subject)
        for number in bits(interview.unknown):
            item = interview.book.items[number]
            years = () if item.year is None else (item.year,)
            question = TitleQuestion((item.title,), ()) if item.title else FactQuestion(item.fact, years, ())
            again = leave_open(again, question)
        assert (again.stands, again.states) == (interview.stands, interview.states)


def test_pending_and_closed_measures_are_not_asked_for() -> None:
    for seed in range(300):
        for interview, question in walk(seed, apart=False):
            for plan in interview.book.plans:
                status, answer = outcome(plan, interview.subject)
                if question is not None and (status, answer) != (Status.DECIDED, Answer.UNKNOWN):
                    assert plan.measure not in question.measures


def test_a_firm_about_which_all_is_known_is_asked_nothing() -> None:
    for seed in range(200):
        interview = start(random_plans(seed, apart=False))
        while (question := next_question(interview)) is not None:
            if isinstance(question, TitleQuestion):
                interview = answer_titles(interview, question.titles, question.titles, "")
            else:
                cells = {year: choices(Asked(question.fact, year))[0] for year in (question.years or (None,))}
                interview = answer_fact(interview, question.fact, cells)
        assert next_question(begin(interview.book, interview.subject)) is None


def test_the_same_state_gives_the_same_question() -> None:
    for seed in range(100):
        first = [question for _, question in walk(seed, apart=False)]
        assert first == [question for _, question in walk(seed, apart=False)]
        assert isinstance(NOBODY, Subject)
