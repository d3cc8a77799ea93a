"""The template: empty it reads without doubt, filled it gives back what was filled in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from ceyuan.errors import CeyuanError
from ceyuan.intake import read_register
from ceyuan.intake.report import IntakeReport
from ceyuan.intake.template import write_template
from ceyuan.model.facts import Vocabulary
from ceyuan.model.subject import Subject

FACTS = [
    "统一社会信用代码",
    "注册地址",
    "founded_on",
    "行业门类",
    "营收",
    "职工人数",
    "全国细分市场占有率",
    "自主品牌",
    "专利数",
]


def headers(path: Path) -> dict[str, list[str]]:
    book = CalamineWorkbook.from_path(path)
    rows = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    return {name: [str(cell) for cell in found[0]] for name, found in rows.items() if len(found) == 2}


def test_units_stand_in_the_headers(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = tmp_path / "模板.xlsx"
    write_template(path, vocabulary, FACTS)
    who = ["企业名称*", "统一社会信用代码"]
    assert headers(path) == {
        "基本信息": [
            *who,
            "注册地址",
            "成立日期",
            "行业门类",
            "全国细分市场占有率（%）",
            "拥有自主品牌",
            "专利数（项）",
        ],
        "年度数据": [*who, "年份", "营业收入（万元）", "职工人数（人）"],
        "资质": [*who, "称号", "认定日期", "有效期至"],
        "资质完整性": ["称号", "完整自", "完整至", "清单来源"],
    }


def test_an_empty_template_holds_nobody_and_every_column_is_known(
    tmp_path: Path, vocabulary: Vocabulary, found: Callable[[IntakeReport], list[str]]
) -> None:
    path = tmp_path / "模板.xlsx"
    write_template(path, vocabulary, FACTS)
    register = read_register(path, vocabulary)
    assert register.subjects == ()
    assert register.report.counts.columns_unrecognised == 0
    sheets = ("基本信息", "年度数据", "资质", "资质完整性")
    assert found(register.report) == [
        "sheet-no-header 填写说明",
        *(one for sheet in sheets for one in (f"row-note {sheet}!row 2", f"sheet-no-rows {sheet}")),
        "sheet-hidden 选项",
    ]


def test_a_filled_template_gives_back_what_was_filled_in(
    tmp_path: Path, vocabulary: Vocabulary, described: Callable[[Subject], dict[str, object]]
) -> None:
    empty, filled = tmp_path / "模板.xlsx", tmp_path / "已填.xlsx"
    write_template(empty, vocabulary, FACTS)
    firm = ["甲公司", "91350100M000100Y43"]
    rows = {
        "基本信息": [[*firm, "松江", date(2015, 3, 1), "C", 12.5, "是", 3]],
        "年度数据": [[*firm, 2024, 100.25, 50], [*firm, 2025, 200.5, 60]],
        "资质": [[*firm, "高新技术企业", date(2023, 12, 12), date(2026, 12, 11)]],
        "资质完整性": [["全部", date(2020, 1, 1), date(2026, 6, 30), "市科委"]],
    }
    old = CalamineWorkbook.from_path(empty)
    with xlsxwriter.Workbook(filled) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, new in rows.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate([*old.get_sheet_by_name(name).to_python(), *new]):
                for column, value in enumerate(row):
                    sheet.write(number, column, value, day if isinstance(value, date) else None)
    register = read_register(filled, vocabulary)
    assert [described(one) for one in register.subjects] == [
        {
            "id": "91350100M000100Y43",
            "name": "甲公司",
            "注册地址": "松江",
            "成立日期": "2015-03-01",
            "行业门类": "C",
            "全国细分市场占有率": "0.1250",
            "拥有自主品牌": "是",
            "专利数": "3",
            "营业收入": {2024: "1002500.00", 2025: "2005000.00"},
            "职工人数": {2024: "50", 2025: "60"},
            "holds": ["高新技术企业 2023-12-12 2026-12-11 -"],
            "complete": {"*": "2020-01-01 2026-06-30 市科委"},
        }
    ]


def test_a_template_for_parks_has_no_credit_code(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = tmp_path / "园区.xlsx"
    write_template(path, vocabulary, ["园区面积"])
    assert headers(path)["基本信息"] == ["园区名称*", "园区面积（平方米）"]


@pytest.mark.parametrize(
    ("facts", "folder", "code"),
    [
        (["营业收人"], ".", "intake.template-unknown-fact"),
        (["营业收入", "园区面积"], ".", "intake.template-several-subjects"),
        (["营业收入"], "没有这个文件夹", "intake.template-not-writable"),
    ],
)
def test_what_no_template_can_hold(
    tmp_path: Path, vocabulary: Vocabulary, facts: list[str], folder: str, code: str
) -> None:
    with pytest.raises(CeyuanError) as caught:
        write_template(tmp_path / folder / "模板.xlsx", vocabulary, facts)
    assert caught.value.kind.code == code
