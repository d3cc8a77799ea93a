"""The measures of one day, laid out for asking: trees, tests, items, questions, and which reads which.

Comes in: lowered measures, the vocabulary, the reference year. Goes out: a book; it serves any number of subjects.
Must not know: subjects.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from ceyuan.advice.question.odds import Odds, equal_odds
from ceyuan.advice.question.tree import Tests, Tree, measure_tree, tests_of
from ceyuan.model.facts import Supplier, Vocabulary
from ceyuan.plan.nodes import Atom, Inapplicable, MeasurePlan
from ceyuan.plan.reads import plan_reads

FOUNDED = "成立日期"
PATIENCE = 60
NEVER_ASKED = frozenset({Supplier.EXPERT, Supplier.PLATFORM, Supplier.DISTRICT, Supplier.STATISTICS})


class Asked(NamedTuple):
    """One thing that can be known: a fact of a year, a current fact (year None), or a title (fact empty)."""

    fact: str
    year: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One measure in the book; `title` is the item of the title it confers, -1 where there is none."""

    plan: MeasurePlan
    tree: Tree
    title: int
    tests: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """Everything about the measures that does not depend on who is asked.

    Sets of items are the bits of whole numbers. `readers` gives the tests that a fact or title concerns, `users` the
    measures that a test stands in, `questions` the items of each question (a fact with all its years; all titles are
    one question), `question_of` the question an item belongs to, and `askable` the items a firm may be asked for.
    `read_by` are the items of each test. `patience` bounds how many ways of answering are tried for one measure.
    """

    plans: tuple[MeasurePlan, ...]
    vocabulary: Vocabulary
    as_of: date
    reference_year: int
    entries: tuple[Entry, ...]
    tests: tuple[Atom, ...]
    items: tuple[Asked, ...]
    numbers: Mapping[Asked, int]
    readers: Mapping[str, tuple[int, ...]]
    users: tuple[tuple[int, ...], ...]
    conferred: Mapping[str, tuple[int, ...]]
    questions: tuple[int, ...]
    question_of: tuple[int, ...]
    askable: int
    nullable: int
    odds: Odds
    read_by: tuple[int, ...]
    test_numbers: Mapping[Atom, int]
    patience: int


@dataclass(frozen=True, slots=True)
class _Items:
    """Numbers items in the order in which measures name them."""

    numbers: dict[Asked, int] = field(default_factory=dict)

    def number(self, item: Asked) -> int:
        return self.numbers.setdefault(item, len(self.numbers))


def open_book(
    plans: Sequence[MeasurePlan],
    vocabulary: Vocabulary,
    *,
    reference_year: int,
    odds: Odds | None = None,
    patience: int = PATIENCE,
) -> Book:
    """Lay out measures of one day.

    Without `odds` every answer that the rules tell apart counts as likely as the next.
    """
    tests, items = Tests(), _Items()
    trees = [measure_tree(plan, tests) for plan in plans]
    readers: dict[str, dict[int, None]] = {}
    nullable = 0
    read_by = []
    for number, test in enumerate(tests.numbers):
        read = 0
        for item in _read(test, reference_year):
            bit = items.number(item)
            read |= 1 << bit
            readers.setdefault(item.fact or item.title, {})[number] = None
            if item.year is not None:
                readers.setdefault(FOUNDED, {})[number] = None
            if isinstance(test, Inapplicable):
                nullable |= 1 << bit
        read_by.append(read)
    entries = []
    conferred: dict[str, list[int]] = {}
    for place, (plan, tree) in enumerate(zip(plans, trees, strict=True)):
        title = plan.measure.confers
        if title:
            conferred.setdefault(title, []).append(place)
        own = items.number(Asked("", None, title)) if title else -1
        entries.append(Entry(plan, tree, own, tests_of(tree)))
    ordered = tuple(tests.numbers)
    question_of, questions = _questions(items.numbers)
    return Book(
        plans=tuple(plans),
        vocabulary=vocabulary,
        as_of=plans[0].as_of if plans else date.min,
        reference_year=reference_year,
        entries=tuple(entries),
        tests=ordered,
        items=tuple(items.numbers),
        numbers=items.numbers,
        readers={name: tuple(found) for name, found in readers.items()},
        users=_users(trees, len(ordered)),
        conferred={name: tuple(found) for name, found in conferred.items()},
        questions=questions,
        question_of=question_of,
        askable=_askable(items.numbers, vocabulary),
        nullable=nullable,
        odds=equal_odds(ordered, vocabulary) if odds is None else odds,
        read_by=tuple(read_by),
        test_numbers=tests.numbers,
        patience=patience,
    )


def _read(test: Atom, reference_year: int) -> Iterable[Asked]:
    reads = plan_reads(test)
    for fact, offset in reads.facts:
        yield Asked(fact, None if offset is None else reference_year + offset + 1)
    for title in reads.titles:
        yield Asked("", None, title)


def _users(trees: Sequence[Tree], tests: int) -> tuple[tuple[int, ...], ...]:
    users: list[list[int]] = [[] for _ in range(tests)]
    for place, tree in enumerate(trees):
        for test in dict.fromkeys(tests_of(tree)):
            users[test].append(place)
    return tuple(tuple(one) for one in users)


def _questions(items: Mapping[Asked, int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Give the question of every item, and the items of every question: a fact with its years, or all titles."""
    numbers: dict[str, int] = {}
    question_of = tuple(numbers.setdefault(item.fact, len(numbers)) for item in items)
    questions = [0] * len(numbers)
    for item, question in enumerate(question_of):
        questions[question] |= 1 << item
    return question_of, tuple(questions)


def _askable(items: Mapping[Asked, int], vocabulary: Vocabulary) -> int:
    found = 0
    for item, number in items.items():
        fact = vocabulary.facts.get(item.fact)
        if item.title or (fact is not None and fact.supplied_by not in NEVER_ASKED):
            found |= 1 << number
    return found


def bits(found: int) -> Iterable[int]:
    """Give the members of a set of items, the lowest first.

    >>> list(bits(0b101))
    [0, 2]
    """
    while found:
        low = found & -found
        yield low.bit_length() - 1
        found ^= low
