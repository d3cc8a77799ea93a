from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

Run = Callable[..., SimpleNamespace]
DAY = ("--as-of", "2026-06-30")


@pytest.fixture
def typed(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call `ceyuan ask` with lines typed."""

    def call(lines: str, *arguments: object) -> SimpleNamespace:
        monkeypatch.setattr("sys.stdin", io.StringIO(lines))
        return run("ask", *DAY, *arguments)

    return call


WHOLE = """\
政策自测　申报日期 2026-06-30　基准年度 2025年
回答不出的写“不清楚”，改上一题写“返回”，随时可写“结束”看结果，写“帮助”看说明。不用填企业名称，答案只留在本机。

〔已答0题　符合0项　不符合0项　未定1项　最多还有3题〕
"""


def test_a_firm_that_qualifies_is_told_so_when_nothing_can_change(typed: Run) -> None:
    ran = typed("120\n192万元\n6000万\n")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(WHOLE)
    assert "再问也不会改变任何结论，自测到此结束。\n\n符合（1项）：\n  ✓ 成长型企业：符合全部条件。\n" in ran.out
    assert ran.out.endswith("另有1项实施细则待发布、1项当日不受理，没有为它们提问。\n")


def test_one_answer_may_be_enough(typed: Run) -> None:
    ran = typed("99\n")
    assert "不符合（1项）：\n  ✗ 成长型企业：" in ran.out
    assert ran.out.count("〔已答") == 1


@pytest.mark.parametrize(
    ("written", "echo"),
    [
        ("192万元", "已记：192万元"),
        ("1.2亿元", "已记：1.2亿元"),
        ("１．２亿", "已记：1.2亿元"),
        ("¥1,920,000", "已记：192万元"),
        ("1920000元", "已记：192万元"),
        ("不适用", "已记：不适用"),
        ("0", "已记：0元"),
    ],
)
def test_money_is_taken_as_people_write_it(written: str, echo: str, typed: Run) -> None:
    assert echo in typed(f"120\n{written}\n结束\n").out


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("abc", "“abc”不是一个确定的数。请重写；不清楚的写“不清楚”。"),
        ("无", "“无”可能指没有填报，也可能指0；如为0请写0。"),
        ("12%", "所带的单位不能准确换算为“元”"),
        ("-3万元", "低于下限0元"),
        ("6000", "“6000”没有单位，是6000万元还是6000元？请重写；不清楚的写“不清楚”。"),
        ("", "请写答案；不清楚的写“不清楚”。"),
    ],
)
def test_nonsense_is_told_and_asked_again(written: str, message: str, typed: Run) -> None:
    ran = typed(f"120\n{written}\n结束\n")
    assert message in ran.out
    assert "已记：" not in ran.out.split("研发费用", 1)[1]


def test_an_answer_can_be_taken_back(typed: Run) -> None:
    ran = typed("99人\n")
    assert "不符合（1项）" in ran.out
    ran = typed("120\n返回\n99\n")
    assert ran.out.count("〔已答0题") == 2
    assert "不符合（1项）" in ran.out


def test_there_is_nothing_before_the_first_question(typed: Run) -> None:
    assert "这是第一题，没有可返回的。" in typed("返回\n结束\n").out


@pytest.mark.parametrize("mark", ["?", "？", "帮助"])
def test_a_question_mark_asks_for_help(mark: str, typed: Run) -> None:
    assert typed(f"{mark}\n完成\n").out.count("写“帮助”看说明") == 2


def test_other_words_for_back_and_end_are_taken(typed: Run) -> None:
    ran = typed("120\n退回\n99\n完成\n")
    assert ran.out.count("〔已答0题") == 2


def test_what_is_not_known_stays_open(typed: Run) -> None:
    ran = typed("不清楚\n跳过\n不知道\n")
    assert "待定（1项）：\n  ? 成长型企业：缺少" in ran.out


def test_the_end_of_the_input_ends_it(typed: Run) -> None:
    ran = typed("")
    assert (ran.code, ran.err) == (0, "")
    assert "待定（1项）" in ran.out


def test_english(typed: Run) -> None:
    ran = typed("help\n120\n", "--lang", "en")
    assert "[0 answered; qualifies for 0; not for 0; 1 undecided; at most 3 questions left]" in ran.out
    assert "Undecided (1):" in ran.out


def test_answers_are_kept_as_a_register_that_match_reads(typed: Run, run: Run, tmp_path: Path) -> None:
    book = tmp_path / "answers.xlsx"
    assert f"答案已写入：{book}" in typed("120\n192万元\n6000万\n", "--out", book).out
    matched = run("match", book, *DAY, "--json").data
    assert matched["intake"]["findings"] == []
    assert matched["firms"][0]["verdicts"]["national/trial-1#growing"] == "yes"


def test_answers_kept_as_json_are_read_again(typed: Run, run: Run, tmp_path: Path) -> None:
    kept = tmp_path / "answers.json"
    typed("120\n不清楚\n2000元\n", "--out", kept)
    assert json.loads(kept.read_text(encoding="utf-8"))["职工人数"] == "120"
    again = run("ask", *DAY, "--answers", kept, "--json").data
    assert again["question"] is None
    assert again["answers"] == json.loads(kept.read_text(encoding="utf-8"))


def test_without_a_terminal_the_next_question_is_data(run: Run, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("职工人数: 120\n研发费用: {2025年: 192万元}\n称号: []\n", encoding="utf-8")
    data = run("ask", *DAY, "--answers", answers).data
    assert data["question"]["fact"] == "营业收入"
    assert data["question"]["years"] == [2025]
    assert data["progress"] == {
        "yes": 0,
        "no": 0,
        "open": 1,
        "stuck": 0,
        "pending": 1,
        "closed": 1,
        "questions": 1,
    }
    assert [one["open"] for one in data["measures"]] == [
        one["answer"] == "unknown" and one["status"] == "decided" for one in data["measures"]
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- 1\n", "cli.answers-shape"),
        ("职员: 5\n", "cli.answers-name"),
        ("营业收入: 5万元\n", "cli.answers-years"),
        ("职工人数: {2025: 5}\n", "cli.answers-years"),
        ("职工人数: 很多\n", "cli.answers-value"),
        ("称号: [没有这个]\n", "cli.answers-name"),
        ("a: [\n", "packs.bad-yaml"),
    ],
)
def test_a_wrong_file_of_answers_is_told_with_its_place(text: str, code: str, run: Run, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(text, encoding="utf-8")
    ran = run("ask", *DAY, "--answers", answers, "--json")
    assert ran.code == 2
    assert [one["code"] for one in ran.data["errors"]] == [code]
    assert ran.data["errors"][0]["places"][0].startswith("answers.yaml")


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    ran = run("ask", "--answers", tmp_path / "none.yaml", "--json")
    assert (ran.code, ran.data["errors"][0]["code"]) == (2, "cli.file-missing")


@pytest.mark.parametrize(
    ("name", "code"), [("answers.csv", "cli.out-not-answers"), ("no/answers.xlsx", "report.folder-missing")]
)
def test_where_answers_cannot_be_kept(name: str, code: str, run: Run, tmp_path: Path) -> None:
    ran = run("ask", "--out", tmp_path / name, "--json")
    assert (ran.code, ran.data["errors"][0]["code"]) == (2, code)
