"""Fill what follows from what is known: facts implied by others, clean records from credit events.

Comes in: a subject as read, the vocabulary, a day. Goes out: the subject with those facts filled.
Must not know: rules, the clock. A value that somebody supplied, even a wrong one, is never replaced by an implied one.
"""

from __future__ import annotations

import dataclasses
from datetime import date

from ceyuan.model.clean_record import derive_credit
from ceyuan.model.facts import Vocabulary
from ceyuan.model.subject import Cell, Missing, MissingReason, Subject


def derive_facts(subject: Subject, vocabulary: Vocabulary, *, as_of: date) -> Subject:
    """Give the subject with every fact filled that others imply or that its credit record settles."""
    return derive_credit(imply_facts(subject, vocabulary), vocabulary, as_of=as_of)


def imply_facts(subject: Subject, vocabulary: Vocabulary) -> Subject:
    """Give the subject with every fact filled that nobody supplied and that another one implies."""
    found: dict[str, Cell] = {}
    for fact in vocabulary.implied:
        cell = subject.value(fact.name)
        if isinstance(cell, Missing) and cell.reason is MissingReason.NOT_SUPPLIED and fact.implied_by is not None:
            given = subject.value(fact.implied_by.fact)
            implied = fact.implied_by.values.get(given) if isinstance(given, str) else None
            if implied is not None:
                found[fact.name] = implied
    return dataclasses.replace(subject, current={**subject.current, **found}) if found else subject
