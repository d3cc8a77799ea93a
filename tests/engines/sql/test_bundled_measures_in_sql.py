"""Every bundled measure and criterion: DuckDB and SQLite answer as the record engine does."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import pytest

from ceyuan.engines import batch
from ceyuan.engines.sql import Options
from ceyuan.engines.sql.prepare import Prepared, _atoms, prepare
from ceyuan.model.columns import ColumnKey
from ceyuan.model.facts import Vocabulary
from ceyuan.model.measure import Application
from ceyuan.model.policy import Library
from ceyuan.plan.integers.nodes import Cell, Linear
from ceyuan.plan.nodes import MeasurePlan, Member

pytestmark = pytest.mark.slow

LIMIT = 10**38
ALL = Options(criteria=True)


def linear_tests(plans: list[MeasurePlan], vocabulary: Vocabulary) -> Iterator[Linear]:
    for plan in plans:
        ready = prepare(plan, "k", vocabulary, LIMIT)
        assert isinstance(ready, Prepared)
        for test in ready.tests.values():
            if test.low == test.high and all(isinstance(part, Cell) for _, part in test.low.terms):
                yield test.low


def borders(plans: list[MeasurePlan], vocabulary: Vocabulary) -> dict[ColumnKey, list[Decimal]]:
    """Give the numbers at which a comparison of one cell turns, for every cell it reads."""
    found: dict[ColumnKey, list[Decimal]] = {}
    for test in linear_tests(plans, vocabulary):
        if len(test.terms) == 1:
            ((factor, cell),) = test.terms
            year = None if cell.offset is None else 2026 + cell.offset
            border = Decimal(-test.constant // factor).scaleb(-cell.scale)
            found.setdefault(ColumnKey(cell.fact, year), []).append(border)
    return found


def words(plans: list[MeasurePlan]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for plan in plans:
        for atom in _atoms(plan):
            if isinstance(atom, Member):
                found.setdefault(atom.fact, []).extend(atom.values)
    return found


def onto_borders(
    firms: object,
    plans: list[MeasurePlan],
    vocabulary: Vocabulary,
    tables: SimpleNamespace,
) -> object:
    """Move one cell of every comparison of several cells so that it turns right there, for some firms."""
    luck = random.Random(firms.rows)
    tests = [one for one in linear_tests(plans, vocabulary) if len(one.terms) > 1]
    cells = {key: list(own) for key, own in firms.cells.items()}
    moved = 0
    for row in range(firms.rows):
        for test in luck.sample(tests, 6):
            numbers = []
            for _, cell in test.terms:
                key = ColumnKey(cell.fact, None if cell.offset is None else 2026 + cell.offset)
                value = cells[key][row].value if key in cells else None
                numbers.append(value.scaleb(cell.scale) if isinstance(value, Decimal) else None)
            if any(one is None or one != int(one) for one in numbers):
                continue
            at = luck.randrange(len(numbers))
            factor, cell = test.terms[at]
            rest = test.constant + sum(
                f * int(n) for i, ((f, _), n) in enumerate(zip(test.terms, numbers, strict=True)) if i != at
            )
            number = Fraction(-rest, factor).__floor__() + luck.choice([-1, 0, 0, 1])
            if cell.low <= number <= cell.high:
                key = ColumnKey(cell.fact, None if cell.offset is None else 2026 + cell.offset)
                cells[key][row] = replace(cells[key][row], value=Decimal(number).scaleb(-cell.scale))
                moved += 1
    assert moved > firms.rows
    return tables.Firms(firms.rows, cells, firms.titles, firms.fine)


@pytest.fixture(scope="module", params=[1, pytest.param(2, marks=pytest.mark.deep)])
def scene(
    request: pytest.FixtureRequest, library: Library, plans: list[MeasurePlan], tables: SimpleNamespace
) -> SimpleNamespace:
    """Random firms as raw cells, as columns, in a DuckDB, and what the record engine says of them."""
    vocabulary = library.vocabulary
    made = tables.random_firms(vocabulary, borders(plans, vocabulary), words(plans), rows=120, seed=request.param)
    firms = tables.without_fractions(onto_borders(made, plans, vocabulary, tables), vocabulary)
    columns = tables.to_columns(firms, vocabulary)
    return SimpleNamespace(
        firms=firms,
        columns=columns,
        duck=tables.in_duckdb(firms, vocabulary),
        truth=tables.record(plans, columns, vocabulary),
        vocabulary=vocabulary,
    )


def test_both_databases_answer_as_the_record_engine(
    scene: SimpleNamespace, plans: list[MeasurePlan], tables: SimpleNamespace
) -> None:
    queries, found = tables.ask_duckdb(plans, scene.vocabulary, scene.duck, ALL)
    assert queries.refused == ()
    assert differences(found, scene.truth) == []
    lite = tables.in_sqlite(scene.firms, scene.vocabulary)
    queries, found = tables.ask_sqlite(plans, scene.vocabulary, lite, ALL)
    assert all("超出该数据库的精确整数" in one.zh for one in queries.refused)
    assert len(queries.refused) < 0.1 * len(plans)
    assert differences(found, {key: one for key, one in scene.truth.items() if key in queries.keys}) == []


def test_every_answer_occurs(scene: SimpleNamespace, plans: list[MeasurePlan]) -> None:
    """The comparison above says nothing about a criterion that always answers the same."""
    assert {code for codes, _ in scene.truth.values() for code in codes} == {0, 1, 2, 3, 4}
    parts = [
        {own[number] for own in scene.truth[key][1]}
        for key, plan in zip(batch.measure_keys(plans), plans, strict=True)
        for number, part in enumerate(batch.tested_parts(plan))
        if not getattr(part, "unpublished", "")
    ]
    assert sum(1 for one in parts if len(one) == 3) > 0.6 * len(parts)


@pytest.mark.parametrize("application", list(Application))
def test_the_application_may_be_said(
    application: Application, scene: SimpleNamespace, plans: list[MeasurePlan], tables: SimpleNamespace
) -> None:
    chosen = plans[:8]
    truth = tables.record(chosen, scene.columns, scene.vocabulary, application=application)
    _, found = tables.ask_duckdb(chosen, scene.vocabulary, scene.duck, Options(application=application))
    assert {key: one[0] for key, one in found.items()} == {key: one[0] for key, one in truth.items()}


def test_the_reference_year_may_be_said(
    scene: SimpleNamespace, plans: list[MeasurePlan], tables: SimpleNamespace
) -> None:
    chosen = plans[:8]
    truth = tables.record(chosen, scene.columns, scene.vocabulary, reference_year=2024)
    options = Options(criteria=True, reference_year=2024)
    _, found = tables.ask_duckdb(chosen, scene.vocabulary, scene.duck, options)
    assert differences(found, truth) == []


def differences(found: dict, truth: dict) -> list[str]:
    assert found.keys() == truth.keys()
    return [
        f"{key} f{row}: {found[key][0][row]} {found[key][1][row]}, expected {whole} {parts}"
        for key in truth
        for row, (whole, parts) in enumerate(zip(*truth[key], strict=True))
        if (found[key][0][row], found[key][1][row]) != (whole, parts)
    ]
