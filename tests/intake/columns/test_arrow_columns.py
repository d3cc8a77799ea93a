"""Which Arrow columns are understood, cell by cell: known, not applicable, damaged, not supplied."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.errors import CeyuanError
from ceyuan.intake.columns.arrow import check_types, columns_of_batch
from ceyuan.intake.columns.layout import find_layout
from ceyuan.model.acceptance import accept_value
from ceyuan.model.columns import Columns, bit_at, cell_at
from ceyuan.model.facts import Vocabulary
from ceyuan.model.subject import Cell, Missing, MissingReason, NotApplicable

WRONG = Missing(MissingReason.WRONG_VALUE)
NA = NotApplicable()
NONE = Missing()
D = Decimal
NAN = float("nan")
MOMENT, MORNING = datetime.fromisoformat("1960-01-01"), datetime.fromisoformat("2020-01-01T08:00")
Case = tuple[str, str, pa.Array, list[Cell]]


def read(vocabulary: Vocabulary, **named: pa.Array) -> Columns:
    rows = len(next(iter(named.values())))
    ids = pa.array([f"firm {one}" for one in range(rows)])
    batch = pa.RecordBatch.from_arrays([ids, *named.values()], ["subject_id", *named])
    layout = find_layout("f.parquet", batch.schema.names, vocabulary)
    check_types(batch.schema, layout, "f.parquet")
    return columns_of_batch(batch, layout)


def cells(vocabulary: Vocabulary, columns: Columns) -> list[Cell]:
    ((key, column),) = columns.columns.items()
    fact = vocabulary.facts[key.fact]
    return [cell_at(column, row, fact.type, fact.scale) for row in range(columns.rows)]


def long_decimals(*values: str | None, precision: int = 38, scale: int = 2) -> pa.Array:
    return pa.array([None if one is None else D(one) for one in values], pa.decimal128(precision, scale))


NUMBERS: list[Case] = [
    ("whole numbers in the fact's unit", "revenue_2025", pa.array([1, None, -1, 0]), [D(1), NONE, WRONG, D(0)]),
    ("small whole numbers", "revenue_2025", pa.array([1, 127], pa.int8()), [D(1), D(127)]),
    ("unsigned beyond 64 bits", "revenue_2025", pa.array([2**64 - 1, 5], pa.uint64()), [WRONG, D(5)]),
    ("fen", "revenue_2025_fen", pa.array([1, None, 150]), [D("0.01"), NONE, D("1.5")]),
    ("fen above the maximum", "revenue_2025_fen", pa.array([10**14, 10**14 + 1]), [D(10**12), WRONG]),
    ("an overflow when multiplied", "revenue_2025", pa.array([2**62, 3]), [WRONG, D(3)]),
    ("decimals of the scale", "revenue_2025", long_decimals("0.01", None, precision=18), [D("0.01"), NONE]),
    (
        "decimals of 64 bits",
        "revenue_2025",
        long_decimals("0.01", None, precision=18).cast(pa.decimal64(18, 2)),
        [D("0.01"), NONE],
    ),
    (
        "decimals of 32 bits",
        "revenue_2025",
        long_decimals("0.1", None, precision=18).cast(pa.decimal32(9, 2)),
        [D("0.1"), NONE],
    ),
    ("long decimals", "revenue_2025", long_decimals("0.01", None, "1e20"), [D("0.01"), NONE, WRONG]),
    ("coarser decimals", "revenue_2025", long_decimals("0.1", None, scale=1), [D("0.1"), NONE]),
    ("coarser and too long", "revenue_2025", long_decimals("1e25", "3", scale=1), [WRONG, D(3)]),
    ("finer decimals", "revenue_2025", long_decimals("0.010", "0.011", None, scale=3), [D("0.01"), WRONG, NONE]),
    (
        "much finer decimals",
        "revenue_2025",
        long_decimals("12345678.01", "0.0100000000000001", None, "0", scale=20),
        [D("12345678.01"), WRONG, NONE, D(0)],
    ),
    ("finest decimals", "revenue_2025", long_decimals("0.01", None, "0.001", scale=38), [D("0.01"), NONE, WRONG]),
    ("doubles", "revenue_2025", pa.array([0.1, 0.07, None, 1e3]), [D("0.1"), D("0.07"), NONE, D(1000)]),
    (
        "doubles that are no decimals",
        "revenue_2025",
        pa.array([0.1 + 0.2, 0.001, NAN, float("inf"), 2.0**60]),
        [WRONG] * 5,
    ),
    ("doubles below zero", "net_profit_2025", pa.array([-0.0, -1.25]), [D(0), D("-1.25")]),
    ("four decimal places", "niche_share", pa.array([0.1234, 0.12345, 1.0001]), [D("0.1234"), WRONG, WRONG]),
    ("ten-thousandths", "niche_share_e4", pa.array([1234, 10001]), [D("0.1234"), WRONG]),
    ("no scale", "employees_2025", pa.array([3.0, 3.5]), [D(3), WRONG]),
    ("nothing at all", "employees_2025", pa.nulls(2), [NONE, NONE]),
    ("flags", "own_brand", pa.array([True, False, None]), [True, False, NONE]),
    ("no flags", "own_brand", pa.nulls(1), [NONE]),
    ("texts with choices", "industry_section", pa.array(["B", "Z", None, ""]), ["B", WRONG, NONE, NONE]),
    ("long texts", "industry_section", pa.array(["B", "Z"], pa.large_string()), ["B", WRONG]),
    ("views of texts", "industry_section", pa.array(["B", None], pa.string_view()), ["B", NONE]),
    (
        "dictionaries",
        "industry_section",
        pa.DictionaryArray.from_arrays(pa.array([1, None, 0, 2], pa.int8()), pa.array(["Z", "C", None])),
        ["C", NONE, WRONG, NONE],
    ),
    ("texts without choices", "registered_address", pa.array(["甲路1号", None]), ["甲路1号", NONE]),
    ("days", "founded_on", pa.array([date(2020, 2, 29), None]), [date(2020, 2, 29), NONE]),
    ("days in milliseconds", "founded_on", pa.array([date(1969, 12, 31)], pa.date64()), [date(1969, 12, 31)]),
    (
        "moments",
        "founded_on",
        pa.array([MOMENT, MORNING, None], pa.timestamp("us")),
        [date(1960, 1, 1), WRONG, NONE],
    ),
    (
        "days out of the calendar",
        "founded_on",
        pa.array([-719163, 2932897, -719162, 2932896], pa.int32()).cast(pa.date32()),
        [WRONG, WRONG, date(1, 1, 1), date(9999, 12, 31)],
    ),
]


@pytest.mark.parametrize("case", NUMBERS, ids=[one[0] for one in NUMBERS])
def test_a_column_is_read(vocabulary: Vocabulary, case: Case) -> None:
    _, name, array, expected = case
    assert cells(vocabulary, read(vocabulary, **{name: array})) == expected


def shift(array: pa.Array, offset: int) -> pa.Array:
    """Put rows before an array; dictionaries with a null cannot be joined, views of texts cannot be taken."""
    if pa.types.is_string_view(array.type):
        return pa.concat_arrays([pa.nulls(offset, array.type), array])
    return array.take(pa.array([0] * offset + list(range(len(array)))))


@pytest.mark.parametrize("case", NUMBERS, ids=[one[0] for one in NUMBERS])
@pytest.mark.parametrize("offset", [3, 8])
def test_a_column_is_read_from_the_middle(vocabulary: Vocabulary, case: Case, offset: int) -> None:
    _, name, array, expected = case
    shifted = shift(array, offset)
    whole = pa.RecordBatch.from_arrays([pa.array(["x"] * len(shifted)), shifted], ["subject_id", name])
    part = whole.slice(offset)
    columns = columns_of_batch(part, find_layout("f", part.schema.names, vocabulary))
    assert cells(vocabulary, columns) == expected


def test_companions_say_what_does_not_apply_and_what_is_wrong(vocabulary: Vocabulary) -> None:
    columns = read(
        vocabulary,
        revenue_2025=pa.array([1, None, None, None, 5, 6]),
        revenue_2025__na=pa.array([False, True, False, None, True, None]),
        revenue_2025__wrong=pa.array([None, False, True, None, False, True]),
    )
    assert cells(vocabulary, columns) == [D(1), NA, WRONG, NONE, WRONG, WRONG]


def test_a_companion_may_stand_alone(vocabulary: Vocabulary) -> None:
    assert cells(vocabulary, read(vocabulary, revenue_2025__na=pa.array([True, None]))) == [NA, NONE]
    assert cells(vocabulary, read(vocabulary, industry_section__wrong=pa.array([True, None]))) == [WRONG, NONE]


def test_a_row_has_at_most_one_mark(vocabulary: Vocabulary) -> None:
    truths = [True, False, None]
    rows = [(value, na, wrong) for value in (1, -1, None) for na in truths for wrong in truths]
    value, na, wrong = (pa.array(one) for one in zip(*rows, strict=True))
    columns = read(vocabulary, revenue_2025=value, revenue_2025__na=na, revenue_2025__wrong=wrong)
    (column,) = columns.columns.values()
    for row in range(columns.rows):
        marks = (column.marks.known, column.marks.null, column.marks.damaged)
        assert sum(bit_at(one, row) for one in marks) <= 1


def test_titles_are_held_not_held_or_open(vocabulary: Vocabulary) -> None:
    title = read(vocabulary, title_hnte=pa.array([True, False, None])).titles["高新技术企业"]
    assert [bit_at(title.held, row) for row in range(3)] == [True, False, False]
    assert [bit_at(title.open, row) for row in range(3)] == [False, False, True]


def test_numbers_and_bits_are_not_copied(vocabulary: Vocabulary) -> None:
    array = pa.array([1, None, 3])
    (column,) = read(vocabulary, revenue_2025_fen=array).columns.values()
    assert np.shares_memory(column.values, np.frombuffer(array.buffers()[1], np.int64))
    assert np.shares_memory(column.marks.known, np.frombuffer(array.buffers()[0], np.uint8))


@given(
    st.lists(st.one_of(st.none(), st.floats(), st.integers(-(10**15), 10**15).map(lambda one: one / 100)), max_size=20)
)
def test_a_double_is_accepted_where_its_shortest_decimal_is(vocabulary: Vocabulary, values: list[float | None]) -> None:
    """Python writes a double with the fewest digits that give it back; that decimal decides."""
    fact = vocabulary.facts["净利润"]
    columns = read(vocabulary, net_profit_2025=pa.array(values, pa.float64()))
    expected = [NONE if one is None else accept_value(fact, D(repr(one))) for one in values]
    found = cells(vocabulary, columns)
    assert [one if not isinstance(one, Missing) else one.reason for one in found] == [
        one if not isinstance(one, Missing) else one.reason for one in expected
    ]


TYPES = [
    ("revenue_2025", pa.array(["1"]), "string", "BIGINT / DECIMAL(18,2) / DOUBLE", "DECIMAL(18,2)"),
    ("revenue_2025", pa.array([1.0], pa.float32()), "float", "BIGINT / DECIMAL(18,2) / DOUBLE", "DECIMAL(18,2)"),
    (
        "revenue_2025",
        pa.array([D(1)], pa.decimal256(40, 2)),
        "decimal256(40, 2)",
        "BIGINT / DECIMAL(18,2) / DOUBLE",
        "DECIMAL(18,2)",
    ),
    ("own_brand", pa.array([1]), "int64", "BOOLEAN", "BOOLEAN"),
    ("industry_section", pa.array([1]), "int64", "VARCHAR", "VARCHAR"),
    ("founded_on", pa.array(["2020-01-01"]), "string", "DATE / TIMESTAMP", "DATE"),
    (
        "founded_on",
        pa.array([0], pa.timestamp("s", "Asia/Shanghai")),
        "timestamp[s, tz=Asia/Shanghai]",
        "DATE / TIMESTAMP",
        "DATE",
    ),
    ("title_hnte", pa.array(["是"]), "string", "BOOLEAN", "BOOLEAN"),
    ("revenue_2025__na", pa.array([1]), "int64", "BOOLEAN", "BOOLEAN"),
]


@pytest.mark.parametrize("case", TYPES, ids=[f"{one[0]} {one[2]}" for one in TYPES])
def test_a_wrong_type_is_refused(vocabulary: Vocabulary, case: tuple[str, pa.Array, str, str, str]) -> None:
    name, array, found, expected, example = case
    with pytest.raises(CeyuanError) as caught:
        read(vocabulary, **{name: array})
    assert caught.value.kind.code == "columns.wrong-type"
    data = {"path": "f.parquet", "column": name, "found": found, "expected": expected, "example": example}
    assert caught.value.data == data


NAMES = [
    (["revenue_2025"], "columns.no-subject-id"),
    (["subject_id", "revenue_2025", "revenue_2025_fen"], "columns.twice"),
    (["subject_id", "revenue_2025", "营收_2025"], "columns.twice"),
    (["subject_id", "title_hnte", "title_高企"], "columns.twice"),
    (["subject_id", "subject_id"], "columns.twice"),
    (["subject_id", "revenue_2025__na", "营收_2025__na"], "columns.twice"),
]


@pytest.mark.parametrize(("names", "code"), NAMES)
def test_names_that_cannot_be(vocabulary: Vocabulary, names: list[str], code: str) -> None:
    with pytest.raises(CeyuanError) as caught:
        find_layout("f.csv", names, vocabulary)
    assert caught.value.kind.code == code


def test_a_name_that_means_nothing_is_listed_with_the_nearest(vocabulary: Vocabulary) -> None:
    layout = find_layout("f", ["subject_id", "revenu_2025", "title_hntes", "x", "revenue"], vocabulary)
    found = [(one.name, one.nearest) for one in layout.unrecognised]
    assert found == [("revenu_2025", "revenue_2025"), ("title_hntes", "title_hnte"), ("x", ""), ("revenue", "revenue")]
