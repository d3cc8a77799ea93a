"""Fill the yes/no facts about clean records from a credit record.

Comes in: a subject with its record, the vocabulary, a day. Goes out: the subject with those facts filled.
Must not know: rules, the clock. An event that no longer counts is as if it had never been.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date

from ceyuan.model.credit import CreditEvent, CreditKind, CreditRecord, CreditTest
from ceyuan.model.facts import Vocabulary
from ceyuan.model.subject import Cell, Missing, MissingReason, Subject

_UNSETTLED = "有记录，但事项、等级或日期没有写清"


def derive_credit(subject: Subject, vocabulary: Vocabulary, *, as_of: date) -> Subject:
    """Give the subject with every fact that its credit record settles, or leaves open, on a day.

    An event that counts means yes. None inside the coverage means no. An event whose kind, grade or day nobody has
    read leaves the fact open whatever was stated. Where the record is silent a value stated directly stays.
    """
    # events that no longer count go first: not even the reason why a fact is open may tell that there were any
    record = CreditRecord(tuple(subject.credit.events_on(as_of)), subject.credit.coverage)
    if not record.items and not record.coverage:
        return subject
    derived: dict[str, Cell] = {}
    for fact in vocabulary.facts.values():
        if fact.credit and fact.subject is subject.kind:
            cell = judge_record(record, fact.credit, as_of=as_of)
            silent = isinstance(cell, Missing) and cell.reason is MissingReason.OUTSIDE_COVERAGE
            stated = subject.value(fact.name)
            if not (silent and not isinstance(stated, Missing)):
                derived[fact.name] = cell
    return dataclasses.replace(subject, current={**subject.current, **derived})


def judge_record(record: CreditRecord, tests: Sequence[CreditTest], *, as_of: date) -> Cell:
    """Tell whether any test finds an event: yes, no, or why nobody can say."""
    events = tuple(record.events_on(as_of))
    found = [_find(events, test, as_of) for test in tests]
    if any(one is True for one in found):
        return True
    if any(one is None for one in found):
        return Missing(MissingReason.CONFLICT, _UNSETTLED)
    if all(_covered(record, test, as_of) for test in tests):
        return False
    return Missing(MissingReason.OUTSIDE_COVERAGE)


def _find(events: Sequence[CreditEvent], test: CreditTest, day: date) -> bool | None:
    """Tell whether an event meets a test; None when one may or may not."""
    answers = [_meets(one, test, day) for one in events]
    return True if True in answers else (None if None in answers else False)


def _meets(event: CreditEvent, test: CreditTest, day: date) -> bool | None:
    answers = (
        None if event.kind is None else event.kind in test.kinds,
        None if event.about is None else event.about in test.about,
        _graded(event, test),
        _dated(event, test, day),
        None if event.unclear else True,
    )
    return False if False in answers else (None if None in answers else True)


def _graded(event: CreditEvent, test: CreditTest) -> bool | None:
    """Compare grades; a penalty without one may be of the grade that is never published."""
    if event.grade is None:
        return None if test.grades or event.kind is CreditKind.PENALTY else True
    return not test.grades or event.grade in test.grades


def _dated(event: CreditEvent, test: CreditTest, day: date) -> bool | None:
    first = test.window.first_day(day)
    if first is None:
        return True
    return None if event.decided is None else event.decided >= first


def _covered(record: CreditRecord, test: CreditTest, day: date) -> bool:
    """Tell whether every kind and person of a test is covered over its whole window by one statement."""
    first = test.window.first_day(day) or day
    return all(
        any(
            one.about is about
            and (not one.kinds or kind in one.kinds)
            and one.complete_from <= first
            and day <= one.complete_to
            for one in record.coverage
        )
        for about in test.about
        for kind in test.kinds
    )
