"""The lint stops where a lawyer would, and nowhere else."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest

from ceyuan.errors import CeyuanErrors
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.lint import lint_library
from ceyuan.packs.load import load_library

DAY = date(2026, 11, 22)
DOCUMENT = "document: {number: 样〔2026〕1号, title: 样例, issuer: 样例委, level: district, read: own}\n"


class Packs(Protocol):
    def write(self, *lines: str, name: str = "sample") -> Path: ...


def findings(root: Path) -> list[str]:
    return [one.error.kind.code for one in lint_library(load_library(root), as_of=DAY, only=["district/sample"])]


def criterion(text: str, when: str = "境内独立法人", more: str = "") -> str:
    return f"conditions: {{id: a, clause: 一, text: {text}, en: x, when: '{when}'{more}}}"


def wordings(folder: str) -> list[tuple[str, str]]:
    """Give (topic, words) of every line of `lint.txt`."""
    text = (Path(__file__).parent / folder / "lint.txt").read_text(encoding="utf-8")
    found = []
    for block in text.split("# topic: ")[1:]:
        topic, *lines = block.strip().split("\n")
        found += [(topic, line) for line in lines if line]
    return found


BAD, CLEAN = wordings("bad"), wordings("good")
FAIR = [words for _, words in BAD[::3]]


def topics(root: Path) -> set[object]:
    found = lint_library(load_library(root), as_of=DAY, only=["district/sample"])
    return {one.error.data["topic"] for one in found if one.error.kind.code.startswith("lint.fair-competition")}


@pytest.mark.parametrize(("topic", "words"), BAD)
def test_local_and_named_conditions_need_a_ground(topic: str, words: str, packs: Packs) -> None:
    root = packs.write(criterion(words))
    assert "lint.fair-competition" in findings(root)
    assert topic in topics(root)


def test_every_topic_has_several_wordings() -> None:
    assert min(Counter(topic for topic, _ in BAD).values()) >= 5
    assert {topic for topic, _ in BAD} == {topic for topic, _ in CLEAN}


@pytest.mark.parametrize(("topic", "words"), BAD[::4])
def test_titles_notes_and_prerequisites_are_read_too(topic: str, words: str, packs: Packs) -> None:
    for line in (
        f"title: {{zh: {words}, en: x}}",
        f"note: {words}",
        f"requires: [{{id: first, holds: [高新技术企业], clause: 一, text: {words}}}]",
    ):
        root = packs.write(line)
        assert "lint.fair-competition-words" in findings(root), line
        assert topic in topics(root), line


def test_a_topic_is_asked_once_where_its_ground_can_stand(packs: Packs) -> None:
    more = ", ground: 条例第十二条第二项, ground_until: 2027-12-31"
    assert findings(packs.write("title: {zh: 民营企业, en: x}", criterion("民营企业"))) == ["lint.fair-competition"]
    assert findings(packs.write("title: {zh: 民营企业, en: x}", criterion("民营企业", more=more))) == []


def test_a_classification_favours_nobody(packs: Packs) -> None:
    lines = ("title: {zh: 规上在库企业, en: x}", "note: 在库")
    assert findings(packs.write(*lines)) == ["lint.fair-competition-words"]
    assert findings(packs.write("kind: classification", *lines)) == []


def test_a_catch_all_prerequisite_is_flagged(packs: Packs) -> None:
    line = "requires: [{id: first, holds: [高新技术企业], clause: 一, text: 高新技术企业及其他条件}]"
    assert findings(packs.write(line)) == ["lint.catch-all"]


@pytest.mark.parametrize("text", FAIR)
def test_a_ground_with_an_end_answers_the_question(text: str, packs: Packs) -> None:
    more = ", ground: 条例第十二条第二项, ground_until: 2027-12-31"
    assert findings(packs.write(criterion(text, more=more))) == []


@pytest.mark.parametrize(("topic", "words"), CLEAN)
def test_ordinary_conditions_raise_nothing(topic: str, words: str, packs: Packs) -> None:
    assert findings(packs.write(criterion(words))) == [], topic
    assert findings(packs.write(f"title: {{zh: {words}, en: x}}", f"note: {words}")) == [], topic


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


NEVER_BETWEEN = [
    "营业收入[-1] > 2000 * 万元 and 营业收入[-1] < 1000 * 万元",
    "营业收入[-1] >= 2000 * 万元 and 营业收入[-1] < 2000 * 万元",
    "2000 * 万元 < 营业收入[-1] and 营业收入[-1] <= 2000 * 万元",
    "营业收入[-1] = 1 * 万元 and 营业收入[-1] = 2 * 万元",
    "营业收入[-1] = 1 * 万元 and 营业收入[-1] != 1 * 万元",
    "2 * 营业收入[-1] > 4 * 万元 and 营业收入[-1] + 1 * 万元 < 3 * 万元",
    "-净利润[-1] > 1 * 万元 and 净利润[-1] > 0",
    "职工人数[-1] > 10 and 职工人数[-1] < 11",
    "职工人数[-1] >= 10 and 职工人数[-1] <= 11 and 职工人数[-1] != 10 and 职工人数[-1] != 11",
    "职工人数[-1] = 10.5",
    "职工人数[-1] > 9999999 and 职工人数[-1] != 10000000",
    "职工人数[-1] in (10..11)",
    "职工人数[-1] between 20 and 10",
    "职工人数[-1] > 10 and (职工人数[-1] < 5 or 职工人数[-1] = 7)",
    "not(职工人数[-1] > 10 or 职工人数[-1] < 20)",
    "研发费用[-1] / 营业收入[-1] >= 0.05 and 研发费用[-1] / 营业收入[-1] < 0.03",
    "研发费用[-1] / 营业收入[-1] > 0.05 and 研发费用[-1] / 营业收入[-1] <= 0.05",
    "年均增长率(营业收入, 2) > 0.2 and 年均增长率(营业收入, 2) < 0.1",
    "营业收入[-1] > 5 * 万元 and 境内独立法人 and 营业收入[-1] < 5 * 万元",
]
EITHER_WAY = [
    "营业收入[-1] > 1000 * 万元 and 营业收入[-1] < 2000 * 万元",
    "营业收入[-1] >= 2000 * 万元 and 营业收入[-1] <= 2000 * 万元",
    "营业收入[-1] > 0 and 营业收入[-1] < 0.000002 * 万元",
    "营业收入[-1] > 2000 * 万元 and 营业收入[-2] < 1000 * 万元",
    "营业收入[-1] > 2000 * 万元 or 营业收入[-1] < 1000 * 万元",
    "营业收入[-1] > 2000 * 万元 and 研发费用[-1] < 1000 * 万元",
    "-净利润[-1] > 1 * 万元 and 净利润[-1] < 0",
    "职工人数[-1] > 10 and 职工人数[-1] < 12",
    "职工人数[-1] >= 10 and 职工人数[-1] <= 11 and 职工人数[-1] != 10",
    "职工人数[-1] > 10 and (职工人数[-1] < 5 or 职工人数[-1] = 17)",
    "研发费用[-1] / 营业收入[-1] > 0.05 and 研发费用[-1] / 营业收入[-1] < 0.051",
]
ALWAYS_BETWEEN = [
    "职工人数[-1] < 5 or 职工人数[-1] >= 5",
    "职工人数[-1] <= 4 or 职工人数[-1] > 4",
    "职工人数[-1] <= 4 or 职工人数[-1] >= 5",
    "职工人数[-1] != 10.5",
]


@pytest.mark.parametrize("when", NEVER_BETWEEN)
def test_bounds_of_one_quantity_that_leave_nothing_are_errors(when: str, packs: Packs) -> None:
    assert findings(packs.write(criterion("甲", when))) == ["lint.never-true"]


@pytest.mark.parametrize("when", EITHER_WAY)
def test_bounds_that_leave_something_pass(when: str, packs: Packs) -> None:
    assert findings(packs.write(criterion("甲", when))) == []


@pytest.mark.parametrize("when", ALWAYS_BETWEEN)
def test_bounds_that_leave_nothing_out_are_flagged(when: str, packs: Packs) -> None:
    assert findings(packs.write(criterion("甲", when))) == ["lint.always-true"]


def leaf(name: str, when: str) -> str:
    return f"{{id: {name}, clause: 一, text: 甲, en: x, when: '{when}'}}"


MANY, FEW, SOME = leaf("many", "职工人数[-1] > 20"), leaf("few", "职工人数[-1] < 10"), leaf("some", "职工人数[-1] > 5")
UP, DOWN = leaf("up", "职工人数[-1] >= 20"), leaf("down", "职工人数[-1] < 20")

# Title; the conditions; the second criterion of each pair that cannot hold together.
TOGETHER = [
    ("同组", f"{{all: [{MANY}, {SOME}, {FEW}]}}", ["few"]),
    ("次序相反", f"{{all: [{FEW}, {MANY}]}}", ["many"]),
    ("内层组", f"{{all: [{MANY}, {{all: [{SOME}, {FEW}]}}]}}", ["few"]),
    ("内层组在前", f"{{all: [{{all: [{SOME}, {FEW}]}}, {MANY}]}}", ["many"]),
    ("任一组的一项", f"{{all: [{MANY}, {{any: [{SOME}, {FEW}]}}]}}", ["few"]),
    ("均不得有", f"{{none: [{UP}, {DOWN}]}}", ["down"]),
    ("须有与不得有", f"{{all: [{MANY}, {{none: [{SOME}]}}]}}", ["some"]),
    ("任一", f"{{any: [{MANY}, {FEW}]}}", []),
    ("至少一项", f"{{at_least: {{count: 1, of: [{MANY}, {FEW}]}}}}", []),
    ("两个任一组", f"{{all: [{{any: [{MANY}, {SOME}]}}, {{any: [{FEW}, {SOME}]}}]}}", []),
    ("不冲突", f"{{all: [{SOME}, {FEW}]}}", []),
]


@pytest.mark.parametrize(("title", "conditions", "expected"), TOGETHER, ids=[one[0] for one in TOGETHER])
def test_criteria_that_cannot_hold_together_are_errors(
    title: str, conditions: str, expected: list[str], packs: Packs
) -> None:
    found = list(lint_library(load_library(packs.write(f"conditions: {conditions}")), as_of=DAY))
    mine = [one for one in found if one.error.kind.code == "lint.never-together"]
    assert [one.error.spans[0].text for one in mine] == expected, title
    assert len(mine) == len([one for one in found if one.severity == "error"])


def test_the_message_names_both_criteria(packs: Packs) -> None:
    found = lint_library(load_library(packs.write(f"conditions: {{all: [{MANY}, {FEW}]}}")), as_of=DAY)
    message = next(one.error.render("zh") for one in found if one.severity == "error")
    assert "条件“few”与须同时满足的条件“many”不能同时成立" in message
    assert "职工人数[-1] > 20；职工人数[-1] < 10" in message


def test_a_share_without_cap_is_flagged(packs: Packs) -> None:
    assert findings(packs.write("benefit: {share: {rate: 10%, of: '营业收入[-1]'}}")) == ["lint.no-cap"]
    assert findings(packs.write("benefit: {share: {rate: 10%, of: '营业收入[-1]', cap: 300万元}}")) == []


def test_money_needs_a_document_number(packs: Packs) -> None:
    root = packs.write("benefit: {lump_sum: 5万元}")
    assert findings(root) == []
    pack = root / "district" / "sample" / "pack.yaml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("样〔2026〕1号", "通知"), encoding="utf-8")
    assert findings(root) == ["lint.no-number"]


def test_a_number_that_was_not_seen_is_said_openly(packs: Packs) -> None:
    root = packs.write("kind: fund", "benefit: {lump_sum: 50万元}")
    path = root / "district" / "sample" / "pack.yaml"
    path.write_text(DOCUMENT.replace("样〔2026〕1号", "not seen").replace("own", "own, note: 只见转载"), "utf-8")
    found = list(lint_library(load_library(root), as_of=DAY, only=["district/sample"]))
    assert [(one.error.kind.code, one.severity.value) for one in found] == [("lint.number-not-seen", "warning")]
    assert load_library(root).packs["district/sample"].document.number == "文号未见（样例）"


def test_a_number_not_seen_needs_a_note(packs: Packs) -> None:
    root = packs.write()
    path = root / "district" / "sample" / "pack.yaml"
    path.write_text(DOCUMENT.replace("样〔2026〕1号", "not seen"), "utf-8")
    with pytest.raises(CeyuanErrors) as caught:
        load_library(root)
    assert [one.kind.code for one in caught.value.errors] == ["packs.bad-field"]


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
