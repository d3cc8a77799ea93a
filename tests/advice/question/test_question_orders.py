"""Against written order with skipping and stopping, and against the best possible order, in expectation."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache

import pytest
from small_rulebooks import NOBODY, VOCABULARY, YEAR, choices, random_plans, worlds

from ceyuan.advice.question import (
    Asked,
    FactQuestion,
    Interview,
    Question,
    TitleQuestion,
    answer_fact,
    answer_titles,
    begin,
    next_question,
    open_book,
    question_about,
)
from ceyuan.advice.question.book import bits
from ceyuan.advice.question.choose import question_of
from ceyuan.engines.record import decide

MOST_WORLDS = 300


def small(seed: int) -> Interview | None:
    """Give a small rulebook with something to ask and few enough worlds to try them all."""
    plans = random_plans(seed, apart=False, most=4)
    interview = begin(open_book(plans, VOCABULARY, reference_year=YEAR, patience=5000), NOBODY)
    count = 1
    for item in wanted(interview):
        count *= len(choices(item))
    return interview if 1 < count <= MOST_WORLDS else None


def wanted(interview: Interview) -> list[Asked]:
    found = 0
    for stand in interview.stands:
        found |= stand.items
    return [interview.book.items[one] for one in bits(found)]


def reply(interview: Interview, question: Question, world: object) -> Interview:
    assert isinstance(world, dict)
    match question:
        case TitleQuestion(titles=titles):
            return answer_titles(interview, titles, [one for one in titles if world[Asked("", None, one)]], "")
        case FactQuestion(fact=fact, years=years):
            return answer_fact(interview, fact, {year: world[Asked(fact, year)] for year in (years or (None,))})


def written(interview: Interview) -> Question | None:
    for plan, stand in zip(interview.book.plans, interview.stands, strict=True):
        if stand.open:
            for one in decide(plan, interview.subject).missing:
                question = question_about(interview, stand, fact=one.fact, year=one.year, title=one.title)
                if question is not None:
                    return question
    return None


def expected(interview: Interview, choose: Callable[[Interview], Question | None]) -> Fraction:
    """Give how many questions it takes on average over all worlds."""
    total = count = 0
    for world in worlds(wanted(interview), partly=False):
        now = interview
        while (question := choose(now)) is not None:
            now = reply(now, question, world)
            total += 1
        count += 1
    return Fraction(total, count)


def best(interview: Interview) -> Fraction:
    """Give how many questions the best order takes on average, by dynamic programming over what is known."""
    items = wanted(interview)
    every = list(worlds(items, partly=False))

    @cache
    def cost(known: tuple[tuple[Asked, object], ...]) -> Fraction:
        world = dict(known)
        now = interview
        for question in all_questions(interview):
            asked = items_of(question)
            if all(item in world for item in asked):
                now = reply(now, question, world)
        left = {number for chances in now.chances for number in chances}
        if not left:
            return Fraction(0)
        options = []
        for number in sorted(left):
            fresh = items_of(question_of(interview, number))
            total, count = Fraction(0), 0
            for other in {tuple((item, one[item]) for item in fresh) for one in every}:
                total += cost(
                    tuple(sorted({**world, **dict(other)}.items(), key=lambda pair: tuple(map(str, pair[0]))))
                )
                count += 1
            options.append(1 + total / count)
        return min(options)

    return cost(())


def all_questions(interview: Interview) -> list[Question]:
    return [question_of(interview, number) for number in sorted({one for each in interview.chances for one in each})]


def items_of(question: Question) -> list[Asked]:
    match question:
        case TitleQuestion(titles=titles):
            return [Asked("", None, one) for one in titles]
        case FactQuestion(fact=fact, years=years):
            return [Asked(fact, year) for year in years] or [Asked(fact)]


@pytest.mark.deep
def test_fewer_questions_than_written_order_and_near_the_best() -> None:
    ours = theirs = least = Fraction(0)
    tried = 0
    for seed in range(60):
        interview = small(seed)
        if interview is None:
            continue
        own, lowest = expected(interview, next_question), best(interview)
        assert lowest <= own
        ours, theirs, least = ours + own, theirs + expected(interview, written), least + lowest
        tried += 1
    assert tried > 40
    assert ours < theirs
    assert ours <= least * Fraction(105, 100)
