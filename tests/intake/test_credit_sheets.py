"""Credit events beside other sheets of a workbook: who is meant, how far they are complete, the template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from ceyuan.intake import read_register
from ceyuan.intake.options import IntakeOptions
from ceyuan.intake.report import IntakeReport
from ceyuan.intake.table.credit_words import (
    ABOUT_WORDS,
    CREDIT_WORDS,
    GRADE_WORDS,
    KIND_WORDS,
    find_about,
    find_grade,
    find_kind,
)
from ceyuan.intake.table.index import header_index
from ceyuan.intake.template import write_template
from ceyuan.intake.values.characters import match_key
from ceyuan.model.credit import CreditGrade, CreditKind, CreditSubject, CreditTest, CreditWindow
from ceyuan.model.facts import Fact, FactType, Vocabulary
from ceyuan.model.subject import Subject
from ceyuan.packs.load import load_library
from source_tree import ROOT

CODE = "91350100M000100Y43"
FIRMS = [["企业名称", "统一社会信用代码", "专利数"], ["甲公司", CODE, 3], ["乙公司", None, 1]]
EVENTS = ["企业名称", "统一社会信用代码", "事项类型", "等级", "认定日期", "公示截止日期", "修复日期"]
COMPLETE = ["事项类型", "主体", "完整自", "完整至", "清单来源"]
DAY, SINCE = date(2026, 6, 30), date(2020, 1, 1)
Described = Mapping[str, object]

BOOKS: dict[str, tuple[dict[str, list[list[object]]], list[Described], list[str]]] = {
    "events join the firms of another sheet, by code or by name": (
        {
            "信用": [
                EVENTS,
                ["甲有限公司", CODE, "经营异常名录", None, date(2025, 3, 1), None, None],
                ["乙公司", None, "质量事故", "重大", "2025年3月1日", None, None],
            ]
        },
        [
            {"events": ["abnormal-list - enterprise 2025-03-01 - -"]},
            {"events": ["quality-accident major enterprise 2025-03-01 - -"]},
        ],
        ["firm-other-name 信用!row 2"],
    ),
    "a firm that no other sheet lists": (
        {"信用": [EVENTS, ["丙公司", None, "走私", None, date(2025, 3, 1), None, None]]},
        [{}, {}],
        ["credit-firm-unknown 信用!row 2"],
    ),
    "complete for every firm: all kinds, and single ones about the representative": (
        {
            "完整性": [
                COMPLETE,
                ["全部", "企业", SINCE, DAY, "信用中国"],
                ["失信被执行人、行政处罚", "法定代表人", SINCE, DAY, "信用中国"],
                ["走私", "全部", date(2023, 1, 1), DAY, "海关"],
            ]
        },
        [
            {
                "recorded": [
                    "2020-01-01 2026-06-30 信用中国 enterprise",
                    "2020-01-01 2026-06-30 信用中国 legal-representative dishonest-debtor penalty",
                    "2023-01-01 2026-06-30 海关 enterprise smuggling",
                    "2023-01-01 2026-06-30 海关 legal-representative smuggling",
                ]
            }
        ]
        * 2,
        [],
    ),
    "completeness that says of nothing known, of nobody known, or for no days": (
        {
            "完整性": [
                COMPLETE,
                ["拖欠工资", None, SINCE, DAY, None],
                ["重大税收违法", None, SINCE, DAY, None],
                ["走私", "法人", SINCE, DAY, None],
                ["走私", None, DAY, SINCE, None],
                ["走私、欠税", None, SINCE, DAY, "海关"],
            ]
        },
        [{"recorded": ["2020-01-01 2026-06-30 海关 enterprise smuggling"]}] * 2,
        [
            "credit-coverage-kind 完整性!A2",
            "credit-coverage-kind 完整性!A3",
            "credit-about-unknown 完整性!B4",
            "credit-coverage-unclear 完整性!C5",
            "credit-coverage-kind 完整性!A6",
        ],
    ),
    "a clean row needs no days of its own where a sheet states them": (
        {
            "信用": [EVENTS, ["甲公司", CODE, "无", None, None, None, None]],
            "完整性": [COMPLETE, [None, None, SINCE, DAY, "信用中国"]],
        },
        [{"recorded": ["2020-01-01 2026-06-30 信用中国 enterprise"]}] * 2,
        [],
    ),
}


@pytest.mark.parametrize("book", BOOKS.values(), ids=list(BOOKS))
def test_events_stand_beside_other_sheets(
    book: tuple[dict[str, list[list[object]]], list[Described], list[str]],
    vocabulary: Vocabulary,
    write_book: Callable[..., Path],
    described: Callable[[Subject], dict[str, object]],
    found: Callable[[IntakeReport], list[str]],
) -> None:
    sheets, firms, findings = book
    register = read_register(write_book({"企业": FIRMS, **sheets}), vocabulary)
    who: list[Described] = [
        {"id": CODE, "name": "甲公司", "专利数": "3"},
        {"id": "乙公司", "name": "乙公司", "专利数": "1"},
    ]
    expected = [{**one, **more} for one, more in zip(who, firms, strict=True)]
    assert [described(one) for one in register.subjects] == expected
    assert found(register.report) == findings


CLEAN = CreditTest((CreditKind.SAFETY_ACCIDENT,), CreditWindow(3))


@pytest.fixture
def with_clean_record(vocabulary: Vocabulary) -> Vocabulary:
    span = vocabulary.facts["专利数"].span
    fact = Fact("近三年有事故", "incident", "Incident", FactType.BOOLEAN, span, credit=(CLEAN,))
    return replace(vocabulary, facts={**vocabulary.facts, fact.name: fact})


def test_a_template_takes_events_where_a_fact_asks_for_a_clean_record(
    tmp_path: Path,
    with_clean_record: Vocabulary,
    described: Callable[[Subject], dict[str, object]],
    found: Callable[[IntakeReport], list[str]],
) -> None:
    empty, filled = tmp_path / "模板.xlsx", tmp_path / "已填.xlsx"
    write_template(empty, with_clean_record, ["专利数", "近三年有事故"])
    added = {
        "基本信息": ["甲公司", CODE, 3],
        "信用记录": ["甲公司", CODE, "安全事故", "较大", "企业", SINCE, DAY, None, "区应急局"],
        "信用记录完整性": ["全部", None, SINCE, DAY, "信用中国"],
    }
    old = CalamineWorkbook.from_path(empty)
    with xlsxwriter.Workbook(filled) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name in old.sheet_names:
            sheet = book.add_worksheet(name)
            rows = old.get_sheet_by_name(name).to_python()
            for number, row in enumerate([*rows, added.get(name, [])]):
                for column, value in enumerate(row):
                    sheet.write(number, column, value, day if isinstance(value, date) else None)
    register = read_register(filled, with_clean_record)
    assert [described(one) for one in register.subjects] == [
        {
            "id": CODE,
            "name": "甲公司",
            "专利数": "3",
            "events": ["safety-accident larger enterprise 2020-01-01 2026-06-30 -"],
            "recorded": ["2020-01-01 2026-06-30 信用中国 enterprise"],
        }
    ]
    doubts = [one for one in found(register.report) if one.startswith("credit-")]
    assert (doubts, register.report.counts.columns_unrecognised) == ([], 0)


def test_every_word_is_read_as_what_it_stands_for() -> None:
    kinds = [word for kind, words in KIND_WORDS.items() for word in (kind, *words) if find_kind(word) != (kind, None)]
    grades = [word for one, words in GRADE_WORDS.items() for word in (one, *words) if find_grade(word) is not one]
    about = [word for one, words in ABOUT_WORDS.items() for word in (one, *words) if find_about(word) is not one]
    assert (kinds, grades, about) == ([], [], [])
    assert [set(KIND_WORDS), set(GRADE_WORDS), set(ABOUT_WORDS)] == [
        set(CreditKind),
        set(CreditGrade),
        set(CreditSubject),
    ]


def test_no_word_over_a_column_stands_for_two_roles() -> None:
    listed = [match_key(word) for words in CREDIT_WORDS.values() for word in words]
    assert sorted(one for one in listed if listed.count(one) > 1) == []


def test_no_fact_or_title_bears_the_name_of_a_kind_of_events() -> None:
    library = load_library(ROOT / "packs")
    index = header_index(library.vocabulary, IntakeOptions())
    taken = [
        word for word in CREDIT_WORDS[next(iter(CREDIT_WORDS))] if match_key(word) in {*index.facts, *index.titles}
    ]
    assert taken == []
