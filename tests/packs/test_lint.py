"""The lint stops where a lawyer would, and nowhere else."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Protocol

import pytest

from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.lint import lint_library
from ceyuan.packs.load import load_library

DAY = date(2026, 11, 22)


class Packs(Protocol):
    def write(self, *lines: str, name: str = "sample") -> Path: ...


def findings(root: Path) -> list[str]:
    return [one.error.kind.code for one in lint_library(load_library(root), as_of=DAY, only=["district/sample"])]


def criterion(text: str, when: str = "境内独立法人", more: str = "") -> str:
    return f"conditions: {{id: a, clause: 一, text: {text}, en: x, when: '{when}'{more}}}"


FAIR = [
    "在本区注册的独立法人",
    "在松江区注册并纳税",
    "税收户管在本区",
    "已纳统的工业企业",
    "民营企业",
    "采购本区企业产品",
    "与上海某某仪器有限公司签订合同",
    "承诺五年内不迁出",
]
CLEAN = ["境内注册的独立法人", "近三年未发生重大安全事故", "研发费用占营业收入3%以上", "从事特定细分市场3年以上"]


@pytest.mark.parametrize("text", FAIR)
def test_local_and_named_conditions_need_a_ground(text: str, packs: Packs) -> None:
    assert "lint.fair-competition" in findings(packs.write(criterion(text)))


@pytest.mark.parametrize("text", FAIR)
def test_a_ground_with_an_end_answers_the_question(text: str, packs: Packs) -> None:
    more = ", ground: 条例第十二条第二项, ground_until: 2027-12-31"
    assert findings(packs.write(criterion(text, more=more))) == []


@pytest.mark.parametrize("text", CLEAN)
def test_ordinary_conditions_raise_nothing(text: str, packs: Packs) -> None:
    assert findings(packs.write(criterion(text))) == []


def test_a_ground_that_has_ended_is_an_error(packs: Packs) -> None:
    more = ", ground: 条例第十二条, ground_until: 2026-11-21"
    assert findings(packs.write(criterion("在本区注册", more=more))) == ["lint.expired-ground"]


def test_a_ground_that_ends_today_still_holds(packs: Packs) -> None:
    more = ", ground: 条例第十二条, ground_until: 2026-11-22"
    assert findings(packs.write(criterion("在本区注册", more=more))) == []


@pytest.mark.parametrize("text", ["其他相关材料", "符合其他条件", "主管部门认为应当提交的其他材料"])
def test_catch_all_clauses_are_flagged(text: str, packs: Packs) -> None:
    assert findings(packs.write(criterion(text))) == ["lint.catch-all"]


NEVER = ["职工人数[-1] < 0", "营业收入[-1] > 10000 * 亿元", "研发费用[-1] >= 0 and 研发费用[-1] < 0"]
ALWAYS = ["职工人数[-1] >= 0", "营业收入[-1] + 研发费用[-1] >= 0"]


@pytest.mark.parametrize("when", NEVER)
def test_criteria_that_can_never_hold_are_errors(when: str, packs: Packs) -> None:
    assert findings(packs.write(criterion("甲", when))) == ["lint.never-true"]


@pytest.mark.parametrize("when", ALWAYS)
def test_criteria_that_always_hold_are_flagged(when: str, packs: Packs) -> None:
    assert findings(packs.write(criterion("甲", when))) == ["lint.always-true"]


@pytest.mark.parametrize("when", ["职工人数[-1] <= 0", "营业收入[-1] >= 10000 * 亿元", "净利润[-1] < 0"])
def test_criteria_that_may_go_either_way_pass(when: str, packs: Packs) -> None:
    assert findings(packs.write(criterion("甲", when))) == []


def test_a_share_without_cap_is_flagged(packs: Packs) -> None:
    assert findings(packs.write("benefit: {share: {rate: 10%, of: '营业收入[-1]'}}")) == ["lint.no-cap"]
    assert findings(packs.write("benefit: {share: {rate: 10%, of: '营业收入[-1]', cap: 300万元}}")) == []


def test_money_needs_a_document_number(packs: Packs) -> None:
    root = packs.write("benefit: {lump_sum: 5万元}")
    assert findings(root) == []
    pack = root / "district" / "sample" / "pack.yaml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("样〔2026〕1号", "通知"), encoding="utf-8")
    assert findings(root) == ["lint.no-number"]


def test_points_that_do_not_add_up_are_flagged(packs: Packs) -> None:
    card = "scorecard: {maximum: 100, items: [{item: a, title: 甲, max: 90, unpublished: 细则}]}"
    assert findings(packs.write(card)) == ["lint.points-sum"]


def test_unused_definitions_are_flagged(packs: Packs) -> None:
    root = packs.write()
    definition = "- {name: 没人用的, en: x, clause: 一, text: 甲, read: own, when: 境内独立法人}\n"
    (root / "district" / "sample" / "definitions.yaml").write_text(definition, encoding="utf-8")
    assert findings(root) == ["lint.unused"]


def test_bundled_packs_have_no_lint_errors() -> None:
    found = lint_library(load_library(bundled_packs()), as_of=DAY)
    assert [one.error.render("zh") for one in found if one.severity == "error"] == []
