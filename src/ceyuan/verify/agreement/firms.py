"""Random firms in columns, placed where a rulebook's answers turn.

Comes in: a rulebook, how many firms, a seed. Goes out: columns with values, gaps and rubbish where nothing is known.
Must not know: engines.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ceyuan.model.columns import (
    Bits,
    Column,
    ColumnKey,
    Columns,
    FlagColumn,
    Marks,
    NumberColumn,
    TextColumn,
    TitleColumn,
    pack_bits,
)
from ceyuan.model.facts import Fact, FactType
from ceyuan.plan.nodes import Member
from ceyuan.verify.agreement.conditions import WORDS
from ceyuan.verify.agreement.reads import atoms_of, columns_of, facts_of, given_of, titles_of, whole_logic
from ceyuan.verify.agreement.rulebooks import Rules
from ceyuan.verify.agreement.thresholds import Pattern, any_values, solve_patterns, whole_tests

FOUNDED = "成立日期"
_ROUNDS = 24
_LEFT_OUT = 0.02
_GAPS = (0.035, 0.015, 0.01)  # not supplied, not applicable, damaged
_POOR = 0.12  # the share of firms about which little is known
_WIDE = 10**15  # for a fact without a declared maximum

Values = dict[ColumnKey, NDArray[np.int64]]


def random_firms(rules: Rules, rows: int, seed: int) -> Columns:
    """Give firms for a rulebook; the same seed gives the same.

    >>> from ceyuan.verify.agreement.rulebooks import random_rulebook
    >>> random_firms(random_rulebook(1, measures=1), 100, seed=1).rows
    100
    """
    chance = np.random.default_rng(seed)
    keys = _keys(rules)
    facts = rules.vocabulary.facts
    numeric = [key for key in keys if facts[key.fact].type in {FactType.NUMBER, FactType.DATE}]
    values = {key: _ordinary(facts[key.fact], rules.as_of, rows, chance) for key in numeric}
    _plant(rules, values, rows, chance)
    poor = chance.random(rows) < _POOR
    columns: dict[ColumnKey, Column] = {}
    for key in keys:
        if chance.random() < _LEFT_OUT and key.fact != FOUNDED:
            continue
        marks, known = _marks(rows, poor, chance)
        columns[key] = _column(key, rules, values, (marks, known), chance)
    titles = {name: _title(rows, chance) for name in _titles(rules) if name and chance.random() >= _LEFT_OUT}
    return Columns(rows, [f"firm-{number}" for number in range(rows)], columns, titles)


def _keys(rules: Rules) -> list[ColumnKey]:
    reads = dict.fromkeys(read for plan in rules.plans for logic in whole_logic(plan) for read in facts_of(logic))
    keys = dict.fromkeys(key_of(fact, offset, rules.reference_year) for fact, offset in reads)
    given = [one for plan in rules.plans for score in plan.scores[:1] for one in given_of(score)]
    for quantity in given:
        keys.update(dict.fromkeys(key_of(fact, offset, rules.reference_year) for fact, offset in columns_of(quantity)))
    if FOUNDED in rules.vocabulary.facts:
        keys[ColumnKey(FOUNDED, None)] = None
    return list(keys)


def key_of(fact: str, offset: int | None, reference_year: int) -> ColumnKey:
    """Give the column that a fact at an offset stands in.

    >>> key_of("营业收入", -1, 2025)
    ColumnKey(fact='营业收入', year=2025)
    """
    return ColumnKey(fact, None if offset is None else reference_year + offset + 1)


def _titles(rules: Rules) -> Iterator[str]:
    found = [title for plan in rules.plans for logic in whole_logic(plan) for title in titles_of(logic)]
    yield from dict.fromkeys([*found, *(plan.measure.confers for plan in rules.plans)])


def _ordinary(fact: Fact, as_of: date, rows: int, chance: np.random.Generator) -> NDArray[np.int64]:
    if fact.type is FactType.DATE:
        recent = as_of.toordinal() - chance.integers(-30, 9000, rows)
        return np.where(chance.random(rows) < 0.03, chance.choice([1, date.max.toordinal()], rows), recent)
    high = _WIDE if fact.maximum is None else int(fact.maximum.scaleb(fact.scale) // 1)
    least = -high if fact.minimum is None else int(-(-fact.minimum.scaleb(fact.scale) // 1))
    return any_values(least, high, rows, chance)


def _plant(rules: Rules, values: Values, rows: int, chance: np.random.Generator) -> None:
    """Give each firm the solved cells of one test after another; the last ones planted stand undisturbed."""
    logics = [logic for plan in rules.plans for logic in whole_logic(plan)]
    patterns = solve_patterns(whole_tests(logics, rules.vocabulary).values(), chance)
    if not patterns:
        return
    for _ in range(_ROUNDS):
        turn = chance.integers(0, len(patterns), rows)
        order = np.argsort(turn, kind="stable")
        ends = np.searchsorted(turn[order], np.arange(len(patterns) + 1))
        for number, pattern in enumerate(patterns):
            _plant_one(pattern, order[ends[number] : ends[number + 1]], values, rules.reference_year, chance)


def _plant_one(
    pattern: Pattern, firms: NDArray[np.int64], values: Values, reference_year: int, chance: np.random.Generator
) -> None:
    which = chance.integers(0, pattern.size, len(firms))
    for cell, solved in pattern.cells.items():
        values[key_of(cell.fact, cell.offset, reference_year)][firms] = solved[which]


def _marks(rows: int, poor: NDArray[np.bool_], chance: np.random.Generator) -> tuple[Marks, NDArray[np.bool_]]:
    missing, null, damaged = _GAPS
    draw = chance.random(rows)
    gone = draw < np.where(poor, 0.3, missing)
    draw = chance.random(rows)
    none = ~gone & (draw < null)
    wrong = ~gone & ~none & (draw > 1 - damaged)
    known = ~(gone | none | wrong)
    return Marks(_bits(known, chance), _bits(none, chance), _bits(wrong, chance)), known


def _bits(truths: NDArray[np.bool_], chance: np.random.Generator) -> Bits:
    """Pack truths; the bits behind the last row are filled with rubbish, because they mean nothing."""
    behind = -len(truths) % 8
    return pack_bits(np.concatenate([truths, chance.random(behind) < 0.5]))


def _column(
    key: ColumnKey,
    rules: Rules,
    values: Values,
    marked: tuple[Marks, NDArray[np.bool_]],
    chance: np.random.Generator,
) -> Column:
    marks, known = marked
    rows = len(known)
    fact = rules.vocabulary.facts[key.fact]
    match fact.type:
        case FactType.BOOLEAN:
            return FlagColumn(_bits(chance.random(rows) < 0.5, chance), marks)
        case FactType.TEXT:
            words = _words(fact, rules)
            return TextColumn(chance.integers(0, len(words), rows).astype(np.int32), words, marks)
    rubbish = chance.choice(np.array([0, -1, 1, 2**63 - 1, -(2**63), 10**17]), rows)
    return NumberColumn(np.where(known, values[key], rubbish), marks)


def _words(fact: Fact, rules: Rules) -> tuple[str, ...]:
    if fact.choices:
        return fact.choices
    asked: dict[str, None] = {}
    for plan in rules.plans:
        for logic in whole_logic(plan):
            for atom in atoms_of(logic):
                if isinstance(atom, Member) and atom.fact == fact.name:
                    asked.update(dict.fromkeys(atom.values))
    near = [one for word in asked for one in (word, word, f"{word}1", word[:-1], f" {word}", word.swapcase())]
    # an empty text is nothing in files and tables, so that no firm has one; rules may still ask for it
    return tuple(word for word in dict.fromkeys([*near, *WORDS]) if word)


def _title(rows: int, chance: np.random.Generator) -> TitleColumn:
    draw = chance.random(rows)
    return TitleColumn(_bits(draw < 0.4, chance), _bits(draw > 0.8, chance))
