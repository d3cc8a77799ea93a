"""`ceyuan advise` as a user calls it: a page, JSON, a Word report; and what it says to wrong use."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

Run = Callable[..., SimpleNamespace]
DAY = ("--as-of", "2026-06-30")


def test_a_firm_that_meets_something_is_told_so(run: Run, firms: Path) -> None:
    ran = run("advise", firms, "--firm", "精密", *DAY)
    assert ran.code == 0
    assert ran.out.splitlines()[:7] == [
        "松云精密机械（上海）有限公司（91110000600037341L）　政策体检　2026年6月30日　基准年度2025年",
        "本结果由规则按所给数据自动生成，不是任何部门的决定；是否认定、是否给予支持以主管部门决定为准。",
        "",
        "一、已符合（1项）",
        "  ✓ 成长型企业（试〔2026〕1号　第二条）",
        "    给予：原文未载明金额；由试验部门决定。",
        "",
    ]
    assert ran.err == "加 --out 报告.docx 可写出 Word 体检报告。\n"


def test_a_firm_that_misses_one_thing_is_told_by_how_much(run: Run, firms: Path) -> None:
    ran = run("advise", firms, "--firm", "云海", *DAY)
    assert "职工人数为99人，要求不少于100人，还差1人（第二条（二））。" in ran.out


def test_the_page_is_english_on_request(run: Run, firms: Path) -> None:
    ran = run("advise", firms, "--firm", "精密", *DAY, "--lang", "en")
    assert ran.out.splitlines()[0].endswith(": policy check-up, 30 June 2026, reference year 2025")
    assert "1. Conditions met (1)" in ran.out.splitlines()


def test_data_is_one_object(run: Run, firms: Path) -> None:
    ran = run("advise", firms, "--firm", "精密", *DAY, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.data["firm"] == {"id": "91110000600037341L", "name": "松云精密机械（上海）有限公司"}
    assert [one["measure"] for one in ran.data["met"]] == ["national/trial-1#growing"]
    assert (ran.data["as_of"], ran.data["as_of_assumed"], ran.data["written"]) == ("2026-06-30", False, None)


def test_today_is_named_where_no_day_is_given(run: Run, firms: Path) -> None:
    ran = run("advise", firms, "--firm", "精密")
    assert ran.err.startswith("注意：没有写明日期，按今天（")


def test_a_word_report_is_written_and_is_the_same_each_time(run: Run, firms: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.docx", tmp_path / "b.docx"
    for out in (first, second):
        ran = run("advise", firms, "--firm", "精密", *DAY, "--out", out)
        assert (ran.code, ran.out) == (0, f"体检报告已写入：{out}\n")
    assert first.read_bytes() == second.read_bytes()
    document = Document(str(first))
    assert [one.text for one in document.paragraphs[:2]] == ["政策体检报告", "松云精密机械（上海）有限公司"]


def test_data_can_be_written_into_a_file(run: Run, firms: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.json"
    ran = run("advise", firms, "--firm", "精密", *DAY, "--out", out)
    assert ran.code == 0
    shown = run("advise", firms, "--firm", "精密", *DAY, "--json").data
    assert json.loads(out.read_text(encoding="utf-8")) == {key: shown[key] for key in shown if key != "written"}


def test_one_measure_can_be_asked_about(run: Run, firms: Path) -> None:
    ran = run("advise", firms, "--firm", "精密", *DAY, "--measure", "smart-factory", "--json")
    assert (ran.data["met"], [one["title"] for one in ran.data["pending"]]) == ([], ["智能工厂"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "是办公表格，请写明为哪一家体检\n提示：加 --firm 企业名称或代码；要看全部企业，用 ceyuan match --advice"),
        (("--firm", "没有此企业"), "登记表里没有企业“没有此企业”"),
        (("--firm", "精密", "--out", "a.pdf"), "体检报告写成 .docx 或 .json，不能写成“a.pdf”\n提示：请写成 a.docx"),
        (("--firm", "精密", "--out", "none/a.docx"), "没有文件夹"),
        (("--firm", "精密", "--threads", "2"), "选项 --threads 只用于整份列式登记表，不与 --firm 同用"),
        (("--firm", "精密", "--as-of", "2026-13-01"), "“2026-13-01”不是日期"),
    ],
)
def test_wrong_use_is_told_with_the_next_step(arguments: tuple[str, ...], message: str, run: Run, firms: Path) -> None:
    ran = run("advise", firms, *(arguments if "--as-of" in arguments else (*arguments, *DAY)))
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_a_register_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    ran = run("advise", tmp_path / "none.xlsx", "--firm", "甲", *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert "none.xlsx" in ran.err


def test_a_register_in_columns_is_advised_as_a_whole_or_one_firm_of_it(run: Run, firms: Path, tmp_path: Path) -> None:
    columns = tmp_path / "firms.parquet"
    assert run("columns", firms, "--out", columns, *DAY).code == 0
    whole = run("advise", columns, *DAY, "--json")
    assert (whole.code, whole.data["firms"]) == (0, 3)
    one = run("advise", columns, "--firm", "松云精密机械（上海）有限公司", *DAY, "--json")
    assert [measure["measure"] for measure in one.data["met"]] == ["national/trial-1#growing"]


def test_match_adds_the_sheets_of_advice_on_request(run: Run, firms: Path, tmp_path: Path) -> None:
    plain, advised = tmp_path / "plain.xlsx", tmp_path / "advised.xlsx"
    assert run("match", firms, *DAY, "--out", plain).code == 0
    assert run("match", firms, *DAY, "--out", advised, "--advice").code == 0
    names = {path: CalamineWorkbook.from_path(str(path)).sheet_names for path in (plain, advised)}
    assert [one for one in names[advised] if one not in names[plain]] == ["怎样做到", "组合", "阶梯"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), "cli.advice-needs-out"),
        (("--out", "x.xlsx", "--reference-year", "2024"), "cli.advice-other-year"),
    ],
)
def test_match_refuses_advice_it_cannot_give(arguments: tuple[str, ...], code: str, run: Run, firms: Path) -> None:
    ran = run("match", firms, *DAY, "--advice", *arguments, "--json")
    assert (ran.code, [one["code"] for one in ran.data["errors"]]) == (2, [code])
