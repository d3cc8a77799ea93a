"""Every three-valued engine of the benchmark gives the same answer to every criterion about a few thousand firms."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

WANTED = ("pyarrow", "duckdb", "sqlglot", "polars", "openfisca_core", "zen")
for library in WANTED:
    pytest.importorskip(library, reason="the benchmark's engines are not here: install requirements/bench.txt")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.agreement import compare_two_valued, first_difference  # noqa: E402 -- behind the check for libraries
from benchmarks.engines.contract import Codes, Job  # noqa: E402 -- behind the check for libraries
from benchmarks.engines.table import ENGINES, load_engine  # noqa: E402 -- behind the check for libraries
from benchmarks.generate import Dataset, write_dataset  # noqa: E402 -- behind the check for libraries
from benchmarks.more_columns import make_recipe  # noqa: E402 -- behind the check for libraries
from benchmarks.rules import BENCH, load_rules  # noqa: E402 -- behind the check for libraries

FIRMS, SAMPLE = 4000, 300
RULES = load_rules(BENCH)
ANSWERING = [name for name, row in ENGINES.items() if row.answers]


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    dataset = Dataset(tmp_path_factory.mktemp("firms"), FIRMS)
    write_dataset(make_recipe(RULES, 7), RULES.vocabulary, dataset)
    return Job(RULES, dataset.parts, FIRMS, 1)


@pytest.fixture(scope="module")
def answers(job: Job) -> dict[str, Codes]:
    return {name: load_engine(name).load(_for(name, job)).codes() for name in ANSWERING}


def _for(name: str, job: Job) -> Job:
    return Job(job.rules, job.parts, SAMPLE if ENGINES[name].sampled else FIRMS, 1)


def test_three_valued_engines_agree_on_every_criterion(answers: dict[str, Codes]) -> None:
    three = {name: answers[name] for name in ANSWERING if ENGINES[name].three_valued}
    assert set(three) == {"block", "duckdb", "record", "polars"}
    assert first_difference(three, RULES.criteria) is None


def test_a_difference_is_found_and_named(answers: dict[str, Codes]) -> None:
    wrong = answers["block"].copy()
    wrong[3, 17] = (int(wrong[3, 17]) + 1) % 3
    difference = first_difference({"block": answers["block"], "other": wrong}, RULES.criteria)
    assert difference is not None
    assert (difference.firm, difference.criterion, difference.count) == (17, RULES.criteria[3], 1)


def test_engines_of_yes_and_no_differ_mostly_where_something_is_unknown(answers: dict[str, Codes]) -> None:
    for name in ("openfisca", "zen"):
        found = compare_two_valued(answers["block"], answers[name])
        unknown = float((answers["block"][:, : answers[name].shape[1]] == 1).mean())
        assert found.unknown_as_yes + found.unknown_as_no == pytest.approx(unknown)
        assert found.known_otherwise < 0.01


@pytest.mark.parametrize("name", ["block", "duckdb", "polars", "openfisca"])
def test_counts_are_the_same_in_memory_and_from_the_file(name: str, job: Job) -> None:
    engine = load_engine(name)
    assert engine.stream is not None
    assert engine.stream(job) == engine.load(job).decide()


def test_three_valued_engines_count_measures_alike(job: Job) -> None:
    counted = [load_engine(name).load(job).decide() for name in ("block", "duckdb", "polars")]
    assert counted[0] == counted[1] == counted[2]
    assert np.array(counted[0]).sum(axis=1).tolist() == [FIRMS] * 12
