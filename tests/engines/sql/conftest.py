"""Tables of random firms for the SQL engine, and what the record engine says about each firm."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import duckdb
import numpy as np
import pytest

from ceyuan.engines.answer import Answer, ConditionTrace, CriterionTrace, Status, Verdict
from ceyuan.engines.batch import Code, measure_keys
from ceyuan.engines.record import decide
from ceyuan.engines.sql import CodeTable, Options, Queries, compile_queries, layout_of, run
from ceyuan.engines.sql.duckdb import decide_table
from ceyuan.model.column_names import Role, column_name, title_column_name
from ceyuan.model.columns import (
    ColumnKey,
    Columns,
    FlagColumn,
    Marks,
    NumberColumn,
    TextColumn,
    TitleColumn,
    pack_bits,
    subject_at,
)
from ceyuan.model.facts import Fact, FactType, Vocabulary
from ceyuan.model.measure import Application
from ceyuan.model.policy import Library
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library
from ceyuan.plan.lower import lower_measure
from ceyuan.plan.nodes import MeasurePlan

DAY = date(2026, 6, 30)
YEARS = range(2020, 2026)
Value = Decimal | bool | str | date | None


@dataclass(frozen=True)
class Raw:
    """What stands in a table for one firm, fact and year."""

    value: Value = None
    na: bool | None = None
    wrong: bool | None = None


@dataclass(frozen=True)
class Firms:
    """Raw cells by key, titles by name; every key has one entry a firm. Keys in `fine` stand as decimals."""

    rows: int
    cells: Mapping[ColumnKey, Sequence[Raw]]
    titles: Mapping[str, Sequence[bool | None]]
    fine: frozenset[ColumnKey] = frozenset()


def number_is_right(value: Decimal, fact: Fact) -> bool:
    least = -fact.maximum if fact.minimum is None and fact.maximum is not None else fact.minimum
    inside = (least is None or least <= value) and (fact.maximum is None or value <= fact.maximum)
    scaled = value.scaleb(fact.scale)
    return inside and scaled == scaled.to_integral_value()


def is_right(value: Value, fact: Fact) -> bool:
    match value:
        case Decimal():
            return number_is_right(value, fact)
        case str():
            return not fact.choices or value in fact.choices
    return True


def to_columns(firms: Firms, vocabulary: Vocabulary) -> Columns:
    """Clean the raw cells as a reader does, in plain Python."""
    columns = {key: _column(cells, vocabulary.facts[key.fact]) for key, cells in firms.cells.items()}
    titles = {
        name: TitleColumn(_bits(one is True for one in held), _bits(one is None for one in held))
        for name, held in firms.titles.items()
    }
    return Columns(firms.rows, [f"f{row}" for row in range(firms.rows)], columns, titles)


def _bits(truths: Iterable[bool]) -> np.ndarray:
    return pack_bits(np.array(list(truths), np.bool_))


def _column(cells: Sequence[Raw], fact: Fact) -> NumberColumn | FlagColumn | TextColumn:
    there = [one.value is not None and one.value != "" for one in cells]
    damaged = [
        one.wrong is True or (is_there and (one.na is True or not is_right(one.value, fact)))
        for one, is_there in zip(cells, there, strict=True)
    ]
    null = [one.na is True and not bad for one, bad in zip(cells, damaged, strict=True)]
    known = [is_there and not (no or bad) for is_there, no, bad in zip(there, null, damaged, strict=True)]
    marks = Marks(_bits(known), _bits(null), _bits(damaged))
    values = [one.value if there else None for one, there in zip(cells, known, strict=True)]
    match fact.type:
        case FactType.BOOLEAN:
            return FlagColumn(_bits(one is True for one in values), marks)
        case FactType.TEXT:
            words = tuple(dict.fromkeys(one or "" for one in values))
            return TextColumn(np.array([words.index(one or "") for one in values], np.int32), words, marks)
        case FactType.DATE:
            return NumberColumn(np.array([one.toordinal() if one else 0 for one in values], np.int64), marks)
    return NumberColumn(np.array([int(one.scaleb(fact.scale)) if one else 0 for one in values], np.int64), marks)


def physical(firms: Firms, vocabulary: Vocabulary, dialect: str) -> tuple[list[tuple[str, str]], list[list[object]]]:
    """Give the columns (name, type) and rows of a table that holds the firms in a database's own types."""
    described = [("subject_id", "VARCHAR(20)")]
    columns: list[list[object]] = [[f"f{row}" for row in range(firms.rows)]]
    for key, cells in firms.cells.items():
        fact = vocabulary.facts[key.fact]
        fine = key in firms.fine and dialect != "sqlite"
        scaled = fact.type is FactType.NUMBER and not fine
        described.append((column_name(fact, key.year, scaled=scaled), _type(fact, fine=fine)))
        columns.append([_stored(one.value, fact, dialect, scaled=scaled) for one in cells])
        for role, marks in ((Role.NOT_APPLICABLE, [c.na for c in cells]), (Role.WRONG, [c.wrong for c in cells])):
            if any(one is not None for one in marks):
                described.append((column_name(fact, key.year, role), "BOOLEAN"))
                columns.append(list(marks))
    for name, held in firms.titles.items():
        described.append((title_column_name(vocabulary.titles[name].key), "BOOLEAN"))
        columns.append(list(held))
    return described, [list(row) for row in zip(*columns, strict=True)]


