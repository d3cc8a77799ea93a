"""The generator: same seed, same bytes; many values on the thresholds; columns and files say the same."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pyarrow", reason="the benchmark writes Parquet: install requirements/bench.txt")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.firms import EDGES, draw_chunk
from benchmarks.generate import Dataset, as_columns, write_dataset
from benchmarks.more_columns import make_recipe
from benchmarks.rules import BENCH, BUNDLED, load_rules, read_keys, read_titles

from ceyuan.intake.columns.parquet import open_parquet
from ceyuan.model.columns import cell_at
from ceyuan.packs.check.library import check_library
from ceyuan.packs.lint import lint_library

ROWS = 2000
RULES = load_rules(BENCH)


def test_the_rulebook_is_twelve_measures_of_five_criteria_without_a_finding() -> None:
    check_library(RULES.library)
    assert list(lint_library(RULES.library, as_of=date(2026, 6, 30))) == []
    assert (len(RULES.measures), len(RULES.criteria)) == (12, 60)


def test_nobody_mistakes_the_rulebook_for_a_policy() -> None:
    (pack,) = RULES.library.packs.values()
    titles = [pack.document.number, pack.document.title, *(one.title for one in pack.measures)]
    assert [one for one in titles if "基准测试" not in one] == []


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    recipe = make_recipe(RULES, 3)
    files = []
    for name in ("one", "two"):
        dataset = Dataset(tmp_path / name, ROWS)
        write_dataset(recipe, RULES.vocabulary, dataset)
        files.append(dataset.parts[0].read_bytes())
    assert files[0] == files[1]
    drawn = [draw_chunk(seed, 0, ROWS)["revenue_2025"].values.tolist() for seed in (3, 4)]
    assert drawn[0] != drawn[1]


def test_about_a_tenth_lies_on_or_beside_a_threshold() -> None:
    drawn = draw_chunk(1, 0, 50_000)
    for name, edges in EDGES.items():
        near = np.isin(drawn[name].values, [edge + by for edge in edges for by in (-1, 0, 1)])
        assert near.mean() > 0.09, name


def test_about_fifteen_in_a_hundred_are_missing_and_some_do_not_apply() -> None:
    drawn = draw_chunk(1, 0, 50_000)
    for name, one in drawn.items():
        applies = np.ones(one.known.size, np.bool_) if one.null is None else ~one.null
        assert 0.13 < 1 - one.known[applies].mean() < 0.17, name
        assert not (one.known & ~applies).any(), name
    null = drawn["revenue_2023"].null
    assert null is not None
    assert 0 < null.mean() < 0.3


@pytest.mark.parametrize("name", [BENCH, BUNDLED])
def test_a_file_says_what_the_columns_say(name: str, tmp_path: Path) -> None:
    rules = load_rules(name)
    recipe, dataset = make_recipe(rules, 1), Dataset(tmp_path, ROWS)
    write_dataset(recipe, rules.vocabulary, dataset)
    made = as_columns(recipe.draw(0), rules.vocabulary)
    assert read_keys(rules.plans) <= set(made.columns)
    assert read_titles(rules.plans) <= set(made.titles)
    read = next(open_parquet(dataset.parts[0], rules.vocabulary, as_of=date(2026, 6, 30)).batches())
    assert set(read.columns) == set(made.columns)
    for key, column in made.columns.items():
        fact = rules.vocabulary.facts[key.fact]
        for row in range(0, 200, 7):
            cells = [cell_at(one, row, fact.type, fact.scale) for one in (column, read.columns[key])]
            assert cells[0] == cells[1], (key, row)
