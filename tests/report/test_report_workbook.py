from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter.workbook import Workbook

from ceyuan.errors import CeyuanError, Language
from ceyuan.intake.report import IntakeReport
from ceyuan.report.atomic import write_atomically
from ceyuan.report.gather import Limits
from ceyuan.report.tables import Report
from ceyuan.report.workbook import write_workbook
from ceyuan.report.workbook.book import open_book
from ceyuan.report.workbook.matrix import write_matrix

Make = Callable[..., Report]
Rows = list[list[object]]


def read(path: Path) -> dict[str, Rows]:
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


@pytest.fixture
def write(make_report: Make, intake: IntakeReport, tmp_path: Path) -> Callable[..., dict[str, Rows]]:
    def wrote(language: Language = "zh", limits: Limits | None = None) -> dict[str, Rows]:
        path = tmp_path / f"{language}.xlsx"
        write_workbook(make_report(language, limits), intake, path)
        return read(path)

    return wrote


def test_the_sheets_stand_in_their_order_in_both_languages(write: Callable[..., dict[str, Rows]]) -> None:
    assert list(write("zh")) == ["汇总", "企业×事项", "理由", "差一点", "待补材料", "读入报告", "说明"]
    assert list(write("en")) == [
        "Summary",
        "Firms × measures",
        "Reasons",
        "Near misses",
        "To collect",
        "Intake",
        "Notes",
    ]


def test_the_title_block_names_register_day_year_engine_and_packs(write: Callable[..., dict[str, Rows]]) -> None:
    rows = write()["汇总"]
    assert rows[1][0] == (
        "登记表：登记表.xlsx　申报日期：2026-06-30　基准年度：2025年　引擎：ceyuan 0.1.0　依据文件：1份（见“汇总”）"
    )
    assert rows[10][:3] == ["试行办法", "工信部企业〔2026〕2号", "ab" * 32 + "　national/test"]


def test_the_summary_counts_are_numbers(write: Callable[..., dict[str, Rows]]) -> None:
    rows = write()["汇总"]
    assert rows[4] == ["=成长型企业", "工信部企业〔2026〕2号", 1.0, 2.0, 1.0, 0.0, 0.0, 0.25, 1.0, "national/test#grow"]
    assert rows[6][2:9] == [0.0, 0.0, 0.0, 0.0, 4.0, "", 0.0]


def test_the_matrix_shows_a_word_for_every_firm_and_measure(write: Callable[..., dict[str, Rows]]) -> None:
    rows = write()["企业×事项"]
    assert rows[4] == ["企业", "编号", "符合项数", "待定项数", "=成长型企业", "领先企业"]
    assert rows[5] == ["松云机械", "91310117MA1J00001X", 1.0, 1.0, "符合", "待定"]
    assert rows[6] == ["乙厂", "", 0.0, 0.0, "不符合", "不符合"]


def test_measures_that_are_pending_or_closed_for_all_are_left_to_the_summary(
    write: Callable[..., dict[str, Rows]],
) -> None:
    sheets = write()
    assert str(sheets["企业×事项"][2][0]).endswith("另有2项对所有企业都是待发布或未受理，只列在“汇总”。")
    assert [row[0] for row in sheets["汇总"][4:8]] == ["=成长型企业", "领先企业", "明年受理", "细则待发布"]


def test_a_measure_pending_for_some_firms_only_keeps_its_column(
    make_report: Make, intake: IntakeReport, tmp_path: Path
) -> None:
    report = make_report()
    first = report.firms[0]
    outcomes = (*first.outcomes[:3], first.outcomes[0])
    counts = (*report.counts[:3], replace(report.counts[3], yes=1, pending=3))
    path = tmp_path / "some.xlsx"
    firms = (replace(first, outcomes=outcomes), *report.firms[1:])
    write_workbook(replace(report, firms=firms, counts=counts), intake, path)
    rows = read(path)["企业×事项"]
    assert [row[4:] for row in rows[4:7]] == [
        ["=成长型企业", "领先企业", "细则待发布"],
        ["符合", "待定", "符合"],
        ["不符合", "不符合", "待发布"],
    ]


def test_reasons_print_their_readable_columns_and_wide_tables_on_large_paper(
    make_report: Make, intake: IntakeReport, tmp_path: Path
) -> None:
    path = tmp_path / "print.xlsx"
    write_workbook(make_report(), intake, path)
    with ZipFile(path) as parts:
        names = parts.read("xl/workbook.xml").decode()
        pages = [parts.read(f"xl/worksheets/sheet{number}.xml").decode() for number in range(1, 8)]
    assert re.findall(r'name="_xlnm.Print_Area"[^>]*>([^<]*)<', names) == ["理由!$A$1:$F$24"]
    assert [re.findall(r'<pageSetup paperSize="(\d+)"', page) for page in pages] == [
        ["9"],
        ["8"],
        ["8"],
        ["9"],
        ["9"],
        ["9"],
        ["9"],
    ]
    assert all('fitToHeight="0" orientation="landscape"' in page for page in pages)


