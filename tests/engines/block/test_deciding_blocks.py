"""Blocks, threads and chunks give the same bits as one firm after another; doubtful comparisons are decided exactly."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from ceyuan.engines import batch
from ceyuan.engines.answer import Answer, Status, Verdict
from ceyuan.engines.batch import Batch, Code, count_codes, criterion_codes, measure_codes
from ceyuan.engines.block import compile_rulebook, decide_columns, decide_stream, explain_row
from ceyuan.engines.block.machine import BLOCK
from ceyuan.engines.record import decide
from ceyuan.model.columns import (
    ColumnKey,
    Columns,
    FlagColumn,
    Marks,
    NumberColumn,
    TextColumn,
    all_known,
    no_bits,
    pack_bits,
    slice_columns,
    subject_at,
)
from ceyuan.model.condition import Criterion
from ceyuan.model.facts import FactType
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library
from ceyuan.plan.lower import lower_measure
from ceyuan.plan.nodes import (
    Always,
    Column,
    Compare,
    Constant,
    CriterionPlan,
    FirstPoints,
    Flag,
    ItemPlan,
    Kind,
    Logic,
    MeasurePlan,
    Member,
    Operator,
    PointsCase,
    Product,
    Quotient,
    Score,
    Sum,
)

DAY = date(2026, 6, 30)
LIBRARY = load_library(bundled_packs())
PLANS = tuple(lower_measure(one, LIBRARY, as_of=DAY) for one in LIBRARY.measures() if one.subject.value == "enterprise")
SCORED = next(plan for plan in PLANS if plan.scores and isinstance(plan.condition, CriterionPlan) is False)


def random_columns(rows: int, seed: int) -> Columns:
    draw = np.random.default_rng(seed)
    columns: dict[ColumnKey, NumberColumn | FlagColumn | TextColumn] = {}
    rulebook = compile_rulebook(PLANS, LIBRARY.vocabulary)
    for key in rulebook.needs:
        fact = LIBRARY.vocabulary.facts[key.fact]
        state = draw.choice(4, rows, p=[0.8, 0.1, 0.05, 0.05])
        marks = Marks(*(pack_bits(state == one) for one in (0, 2, 3)))
        match fact.type:
            case FactType.BOOLEAN:
                columns[key] = FlagColumn(pack_bits(draw.random(rows) < 0.5), marks)
            case FactType.TEXT:
                words = (*fact.choices, "C39", "3911", "别的")
                columns[key] = TextColumn(draw.integers(0, len(words), rows).astype(np.int32), words, marks)
            case FactType.DATE:
                columns[key] = NumberColumn(draw.integers(730_000, 740_000, rows), marks)
            case FactType.NUMBER:
                most = int((fact.maximum or 0) * 10**fact.scale)
                columns[key] = NumberColumn(draw.integers(0, min(most, 10**11) + 1, rows), marks)
    return Columns(rows, [f"F{row}" for row in range(rows)], columns)


def codes(answers: Batch) -> list[list[int]]:
    return [measure_codes(one.bits, answers.rows).tolist() for one in answers.measures]


def expected_code(verdict: Verdict) -> Code:
    if verdict.status is not Status.DECIDED:
        return Code.CLOSED if verdict.status is Status.CLOSED else Code.PENDING
    return {Answer.YES: Code.YES, Answer.NO: Code.NO, Answer.UNKNOWN: Code.UNKNOWN}[verdict.answer]


def with_test(test: Logic, plan: MeasurePlan = PLANS[0]) -> MeasurePlan:
    """One measure that only asks this."""
    criterion = next(one for one in batch.tested_parts(plan) if isinstance(one, Criterion))
    measure = dataclasses.replace(plan.measure, confers="", lacks=(), intervals=())
    return dataclasses.replace(
        plan, measure=measure, requirements=(), condition=CriterionPlan(criterion, test), scores=()
    )


def number_columns(values: dict[ColumnKey, Sequence[int]]) -> Columns:
    rows = len(next(iter(values.values())))
    columns = {key: NumberColumn(np.array(numbers, np.int64), all_known(rows)) for key, numbers in values.items()}
    return Columns(rows, [str(row) for row in range(rows)], columns)


def test_several_blocks_threads_and_chunks_give_the_same_bits() -> None:
    rows = 2 * BLOCK + 77
    columns = random_columns(rows, seed=1)
    rulebook = compile_rulebook(PLANS, LIBRARY.vocabulary, criteria=True)
    alone = decide_columns(rulebook, columns)
    together = decide_columns(rulebook, columns, threads=2)
    chunks = [slice_columns(columns, start, min(start + 20_000, rows)) for start in range(0, rows, 20_000)]
    streamed = list(decide_stream(rulebook, chunks, threads=2))
    assert codes(alone) == codes(together)
    assert codes(alone) == [list(itertools.chain(*parts)) for parts in zip(*map(codes, streamed), strict=True)]
    assert [str(one.ids[0]) for one in streamed] == ["F0", "F20000", "F40000", "F60000"]
    for one, other in zip(alone.measures, together.measures, strict=True):
        for mine, yours in zip(one.criteria, other.criteria, strict=True):
            assert criterion_codes(mine, rows).tolist() == criterion_codes(yours, rows).tolist()


def test_every_measure_of_the_library_agrees_with_the_record_engine() -> None:
    columns = random_columns(203, seed=2)
    rulebook = compile_rulebook(PLANS, LIBRARY.vocabulary)
    assert rulebook.slow == ()
    found = codes(decide_columns(rulebook, columns))
    for row in range(columns.rows):
        subject = subject_at(columns, row, LIBRARY.vocabulary, as_of=DAY)
        for plan, given in zip(PLANS, found, strict=True):
            assert given[row] == expected_code(decide(plan, subject)), (plan.measure.id, row)


def test_counts_leave_out_the_bits_behind_the_last_row() -> None:
    answers = decide_columns(compile_rulebook(PLANS, LIBRARY.vocabulary), random_columns(13, seed=3))
    for one in answers.measures:
        assert sum(count_codes(one.bits, 13).values()) == 13


REVENUE = [ColumnKey("营业收入", year) for year in (2025, 2024, 2023)]


def growth(later: int, earlier: int) -> Quotient:
    top = Sum((Column("营业收入", later), Product(Constant(Fraction(-1)), Column("营业收入", earlier))))
    return Quotient(top, Column("营业收入", earlier), positive=True)


def mean_growth(bound: Fraction, operator: Operator = Operator.AT_LEAST) -> Compare:
    total = Sum((growth(-1, -2), growth(-2, -3)))
    return Compare(operator, Product(Constant(Fraction(1, 2)), total, Kind.RATIO), Constant(bound))


@pytest.mark.parametrize("operator", list(Operator))
def test_what_is_wider_than_int64_is_decided_exactly(operator: Operator) -> None:
    # 1000亿元, 1250亿元, 1562.5亿元: growth of 25 % twice; one fen more and one fen less
    base = 10_000_000_000_000
    last = base * 25 // 16
    columns = number_columns(
        {REVENUE[0]: [last, last + 1, last - 1, 0], REVENUE[1]: [base * 5 // 4] * 3 + [0], REVENUE[2]: [base] * 3 + [0]}
    )
    plan = with_test(mean_growth(Fraction(1, 4), operator))
    answers = decide_columns(compile_rulebook([plan], LIBRARY.vocabulary), columns)
    wanted = [expected_code(decide(plan, subject_at(columns, row, LIBRARY.vocabulary, as_of=DAY))) for row in range(4)]
    assert codes(answers) == [wanted]
    assert answers.redecided == 1  # one fen in 1000亿元 is already outside the error
    assert (
        wanted[:3]
        == {
            Operator.EQUAL: [Code.YES, Code.NO, Code.NO],
            Operator.UNEQUAL: [Code.NO, Code.YES, Code.YES],
            Operator.LESS: [Code.NO, Code.NO, Code.YES],
            Operator.AT_MOST: [Code.YES, Code.NO, Code.YES],
            Operator.MORE: [Code.NO, Code.YES, Code.NO],
            Operator.AT_LEAST: [Code.YES, Code.YES, Code.NO],
        }[operator]
    )


def test_what_is_far_from_its_threshold_is_decided_once() -> None:
    columns = number_columns({REVENUE[0]: [3 * 10**12], REVENUE[1]: [2 * 10**12], REVENUE[2]: [10**12]})
    answers = decide_columns(compile_rulebook([with_test(mean_growth(Fraction(1, 4)))], LIBRARY.vocabulary), columns)
    assert (codes(answers), answers.redecided) == ([[Code.YES]], 0)


def scored(bands: int) -> MeasurePlan:
    """A table of one line with many bands of one fen each, and a pass mark in the middle."""
    line = SCORED.scores[0].items[0].item
    column = Column("营业收入", -1)
    cases = tuple(
        PointsCase(Compare(Operator.EQUAL, column, Constant(Fraction(one, 100))), Fraction(one), Fraction(one))
        for one in range(bands)
    )
    points = FirstPoints(cases, PointsCase(Always(True), Fraction(0), Fraction(0)), exclusive=False)
    score = Score("总分", (ItemPlan(line, points),), Fraction(line.maximum))
    plan = with_test(Compare(Operator.AT_LEAST, score, Constant(Fraction(2))))
    return dataclasses.replace(plan, scores=(score,))


@pytest.mark.parametrize("bands", [3, 10, 11])
def test_a_table_too_long_to_look_up_is_answered_by_the_record_engine_and_named(bands: int) -> None:
    columns = number_columns({REVENUE[0]: list(range(12))})
    plan = scored(bands)
    rulebook = compile_rulebook([plan], LIBRARY.vocabulary, criteria=True)
    assert [one.measure for one in rulebook.slow] == ([0] if bands > 10 else [])
    answers = decide_columns(rulebook, columns)
    wanted = [expected_code(decide(plan, subject_at(columns, row, LIBRARY.vocabulary, as_of=DAY))) for row in range(12)]
    assert codes(answers) == [wanted]
    assert set(wanted) == {Code.YES, Code.NO}
    assert [criterion_codes(one, 12).tolist() for one in answers.measures[0].criteria] == [wanted]


def test_a_column_that_is_not_there_is_unknown_and_so_is_a_title() -> None:
    columns = Columns(2, ["甲", "乙"])
    plans = [with_test(mean_growth(Fraction(0))), with_test(Flag("失信被执行人", expected=False))]
    answers = decide_columns(compile_rulebook(plans, LIBRARY.vocabulary), columns)
    assert codes(answers) == [[Code.UNKNOWN] * 2] * 2


def test_years_before_the_founding_year_do_not_apply() -> None:
    columns = number_columns(
        {ColumnKey("成立日期", None): [date(2025, 1, 1).toordinal(), date(2024, 12, 31).toordinal()]}
    )
    test = Compare(Operator.AT_LEAST, Column("营业收入", -2), Constant(Fraction(0)))
    answers = decide_columns(compile_rulebook([with_test(test)], LIBRARY.vocabulary), columns)
    assert codes(answers) == [[Code.NO, Code.UNKNOWN]]


def test_a_damaged_value_before_the_founding_year_stays_unknown() -> None:
    founded = NumberColumn(np.array([date(2025, 1, 1).toordinal()]), all_known(1))
    damaged = NumberColumn(np.array([0]), Marks(no_bits(1), no_bits(1), pack_bits(np.array([True]))))
    columns = Columns(1, ["甲"], {ColumnKey("成立日期", None): founded, ColumnKey("营业收入", 2024): damaged})
    test = Compare(Operator.AT_LEAST, Column("营业收入", -2), Constant(Fraction(0)))
    answers = decide_columns(compile_rulebook([with_test(test)], LIBRARY.vocabulary), columns)
    assert codes(answers) == [[Code.UNKNOWN]]


def test_reasons_of_any_firm_are_those_of_the_record_engine() -> None:
    columns = random_columns(9, seed=4)
    rulebook = compile_rulebook(PLANS, LIBRARY.vocabulary)
    subject = subject_at(columns, 5, LIBRARY.vocabulary, as_of=DAY)
    assert explain_row(rulebook, columns, 5) == [decide(plan, subject) for plan in PLANS]


def test_measures_of_two_days_make_no_rulebook() -> None:
    other = lower_measure(PLANS[0].measure, LIBRARY, as_of=date(2026, 7, 1))
    with pytest.raises(ValueError, match="one day, not of 2"):
        compile_rulebook([PLANS[0], other], LIBRARY.vocabulary)


def test_whole_numbers_beyond_what_float64_holds_stay_exact() -> None:
    # 100 * 营业收入 + 研发费用 around 9.5 * 10**15 fen, where neighbouring float64 are two apart
    threshold = Constant(Fraction(9_500_000_000_000_001, 100))
    total = Sum((Product(Constant(Fraction(100)), Column("营业收入", -1)), Column("研发费用", -1)))
    columns = number_columns({REVENUE[0]: [95_000_000_000_000] * 3, ColumnKey("研发费用", 2025): [0, 1, 2]})
    for operator, wanted in (
        (Operator.AT_LEAST, [Code.NO, Code.YES, Code.YES]),
        (Operator.MORE, [Code.NO, Code.NO, Code.YES]),
        (Operator.EQUAL, [Code.NO, Code.YES, Code.NO]),
    ):
        rulebook = compile_rulebook([with_test(Compare(operator, total, threshold))], LIBRARY.vocabulary)
        assert codes(decide_columns(rulebook, columns)) == [wanted]


def test_rounding_never_decides_on_a_threshold_that_is_no_round_number() -> None:
    draw = np.random.default_rng(5)
    for first, second, third in draw.integers(10**13, 10**14, (60, 3)).tolist():
        bound = (Fraction(third - second, second) + Fraction(second - first, first)) / 2
        columns = number_columns({REVENUE[0]: [third], REVENUE[1]: [second], REVENUE[2]: [first]})
        plans = [with_test(mean_growth(bound, one)) for one in (Operator.AT_LEAST, Operator.MORE, Operator.EQUAL)]
        answers = decide_columns(compile_rulebook(plans, LIBRARY.vocabulary), columns)
        assert codes(answers) == [[Code.YES], [Code.NO], [Code.YES]]


def test_each_part_of_a_file_has_its_own_dictionary() -> None:
    key = ColumnKey("行业代码", None)
    plan = with_test(Member("行业代码", ("C39",)))
    parts = [
        Columns(2, ["甲", "乙"], {key: TextColumn(np.array([0, 1], np.int32), words, all_known(2))})
        for words in (("C39", "C40"), ("C40", "C39"))
    ]
    rulebook = compile_rulebook([plan], LIBRARY.vocabulary)
    found = [codes(one) for one in decide_stream(rulebook, parts, threads=1)]
    assert found == [[[Code.YES, Code.NO]], [[Code.NO, Code.YES]]]


def test_points_that_would_not_fit_together_are_answered_by_the_record_engine() -> None:
    line = SCORED.scores[0].items[0].item
    fine = Fraction(10**9 + 1, 10**8)
    lines = tuple(
        ItemPlan(
            dataclasses.replace(line, id=f"line-{number}", maximum=Decimal(11)),
            FirstPoints((PointsCase(Always(True), fine, fine),), PointsCase(Always(True), fine, fine), exclusive=False),
        )
        for number in range(3)
    )
    score = Score("总分", lines, Fraction(100))
    plan = dataclasses.replace(with_test(Compare(Operator.AT_LEAST, score, Constant(Fraction(30)))), scores=(score,))
    rulebook = compile_rulebook([plan], LIBRARY.vocabulary)
    assert len(rulebook.slow) == 1
    assert codes(decide_columns(rulebook, Columns(1, ["甲"]))) == [[Code.YES]]
