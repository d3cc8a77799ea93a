"""The comparison can fail: one wrong answer in one cell is found and shown with all that made it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from ceyuan.engines import batch
from ceyuan.model.columns import Columns, cell_at
from ceyuan.model.facts import Vocabulary
from ceyuan.model.subject import Cell
from ceyuan.plan.nodes import Compare, MeasurePlan
from ceyuan.plan.printer import print_logic
from ceyuan.verify.agreement.compare import Comparison, compare_engines, count_beside, show_comparison
from ceyuan.verify.agreement.engines import MeasureCodes
from ceyuan.verify.agreement.firms import random_firms
from ceyuan.verify.agreement.reads import atoms_of, logic_of_parts
from ceyuan.verify.agreement.record import record_answers
from ceyuan.verify.agreement.rulebooks import Rules, random_rulebook
from ceyuan.verify.agreement.thresholds import whole_tests

FIRM = 37


@pytest.fixture(scope="module")
def rules() -> Rules:
    return random_rulebook(3)


@pytest.fixture(scope="module")
def firms(rules: Rules) -> Columns:
    return random_firms(rules, 50, seed=3)


def place_of(rules: Rules) -> tuple[int, int]:
    """Give the first criterion that compares something."""
    return next(
        (measure, part)
        for measure, plan in enumerate(rules.plans)
        for part, logic in enumerate(logic_of_parts(plan))
        if any(isinstance(atom, Compare) for atom in atoms_of(logic))
    )


def compare_with_one_slip(rules: Rules, firms: Columns, *, whole: bool) -> Comparison:
    measure, part = place_of(rules)

    def slip(
        plans: Sequence[MeasurePlan], columns: Columns, vocabulary: Vocabulary, as_of: date, year: int
    ) -> list[MeasureCodes]:
        found = record_answers(plans, columns, vocabulary, as_of, year)
        codes = found[measure]
        assert codes is not None
        changed = codes[0] if whole else codes[1][part]
        changed[FIRM] = (changed[FIRM] + 1) % 3
        return found

    return compare_engines(rules, firms, {"record": record_answers, "slip": slip})


def test_one_wrong_criterion_is_shown(rules: Rules, firms: Columns) -> None:
    measure, part = place_of(rules)
    found = compare_with_one_slip(rules, firms, whole=False)
    assert found.differences == 1
    (one,) = found.first
    plan = rules.plans[measure]
    assert (one.measure, one.part, one.firm) == (plan.measure.id, batch.tested_parts(plan)[part].id, f"firm-{FIRM}")
    assert one.said["record"] is not one.said["slip"]
    shown = show_comparison(found)
    assert print_logic(logic_of_parts(plan)[part]) in shown
    assert f"record: {one.said['record'].word}  slip: {one.said['slip'].word}" in shown
    assert one.cells


def test_one_wrong_measure_is_shown(rules: Rules, firms: Columns) -> None:
    found = compare_with_one_slip(rules, firms, whole=True)
    assert [(one.measure, one.part) for one in found.first] == [(rules.plans[place_of(rules)[0]].measure.id, "")]


def test_an_engine_that_answers_too_little_is_refused(rules: Rules, firms: Columns) -> None:
    def short(
        plans: Sequence[MeasurePlan], columns: Columns, vocabulary: Vocabulary, as_of: date, year: int
    ) -> list[MeasureCodes]:
        return record_answers(plans, columns, vocabulary, as_of, year)[:5]

    with pytest.raises(ValueError, match="short answers 5 measures of 6"):
        compare_engines(rules, firms, {"record": record_answers, "short": short})


def test_a_refused_measure_is_counted_and_not_compared(rules: Rules, firms: Columns) -> None:
    def refusing(
        plans: Sequence[MeasurePlan], columns: Columns, vocabulary: Vocabulary, as_of: date, year: int
    ) -> list[MeasureCodes]:
        return [None, *record_answers(plans, columns, vocabulary, as_of, year)[1:]]

    found = compare_engines(rules, firms, {"record": record_answers, "refusing": refusing})
    assert (found.differences, found.refused) == (0, {"record": 0, "refusing": 1})


def test_many_firms_stand_on_thresholds(rules: Rules) -> None:
    firms = random_firms(rules, 200, seed=5)
    logics = [logic for plan in rules.plans for logic in logic_of_parts(plan)]
    assert whole_tests(logics, rules.vocabulary)
    assert 0.1 < count_beside(rules, firms) / (len(logics) * firms.rows) < 0.9


def test_the_same_seed_gives_the_same_firms(rules: Rules) -> None:
    first, second = (random_firms(rules, 64, seed=9) for _ in range(2))
    assert record_codes(rules, first) == record_codes(rules, second)
    assert [cells_of(rules, first, row) for row in range(64)] == [cells_of(rules, second, row) for row in range(64)]


def record_codes(rules: Rules, firms: Columns) -> list[list[int]]:
    found = record_answers(rules.plans, firms, rules.vocabulary, rules.as_of, rules.reference_year)
    return [codes[0].tolist() for codes in found if codes is not None]


def cells_of(rules: Rules, firms: Columns, row: int) -> list[Cell]:
    facts = rules.vocabulary.facts
    return [cell_at(column, row, facts[key.fact].type, facts[key.fact].scale) for key, column in firms.columns.items()]
