"""Credit events of a register, from the file to the verdict: what counts, what is open, and what is never shown."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from ceyuan.cli.dates import Day
from ceyuan.cli.explanation import explanation_data
from ceyuan.cli.judging import Depth, Request, judge, prepare
from ceyuan.intake import IntakeOptions
from ceyuan.report.data import report_data
from ceyuan.report.gather import gather
from source_tree import ROOT

Run = Callable[..., SimpleNamespace]
Row = Sequence[object]

PACKS = ROOT / "tests" / "cli" / "credit-packs"
DAY = date(2026, 6, 30)
ONE_DAY = timedelta(days=1)
WORDS = ["企业名称", "事项类型", "等级", "主体", "认定日期", "公示截止日期", "修复日期"]
COMPLETE = [["事项类型", "主体", "完整自", "完整至"], ["全部", "全部", date(2020, 1, 1), date(2026, 12, 31)]]


def write(path: Path, events: Sequence[Row], *, complete: bool = True) -> Path:
    """Write a register of one firm with a patent, and its credit events."""
    sheets = {"企业": [["企业名称", "专利数"], ["甲公司", 1]], "信用": [WORDS, *(["甲公司", *one] for one in events)]}
    with xlsxwriter.Workbook(path) as book:
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in (sheets | ({"完整性": COMPLETE} if complete else {})).items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    sheet.write(number, column, value, days if isinstance(value, date) else None)
    return path


GRAVE, LISTED = ("安全事故", "重大", None, date(2025, 1, 1)), ("经营异常名录", None, None, date(2019, 1, 1))
CASES: dict[str, tuple[list[Row], bool, str]] = {
    "a complete record without events": ([], True, "yes"),
    "no events, but nobody says that the record is complete": ([], False, "unknown"),
    "a grave accident": ([GRAVE], True, "no"),
    "a grave accident counts, complete or not": ([GRAVE], False, "no"),
    "its publication ends on the day": ([(*GRAVE, DAY)], True, "no"),
    "its publication ended the day before": ([(*GRAVE, DAY - ONE_DAY)], True, "yes"),
    "repaired on the day": ([(*GRAVE, None, DAY)], True, "yes"),
    "repaired the day after": ([(*GRAVE, None, DAY + ONE_DAY)], True, "no"),
    "the end of its publication is no day": ([(*GRAVE, "2026年")], True, "unknown"),
    "repaired, but nobody says when": ([(*GRAVE, None, "是")], True, "unknown"),
    "repaired before it happened": ([(*GRAVE, None, date(2024, 1, 1))], True, "unknown"),
    "an accident without a grade": ([("安全事故", None, None, date(2025, 1, 1))], True, "unknown"),
    "an accident of a grade that accidents do not have": ([("安全事故", "严重", None, DAY)], True, "unknown"),
    "a small accident": ([("安全事故", "一般", None, DAY)], True, "yes"),
    "an accident too long ago": ([("安全事故", "重大", None, date(2023, 6, 30))], True, "yes"),
    "on the list, however long": ([LISTED], True, "no"),
    "its representative is on the list": ([("经营异常名录", None, "法定代表人", DAY)], True, "no"),
    "an event of unknown kind": ([("拖欠工资", None, None, DAY)], True, "unknown"),
    "an event of unknown kind, no longer published": ([("拖欠工资", None, None, None, DAY - ONE_DAY)], True, "yes"),
    "a licence is no mark against a firm": ([("行政许可", None, None, DAY)], True, "yes"),
}


@pytest.mark.parametrize(("events", "complete", "expected"), CASES.values(), ids=list(CASES))
def test_events_settle_what_they_can(
    events: list[Row],
    complete: bool,  # noqa: FBT001 -- a row of the table
    expected: str,
    tmp_path: Path,
    run: Run,
) -> None:
    path = write(tmp_path / "登记表.xlsx", events, complete=complete)
    ran = run("match", path, "--as-of", DAY, "--packs", PACKS, "--json", packs=False)
    assert [one["verdicts"] for one in ran.data["firms"]] == [{"national/trial-3#clean": expected}]
    told = run("explain", path, "--firm", "甲公司", "--as-of", DAY, "--packs", PACKS, "--json", packs=False)
    assert [one["answer"] for one in told.data["verdicts"]] == [expected]


@pytest.mark.parametrize(("events", "expected"), [([], "false"), ([GRAVE], "true"), ([(*GRAVE, None, DAY)], "false")])
def test_a_register_in_columns_holds_what_events_settle(
    events: list[Row], expected: str, tmp_path: Path, run: Run
) -> None:
    out = tmp_path / "firms.csv"
    register = write(tmp_path / "登记表.xlsx", events)
    assert run("columns", register, "--out", out, "--as-of", DAY, "--packs", PACKS, packs=False).code == 0
    with out.open(encoding="utf-8-sig", newline="") as stream:
        firms = list(csv.DictReader(stream))
    assert [one["incident"] for one in firms] == [expected]


def test_a_template_for_a_clean_record_takes_events(tmp_path: Path, run: Run) -> None:
    out = tmp_path / "空白.xlsx"
    assert run("template", out, "--packs", PACKS, packs=False).code == 0
    assert CalamineWorkbook.from_path(out).sheet_names == [
        "填写说明",
        "基本信息",
        "资质",
        "资质完整性",
        "信用记录",
        "信用记录完整性",
        "选项",
    ]


KINDS = st.sampled_from(["安全事故", "质量事故", "经营异常名录", "行政处罚"])
GRADES = st.sampled_from([None, "一般", "重大"])
ABOUT = st.sampled_from([None, "法定代表人"])
PAST = st.dates(date(2022, 1, 1), DAY - ONE_DAY)
EVENTS = st.lists(st.tuples(KINDS, GRADES, ABOUT, st.none() | PAST), max_size=2)


@st.composite
def ended(draw: st.DrawFn) -> Row:
    """Make an event that no longer counts on the day: its publication is over, or it is repaired."""
    decided, end = draw(PAST), draw(PAST)
    first, last = min(decided, end), max(decided, end)
    days = draw(st.sampled_from([(last, None), (None, last), (last, last)]))
    return (draw(KINDS), draw(GRADES), draw(ABOUT), draw(st.sampled_from([first, None])), *days)


def everything_said(path: Path) -> str:
    """Give whatever `match --json` and `explain --json` say about a register, but for what was read of it."""
    request = Request(path, PACKS, Day(DAY, assumed=False), None, (), IntakeOptions(), "zh")
    bench = prepare(request, lambda _done, _total: None)
    report = gather(bench.setting(), judge(bench, Depth(), lambda _done, _total: None))
    said = report_data(report, bench.intake)
    said = {key: value for key, value in said.items() if key != "intake"}
    return json.dumps([said, explanation_data(bench, bench.subjects[0])], ensure_ascii=False, default=str)


@settings(max_examples=20)
@given(EVENTS, ended())
def test_an_event_that_has_ended_changes_nothing_that_is_said(
    tmp_path_factory: pytest.TempPathFactory, events: list[Row], more: Row
) -> None:
    path = tmp_path_factory.getbasetemp() / "登记表.xlsx"
    for complete in (True, False):
        before = everything_said(write(path, events, complete=complete))
        assert everything_said(write(path, [*events, more], complete=complete)) == before
