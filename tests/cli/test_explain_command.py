from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

Run = Callable[..., SimpleNamespace]


DAY = ("--as-of", "2026-06-30")
WHOLE = """\
松云精密机械（上海）有限公司（91110000600037341L）　申报日期 2026-06-30　基准年度 2025年

智能工厂：待发布
  区试〔2026〕2号 第一条 · 首次申报 · 申报日期2026年6月30日 · 基准年度2025年
  实施细则待发布，目前不能判定。牵头：区经委（推定）。
  支持内容：实施细则待发布
  来源：据官方文本

成长型企业：符合
  试〔2026〕1号 第二条 · 首次申报 · 申报日期2026年6月30日 · 基准年度2025年
  符合全部条件。
  支持内容：原文未载明金额
  来源：据官方文本
  逐条：
    ✓ 〔第二条（一）〕研发费用占营业收入3%以上
      研发费用占营业收入：2025年为 3.2%（研发费用192万元 ÷ 营业收入6000万元），要求不低于3%，符合。
    ✓ 〔第二条（二）〕职工100人以上
      职工人数为 120人，要求不少于100人，符合。

当日不受理：
  领先企业：2026年6月30日不受理此类申报。受理期间：首次申报2027年1月1日起。
"""


@pytest.mark.parametrize(
    "firm",
    ["91110000600037341L", "松云精密机械（上海）有限公司", "松云精密机械(上海)有限公司", "松云 精密", "精密机械"],
)
def test_a_firm_is_found_by_code_name_or_part_and_told_whole(firm: str, run: Run, firms: Path) -> None:
    ran = run("explain", firms, "--firm", firm, *DAY)
    assert (ran.code, ran.out, ran.err) == (0, WHOLE, "")


def test_several_firms_are_listed(run: Run, firms: Path) -> None:
    ran = run("explain", firms, "--firm", "松", *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "有2家企业的名称含“松”：松云精密机械（上海）有限公司（91110000600037341L）、松江云海科技有限公司\n"
        "提示：请写统一社会信用代码，或更完整的名称\n"
    )


def test_an_unknown_firm_is_answered_with_the_nearest(run: Run, firms: Path) -> None:
    ran = run("explain", firms, "--firm", "浦江电气有限公司", *DAY)
    assert ran.code == 2
    assert ran.err.startswith("登记表里没有企业“浦江电气有限公司”\n提示：最接近的企业：浦江电子有限公司")


def test_english_throughout(run: Run, firms: Path) -> None:
    ran = run("explain", firms, "--firm", "浦江电子", "--measure", "growing", *DAY, "--lang", "en")
    assert ran.out.splitlines()[2:] == [
        "Growing enterprise: undecided",
        "  试〔2026〕1号 第二条 · first application · day of application 30 June 2026 · reference year 2025",
        "  Undecided: missing: R&D expenditure in 2025.",
        "  Gives: no amount stated",
        "  Source: read in the official text",
        "  Clause by clause:",
        "    ? [第二条（一）] R&D of at least 3% of revenue",
        (
            "      R&D expenditure as a share of operating revenue (2025): unknown "
            "(R&D expenditure missing ÷ operating revenue RMB 60 million); required: at least 3%. "
            "Missing: R&D expenditure in 2025 (from the enterprise; source: audit report or declaration)."
        ),
        "    ✓ [第二条（二）] At least 100 people",
        "      Staff: 150 people; required: at least 100 people; met.",
        "  To collect:",
        "    Missing: R&D expenditure in 2025 (from the enterprise; source: audit report or declaration).",
    ]


def test_the_data_hold_the_exact_numbers(run: Run, firms: Path) -> None:
    data = run("explain", firms, "--firm", "松云", "--measure", "growing", *DAY, "--json").data
    (verdict,) = data["verdicts"]
    finding = verdict["condition"]["members"][0]["findings"][0]
    assert (finding["exact_value"], finding["exact_bound"]) == ("0.032", "0.03")
    assert (verdict["document"], verdict["status"], verdict["answer"]) == ("试〔2026〕1号", "decided", "yes")
