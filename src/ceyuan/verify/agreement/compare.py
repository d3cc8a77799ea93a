"""Ask several engines the same questions and report where they differ.

Comes in: a rulebook, firms, engines by name. Goes out: totals, and the first differences with all that made them.
Must not know: any engine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ceyuan.engines.batch import Code, tested_parts
from ceyuan.model.columns import (
    Columns,
    NumberColumn,
    bit_at,
    cell_at,
    slice_columns,
    unpack_bits,
)
from ceyuan.plan.integers import IntegerTest
from ceyuan.plan.integers.nodes import Cell
from ceyuan.plan.integers.reduce import cells_and_guards
from ceyuan.plan.nodes import Compare, Logic, MeasurePlan
from ceyuan.plan.printer import print_logic
from ceyuan.verify.agreement.engines import Codes, Engine, MeasureCodes
from ceyuan.verify.agreement.firms import FOUNDED, key_of
from ceyuan.verify.agreement.reads import atoms_of, facts_of, logic_of_parts, titles_of
from ceyuan.verify.agreement.rulebooks import Rules
from ceyuan.verify.agreement.thresholds import beside_threshold, whole_tests

_SHOWN = 5
_MEASURED = 256  # numbers of any size are slow, and the first firms are like the others


@dataclass(frozen=True, slots=True)
class Difference:
    """One answer that engines give differently; `part` is empty where only the whole measure differs."""

    rules: str
    measure: str
    part: str
    firm: str
    said: Mapping[str, Code]
    plan: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Totals over everything compared; `pairs` are of firm and criterion, `refused` counts measures by engine.

    Of the `measured` pairs, those of the first firms of every rulebook, `beside` stand on a threshold or beside it.
    """

    rulebooks: int = 0
    firms: int = 0
    verdicts: int = 0
    pairs: int = 0
    measured: int = 0
    beside: int = 0
    differences: int = 0
    first: tuple[Difference, ...] = ()
    refused: Mapping[str, int] = field(default_factory=dict)
    answers: Mapping[Code, int] = field(default_factory=dict)

    @property
    def share(self) -> float:
        """Give the share of measured pairs on a threshold or one smallest unit beside it."""
        return self.beside / self.measured if self.measured else 0.0

    def __add__(self, other: Comparison) -> Comparison:
        """Join two comparisons."""
        return Comparison(
            self.rulebooks + other.rulebooks,
            self.firms + other.firms,
            self.verdicts + other.verdicts,
            self.pairs + other.pairs,
            self.measured + other.measured,
            self.beside + other.beside,
            self.differences + other.differences,
            (*self.first, *other.first)[:_SHOWN],
            {
                name: self.refused.get(name, 0) + other.refused.get(name, 0)
                for name in {**self.refused, **other.refused}
            },
            {code: self.answers.get(code, 0) + other.answers.get(code, 0) for code in Code},
        )


def compare_engines(rules: Rules, columns: Columns, engines: Mapping[str, Engine]) -> Comparison:
    """Ask every engine; the first one is the one that the others are held against."""
    answers = {
        name: engine(rules.plans, columns, rules.vocabulary, rules.as_of, rules.reference_year)
        for name, engine in engines.items()
    }
    return compare_answers(rules, columns, answers)


def compare_answers(rules: Rules, columns: Columns, answers: Mapping[str, Sequence[MeasureCodes]]) -> Comparison:
    """Hold answers already given against the first of them."""
    for name, given in answers.items():
        if len(given) != len(rules.plans):
            raise ValueError(f"{name} answers {len(given)} measures of {len(rules.plans)}")
    reference = next(iter(answers))
    found: list[Difference] = []
    differences = 0
    counts = np.zeros(len(Code), np.int64)
    for number, plan in enumerate(rules.plans):
        own = {name: _columns_of(given[number], plan) for name, given in answers.items()}
        counts += np.bincount(np.concatenate(own[reference]), minlength=len(Code))
        # the last column is the whole measure
        for part in range(len(own[reference])):
            said = {name: codes[part] for name, codes in own.items() if codes}
            wrong = _differing(said, reference, columns.rows)
            differences += len(wrong)
            place = (number, part)
            found += [_describe(rules, columns, place, int(row), said) for row in wrong[: _SHOWN - len(found)]]
    parts = sum(len(tested_parts(plan)) for plan in rules.plans)
    first = slice_columns(columns, 0, min(columns.rows, _MEASURED))
    return Comparison(
        rulebooks=1,
        firms=columns.rows,
        verdicts=len(rules.plans) * columns.rows,
        pairs=parts * columns.rows,
        measured=parts * first.rows,
        beside=count_beside(rules, first),
        differences=differences,
        first=tuple(found),
        refused={name: sum(one is None for one in given) for name, given in answers.items()},
        answers={code: int(counts[code]) for code in Code},
    )


