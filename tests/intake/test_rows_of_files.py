"""Each row gives what stands once the file's contradictions are settled; every value knows its column."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ceyuan.intake.options import IntakeOptions
from ceyuan.intake.read import read_register, read_rows
from ceyuan.intake.rows import Given, TitleGiven
from ceyuan.model.credit import CreditEvent, CreditGrade, CreditKind
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


def test_titles_stand_with_their_days_unless_the_file_denies_them(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = write(
        tmp_path,
        "企业名称,统一社会信用代码,称号,认定日期,有效期至,证书编号",
        f"甲厂,{A},高新技术企业,2024-12-04,2027-12-03,GR2024",
        f"乙厂,{B},高新技术企业,2025-12-04,2024-12-03,",
        f"甲厂,{A},国家高企王,2024-01-01,,",
    )
    options = IntakeOptions(remarks={"number": ("证书编号",)}, columns={"证书编号": "备注"})
    first, second, third = read_rows(path, vocabulary, options=options).rows
    assert first.titles == (TitleGiven("高新技术企业", date(2024, 12, 4), date(2027, 12, 3), None, 3),)
    assert (first.remarks, second.remarks) == ({"number": "GR2024"}, {})
    assert second.titles == third.titles == ()


def test_events_and_the_reach_of_their_list_come_with_the_rows(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = write(
        tmp_path,
        "信用记录完整期间：2023-07-01至2026-06-30",
        "企业名称,统一社会信用代码,事项类型,等级,认定日期,认定机关",
        f"甲厂,{A},行政处罚,一般,2025-03-01,区环境局",
    )
    read = read_rows(path, vocabulary, options=IntakeOptions(remarks={"authority": ("认定机关",)}))
    (row,) = read.rows
    assert row.events == (CreditEvent(CreditKind.PENALTY, CreditGrade.GENERAL, decided=date(2025, 3, 1)),)
    assert row.remarks == {"authority": "区环境局"}
    assert [(one.complete_from, one.complete_to) for one in read.credit] == [(date(2023, 7, 1), date(2026, 6, 30))]
