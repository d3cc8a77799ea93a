"""Look closer where the tests of a measure hang together: try every answer, and keep only items that can tell.

Comes in: a measure, a subject, the items that seem to matter. Goes out: those that do, as far as patience goes.
Must not know: other measures. Two tests of one fact may exclude each other, which `reach.py` does not see.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ceyuan.advice.question.book import Book, Entry, bits
from ceyuan.advice.question.standing import with_answer
from ceyuan.engines.answer import Answer, Status
from ceyuan.engines.record import decide
from ceyuan.model.facts import Fact, FactType
from ceyuan.model.subject import Cell, Subject
from ceyuan.plan.nodes import Atom, Column, Compare, Constant, Member
from ceyuan.plan.reads import plan_reads

MOST_ITEMS = 6
FEW_ITEMS = 3
MOST_TESTS = 16
MOST_VALUES = 8
_REST = "\N{ZERO WIDTH SPACE}"  # a word that no rule knows stands for all others


def telling_items(book: Book, entry: Entry, subject: Subject, items: int) -> int:
    """Give the items of which some answer can settle the measure, after some answers to others or none.

    Where items are many and no two tests share one, where a fact has too many values to try, or where `patience` runs
    out, all of them are kept: a question too many is the smaller harm.
    """
    if items.bit_count() > MOST_ITEMS or len(entry.tests) > MOST_TESTS:
        return items
    if items.bit_count() > FEW_ITEMS and not _hang_together(book, entry, items):
        return items
    numbers = list(bits(items))
    values = [_values(book, number, [book.tests[one] for one in dict.fromkeys(entry.tests)]) for number in numbers]
    if not all(values):
        return items
    patience = iter(range(book.patience))
    found = 0
    for place, number in enumerate(numbers):
        others = [
            (one, tuple(cells)) for at, (one, cells) in enumerate(zip(numbers, values, strict=True)) if at != place
        ]
        for known in _worlds(book, subject, others):
            if next(patience, None) is None:
                return items
            if _open(book, entry, known) and any(
                not _open(book, entry, with_answer(book, known, number, cell)) for cell in values[place]
            ):
                found |= 1 << number
                break
    return found


def _open(book: Book, entry: Entry, subject: Subject) -> bool:
    verdict = decide(entry.plan, subject, reference_year=book.reference_year)
    return verdict.status is Status.DECIDED and verdict.answer is Answer.UNKNOWN


def _worlds(book: Book, subject: Subject, others: Sequence[tuple[int, tuple[Cell, ...]]]) -> Iterator[Subject]:
    """Give the subject with the other items answered in every way, those with least answered first."""
    for cells in itertools.product(*((None, *cells) for _, cells in others)):
        known = subject
        for (number, _), cell in zip(others, cells, strict=True):
            if cell is not None:
                known = with_answer(book, known, number, cell)
        yield known


def _hang_together(book: Book, entry: Entry, items: int) -> bool:
    """Tell whether two tests, or a test and the kind of application, read one item."""
    seen = 1 << entry.title if entry.title >= 0 else 0
    for test in entry.tests:
        read = book.read_by[test] & items
        if read & seen:
            return True
        seen |= read
    return False


def _values(book: Book, number: int, tests: Sequence[Atom]) -> Sequence[Cell]:
    """Give answers among which every one that these tests tell apart is found; none where they cannot be listed."""
    item = book.items[number]
    if item.title:
        return (True, False)
    fact = book.vocabulary.facts[item.fact]
    own = [one for one in tests if book.read_by[book.test_numbers[one]] >> number & 1]
    match fact.type:
        case FactType.BOOLEAN:
            return (True, False)
        case FactType.TEXT:
            words = {word for one in own if isinstance(one, Member) for word in one.values}
            return fact.choices or (*sorted(words), _REST)
        case FactType.NUMBER:
            return _numbers(fact, own)
        case FactType.DATE:
            return ()


def _numbers(fact: Fact, tests: Sequence[Atom]) -> Sequence[Cell]:
    step = Decimal(1).scaleb(-fact.scale)
    low, high = fact.minimum, fact.maximum
    if low is not None and high is not None and (high - low) / step < MOST_VALUES:
        return tuple(low + step * one for one in range(int((high - low) / step) + 1))
    found: set[Decimal] = set()
    for test in tests:
        match test:
            case Compare(left=Column(), right=Constant(value=value)) if value.denominator <= 1 / step:
                bound = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(step)
                found |= {bound - step, bound, bound + step}
            case _ if len(plan_reads(test).facts) > 0:
                return ()
    return tuple(sorted(one for one in found if (low is None or one >= low) and (high is None or one <= high)))