def _columns_of(codes: MeasureCodes, plan: MeasurePlan) -> list[Codes]:
    if codes is None:
        return []
    whole, parts = codes
    if len(parts) != len(tested_parts(plan)):
        raise ValueError(f"{plan.measure.id}: {len(parts)} answers for {len(tested_parts(plan))} parts")
    return [*parts, whole]


def _differing(said: Mapping[str, Codes], reference: str, rows: int) -> NDArray[np.int64]:
    wrong = np.zeros(rows, np.bool_)
    for codes in said.values():
        if codes.shape != (rows,):
            raise ValueError(f"{codes.shape} answers for {rows} firms")
        wrong |= codes != said[reference]
    return np.flatnonzero(wrong)


def _describe(
    rules: Rules, columns: Columns, place: tuple[int, int], row: int, said: Mapping[str, Codes]
) -> Difference:
    number, part = place
    plan = rules.plans[number]
    tests, parts = logic_of_parts(plan), tested_parts(plan)
    logics = tests if part == len(tests) else (tests[part],)
    return Difference(
        rules.name,
        plan.measure.id,
        "" if part == len(tests) else parts[part].id,
        str(columns.ids[row]),
        {name: Code(int(codes[row])) for name, codes in said.items()},
        "\n".join(map(print_logic, logics)),
        tuple(_cells(rules, columns, row, logics)),
    )


def _cells(rules: Rules, columns: Columns, row: int, logics: Sequence[Logic]) -> Iterator[str]:
    reads = dict.fromkeys([(FOUNDED, None), *(read for logic in logics for read in facts_of(logic))])
    for fact, offset in reads:
        key = key_of(fact, offset, rules.reference_year)
        declared = rules.vocabulary.facts.get(fact)
        if key in columns.columns and declared is not None:
            cell = cell_at(columns.columns[key], row, declared.type, declared.scale)
            yield f"{fact}{'' if offset is None else [offset]} = {cell}"
    for title in dict.fromkeys(title for logic in logics for title in titles_of(logic)):
        one = columns.titles.get(title)
        state = "open" if one is None or bit_at(one.open, row) else "held" if bit_at(one.held, row) else "not held"
        yield f"{title}: {state}"


def count_beside(rules: Rules, columns: Columns) -> int:
    """Count the pairs of firm and criterion of which a comparison of facts stands on its threshold or beside it.

    A comparison of points counts where one that brings the points does.
    """
    logics = [logic for plan in rules.plans for logic in logic_of_parts(plan)]
    tests = whole_tests(logics, rules.vocabulary)
    near = {compare: _near(test, rules, columns) for compare, test in tests.items()}
    total = 0
    for logic in logics:
        rows = np.zeros(columns.rows, np.bool_)
        for atom in atoms_of(logic):
            if isinstance(atom, Compare) and atom in near:
                rows |= near[atom]
        total += int(rows.sum())
    return total


def _near(test: IntegerTest, rules: Rules, columns: Columns) -> NDArray[np.bool_]:
    known = np.ones(columns.rows, np.bool_)
    cells: dict[Cell, NDArray[np.int64]] = {}
    for cell in cells_and_guards(test):
        column = columns.columns.get(key_of(cell.fact, cell.offset, rules.reference_year))
        if not isinstance(column, NumberColumn):
            return np.zeros(columns.rows, np.bool_)
        known &= unpack_bits(column.marks.known, columns.rows)
        cells[cell] = np.clip(column.values, cell.low, cell.high)
    return beside_threshold(test, cells, known)


def show_comparison(comparison: Comparison) -> str:
    """Write the totals and the first differences for people."""
    answers = "  ".join(f"{code.word} {count:,}" for code, count in comparison.answers.items())
    lines = [
        f"rulebooks {comparison.rulebooks:,}  firms {comparison.firms:,}  verdicts {comparison.verdicts:,}",
        f"(firm, criterion) pairs {comparison.pairs:,}",
        f"  on a threshold or one unit beside it: {comparison.share:.1%} of {comparison.measured:,} measured",
        f"answers: {answers}",
        *(f"{name} refused {count} measures" for name, count in comparison.refused.items() if count),
        f"differences {comparison.differences:,}",
    ]
    for one in comparison.first:
        lines += ["", *_difference_lines(one)]
    return "\n".join(lines)


def _difference_lines(one: Difference) -> Iterator[str]:
    yield f"{one.rules} / {one.measure} / {one.part or 'the measure'} / {one.firm}"
    yield "  " + "  ".join(f"{name}: {code.word}" for name, code in one.said.items())
    yield from (f"  plan: {line}" for line in one.plan.splitlines())
    yield from (f"  {cell}" for cell in one.cells)
