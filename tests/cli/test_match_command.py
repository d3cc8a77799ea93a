from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from python_calamine import CalamineWorkbook

from ceyuan.cli.judging import load_packs
from ceyuan.model.facts import SubjectKind

Run = Callable[..., SimpleNamespace]


DAY = ("--as-of", "2026-06-30")


def test_the_summary_counts_answers_and_names_what_to_collect(run: Run, firms: Path) -> None:
    ran = run("match", firms, *DAY)
    assert ran.code == 0
    lines = [line.rstrip() for line in ran.out.splitlines() if line.strip()]
    assert lines[0] == "firms.csv：3家；申报日期 2026-06-30；基准年度 2025年；事项 3项"
    row = next(line for line in lines if "growing" in line)
    assert re.findall(r"\d+|·", row.split("]")[1]) == ["1", "1", "1", "·", "·", "1"]
    assert "实施细则等待发布（1项）：智能工厂" in lines
    assert "当日不受理（1项）：领先企业" in lines
    assert "  2025年研发费用：补齐即可定1个结论，涉及1个结论、1家（由企业提供，来源：审计报告或申报表）" in lines


def test_measures_about_other_subjects_are_counted_not_hidden(run: Run, firms: Path) -> None:
    about = [(f"{one.pack}#{one.id}", one.subject) for one in load_packs(None).measures()]
    others = {name for name, kind in about if kind is not SubjectKind.ENTERPRISE}
    data = run("match", firms, *DAY, "--json", packs=False).data
    assert {name for listed in data["elsewhere"].values() for name in listed} == others
    assert len(data["measures"]) + len(others) == len(about)
    told = run("match", firms, *DAY, packs=False).out
    assert f"另有{len(others)}项面向" in told
    assert "本登记表是企业名单，未参与。" in told
    assert run("match", firms, *DAY, "--measure", "growing", "--json").data["elsewhere"] == {}


def test_without_a_day_today_is_taken_and_said(run: Run, firms: Path) -> None:
    before = datetime.now().astimezone().date()
    ran = run("match", firms)
    after = datetime.now().astimezone().date()
    assert any(f"申报日期 {day.isoformat()}（今天）" in ran.out for day in (before, after))


def test_a_day_may_be_written_in_chinese(run: Run, firms: Path) -> None:
    assert run("match", firms, "--as-of", "2026年6月30日").out == run("match", firms, *DAY).out


def test_the_workbook_is_written_and_named(run: Run, firms: Path, tmp_path: Path) -> None:
    out = tmp_path / "结果.xlsx"
    ran = run("match", firms, *DAY, "--out", out)
    assert ran.code == 0
    assert ran.out.endswith(f"明细和理由已写入：{out}\n")
    book = CalamineWorkbook.from_path(str(out))
    assert book.sheet_names[0] == "汇总"
    assert book.get_sheet_by_name("企业×事项").to_python()[5][:2] == [
        "松云精密机械（上海）有限公司",
        "91110000600037341L",
    ]


def test_the_data_say_everything(run: Run, firms: Path) -> None:
    data = run("match", firms, *DAY, "--json").data
    assert data["firms"][1] == {
        "id": "松江云海科技有限公司",
        "name": "松江云海科技有限公司",
        "verdicts": {
            "district/trial-2#smart-factory": "pending",
            "national/trial-1#growing": "no",
            "national/trial-1#leading": "closed",
        },
    }
    assert data["near_misses"] == [
        {
            "firm": "松江云海科技有限公司",
            "name": "松江云海科技有限公司",
            "measure": "national/trial-1#growing",
            "text": "职工100人以上",
            "clause": "第二条（二）",
            "value": "99人",
            "required": "不少于100人",
            "gap": "差1人",
            "relative_gap": 0.01,
            "still_unknown": 0,
            "sentence": "职工人数为 99人，要求不少于100人，不符合，差1人。",
            "source": "据官方文本",
        }
    ]
    assert (data["as_of"], data["as_of_assumed"], data["reference_year"]) == ("2026-06-30", False, 2025)


def test_a_register_without_the_reference_year_is_pointed_out(run: Run, firms: Path) -> None:
    ran = run("match", firms, "--as-of", "2028-06-30")
    assert ran.err == (
        "注意：登记表最近的年度是2025年，没有基准年度2027年的数据，涉及年度数据的条件多为待定。"
        "如需按2025年试算，请加 --reference-year 2025。\n"
    )
    assert run("match", firms, "--as-of", "2028-06-30", "--reference-year", "2025").err == ""


def test_only_the_measures_asked_for_are_matched(run: Run, firms: Path) -> None:
    data = run("match", firms, *DAY, "--measure", "growing", "--json").data
    assert [one["measure"] for one in data["measures"]] == ["national/trial-1#growing"]


