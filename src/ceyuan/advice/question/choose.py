"""Choose the next question: the one whose answer is expected to save most others.

Comes in: an interview. Goes out: a question, or None when no answer can change anything any more.
Must not know: how questions are put into words.
"""

from __future__ import annotations

from collections.abc import Mapping

from ceyuan.advice.question.book import Asked, Book, bits
from ceyuan.advice.question.interview import Interview
from ceyuan.advice.question.results import FactQuestion, Question, TitleQuestion
from ceyuan.advice.question.standing import Standing


def next_question(interview: Interview) -> Question | None:
    """Give the question that settles most; None when nothing can change.

    A question that is the only one left for some measure has to be asked whatever else is learnt, so those come first:
    what they tell costs nothing. Then counts the expected saving. Ties go to current facts before yearly ones, then
    facts before titles, then the order in which measures name them.
    """
    savings = expected_savings(interview)
    if not savings:
        return None
    forced = {next(iter(one)) for one in interview.chances if len(one) == 1}
    best = min(forced or savings, key=lambda one: (-savings[one], _burden(interview, one), one))
    return question_of(interview, best)


def expected_savings(interview: Interview) -> Mapping[int, float]:
    """Give the expected saving of every question that could still change something.

    It is the sum over open measures of the chance to settle the measure, times the other questions the measure would
    still cost, each divided by the number of open measures that want it too, over the questions of the measure in all.
    """
    wanted: dict[int, int] = {}
    for chances in interview.chances:
        for question in chances:
            wanted[question] = wanted.get(question, 0) + 1
    share = {question: 1 / count for question, count in wanted.items()}
    savings = dict.fromkeys(wanted, 0.0)
    for chances in interview.chances:
        cost = sum(share[question] for question in chances)
        for question, chance in chances.items():
            savings[question] += chance * (cost - share[question]) / len(chances)
    # twelve digits are more than enough to order by, and the same on every machine
    return {question: round(saving, 12) for question, saving in savings.items()}


def question_of(interview: Interview, number: int) -> Question:
    """Give a question of the book with the items it still wants and the measures that hang on it."""
    book = interview.book
    items = [book.items[item] for item in bits(_wanted(interview, number))]
    measures = tuple(
        entry.plan.measure for entry, chances in zip(book.entries, interview.chances, strict=True) if number in chances
    )
    if items[0].title:
        return TitleQuestion(tuple(one.title for one in items), measures)
    years = sorted((one.year for one in items if one.year is not None), reverse=True)
    return FactQuestion(items[0].fact, tuple(years), measures)


def question_about(
    interview: Interview, stand: Standing, *, fact: str = "", year: int | None = None, title: str = ""
) -> Question | None:
    """Give the question that asks for one thing a measure lacks; None where its answer could not settle the measure."""
    number = interview.book.numbers[Asked(fact, year, title)]
    return question_of(interview, interview.book.question_of[number]) if stand.items >> number & 1 else None


def _wanted(interview: Interview, number: int) -> int:
    wanted = 0
    for stand in interview.stands:
        wanted |= stand.items
    return wanted & interview.book.questions[number]


def _burden(interview: Interview, number: int) -> tuple[bool, int]:
    """Give what makes a question the more tiresome: titles after facts, more values after fewer."""
    book: Book = interview.book
    items = _wanted(interview, number)
    return bool(book.items[next(iter(bits(items)))].title), items.bit_count()
