"""Let the record engine decide what whole numbers cannot: single comparisons near zero, and measures without a form.

Comes in: a rulebook, columns, rows. Goes out: bits put right, or the bits of a whole measure.
Must not know: steps, buffers.
"""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from ceyuan.engines.answer import Answer, CriterionTrace, GroupTrace, Status, Verdict
from ceyuan.engines.batch import MeasureAnswers, MeasureBits, TruthBits, tested_parts
from ceyuan.engines.block.program import Rulebook
from ceyuan.engines.record import decide
from ceyuan.engines.record.logic import evaluate_logic
from ceyuan.engines.record.quantity import Moment
from ceyuan.model.columns import Bits, ColumnKey, Columns, pack_bits, subject_at
from ceyuan.plan.nodes import Compare
from ceyuan.plan.reads import plan_reads


def redecide(
    rulebook: Rulebook, atom: Compare, columns: Columns, start: int, doubtful: tuple[Bits, NDArray[np.intp]]
) -> Bits:
    """Decide a comparison again for some rows, counted from `start`; the rows' values are known."""
    bits, rows = doubtful
    narrowed = _narrowed(columns, atom, rulebook)
    put_right = bits.copy()
    for row in rows.tolist():
        subject = subject_at(narrowed, start + row, rulebook.vocabulary, as_of=rulebook.as_of)
        outcome = evaluate_logic(atom, Moment(subject, rulebook.as_of, rulebook.reference_year))
        byte, mask = int(put_right[row >> 3]), 1 << (row & 7)
        put_right[row >> 3] = byte | mask if outcome.surely else byte & ~mask
    return put_right


def _narrowed(columns: Columns, node: object, rulebook: Rulebook) -> Columns:
    """Keep only what a node reads, and the founding day."""
    reads = plan_reads(node)
    year = rulebook.reference_year + 1
    keys = {ColumnKey(fact, None if offset is None else year + offset) for fact, offset in reads.facts}
    kept = {key: one for key, one in columns.columns.items() if key in keys or key.fact == "成立日期"}
    titles = {name: one for name, one in columns.titles.items() if name in reads.titles}
    return dataclasses.replace(columns, columns=kept, titles=titles)


def decide_slowly(rulebook: Rulebook, measure: int, columns: Columns) -> MeasureAnswers:
    """Answer a measure firm by firm with the record engine."""
    plan = rulebook.plans[measure]
    narrowed = _narrowed(columns, plan, rulebook)
    parts = len(tested_parts(plan)) if rulebook.criteria else 0
    truths = np.zeros((4 + 2 * parts, columns.rows), np.bool_)
    for row in range(columns.rows):
        subject = subject_at(narrowed, row, rulebook.vocabulary, as_of=rulebook.as_of)
        verdict = decide(plan, subject, reference_year=rulebook.reference_year, application=rulebook.application)
        answers = [*_standing(verdict), *(_part_truths(verdict) if parts else ())]
        truths[:, row] = answers
    bits = [pack_bits(one) for one in truths]
    criteria = tuple(TruthBits(bits[one], bits[one + 1]) for one in range(4, len(bits), 2))
    return MeasureAnswers(MeasureBits(*bits[:4]), criteria)


def _standing(verdict: Verdict) -> tuple[bool, bool, bool, bool]:
    surely, possibly = _truth(verdict.answer)
    return surely, possibly, verdict.status is Status.CLOSED, verdict.status is Status.PENDING


def _truth(answer: Answer) -> tuple[bool, bool]:
    return answer is Answer.YES, answer is not Answer.NO


def _part_truths(verdict: Verdict) -> list[bool]:
    answers = [one.answer for one in verdict.requirements]
    if verdict.condition is not None:
        answers += _criteria(verdict.condition)
    return [truth for answer in answers for truth in _truth(answer)]


def _criteria(trace: CriterionTrace | GroupTrace) -> list[Answer]:
    if isinstance(trace, CriterionTrace):
        return [trace.answer]
    return [answer for member in trace.members for answer in _criteria(member)]
