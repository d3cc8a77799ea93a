"""Every engine gives the record engine's answers: on random rules, rules written as text, and the bundled packs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from agreement import ENGINES, open_engines, rulebook_of
from ceyuan.engines import batch
from ceyuan.engines.batch import Code
from ceyuan.model.policy import Library
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library
from ceyuan.verify.agreement.compare import Comparison, compare_engines, show_comparison
from ceyuan.verify.agreement.engines import Engine
from ceyuan.verify.agreement.firms import random_firms
from ceyuan.verify.agreement.rulebooks import DAY, Rules, random_rulebook
from ceyuan.verify.agreement.texts import bundled_rulebook, random_text_rulebook


@cache
def library() -> Library:
    return load_library(bundled_packs())


@pytest.fixture(scope="module")
def engines() -> Iterator[Mapping[str, Engine]]:
    with open_engines(ENGINES) as opened:
        yield opened


def compared(rules: Rules, engines: Mapping[str, Engine], *, pairs: int, seed: int) -> Comparison:
    parts = sum(len(batch.tested_parts(plan)) for plan in rules.plans)
    # one firm more or less than whole bytes of bits
    rows = max(pairs // parts, 9) // 8 * 8 + 1 - 2 * (seed % 2)
    return compare_engines(rules, random_firms(rules, rows, seed), engines)


def require_agreement(found: Comparison) -> None:
    assert found.differences == 0, show_comparison(found)


def test_random_rules_are_answered_alike(engines: Mapping[str, Engine]) -> None:
    total = Comparison()
    for seed in range(5):
        total += compared(random_rulebook(seed), engines, pairs=7_000, seed=seed)
    require_agreement(total)
    assert total.share >= 0.1
    assert min(total.answers[code] for code in Code) > 0


def test_rules_written_as_text_are_answered_alike(engines: Mapping[str, Engine]) -> None:
    found = compared(random_text_rulebook(library(), 0), engines, pairs=12_000, seed=0)
    require_agreement(found)
    assert found.share >= 0.1


@pytest.mark.slow
def test_bundled_measures_are_answered_alike(engines: Mapping[str, Engine]) -> None:
    require_agreement(compared(bundled_rulebook(library(), DAY), engines, pairs=15_000, seed=1))


@pytest.mark.slow
def test_columnar_engines_agree_on_many_firms(engines: Mapping[str, Engine]) -> None:
    """Without the record engine, which is slow, more firms than a block holds."""
    columnar = {name: engines[name] for name in ("block", "duckdb")}
    require_agreement(compared(random_rulebook(11), columnar, pairs=300_000, seed=11))


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(1_000, 1_060))
def test_many_rulebooks_are_answered_alike(engines: Mapping[str, Engine], seed: int) -> None:
    require_agreement(compared(rulebook_of(seed), engines, pairs=25_000, seed=seed))