def _type(fact: Fact, *, fine: bool) -> str:
    if fact.type is FactType.NUMBER:
        return f"DECIMAL(30, {fact.scale + 3})" if fine else "BIGINT"
    return {FactType.BOOLEAN: "BOOLEAN", FactType.TEXT: "VARCHAR(200)", FactType.DATE: "DATE"}[fact.type]


def _stored(value: Value, fact: Fact, dialect: str, *, scaled: bool) -> object:
    if isinstance(value, Decimal) and scaled:
        number = value.scaleb(fact.scale)
        if number == number.to_integral_value():
            return int(number)
        # a large number beside a whole one might become it as a float; a half does not
        return float(number) if not float(number).is_integer() else int(number) + 0.5
    return value.isoformat() if isinstance(value, date) and dialect == "sqlite" else value


def expected(verdict: Verdict) -> int:
    match verdict.status:
        case Status.CLOSED:
            return Code.CLOSED
        case Status.PENDING:
            return Code.PENDING
    return code_of(verdict.answer)


def code_of(answer: Answer) -> int:
    return {Answer.NO: Code.NO, Answer.UNKNOWN: Code.UNKNOWN, Answer.YES: Code.YES}[answer]


def expected_parts(verdict: Verdict) -> list[int]:
    condition = [] if verdict.condition is None else leaves(verdict.condition)
    return [*(code_of(one.answer) for one in verdict.requirements), *condition]


def leaves(trace: ConditionTrace) -> list[int]:
    if isinstance(trace, CriterionTrace):
        return [code_of(trace.answer)]
    return [one for member in trace.members for one in leaves(member)]


def record(
    plans: Sequence[MeasurePlan],
    columns: Columns,
    vocabulary: Vocabulary,
    *,
    application: Application | None = None,
    reference_year: int | None = None,
) -> dict[str, tuple[list[int], list[list[int]]]]:
    """Give the record engine's codes by measure key, with those of its parts by firm."""
    subjects = [subject_at(columns, row, vocabulary, as_of=DAY) for row in range(columns.rows)]
    found = {}
    for key, plan in zip(measure_keys(plans), plans, strict=True):
        verdicts = [decide(plan, one, application=application, reference_year=reference_year) for one in subjects]
        found[key] = ([expected(one) for one in verdicts], [expected_parts(one) for one in verdicts])
    return found


def as_lists(table: CodeTable) -> dict[str, tuple[list[int], list[list[int]]]]:
    """Give the answers in the shape of `record`, firms in the order of their numbers."""
    order = sorted(range(len(table.ids)), key=lambda row: int(table.ids[row][1:]))
    return {
        key: ([int(codes[row]) for row in order], [[int(part[row]) for part in table.parts[key]] for row in order])
        for key, codes in table.measures.items()
    }


def create(described: Sequence[tuple[str, str]], table: str = "firms") -> str:
    return f"CREATE TABLE {table} ({', '.join(f'{chr(34)}{name}{chr(34)} {kind}' for name, kind in described)})"


def insert(columns: int, mark: str, table: str = "firms") -> str:
    return f"INSERT INTO {table} VALUES ({', '.join([mark] * columns)})"  # noqa: S608 -- names of our own


def in_sqlite(firms: Firms, vocabulary: Vocabulary) -> tuple[sqlite3.Connection, list[tuple[str, str]]]:
    described, rows = physical(firms, vocabulary, "sqlite")
    connection = sqlite3.connect(":memory:")
    connection.execute(create(described))
    connection.executemany(insert(len(described), "?"), rows)
    return connection, described


def in_duckdb(firms: Firms, vocabulary: Vocabulary) -> tuple[duckdb.DuckDBPyConnection, list[tuple[str, str]]]:
    described, rows = physical(firms, vocabulary, "duckdb")
    connection = duckdb.connect(":memory:", config={"threads": 1})
    connection.execute(create(described))
    connection.executemany(insert(len(described), "?"), rows)
    return connection, described


def ask_sqlite(
    plans: Sequence[MeasurePlan],
    vocabulary: Vocabulary,
    opened: tuple[sqlite3.Connection, list],
    options: Options,
) -> tuple[Queries, dict]:
    layout = layout_of("firms", opened[1], vocabulary, dialect="sqlite")
    queries = compile_queries(plans, vocabulary, layout, "sqlite", options)
    return queries, as_lists(run(queries, opened[0].cursor()))


