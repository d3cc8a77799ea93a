"""Where each test and each measure stands for one subject, and what answers could still change.

Comes in: a book, a subject, the items nobody can be asked for. Goes out: a reach for each test, a standing for each
measure. Must not know: which question is asked.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import NamedTuple

from ceyuan.advice.question.book import Asked, Book, Entry, bits
from ceyuan.advice.question.reach import Reach
from ceyuan.engines.answer import Answer, Finding, MissingFact, Status
from ceyuan.engines.record.logic import evaluate_logic
from ceyuan.engines.record.quantity import Moment
from ceyuan.model.facts import FactType
from ceyuan.model.holdings import find_holding
from ceyuan.model.measure import Application
from ceyuan.model.subject import Cell, Coverage, Holding, Holdings, NotApplicable, Subject
from ceyuan.plan.nodes import Compare, Holds


class TestState(NamedTuple):
    """A test's reach, and the items it lacks, whether they may be asked for or not."""

    reach: Reach
    missing: int


class Standing(NamedTuple):
    """A measure's status and answer, and the items whose answers could still settle it.

    `title` tells that nobody knows whether the title conferred is held, and that this decides by itself.
    """

    status: Status
    answer: Answer
    items: int
    title: bool = False

    @property
    def open(self) -> bool:
        """Tell whether answers can still settle it."""
        return self.items > 0


def test_state(book: Book, number: int, subject: Subject, askable: int) -> TestState:
    """Evaluate a test by the record engine, and tell what answers could make of it."""
    test = book.tests[number]
    outcome = evaluate_logic(test, Moment(subject, book.as_of, book.reference_year))
    finding = outcome.findings[0]
    if outcome.surely or not outcome.possibly:
        value = finding.value
        return TestState(Reach(outcome.surely, outcome.possibly, value=value), 0)
    missing = items_of(book, outcome.missing)
    wanted = missing & askable
    if not wanted:
        return TestState(Reach(False, True), missing)
    if wanted == missing and not outcome.unpublished:
        return TestState(Reach(False, True, wanted, wanted), missing)
    return TestState(_half_known(book, number, subject, wanted, finding), missing)


def items_of(book: Book, missing: Sequence[MissingFact]) -> int:
    """Give missing facts as a set of items."""
    found = 0
    for one in missing:
        found |= 1 << book.numbers[Asked(one.fact, one.year, one.title)]
    return found


def _half_known(book: Book, number: int, subject: Subject, wanted: int, finding: Finding) -> Reach:
    """Tell what answers could make of a test that also lacks what nobody can be asked for.

    One title held is enough for any of several. A comparison can only come to apply to nobody, such as a share of a
    base that turns out to be zero; each item is tried by itself.
    """
    test = book.tests[number]
    if isinstance(test, Holds):
        return Reach(False, True, 0, wanted) if test.negated else Reach(False, True, wanted, 0)
    breakers = 0
    if isinstance(test, Compare):
        for item in bits(wanted):
            for cell in _emptying(book, item):
                tried = with_cell(subject, book.items[item], cell)
                if not evaluate_logic(test, Moment(tried, book.as_of, book.reference_year)).possibly:
                    breakers |= 1 << item
    return Reach(finding.surely, finding.possibly, 0, breakers)


def _emptying(book: Book, item: int) -> Sequence[Cell]:
    """Give the answers of an item after which a comparison may not apply: zero, and where rules ask for it 不适用."""
    fact = book.vocabulary.facts.get(book.items[item].fact)
    found: list[Cell] = []
    if fact is not None and fact.type is FactType.NUMBER and (fact.minimum is None or fact.minimum <= 0):
        found.append(Decimal(0))
    if book.nullable >> item & 1:
        found.append(NotApplicable())
    return found


def with_cell(subject: Subject, item: Asked, cell: Cell) -> Subject:
    """Give the subject with one more fact known."""
    if item.year is None:
        return dataclasses.replace(subject, current={**subject.current, item.fact: cell})
    years = {**subject.yearly.get(item.fact, {}), item.year: cell}
    return dataclasses.replace(subject, yearly={**subject.yearly, item.fact: years})


def with_answer(book: Book, subject: Subject, number: int, cell: Cell) -> Subject:
    """Give the subject with one more item known; of a title, whether it is held on the day."""
    item = book.items[number]
    if not item.title:
        return with_cell(subject, item, cell)
    return with_titles(
        subject, [item.title], [item.title] if cell is True else [], Coverage("", book.as_of, book.as_of)
    )


def with_titles(subject: Subject, asked: Collection[str], held: Collection[str], said: Coverage) -> Subject:
    """Give the subject with some titles held and the others of those asked about not."""
    holdings = subject.holdings
    kept = tuple(one for one in holdings.items if one.title not in held)
    items = (*kept, *(Holding(title) for title in asked if title in held))
    coverage = {**holdings.coverage, **dict.fromkeys(asked, said)}
    return dataclasses.replace(subject, holdings=Holdings(items, coverage))


def standing(entry: Entry, subject: Subject, whole: Reach, askable: int) -> Standing:
    """Tell where a measure stands, as the record engine decides it, and what could still settle it.

    A measure that is closed, or that lacks implementing rules, is settled for this purpose: no answer is asked for it.
    """
    plan = entry.plan
    kinds, open_title = _applications(entry, subject)
    taken = [one for one in kinds if one in plan.applications or not plan.measure.intervals]
    if not taken:
        return Standing(Status.CLOSED, Answer.UNKNOWN, 0)
    lacks = bool(plan.measure.lacks)
    if len(taken) < len(kinds):
        title = 1 << entry.title & askable if open_title else 0
        inner = 0 if lacks else whole.makers | whole.breakers
        return Standing(Status.DECIDED, Answer.UNKNOWN, title | inner if title else 0, title=True)
    if lacks and whole.possibly:
        return Standing(Status.PENDING, Answer.UNKNOWN, 0)
    if whole.surely:
        return Standing(Status.DECIDED, Answer.YES, 0)
    if not whole.possibly:
        return Standing(Status.DECIDED, Answer.NO, 0)
    return Standing(Status.DECIDED, Answer.UNKNOWN, whole.makers | whole.breakers)


def _applications(entry: Entry, subject: Subject) -> tuple[tuple[Application, ...], bool]:
    """Give the kinds of application that are possible, and whether that hangs on an unknown title."""
    title = entry.plan.measure.confers
    if not title:
        return (Application.FIRST,), False
    held, _, open_titles = find_holding((title,), subject.holdings, entry.plan.as_of)
    if held:
        return (Application.RENEWAL,), False
    return ((Application.FIRST, Application.RENEWAL), True) if open_titles else ((Application.FIRST,), False)
