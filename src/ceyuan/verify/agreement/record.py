"""The answers of the record engine, which defines them: one firm after another.

Comes in: plans, columns. Goes out: codes.
Must not know: other engines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from ceyuan.engines.answer import Answer, ConditionTrace, CriterionTrace, Status, Verdict
from ceyuan.engines.batch import Code, tested_parts
from ceyuan.engines.record import decide_all
from ceyuan.model.columns import Columns, subject_at
from ceyuan.model.facts import Vocabulary
from ceyuan.plan.nodes import MeasurePlan
from ceyuan.verify.agreement.engines import MeasureCodes

_CODES = {Answer.NO: Code.NO, Answer.UNKNOWN: Code.UNKNOWN, Answer.YES: Code.YES}


def record_answers(
    plans: Sequence[MeasurePlan], columns: Columns, vocabulary: Vocabulary, as_of: date, reference_year: int
) -> list[MeasureCodes]:
    """Decide every firm as a subject.

    >>> record_answers([], Columns(0, []), Vocabulary({}, {}), date(2026, 6, 30), 2025)
    []
    """
    whole = [np.empty(columns.rows, np.uint8) for _ in plans]
    parts = [[np.empty(columns.rows, np.uint8) for _ in tested_parts(plan)] for plan in plans]
    for row in range(columns.rows):
        subject = subject_at(columns, row, vocabulary, as_of=as_of)
        for number, verdict in enumerate(decide_all(plans, subject, reference_year=reference_year)):
            whole[number][row] = verdict_code(verdict)
            for codes, answer in zip(parts[number], part_answers(verdict), strict=True):
                codes[row] = _CODES[answer]
    return list(zip(whole, parts, strict=True))


def verdict_code(verdict: Verdict) -> Code:
    """Give a verdict's code."""
    match verdict.status:
        case Status.CLOSED:
            return Code.CLOSED
        case Status.PENDING:
            return Code.PENDING
        case Status.DECIDED:
            return _CODES[verdict.answer]


def part_answers(verdict: Verdict) -> Iterator[Answer]:
    """Give the answers of required titles, then of criteria from top to bottom."""
    for requirement in verdict.requirements:
        yield requirement.answer
    if verdict.condition is not None:
        yield from _condition_answers(verdict.condition)


def _condition_answers(trace: ConditionTrace) -> Iterator[Answer]:
    if isinstance(trace, CriterionTrace):
        yield trace.answer
        return
    for member in trace.members:
        yield from _condition_answers(member)
