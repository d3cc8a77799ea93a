"""The pages about packs are what the tool writes, nothing more and nothing less, and every scheme is accounted for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from ceyuan.model.condition import Condition, Criterion, Group
from ceyuan.model.measure import Measure
from pack_measure_page import measure_page
from pack_pages import made_here, main, pack_pages
from pack_shelf import PAGES, Shelf, fill_shelf
from source_tree import ROOT, place_of

SHEETS = ROOT / ".." / "shared" / "domain" / "criteria.yaml"
CHAPTERS = ("## 什么时候的申报适用", "## 给什么", "## 条件", "## 没有公布或没有读到的", "## 文件", "## 样例")
AMOUNT = re.compile(r"\d[\d.]*(?:万|亿)元")


@pytest.fixture(scope="module")
def pages() -> Mapping[str, str]:
    return pack_pages()


def test_the_pages_are_current(pages: Mapping[str, str]) -> None:
    differ = [place for place, text in pages.items() if not stands(ROOT / place, text)]
    assert differ == [], "run `make docs`"


def stands(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def test_no_page_of_a_measure_that_is_gone_stays(pages: Mapping[str, str]) -> None:
    assert sorted(place_of(one) for one in made_here(ROOT / PAGES)) == sorted(pages)


def test_writing_again_changes_nothing_and_keeps_pages_written_by_hand(tmp_path: Path) -> None:
    by_hand = tmp_path / "not-encoded.md"
    by_hand.write_text("# 手写\n", encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    first = {one: one.read_bytes() for one in tmp_path.rglob("*.md")}
    gone = tmp_path / "national" / "gone.md"
    gone.write_text(next(iter(made_here(tmp_path))).read_text(encoding="utf-8"), encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    assert {one: one.read_bytes() for one in tmp_path.rglob("*.md")} == first
    assert by_hand.read_text(encoding="utf-8") == "# 手写\n"


def test_the_tool_wants_to_know_where_to_write(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert capsys.readouterr().err == "usage: python tools/pack_pages.py docs/packs\n"


def test_every_page_has_every_chapter(pages: Mapping[str, str]) -> None:
    lacking = [
        (place, chapter)
        for place, text in pages.items()
        for chapter in CHAPTERS
        if not place.endswith("/README.md") and f"\n{chapter}\n" not in text
    ]
    assert lacking == []


def test_every_table_has_as_many_cells_in_each_row(pages: Mapping[str, str]) -> None:
    uneven = []
    for place, text in pages.items():
        rows = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
        for block in rows:
            counts = {len(re.findall(r"(?<!\\)\|", row)) for row in block.splitlines()}
            if len(counts) > 1:
                uneven.append((place, block[:80]))
    assert uneven == []


def test_an_amount_is_never_shown_as_a_promise(pages: Mapping[str, str]) -> None:
    promises = []
    for place, text in pages.items():
        if place.endswith("/README.md"):
            continue
        chapter = text.partition("\n## 给什么\n")[2].partition("\n## ")[0]
        if AMOUNT.search(chapter) and "不是承诺" not in chapter:
            promises.append(place)
    assert promises == []


def test_an_example_of_elsewhere_says_so_at_once(pages: Mapping[str, str]) -> None:
    elsewhere = {place: text for place, text in pages.items() if "/other-districts/" in place}
    assert elsewhere != {}
    assert [place for place, text in elsewhere.items() if "**外区示例" not in text[:600]] == []


def test_a_scheme_with_an_unknown_measure_is_refused(tmp_path: Path) -> None:
    schemes = tmp_path / "schemes.yaml"
    schemes.write_text("some.scheme: [national/nowhere#nothing]\n", encoding="utf-8")
    with pytest.raises(ValueError, match="nothing"):
        fill_shelf(ROOT / "packs", schemes)


def growing(folder: Path) -> tuple[Measure, Shelf]:
    (folder / "schemes.yaml").write_text("", encoding="utf-8")
    shelf = fill_shelf(ROOT / "tests" / "cli" / "packs", folder / "schemes.yaml")
    return next(one for one in shelf.measures() if one.id == "growing"), shelf


def without_english(condition: Condition | None, *ids: str) -> Condition | None:
    if not isinstance(condition, Group):
        return condition
    members = [
        replace(one, en="") if isinstance(one, Criterion) and one.id in ids else one for one in condition.members
    ]
    return replace(condition, members=tuple(members))


SHARE = "研发费用占营业收入3%以上", "R&D of at least 3% of revenue", "`研发费用[-1] / 营业收入[-1] >= 0.03`"
STAFF = "职工100人以上", "At least 100 people", "`职工人数 >= 100`"
TABLES: Mapping[str, tuple[tuple[str, ...], list[str]]] = {
    "English beside the Chinese": (
        (),
        [
            "| 条款 | 要求 | 英文 | 规则 | 来源 | 说明 |",
            "|---|---|---|---|---|---|",
            f"| 第二条（一） | {SHARE[0]} | {SHARE[1]} | {SHARE[2]} | 官方 |  |",
            f"| 第二条（二） | {STAFF[0]} | {STAFF[1]} | {STAFF[2]} | 官方 |  |",
        ],
    ),
    "one criterion has none": (
        ("staff",),
        [
            "| 条款 | 要求 | 英文 | 规则 | 来源 | 说明 |",
            "|---|---|---|---|---|---|",
            f"| 第二条（一） | {SHARE[0]} | {SHARE[1]} | {SHARE[2]} | 官方 |  |",
            f"| 第二条（二） | {STAFF[0]} |  | {STAFF[2]} | 官方 |  |",
        ],
    ),
    "none has any: no column": (
        ("share", "staff"),
        [
            "| 条款 | 要求 | 规则 | 来源 | 说明 |",
            "|---|---|---|---|---|",
            f"| 第二条（一） | {SHARE[0]} | {SHARE[2]} | 官方 |  |",
            f"| 第二条（二） | {STAFF[0]} | {STAFF[2]} | 官方 |  |",
        ],
    ),
}


@pytest.mark.parametrize(("bare", "expected"), TABLES.values(), ids=list(TABLES))
def test_criteria_stand_beside_their_clause(tmp_path: Path, bare: tuple[str, ...], expected: list[str]) -> None:
    measure, shelf = growing(tmp_path)
    page = measure_page(replace(measure, condition=without_english(measure.condition, *bare)), shelf)
    chapter = page.partition("\n## 条件\n")[2].partition("\n## ")[0].strip().splitlines()
    assert chapter == ["须全部满足：", "", *expected]


def test_every_scheme_of_the_fact_sheets_is_accounted_for() -> None:
    if not SHEETS.is_file():
        pytest.skip("the fact sheets are not part of this repository")
    sheets = [one["id"] for one in yaml.safe_load(SHEETS.read_text(encoding="utf-8"))["schemes"]]
    taken = set(re.findall(r"`([^`]+)`", (ROOT / PAGES / "README.md").read_text(encoding="utf-8")))
    left = set(
        re.findall(r"^\| `([^`]+)` \|", (ROOT / PAGES / "not-encoded.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert [one for one in sheets if one not in taken | left] == []
    named = left | set(yaml.safe_load((ROOT / PAGES / "schemes.yaml").read_text(encoding="utf-8")))
    assert sorted(named - set(sheets)) == []
