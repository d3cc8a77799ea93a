"""`ceyuan combine` as a user calls it: a firm of a register, and an office's own items in every form."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter.workbook import Workbook

Run = Callable[..., SimpleNamespace]
DAY = ("--as-of", "2026-06-30")

ROWS = [
    ["编号", "名称", "金额（万元）", "不可兼得", "分组", "备注"],
    ["A", "技改补助", "100", "B、C", "泗泾镇", "见附件"],
    ["B", "贴息", "80", "", "泗泾镇", ""],
    ["C", "租赁补贴", "50", "", "车墩镇", ""],
    ["D", "首台套", "最高30", "", "车墩镇", ""],
    ["E", "人才奖励", "", "贴息", "", ""],
]
TREE = """\
items:
  - {key: A, name: 技改补助, amount: 100万元}
  - {key: B, name: 贴息, amount: 80万元}
  - {key: C, name: 租赁补贴, low: 500000, high: 50万}
conflicts:
  - {between: [A, B], direction: exclusive, same: [project]}
  - {between: [A, C], direction: higher}
"""
BEST = """\
items.csv

最优组合：确定130万元，最高160万元（其中由主管部门确定的不作承诺）
  ✓ 贴息：80万元
  ✓ 租赁补贴：50万元
  ✓ 首台套：最高30万元，由主管部门决定，不作承诺
  – 技改补助（100万元）：与“贴息”不可兼得；与“租赁补贴”不可兼得
  – 人才奖励（金额未知）：金额未知或为零，不计入合计；与“贴息”不可兼得
