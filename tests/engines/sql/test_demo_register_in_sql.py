"""The invented register of the demonstration: DuckDB and SQLite answer as the record engine does."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from ceyuan.demo.write import write_demo_register
from ceyuan.engines.sql import Options
from ceyuan.intake.columns.subjects import columns_of
from ceyuan.intake.read import read_register
from ceyuan.model.columns import Columns, bit_at, cell_at
from ceyuan.model.facts import Vocabulary
from ceyuan.model.policy import Library
from ceyuan.model.subject import Missing, MissingReason, NotApplicable
from ceyuan.plan.nodes import MeasurePlan

pytestmark = pytest.mark.slow


def raw(cell: object, tables: SimpleNamespace) -> object:
    match cell:
        case NotApplicable():
            return tables.Raw(None, True, False)
        case Missing(reason=reason):
            return tables.Raw(None, False, reason is not MissingReason.NOT_SUPPLIED)
    return tables.Raw(cell, False, False)


def firms_of(columns: Columns, vocabulary: Vocabulary, tables: SimpleNamespace) -> object:
    cells = {}
    for key, column in columns.columns.items():
        fact = vocabulary.facts[key.fact]
        cells[key] = [raw(cell_at(column, row, fact.type, fact.scale), tables) for row in range(columns.rows)]
    titles = {
        name: [None if bit_at(one.open, row) else bit_at(one.held, row) for row in range(columns.rows)]
        for name, one in columns.titles.items()
    }
    return tables.Firms(columns.rows, cells, titles)


def test_the_demonstration_register(
    library: Library, plans: list[MeasurePlan], tables: SimpleNamespace, tmp_path: Path
) -> None:
    vocabulary = library.vocabulary
    file = tmp_path / "demo.xlsx"
    write_demo_register(file, vocabulary, firms=80)
    subjects = read_register(file, vocabulary).subjects
    columns = columns_of(subjects, vocabulary, as_of=tables.DAY)
    firms = firms_of(columns, vocabulary, tables)
    truth = tables.record(plans, columns, vocabulary)
    options = Options(criteria=True)
    _, found = tables.ask_duckdb(plans, vocabulary, tables.in_duckdb(firms, vocabulary), options)
    assert found == truth
    queries, found = tables.ask_sqlite(plans, vocabulary, tables.in_sqlite(firms, vocabulary), options)
    assert found == {key: truth[key] for key in queries.keys}
