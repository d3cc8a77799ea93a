"""Columns that only the bundled library reads: drawn by the kind of fact, without a story behind them.

Comes in: a rulebook and a seed. Goes out: a recipe that draws chunks of firms with every column the rules read.
Must not know: files, engines.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

import numpy as np

from benchmarks.firms import CHUNK, MISSING, WAN, YI, Draw, Drawn, draw_chunk
from benchmarks.rules import Rules, read_keys, read_titles
from ceyuan.model.column_names import column_name, title_column_name
from ceyuan.model.columns import ColumnKey
from ceyuan.model.facts import Fact, FactType, Vocabulary

WORDS = ("甲", "乙", "丙")  # for text facts without a list of choices


@dataclass(frozen=True, slots=True)
class Extra:
    """A fact's column that the benchmark's own firms do not have."""

    name: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a data set is drawn from: the same recipe gives the same firms."""

    seed: int
    extra: tuple[Extra, ...] = ()
    titles: tuple[str, ...] = ()

    def draw(self, chunk: int, rows: int = CHUNK) -> dict[str, Drawn]:
        """Draw a chunk; further columns have their own stream of random numbers."""
        columns = draw_chunk(self.seed, chunk, rows)
        draw = Draw(np.random.default_rng([self.seed, chunk, 1]), rows)
        columns |= {one.name: _draw_fact(draw, one.fact) for one in self.extra}
        return columns | {name: Drawn(draw.some(0.1), ~draw.some(MISSING)) for name in self.titles}


def extra_columns(keys: Iterable[ColumnKey], vocabulary: Vocabulary, known: Container[str]) -> tuple[Extra, ...]:
    """Give what is missing for rules that read these columns, in a fixed order."""
    named = (Extra(column_name(vocabulary.facts[one.fact], one.year), vocabulary.facts[one.fact]) for one in keys)
    return tuple(sorted((one for one in named if one.name not in known), key=lambda one: one.name))


def extra_titles(titles: Iterable[str], vocabulary: Vocabulary, known: Container[str]) -> tuple[str, ...]:
    """Give the title columns that are missing."""
    named = {title_column_name(vocabulary.titles[one].key) for one in titles}
    return tuple(sorted(one for one in named if one not in known))


def make_recipe(rules: Rules, seed: int) -> Recipe:
    """Say what to draw for a rulebook: the benchmark's own firms, and whatever else its rules read."""
    known = tuple(draw_chunk(seed, 0, 8))
    keys, titles = read_keys(rules.plans), read_titles(rules.plans)
    return Recipe(seed, extra_columns(keys, rules.vocabulary, known), extra_titles(titles, rules.vocabulary, known))


def _draw_fact(draw: Draw, fact: Fact) -> Drawn:
    known = ~draw.some(MISSING)
    match fact.type:
        case FactType.BOOLEAN:
            return Drawn(draw.some(0.3), known)
        case FactType.TEXT:
            words = fact.choices or WORDS
            return Drawn(draw.between(0, len(words) - 1), known, words=words)
        case FactType.DATE:
            return Drawn(draw.between(730_000, 739_400), known)
    unit = 10**fact.scale
    least = 0 if fact.minimum is None else max(int(fact.minimum * unit), 0)
    most = 10**15 if fact.maximum is None else int(fact.maximum * unit)
    if fact.unit == "元":
        return Drawn(draw.spread(1000 * WAN, 1.8, min(most, 500 * YI)), known)
    drawn = draw.spread(3 * unit if most > unit else unit // 10 + 1, 1.2, most)
    return Drawn(np.maximum(drawn, least), known)
