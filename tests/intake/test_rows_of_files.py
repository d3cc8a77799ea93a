"""Each row gives what stands once the file's contradictions are settled; every value knows its column."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ceyuan.intake.options import IntakeOptions
from ceyuan.intake.read import read_register, read_rows
from ceyuan.intake.rows import Given
from ceyuan.model.facts import Vocabulary
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library

A, B = "91350100M000100Y43", "91110000802100433B"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_library(bundled_packs()).vocabulary


def write(folder: Path, *lines: str) -> Path:
    path = folder / "一.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_rows_come_in_the_order_of_the_file(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = write(
        tmp_path,
        "企业名称,统一社会信用代码,年份,营业收入（万元）,专职研发人员数",
        f"甲厂,{A},2024,1,10",
        f"乙厂,{B},2024,2,",
        f"甲厂,{A},2025,3,11",
    )
    read = read_rows(path, vocabulary)
    assert [(row.row, row.code, row.name) for row in read.rows] == [(2, A, "甲厂"), (3, B, "乙厂"), (4, A, "甲厂")]
    revenue = Given("营业收入", 2024, Decimal(10000), 4)
    assert read.rows[0].values == (revenue,)  # the number of staff of the later year stands
    assert read.rows[2].values == (
        Given("营业收入", 2025, Decimal(30000), 4),
        Given("专职研发人员数", None, Decimal(11), 5),
    )
    assert read.headers == {"": 1}


def test_what_rows_contradict_is_in_none_of_them(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = write(
        tmp_path, "企业名称,统一社会信用代码,2025年营业收入（万元）,专职研发人员数", f"甲厂,{A},1,10", f"甲厂,{A},2,10"
    )
    read = read_rows(path, vocabulary)
    assert [row.values for row in read.rows] == [(Given("专职研发人员数", None, Decimal(10), 4),), ()]
    assert [one.kind.code for one in read.report.findings] == ["firm-conflict"]


def test_both_ways_of_reading_report_alike(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = write(tmp_path, "企业名称,营业收入,备注二", "甲厂,待定,无", "合计,3,")
    options = IntakeOptions(year=2025)
    rows, register = (read(path, vocabulary, options=options) for read in (read_rows, read_register))
    assert rows.report == register.report
