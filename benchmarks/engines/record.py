"""Ceyuan's record engine: one firm after another, exact fractions, every step kept.

Comes in: Parquet files. Goes out: three-valued answers of a sample.
Must not know: other engines.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from benchmarks.engines.columns_of_parts import read_columns
from benchmarks.engines.contract import Codes, Counts, Engine, Job, count_codes
from benchmarks.rules import DAY
from ceyuan.engines.answer import Answer, ConditionTrace, CriterionTrace, Status, Verdict
from ceyuan.engines.batch import Code
from ceyuan.engines.record import decide_all
from ceyuan.model.columns import subject_at
from ceyuan.model.subject import Subject

CODES = {Answer.NO: Code.NO, Answer.UNKNOWN: Code.UNKNOWN, Answer.YES: Code.YES}
STATUSES = {Status.PENDING: Code.PENDING, Status.CLOSED: Code.CLOSED}


class Subjects:
    """Firms as the model has them."""

    def __init__(self, job: Job) -> None:
        self.plans = job.rules.plans
        self.subjects = list(_subjects(job))

    def decide(self) -> Counts:
        """Give the counts of every measure."""
        found = [[_code(one) for one in decide_all(self.plans, subject)] for subject in self.subjects]
        return [count_codes(row) for row in np.array(found, np.uint8).T]

    def codes(self) -> Codes:
        """Read each criterion's answer from the trace."""
        found = [
            [CODES[answer] for verdict in decide_all(self.plans, subject) for answer in _answers(verdict)]
            for subject in self.subjects
        ]
        return np.ascontiguousarray(np.array(found, np.uint8).T)


def _subjects(job: Job) -> Iterator[Subject]:
    for columns in read_columns(job):
        yield from (subject_at(columns, row, job.rules.vocabulary, as_of=DAY) for row in range(columns.rows))


def _code(verdict: Verdict) -> Code:
    return STATUSES.get(verdict.status) or CODES[verdict.answer]


def _answers(verdict: Verdict) -> Iterator[Answer]:
    yield from (one.answer for one in verdict.requirements)
    if verdict.condition is not None:
        yield from _criteria(verdict.condition)


def _criteria(trace: ConditionTrace) -> Iterator[Answer]:
    if isinstance(trace, CriterionTrace):
        yield trace.answer
    else:
        for member in trace.members:
            yield from _criteria(member)


ENGINE = Engine(Subjects)
