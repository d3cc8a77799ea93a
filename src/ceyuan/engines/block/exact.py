"""Decide what int64 cannot: comparisons near zero by integers of any size, whole measures by the record engine.

Comes in: a sign test or a rulebook, columns, rows. Goes out: truths of some rows, or the bits of a whole measure.
Must not know: steps, buffers.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ceyuan.engines.answer import Answer, CriterionTrace, GroupTrace, Status, Verdict
from ceyuan.engines.batch import MeasureAnswers, MeasureBits, TruthBits, tested_parts
from ceyuan.engines.block.program import Rulebook, SignTest
from ceyuan.engines.record import decide
from ceyuan.model.columns import ColumnKey, Columns, NumberColumn, pack_bits, subject_at
from ceyuan.plan.integers import Integer
from ceyuan.plan.integers.nodes import Cell, Largest, Part, Points, Size, Times, Turned
from ceyuan.plan.nodes import Operator
from ceyuan.plan.reads import plan_reads


def decide_exactly(test: SignTest, columns: Columns, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Decide a sign test for some rows with integers of any size; the rows' values are known."""
    cells = {cell: _integers(columns, key, rows) for cell, key in test.keys}
    value = _evaluate(test.value, cells)
    match test.operator:
        case Operator.EQUAL:
            return np.asarray(value == 0, np.bool_)
        case Operator.MORE:
            return np.asarray(value > 0, np.bool_)
        case Operator.AT_LEAST:
            return np.asarray(value >= 0, np.bool_)
    raise ValueError(f"{test.operator} is written as the opposite of another test")


Unlimited = NDArray[np.object_]


def _integers(columns: Columns, key: ColumnKey, rows: NDArray[np.intp]) -> Unlimited:
    column = columns.columns[key]
    if not isinstance(column, NumberColumn):
        raise TypeError(f"{key} is asked for as a number, but is a {type(column).__name__}")
    return column.values[rows].astype(np.object_)


def _evaluate(value: Integer, cells: Mapping[Cell, Unlimited]) -> Unlimited:
    total: Unlimited = np.full(len(next(iter(cells.values()))), value.constant, np.object_)
    for factor, part in value.terms:
        total = np.add(total, np.multiply(_part(part, cells), factor))
    return total


def _part(part: Part, cells: Mapping[Cell, Unlimited]) -> Unlimited:
    match part:
        case Cell():
            return cells[part]
        case Times(left=left, right=right):
            return np.multiply(_evaluate(left, cells), _evaluate(right, cells))
        case Largest(items=items):
            total = _evaluate(items[0], cells)
            for item in items[1:]:
                total = np.maximum(total, _evaluate(item, cells))
            return total
        case Size(operand=operand):
            return np.absolute(_evaluate(operand, cells))
        case Turned(operand=operand, by=by):
            turn = _evaluate(by, cells)
            signs = (turn > 0).astype(np.int8) - (turn < 0).astype(np.int8)
            return np.multiply(_evaluate(operand, cells), signs.astype(np.object_))
        case Points():
            raise TypeError("points always fit")


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
