"""A register written in columns and read again is the same register."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ceyuan.errors import CeyuanError
from ceyuan.intake.columns.opening import open_columns
from ceyuan.intake.columns.subjects import columns_of
from ceyuan.model.columns import subject_at
from ceyuan.model.facts import Fact, FactType, RecognitionTitle, Vocabulary
from ceyuan.model.subject import Coverage, Holding, Holdings, Missing, MissingReason, NotApplicable, Subject
from ceyuan.report.columns.register import write_register
from ceyuan.source import Source, Span

NOWHERE = Span(Source("test", ""), 0, 0)
DAY = date(2026, 6, 30)
D = Decimal
FACTS = (
    Fact("营业收入", "revenue", "", FactType.NUMBER, NOWHERE, yearly=True, unit="元", scale=2),
    Fact("占有率", "share", "", FactType.NUMBER, NOWHERE, scale=4),
    Fact("职工人数", "staff", "", FactType.NUMBER, NOWHERE, yearly=True),
    Fact("自主品牌", "own_brand", "", FactType.BOOLEAN, NOWHERE),
    Fact("行业门类", "section", "", FactType.TEXT, NOWHERE),
    Fact("成立日期", "founded_on", "", FactType.DATE, NOWHERE),
)
TITLES = (RecognitionTitle("高企", "hnte", "", NOWHERE), RecognitionTitle("小巨人", "giant", "", NOWHERE))
VOCABULARY = Vocabulary({one.name: one for one in FACTS}, {one.name: one for one in TITLES})
WRONG = Missing(MissingReason.WRONG_VALUE)
SUBJECTS = (
    Subject(
        "1",
        "甲“一”,厂",
        current={"占有率": D("0.1234"), "自主品牌": True, "行业门类": "C", "成立日期": date(1950, 1, 1)},
        yearly={"营业收入": {2025: D("0.01"), 2024: WRONG}, "职工人数": {2025: D(7)}},
        holdings=Holdings((Holding("高企"),), {"*": Coverage("s", DAY, DAY)}),
    ),
    Subject(
        "2",
        "乙",
        current={"自主品牌": False, "成立日期": WRONG},
        yearly={"营业收入": {2025: NotApplicable(), 2024: D("-92233720368547.58")}},
        holdings=Holdings((), {"小巨人": Coverage("s", DAY, DAY)}),
    ),
    Subject("3", "丙"),
)


@pytest.mark.parametrize("name", ["f.parquet", "f.csv"])
def test_a_register_comes_back(tmp_path: Path, name: str) -> None:
    columns = columns_of(SUBJECTS, VOCABULARY, as_of=DAY)
    write_register(columns, tmp_path / name, VOCABULARY, as_of=DAY)
    file = open_columns(tmp_path / name, VOCABULARY, as_of=DAY)
    (part,) = file.batches()
    assert file.unrecognised == ()
    for row in range(len(SUBJECTS)):
        assert subject_at(part, row, VOCABULARY, as_of=DAY) == subject_at(columns, row, VOCABULARY, as_of=DAY)


def test_names_types_and_metadata_are_those_of_the_format(tmp_path: Path) -> None:
    path = tmp_path / "f.parquet"
    named = write_register(columns_of(SUBJECTS, VOCABULARY, as_of=DAY), path, VOCABULARY, as_of=DAY)
    with pq.ParquetFile(path) as file:
        types = {
            one.name: (one.physical_type, str(one.logical_type)) for one in map(file.schema.column, range(len(named)))
        }
        assert file.metadata.metadata[b"ceyuan.format"] == b"1"
        assert file.metadata.metadata[b"ceyuan.as_of"] == b"2026-06-30"
    assert types == {
        "subject_id": ("BYTE_ARRAY", "String"),
        "subject_name": ("BYTE_ARRAY", "String"),
        "revenue_2024": ("INT64", "Decimal(precision=18, scale=2)"),
        "revenue_2024__wrong": ("BOOLEAN", "None"),
        "revenue_2025": ("INT64", "Decimal(precision=18, scale=2)"),
        "revenue_2025__na": ("BOOLEAN", "None"),
        "share": ("INT64", "Decimal(precision=18, scale=4)"),
        "staff_2025": ("INT64", "None"),
        "own_brand": ("BOOLEAN", "None"),
        "section": ("BYTE_ARRAY", "String"),
        "founded_on": ("INT32", "Date"),
        "founded_on__wrong": ("BOOLEAN", "None"),
        "title_hnte": ("BOOLEAN", "None"),
        "title_giant": ("BOOLEAN", "None"),
    }
    assert set(named) == set(types)


def test_a_number_too_long_for_eighteen_digits_is_written_in_fen(tmp_path: Path) -> None:
    long = Subject("1", "甲", yearly={"营业收入": {2025: D("92233720368547758.07"), 2024: D(1)}})
    path = tmp_path / "f.parquet"
    named = write_register(columns_of([long], VOCABULARY, as_of=DAY), path, VOCABULARY, as_of=DAY)
    assert {"revenue_2025_fen", "revenue_2024"} <= set(named)
    (part,) = open_columns(path, VOCABULARY, as_of=DAY).batches()
    assert subject_at(part, 0, VOCABULARY, as_of=DAY).yearly == long.yearly


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CeyuanError) as caught:
        write_register(columns_of(SUBJECTS, VOCABULARY, as_of=DAY), tmp_path / "f.xlsx", VOCABULARY, as_of=DAY)
    assert caught.value.kind.code == "columns.wrong-suffix"