def ask_duckdb(
    plans: Sequence[MeasurePlan],
    vocabulary: Vocabulary,
    opened: tuple[duckdb.DuckDBPyConnection, list],
    options: Options,
) -> tuple[Queries, dict]:
    layout = layout_of("firms", opened[1], vocabulary, dialect="duckdb")
    queries = compile_queries(plans, vocabulary, layout, "duckdb", options)
    (table,) = decide_table(queries, opened[0])
    return queries, as_lists(table)


def random_firms(
    vocabulary: Vocabulary,
    borders: Mapping[ColumnKey, Sequence[Decimal]],
    words: Mapping[str, Sequence[str]],
    *,
    rows: int,
    seed: int,
) -> Firms:
    """Invent firms whose values stand on borders, beside them, outside their bounds, or nowhere."""
    luck = random.Random(seed)
    cells: dict[ColumnKey, list[Raw]] = {}
    fine: set[ColumnKey] = set()
    for fact in vocabulary.facts.values():
        for year in YEARS if fact.yearly else (None,):
            key = ColumnKey(fact.name, year)
            if luck.random() < 0.03 and fact.name != "成立日期":
                continue
            if fact.type is FactType.NUMBER and luck.random() < 0.4:
                fine.add(key)
            own = list(borders.get(ColumnKey(fact.name, None if year is None else year), ()))
            marked = luck.random() < 0.5
            make = _maker(fact, own, words.get(fact.name, ()), luck)
            cells[key] = [_raw(make, luck, marked=marked) for _ in range(rows)]
    titles = {
        name: [luck.choice([True, False, False, None]) for _ in range(rows)]
        for name in vocabulary.titles
        if luck.random() < 0.9
    }
    return Firms(rows, cells, titles, frozenset(fine))


def _raw(make: Callable[[], Value], luck: random.Random, *, marked: bool) -> Raw:
    chance = luck.random()
    if chance < 0.12:
        return Raw()
    if not marked:
        return Raw(make())
    if chance < 0.18:
        return Raw(luck.choice([None, None, make()]), True, luck.choice([False, None, True]))
    if chance < 0.22:
        return Raw(luck.choice([None, make()]), luck.choice([False, None]), True)
    return Raw(make(), luck.choice([False, None]), luck.choice([False, None]))


def _maker(fact: Fact, borders: list[Decimal], words: Sequence[str], luck: random.Random) -> Callable[[], Value]:
    match fact.type:
        case FactType.BOOLEAN:
            return lambda: luck.random() < 0.5
        case FactType.TEXT:
            known = [*fact.choices, *words, *(f"{one}1" for one in words)]
            return lambda: luck.choice([*known, "c39", "_39%", "it's \\ 高", ""])
        case FactType.DATE:
            return lambda: _day(borders, luck)
    return lambda: _number(fact, borders, luck)


def _day(borders: list[Decimal], luck: random.Random) -> date:
    if borders and luck.random() < 0.5:
        return date.fromordinal(int(luck.choice(borders)) + luck.choice([-1, 0, 1]))
    return date(luck.randint(2015, 2026), luck.randint(1, 12), luck.randint(1, 28))


def _number(fact: Fact, borders: list[Decimal], luck: random.Random) -> Decimal:
    step, chance = Decimal(1).scaleb(-fact.scale), luck.random()
    most = Decimal(10**6) if fact.maximum is None else fact.maximum
    least = -most if fact.minimum is None else fact.minimum
    if borders and chance < 0.5:
        return luck.choice(borders) + luck.choice([-1, 0, 0, 1]) * step
    if chance < 0.6:
        return luck.choice([least, most, least - step, most + step, Decimal(0), step])
    if chance < 0.63:
        return luck.choice([step / 10, least + step / 1000])
    size = Decimal(10) ** luck.randint(0, 9)
    return min(most, max(least, Decimal(luck.randint(0, 999)) * size / 1000)).quantize(step)


def without_fractions(firms: Firms, vocabulary: Vocabulary) -> Firms:
    """Take away values that a column of whole numbers could not hold."""
    cells = {}
    for key, own in firms.cells.items():
        scale = vocabulary.facts[key.fact].scale
        whole = key not in firms.fine
        cells[key] = [
            Raw(None, one.na, one.wrong)
            if whole and isinstance(one.value, Decimal) and one.value.scaleb(scale) % 1
            else one
            for one in own
        ]
    return Firms(firms.rows, cells, firms.titles, firms.fine)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "postgres: needs a PostgreSQL server, whose address is in CEYUAN_POSTGRES")


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(bundled_packs())


@pytest.fixture(scope="session")
def plans(library: Library) -> list[MeasurePlan]:
    return [lower_measure(one, library, as_of=DAY) for one in library.measures()]


@pytest.fixture(scope="session")
def tables() -> SimpleNamespace:
    """Everything above, since test files import no neighbours."""
    return SimpleNamespace(**{name: value for name, value in globals().items() if not name.startswith("__")})