"""


def write_csv(path: Path, rows: list[list[str]], encoding: str = "utf-8") -> Path:
    path.write_text("\n".join(",".join(row) for row in rows), encoding=encoding)
    return path


@pytest.fixture
def items(tmp_path: Path) -> Path:
    return write_csv(tmp_path / "items.csv", ROWS)


def taken(ran: SimpleNamespace, which: str = "best") -> list[str]:
    assert ran.code == 0, ran.err
    return [one["key"] for one in ran.data[which]["taken"]]


def test_own_items_are_combined_and_told(run: Run, items: Path) -> None:
    ran = run("combine", "--items", items, packs=False)
    assert (ran.code, ran.out, ran.err) == (0, BEST, "没有用到的列：备注\n")


def test_english_tells_the_same(run: Run, items: Path) -> None:
    ran = run("combine", "--items", items, "--lang", "en", packs=False)
    assert ran.out.splitlines()[2:5] == [
        "Best combination: RMB 1.3 million for certain, at most RMB 1.6 million (what an office decides is no promise)",
        "  ✓ 贴息: RMB 800,000",
        "  ✓ 租赁补贴: RMB 500,000",
    ]


@pytest.mark.parametrize("name", ["items.yaml", "items.json", "items.xlsx", "gbk.csv"])
def test_every_form_of_file_says_the_same(name: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / name
    if name.endswith(".yaml"):
        path.write_text(TREE, encoding="utf-8")
    elif name.endswith(".json"):
        path.write_text(json.dumps(TREE_AS_JSON, ensure_ascii=False), encoding="utf-8")
    elif name.endswith(".csv"):
        write_csv(path, ROWS[:4], "gb18030")
    else:
        write_workbook(path)
    data = run("combine", "--items", path, "--json", packs=False).data
    best = data["best"]
    assert [one["key"] for one in best["taken"]] == ["B", "C"]
    assert (best["low"], best["high"], best["sentence"]) == ("1300000", "1300000", "130万元")
    assert [(one["key"], one["reason"], one["against"]) for one in best["left"]] == [("A", "conflict", ["B", "C"])]


TREE_AS_JSON = {
    "items": [
        {"key": "A", "name": "技改补助", "amount": "100万元"},
        {"key": "B", "name": "贴息", "amount": 800000},
        {"key": "C", "name": "租赁补贴", "amount": "50万元"},
    ],
    "conflicts": [{"between": ["A", "B"]}, {"between": ["C", "A"], "direction": "就高"}],
}


def write_workbook(path: Path) -> None:
    """Write items with a title above them, numbers as numbers, and conflicts by name on a sheet of their own."""
    book = Workbook(path)
    for name, rows in (
        (
            "事项",
            [
                ["候选事项"],
                [],
                ["名称", "编号", "金额（元）"],
                ["技改补助", "A", 1000000],
                ["贴息", "B", 800000.0],
                ["租赁补贴", "C", 500000],
            ],
        ),
        ("冲突", [["甲", "乙", "方式", "同一"], ["技改补助", "B", "就高", "项目"], ["A", "租赁补贴", "", ""]]),
        ("说明", [["随便写的"]]),
    ):
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                sheet.write(row, column, cell)
    book.close()


def test_what_is_assumed_the_same_is_said_with_the_other_total(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "items.yaml"
    path.write_text(TREE.replace("higher}", "higher, same: [project]}"), encoding="utf-8")
    ran = run("combine", "--items", path, packs=False)
    assert ran.out.splitlines()[5:] == [
        "  – 技改补助（100万元）：若为同一项目，与“贴息”不可兼得；若为同一项目，与“租赁补贴”就高不重复，只计较高的一项",
        "",
        "若推定相同的都不同（如不是同一项目）：230万元",
        "  ✓ 技改补助：100万元",
        "  ✓ 贴息：80万元",
        "  ✓ 租赁补贴：50万元",
    ]


def test_a_budget_is_kept_to(run: Run, items: Path) -> None:
    pytest.importorskip("scipy", reason="the solver is an extra")
    assert taken(run("combine", "--items", items, "--budget", "120万元", "--json", packs=False)) == ["B", "D"]
    assert taken(run("combine", "--items", items, "--budget", "100万", "--json", packs=False)) == ["A"]
    grouped = run(
        "combine",
        "--items",
        items,
        "--group-budget",
        "泗泾镇=90万元",
        "--group-budget",
        "车墩镇=40万元",
        "--json",
        packs=False,
    )
    assert taken(grouped) == ["B", "D"]
    assert [(one["key"], one["reason"]) for one in grouped.data["best"]["left"]] == [
        ("A", "conflict"),
        ("C", "budget"),
        ("E", "no-amount"),
    ]


def test_points_go_before_amounts_within_a_budget(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("scipy", reason="the solver is an extra")
    rows = [
        ["name", "amount", "points"],
        ["a", "60万元", "90"],
        ["b", "50万元", "70"],
        ["c", "50万元", "60"],
        ["d", "1万元", ""],
    ]
    ran = run("combine", "--items", write_csv(tmp_path / "a.csv", rows), "--budget", "100万元", "--json", packs=False)
    assert taken(ran) == ["b", "c"]
    assert ran.data["budget"] == "1000000"
    assert [one["reason"] for one in ran.data["best"]["left"]] == ["budget", "no-weight"]


def test_the_result_is_written(run: Run, items: Path, tmp_path: Path) -> None:
    book, text = tmp_path / "chosen.xlsx", tmp_path / "chosen.csv"
    for path in (book, text):
        ran = run("combine", "--items", items, "--out", path, packs=False)
        assert (ran.code, ran.err.splitlines()[-1]) == (0, f"已写出 {path}")
    rows = list(csv.reader(text.read_text(encoding="utf-8-sig").splitlines()))
    assert [row[:5] for row in rows[1:3]] == [
        ["选用", "B", "贴息", "800000", "800000"],
        ["选用", "C", "租赁补贴", "500000", "500000"],
    ]
    assert rows[-1] == [
        "合计",
        "",
        "",
        "1300000",
        "1600000",
        "",
        "确定130万元，最高160万元（其中由主管部门确定的不作承诺）",
    ]
    cells = CalamineWorkbook.from_path(str(book)).get_sheet_by_name("最优组合").to_python()
    assert cells[0][0] == "items.csv"
    assert cells[-1][:5] == ["合计", "", "", 1300000.0, 1600000.0]


def test_a_name_that_looks_like_a_formula_stays_a_name(run: Run, tmp_path: Path) -> None:
    rows = [["名称", "金额"], ["=1+1", "5万元"]]
    out = tmp_path / "out.csv"
    assert run("combine", "--items", write_csv(tmp_path / "a.csv", rows), "--out", out, packs=False).code == 0
    assert "'=1+1" in out.read_text(encoding="utf-8-sig").splitlines()[1]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [["名称", "金额（万元）"], ["甲", "约5"]],
            "B2：“约5”不能作为“金额”\n提示：应写：50万元，500000元 / 50万元, 500000元\n",
        ),
        (
            [["名称", "金额"], ["甲", "5"]],
            "B2：金额“5”没有单位\n提示：请把表头写成“金额（万元）”，或在格里写“50万元”，或加 --money-unit 万元\n",
        ),
        (
            [["名称", "金额（台）"], ["甲", "5"]],
            "B2：“5（台）”不能作为“金额”\n提示：应写：元、万元、亿元 / 元, 万元, 亿元\n",
        ),
        (
            [["名称", "金额（万元）", "择优"], ["甲", "5", "或许"]],
            "C2：“或许”不能作为“择优”\n提示：应写：是、否 / yes, no\n",
        ),
        (
            [["名称", "下限（万元）", "上限（万元）"], ["甲", "5", "4"]],
            "C2：“4”不能作为“上限”\n提示：应写：≥ 5\n",
        ),
        (
            [["名称", "金额（万元）"], ["甲", "-5"]],
            "事项“甲”的金额为负，或上限低于下限\n提示：请写不小于零的金额，下限不高于上限\n",
        ),
        (
            [["名称", "金额（万元）", "就高"], ["甲", "5", "乙"]],
            "冲突里提到的事项“乙”不在事项中\n提示：请核对编号，或把该事项加入事项表\n",
        ),
        (
            [["名称", "金额（万元）"], ["甲", "5"], ["甲", "6"]],
            "有两个事项的编号都是“甲”\n提示：请给每个事项一个自己的编号；没有编号列时，名称不能重复\n",
        ),
        (
            [["名称", "金额（万元）"]],
            "“a.csv”里的事项表只有表头，没有事项\n提示：请在表头下面一行写一个事项\n",
        ),
        (
            [["甲方", "乙方"], ["甲", "5"]],
            (
                "“a.csv”里没有找到事项表\n提示：表头应有“名称”（或“编号”）和“金额”（或“下限”“上限”），"
                "见 docs/commands.md 的 ceyuan combine\n"
            ),
        ),
    ],
)
def test_a_wrong_table_is_answered_with_place_and_next_step(
    rows: list[list[str]], said: str, run: Run, tmp_path: Path
) -> None:
    ran = run("combine", "--items", write_csv(tmp_path / "a.csv", rows), packs=False)
    assert (ran.code, ran.out, ran.err) == (2, "", said)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("items: [{name: 甲, amount: 五}]", "a.yaml:1:27"),
        ("items: [{name: 甲, sum: 5}]", "a.yaml:1:24"),
        ("items: [{amount: 5}]", "a.yaml:1:9"),
        ("items: [{name: 甲, amount: 5}]\nconflicts: [{between: [甲]}]", "a.yaml:2:23"),
        ("items: [{name: 甲, amount: 5}]\nconflicts: [{between: [甲, 乙], direction: 随意}]", "a.yaml:2:42"),
        ("items: [{name: 甲, amount: 5}]\nbudget: 很多", "a.yaml:2:9"),
        ("items: 5", "a.yaml:1:8"),
        ("- 5", "a.yaml:1:1"),
    ],
)
def test_a_wrong_file_is_answered_with_its_line(text: str, place: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    ran = run("combine", "--items", path, "--json", packs=False)
    assert ran.code == 2
    assert [one["places"] for one in ran.data["errors"]] == [[place]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "没有写明要组合什么"),
        (["ITEMS"], "“--firm”写法不对：—"),
        (["ITEMS", "--items", "ITEMS"], "“REGISTER / --items”写法不对："),
        (["ITEMS", "--firm", "甲", "--budget", "5万元"], "“--budget”写法不对：5万元"),
        (["--items", "ITEMS", "--firm", "甲"], "“--firm”写法不对：甲"),
        (["--items", "ITEMS", "--budget", "许多"], "--budget：“许多”不能作为“--budget”"),
        (["--items", "ITEMS", "--group-budget", "5万元"], "“--group-budget”写法不对：5万元"),
        (["--items", "ITEMS", "--group-budget", "甲=5万元"], "预算“甲”不能使用"),
        (["--items", "ITEMS", "--out", "a.txt"], "输出文件“a.txt”的扩展名不是 .xlsx"),
        (["--items", "ITEMS", "--out", "ITEMS"], "输出文件"),
        (["--items", "nowhere.csv"], "找不到文件“nowhere.csv”"),
    ],
)
def test_wrong_use_is_answered_with_the_right_form(arguments: list[str], said: str, run: Run, items: Path) -> None:
    ran = run("combine", *[items if one == "ITEMS" else one for one in arguments], packs=False)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)
    assert "\n提示：" in ran.err


FUND = """\
measure: {id}
title: {{zh: {title}, en: {en}}}
kind: fund
subject: enterprise
lane: reviewed
decided_by: 试验部门
clause: 第三条
read: official
applies:
  - {{application: first, from: 2026-01-01}}
