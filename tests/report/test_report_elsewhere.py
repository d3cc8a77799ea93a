from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from ceyuan.errors import Language
from ceyuan.intake.report import IntakeReport
from ceyuan.model.facts import SubjectKind
from ceyuan.report.data import report_data
from ceyuan.report.elsewhere import elsewhere_sentence
from ceyuan.report.tables import Elsewhere, Report
from ceyuan.report.workbook import write_workbook

Make = Callable[..., Report]

PARK, PROJECT = SubjectKind.PARK, SubjectKind.PROJECT
PRODUCT, TOWN = SubjectKind.PRODUCT, SubjectKind.TOWN

SENTENCES: list[tuple[str, tuple[SubjectKind, ...], Language, str]] = [
    ("nothing left out", (), "zh", ""),
    ("one kind", (PARK,), "zh", "另有1项面向园区，本登记表是企业名单，未参与。"),
    (
        "the most frequent kind first",
        (PARK, PROJECT, PROJECT),
        "zh",
        "另有3项面向项目、园区，本登记表是企业名单，未参与。",
    ),
    (
        "more kinds than are named",
        (PARK, PROJECT, PRODUCT, TOWN),
        "zh",
        "另有4项面向园区、项目、产品等对象，本登记表是企业名单，未参与。",
    ),
    (
        "in English",
        (PARK, PROJECT, PRODUCT, TOWN),
        "en",
        (
            "4 more measures are about parks, projects, products and others; this register lists enterprises, "
            "so they took no part."
        ),
    ),
]


def left_out(report: Report, *kinds: SubjectKind) -> Report:
    first = report.setting.measures[0]
    some = tuple(
        Elsewhere(replace(first, id=f"m{index}", title=f"事项{index}", subject=kind), "沪松府〔2025〕146号")
        for index, kind in enumerate(kinds, 1)
    )
    return replace(report, setting=replace(report.setting, elsewhere=some))


@pytest.mark.parametrize(("title", "kinds", "language", "sentence"), SENTENCES, ids=[one[0] for one in SENTENCES])
def test_the_sentence_counts_what_took_no_part(
    title: str, kinds: tuple[SubjectKind, ...], language: Language, sentence: str, make_report: Make
) -> None:
    assert elsewhere_sentence(left_out(make_report(language), *kinds).setting) == sentence, title


def test_the_register_is_called_by_what_it_lists(make_report: Make) -> None:
    report = left_out(make_report(), SubjectKind.ENTERPRISE)
    assert elsewhere_sentence(replace(report.setting, kind=PARK)) == "另有1项面向企业，本登记表是园区名单，未参与。"


def test_the_data_list_them_by_kind(make_report: Make, intake: IntakeReport) -> None:
    data = report_data(left_out(make_report(), PARK, PROJECT, PROJECT), intake)
    assert data["elsewhere"] == {"project": ["national/test#m2", "national/test#m3"], "park": ["national/test#m1"]}
    assert report_data(make_report(), intake)["elsewhere"] == {}


def test_the_summary_sheet_lists_them_by_kind(make_report: Make, intake: IntakeReport, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_workbook(left_out(make_report(), PARK, PROJECT, PROJECT), intake, path)
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("汇总").to_python(skip_empty_area=False)
    assert str(rows[2][0]).endswith("不计入。另有3项面向项目、园区，本登记表是企业名单，未参与。")
    assert [[row[0], row[1], row[2], row[9]] for row in rows[12:]] == [
        ["未参与的事项（面向其他对象）", "文号", "面向对象", "事项编号"],
        ["事项2", "沪松府〔2025〕146号", "项目", "national/test#m2"],
        ["事项3", "沪松府〔2025〕146号", "项目", "national/test#m3"],
        ["事项1", "沪松府〔2025〕146号", "园区", "national/test#m1"],
    ]