def test_the_other_sheets_hold_what_was_gathered(write: Callable[..., dict[str, Rows]]) -> None:
    sheets = write()
    assert sheets["理由"][4][:9] == [
        "松云机械",
        "=成长型企业",
        "附件1 1",
        "要求1",
        "符合",
        "营业收入：2025年为 6000万元，要求不低于1500万元，符合。",
        "符合",
        "6000万元",
        "不低于1500万元",
    ]
    assert sheets["差一点"][4][:9] == [
        "乙厂",
        "=成长型企业",
        "要求2",
        "附件1 2",
        "99人",
        "不少于100人",
        "差1人",
        0.01,
        0.0,
    ]
    assert sheets["待补材料"][5][:5] == ["市场地位较为靠前（需人工认定）", 1.0, 2.0, 2.0, "评审专家"]
    assert sheets["读入报告"][3][:2] == ["已读工作表", 1.0]
    assert sheets["读入报告"][8][:5] == ["企业", "B", "职工人数（人）", "职工人数", ""]
    assert sheets["读入报告"][12][:4] == ["登记表.xlsx", "企业!B3", "职工人数", "约百人"]
    assert sheets["说明"][3][:2] == ["符合", "qualifies"]


def test_a_shortened_table_says_so(write: Callable[..., dict[str, Rows]]) -> None:
    sheets = write("zh", Limits(reasons=6, near_misses=1))
    assert sheets["理由"][2][0] == (
        "企业较多，本页只列前1家（共4家）。其余请用命令查看：ceyuan explain 登记表.xlsx --firm 企业名称或代码"
    )
    assert (
        sheets["差一点"][2][0]
        == "只差一项要求的企业；其余待定项少、差距小的在前。已结账的年度不可调整。共2条，只列最接近的1条。"
    )


def test_beyond_the_row_limit_the_matrix_goes_on_in_a_next_sheet(make_report: Make, tmp_path: Path) -> None:
    path = tmp_path / "split.xlsx"
    report = make_report()
    workbook = Workbook(str(path))
    write_matrix(open_book(workbook, report.setting), report, most_rows=8)
    workbook.close()
    sheets = read(path)
    assert [rows[5][0] for rows in sheets.values()] == ["松云机械", "丁厂"]
    assert list(sheets) == ["企业×事项", "企业×事项 2"]


def test_the_same_report_gives_the_same_bytes(make_report: Make, intake: IntakeReport, tmp_path: Path) -> None:
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    write_workbook(make_report(), intake, first)
    write_workbook(make_report(), intake, second)
    assert first.read_bytes() == second.read_bytes()


def test_no_text_becomes_a_formula(make_report: Make, intake: IntakeReport, tmp_path: Path) -> None:
    path = tmp_path / "formula.xlsx"
    write_workbook(make_report(), intake, path)
    with ZipFile(path) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 7
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)
    assert read(path)["汇总"][4][0] == "=成长型企业"


def test_a_missing_folder_is_named(make_report: Make, intake: IntakeReport, tmp_path: Path) -> None:
    with pytest.raises(CeyuanError) as caught:
        write_workbook(make_report(), intake, tmp_path / "nowhere" / "out.xlsx")
    assert caught.value.kind.code == "report.folder-missing"


@pytest.mark.parametrize(("number", "code"), [(28, "report.disk-full"), (13, "report.not-writable")])
def test_what_goes_wrong_while_writing_leaves_the_old_file_alone(number: int, code: str, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    path.write_text("old", encoding="utf-8")

    def broken(draft: Path) -> None:
        draft.write_text("half", encoding="utf-8")
        raise OSError(number, "told by the system")

    with pytest.raises(CeyuanError) as caught:
        write_atomically(path, broken)
    assert caught.value.kind.code == code
    assert path.read_text(encoding="utf-8") == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["out.xlsx"]


def test_an_interruption_leaves_nothing_behind(tmp_path: Path) -> None:
    def interrupted(draft: Path) -> None:
        draft.write_text("half", encoding="utf-8")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "out.xlsx", interrupted)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_told_by_its_name(make_report: Make, intake: IntakeReport) -> None:
    from ceyuan.report.workbook.write import _write  # noqa: PLC0415 -- only where the device exists

    with pytest.raises(OSError, match="No space left"):
        _write(make_report(), intake, Path("/dev/full"))
