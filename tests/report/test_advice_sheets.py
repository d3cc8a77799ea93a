"""The sheets of advice: one row a route, nearest first; combinations with ranges; ladders that are begun."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from python_calamine import CalamineWorkbook

from ceyuan.intake.report import IntakeReport
from ceyuan.report.tables import AdviceTables, CombinationRow, LadderRow, Report, RouteRow
from ceyuan.report.workbook import write_workbook

Make = Callable[..., Report]
NEAR = RouteRow(
    "9131",
    "松云精密",
    "成长型企业",
    "试〔2026〕1号",
    "职工人数为90人，要求不少于100人，还差10人。",
    "到2026年底：职工人数由90人增至100人（多10人）。最早2027年6月30日可以申报。",
    "小（0.11）",
    Fraction(1, 9),
    "2027年6月30日",
    "拥有自主品牌",
    "最高50万元，由区经委择优确定，不作承诺",
)
ITEM = CombinationRow(
    "9131",
    "松云精密",
    "已符合",
    "首店奖励",
    "最高50万元，由区经委择优确定，不作承诺",
    "计入",
    Fraction(0),
    Fraction(500_000),
)
TOTAL = CombinationRow("9131", "松云精密", "已符合", "合计", "金额未知", "", Fraction(0), None)
STEP = LadderRow(
    "松云精密", "松云精密", "优质中小企业", "目前处于第1级（共5级）。", "下一级是“专精特新中小企业”。", "", ""
)
ADVICE = AdviceTables((NEAR,), (ITEM, TOTAL), (STEP,), 1)


def sheets(report: Report, intake: IntakeReport, path: Path) -> dict[str, list[list[object]]]:
    write_workbook(report, intake, path)
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_there_are_none_unless_asked_for(make_report: Make, intake: IntakeReport, tmp_path: Path) -> None:
    assert {"怎样做到", "组合", "阶梯"} & set(sheets(make_report("zh", None), intake, tmp_path / "a.xlsx")) == set()


def test_routes_are_told_whole(make_report: Make, intake: IntakeReport, tmp_path: Path) -> None:
    report = replace(make_report("zh", None), advice=ADVICE)
    found = sheets(report, intake, tmp_path / "a.xlsx")["怎样做到"]
    assert found[3:] == [
        ["企业", "事项", "难度", "最早", "怎样做到", "差什么", "须经确认", "达到后", "文号", "企业编号"],
        [
            "松云精密",
            "成长型企业",
            "小（0.11）",
            "2027年6月30日",
            NEAR.changes,
            NEAR.unmet,
            "拥有自主品牌",
            NEAR.award,
            "试〔2026〕1号",
            "9131",
        ],
    ]


def test_what_a_body_decides_is_a_range(make_report: Make, intake: IntakeReport, tmp_path: Path) -> None:
    report = replace(make_report("zh", None), advice=ADVICE)
    found = sheets(report, intake, tmp_path / "a.xlsx")["组合"]
    assert found[4:] == [
        ["松云精密", "已符合", "首店奖励", ITEM.amount, "计入", 0.0, 500_000.0, "9131"],
        ["松云精密", "已符合", "合计", "金额未知", "", 0.0, "", "9131"],
    ]


def test_a_firm_without_a_code_has_none(make_report: Make, intake: IntakeReport, tmp_path: Path) -> None:
    report = replace(make_report("zh", None), advice=ADVICE)
    found = sheets(report, intake, tmp_path / "a.xlsx")["阶梯"]
    assert found[4] == ["松云精密", "优质中小企业", STEP.standing, STEP.next, "", "", ""]


def test_a_part_of_the_firms_is_said_so(make_report: Make, intake: IntakeReport, tmp_path: Path) -> None:
    report = replace(make_report("zh", None), advice=ADVICE)
    note = sheets(report, intake, tmp_path / "a.xlsx")["怎样做到"][2][0]
    assert str(note).endswith(f"只看了前1家（共{len(report.firms)}家）。")


def test_the_sheets_have_english_headings(make_report: Make, intake: IntakeReport, tmp_path: Path) -> None:
    report = replace(make_report("en", None), advice=ADVICE)
    found = sheets(report, intake, tmp_path / "a.xlsx")
    assert [found[name][3][2] for name in ("How to get there", "Combinations", "Ladders")] == [
        "Effort",
        "Measure",
        "Where it stands",
    ]


def test_the_same_advice_gives_the_same_bytes(make_report: Make, intake: IntakeReport, tmp_path: Path) -> None:
    report = replace(make_report("zh", None), advice=ADVICE)
    paths = [tmp_path / name for name in ("a.xlsx", "b.xlsx")]
    for path in paths:
        write_workbook(report, intake, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()