conditions:
  all:
    - {{id: staff, clause: 第三条, text: 职工100人以上, en: At least 100 people, when: 职工人数 >= 100}}
benefit: {benefit}
"""
STACKING = """\
- id: once
  clause: 第四条
  text: 同一项目不重复支持
  read: official
  measures: [grant]
  with: {measures: [prize, bonus]}
  scope: [project]
  direction: exclusive
- id: elsewhere
  clause: 第五条
  text: 与外区扶持不重复
  read: official
  measures: [prize]
  with: {words: 外区扶持}
  scope: [enterprise]
  direction: higher
"""


@pytest.fixture
def funded(packs: Path, tmp_path: Path) -> Path:
    """Give the packs of these tests with three awards and what stands between them."""
    root = tmp_path / "packs"
    shutil.copytree(packs, root)
    folder = root / "national" / "trial-1"
    for name, title, benefit in (
        ("grant", "项目补助", "{lump_sum: 100万元}"),
        ("prize", "项目奖励", "{lump_sum: 80万元}"),
        ("bonus", "项目奖金", "{lump_sum: 50万元, discretionary: yes}"),
    ):
        text = FUND.format(id=name, title=title, en=name.capitalize(), benefit=benefit)
        (folder / "measures" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "stacking.yaml").write_text(STACKING, encoding="utf-8")
    return root


def test_a_firm_is_told_its_best_combination(run: Run, firms: Path, funded: Path) -> None:
    ran = run("combine", firms, "--firm", "松云", *DAY, "--packs", funded, packs=False)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "松云精密机械（上海）有限公司　申报日期 2026-06-30\n"
        "\n"
        "最优组合：100万元\n"
        "  ✓ 项目补助：100万元\n"
        "  – 项目奖金（最高50万元，由试验部门决定，不作承诺）："
        "若为同一项目，与“项目补助”不可兼得（第四条：同一项目不重复支持）\n"
        "  – 项目奖励（80万元）：若为同一项目，与“项目补助”不可兼得（第四条：同一项目不重复支持）\n"
        "\n"
        "若先比上限：确定80万元，最高130万元（其中由主管部门确定的不作承诺）\n"
        "  ✓ 项目奖金：最高50万元，由试验部门决定，不作承诺\n"
        "  ✓ 项目奖励：80万元\n"
        "\n"
        "若推定相同的都不同（如不是同一项目）：确定180万元，最高230万元（其中由主管部门确定的不作承诺）\n"
        "  ✓ 项目奖金：最高50万元，由试验部门决定，不作承诺\n"
        "  ✓ 项目补助：100万元\n"
        "  ✓ 项目奖励：80万元\n"
        "\n"
        "注意：与“外区扶持”的关系请自行核对（第五条：与外区扶持不重复）\n"
    )


def test_a_firm_that_meets_nothing_is_told_so(run: Run, firms: Path, funded: Path) -> None:
    ran = run("combine", firms, "--firm", "云海", *DAY, "--packs", funded, packs=False)
    assert (ran.code, ran.out.splitlines()[1]) == (0, "没有已经符合、涉及资金的事项。")
    data = run("combine", firms, "--firm", "云海", *DAY, "--packs", funded, "--json", packs=False).data
    assert (data["as_of"], data["best"]["low"], data["best"]["taken"]) == ("2026-06-30", "0", [])