REFUSED: list[tuple[str, list[str], str]] = [
    ("an unknown measure", ["--measure", "growin"], "没有事项“growin”\n提示：最接近的事项编号：growing"),
    ("another format", ["--out", "result.csv"], "输出文件“result.csv”的扩展名不是 .xlsx\n提示：请写成 result.xlsx"),
    ("a folder that is not there", ["--out", "nowhere/out.xlsx"], "没有文件夹“"),
    ("a column without its fact", ["--column", "产值"], "--column 的“产值”缺少等号或一边为空"),
    ("a unit without its column", ["--unit", "=万元"], "--unit 的“=万元”缺少等号或一边为空"),
    ("rows that are none", ["--header-rows", "first"], "“first”不是表头的行号"),
    ("a kind no measure is about", ["--kind", "park"], "政策包中没有针对“park”的事项"),
]


@pytest.mark.parametrize(("title", "more", "begins"), REFUSED, ids=[one[0] for one in REFUSED])
def test_what_cannot_be_done_is_refused_before_any_work(
    title: str, more: list[str], begins: str, run: Run, firms: Path
) -> None:
    ran = run("match", firms, *DAY, *more)
    assert (ran.code, ran.out) == (2, ""), title
    assert ran.err.startswith(begins)


def test_a_list_of_enterprises_is_known_under_another_kind(run: Run, firms: Path) -> None:
    ran = run("match", firms, *DAY, "--kind", "park", packs=False)
    assert (ran.code, ran.err) == (
        2,
        "“firms.csv”看起来是企业名单，不是“园区”名单\n提示：请改用 --kind enterprise，或去掉 --kind\n",
    )
    told = run("match", firms, *DAY, "--kind", "park", "--json", "--lang", "en", packs=False).data
    assert [(one["code"], one["hint"]) for one in told["errors"]] == [
        ("cli.lists-enterprises", "use --kind enterprise, or leave --kind out")
    ]


def test_a_table_of_nobody_is_told_what_was_seen_and_which_options_help(run: Run, tmp_path: Path) -> None:
    odd = tmp_path / "odd.csv"
    odd.write_text("甲,乙\n1,2\n", encoding="utf-8")
    for kind in ("park", "enterprise"):
        ran = run("match", odd, *DAY, "--kind", kind, packs=False)
        assert ran.code == 2
        assert "没有找到可识别的表头" in ran.err
        assert "命令行用 --header-rows 2-3 和 --column 表头=指标，程序中用 header_rows 和 columns" in ran.err


def test_a_missing_register_is_answered_with_the_nearest_name(run: Run, firms: Path) -> None:
    ran = run("match", firms.with_name("firm.csv"))
    assert ran.code == 2
    assert ran.err == f"找不到文件“{firms.with_name('firm.csv')}”\n提示：最接近的文件：{firms}\n"


def test_a_missing_folder_of_packs_is_named(run: Run, firms: Path) -> None:
    ran = run("match", firms, "--packs", "nowhere", packs=False)
    assert (ran.code, ran.err.splitlines()[0]) == (2, "找不到文件夹“nowhere”")


def test_the_input_is_never_overwritten(run: Run, firms: Path, tmp_path: Path) -> None:
    register = tmp_path / "firms.xlsx"
    register.write_bytes(b"whatever it holds")
    ran = run("match", register, "--out", tmp_path / "." / "firms.xlsx")
    assert ran.code == 2
    assert ran.err.startswith("输出文件“")
    assert register.read_bytes() == b"whatever it holds"
    assert firms.exists()


def test_a_file_that_is_no_table_is_refused(run: Run, tmp_path: Path) -> None:
    odd = tmp_path / "odd.xlsx"
    odd.write_bytes(b"PK\x03\x04 not a workbook")
    ran = run("match", odd)
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_the_user_may_say_what_a_column_holds(run: Run, tmp_path: Path) -> None:
    register = tmp_path / "own.csv"
    register.write_text("登记表\n企业名称,产值（2025年）,研发,人数\n甲厂,6000,200,100\n", encoding="gb18030")
    columns = ("--column", "研发=研发费用", "--column", "人数＝职工人数", "--column", "产值（2025年）=营业收入")
    units = ("--unit", "研发=万元", "--unit", "产值（2025年）=万元", "--header-rows", "2", "--encoding", "gb18030")
    ran = run("match", register, *DAY, "--measure", "growing", *columns, *units, "--year", "2025", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert [one["verdicts"] for one in ran.data["firms"]] == [{"national/trial-1#growing": "yes"}]
